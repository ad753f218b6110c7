package read

import "strings"

// maxDemands bounds the work on hostile texts; no letter has as many.
const maxDemands = 400

// findDemands goes through the units in order: a lead-in takes the list below it, every other sentence speaks for itself.
func (d *doc) findDemands() {
	var softs []Demand
	for ui := 0; ui < len(d.units) && len(d.demands) < maxDemands; ui++ {
		u := &d.units[ui]
		if u.part != body && u.part != title {
			continue
		}
		at := position{inTitle: u.part == title, operative: d.isOperative(ui)}
		if n := d.list(ui, at); n > 0 {
			ui += n
			continue
		}
		for _, s := range u.sents {
			d.sentence(ui, s, at, &softs)
		}
	}
	d.gate()
	d.fold()
	d.addSofts(softs)
	d.order()
}

// sentence reads one sentence outside of lists.
func (d *doc) sentence(ui int, s sent, at position, softs *[]Demand) {
	a, ok := d.findAsk(ui, s, at)
	if !ok {
		a, ok = d.reprise(ui, s)
	}
	if !ok && !at.inTitle {
		a, ok = d.imperativeAsk(ui, s)
	}
	if !ok && !at.inTitle {
		a, ok = d.openWish(ui, s)
	}
	if ok {
		d.remember(a)
		if a.list && a.comp[1]-a.comp[0] < 2 {
			return // a lead-in without a list asks nothing itself
		}
		x := d.demand(a, Span{}, nil)
		x.inTitle = at.inTitle
		if a.strength == Soft {
			*softs = append(*softs, x)
			return
		}
		if len(d.demands) < maxDemands {
			d.demands = append(d.demands, x)
		}
		return
	}
	if !at.inTitle {
		d.openRequests(ui, s)
	}
	if a, ok := d.labelAsk(ui, s); ok && !at.inTitle {
		d.demands = append(d.demands, d.demand(a, Span{}, nil))
		return
	}
	if len(*softs) >= maxDemands {
		return
	}
	if a, ok := d.modalAsk(ui, s); ok && !at.inTitle {
		*softs = append(*softs, d.demand(a, Span{}, nil))
		return
	}
	if a, ok := d.actorAsk(ui, s); ok && !at.inTitle {
		*softs = append(*softs, d.demand(a, Span{}, nil))
		return
	}
	if a, ok := d.dutyAsk(ui, s); ok && !at.inTitle {
		*softs = append(*softs, d.demand(a, Span{}, nil))
	}
}

// labelAsk reads "To the Government of Chad: stop the trials and free the miners."
func (d *doc) labelAsk(ui int, s sent) (ask, bool) {
	t := d.units[ui].t[s.i:s.j]
	switch t[0].w {
	case "to", "a", "au", "aux", "al":
	default:
		return ask{}, false
	}
	k := d.label(t)
	if k == 0 || k+2 >= len(t) || !d.beginsAct(t[k+1:]) {
		return ask{}, false
	}
	return ask{
		unit: ui, s: s, verb: s.i, strength: Explicit, rule: "a body named before a colon, and an act",
		obj: [2]int{s.i + 1, s.i + k}, comp: [2]int{s.i + k + 1, s.j},
	}, true
}

// demand makes a Demand of an ask. lead is the ask of the lead-in when a is an item under one.
func (d *doc) demand(a ask, quote Span, lead *ask) Demand {
	t := d.units[a.unit].t
	x := Demand{Strength: a.strength, verb: &a, second: a.second}
	if quote == (Span{}) {
		quote = d.sentenceSpan(a.unit, a.s)
	}
	x.Span = quote
	x.Quote = d.text[quote.Start:quote.End]
	if lead != nil {
		x.LeadSpan = d.sentenceSpan(lead.unit, lead.s)
		x.Lead = d.text[x.LeadSpan.Start:x.LeadSpan.End]
	}
	if a.verb >= 0 && a.verb < len(t) {
		rule := a.rule
		if rule == "" {
			rule = "a verb of asking by the sender"
		}
		d.why(&x.Why, "demand", d.text[t[a.verb].start:t[a.verb].end], rule, Span{t[a.verb].start, t[a.verb].end})
	} else if lead != nil && lead.verb >= 0 {
		lt := d.units[lead.unit].t
		d.why(&x.Why, "demand", d.text[lt[lead.verb].start:lt[lead.verb].end], "an item under a line that asks", Span{lt[lead.verb].start, lt[lead.verb].end})
	}
	x.Strength = a.strength
	d.findAction(&x, &a)
	d.findAsked(&x, &a, lead)
	d.findPersons(&x, &a)
	d.findInstruments(&x)
	d.findDeadline(&x, &a, lead)
	return x
}

