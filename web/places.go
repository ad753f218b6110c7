package web

import (
	"slices"
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/place"
	"github.com/upheld/upheld/record"
)

// placeRow is one place with what happened there up to the as-of day.
type placeRow struct {
	record.Place
	Region string
	Acts   []record.Act
	Spells []custody.Spell // of those held there
}

func rowOfPlace(p *Page, v record.Place) placeRow {
	r := placeRow{Place: v, Region: p.regionOf(v.Ref)}
	for _, a := range (actQuery{}).acts(p) {
		if a.Place == v.Ref {
			r.Acts = append(r.Acts, a)
		}
	}
	for _, s := range p.House.Custody.Spells() {
		if slices.Contains(s.Places, v.Ref) && !s.Start.IsZero() && s.Start.Earliest() <= p.On {
			r.Spells = append(r.Spells, s)
		}
	}
	return r
}

// places lists every place that the record names.
func places(p *Page) (templ.Component, error) {
	var rows []placeRow
	for _, v := range p.House.Record.Places() {
		rows = append(rows, rowOfPlace(p, v))
	}
	p.Nav, p.Title = "acts", p.T("places.title")
	return placesBody(p, rows), nil
}

// placePage is one place: where it is, how exactly that is known, and what happened there.
func placePage(p *Page) (templ.Component, error) {
	v, ok := p.House.Record.Place(p.Value("id"))
	if !ok {
		return nil, p.NotFound()
	}
	p.Nav, p.Title = "acts", v.Name
	return placeBody(p, rowOfPlace(p, v)), nil
}

// where is the province of a place, or the country when it is abroad.
func (r placeRow) where(p *Page) string {
	if c, err := place.CountryOf(r.Where.Country); r.Region == placeAbroad && err == nil {
		return c.Name(p.Code)
	}
	return regionName(p, r.Region)
}

// pointWords says what the coordinates of a place are the coordinates of, or that there are none.
func pointWords(p *Page, v record.Place) string {
	if v.Where.Point == nil {
		return p.T("places.no-point")
	}
	return p.Name("point", strings.ReplaceAll(v.Precision, " ", "-"))
}
