package web

import (
	"slices"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/when"
)

// toThePoint reports whether a grade says that the reply speaks to the demand.
func toThePoint(a delivery.Answer) bool { return a.Grade != appeal.BesidePoint }

// sentLetters are all letters to all addressees up to the as-of day, ours and those of others.
func sentLetters(p *Page) []sentLetter {
	d := directoryOf(p)
	var out []sentLetter
	for _, a := range p.House.Appeals.Appeals() {
		out = append(out, lettersIn(p, d, a, p.House.Appeals.ClocksOf(a.Ref, p.On), "")...)
	}
	return out
}

// lettersIn are the letters of one appeal, to one addressee where only is its id. clocks are those of the appeal, or of that
// addressee.
func lettersIn(p *Page, d *directory, a appeal.Appeal, clocks []appeal.Clock, only string) []sentLetter {
	if a.When.Latest() > p.On {
		return nil
	}
	var out []sentLetter
	back := p.House.Delivery.Returned(a.Ref)
	ours := map[string][]appeal.Clock{}
	for _, c := range clocks {
		id := d.id(c.Addressee)
		ours[id] = append(ours[id], c)
	}
	through := map[string][]string{} // id to its dispatches
	if len(back) > 0 {
		for _, x := range p.House.Delivery.DispatchesOf(a.Ref) {
			through[d.id(x.Addressee)] = append(through[d.id(x.Addressee)], x.Ref)
		}
	}
	for id, list := range ours {
		out = append(out, letterOf(p, d, id, list, through[id], back))
	}
	goes := d.goes[a.Ref]
	for _, id := range goes {
		if ours[id] == nil && (only == "" || only == id) {
			out = append(out, othersLetter(p, d, id, a, len(goes) == 1, back))
		}
	}
	return out
}

// letterOf is one of our letters to one addressee, by its dispatches (through). A letter whose demands have several terms is due when the longest has passed.
func letterOf(p *Page, d *directory, id string, clocks []appeal.Clock, through []string, back []appeal.Received) sentLetter {
	l := sentLetter{Who: id, Ours: true, Back: true, Due: true}
	first := when.Max
	for _, c := range clocks {
		l.Proved = l.Proved || c.Delivered.Proof != ""
		l.Acknowledged = l.Acknowledged || c.Acknowledged.Known
		l.Silent = l.Silent || c.Silent.Known
		l.Back = l.Back && c.Undeliverable.Known
		l.Due = l.Due && c.Due.Known && c.Due.On < p.On && !c.Closed.Known // what was withdrawn is not owed
		for _, m := range []appeal.Mark{c.Asked, c.Undeliverable} {
			if m.Known {
				first = min(first, m.On)
			}
		}
	}
	l.Year, _, _ = first.Civil()
	for _, r := range back {
		if !r.Answer || d.id(r.Addressee) != id && !slices.Contains(through, r.Dispatch) {
			continue
		}
		if r.On > p.On { // it may have come, and may not: the letter is not due, and nobody is silent
			if !r.When.IsZero() && r.When.Earliest() <= p.On {
				l.Due, l.Silent = l.Due && l.Answered, false
			}
			continue
		}
		l.Answered = true
		l.ToPoint = l.ToPoint || slices.ContainsFunc(p.House.Delivery.AnswersIn(r.Ref), toThePoint)
	}
	return l
}

// othersLetter is an appeal of which no dispatch is on record. alone: it goes to nobody else, so that the reply that the
// record tells of is this addressee's.
func othersLetter(p *Page, d *directory, id string, a appeal.Appeal, alone bool, back []appeal.Received) sentLetter {
	l := sentLetter{Who: id}
	l.Year, _, _ = a.When.Latest().Civil()
	for _, r := range back {
		if r.Answer && r.On <= p.On && (d.id(r.Addressee) == id || alone) {
			l.Answered = true
		}
	}
	if r := a.Reply; r != nil && !r.When.IsZero() && r.When.Latest() <= p.On && (alone || d.id(r.By) == id) {
		l.Answered = true
	}
	return l
}
