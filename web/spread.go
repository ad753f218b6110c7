package web

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/place"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/web/words"
)

// spread is where acts were done, as far as the record knows.
type spread struct {
	Regions []region // those with acts: provinces, the most acts first; then abroad; then where none is known
	Points  []point
	NoPoint int // acts in the country whose place has no coordinates here
	Full    int // acts that fill a tile: the most that any province has in the whole list, so that narrowed maps compare
	FullDot int // the same of a point
}

// region is a province, or placeAbroad, or placeUnknown.
type region struct {
	Code   string
	N      int
	Places []placeCount
}

type placeCount struct {
	record.Place
	N int
}

// point is one pair of coordinates with the acts of all places that share it.
type point struct {
	place.Point
	Name string
	N    int
}

// regionOf is the province of a place, or abroad, or unknown.
func (p *Page) regionOf(id string) string {
	v, ok := p.House.Record.Place(id)
	switch {
	case !ok:
		return placeUnknown
	case v.Where.Province != "":
		return v.Where.Province
	case v.Where.Country != "" && v.Where.Country != p.country():
		return placeAbroad
	}
	return placeUnknown
}

// country is the country of the case, "" without one.
func (p *Page) country() string {
	c, _ := p.House.Record.Case()
	return c.Head.Country
}

func spreadOf(p *Page, acts []record.Act) spread {
	var out spread
	regions := map[string]*region{}
	points := map[place.Point]*point{}
	for _, a := range acts {
		code := p.regionOf(a.Place)
		if regions[code] == nil {
			regions[code] = &region{Code: code}
		}
		v, _ := p.House.Record.Place(a.Place)
		regions[code].count(v)
		switch at := v.Where.Point; {
		case at != nil && code != placeAbroad:
			if points[*at] == nil {
				points[*at] = &point{Point: *at, Name: nameOf(p, *at)}
			}
			points[*at].N++
		case code != placeAbroad:
			out.NoPoint++
		}
	}
	for _, r := range regions {
		order.By(r.Places, func(a, b placeCount) int {
			return cmp.Or(cmp.Compare(b.N, a.N), strings.Compare(a.Name, b.Name))
		})
		out.Regions = append(out.Regions, *r)
	}
	for _, at := range points {
		out.Points = append(out.Points, *at)
	}
	order.By(out.Regions, func(a, b region) int {
		return cmp.Or(cmp.Compare(a.rank(), b.rank()), cmp.Compare(b.N, a.N), strings.Compare(a.Code, b.Code))
	})
	order.By(out.Points, func(a, b point) int { return cmp.Or(cmp.Compare(b.N, a.N), strings.Compare(a.Name, b.Name)) })
	nameTowns(out.Points)
	return out
}

func (r *region) count(v record.Place) {
	r.N++
	for i := range r.Places {
		if r.Places[i].Ref == v.Ref {
			r.Places[i].N++
			return
		}
	}
	r.Places = append(r.Places, placeCount{v, 1})
}

// rank puts provinces before what has none.
func (r region) rank() int {
	switch r.Code {
	case placeAbroad:
		return 1
	case placeUnknown:
		return 2
	}
	return 0
}

// nameOf names a point after what it is the point of: of all places of the record that share it, the one with the shortest
// name ("Dangkao district", not a prison in it whose gate was not looked up).
func nameOf(p *Page, at place.Point) string {
	name := ""
	for _, v := range p.House.Record.Places() {
		if v.Where.Point != nil && *v.Where.Point == at && (name == "" || len(v.Name) < len(name)) {
			name = v.Name
		}
	}
	return name
}

// nameTowns names the points that are those of a provincial town after it, the most acts first.
func nameTowns(points []point) {
	const near = 0.03 // degrees, about three kilometres
	named := map[string]bool{}
	for i, at := range points {
		for _, v := range place.Provinces() {
			if math.Abs(v.Point.Lat-at.Lat) < near && math.Abs(v.Point.Lon-at.Lon) < near && !named[v.Town] {
				points[i].Name, named[v.Town] = v.Town, true
			}
		}
	}
}

// scaled gives s the scale of a list of which it is a part.
func (s spread) scaled(whole spread) spread {
	for _, r := range whole.Regions {
		if r.rank() == 0 {
			s.Full = max(s.Full, r.N)
		}
	}
	for _, at := range whole.Points {
		s.FullDot = max(s.FullDot, at.N)
	}
	return s
}

// in is the number of acts in a province.
func (s spread) in(code string) int {
	for _, r := range s.Regions {
		if r.Code == code {
			return r.N
		}
	}
	return 0
}

// outside says how many acts the maps cannot show because they lie in no province.
func outside(p *Page, s spread) string {
	var parts []string
	for code, key := range map[string]words.Key{placeAbroad: "map.outside-abroad", placeUnknown: "map.outside-unknown"} {
		if n := s.in(code); n > 0 {
			parts = append(parts, p.T(key, "n", n))
		}
	}
	slices.Sort(parts)
	return strings.Join(parts, " ")
}

// provinces counts the provinces with acts, and the acts in them.
func (s spread) provinces() (provinces, acts int) {
	for _, r := range s.Regions {
		if r.rank() == 0 {
			provinces, acts = provinces+1, acts+r.N
		}
	}
	return provinces, acts
}
