package read

import "strings"

// ownQuote reports whether the words in quotation marks at token i are the sender's own: the person quoted belongs to an
// organisation that speaks here.
func (d *doc) ownQuote(ui, i int) bool {
	u := &d.units[ui]
	outside, said := nameSet{}, false
	short := nameSet{} // acronyms: "the president of FIDH" speaks for the Federation that gave it in brackets
	for k := range u.t {
		if !u.t[k].quoted {
			said = said || reporting[u.t[k].w]
			if u.t[k].cap && len(outside) < 60 {
				outside[u.t[k].w] = true
				if u.t[k].upper {
					short[u.t[k].w] = true
				}
			}
		}
	}
	if !said && ui > 0 && u.t[0].quoted {
		p := &d.units[ui-1]
		if n := len(p.t); n > 0 && n < 40 && (p.t[n-1].w == ":" || near(p.t, 0, n, reporting)) {
			said = true
			for k := range p.t {
				if p.t[k].cap {
					outside[p.t[k].w] = true
				}
			}
		}
	}
	if d.release {
		return true
	}
	if !said {
		return u.t[0].quoted && len(outside) == 0 // a whole paragraph in marks: a letter reprinted
	}
	if d.statement && !d.news && d.unaffiliated(u) || d.ownOfficer(u) {
		return true
	}
	for _, s := range d.senders {
		hit := 0
		for w := range s {
			if outside[w] {
				hit++
			}
			if short[w] && len(w) > 2 {
				return true
			}
		}
		if hit > 0 && hit*2 >= len(s) || outside[acronym(s)] {
			return true
		}
	}
	return false
}

// unaffiliated reports a quotation in an organisation's own statement whose speaker bears a bare name: the speaker is one of
// those who publish the text, for others are told with their office or their tie to the case.
func (d *doc) unaffiliated(u *unit) bool {
	outside := 0
	for k := range u.t {
		if u.t[k].quoted || u.t[k].kind == punct {
			continue
		}
		if !u.t[k].cap && !reporting[u.t[k].w] && !quoteWords[u.t[k].w] || honorifics[u.t[k].w] || powers[u.t[k].w] || orgWords[u.t[k].w] {
			return false
		}
		outside++
	}
	return outside > 1 && outside <= 6
}

var quoteWords = set("has have also and a de da del bin van von el al further")

// acronym is a placeholder for names whose first letters stand for them; it is set when the sender is found.
func acronym(s nameSet) string {
	for w := range s {
		if short, ok := strings.CutPrefix(w, "="); ok {
			return short
		}
	}
	return ""
}
