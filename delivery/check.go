package delivery

import (
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// checked makes the check of one kind: a strict reading, then its rules.
func checked[T any](rules func(ref string, v *T) error) func(string, []byte) error {
	return func(ref string, doc []byte) error {
		v := new(T)
		if err := record.Decode(doc, v, nil); err != nil {
			return err
		}
		return rules(ref, v)
	}
}

var (
	ways     = []Way{Email, Post, Hand, Embassy, Form}
	purposes = []Purpose{Letter, Reminder}
	classes  = []appeal.Class{appeal.State, appeal.IGO, appeal.CoChairs, appeal.Other}
	steps    = []appeal.Step{appeal.Asked, appeal.Delivered, appeal.Undeliverable}
	grades   = []appeal.Grade{appeal.Accepted, appeal.AcceptedInPart, appeal.Noted, appeal.Refused, appeal.Referred, appeal.BesidePoint}
	kinds    = []Kind{Acknowledgement, AnswerMail, Bounce, Delayed, Receipt, OutOfOffice, Unknown}
	statuses = []string{"held", "tied", "aside"}
)

func checkDispatch(ref string, d *Dispatch) error {
	if err := first(record.SameID(d.Ref, ref), said("appeal", d.Appeal), said("addressee", d.Addressee)); err != nil {
		return err
	}
	switch {
	case !slices.Contains(ways, d.Way):
		return record.Bad("way", "%q is not a way; use email, post, by-hand, embassy or form", d.Way)
	case !slices.Contains(purposes, d.Purpose):
		return record.Bad("purpose", "%q is not a purpose; use letter or reminder", d.Purpose)
	case !slices.Contains(classes, d.Class):
		return record.Bad("class", "%q is not a class; use state, igo, co-chairs or other", d.Class)
	case d.When.IsZero():
		return record.Bad("date", "must be said")
	case d.Purpose == Reminder && (d.Of == "" || d.N < 1):
		return record.Bad("reminds", "a reminder names the dispatch that it repeats, and has a number from 1")
	case d.Purpose == Letter && (d.Of != "" || d.N != 0):
		return record.Bad("reminds", "only a reminder repeats a dispatch and has a number")
	case d.Of == ref || d.Resent == ref:
		return record.Bad("reminds", "a dispatch cannot repeat or replace itself")
	case strings.ContainsAny(d.MessageID, "<> \r\n"):
		return record.Bad("message_id", "%q is not a Message-ID without its angle brackets", d.MessageID)
	}
	for i, name := range d.For {
		if strings.TrimSpace(name) == "" || name == d.Addressee || slices.Contains(d.For[:i], name) {
			return record.Bad(fmt.Sprintf("for[%d]", i), "empty, or named twice")
		}
	}
	return first(digest("fingerprint", d.SHA256), digest("raw_sha256", d.Raw), citedIfAny(d.Cited))
}

func checkStep(ref string, s *Step) error {
	if err := first(record.SameID(s.Ref, ref), said("dispatch", s.Dispatch)); err != nil {
		return err
	}
	switch {
	case !strings.HasPrefix(ref, s.Dispatch+"/"):
		return record.Bad("dispatch", "%q is not the dispatch of the ref %q", s.Dispatch, ref)
	case !slices.Contains(steps, s.Step):
		return record.Bad("step", "%q is not a step that is entered; use asked, delivered or undeliverable", s.Step)
	case s.When.IsZero() || s.When.Earliest() != s.When.Latest():
		return record.Bad("date", "must be one day")
	case s.Proof.Kind != "" && ProofKinds[s.Proof.Kind] == (record.Word{}):
		return record.Bad("proof.kind", "%q is not a kind of proof that this program knows", s.Proof.Kind)
	case s.Step == appeal.Delivered && s.Proof.Kind == "":
		return record.Bad("proof", "delivered needs a proof: the accepting line of the recipient's mail server, a postal receipt, a signed copy, a photograph, a witness")
	case s.Step == appeal.Delivered && underway[s.Proof.Kind]:
		return record.Bad("proof.kind", "%q does not show that it arrived", s.Proof.Kind)
	case s.Step == appeal.Undeliverable && (s.Proof.Kind == "accepting-line" || s.Proof.Kind == "signed-copy"):
		return record.Bad("proof.kind", "%q shows that it arrived", s.Proof.Kind)
	case s.At != "" && !near(s.At, s.When.Latest()):
		return record.Bad("at", "%q is not a moment (RFC 3339) of the day %s", s.At, s.When)
	case s.Step == appeal.Undeliverable && s.Proof.Kind == "" && s.Note == "":
		return record.Bad("proof", "undeliverable needs a proof or a note: the bounce, the refused post, the refusal at the door with its witness")
	}
	return first(digest("proof.sha256", s.Proof.SHA256), citedIfAny(s.Cited))
}

func checkReply(ref string, r *Reply) error {
	if err := first(record.SameID(r.Ref, ref), said("appeal", r.Appeal), said("addressee", r.Addressee)); err != nil {
		return err
	}
	switch {
	case r.Kind != Acknowledgement && r.Kind != AnswerMail:
		return record.Bad("kind", "%q is no reply; use acknowledgement or answer", r.Kind)
	case r.When.IsZero():
		return record.Bad("date", "must be said, if only as a year")
	case !r.Presented.IsZero() && r.Presented.Earliest() > r.When.Latest():
		return record.Bad("presented", "%s is after the reply of %s", r.Presented, r.When)
	case r.Message != "" && r.SHA256 != "" && r.Message != MessageRef(r.SHA256):
		return record.Bad("sha256", "is not that of the message %s", r.Message)
	case r.Message == "" && r.SHA256 == "" && r.Text == "" && len(r.Citations) == 0:
		return record.Bad("message", "a reply needs what it rests on: the message, its text, or a source that reports it")
	}
	return first(digest("sha256", r.SHA256), citedIfAny(r.Cited))
}

func checkAnswer(ref string, a *Answer) error {
	if err := first(record.SameID(a.Ref, ref), said("reply", a.Reply), said("demand", a.Demand), said("why", a.Why),
		said("proposed_by.name", a.ProposedBy.Name)); err != nil {
		return err
	}
	switch {
	case ref != a.Reply+"/"+a.Demand:
		return record.Bad("id", "the id of an answer is that of its reply, a slash, and that of its demand")
	case !slices.Contains(grades, a.Grade):
		return record.Bad("grade", "%q is not a grade; use accepted, accepted-in-part, noted, refused, referred or beside-the-point", a.Grade)
	case a.Own != "" && !slices.Contains(grades, a.Own):
		return record.Bad("own_grade", "%q is not a grade", a.Own)
	case a.Grade == appeal.Referred && a.Names == "":
		return record.Bad("names", "referred names who is said to be responsible")
	case a.ReviewedBy.Name != "" && strings.EqualFold(a.ReviewedBy.Name, a.ProposedBy.Name) && strings.EqualFold(a.ReviewedBy.Organisation, a.ProposedBy.Organisation):
		return record.Bad("reviewed_by", "nobody reviews what they proposed themselves")
	}
	for i, p := range a.Passages {
		if p.Start < 0 || p.End-p.Start != len(p.Words) || p.Words == "" {
			return record.Bad(fmt.Sprintf("passages[%d]", i), "a passage is from its first byte to before its last, with the words there")
		}
	}
	return nil
}

func checkMessage(ref string, m *Message) error {
	_, moment := momentOf(m.Received)
	if err := first(record.SameID(m.Ref, ref), said("sha256", m.SHA256), digest("sha256", m.SHA256), said("received", m.Received)); err != nil {
		return err
	}
	switch {
	case ref != MessageRef(m.SHA256):
		return record.Bad("id", "the id of a message is m- and the first 32 digits of its fingerprint")
	case !slices.Contains(kinds, m.Kind):
		return record.Bad("kind", "%q is not a kind of message", m.Kind)
	case !slices.Contains(statuses, m.Status):
		return record.Bad("status", "%q is not known; use held, tied or aside", m.Status)
	case m.Size < 0:
		return record.Bad("size", "%d is not a number of bytes", m.Size)
	case !moment:
		return record.Bad("received", "%q is not a moment (RFC 3339)", m.Received)
	case m.Status == "tied" && m.Dispatch == "":
		return record.Bad("dispatch", "a tied message names its dispatch")
	case m.Status == "aside" && m.Reason == "":
		return record.Bad("reason", "what is set aside needs a reason")
	}
	return nil
}

// MessageRef is the id of a message with this fingerprint (hexadecimal SHA-256 of its bytes).
func MessageRef(sha256 string) string { return "m-" + sha256[:min(32, len(sha256))] }

// momentOf is the day (UTC) of a moment in RFC 3339.
func momentOf(s string) (day when.Day, ok bool) {
	at, err := time.Parse(time.RFC3339, s)
	return when.FromTime(at, time.UTC), err == nil
}

// near reports whether a moment is of a day or of its neighbours: a day is that of some place on earth.
func near(s string, day when.Day) bool {
	d, ok := momentOf(s)
	return ok && -1 <= d-day && d-day <= 1
}

// Before reports whether something was certainly before another thing, wherever on earth each of them was: with a day between
// them that both may share.
func Before(a, b when.When) bool { return !a.IsZero() && !b.IsZero() && a.Latest() < b.Earliest()-1 }

func digest(field, s string) error {
	if s == "" {
		return nil
	}
	if b, err := hex.DecodeString(s); err != nil || len(b) != 32 || strings.ToLower(s) != s {
		return record.Bad(field, "%q is not a SHA-256 in 64 small hexadecimal digits", s)
	}
	return nil
}

func citedIfAny(c record.Cited) error {
	if len(c.Citations) == 0 {
		return nil
	}
	return c.Check("")
}

func said(field, s string) error {
	if strings.TrimSpace(s) == "" {
		return record.Bad(field, "must be said")
	}
	return nil
}

// first is the first error of a list of checks that are cheap to make.
func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
