package read

import "strings"

// items collects the units under the lead-in ui.
func (d *doc) items(ui int, kind leadKind) []int {
	var out []int
	mark := ""
	for k := ui + 1; k < len(d.units) && len(out) < maxDemands; k++ {
		u := &d.units[k]
		if u.part != body {
			break
		}
		if len(u.t) == 0 {
			continue
		}
		if len(out) == 0 {
			mark = u.mark
		}
		if mark != "" {
			if u.mark == "" {
				if goesOn(d, u, out) {
					continue
				}
				break
			}
			out = append(out, k)
			continue
		}
		if u.mark != "" || !d.looksLikeItem(k, kind, len(out)) {
			break
		}
		out = append(out, k)
		if last := u.t[len(u.t)-1].w; last == "." && d.closesPlainList(k) {
			break
		}
	}
	return out
}

// goesOn reports whether a line without a mark belongs to the item above it: it follows without an empty line and begins
// small.
func goesOn(d *doc, u *unit, out []int) bool {
	if len(out) == 0 {
		return false
	}
	last := &d.units[out[len(out)-1]]
	return u.block == last.block && !u.t[0].cap
}

// looksLikeItem reports whether a unit without a mark is an item of a plain list: it ends like one, or begins with an act.
func (d *doc) looksLikeItem(k int, kind leadKind, n int) bool {
	u := &d.units[k]
	last := u.t[len(u.t)-1]
	if last.w == ":" {
		return false
	}
	if len(u.sents) > 3 {
		return false
	}
	ends := last.w == ";" || last.w == "," || last.w == "and" || last.w == "et" || last.w == "y" || last.w == "or"
	that := kind == askLead && d.l.that[u.t[0].w]
	return (ends || that || d.beginsAct(u.t) || d.label(u.t) > 0) && !isWe(u.t[0].w)
}

// closesPlainList reports whether the unit after k is no item any more.
func (d *doc) closesPlainList(k int) bool {
	return k+1 >= len(d.units) || len(d.units[k+1].t) == 0 || !d.beginsAct(d.units[k+1].t) && d.label(d.units[k+1].t) == 0 && !d.l.that[d.units[k+1].t[0].w]
}

// beginsAct reports whether tokens begin with an act: a verb, "to" or "that" and a verb, "the immediate release".
func (d *doc) beginsAct(t []tok) bool {
	k := pastOrdinal(t)
	for k < min(len(t)-1, 7) && (t[k].kind == punct || strings.HasSuffix(t[k].w, "ly") || t[k].w == "to" || t[k].w == "and" || t[k].w == "that" || t[k].w == "que" || t[k].w == "de" || t[k].w == "d'" || t[k].w == "a" || d.l.det[t[k].w] || t[k].w == "immediate" || t[k].w == "unconditional" || t[k].w == "full" || t[k].w == "please" || t[k].w == "se" || t[k].w == "immediatement" || strings.HasSuffix(t[k].w, "mente")) {
		k++
	}
	return k < len(t) && (d.actVerb(t, k) || d.l.verbs[t[k].w].lemma != "" && d.l.verbs[t[k].w].form != past)
}

func (d *doc) actsInItems(items []int) bool {
	n := 0
	for _, it := range items {
		t := d.units[it].t
		if d.beginsAct(t) || d.label(t) > 0 || d.l.that[t[0].w] || d.actIn(t, 0, min(len(t), 8)) && len(t) > 4 {
			n++
		}
	}
	return n*2 >= len(items) && n > 0
}

// asksInItems reports whether items ask by themselves.
func (d *doc) asksInItems(items []int) bool {
	for _, it := range items {
		if u := &d.units[it]; len(u.sents) > 0 {
			if _, ok := d.findAsk(it, u.sents[0], position{operative: true}); ok {
				return true
			}
		}
	}
	return false
}

// onlyStance reports items that condemn, recognise, thank or support, and ask nothing.
func (d *doc) onlyStance(t []tok) bool {
	for k := 0; k < min(len(t), 3); k++ {
		if onlyStances[t[k].w] {
			return true
		}
	}
	return false
}

var onlyStances = set(`condemns expresses deplores welcomes recognises recognizes recalls notes thanks regrets rejects express expresamos manifestamos condenamos rechazamos lamentamos denunciamos repudiamos reconocemos
	saluons condamnons denoncons deplorons exprimons rejetons rappelons recalcamos`)
