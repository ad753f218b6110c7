package web

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/order"
)

// appealsPage is the appeals that pass a query, and what the form offers.
type appealsPage struct {
	Kind, Year string
	All        int // up to the as-of day
	Rows       []appeal.Appeal
	Kinds      []option
	Years      []option
	Letter     string // the appeal that is the letter of the case, "" when it is none of these
}

// appeals lists the letters, petitions, resolutions, opinions and statements up to the as-of day.
func appeals(p *Page) (templ.Component, error) {
	l := appealsPage{Kind: p.Query.Get("kind"), Year: p.Query.Get("year"), Letter: letterRef(p)}
	kinds, years := map[string]int{}, map[string]int{}
	for _, a := range p.House.Appeals.Appeals() {
		if a.When.Earliest() > p.On {
			continue
		}
		l.All++
		y := yearOf(a.When.Earliest())
		if l.Year == "" || l.Year == y {
			kinds[a.Kind]++
		}
		if l.Kind == "" || l.Kind == a.Kind {
			years[y]++
		}
		if (l.Kind == "" || l.Kind == a.Kind) && (l.Year == "" || l.Year == y) {
			l.Rows = append(l.Rows, a)
		}
	}
	if _, ok := appeal.Kinds[l.Kind]; l.Kind != "" && !ok {
		return nil, p.NotFound()
	}
	if _, err := strconv.Atoi(l.Year); l.Year != "" && err != nil {
		return nil, p.NotFound()
	}
	for k, n := range kinds {
		l.Kinds = append(l.Kinds, option{Value: k, Text: p.T("appeal.option", "what", kindOfAppeal(p, k), "n", n)})
	}
	order.By(l.Kinds, byText)
	for y, n := range years {
		l.Years = append(l.Years, option{Value: y, Text: p.T("appeal.option", "what", y, "n", n)})
	}
	order.By(l.Years, byText)
	p.Nav, p.Title = "appeals", p.T("appeal.title", "n", len(l.Rows))
	return appealsBody(p, l), nil
}

// kindOfAppeal is a kind of appeal in words.
func kindOfAppeal(p *Page, kind string) string {
	if w, ok := appeal.Kinds[kind]; ok {
		return w.In(p.Code)
	}
	return strings.ReplaceAll(kind, "_", " ")
}

// letterRef is the appeal that is the letter of the case: the one of its day from which the demands of that day come.
// "" where the record has none.
func letterRef(p *Page) string {
	for _, day := range letterDay(p) {
		for _, d := range p.House.Appeals.Demands() {
			if d.Day == day && d.Appeal != "" {
				return d.Appeal
			}
		}
	}
	return ""
}

// demandsIn are the demands of an appeal that stand on the board of the as-of day.
func demandsIn(p *Page, ref string) []appeal.Line {
	return p.House.Appeals.BoardOf(ref, p.On, p.House.Custody)
}

// restating is a demand that an appeal asks again, and how its words compare.
type restating struct {
	Demand appeal.Demand
	As     appeal.Restated
}

// restatedBy are the demands that an appeal asks again.
func restatedBy(p *Page, ref string) []restating {
	var out []restating
	for _, d := range p.House.Appeals.RestatedIn(ref) {
		for _, r := range d.Restated {
			if r.Appeal == ref && d.Day <= p.On {
				out = append(out, restating{d, r})
			}
		}
	}
	order.By(out, func(a, b restating) int { return cmp.Compare(a.Demand.N, b.Demand.N) })
	return out
}
