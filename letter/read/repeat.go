package read

import (
	"slices"
	"strings"

	"github.com/upheld/upheld/order"
)

// foldWindow bounds how many former demands one is compared with.
const foldWindow = 60

// gate drops what only looks like a demand: requests in a title when the letter itself asks, and the sender's earlier calls in
// a text that asks nothing now.
func (d *doc) gate() {
	fresh := 0
	for _, x := range d.demands {
		if !x.inTitle && x.Strength != Reported {
			fresh++
		}
	}
	speaks := len(d.r.Addressees) > 0
	d.demands = slices.DeleteFunc(d.demands, func(x Demand) bool {
		switch {
		case x.inTitle:
			return fresh > 0 || !speaks
		case x.Strength == Reported:
			return fresh == 0 && !speaks
		}
		return false
	})
}

// contentOf is the words of a demand that carry its matter, cut to their stems.
func (d *doc) contentOf(s string) map[string]bool {
	m := map[string]bool{}
	for _, x := range tokens(s, 0, len(s), d.l.lang == "fr", nil) {
		if x.kind == punct || d.l.stops[x.w] || d.l.det[x.w] || len(x.w) < 3 {
			continue
		}
		m[stem(x.w)] = true
		if len(m) > 200 {
			break
		}
	}
	return m
}

// stem cuts a word to its first letters, so that release, released and releasing are one.
func stem(w string) string {
	if len(w) > 6 {
		return w[:6]
	}
	return strings.TrimSuffix(w, "s")
}

func overlap(a, b map[string]bool) (jaccard, inside float64) {
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	if n == 0 {
		return 0, 0
	}
	return float64(n) / float64(len(a)+len(b)-n), float64(n) / float64(min(len(a), len(b)))
}

// generalAct are the acts of a general opening: "to act", "to intervene", "for your help".
var generalAct = set("act acting intervene intervention action help assist support agir intervenir actuar intervenga intervengan")

// fold joins demands that ask the same act of the same actor. The fuller one is kept, the others become its repeats.
func (d *doc) fold() {
	for i := range d.demands {
		d.demands[i].content = d.contentOf(d.demands[i].Quote)
	}
	gone := make([]bool, len(d.demands))
	for i := range d.demands {
		for j := max(0, i-foldWindow); j < i; j++ {
			if gone[j] || gone[i] {
				continue
			}
			a, b := &d.demands[j], &d.demands[i]
			if !d.sameAsk(a, b) {
				continue
			}
			keep, drop := i, j
			if d.fuller(a, b) {
				keep, drop = j, i
			}
			k, x := &d.demands[keep], &d.demands[drop]
			k.Repeats = append(append(k.Repeats, Repeat{Quote: x.Quote, Span: x.Span}), x.Repeats...)
			gone[drop] = true
		}
	}
	d.foldOpening(gone)
	var out []Demand
	for i := range d.demands {
		if !gone[i] {
			out = append(out, d.demands[i])
		}
	}
	d.demands = out
}

// foldOpening makes a general opening ("we seek your intervention for the six") a repeat of the precise request to the same
// addressee that follows.
func (d *doc) foldOpening(gone []bool) {
	for i := range d.demands {
		a := &d.demands[i]
		if gone[i] || a.verb.verb < 0 || a.Lead != "" || !d.isOpening(a) {
			continue
		}
		for j := i + 1; j < min(len(d.demands), i+foldWindow); j++ {
			b := &d.demands[j]
			if gone[j] || b.Strength == Reported || !sharesActor(a, b) {
				continue
			}
			b.Repeats = append(append(b.Repeats, Repeat{Quote: a.Quote, Span: a.Span}), a.Repeats...)
			gone[i] = true
			break
		}
	}
}

// isOpening reports a request whose act is only to act, help or intervene.
func (d *doc) isOpening(x *Demand) bool {
	t := d.units[x.verb.unit].t
	i, j := x.verb.comp[0], x.verb.comp[1]
	for k := i; k < min(j, i+4); k++ {
		if generalAct[t[k].w] && !t[k].cap {
			return x.verb.nominal && x.second || t[k].w == "act" || t[k].w == "agir" || t[k].w == "actuar" || t[k].w == "intervene" || t[k].w == "intervenir"
		}
	}
	return false
}

