package record

import "github.com/upheld/upheld/place"

// Place is where something happened, never a home: coordinates are those of a city, town or district.
type Place struct {
	Ref       string      `json:"id"`
	Name      string      `json:"name"`
	Province  string      `json:"province"` // as written; a country in brackets when abroad
	Where     place.Where `json:"-"`        // codes of province and country and the point, as far as known; Set fills it
	Lat       *float64    `json:"lat"`
	Lon       *float64    `json:"lon"`
	Precision string      `json:"coordinate_precision"`
	Variants  []string    `json:"variants"`
	Note      string      `json:"note"`
	PartOf    string      `json:"part_of" ref:"record.place"` // a larger place
	Cited
}

// where is the place in codes. A province that the tables do not know leaves the codes empty: packs may tell of
// any country.
func (p Place) where() place.Where {
	w, err := place.ParseWhere(p.Province)
	if err != nil {
		w = place.Where{Text: p.Province}
	}
	if p.Lat != nil && p.Lon != nil {
		w.Point, w.Precision = &place.Point{Lat: *p.Lat, Lon: *p.Lon}, p.Precision
	}
	return w
}
