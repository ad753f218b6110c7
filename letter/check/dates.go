package check

import (
	"strconv"
	"strings"

	"github.com/upheld/upheld/when"
)

// dated is a date in a sentence: tokens lo to before hi. year and day are 0 where they are not said.
type dated struct {
	year, month, day int
	weekday          int // 0 Sunday to 6 Saturday, -1 where none is said
	lo, hi           int
	bad              bool // the calendar has no such day
}

var monthNames = map[string]map[string]int{
	"en": {
		"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
		"october": 10, "november": 11, "december": 12,
	},
	"fr": {
		"janvier": 1, "février": 2, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "août": 8, "aout": 8,
		"septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12, "decembre": 12,
	},
}

var weekdayNames = map[string]map[string]int{
	"en": {"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6},
	"fr": {"dimanche": 0, "lundi": 1, "mardi": 2, "mercredi": 3, "jeudi": 4, "vendredi": 5, "samedi": 6},
}

// datesIn finds the dates of a sentence, in English, French and ISO form.
func datesIn(s *sentence) []dated {
	var out []dated
	for i := 0; i < len(s.toks); i++ {
		if d, ok := s.dateAt(i); ok {
			d.settle(s)
			out = append(out, d)
			i = d.hi - 1
		}
	}
	return out
}

func (s *sentence) dateAt(i int) (dated, bool) {
	d := dated{weekday: -1, lo: i}
	if y, m, day, ok := isoDate(s.toks[i].low); ok {
		d.year, d.month, d.day, d.hi, d.bad = y, m, day, i+1, m == 0 || day == 0
		return d, true
	}
	months := monthNames[s.lang]
	if months == nil {
		return d, false
	}
	if n, ok := dayNumber(s.toks[i].low); ok && n > 0 {
		j := i + 1
		if s.is(j, "of") {
			j++
		}
		if j < len(s.toks) && months[s.toks[j].low] > 0 {
			d.day, d.month = n, months[s.toks[j].low]
			s.year(&d, j+1)
			return d, true
		}
		return d, false
	}
	m := months[s.toks[i].low]
	if m == 0 || s.lang == "en" && !s.toks[i].upper {
		return d, false
	}
	d.month = m
	if i+1 < len(s.toks) && s.lang == "en" {
		if n, ok := dayNumber(s.toks[i+1].low); ok && n > 0 {
			d.day = n
			s.year(&d, i+2)
			return d, true
		}
	}
	s.year(&d, i+1)
	return d, d.year > 0
}

// year reads the year at token j, with or without a comma before it.
func (s *sentence) year(d *dated, j int) {
	d.hi = j
	if s.is(j, ",") && d.day > 0 && s.lang == "en" {
		j++
	}
	if j < len(s.toks) && len(s.toks[j].low) == 4 {
		if y, ok := digits(s.toks[j].low); ok && y >= 1800 && y <= 2200 {
			d.year, d.hi = y, j+1
		}
	}
}

// settle adds the weekday before a date and says whether the calendar has it.
func (d *dated) settle(s *sentence) {
	j := d.lo - 1
	for s.is(j, ",", "the", "le") {
		j--
	}
	if j >= 0 {
		if w, ok := weekdayNames[s.lang][s.toks[j].low]; ok {
			d.weekday = w
		}
	}
	if d.day == 0 {
		return
	}
	y := d.year
	if y == 0 {
		y = 2000 // a leap year: 29 February may be meant
	}
	_, err := when.Date(y, d.month, d.day)
	d.bad = err != nil
}

// when is the time that a date means. A year that is not said is the last in which the day was not after on.
func (d dated) when(on when.Day) when.When {
	if d.bad {
		return when.When{}
	}
	y := d.year
	if y == 0 {
		y, _, _ = on.Civil()
		if day, err := when.Date(y, d.month, d.day); err != nil || day > on {
			y--
		}
	}
	iso := strconv.Itoa(10000 + y)[1:] + "-" + strconv.Itoa(100 + d.month)[1:]
	if d.day > 0 {
		iso += "-" + strconv.Itoa(100 + d.day)[1:]
	}
	w, err := when.Parse(iso)
	if err != nil {
		return when.When{}
	}
	return w
}

// dayNumber reads 28, 28th and 1er.
func dayNumber(w string) (int, bool) {
	num := w[:len(w)-len(strings.TrimLeft(w, "0123456789"))]
	switch w[len(num):] {
	case "", "st", "nd", "rd", "th", "er":
	default:
		return 0, false
	}
	if len(num) == 0 || len(num) > 2 {
		return 0, false
	}
	n, err := strconv.Atoi(num)
	return n, err == nil && n <= 99
}

// isoDate reads 2016-04-28, whether or not the calendar has it.
func isoDate(w string) (y, m, d int, ok bool) {
	if len(w) != len("2016-04-28") || w[4] != '-' || w[7] != '-' {
		return 0, 0, 0, false
	}
	y, e1 := strconv.Atoi(w[:4])
	m, e2 := strconv.Atoi(w[5:7])
	d, e3 := strconv.Atoi(w[8:])
	return y, m, d, e1 == nil && e2 == nil && e3 == nil && y > 0 && m >= 0 && d >= 0
}
