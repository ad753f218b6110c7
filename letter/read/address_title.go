package read

import "strings"

// letterTo are words before the addressee in a title.
var letterTo = []string{"letter to", "appeal to", "petition to", "message to", "lettre ouverte a", "lettre ouverte au", "lettre ouverte aux", "lettre a", "lettre au", "appel a", "appel au", "carta abierta al", "carta abierta a", "carta al", "carta a", "statement to", "call to", "letter addressed to"}

// addresseeInTitle reads "An open letter to Attorney General X" in the first lines.
func (d *doc) addresseeInTitle() {
	for ui := 0; ui < min(len(d.units), 4); ui++ {
		u := &d.units[ui]
		if u.part != title && !(u.part == body && ui == 0 && len(u.t) < 24) || len(u.t) > 40 {
			continue
		}
		for k := range u.t {
			for _, p := range letterTo {
				if !startsWith(u.t[k:], p) {
					continue
				}
				i := k + len(strings.Fields(p))
				j := i
				for j < len(u.t) && j-i < 22 && (u.t[j].w != "." || honorifics[u.t[j-1].w] || j+1 < len(u.t) && u.t[j+1].cap && len(u.t[j-1].w) == 1) && u.t[j].w != ":" && u.t[j].w != "-" && u.t[j].w != "(" && !isInfAt(u.t, j, len(u.t)) && !titleStops[u.t[j].w] {
					j++
				}
				if i >= j {
					continue
				}
				s := d.text[u.t[i].start:u.t[j-1].end]
				if d.titleOfSeveral(u, line{u.t[i].start, u.t[j-1].end}) {
					return
				}
				a := d.readAddressee(s)
				if a.Role == "" && a.Organisation == "" && !startsHonorific(s) && d.bodyEnd(u.t, i, j) == i {
					continue
				}
				if a.Role == "" && a.Organisation == "" && d.bodyEnd(u.t, i, j) > i && !startsHonorific(s) {
					a = Addressee{Organisation: d.dropCourtesy(s)}
				}
				a.Span = span(u.t, i, j)
				if len(d.r.Addressees) > 0 {
					if a.Name == "" && !(len(d.r.Addressees) == 1 && d.onlyStyled(d.r.Addressees[0])) {
						return
					}
					d.r.Addressees = nil
				}
				d.r.Addressees = append(d.r.Addressees, a)
				d.why(&d.r.Why, "addressees", s, "the title says to whom the letter goes", a.Span)
				u.part = title
				return
			}
		}
	}
}

var titleStops = set("calling urging asking demanding regarding concerning about demandant sur concernant sobre pidiendo exigiendo following from against over in for on pour por")
