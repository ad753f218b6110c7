package receive

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/delivery/sorting"
	"github.com/upheld/upheld/order"
)

// The words of delivery.Message.Status and How.
const (
	held     = "held"
	tied     = "tied"
	aside    = "aside"
	byPerson = "a person"
)

// howOf says by what a mail was tied.
var howOf = map[sorting.Where]string{
	sorting.Envelope: "address", sorting.Head: "address", sorting.Chain: "references", sorting.Notice: "bounce", sorting.Words: "text",
}

// sorted is a message on its way into the record.
type sorted struct {
	delivery.Message
	from sorting.Sorted
	at   Envelope
}

func messageOf(s sorting.Sorted, raw []byte, digest string, env Envelope) sorted {
	m := delivery.Message{
		Ref: delivery.MessageRef(digest), Received: env.At.UTC().Format("2006-01-02T15:04:05Z"), Via: env.Via, SHA256: digest, Size: len(raw),
		From: s.From, To: env.To, Subject: s.Subject, ID: s.MessageID, Text: s.Text, Parts: s.Parts, Kind: s.Kind,
		Why: s.Why, Status: held, Problems: s.Problems,
	}
	if m.From == "" {
		m.From = env.From
	}
	if len(m.To) == 0 {
		m.To = s.To
	}
	if !s.Date.IsZero() {
		m.Date = s.Date.Format("2006-01-02T15:04:05Z07:00")
	}
	return sorted{m, s, env}
}

// candidate is a dispatch that something in the mail names.
type candidate struct {
	delivery.Dispatch
	where sorting.Where
}

// candidates are the dispatches that tags and Message-IDs name, the surest place first.
func (x *Inbox) candidates(s sorting.Sorted) []candidate {
	var out []candidate
	for _, t := range s.Tags {
		if d, ok := x.index.tag(t.Tag); ok {
			out = append(out, candidate{d, t.Where})
		}
	}
	for _, r := range s.References {
		if d, ok := x.index.id(r.ID); ok {
			out = append(out, candidate{d, r.Where})
		}
	}
	order.By(out, func(a, b candidate) int { return cmp.Compare(a.where, b.where) })
	return out
}

// settle finds whose the mail is and what becomes of it.
func (x *Inbox) settle(ctx context.Context, m *sorted) error {
	list := x.candidates(m.from)
	if len(list) == 0 || missing(m.from, list) {
		if err := x.index.refresh(ctx, x.book); err != nil {
			return err
		}
		list = x.candidates(m.from)
	}
	if loop := x.loop(m, list); loop != "" {
		m.Status, m.Reason = aside, "loop: "+loop
		return nil
	}
	d, where, other := pick(list)
	switch {
	case other != nil:
		m.Why = append(m.Why, fmt.Sprintf("held: it names two letters, %s (%s) and %s (%s)", d.Ref, where, other.Ref, other.where))
		return nil
	case d.Ref == "":
		why := "held: no tag and no Message-ID of a letter of ours"
		if len(m.from.Tags) > 0 {
			why = "held: no letter has the tag of its address"
		}
		m.Why = append(m.Why, why)
		return nil
	}
	m.Dispatch, m.How = d.Ref, howOf[where]
	m.Why = append(m.Why, fmt.Sprintf("tied by the %s", where))
	if m.Kind != delivery.Unknown {
		m.Status = tied
	}
	if _, proves := x.step(*m); proves {
		m.Status = held
		m.Why = append(m.Why, "held: whoever knows the address of the letter can write such a notice; what it says of the letter counts when a person has looked")
	}
	return nil
}

// missing says that the surest tag of the mail is not known yet, though something weaker is.
func missing(s sorting.Sorted, list []candidate) bool {
	return len(s.Tags) > 0 && s.Tags[0].Where < list[0].where
}

// pick takes the surest dispatch. Another one in a place that is not just text makes it doubtful, unless both are of one
// thread: a letter and its reminder to the same addressee.
func pick(list []candidate) (d delivery.Dispatch, where sorting.Where, other *candidate) {
	if len(list) == 0 {
		return d, 0, nil
	}
	best := list[0]
	for _, c := range list[1:] {
		same := c.Ref == best.Ref || c.Appeal == best.Appeal && c.Addressee == best.Addressee
		if !same && (c.where < sorting.Words || best.where == sorting.Words) {
			return best.Dispatch, best.where, &c
		}
	}
	return best.Dispatch, best.where, nil
}

// loop says why a mail is one of ours that comes back as it went.
func (x *Inbox) loop(m *sorted, list []candidate) string {
	if m.from.Loop != "" {
		return m.from.Loop
	}
	if m.ID == "" {
		return ""
	}
	if d, ok := x.index.id(m.ID); ok {
		return "it is the mail of the dispatch " + d.Ref
	}
	return ""
}

// Guess is a dispatch to which a held mail may belong. Nothing is tied by a guess; a person looks.
type Guess struct {
	Dispatch string
	Why      string
}

// guesses proposes dispatches by the domain of the sender and by the subject, the likeliest first.
func (x *Inbox) guesses(m delivery.Message) []Guess {
	if m.Dispatch != "" {
		return []Guess{{m.Dispatch, "the " + m.How}}
	}
	domain := domainOf(m.From)
	subject := bare(m.Subject)
	type scored struct {
		Guess
		n int
	}
	var out []scored
	for _, d := range x.index.all() {
		s := scored{Guess: Guess{Dispatch: d.Ref}}
		if ours := domainOf(d.Address); domain != "" && (ours == domain || strings.HasSuffix(domain, "."+ours) || strings.HasSuffix(ours, "."+domain)) {
			s.n, s.Why = 2, "the sender's domain is "+domain
		}
		if ours := bare(d.Subject); len(ours) > 8 && strings.Contains(subject, ours) {
			s.n += 2
			s.Why = strings.TrimPrefix(s.Why+"; the subject is that of the letter", "; ")
		}
		if s.n > 0 {
			out = append(out, s)
		}
	}
	order.By(out, func(a, b scored) int { return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.Dispatch, b.Dispatch)) })
	var list []Guess
	for _, s := range out[:min(len(out), 10)] {
		list = append(list, s.Guess)
	}
	return list
}

func domainOf(address string) string {
	_, d, ok := strings.Cut(address, "@")
	if !ok || strings.Count(d, ".") == 0 {
		return ""
	}
	return strings.ToLower(strings.Trim(strings.Fields(d)[0], "<>,;\""))
}

// bare is a subject without the signs of replies, in small letters.
func bare(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	for {
		head, rest, ok := strings.Cut(s, ":")
		if !ok || len([]rune(head)) > 8 {
			return strings.Join(strings.Fields(s), " ")
		}
		s = strings.TrimSpace(rest)
	}
}
