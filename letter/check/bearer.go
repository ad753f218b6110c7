package check

import (
	"slices"
	"strings"

	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/name"
	"github.com/upheld/upheld/place"
	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/record"
)

// bearer is one of those whom a demand asks, as far as it is understood.
type bearer struct {
	letter.Ref
	known  bool
	state  string   // alpha-3, when a State is asked or an organ of one
	codes  []string // of promise.DutyBearers
	body   string   // id of a body of the record
	person string   // id of a person of the record
	holder string   // name of the person by whose name an office was asked
}

// signatory reports whether the signatory States as a group are asked.
func (b bearer) signatories() bool { return slices.Contains(b.codes, "all-signatories") }

func country(code string) (place.Country, bool) {
	c, err := place.CountryOf(code)
	return c, err == nil
}

func (c *Checker) bearersOf(to []letter.Ref) []bearer {
	out := make([]bearer, 0, len(to))
	for _, ref := range to {
		out = append(out, c.bearerOf(ref))
	}
	return out
}

// bearerOf understands an ISO code of a State, an id of a body or person, or a name in words.
func (c *Checker) bearerOf(ref letter.Ref) bearer {
	b := bearer{Ref: ref}
	id := strings.TrimSpace(ref.ID)
	if k, ok := country(id); ok && id == strings.ToUpper(id) {
		b.known, b.state = true, k.Alpha3
		return b
	}
	if body, ok := c.Record.Body(id); ok {
		c.organ(&b, body)
		return b
	}
	if p, ok := c.Record.Person(id); ok {
		b.known, b.person = true, p.Ref
		for _, o := range c.offices {
			if o.holder.Person == p.Ref {
				c.organ(&b, o.body)
			}
		}
		return b
	}
	for _, part := range append([]string{id}, strings.Split(id, ",")...) {
		if c.named(&b, part); !b.known {
			c.named(&b, withoutTitles(part))
		}
		if b.known {
			break
		}
	}
	return b
}

// organ fills in what a body of the record bears: by the name that the duties themselves use, or as an organ of the State
// of the case.
func (c *Checker) organ(b *bearer, body record.Body) {
	b.known, b.body = true, body.Ref
	for _, n := range append([]string{body.Name}, body.Variants...) {
		b.codes = append(b.codes, codesOf(plain(n))...)
	}
	slices.Sort(b.codes)
	b.codes = slices.Compact(b.codes)
	switch body.Kind {
	case "state agency", "court", "prosecutor", "ministry", "police", "police / local authority", "local authority", "military unit",
		"prison", "head of government", "head of state", "parliament", "election management body", "government":
		b.state = c.subject
		if state := stateOf(plain(body.Name)); state != "" { // the government of another State
			b.state = state
		}
	}
}

// named understands a name in words: "Government of Cambodia", "the co-chairs", "Anti-Corruption Unit".
func (c *Checker) named(b *bearer, words string) {
	n := plain(words)
	if b.codes = codesOf(n); len(b.codes) > 0 {
		b.known = true
		if slices.ContainsFunc(b.codes, nationalOrgan) {
			b.state = c.subject
		}
		return
	}
	if state := stateOf(n); state != "" {
		b.known, b.state = true, state
		return
	}
	for _, body := range c.Record.Bodies() {
		for _, v := range append([]string{body.Name}, body.Variants...) {
			if plain(v) == n {
				c.organ(b, body)
				return
			}
		}
	}
	for _, o := range c.offices {
		if plain(o.holder.Name) == n {
			b.holder = o.holder.Name
			c.organ(b, o.body)
			return
		}
	}
	for _, p := range c.Record.Persons() {
		if plain(p.Name) == n {
			b.known, b.person = true, p.Ref
			return
		}
	}
}

func nationalOrgan(code string) bool {
	switch code {
	case "national-assembly", "senate", "courts", "king", "supreme-council-of-magistracy", "national-election-committee":
		return true
	}
	return false
}

var heads = []string{
	"the ", "le ", "la ", "les ", "l'", "royal ", "government of ", "governments of ", "authorities of ", "kingdom of ", "state of ",
	"republic of ", "gouvernement royal ", "gouvernement ", "autorités ", "royaume ", "état ", "république ", "de la ", "de l'", "du ", "des ", "de ", "d'",
}

// plain is a name in lower case without remarks, articles and words such as "government of" before it.
func plain(s string) string {
	return strings.TrimPrefix(strings.TrimPrefix(name.Normal(remark.ReplaceAllString(s, "")), "the "), "l'")
}

// stateOf is the alpha-3 code of the State whose name a text is.
func stateOf(n string) string {
	if code, ok := statesByName[n]; ok {
		return code
	}
	for again := true; again; {
		again = false
		for _, h := range heads {
			rest, ok := strings.CutPrefix(n, h)
			if !ok {
				continue
			}
			n, again = rest, true
			if code, ok := statesByName[n]; ok {
				return code
			}
		}
	}
	for _, tail := range []string{" government", " authorities"} {
		if adjective, ok := strings.CutSuffix(n, tail); ok && adjective == "cambodian" {
			return "KHM"
		}
	}
	if n == "cambodgien" || n == "cambodgiennes" {
		return "KHM"
	}
	return ""
}

// statesByName are the States by their names, normal and without an article.
var statesByName = func() map[string]string {
	out := map[string]string{}
	for _, k := range place.Countries() {
		if k.Withdrawn == "" {
			out[plain(k.EN)], out[plain(k.FR)] = k.Alpha3, k.Alpha3
		}
	}
	for n, code := range stateNames {
		out[plain(n)] = code
	}
	return out
}()

// codesByName are the codes of duty bearers by the names that letters use.
var codesByName = func() map[string][]string {
	out := map[string][]string{}
	put := func(n, code string) {
		if !slices.Contains(out[n], code) {
			out[n] = append(out[n], code)
		}
	}
	for code, names := range bearerNames {
		for _, n := range names {
			put(plain(n), code)
		}
	}
	for _, l := range promise.DutyBearers() {
		if l.Code == "cambodia" || l.Code == "state-party" {
			continue
		}
		put(plain(l.EN), l.Code)
		put(plain(l.FR), l.Code)
	}
	return out
}()

func codesOf(n string) []string {
	out := slices.Clone(codesByName[n])
	if slices.Contains(out, "other-signatories") && !slices.Contains(out, "all-signatories") {
		out = append(out, "all-signatories")
	}
	return out
}

// word is how a finding calls a bearer.
func (c *Checker) bearerWord(b bearer) record.Word {
	if b.body != "" {
		return c.label(b.body)
	}
	if b.state != "" && len(b.codes) == 0 {
		return c.stateWord(b.state)
	}
	return record.Word{EN: b.ID, FR: b.ID}
}

// states are the alpha-3 codes of the States that a bearer stands for on a day: one, or those that signed the Paris
// agreements. Co-chairs stand for the co-chairs of an instrument.
func (c *Checker) states(b bearer, in promise.Instrument) []string {
	switch {
	case b.signatories():
		var out []string
		for _, s := range c.Promises.States() {
			if s.Paris.Role != "" && !s.Dissolved && s.Code != c.subject {
				out = append(out, s.Code)
			}
		}
		return out
	case slices.Contains(b.codes, "co-chairs"):
		return in.CoChairs
	case b.state != "":
		return []string{b.state}
	}
	return nil
}
