package web

import (
	"fmt"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/record"
)

// provisionPage is one provision: what it says in our words, who must keep it, what rests on it.
type provisionPage struct {
	promise.Provision
	Of      promise.Instrument
	Bearers []promise.Bearer
	Home    promise.Standing // of the country of the case
	Bonds   []bondGroup
	Acts    []record.Act // that name the provision
	Cited   []record.ProvisionCited
	Demands []appeal.Line
	Touched []record.Act // that touch a right of it by our reading, and do not name it
	Texts   []promise.Wording
	Sources []promise.Source
	Before  *promise.Provision
	After   *promise.Provision
}

// bondGroup is the States to which a provision is the same.
type bondGroup struct {
	Bond      string
	Addressed bool // its duties are laid on them
	States    []string
}

// provision is one provision of an instrument.
func provision(p *Page) (templ.Component, error) {
	x, err := p.House.Promises.Provision(p.Value("instrument") + "/" + p.Value("provision"))
	if err != nil {
		return nil, p.NotFound()
	}
	in, err := p.House.Promises.Instrument(x.Instrument)
	if err != nil {
		return nil, p.NotFound()
	}
	name, _ := instrumentName(p, in)
	p.Nav, p.Title = "promises", p.T("promise.provision-title", "instrument", name, "article", article(p, x), "heading", x.Heading)
	if in.Adopted.Earliest() > p.On {
		return notYet(p, p.T("promise.not-yet", "day", p.On)), nil
	}
	v := provisionPage{Provision: x, Of: in, Texts: textsOf(x), Bonds: bondGroups(bondsOf(p, in, x.Ref)), Cited: citedAs(p, in, x)}
	if v.Bearers, err = p.House.Promises.Bearers(x.Ref, p.On); err != nil {
		return nil, err
	}
	if s, err := p.House.Promises.Standing(p.country(), x.Ref, p.On); err == nil {
		v.Home = s
	}
	v.Acts, v.Touched = actsUnder(p, x)
	for _, l := range p.House.Appeals.Board(p.On, p.House.Custody) {
		if slices.Contains(l.Demand.Grounds.Provisions, x.Ref) {
			v.Demands = append(v.Demands, l)
		}
	}
	for _, key := range x.CheckedIn {
		if s, ok := in.Sources[key]; ok {
			v.Sources = append(v.Sources, s)
		}
	}
	v.Before, v.After = neighbours(p.House.Promises.Provisions(in.ID), x.Ref)
	return provisionBody(p, v), nil
}

// textsOf are the official wording and the translations of a provision, where somebody has imported any.
func textsOf(x promise.Provision) []promise.Wording {
	var out []promise.Wording
	for _, w := range append([]promise.Wording{x.Official}, x.Others...) {
		if w.Text != "" {
			out = append(out, w)
		}
	}
	return out
}

// bondGroups puts States together to which a provision is the same, in the order in which they come.
func bondGroups(list []stateBond) []bondGroup {
	var out []bondGroup
	for _, b := range list {
		addressed := b.Standing.Addressed || b.Standing.Bond != promise.Bound
		i := slices.IndexFunc(out, func(g bondGroup) bool { return g.Bond == b.Bond && g.Addressed == addressed })
		if i < 0 {
			i, out = len(out), append(out, bondGroup{Bond: b.Bond, Addressed: addressed})
		}
		out[i].States = append(out[i].States, b.State)
	}
	order.By(out, func(a, b bondGroup) int {
		if a.Bond == b.Bond && a.Addressed != b.Addressed {
			return map[bool]int{true: -1, false: 1}[a.Addressed]
		}
		return slices.Index(bondOrder, promise.Bond(a.Bond)) - slices.Index(bondOrder, promise.Bond(b.Bond))
	})
	return out
}

// citedAs is what sources themselves say was engaged ("ICCPR art. 26"), where they mean this provision.
func citedAs(p *Page, in promise.Instrument, x promise.Provision) []record.ProvisionCited {
	c, ok := p.House.Record.Case()
	if !ok || p.OnSet { // told without a day, so not on a page as of an earlier one
		return nil
	}
	name := fmt.Sprintf("%s art. %s", in.ShortTitle, x.Number)
	var out []record.ProvisionCited
	for _, v := range c.Provisions {
		if v.Provision == name {
			out = append(out, v)
		}
	}
	return out
}

// actsUnder are the acts up to the as-of day that name a provision, and those that only touch one of its rights by our
// reading of their kind.
func actsUnder(p *Page, x promise.Provision) (named, touching []record.Act) {
	for _, a := range (actQuery{}).acts(p) {
		rights, _ := a.Engaged()
		switch {
		case slices.Contains(a.Provisions, x.Ref):
			named = append(named, a)
		case slices.ContainsFunc(rights, func(r string) bool { return slices.Contains(x.Rights, r) }):
			touching = append(touching, a)
		}
	}
	return named, touching
}

// bearerWord is who must keep a provision, with a capital.
func bearerWord(p *Page, b promise.Bearer) string {
	return capital(labelWord(p, promise.DutyBearers(), b.Code))
}

// stateNames are States by name, in the order in which they come.
func stateNames(p *Page, codes []string) string {
	var out []string
	for _, c := range codes {
		out = append(out, stateName(p, c))
	}
	return strings.Join(out, ", ")
}

// addressedWord tells those who must keep a provision from those who are bound by its instrument alone, where there are
// both.
func addressedWord(p *Page, all []bondGroup, g bondGroup) string {
	split := slices.ContainsFunc(all, func(x bondGroup) bool { return !x.Addressed })
	switch {
	case !g.Addressed:
		return p.T("promise.not-addressed")
	case split && g.Bond == string(promise.Bound):
		return p.T("promise.addressed")
	}
	return ""
}
