package read

import "strings"

// list reads a lead-in at unit ui and the items under it; it gives the number of units that were items, 0 when there is no
// list.
func (d *doc) list(ui int, at position) int {
	u := &d.units[ui]
	if len(u.sents) == 0 {
		return 0
	}
	s := u.sents[len(u.sents)-1]
	lead, kind := d.leadIn(ui, s, at)
	if kind == noLead {
		return 0
	}
	items := d.items(ui, kind)
	if len(items) == 0 {
		return 0
	}
	if kind == askLead && !d.actsInItems(items) && !d.asksInItems(items) {
		// "we call for the release of: A, B": the lead-in is the demand, the items are its persons
		if lead.comp[1]-lead.comp[0] > 2 && d.actIn(u.t, lead.comp[0], lead.comp[1]) {
			for _, s := range u.sents[:len(u.sents)-1] {
				var none []Demand
				d.sentence(ui, s, at, &none)
			}
			x := d.demand(lead, Span{}, nil)
			for _, it := range items {
				if n := len(d.units[it].t); n <= 6 {
					x.Persons = append(x.Persons, strings.TrimRight(d.units[it].text(d.text), ".,; "))
				}
			}
			d.demands = append(d.demands, x)
			return items[len(items)-1] - ui
		}
		return 0
	}
	var softs []Demand
	for _, s := range u.sents[:len(u.sents)-1] {
		d.sentence(ui, s, at, &softs)
	}
	for _, it := range items {
		d.item(it, lead, kind)
	}
	return items[len(items)-1] - ui
}

type leadKind uint8

const (
	noLead   leadKind = iota
	askLead           // the lead-in asks; each item is an act
	bodyLead          // "To the Government of X:": each item is an act
	ownLead           // "we:", "our position:": each item must ask by itself
	needLead          // "our demands:", "we demand:": each item is asked
)

// leadIn reads the last sentence of a unit as a lead-in.
func (d *doc) leadIn(ui int, s sent, at position) (ask, leadKind) {
	u := &d.units[ui]
	open := endsOpen(u.t, s)
	next := ui+1 < len(d.units) && d.units[ui+1].mark != ""
	if u.mark != "" && u.mark == nextMark(d, ui) && !(open && d.units[ui+1].mark != u.mark) {
		return ask{}, noLead
	}
	if !open && !next {
		return ask{}, noLead
	}
	if a, ok := d.headUnderLead(ui, s); ok {
		return a, bodyLead
	}
	if a, ok := d.findAsk(ui, s, at); ok {
		if open || a.list {
			return a, askLead
		}
		return ask{}, noLead
	}
	if !open && (len(u.t) > 4 || !d.l.our[u.t[0].w] || u.mark != "") { // "Our demands" above a list needs no colon
		return ask{}, noLead
	}
	if a, ok := d.modalAsk(ui, s); ok {
		a.strength = Explicit
		return a, askLead
	}
	a := ask{unit: ui, s: s, verb: -1, strength: Explicit}
	if k, ok := d.headOfDemands(u.t, s); ok {
		a.verb, a.rule = k, "a heading that announces demands"
		return a, needLead
	}
	first := s.i
	switch u.t[first].w {
	case "to", "a", "au", "aux", "al", "for":
		if end := d.bodyEnd(u.t, first+1, s.j); end > first+1 && end >= s.j-4 && s.j-s.i < 24 {
			a.obj, a.verb, a.rule = [2]int{first + 1, end}, first, "a heading that names the one asked"
			return a, bodyLead
		}
	}
	if end := d.bodyEnd(u.t, first, s.j); end > first && end >= s.j-1 && d.inRecommendations(ui) {
		a.obj, a.verb, a.rule = [2]int{first, end}, first, "a heading that names the one asked"
		return a, bodyLead
	}
	if weBefore(u.t, s, s.j-1) || d.firstPersonBefore(u.t, s, s.j) || isUndersigned(d.l, u.t, s, s.j-1) || near(u.t, max(s.i, s.j-12), s.j, set("resolves resolved position posicion decide")) {
		return a, ownLead
	}
	if n := d.subjectName(u.t, s, s.j-2); n != nil && d.isSender(n) {
		return a, ownLead
	}
	return ask{}, noLead
}

func nextMark(d *doc, ui int) string {
	if ui+1 < len(d.units) {
		return d.units[ui+1].mark
	}
	return ""
}

