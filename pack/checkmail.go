package pack

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/order"
)

// whole is what the letters, the replies and the demands of a pack and of the book say together: a record of the pack goes
// before one of the book.
type whole struct {
	c          *contents
	in         map[string]*Record // of the pack, not refused
	appeals    map[string]appeal.Appeal
	demands    map[string]appeal.Demand
	letters    map[string]letter.Text
	dispatches map[string]delivery.Dispatch
	replies    map[string]delivery.Reply
}

// checkMail refuses what dispatches, replies, grades and claims say against one another.
func (c *contents) checkMail(old map[string]book.Doc) {
	w := &whole{
		c: c, in: map[string]*Record{}, appeals: map[string]appeal.Appeal{}, demands: map[string]appeal.Demand{}, letters: map[string]letter.Text{},
		dispatches: map[string]delivery.Dispatch{}, replies: map[string]delivery.Reply{},
	}
	said := map[string]bool{}
	for i := range c.records {
		r := &c.records[i]
		said[r.Ref] = true
		if !r.bad {
			w.in[r.Ref] = r
			w.take(r.Doc())
		}
	}
	for ref, d := range old {
		if !said[ref] {
			w.take(d)
		}
	}
	for i := range c.records {
		if r := &c.records[i]; !r.bad {
			w.check(r)
		}
	}
	w.numbers()
}

func (w *whole) take(d book.Doc) {
	switch d.Kind {
	case "appeal.appeal":
		keepDoc(w.appeals, d)
	case "appeal.demand":
		keepDoc(w.demands, d)
	case "letter.text":
		keepDoc(w.letters, d)
	case delivery.KindDispatch:
		keepDoc(w.dispatches, d)
	case delivery.KindReply:
		keepDoc(w.replies, d)
	}
}

func keepDoc[T any](m map[string]T, d book.Doc) {
	var v T
	if json.Unmarshal(d.JSON, &v) == nil { // what cannot be read is refused already
		m[d.Ref] = v
	}
}

func (w *whole) check(r *Record) {
	switch r.Kind {
	case delivery.KindDispatch:
		w.dispatch(r)
	case delivery.KindReply:
		w.reply(r)
	case delivery.KindAnswer:
		var a delivery.Answer
		if json.Unmarshal(r.Doc().JSON, &a) == nil {
			w.answer(r, a)
		}
	case appeal.KindClaim:
		var cl appeal.Claim
		d, ok := appeal.Demand{}, false
		if json.Unmarshal(r.Doc().JSON, &cl) == nil {
			d, ok = w.demands[cl.Demand]
		}
		if ok && len(d.AskedOf) > 0 && !slices.ContainsFunc(d.AskedOf, func(x appeal.Addressee) bool { return x.Name == cl.Addressee }) {
			w.c.refuse(r, "addressee", "%s is not asked by %s; it asks %s", quote(cl.Addressee), cl.Demand, askedBy(d))
		}
	case "appeal.outcome":
		var o appeal.Outcome
		if json.Unmarshal(r.Doc().JSON, &o) == nil && o.ReviewedBy.Name != "" &&
			o.ReviewedBy.Name == o.ProposedBy.Name && o.ReviewedBy.Organisation == o.ProposedBy.Organisation {
			w.c.refuse(r, "reviewed_by", "nobody reviews what they proposed themselves")
		}
	}
}

func askedBy(d appeal.Demand) string {
	var names []string
	for _, a := range d.AskedOf {
		names = append(names, a.Name)
	}
	return strings.Join(names, ", ")
}

func (w *whole) dispatch(r *Record) {
	d := w.dispatches[r.Ref]
	if l, ok := w.letters[d.Letter]; ok && l.Appeal != d.Appeal {
		w.c.refuse(r, "letter", "is the letter of %s, and the dispatch is of %s", l.Appeal, d.Appeal)
		return
	} else if ok && d.SHA256 != "" && l.Fingerprint != d.SHA256 {
		w.c.refuse(r, "fingerprint", "is not that of %s, which is %s", d.Letter, l.Fingerprint)
		return
	}
	for _, x := range []struct{ field, ref string }{{"reminds", d.Of}, {"replaces", d.Resent}} {
		field, ref := x.field, x.ref
		first, ok := w.dispatches[ref]
		switch {
		case !ok:
		case first.Appeal != d.Appeal || first.Addressee != d.Addressee:
			w.c.refuse(r, field, "%s went to %s for %s, and this to %s for %s", ref, quote(first.Addressee), first.Appeal, quote(d.Addressee), d.Appeal)
			return
		case first.When.Earliest() > d.When.Latest():
			w.c.refuse(r, "date", "%s is before %s, the day of %s", d.When, first.When, ref)
			return
		}
	}
}