// sentenceSpan is the place of a sentence, from its first to its last byte.
func (d *doc) sentenceSpan(ui int, s sent) Span {
	t := d.units[ui].t
	return Span{t[s.i].start, t[s.j-1].end}
}

// findAction reads the act from what is asked. In an indirect request ("urge the Government to release her") the act is
// that of the last verb in the chain; the asking in between is a measure.
func (d *doc) findAction(x *Demand, a *ask) {
	t := d.units[a.unit].t
	i, j := pastName(t, a, a.comp[0]), a.comp[1]
	thr, in := d.through(t, i, j)
	if in > 0 {
		x.Through = thr
		label, also, at := d.actions(t, in, j)
		x.Action, x.Also = label, also
		if label == "other" {
			x.Action = "sanction-or-measure"
		} else if !contains(also, "sanction-or-measure") {
			x.Also = append(x.Also, "sanction-or-measure")
		}
		d.why(&x.Why, "action", d.text[at.Start:at.End], "the act in the end asked for", at)
		d.why(&x.Why, "through", thr, "the one whom the asked is to press", Span{})
		return
	}
	label, also, at := d.actions(t, i, j)
	x.Action, x.Also = label, also
	if at != (Span{}) {
		d.why(&x.Why, "action", d.text[at.Start:at.End], "the first and strongest act in what is asked", at)
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// pressing are verbs by which the asked is to make another act.
var pressing = set(`recommend recommander recomendar recomiende press urge pressure push call ask demand persuade convince encourage request insist lobby appeal implore tell instruct order direct
	exiger demander obtenir convaincre presser appeler exhorter inviter
	exigir exija exijan instar inste insten pedir pida pidan presionar presione solicitar solicite exhortar exhorte llamar`)

// through finds "press the Burmese authorities to release" in tokens [i, j): who is to act in the end, and the token where the
// act begins; 0 when there is none.
func (d *doc) through(t []tok, i, j int) (string, int) {
	for k := i; k < min(j, i+40); k++ {
		if !pressing[t[k].w] || k > i && t[k].cap {
			continue
		}
		n := k + 1
		for n < j && (t[n].w == "on" || t[n].w == "upon" || t[n].w == "for" || t[n].w == "a" || t[n].w == "al" || t[n].w == "au" || t[n].w == "aux" || t[n].w == "to" || t[n].w == "du" || t[n].w == "des" || t[n].w == "de" || t[n].w == "that" || t[n].w == "que") {
			n++
		}
		end := d.bodyEnd(t, n, j)
		if end == n {
			continue
		}
		to := end
		for to < min(j, end+12) && t[to].w != "to" && t[to].w != "de" && t[to].w != "d'" && t[to].w != "que" && t[to].w != "qu'" && t[to].w != "a" && t[to].w != "that" {
			to++
		}
		if end < j && d.actVerb(t, end) && !t[end].cap && (t[k].w == "recommend" || t[n-1].w == "that") {
			to = end - 1 // "recommend that Vietnam repeal"
		}
		if to >= j {
			return "", 0
		}
		if names := d.bodies(t, n, max(to, end)); len(names) > 0 {
			for i := range names {
				names[i] = d.qualify(names[i])
			}
			return strings.Join(names, joiner[d.l.lang]), min(to+1, j)
		}
	}
	return "", 0
}
