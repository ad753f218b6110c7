package when

import (
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"github.com/upheld/upheld/fault"
)

// ParseWords reads a When as people write it in English ("en") or French ("fr"), or the ISO form of Parse:
//
//	13 May 2016, May 13, 2016, Friday 13th of May 2016, May 2016, 2016, about May 2016, before 13 May 2016,
//	between 11 and 13 November 2014 (one of these days), from 20 May to 2 June 2017 (all of them),
//	since 28 April 2016, until 13 May 2016, by 13 May 2016
//	le 13 mai 2016, 1er mai 2016, vers mai 2016, avant le 13 mai 2016, entre le 11 et le 13 novembre 2014,
//	du 20 mai au 2 juin 2017, depuis le 28 avril 2016, jusqu'au 13 mai 2016
//
// It does not guess: years have four figures, 05/06/2016 is refused, and a weekday must be that of the day.
// Errors are fault.Invalid and quote what was not understood.
func ParseWords(s, lang string) (When, error) {
	e, ok := ears[lang]
	if !ok {
		return When{}, fault.New(fault.Invalid, "dates in words are read in English (en) and French (fr), not in %s", quote(lang))
	}
	if len(s) > 200 {
		return When{}, fault.New(fault.Invalid, "%s is too long for a date", quote(s))
	}
	text := strings.Join(strings.Fields(norm.NFC.String(s)), " ")
	if w, err := Parse(text); err == nil || looksISO(text) {
		return w, err
	}
	text = strings.NewReplacer("’", "'", "ʼ", "'").Replace(strings.ToLower(text))
	text = strings.TrimRight(text, ".,")
	if text == "" {
		return When{}, fault.New(fault.Invalid, "no date was given")
	}
	sh, err := e.shape(text)
	if err != nil {
		return When{}, err
	}
	return sh.when()
}

// looksISO tells a mistyped ISO form from words, so that the error speaks of what was meant.
func looksISO(s string) bool {
	if strings.HasPrefix(s, "..") {
		return true
	}
	_, ok := digits(s[:min(4, len(s))])
	return ok && len(s) > 4 && strings.ContainsRune("-./~", rune(s[4]))
}

// shape reads a whole phrase.
func (e ear) shape(s string) (shape, error) {
	if rest, ok := cutPrefix(s, e.already); ok {
		b, err := e.end(rest)
		return shape{b: b, run: true}, err
	}
	if rest, ok := cutPrefix(s, e.starts); ok {
		return e.beginning(rest)
	}
	if rest, ok := cutPrefix(s, e.froms); ok {
		left, right, ok := cutAny(rest, e.fromMid)
		if !ok {
			return shape{}, fault.New(fault.Invalid, "%s has a beginning and no end; for what is still going on write “since” or “depuis”", quote(s))
		}
		p, q, err := e.pair(left, right)
		return shape{a: end{lo: p, hi: p}, b: end{lo: q, hi: q}, run: true}, err
	}
	for _, o := range e.begins {
		rest, ok := strings.CutPrefix(s, o.words)
		if !ok || o.role != since && o.role != until {
			continue
		}
		p, err := e.whole(rest)
		if o.role == since {
			return shape{a: end{lo: p, hi: p}, run: true}, err
		}
		return shape{b: end{lo: p, hi: p}, run: true}, err
	}
	a, err := e.end(s)
	return shape{a: a}, err
}

// beginning reads what comes after "beginning": both ends of a run.
func (e ear) beginning(s string) (shape, error) {
	for _, g := range e.going {
		if left, ok := strings.CutSuffix(s, g); ok {
			a, err := e.end(left)
			return shape{a: a, run: true}, err
		}
	}
	left, right, ok := cutAny(s, e.finishMid)
	if !ok {
		return shape{}, fault.New(fault.Invalid, "%s does not say how it ended, or that it is still going on", quote(s))
	}
	a, err := e.end(left)
	if err != nil {
		return shape{}, err
	}
	b, err := e.end(right)
	return shape{a: a, b: b, run: true}, err
}

