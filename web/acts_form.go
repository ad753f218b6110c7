package web

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/place"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/web/words"
)

// option is one choice of a list in a form. English tells that its text is in the words of the record.
type option struct {
	Value, Text string
	English     bool
}

func byText(a, b option) int {
	return cmp.Or(strings.Compare(strings.ToLower(a.Text), strings.ToLower(b.Text)), strings.Compare(a.Value, b.Value))
}

// typeOptions are the kinds of act that the record has.
func typeOptions(p *Page) []option {
	var out []option
	seen := map[string]bool{}
	for _, a := range p.House.Record.Acts(record.ActFilter{}) {
		if !seen[a.Type] {
			seen[a.Type] = true
			out = append(out, option{Value: a.Type, Text: record.TypeOf(a.Type).Word.In(p.Code)})
		}
	}
	order.By(out, byText)
	return out
}

// groupOptions are the groups of people with anybody in them.
func groupOptions(p *Page) []option {
	var out []option
	for _, g := range groupsWithMembers(p) {
		out = append(out, option{g, p.House.Record.Label(g, p.Code), groupIsEnglish(p, g)})
	}
	return out
}

// groupIsEnglish tells a group that the record names from one that is named by a word of the catalogue.
func groupIsEnglish(p *Page, id string) bool {
	g, ok := p.House.Record.Group(id)
	return ok && g.Name != ""
}

// partyOptions are the persons and bodies with a part in any act.
func partyOptions(p *Page) (persons, bodies []option) {
	for _, who := range p.House.Record.Persons() {
		if len(p.House.Record.ActsOf(who.Ref)) > 0 {
			persons = append(persons, option{Value: who.Ref, Text: who.Name})
		}
	}
	for _, b := range p.House.Record.Bodies() {
		if len(p.House.Record.ActsOf(b.Ref)) > 0 {
			bodies = append(bodies, option{b.Ref, b.Name, true})
		}
	}
	return persons, bodies
}

// provinceOptions are the provinces of the record's acts, then abroad and unknown where there are such acts.
func provinceOptions(p *Page) []option {
	var out []option
	seen := map[string]bool{}
	for _, a := range p.House.Record.Acts(record.ActFilter{}) {
		seen[p.regionOf(a.Place)] = true
	}
	for _, v := range place.Provinces() {
		if seen[v.Code] {
			out = append(out, option{Value: v.Code, Text: v.Name(p.Code)})
		}
	}
	order.By(out, byText)
	for _, v := range []string{placeAbroad, placeUnknown} {
		if seen[v] {
			out = append(out, option{Value: v, Text: p.Name("map", v)})
		}
	}
	return out
}

// chip is one thing by which a list is narrowed, with the address of the list without it.
type chip struct {
	Name  words.Key
	Value string
	Off   templ.SafeURL
}

// chips are what narrows the list now.
func (q actQuery) chips(p *Page) []chip {
	var out []chip
	for _, k := range actParams {
		v := p.Query.Get(k)
		if v == "" {
			continue
		}
		c := chip{words.Key("acts." + k), v, actsHref(p, k, "")}
		switch k {
		case "type":
			c.Value = record.TypeOf(v).Word.In(p.Code)
		case "group", "party":
			c.Value = p.House.Record.Label(v, p.Code)
		case "province":
			c.Value = regionName(p, v)
		case "from":
			c.Value = p.Day(q.Within.First)
		case "to":
			c.Value = p.Day(q.Within.Last)
		}
		out = append(out, c)
	}
	return out
}

// regionName is a province, or the words for abroad and unknown.
func regionName(p *Page, region string) string {
	if v, err := place.ProvinceOf(region); err == nil {
		return v.Name(p.Code)
	}
	return p.Name("map", region)
}

// entryText is the entry as of which the page is read, for forms; "" is the newest.
func entryText(p *Page) string {
	if !p.At.Set {
		return ""
	}
	return strconv.FormatInt(p.At.Seq, 10)
}
