package read

import (
	"slices"
	"strings"
)

// findPersons lists the persons that a demand is for: full names in its words, and short forms that stand for a full name
// told elsewhere. Addressees, those asked, and bearers of an office are left out.
func (d *doc) findPersons(x *Demand, a *ask) {
	u := &d.units[a.unit]
	i, j := d.tokensOf(u, x.Span)
	named := d.instrumentsIn(u.t, i, j)
	asked := a.obj[1]
	if a.hasObj() && a.comp[0] > asked && a.comp[0]-asked < 26 && asked < len(u.t) && u.t[asked].w == "," {
		asked = a.comp[0] // an apposition to who is asked
	}
	said := a.verb >= 0 && a.verb < len(u.t) && u.t[a.verb].quoted // who is quoted is no person of the demand
	skip := func(k int) bool {
		if said && !u.t[k].quoted {
			return true
		}
		return a.obj[0] <= k && k < asked || a.obj[0] <= k && k < a.obj[1] || slices.ContainsFunc(named, func(x Instrument) bool { return x.Span.Start <= u.t[k].start && u.t[k].end <= x.Span.End })
	}
	last := -1 // where the last person ended
	for k := i; k < j; {
		if skip(k) || !u.t[k].cap || u.t[k].kind != word {
			k++
			continue
		}
		if k > i && officeBefore[u.t[k-1].w] && !skip(k-1) { // "Président Jean Mba": the bearer of an office
			for k < j && (u.t[k].cap && u.t[k].kind == word || particles[u.t[k].w]) {
				k++
			}
			continue
		}
		if k+2 < j && (u.t[k+1].w == "and" || u.t[k+1].w == "et" || u.t[k+1].w == "y" || u.t[k+1].w == "&") && d.nameEnd(u, k) == k {
			if e := d.nameEnd(u, k+2); e == k+4 { // "Ana et Leo Roe"
				if full := d.people.full[u.t[k].w+" "+u.t[k+3].w]; full != "" {
					d.addPerson(x, full, u.t, k, k+1)
					k += 2
					continue
				}
			}
		}
		if e := d.nameEnd(u, k); e > k {
			f := fold(d.slice(u.t, k, e))
			d.addPerson(x, d.fullName(f), u.t, k, e)
			k, last = e, e
			continue
		}
		if last > 0 && k == last+1 && (u.t[last].w == "and" || u.t[last].w == "," || u.t[last].w == "et" || u.t[last].w == "y") && !notPerson[u.t[k].w] && !d.l.organs[u.t[k].w] && !(k+1 < j && u.t[k+1].cap) {
			if _, n := nations().at(u.t, k); n == 0 { // "A B, C D and E": one more of a run of names
				d.addPerson(x, d.slice(u.t, k, k+1), u.t, k, k+1)
				k, last = k+1, k+1
				continue
			}
		}
		if f := d.people.parts[u.t[k].w]; f != "" && !notPerson[u.t[k].w] && !(k > 0 && (officeBefore[u.t[k-1].w] || placeBefore[u.t[k-1].w])) && !d.l.organs[u.t[k].w] {
			if _, n := nations().at(u.t, k); n == 0 {
				d.addPerson(x, d.people.full[f], u.t, k, k+1)
			}
		}
		k++
	}
}

// fullName gives the fullest form of a name that the text has.
func (d *doc) fullName(f string) string {
	if s := d.people.full[f]; s != "" {
		best := s
		for w := range fieldsOf(f) {
			if g := d.people.parts[w]; g != "" && g != f && strings.Contains(g, f) && len(g) > len(best) {
				best = d.people.full[g]
			}
		}
		return best
	}
	return f
}

func (d *doc) addPerson(x *Demand, name string, t []tok, i, j int) {
	if name == "" || slices.Contains(x.Persons, name) || len(x.Persons) >= 60 {
		return
	}
	f := fold(name)
	for _, a := range d.r.Addressees {
		if n := fold(a.Name); n != "" && (strings.Contains(n, f) || strings.Contains(f, n)) {
			return
		}
	}
	x.Persons = append(x.Persons, name)
	at := span(t, i, j)
	d.why(&x.Why, "persons", d.text[at.Start:at.End], "a name of a person in what is asked", at)
}

// tokensOf gives the tokens of a unit inside a place of the text.
func (d *doc) tokensOf(u *unit, at Span) (int, int) {
	i := 0
	for i < len(u.t) && u.t[i].start < at.Start {
		i++
	}
	j := i
	for j < len(u.t) && u.t[j].end <= at.End {
		j++
	}
	return i, j
}
