package read

import (
	"strconv"
	"strings"

	"github.com/upheld/upheld/when"
)

var months = func() map[string]int {
	m := map[string]int{}
	for n, list := range []string{
		"january jan janvier enero", "february feb fevrier febrero", "march mar mars marzo", "april apr avril abril", "may mai mayo", "june jun juin junio",
		"july jul juillet julio", "august aug aout agosto", "september sept sep septembre septiembre setiembre", "october oct octobre octubre",
		"november nov novembre noviembre", "december dec decembre diciembre",
	} {
		for w := range fieldsOf(list) {
			m[w] = n + 1
		}
	}
	return m
}()

// dateIn finds the first full date in tokens [i, j): the day, and the tokens it takes. In numbers the day comes first, as
// everywhere but in the United States; a second number above 12 shows the American order.
func (d *doc) dateIn(t []tok, i, j int) (day when.Day, from, to int) {
	for k := i; k < j; k++ {
		if v, n, ok := dateAt(t, k, j); ok {
			return v, k, k + n
		}
	}
	return 0, 0, 0
}

func dateAt(t []tok, k, j int) (when.Day, int, bool) {
	if t[k].kind == number {
		if v, ok := numeric(t[k].w); ok {
			return v, 1, true
		}
		if day, m, ok := gluedDay(t[k].w); ok && k+1 < j {
			n := k + 1
			if t[n].w == "," && n+1 < j {
				n++
			}
			dd, _ := ordinal(day)
			if y, ok := yearOf(t[n].w); ok && dd > 0 {
				v, err := when.Date(y, m, dd)
				return v, n + 1 - k, err == nil
			}
		}
		// 13 May 2016, 1er mai 2016, 13 de mayo de 2016, 13th of May, 2016
		d, ok := ordinal(t[k].w)
		if !ok {
			return 0, 0, false
		}
		n := k + 1
		for n < j && (t[n].w == "of" || t[n].w == "de" || t[n].w == "th" || t[n].w == "º") {
			n++
		}
		if n >= j || months[t[n].w] == 0 {
			return 0, 0, false
		}
		m := months[t[n].w]
		n++
		for n < j && n < k+8 && (t[n].w == "," || t[n].w == "de" || t[n].w == "del" || t[n].w == ".") {
			n++
		}
		if n < j {
			if y, ok := yearOf(t[n].w); ok {
				v, err := when.Date(y, m, d)
				return v, n + 1 - k, err == nil
			}
		}
		return 0, 0, false
	}
	m := months[t[k].w]
	if m == 0 || t[k].kind != word {
		return 0, 0, false
	}
	// May 13, 2016; May 13th 2016
	n := k + 1
	if n < j && t[n].w == "." {
		n++
	}
	if n >= j {
		return 0, 0, false
	}
	d, ok := ordinal(t[n].w)
	if !ok {
		return 0, 0, false
	}
	n++
	for n < j && (t[n].w == "," || t[n].w == "th") {
		n++
	}
	if n < j {
		if y, ok := yearOf(t[n].w); ok {
			v, err := when.Date(y, m, d)
			return v, n + 1 - k, err == nil
		}
	}
	return 0, 0, false
}

// numeric reads 27.4.2016, 27/04/16, 2016-04-27.
func numeric(w string) (when.Day, bool) {
	f := strings.FieldsFunc(w, func(r rune) bool { return r == '.' || r == '/' || r == '-' })
	if len(f) != 3 || len(w) > 10 {
		return 0, false
	}
	var n [3]int
	for i := range f {
		v, err := strconv.Atoi(f[i])
		if err != nil {
			return 0, false
		}
		n[i] = v
	}
	y, m, d := n[2], n[1], n[0]
	switch {
	case len(f[0]) == 4:
		y, m, d = n[0], n[1], n[2]
	case len(f[2]) == 2:
		y += 2000
	case len(f[2]) != 4:
		return 0, false
	}
	if m > 12 && d <= 12 {
		m, d = d, m
	}
	if y < 1900 || y > 2100 {
		return 0, false
	}
	v, err := when.Date(y, m, d)
	return v, err == nil
}

func ordinal(w string) (int, bool) {
	for _, e := range []string{"st", "nd", "rd", "th", "er", "o"} {
		w = strings.TrimSuffix(w, e)
	}
	n, err := strconv.Atoi(w)
	return n, err == nil && n >= 1 && n <= 31 && len(w) <= 2
}

func yearOf(w string) (int, bool) {
	n, err := strconv.Atoi(w)
	return n, err == nil && len(w) == 4 && n >= 1900 && n <= 2100
}

var weekdays = set("monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes sabado domingo")

// beside are words that may stand on a date line: a place, "le", "a", "date".
var beside = set("date dated le el a the on of fecha en at de done fait hecho dado du this day published to for issued 's statement press release letter open joint communique comunicado update")

