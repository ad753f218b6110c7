package place

import (
	"math"
	"strings"

	"github.com/upheld/upheld/fault"
)

// Point is a place on the globe in degrees (WGS 84): Lat north positive, Lon east positive.
type Point struct {
	Lat float64 `json:"lat"`
	Lon float64 `json:"lon"`
}

// Check refuses what is no point of the globe, and 0, 0: that is open sea, and what programs write when a point
// is missing. Errors are fault.Invalid.
func (p Point) Check() error {
	switch {
	case math.IsNaN(p.Lat) || p.Lat < -90 || p.Lat > 90:
		return fault.New(fault.Invalid, "latitude %v is not between -90 and 90 degrees", p.Lat)
	case math.IsNaN(p.Lon) || p.Lon < -180 || p.Lon > 180:
		return fault.New(fault.Invalid, "longitude %v is not between -180 and 180 degrees", p.Lon)
	case p == Point{}:
		return fault.New(fault.Invalid, "0, 0 lies in the open sea; leave the point out when it is not known")
	}
	return nil
}

// Where is a place as a source has it and as much as is known of it in codes.
type Where struct {
	Text      string `json:"text"`                // as written in the source
	Country   string `json:"country,omitempty"`   // ISO 3166-1 alpha-2
	Province  string `json:"province,omitempty"`  // ISO 3166-2, Cambodia only
	Point     *Point `json:"point,omitempty"`     // nil when not known
	Precision string `json:"precision,omitempty"` // what Point is the point of: "city", "district", "province"
}

// ParseWhere reads a province of Cambodia ("Kompong Cham", "KH-3") or, for what lies abroad, a country by its
// code or its English or French name, with or without brackets ("(Switzerland)"). It gives codes and no point:
// a province named in a source is no point. Errors are fault.Invalid.
func ParseWhere(s string) (Where, error) {
	if p, err := ProvinceOf(s); err == nil {
		return Where{Text: s, Country: "KH", Province: p.Code}, nil
	}
	name := strings.TrimSpace(strings.Trim(strings.TrimSpace(s), "()"))
	if c, err := CountryOf(name); err == nil {
		return Where{Text: s, Country: c.Code}, nil
	}
	if c, ok := world().byName[fold(name)]; ok {
		return Where{Text: s, Country: c.Code}, nil
	}
	return Where{}, fault.New(fault.Invalid, "%q is neither a province of Cambodia nor a country known here", s)
}
