package check

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/upheld/upheld/name"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/place"
)

// kind says what a mention names.
type kind int

const (
	aPerson kind = iota
	aGroup
	aBody
	aPlace
	anInstrument
	aState
)

// entry is one spelling of one thing.
type entry struct {
	words []string
	kind  kind
	ref   string // id; alpha-3 of a State
	other bool   // of a person: a spelling that the record does not prefer
}

// mention is one thing named in a sentence: tokens lo to before hi.
type mention struct {
	entry
	lo, hi int
}

// lexicon is every spelling that the record knows, by its first word, the longest first.
type lexicon map[string][]entry

// add takes in one spelling; where it has an apostrophe, also as French text is cut into words.
func (x lexicon) add(spelling string, e entry) {
	x.put(spelling, "", e)
	if strings.ContainsAny(spelling, "'’") {
		x.put(spelling, "fr", e)
	}
}

func (x lexicon) put(spelling, lang string, e entry) {
	for _, t := range tokens(spelling, lang) {
		if t.word {
			e.words = append(e.words, t.low)
		}
	}
	if len(e.words) == 0 || len(e.words) == 1 && len(e.words[0]) < 3 {
		return
	}
	list := x[e.words[0]]
	for _, old := range list {
		if slices.Equal(old.words, e.words) && (old.kind == e.kind && old.ref == e.ref || old.kind < e.kind) {
			return
		}
	}
	x[e.words[0]] = append(list, e)
}

var remark = regexp.MustCompile(`\s*\([^()]*\)`)

// words gathers the spellings of everything that a letter may name.
func (c *Checker) words() lexicon {
	x := lexicon{}
	for _, p := range c.Record.Persons() {
		x.add(p.Name, entry{kind: aPerson, ref: p.Ref})
		for _, f := range p.Forms {
			if latin := f.Script == "Latn" || f.Script == "" && name.Script(f.Form) == "Latn"; latin && strings.Contains(f.Form, " ") {
				x.add(f.Form, entry{kind: aPerson, ref: p.Ref, other: !sameOrMore(f.Form, p.Name)})
			}
		}
	}
	for _, g := range c.Record.Groups() {
		if g.Name != "" {
			x.add(remark.ReplaceAllString(g.Name, ""), entry{kind: aGroup, ref: g.Ref})
		}
	}
	for _, b := range c.Record.Bodies() {
		for _, n := range append([]string{b.Name}, b.Variants...) {
			if !c.namesPerson(n) {
				x.add(remark.ReplaceAllString(n, ""), entry{kind: aBody, ref: b.Ref})
			}
		}
	}
	for _, p := range c.Record.Places() {
		for _, n := range append([]string{p.Name}, p.Variants...) {
			n = remark.ReplaceAllString(n, "")
			x.add(n, entry{kind: aPlace, ref: p.Ref})
			for _, tail := range []string{" prison", " district", " city"} {
				if short, ok := strings.CutSuffix(n, tail); ok && strings.Contains(short, " ") {
					x.add(short, entry{kind: aPlace, ref: p.Ref})
				}
			}
		}
	}
	for _, in := range c.Promises.Instruments() {
		for _, n := range append([]string{in.Title, in.ShortTitle}, instrumentNames[in.ID]...) {
			x.add(n, entry{kind: anInstrument, ref: in.ID})
		}
	}
	for _, s := range place.Countries() {
		if s.Withdrawn == "" {
			x.add(s.EN, entry{kind: aState, ref: s.Alpha3})
			x.add(s.FR, entry{kind: aState, ref: s.Alpha3})
		}
	}
	for n, code := range stateNames {
		x.add(n, entry{kind: aState, ref: code})
	}
	for k := range x {
		order.By(x[k], func(a, b entry) int {
			return cmp.Or(cmp.Compare(len(b.words), len(a.words)), cmp.Compare(a.kind, b.kind), cmp.Compare(a.ref, b.ref))
		})
	}
	return x
}

// sameOrMore reports whether a spelling holds all words of the preferred one in their order ("Samdech Techo Hun Sen").
func sameOrMore(form, preferred string) bool {
	return strings.Contains(" "+name.Normal(form)+" ", " "+name.Normal(preferred)+" ")
}

func (c *Checker) namesPerson(s string) bool {
	for _, p := range c.Record.Persons() {
		if sameOrMore(s, p.Name) {
			return true
		}
	}
	return false
}

// find names what stands in a sentence, the longest spelling first. Names must be written with a capital, so that
// "sum" or "court" in running words is nobody.
func (x lexicon) find(s *sentence) []mention {
	var out []mention
	for i := 0; i < len(s.toks); i++ {
		t := s.toks[i]
		if !t.word {
			continue
		}
		for _, e := range x[t.low] {
			if !s.has(i, e.words) || !s.capitals(i, i+len(e.words), e.kind) {
				continue
			}
			if e.kind == aPerson && s.is(i+len(e.words), "party", "foundation", "prison", "center", "centre") {
				// The Sam Rainsy Party is no person.
				out = append(out, mention{entry{kind: aPlace}, i, i + len(e.words) + 1})
				i += len(e.words)
				break
			}
			out = append(out, mention{e, i, i + len(e.words)})
			i += len(e.words) - 1
			break
		}
	}
	return out
}

// capitals reports whether tokens i to before j are written as a name of a kind is.
func (s *sentence) capitals(i, j int, k kind) bool {
	if k == anInstrument || k == aBody {
		return s.toks[i].upper || j-i > 2
	}
	if k == aPerson {
		for ; i < j; i++ {
			if !s.toks[i].upper {
				return false
			}
		}
		return true
	}
	return s.toks[i].upper
}

// persons are the ids of the persons that mentions name, those of groups among them.
func (c *Checker) persons(list []mention) []string {
	var out []string
	for _, m := range list {
		switch m.kind {
		case aPerson:
			out = append(out, m.ref)
		case aGroup:
			out = append(out, c.Record.Members(m.ref)...)
		}
	}
	return out
}