// sameAsk decides whether two demands are one.
func (d *doc) sameAsk(a, b *Demand) bool {
	if a.Span == b.Span {
		return true
	}
	if a.Lead != "" && b.Lead != "" && a.LeadSpan == b.LeadSpan {
		return false // two items of one list are two demands
	}
	jac, in := overlap(a.content, b.content)
	sameActor := sharesActor(a, b)
	if jac >= 0.6 {
		return true
	}
	if a.Action == b.Action && sameActor && in >= 0.75 && jac >= 0.3 {
		return true
	}
	if a.Action == b.Action && a.Action == "release" && sharesPerson(a, b) && in >= 0.3 {
		return true
	}
	if sameActor && sharesPerson(a, b) && a.Action == b.Action && in >= 0.4 && jac >= 0.2 {
		return true
	}
	return false
}

func sharesPerson(a, b *Demand) bool {
	for _, p := range a.Persons {
		if slices.Contains(b.Persons, p) {
			return true
		}
	}
	return false
}

func sharesActor(a, b *Demand) bool {
	for _, p := range a.AskedOf {
		if slices.Contains(b.AskedOf, p) {
			return true
		}
	}
	return a.second && b.second
}

// fuller reports whether a says more than b: an item or a named actor before an inferred one, then the longer.
func (d *doc) fuller(a, b *Demand) bool {
	if (a.Strength == Reported) != (b.Strength == Reported) {
		return b.Strength == Reported
	}
	if (a.Lead != "") != (b.Lead != "") {
		return a.Lead != ""
	}
	if a.Inferred != b.Inferred {
		return !a.Inferred
	}
	return len(a.Quote) >= len(b.Quote)
}

// addSofts adds soft demands whose act no explicit demand asks already. A text that asks nothing plainly and speaks to nobody
// is an opinion, and its "should" is argument.
func (d *doc) addSofts(softs []Demand) {
	explicit := len(d.demands)
	if explicit == 0 && !d.speaksTo() && !(d.statement || len(d.r.Signatories) > 0 && d.saysWe) {
		softs = slices.DeleteFunc(softs, func(x Demand) bool { return x.verb.modal })
		if d.news || !d.hasWriter() {
			return
		}
	}
	for i := range softs {
		if len(d.demands) >= maxDemands {
			return
		}
		x := &softs[i]
		if explicit == 0 && x.verb.lemma == "duty" {
			continue
		}
		x.content = d.contentOf(x.Quote)
		covered := false
		for j := max(0, len(d.demands)-foldWindow); j < len(d.demands); j++ {
			y := &d.demands[j]
			if y.content == nil {
				y.content = d.contentOf(y.Quote)
			}
			jac, in := overlap(x.content, y.content)
			same := y.Action == x.Action || slices.Contains(y.Also, x.Action) || slices.Contains(x.Also, y.Action)
			same = same && (x.Through == "" || y.Through != "")
			if jac >= 0.35 || in >= 0.6 || same && x.Action != "other" && in >= 0.2 && (sharesActor(x, y) || x.Action == "respect-right") || x.second && y.second && (x.Action == "other" && x.verb.lemma != "suggest" && x.verb.lemma != "see" && x.verb.lemma != "propose" || same && x.Action != "other") {
				covered = true
				if len(y.Repeats) < 20 {
					y.Repeats = append(y.Repeats, Repeat{Quote: x.Quote, Span: x.Span})
				}
				break
			}
		}
		if covered || x.Action == "other" && explicit > 0 && (x.verb.modal && x.verb.lemma != "duty" && x.verb.lemma != "see" || x.verb.lemma == "hope" || x.verb.lemma == "trust") {
			continue
		}
		d.demands = append(d.demands, *x)
	}
}

func (d *doc) speaksTo() bool { return len(d.r.Addressees) > 0 }

// hasWriter reports whether somebody signs or is addressed.
func (d *doc) hasWriter() bool { return len(d.r.Signatories) > 0 || len(d.r.Addressees) > 0 }

// order puts the demands into the order of the text.
func (d *doc) order() {
	order.By(d.demands, func(a, b Demand) int { return a.Start - b.Start })
}