func (w *whole) reply(r *Record) {
	p := w.replies[r.Ref]
	d, tied := w.dispatches[p.Dispatch]
	a := w.appeals[p.Appeal]
	switch {
	case tied && d.Appeal != p.Appeal:
		w.c.refuse(r, "dispatch", "is of %s, and the reply is to %s", d.Appeal, p.Appeal)
	case tied && delivery.Before(p.When, d.When):
		w.c.refuse(r, "date", "%s is before %s, the day of %s, which it answers", p.When, d.When, p.Dispatch)
	case delivery.Before(p.When, a.When):
		w.c.refuse(r, "date", "%s is before %s, the day of %s, to which it is a reply", p.When, a.When, p.Appeal)
	}
}

// answer refuses a grade for a demand that the reply was not asked about, and passages that its text does not hold.
func (w *whole) answer(r *Record, a delivery.Answer) {
	p, ok := w.replies[a.Reply]
	if !ok {
		return
	}
	if d, ok := w.demands[a.Demand]; ok && d.Appeal != "" && d.Appeal != p.Appeal &&
		!slices.ContainsFunc(d.Restated, func(x appeal.Restated) bool { return x.Appeal == p.Appeal }) {
		w.c.refuse(r, "demand", "%s is a reply to %s, which neither makes nor restates %s", a.Reply, p.Appeal, a.Demand)
		return
	}
	for _, x := range []struct {
		field string
		by    appeal.Assessor
	}{{"proposed_by.organisation", a.ProposedBy}, {"reviewed_by.organisation", a.ReviewedBy}} {
		if slices.ContainsFunc(w.demands[a.Demand].AskedOf, func(who appeal.Addressee) bool {
			return strings.EqualFold(who.Name, strings.TrimSpace(x.by.Organisation))
		}) {
			w.c.refuse(r, x.field, "%s is asked by %s and cannot grade the answer; the grade that it gives itself is own_grade", quote(x.by.Organisation), a.Demand)
			return
		}
	}
	for i, g := range a.Passages {
		if p.Text == "" {
			w.c.refuse(r, "passages", "%s has no text in which they could stand", a.Reply)
			return
		}
		if g.Start < 0 || g.End > len(p.Text) || g.Start > g.End || p.Text[g.Start:g.End] != g.Words {
			w.c.refuse(r, fmt.Sprintf("passages[%d]", i), "the text of %s does not hold these words at bytes %d to %d", a.Reply, g.Start, g.End)
			return
		}
	}
}

// numbers refuses reminders of one dispatch that do not number up from 1, by day.
func (w *whole) numbers() {
	of := map[string][]delivery.Dispatch{}
	for ref, d := range w.dispatches {
		if d.Of != "" {
			d.Ref = ref
			of[d.Of] = append(of[d.Of], d)
		}
	}
	for _, list := range of {
		order.By(list, func(a, b delivery.Dispatch) int {
			return cmp.Or(cmp.Compare(a.N, b.N), cmp.Compare(a.When.Latest(), b.When.Latest()), strings.Compare(a.Ref, b.Ref))
		})
		for i, d := range list {
			r := w.in[d.Ref]
			switch {
			case r == nil || r.bad:
			case d.N != i+1:
				w.c.refuse(r, "n", "the reminders of %s number up from 1; this would be number %d", d.Of, i+1)
			case i > 0 && d.When.Latest() < list[i-1].When.Earliest():
				w.c.refuse(r, "date", "%s is before %s, the day of the reminder before it", d.When, list[i-1].When)
			}
		}
	}
}
