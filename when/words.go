package when

import "strings"

// Words says w in plain words of English ("en"), French ("fr") or Khmer ("km"); any other language gets the ISO
// form, which nobody misreads. ParseWords takes the English and French words back. The zero When is "".
//
//	13 May 2016 · May 2016 · about May 2016 · before 13 May 2016 · between 11 and 13 November 2014
//	from 20 May to 2 June 2017 · since 28 April 2016 · until 13 May 2016
//	beginning about May 2016, ending on 2 June 2017
func (w When) Words(lang string) string {
	l, ok := tongues[lang]
	if !ok || w.IsZero() {
		return w.String()
	}
	return l.shape(w.shape())
}

// Short is Words for a table: a run of days is written with a dash, "20 May – 2 June 2017", "28 April 2016 –".
func (w When) Short(lang string) string {
	l, ok := tongues[lang]
	if !ok || w.IsZero() {
		return w.String()
	}
	sh := w.shape()
	a, b := sh.a, sh.b
	switch {
	case sh.run && a.plain() && b.plain() && a.lo.year == b.lo.year && a.lo.month == b.lo.month && a.lo.day > 0 && b.lo.day > 0:
		return l.dateBefore(a.lo, b.lo) + "–" + l.date(b.lo)
	case sh.run && a.plain() && b.plain():
		return l.dateBefore(a.lo, b.lo) + " – " + l.date(b.lo)
	case sh.run && a.plain() && b.open():
		return l.date(a.lo) + " –"
	case sh.run && a.open() && b.plain():
		return "– " + l.date(b.lo)
	}
	return l.shape(sh)
}

func (l tongue) shape(sh shape) string {
	a, b := sh.a, sh.b
	switch {
	case !sh.run:
		return l.end(a)
	case a.plain() && b.plain():
		return l.say(from, a.lo, l.dateBefore(a.lo, b.lo)) + l.say(to, b.lo, l.date(b.lo))
	case a.plain() && b.open():
		return l.say(since, a.lo, l.date(a.lo))
	case a.open() && b.plain():
		return l.say(until, b.lo, l.date(b.lo))
	}
	return l.side(begin, a, l.already) + ", " + l.side(finish, b, l.going)
}

// side says one end of a run that has an end which is more than a plain date.
func (l tongue) side(r role, e end, none string) string {
	switch {
	case e.open():
		return none
	case e.plain():
		return l.say(r, e.lo, l.date(e.lo))
	}
	// "beginning in", "début en": only the first word goes before another phrase.
	lead, _, _ := strings.Cut(l.lead[r][1], " ")
	return lead + " " + l.end(e)
}

func (l tongue) end(e end) string {
	switch {
	case !e.span && e.lo.about:
		return l.say(about, e.lo, l.date(e.lo))
	case !e.span:
		return l.date(e.lo)
	case !e.lo.open() && !e.hi.open():
		return l.say(between, e.lo, l.dateBefore(e.lo, e.hi)) + l.say(and, e.hi, l.date(e.hi))
	case e.lo.open():
		if next := e.hi.step(1); !next.open() {
			return l.say(before, next, l.date(next))
		}
		return l.say(notAfter, e.hi, l.date(e.hi))
	}
	if prev := e.lo.step(-1); !prev.open() {
		return l.say(after, prev, l.date(prev))
	}
	return l.say(notBefore, e.lo, l.date(e.lo))
}

// plain reports whether e is one date without "about".
func (e end) plain() bool { return !e.span && !e.open() && !e.lo.about }

// step is the next (n = 1) or former (n = -1) day, month or year, or an open part past the ends of the calendar.
func (p part) step(n int) part {
	if p.day > 0 {
		d := fromCivil(p.year, p.month, p.day) + Day(n)
		if d < Min || d > Max {
			return part{}
		}
		y, m, dd := d.Civil()
		return part{year: y, month: m, day: dd}
	}
	y, m := p.year, p.month
	if m == 0 {
		y += n
	} else if m += n; m == 0 {
		y, m = y-1, 12
	} else if m == 13 {
		y, m = y+1, 1
	}
	if y < 1 || y > 9999 {
		return part{}
	}
	return part{year: y, month: m}
}
