package read

import "strings"

// streets end or begin the line of a street, which names nobody: "Queen Anne Street", "12 rue Victor Hugo", "Avenida Central".
var streets = set("street st avenue ave road rd square lane boulevard blvd drive way crescent terrace plaza highway row mall")

var streetHeads = set("rue avenue avenida calle boulevard bd carrera paseo quai place plaza allee chemin calzada jiron via p.o po bp b.p apartado casilla cnr corner suite floor")

// withoutStreets leaves lines of streets and boxes out of an address; the first line always stays.
func (d *doc) withoutStreets(spans []line) []line {
	if len(spans) < 2 {
		return spans
	}
	out := spans[:1:1]
	for _, l := range spans[1:] {
		if !streetLine(d.text[l.start:l.end]) {
			out = append(out, l)
		}
	}
	return out
}

func streetLine(s string) bool {
	f := strings.Fields(fold(strings.Trim(s, " ,.;")))
	if len(f) < 2 || len(f) > 10 {
		return false
	}
	first := f[0]
	if hasDigits(first) && len(f) > 1 {
		first = f[1]
	}
	if streetHeads[strings.TrimRight(first, ".,")] {
		return true
	}
	last := strings.TrimRight(f[len(f)-1], ".,")
	if hasDigits(last) && len(f) > 2 {
		last = strings.TrimRight(f[len(f)-2], ".,")
	}
	return streets[last]
}

// presente reads the address of a Spanish letter that closes it with "Presente": the lines above it in its block.
func (d *doc) presente() {
	for ui := 1; ui < min(len(d.units), headUnits); ui++ {
		u := &d.units[ui]
		if len(u.t) == 0 || len(u.t) > 4 || u.t[0].w != "presente" && u.t[0].w != "presentes" || u.part != body {
			continue
		}
		from := ui
		for from > 0 && d.units[from-1].block == u.block && d.units[from-1].part == body && d.addressLine(&d.units[from-1]) {
			from--
		}
		var spans []line
		for k := from; k < ui; k++ {
			d.units[k].part = address
			if s := d.units[k].text(d.text); !d.onlyCourtesies(s) {
				spans = append(spans, line{d.units[k].start, d.units[k].end})
			}
		}
		u.part = address
		if len(spans) == 0 {
			return
		}
		if d.holdsAddress(spans) {
			d.readLines(spans)
		}
		if l := spans[0]; len(d.r.Addressees) == 0 { // an office that no list knows
			d.r.Addressees = append(d.r.Addressees, Addressee{Organisation: strings.Trim(d.text[l.start:l.end], " ,;"), Span: Span{l.start, l.end}})
		}
		return
	}
}

// onlyCourtesies reports "Sras. y Sres.", "Señoras y señores".
func (d *doc) onlyCourtesies(s string) bool {
	for w := range fieldsOf(fold(s)) {
		switch strings.Trim(w, ".,:;-") {
		case "sras", "sres", "senoras", "senores", "sr", "sra", "y", "senor", "senora", "":
		default:
			return false
		}
	}
	return true
}

// yourGovernment names the government behind "Excellency" where the letter says "your Excellency's Government".
func (d *doc) yourGovernment() {
	if len(d.r.Addressees) != 1 || d.focus.code == "" {
		return
	}
	a := &d.r.Addressees[0]
	if a.Name != "" || a.Organisation != "" || !onlyStyle(a.Role) {
		return
	}
	for ui := range d.units {
		t := d.units[ui].t
		for k := 0; k+3 < len(t); k++ {
			if t[k].w == "your" && t[k+1].w == "excellency" && near(t, k+2, min(len(t), k+5), set("government")) {
				a.Organisation = governmentOf(d.focus.code, d.focus.name, d.l.lang)
				return
			}
		}
	}
}
