package web

import (
	"cmp"
	"slices"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/record"
)

// instrumentPage is one instrument: what it is, whom it binds on the as-of day, what it promises.
type instrumentPage struct {
	promise.Instrument
	Bonds      []stateBond
	Provisions []promise.Provision
	Sources    []promise.Source
}

// stateBond is what an instrument is to one State, and why.
type stateBond struct {
	State    string // alpha-3
	Note     string
	Bond     string
	Standing promise.Standing
}

// bondOrder is the order in which pages tell bonds: those that are sure first.
var bondOrder = []promise.Bond{promise.Bound, promise.SignedOnly, promise.NotBound, promise.NothingFound}

// instrument is one instrument.
func instrument(p *Page) (templ.Component, error) {
	in, err := p.House.Promises.Instrument(p.Value("instrument"))
	if err != nil {
		return nil, p.NotFound()
	}
	name, _ := instrumentName(p, in)
	p.Nav, p.Title = "promises", name
	if in.Adopted.Earliest() > p.On {
		return notYet(p, p.T("promise.not-yet", "day", p.On)), nil
	}
	v := instrumentPage{Instrument: in, Bonds: bondsOf(p, in, in.ID), Provisions: p.House.Promises.Provisions(in.ID)}
	for _, kv := range in.Sources {
		v.Sources = append(v.Sources, kv)
	}
	order.By(v.Sources, func(a, b promise.Source) int { return cmp.Compare(a.Title, b.Title) })
	return instrumentBody(p, v), nil
}

// bondsOf is what an instrument or a provision (ref) is to each State whose acts were looked for: the country of the
// case first, then the surest answers, then by name. A State that a constitution of another cannot bind is left out.
func bondsOf(p *Page, in promise.Instrument, ref string) []stateBond {
	var out []stateBond
	for _, st := range p.House.Promises.States() {
		s, err := p.House.Promises.Standing(st.Code, ref, p.On)
		if err != nil || s.Why.Key == "constitution-of-another" {
			continue
		}
		out = append(out, stateBond{State: st.Code, Note: st.Note, Bond: bondWord(in, s), Standing: s})
	}
	home := p.countryAlpha3()
	rank := func(b stateBond) int {
		if b.State == home {
			return -1
		}
		if b.Bond == bondNone && b.Standing.Act.Kind != "" {
			return 0
		}
		return slices.Index(bondOrder, b.Standing.Bond)
	}
	order.By(out, func(a, b stateBond) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), compareNames(p, a.State, b.State))
	})
	return out
}

// bondCount is how many States an instrument is the same to.
type bondCount struct {
	Bond promise.Bond
	N    int
}

// bondCounts counts States by bond, in the order of bondOrder, without empty ones.
func bondCounts(list []stateBond) []bondCount {
	var out []bondCount
	for _, b := range bondOrder {
		n := 0
		for _, x := range list {
			if x.Standing.Bond == b {
				n++
			}
		}
		if n > 0 {
			out = append(out, bondCount{b, n})
		}
	}
	return out
}

// statesIn is how many States are counted.
func statesIn(list []bondCount) int {
	n := 0
	for _, c := range list {
		n += c.N
	}
	return n
}

// neighbours are the provisions before and after one in its instrument.
func neighbours(list []promise.Provision, ref string) (before, after *promise.Provision) {
	i := slices.IndexFunc(list, func(v promise.Provision) bool { return v.Ref == ref })
	if i > 0 {
		before = &list[i-1]
	}
	if i >= 0 && i+1 < len(list) {
		after = &list[i+1]
	}
	return before, after
}

// rightsAndTopics are the rights and the other subjects of a provision, in words.
func rightsAndTopics(p *Page, x promise.Provision) []string {
	var out []string
	for _, code := range x.Rights {
		out = append(out, rightName(p, code))
	}
	for _, code := range x.Topics {
		out = append(out, labelWord(p, promise.Topics(), code))
	}
	return out
}

// labelWord is the word of a code in a vocabulary of the room of promises.
func labelWord(p *Page, list []promise.Label, code string) string {
	for _, l := range list {
		if l.Code == code {
			return record.Word{EN: l.EN, FR: l.FR}.In(p.Code)
		}
	}
	return code
}
