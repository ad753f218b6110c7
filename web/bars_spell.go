package web

import (
	"slices"

	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/when"
)

// spellBars are the bars of one spell up to a day: the custody, and the house arrest into which it went over.
func spellBars(p *Page, s custody.Spell, on when.Day) []bar {
	if s.Start.IsZero() || s.Start.Earliest() > on {
		return nil
	}
	class := barHeld
	switch {
	case s.Form == custody.HouseForm:
		class = barHouse
	case s.Manner == custody.Bail && s.End.Latest() <= on:
		class = barBail
	}
	out := []bar{cut(s.Start, s.End, on, class, spellTitle(p, s, on))}
	if h := s.House; h != nil && h.Since.Earliest() <= on {
		out = append(out, cut(h.Since, h.Until, on, barHouse, p.T("custody.house")))
	}
	return out
}

// cut is the bar between two times, ended at a day.
func cut(start, end when.When, on when.Day, class, title string) bar {
	b := bar{MaybeFirst: start.Earliest(), First: start.Latest(), Last: on, MaybeLast: on, Class: class, Title: title}
	if !end.IsZero() {
		b.Last, b.MaybeLast = min(end.Earliest(), on), min(end.Latest(), on)
	}
	b.First = min(b.First, on)
	return b
}

// spellTitle is a spell in one line: from when to when, and how it ended.
func spellTitle(p *Page, s custody.Spell, on when.Day) string {
	st := s.StatusOn(on)
	if st.Over == when.No || s.End.IsZero() {
		return p.T("custody.from", "start", s.Start)
	}
	return p.T("custody.from-to", "start", s.Start, "end", s.End, "how", p.manner(s.Manner))
}

// manner is how a spell ended, in the words of its room.
func (p *Page) manner(m custody.Manner) string { return custody.Manners[m].In(p.Code) }

// axisOf is the run of days that holds all given spells up to a day, in whole quarters.
func axisOf(spells []custody.Spell, on when.Day, marks ...when.Day) barAxis {
	a := barAxis{first: when.Max, last: when.Min}
	for _, m := range marks {
		if m <= on {
			a.marks = append(a.marks, m)
		}
	}
	for _, s := range spells {
		if s.Start.IsZero() || s.Start.Earliest() > on {
			continue
		}
		a.first = min(a.first, s.Start.Earliest())
		end := on
		if !s.End.IsZero() {
			end = min(s.End.Latest(), on)
		}
		if s.House != nil {
			end = on
			if !s.House.Until.IsZero() {
				end = min(s.House.Until.Latest(), on)
			}
		}
		a.last = max(a.last, end)
	}
	if a.first > a.last {
		return barAxis{first: on - 1, last: on}
	}
	for _, m := range slices.Clone(a.marks) {
		a.first, a.last = min(a.first, m), max(a.last, m)
	}
	a.first = quarterStart(a.first)
	a.last = min(quarterStart(a.last+92), max(on, a.last))
	return a
}
