package web

import (
	"slices"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/place"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// actQuery is how a reader narrowed the acts; an empty field narrows nothing.
type actQuery struct {
	Type, Group, Party string
	Province           string      // a code of ISO 3166-2, or placeAbroad, or placeUnknown
	From, To           string      // days, as the form has them
	Within             *when.Range // of From and To
}

// actParams are the parameters of the list of acts, in the order in which the form asks for them.
var actParams = []string{"type", "group", "party", "province", "from", "to"}

// What the parameter province may be beside a code.
const (
	placeAbroad  = "abroad"
	placeUnknown = "unknown"
)

// actsPage is the list of acts that pass a query, and where they were done.
type actsPage struct {
	actQuery
	All    int // acts up to the as-of day
	Acts   []record.Act
	Spread spread // of the same query without its province
}

// acts lists what was done, narrowed as the reader asked, with the map of it.
func acts(p *Page) (templ.Component, error) {
	q, err := readActs(p)
	if err != nil {
		return nil, err
	}
	everywhere := q.acts(p)
	all := actQuery{}.acts(p)
	l := actsPage{actQuery: q, All: len(all), Spread: spreadOf(p, everywhere).scaled(spreadOf(p, all))}
	for _, a := range everywhere {
		if q.Province == "" || q.Province == p.regionOf(a.Place) {
			l.Acts = append(l.Acts, a)
		}
	}
	p.Nav, p.Title = "acts", p.T("acts.title", "n", len(l.Acts))
	if len(p.Query) > 0 {
		p.Title = p.T("acts.title-some", "n", len(l.Acts), "of", l.All)
	}
	return actsBody(p, l), nil
}

// readActs reads the query of the list. What this record does not know is not found; a day that is none is said.
func readActs(p *Page) (actQuery, error) {
	q := actQuery{
		Type: p.Query.Get("type"), Group: p.Query.Get("group"), Party: p.Query.Get("party"),
		Province: p.Query.Get("province"), From: p.Query.Get("from"), To: p.Query.Get("to"),
	}
	if !q.known(p) {
		return q, p.NotFound()
	}
	if q.From == "" && q.To == "" {
		return q, nil
	}
	first, err := dayOr(p, q.From, when.Min)
	if err != nil {
		return q, err
	}
	last, err := dayOr(p, q.To, when.Max)
	if err != nil {
		return q, err
	}
	r := when.Range{First: first, Last: last}
	if r.Empty() {
		return q, fault.New(fault.Invalid, "%s", p.T("acts.days-reversed"))
	}
	q.Within = &r
	return q, nil
}

// dayOr reads a day of a form, or gives another where none was written.
func dayOr(p *Page, text string, otherwise when.Day) (when.Day, error) {
	if text == "" {
		return otherwise, nil
	}
	return p.dayIn(text)
}

// known reports whether this record has what the query names.
func (q actQuery) known(p *Page) bool {
	_, group := p.House.Record.Group(q.Group)
	_, person := p.House.Record.Person(q.Party)
	_, body := p.House.Record.Body(q.Party)
	_, err := place.ProvinceOf(q.Province)
	return (q.Type == "" || slices.ContainsFunc(record.ActTypes(), func(t record.ActType) bool { return t.Code == q.Type })) &&
		(q.Group == "" || group) && (q.Party == "" || person || body) &&
		(q.Province == "" || q.Province == placeAbroad || q.Province == placeUnknown || err == nil)
}

// acts are the acts up to the as-of day that pass all of the query but its province.
func (q actQuery) acts(p *Page) []record.Act {
	var out []record.Act
	for _, a := range p.House.Record.Acts(record.ActFilter{Type: q.Type, Group: q.Group, Within: q.Within}) {
		named := q.Party == "" || slices.Contains(a.Victims, q.Party) || slices.Contains(a.Actors, q.Party)
		if named && a.When.Earliest() <= p.On {
			out = append(out, a)
		}
	}
	return out
}

// perhaps counts the acts that have no exact day and so may lie outside the days asked for.
func (l actsPage) perhaps() int {
	if l.Within == nil {
		return 0
	}
	n := 0
	for _, a := range l.Acts {
		if a.When.Earliest() < l.Within.First || a.When.Latest() > l.Within.Last {
			n++
		}
	}
	return n
}

// actsHref is the list of acts as it is now, with one parameter changed ("" takes it away).
func actsHref(p *Page, name, value string) templ.SafeURL {
	var args []string
	for _, k := range actParams {
		v := p.Query.Get(k)
		if k == name {
			v = value
		}
		args = append(args, k, v)
	}
	return p.Href("/acts#list", args...)
}