// headOfDemands finds "our demands:", "the following demands:", "Recommendations:" in a sentence that ends with a colon.
func (d *doc) headOfDemands(t []tok, s sent) (int, bool) {
	for k := s.i; k < min(s.j, s.i+40); k++ {
		w := t[k].w
		if !headNouns[w] {
			continue
		}
		if s.j-s.i <= 5 && !near(t, s.i, s.j, set("their his her its leurs ses sus")) || near(t, s.i, k, d.l.our) || d.ownersNoun(t, s, k) || near(t, max(s.i, k-3), min(s.j, k+3), set("following suivantes siguientes suivants")) && (weBefore(t, s, s.j-1) || d.firstPersonBefore(t, s, s.j)) {
			return k, true
		}
	}
	return 0, false
}

var headNouns = set("demands demand requests recommendations demandes revendications recommandations exigences exigencias demandas peticiones recomendaciones reclamos petitions asks")

// inRecommendations reports whether a heading of recommendations stands above unit ui.
func (d *doc) inRecommendations(ui int) bool {
	for k := ui - 1; k >= max(0, ui-30); k-- {
		u := &d.units[k]
		if len(u.t) > 0 && len(u.t) <= 6 && near(u.t, 0, len(u.t), headNouns) {
			return true
		}
	}
	return false
}

// item reads one item of a list.
func (d *doc) item(ui int, lead ask, kind leadKind) {
	u := &d.units[ui]
	if len(u.sents) == 0 || len(d.demands) >= maxDemands {
		return
	}
	whole := sent{0, len(u.t)}
	quote := Span{u.start, u.end}
	if kind == ownLead {
		at := position{operative: true}
		for _, s := range u.sents {
			a, ok := d.findAsk(ui, s, at)
			if ok && a.strength != Soft {
				d.demands = append(d.demands, d.demand(a, quote, &lead))
				return
			}
		}
		return
	}
	if d.onlyStance(u.t) {
		return
	}
	a := ask{unit: ui, s: whole, verb: -1, strength: lead.strength, comp: [2]int{0, len(u.t)}, second: lead.second, passive: false}
	if own, ok := d.findAsk(ui, u.sents[0], position{operative: true}); ok && own.strength == Explicit && (kind == needLead || own.verb == 0 && !pressing[u.t[0].w]) {
		a = own
		a.comp[1] = len(u.t)
	} else if end := d.label(u.t); end > 0 { // "The Government of X: release …"
		a.obj, a.comp, a.second = [2]int{0, end}, [2]int{end + 1, len(u.t)}, false
		if a.obj[0] < end && (u.t[0].w == "to" || u.t[0].w == "a" || u.t[0].w == "au" || u.t[0].w == "al" || u.t[0].w == "aux") {
			a.obj[0] = 1
		}
	} else if obj, comp, ok := d.itemBody(u.t); ok {
		a.obj, a.comp, a.second = obj, comp, false
	} else if m, ok := d.modalAsk(ui, u.sents[0]); ok && !m.second {
		a.obj, a.comp = m.obj, [2]int{m.comp[0], len(u.t)}
	} else if u.t[0].w == "that" || u.t[0].w == "que" {
		c := ask{unit: ui, s: whole}
		if d.clauseOf(u.t, whole, &c) && c.hasObj() {
			a.obj, a.comp = c.obj, c.comp
		}
	}
	d.demands = append(d.demands, d.demand(a, quote, &lead))
}

func (d *doc) clauseOf(t []tok, s sent, c *ask) bool {
	v := verb{lemma: "ask", frame: clause}
	if d.l.lang == "en" {
		return d.clauseEN(t, s, 1, v, c)
	}
	return d.clauseRomance(t, s, 1, v, c)
}

// label finds a body before a colon at the beginning of an item, and gives the token of the colon; 0 when there is none.
func (d *doc) label(t []tok) int {
	for k := 1; k < min(len(t), 16); k++ {
		if t[k].w != ":" {
			continue
		}
		i := 0
		if t[0].w == "to" || t[0].w == "a" || t[0].w == "au" || t[0].w == "al" || t[0].w == "aux" {
			i = 1
		}
		if end := d.bodyEnd(t, i, k); end > i && end >= k-2 && !d.beginsAct(t[:k]) {
			return k
		}
		if d.capsLabel(t, i, k) && !d.beginsAct(t[:k]) && k+2 < len(t) && d.beginsAct(t[k+1:]) {
			return k
		}
		return 0
	}
	return 0
}

// capsLabel reports a name in capitals before a colon: "The International Monetary Fund:", "MTN and Orange:".
func (d *doc) capsLabel(t []tok, i, k int) bool {
	caps := 0
	for n := i; n < k; n++ {
		switch {
		case t[n].cap && !d.l.det[t[n].w]:
			caps++
		case t[n].kind != punct && !nameLinks[t[n].w] && !d.l.det[t[n].w]:
			return false
		}
	}
	return caps > 0 && k-i <= 10
}
