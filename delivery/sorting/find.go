package sorting

import (
	"regexp"
	"slices"
	"strings"

	"github.com/emersion/go-message/textproto"

	"github.com/upheld/upheld/delivery/tag"
)

// headFields are the fields in which a reply names the address to which it goes, or servers keep the first one.
var headFields = []string{
	"To", "Cc", "Bcc", "Delivered-To", "X-Original-To", "X-Envelope-To", "Envelope-To", "X-Delivered-To", "X-Rcpt-To",
	"X-Forwarded-To", "Apparently-To", "Resent-To", "Original-Recipient", "X-Original-Recipient", "X-Failed-Recipients",
}

// sorted is what the head says, with the texts and parts.
func (m *mailRead) sorted() Sorted {
	h := m.head
	s := Sorted{
		Subject: cut(field(h, "Subject"), 2000), Date: dateOf(h), Parts: m.parts, Bounce: m.bounce(),
	}
	s.From, s.Sender = sender(h)
	s.From = cut(s.From, 1000)
	for _, name := range []string{"To", "Cc"} {
		s.To = append(s.To, addresses(h, name)...)
	}
	s.To = s.To[:min(len(s.To), 100)]
	if all := ids(h, "Message-Id"); len(all) > 0 {
		s.MessageID = cut(oneLine(all[0]), 900)
	}
	text := strings.TrimSpace(strings.Join(m.texts, "\n\n"))
	if len(text) > maxText {
		m.say("the text is longer than %d MiB and was kept up to there", maxText>>20)
		text = cut(text, maxText)
	}
	s.Text = text
	if m.sealed != "" {
		m.say("the text is encrypted with %s; it is kept and not read", m.sealed)
	}
	s.Problems = m.list
	return s
}

// find collects the tags and references with their places.
func (s *Sorted) find(m *mailRead, recipients []string) {
	for _, to := range recipients {
		s.tags(Envelope, to)
	}
	for _, name := range headFields {
		for _, v := range m.head.Values(name) {
			s.tags(Head, v)
		}
	}
	for _, name := range []string{"In-Reply-To", "References", "Thread-Topic", "X-Ms-Exchange-Parent-Message-Id"} {
		for _, id := range ids(m.head, name) {
			s.refer(Chain, id)
		}
		for _, v := range m.head.Values(name) {
			s.tags(Chain, v)
		}
	}
	b := s.Bounce
	s.tags(Notice, b.EnvelopeID)
	s.tags(Notice, b.Original)
	s.refer(Notice, b.MessageID)
	place := Words
	if m.report || b.Action != "" {
		place = Notice
	}
	for _, h := range m.about {
		s.heads(place, h)
	}
	s.tags(Words, s.Subject)
	for _, t := range append(slices.Clone(m.texts), m.hidden...) {
		t = t[:min(len(t), maxSearched)]
		s.tags(Words, t)
		for _, id := range quotedID.FindAllStringSubmatch(t, 50) {
			s.refer(Words, id[1])
		}
	}
}

var quotedID = regexp.MustCompile(`(?im)^[>\s]*(?:Message-ID|Nachrichten-ID|Identifiant du message)\s*:\s*<?([^<>\s]{3,900}@[^<>\s]{1,255})>?`)

// heads looks into the head of a mail inside: one that we sent names our reply address and its own Message-ID.
func (s *Sorted) heads(place Where, h textproto.Header) {
	for _, name := range []string{"Reply-To", "From", "Return-Path", "Sender", "To", "List-Unsubscribe"} {
		for _, v := range h.Values(name) {
			s.tags(place, v)
		}
	}
	for _, name := range []string{"Message-Id", "In-Reply-To", "References"} {
		for _, id := range ids(h, name) {
			s.refer(place, id)
		}
	}
}

func (s *Sorted) tags(place Where, text string) {
	if text == "" {
		return
	}
	for _, t := range tag.All(text) {
		known := slices.ContainsFunc(s.Tags, func(x Tag) bool { return x.Tag == t })
		if !known && len(s.Tags) < maxTags {
			s.Tags = append(s.Tags, Tag{t, place})
		}
	}
}

func (s *Sorted) refer(place Where, id string) {
	if id == "" {
		return
	}
	known := slices.ContainsFunc(s.References, func(x Reference) bool { return x.ID == id })
	if !known && len(s.References) < maxRefs {
		s.References = append(s.References, Reference{id, place})
	}
}
