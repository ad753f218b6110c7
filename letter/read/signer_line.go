package read

import "strings"

// columns cuts a line of names that stand side by side, three blanks or a tab between them.
func columns(s string, l line) []line {
	var out []line
	from := l.start
	for k := l.start; k < l.end; k++ {
		if s[k] != '\t' && !strings.HasPrefix(s[k:l.end], "   ") {
			continue
		}
		if c := trimmed(s, from, k); c.start < c.end {
			out = append(out, c)
		}
		from = k + 1
		for from < l.end && (s[from] == ' ' || s[from] == '\t') {
			from++
		}
		k = from - 1
	}
	if c := trimmed(s, from, l.end); c.start < c.end {
		out = append(out, c)
	}
	return out
}

// personsInLine reads "Ana Ruiz, Ben Okri, Carla Soto and ten others": three names of persons or more in one line.
func (d *doc) personsInLine(l line) []line {
	var out []line
	from := l.start
	s := d.text
	for k := l.start; k <= l.end; k++ {
		n := 0
		if k < l.end {
			for _, sep := range []string{", ", " and ", " et ", " y ", " & "} {
				if strings.HasPrefix(s[k:l.end], sep) {
					n = len(sep)
				}
			}
			if n == 0 {
				continue
			}
		}
		c := trimmed(s, from, k)
		from, k = k+n, k+max(n-1, 0)
		words := strings.Trim(s[c.start:c.end], "\"”» .")
		if words == "" {
			continue
		}
		f := strings.Fields(words)
		if t := tokens(words, 0, len(words), d.l.lang == "fr", nil); len(f) <= 4 && countIn(t) > 0 && len(out) > 2 {
			d.r.SignatoriesCount = max(d.r.SignatoriesCount, len(d.r.Signatories)+len(out)+countIn(t))
			continue
		}
		if len(f) < 2 || len(f) > 5 || !d.onePerson(words) || roleIn(tokens(words, 0, len(words), false, nil)) {
			return nil
		}
		for _, w := range f {
			if r := rune(w[0]); r >= 'a' && r <= 'z' && !particles[fold(w)] {
				return nil
			}
		}
		out = append(out, c)
	}
	return out
}

func semicolons(u *unit) int {
	n := 0
	for k := range u.t {
		if u.t[k].w == ";" {
			n++
		}
	}
	return n
}

// officeBelow gives the signatory just read the office told on the line below the name.
func (d *doc) officeBelow(u, above *unit) bool {
	last := len(d.r.Signatories) - 1
	if last < 0 || !beginsWithRole(u.t) || u.mark != "" || u.block != above.block {
		return false
	}
	x := &d.r.Signatories[last]
	if x.Affiliation != "" || !d.onePerson(x.Name) || x.Span.End != above.start+len(strings.TrimRight(above.text(d.text), " ;,\"”»")) {
		return false
	}
	x.Affiliation, x.Span.End = strings.TrimRight(u.text(d.text), " ,;"), u.end
	return true
}

// beginsWithRole reports a line that begins with an office: "Secretary, Group 7", "Special Rapporteur on …".
func beginsWithRole(t []tok) bool {
	return len(t) > 0 && t[0].cap && (roles[t[0].w] || len(t) > 1 && adjectives[t[0].w] && roles[t[1].w])
}

func smallWordsIn(u *unit) int {
	n := 0
	for k := range u.t {
		if u.t[k].kind == word && !u.t[k].cap {
			n++
		}
	}
	return n
}

// courtesyLine reports a line of small words that ends with a comma above the names: "Med vennlig hilsen,", "Pour le bureau,".
func (d *doc) courtesyLine(l line) bool {
	s := d.text[l.start:l.end]
	if !strings.HasSuffix(s, ",") {
		return false
	}
	caps, small := 0, 0
	for _, x := range tokens(s, 0, len(s), d.l.lang == "fr", nil) {
		switch {
		case x.kind != word:
		case x.cap:
			caps++
		default:
			small++
		}
	}
	return caps <= 1 && small >= 2
}
