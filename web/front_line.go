package web

import (
	"cmp"
	"strings"

	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/web/words"
	"github.com/upheld/upheld/when"
)

// lineOf gathers the line of a case from all rooms.
func lineOf(p *Page, c record.Case) caseLine {
	l := caseLine{On: p.On, Letter: c.Head.Letter.When.Latest()}
	l.Knee = c.Head.Period.CoreEnd.Latest()
	l.Last = endOfYear(c.Head.Period.LastFact.Latest())
	l.Promises = promiseMarks(p, c)
	for _, a := range p.House.Record.Acts(record.ActFilter{}) {
		if a.When.IsZero() {
			continue
		}
		l.Acts = append(l.Acts, lineMark{
			Day: a.When.Earliest(), Strong: len(a.Victims) > 0,
			Title: p.T("line.mark", "what", record.TypeOf(a.Type).Word.In(p.Code), "day", a.When),
		})
	}
	for _, a := range p.House.Appeals.Appeals() {
		if !a.When.IsZero() {
			l.Appeals = append(l.Appeals, lineMark{Day: a.When.Earliest(), Title: p.T("line.mark", "what", a.IssuedBy, "day", a.When)})
		}
	}
	for _, e := range p.House.Elections.Elections() {
		l.Elections = append(l.Elections, lineMark{
			Day:   e.When.Earliest(),
			Title: p.T("line.election", "what", p.Name("election", e.Level), "day", e.When),
			Short: p.T("line.election-short", "what", p.Name("election", e.Level), "year", yearOf(e.When.Earliest())),
		})
	}
	l.Curve, l.Turns = curveOf(p)
	return l
}

// endOfYear is the last day of the year of d.
func endOfYear(d when.Day) when.Day {
	y, _, _ := d.Civil()
	e, err := when.Date(y, 12, 31)
	if err != nil {
		return d
	}
	return e
}

// curveOf is the count of the certainly held as steps, and the days on which three or more came out in one way.
func curveOf(p *Page) ([]lineStep, []lineMark) {
	spells := p.House.Custody.Spells()
	first, last := p.On, p.On
	type exit struct {
		day when.Day
		how custody.Manner
	}
	n := map[exit]int{}
	for _, s := range spells {
		if s.Start.IsZero() {
			continue
		}
		first = min(first, s.Start.Earliest())
		if end := s.End; !end.IsZero() {
			last = max(last, end.Latest())
			if end.Earliest() == end.Latest() && s.Manner != custody.SameDay && s.Form != custody.HouseForm {
				n[exit{end.Latest(), s.Manner}]++
			}
		}
	}
	var steps []lineStep
	for _, pt := range p.House.Custody.Curve(first, last, custody.Options{}) {
		steps = append(steps, lineStep{pt.Day, pt.Min})
	}
	var turns []lineMark
	for e, count := range n {
		if count < 3 {
			continue
		}
		k := words.Key("turn." + string(e.how))
		if !p.Has(k) {
			k = "turn.other"
		}
		turns = append(turns, lineMark{Day: e.day, Title: p.T(k, "n", count), Short: p.T("turn.short", "n", count)})
	}
	order.By(turns, func(a, b lineMark) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), strings.Compare(a.Title, b.Title))
	})
	return steps, turns
}

// promiseMarks are the instruments on which the demands of the letter rest and by which the country was bound on
// the as-of day, the oldest bond first. Agreements concluded together are one line.
func promiseMarks(p *Page, c record.Case) []lineMark {
	ids := map[string]bool{}
	for _, d := range p.House.Appeals.Demands() {
		for _, ref := range d.Grounds.Provisions {
			id, _, _ := strings.Cut(ref, "/")
			ids[id] = true
		}
	}
	var out []lineMark
	together := map[string]bool{}
	for _, in := range p.House.Promises.Instruments() {
		if !ids[in.ID] || together[cmp.Or(in.PartOf, in.ID)] {
			continue
		}
		st, err := p.House.Promises.Standing(c.Head.Country, in.ID, p.On)
		if err != nil || st.Bond != promise.Bound || st.Act.InForce.IsZero() {
			continue
		}
		together[cmp.Or(in.PartOf, in.ID)] = true
		name := p.NameOr("instrument", cmp.Or(in.PartOf, in.ID), cmp.Or(in.ShortTitle, in.Title))
		since := st.Act.InForce
		out = append(out, lineMark{
			Day:   since.Latest(),
			Title: p.T("line.promise", "what", name, "day", since),
			Short: p.T("line.promise-short", "what", name, "year", yearOf(since.Latest())),
		})
	}
	order.By(out, func(a, b lineMark) int { return cmp.Compare(a.Day, b.Day) })
	return out[:min(len(out), 4)]
}