// end reads one date, or one day out of a span.
func (e ear) end(s string) (end, error) {
	if rest, ok := cutPrefix(s, e.betweens); ok {
		left, right, ok := cutAny(rest, e.betweenMid)
		if !ok {
			return end{}, fault.New(fault.Invalid, "%s names only one side", quote(s))
		}
		p, q, err := e.pair(left, right)
		return end{lo: p, hi: q, span: true}, err
	}
	for _, o := range e.begins {
		rest, ok := strings.CutPrefix(s, o.words)
		if !ok || o.role == since || o.role == until {
			continue
		}
		p, err := e.whole(rest)
		if err != nil {
			return end{}, err
		}
		return bounded(o.role, p)
	}
	p, err := e.whole(s)
	return end{lo: p, hi: p}, err
}

// bounded is the end that a role makes of a date.
func bounded(r role, p part) (end, error) {
	said := p.iso()
	switch r {
	case about:
		p.about = true
		return end{lo: p, hi: p}, nil
	case notAfter:
		return end{hi: p, span: true}, nil
	case notBefore:
		return end{lo: p, span: true}, nil
	case before:
		if p = p.step(-1); p.open() {
			return end{}, fault.New(fault.Invalid, "the calendar has no day before %s", said)
		}
		return end{hi: p, span: true}, nil
	}
	if p = p.step(1); p.open() {
		return end{}, fault.New(fault.Invalid, "the calendar has no day after %s", said)
	}
	return end{lo: p, span: true}, nil
}

// pair reads two dates of which the first may leave out what the second says, "11 and 13 November 2014", and the
// second the month that the first said, "November 11 and 13, 2014".
func (e ear) pair(left, right string) (p, q part, err error) {
	a, err := e.date(left)
	if err != nil {
		return part{}, part{}, err
	}
	b, err := e.date(right)
	if err != nil {
		return part{}, part{}, err
	}
	if a.year == 0 {
		if b.day > 0 && b.month == 0 && a.day > 0 {
			b.month = a.month
		}
		if a.day > 0 && a.month == 0 {
			a.month = b.month
		}
		a.year = b.year
	}
	if p, err = a.check(); err != nil {
		return part{}, part{}, err
	}
	q, err = b.check()
	return p, q, err
}

func (e ear) whole(s string) (part, error) {
	l, err := e.date(s)
	if err != nil {
		return part{}, err
	}
	return l.check()
}

// check makes sure that l is a day, month or year of the calendar and that its weekday, if said, is right.
func (l loose) check() (part, error) {
	switch {
	case l.year == 0:
		return part{}, fault.New(fault.Invalid, "%s has no year of four figures", quote(l.said))
	case l.day > 0 && l.month == 0:
		return part{}, fault.New(fault.Invalid, "%s has no month", quote(l.said))
	case l.day == 0 && l.weekday >= 0:
		return part{}, fault.New(fault.Invalid, "%s has a weekday and no day", quote(l.said))
	case l.day == 0:
		return l.part, nil
	}
	d, err := Date(l.year, l.month, l.day)
	if err != nil {
		return part{}, err
	}
	if l.weekday >= 0 && d.Weekday() != time.Weekday(l.weekday) {
		return part{}, fault.New(fault.Invalid, "%s was a %s, not a %s", d, d.Weekday(), time.Weekday(l.weekday))
	}
	return l.part, nil
}

func cutPrefix(s string, prefixes []string) (string, bool) {
	for _, p := range prefixes {
		if rest, ok := strings.CutPrefix(s, p); ok {
			return rest, true
		}
	}
	return s, false
}

func cutAny(s string, seps []string) (left, right string, ok bool) {
	for _, sep := range seps {
		if left, right, ok = strings.Cut(s, sep); ok {
			return left, right, true
		}
	}
	return s, "", false
}
