package when

import (
	"strconv"
	"strings"

	"github.com/upheld/upheld/fault"
)

// Widths of "about" (a trailing ~ in ISO 8601-2:2019, 4.2.1, which leaves the width open). These are this
// project's convention: a day may be off by seven days, a month by one month, a year by one year, either way.
const (
	aboutDays   = 7
	aboutMonths = 1
	aboutYears  = 1
)

// part is one date as precise as it was written: month 0 for a year, day 0 for a month. Year 0 is an open side.
type part struct {
	year, month, day int
	about            bool
}

// end is a part, or (span) one day out of a span from lo to hi, either of which may be open.
type end struct {
	lo, hi part
	span   bool
}

// shape is a whole When as written: one end, or (run) all days from a to b.
type shape struct {
	a, b end
	run  bool
}

// Parse reads the ISO form of a When (ISO 8601-1 and 8601-2:2019, "EDTF"), strictly:
//
//	2016-05-13                 that day
//	2016-05, 2016              one day or more of that month, of that year
//	2014-11-11..2014-11-13     one of these days
//	..2016-05-12               one of the days up to then: "before 13 May 2016"
//	2016-05-14..               one of the days from then on: "after 13 May 2016"
//	2017-05-20/2017-06-02      all of these days
//	2016-05/2017-06            all days from some day of May to some day of June
//	2016-04-28/..              all days from then on, no end known: "since"
//	../2016-05-13              all days up to then, no start known: "until"
//	2016-05-13~                about then: seven days, one month or one year either way
//
// An end of a run may itself be a span (2014-11-11..2014-11-13/2018-08-20: begun on one of three days) or an
// about. String of the result is s. Errors are fault.Invalid and name the part that is wrong.
func Parse(s string) (When, error) {
	sh, err := parseShape(s)
	if err != nil {
		return When{}, err
	}
	w, err := sh.when()
	if err != nil {
		return When{}, err
	}
	w.text = s
	return w, nil
}

func parseShape(s string) (shape, error) {
	left, right, run := strings.Cut(s, "/")
	if strings.Contains(right, "/") {
		return shape{}, fault.New(fault.Invalid, "%s has more than one /", quote(s))
	}
	a, err := parseEnd(left, run)
	if err != nil {
		return shape{}, err
	}
	sh := shape{a: a, b: a, run: run}
	if run {
		if sh.b, err = parseEnd(right, run); err != nil {
			return shape{}, err
		}
		if sh.a.open() && sh.b.open() {
			return shape{}, fault.New(fault.Invalid, "%s says nothing: both of its ends are open", quote(s))
		}
	}
	return sh, nil
}

// parseEnd reads one side of a run, or a whole When that is not a run. Only a side of a run may be open (..).
func parseEnd(s string, inRun bool) (end, error) {
	lo, hi, span := strings.Cut(s, "..")
	if !span {
		p, err := parsePart(s)
		return end{lo: p, hi: p}, err
	}
	if lo == "" && hi == "" {
		if !inRun {
			return end{}, fault.New(fault.Invalid, "%s says nothing: both of its ends are open", quote(s))
		}
		return end{}, nil
	}
	e := end{span: true}
	for _, side := range []struct {
		text string
		to   *part
	}{{lo, &e.lo}, {hi, &e.hi}} {
		if side.text == "" {
			continue
		}
		p, err := parsePart(side.text)
		if err != nil {
			return end{}, err
		}
		if p.about {
			return end{}, fault.New(fault.Invalid, "%s: a span (..) takes no ~; make the span wider instead", quote(s))
		}
		*side.to = p
	}
	return e, nil
}

func parsePart(s string) (part, error) {
	iso, about := strings.CutSuffix(s, "~")
	p := part{about: about}
	ok := len(iso) == 4 || len(iso) == 7 && iso[4] == '-' || len(iso) == 10 && iso[4] == '-' && iso[7] == '-'
	if ok {
		p.year, ok = digits(iso[:4])
	}
	if ok && len(iso) >= 7 {
		p.month, ok = digits(iso[5:7])
	}
	if ok && len(iso) == 10 {
		p.day, ok = digits(iso[8:])
	}
	if !ok {
		return part{}, fault.New(fault.Invalid, "%s is not a date; write it as 2016-05-13, 2016-05 or 2016", quote(s))
	}
	var err error
	switch len(iso) {
	case 4:
		_, err = Year(p.year)
	case 7:
		_, err = Month(p.year, p.month)
	default:
		_, err = Date(p.year, p.month, p.day)
	}
	if err != nil {
		return part{}, err
	}
	return p, nil
}

// quote keeps a hostile or endless text out of the error words.
func quote(s string) string {
	if r := []rune(s); len(r) > 60 {
		s = string(r[:60]) + "…"
	}
	return strconv.Quote(s)
}

func (p part) open() bool { return p.year == 0 }

func (e end) open() bool { return e.lo.open() && e.hi.open() }