// dateLike reports whether a unit is a date line: a date, with a place or a weekday and little else.
func (d *doc) dateLike(u *unit) bool {
	if len(u.t) > 26 || len(u.t) == 0 {
		return false
	}
	_, i, j := d.dateIn(u.t, 0, len(u.t))
	room := 7
	if i > 0 && j >= len(u.t)-1 { // several places before the date
		room = 16
	} else if len(u.t) > 14 {
		return false
	}
	if i == j {
		return false
	}
	for k := range u.t {
		if k >= i && k < j || u.t[k].kind == punct || weekdays[u.t[k].w] || beside[u.t[k].w] || u.t[k].w == "y" || u.t[k].w == "and" || u.t[k].w == "et" {
			continue
		}
		if !u.t[k].cap || len(u.t)-(j-i) > room {
			return false
		}
	}
	return true
}

// findDate finds the date of the letter itself: a date line at the top or at the end, or the date beside the sender. Dates in
// sentences are those of events.
func (d *doc) findDate() {
	n := len(d.units)
	for ui := range d.units {
		if ui > 12 && ui < n-12 {
			continue
		}
		u := &d.units[ui]
		if u.part == notes {
			continue
		}
		if d.dateLike(u) && u.mark == "" {
			u.part = dateline
			d.setDate(u)
			return
		}
	}
	// a header of a mail or a release
	for ui := 0; ui < min(n, 8); ui++ {
		u := &d.units[ui]
		if len(u.t) > 0 && len(u.t) < 20 && (u.t[0].w == "date" || u.t[0].w == "fecha") && len(u.t) > 1 && u.t[1].w == ":" {
			u.part = dateline
			d.setDate(u)
			return
		}
	}
	// "LONDON, 12 May 2016 – We …", and a title that ends with the date
	for ui := 0; ui < min(n, 3); ui++ {
		u := &d.units[ui]
		if _, i, j := d.dateIn(u.t, 0, min(len(u.t), 14)); i < j && j < len(u.t) && d.placeBefore(u.t, i) && (u.t[j].w == "-" || u.t[j].w == ")" || u.t[j].w == ":" || u.t[j].w == "—" || u.t[j].w == "." && i > 0) {
			d.setDate(u)
			return
		}
		if k := len(u.t); short(u) && k > 0 && u.t[k-1].w != "." && u.part == body && ui == 0 {
			if _, i, j := d.dateIn(u.t, 0, k); i < j && (j == k || j == k-1) && i > 0 && u.t[i-1].kind == punct {
				d.setDate(u)
				return
			}
		}
	}
	if d.todayInText() {
		return
	}
	for ui := max(0, n-12); ui < n; ui++ {
		u := &d.units[ui]
		if u.part != signature && u.part != closing && !(ui >= n-2 && short(u)) {
			continue
		}
		if u.part == notes || u.part == body && u.t != nil && len(u.sents) > 1 {
			continue
		}
		if _, i, j := d.dateIn(u.t, 0, len(u.t)); i < j && (j >= len(u.t)-1 || i <= 2) && !d.hasFinite(u) {
			d.setDate(u)
			return
		}
	}
}

func (d *doc) hasFinite(u *unit) bool {
	for _, x := range u.t {
		if !x.cap && finite[x.w] {
			return true
		}
	}
	return false
}

// placeBefore reports whether only names of places, brackets and "le" stand before token i.
func (d *doc) placeBefore(t []tok, i int) bool {
	for k := range i {
		if t[k].kind == word && !t[k].cap && !beside[t[k].w] || t[k].w == "." {
			return false
		}
	}
	return true
}

func (d *doc) setDate(u *unit) {
	day, i, j := d.dateIn(u.t, 0, len(u.t))
	if i == j {
		return
	}
	d.r.Date = day.String()
	at := span(u.t, i, j)
	d.why(&d.r.Why, "date", d.text[at.Start:at.End], "a line of the letter that gives its own date", at)
	d.setPlace(u, i)
}

// setPlace reads "Paris, le 12 mai 2016" and "Phnom Penh, 13 May 2016".
func (d *doc) setPlace(u *unit, i int) {
	if u.part != dateline && !d.placeBefore(u.t, i) {
		return
	}
	a, b := -1, -1
	for k := range i {
		w := u.t[k]
		if w.kind == word && w.cap && !weekdays[w.w] && !beside[w.w] {
			if a < 0 {
				a = k
			}
			b = k + 1
		} else if a >= 0 && w.kind == word && !w.cap && !links[w.w] {
			break
		}
	}
	if a < 0 || b-a > 6 {
		return
	}
	at := span(u.t, a, b)
	d.r.Place = d.text[at.Start:at.End]
	d.why(&d.r.Why, "place", d.r.Place, "the place before the date", at)
}
