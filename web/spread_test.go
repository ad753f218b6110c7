package web

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/upheld/upheld/place"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/web/words"
	"github.com/upheld/upheld/when"
)

func inPlainEnglish(t *testing.T) *words.Words {
	t.Helper()
	w, ok := words.All()[0], true
	if !ok {
		t.Fatal("no English")
	}
	return w
}

func timeOf(t *testing.T, s string) when.When {
	t.Helper()
	x, err := when.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// Every act is in one region, and on one point or told as without.
func TestTheMapLosesNoAct(t *testing.T) {
	h, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	p := &Page{Words: inPlainEnglish(t), House: h, On: day(t, "2026-11-23")}
	all := h.Record.Acts(record.ActFilter{})
	all = append(all, record.Act{Ref: "x", Place: "pl-geneva"}, record.Act{Ref: "y"})
	s := spreadOf(p, all)
	n, points := 0, s.NoPoint
	for _, r := range s.Regions {
		inside := 0
		for _, v := range r.Places {
			inside += v.N
		}
		if inside != r.N {
			t.Errorf("%s: %d acts, %d in its places", r.Code, r.N, inside)
		}
		n += r.N
	}
	for _, at := range s.Points {
		points += at.N
	}
	if n != len(all) || points != len(all)-1 {
		t.Errorf("%d acts: %d in regions, %d on points or without", len(all), n, points)
	}
	if s.in(placeAbroad) != 1 || s.in(placeUnknown) != 1 {
		t.Errorf("abroad %d, unknown %d", s.in(placeAbroad), s.in(placeUnknown))
	}
	if got := outside(p, s); got != "For one no province is known. One was done abroad." {
		t.Errorf("outside: %q", got)
	}
	names := map[string]int{}
	for _, at := range s.Points {
		names[at.Name]++
	}
	for _, want := range []string{"Phnom Penh", "Siem Reap", "Kampong Cham", "Dangkao district"} {
		if names[want] != 1 {
			t.Errorf("%d points are named %s: %v", names[want], want, names)
		}
	}
	if last := s.Regions[len(s.Regions)-1].Code; last != placeUnknown {
		t.Errorf("the last region is %s", last)
	}
}

// Tiles do not lie on one another, and a name stays within its tile.
func TestTiles(t *testing.T) {
	at := map[[2]int]string{}
	for _, v := range place.Provinces() {
		k := [2]int{v.Col, v.Row}
		if at[k] != "" {
			t.Errorf("%s lies on %s", v.EN, at[k])
		}
		at[k] = v.EN
		if v.Col < 0 || v.Col >= tileCols || v.Row < 0 || v.Row >= tileRows {
			t.Errorf("%s lies outside", v.EN)
		}
		for _, z := range mapSizes {
			side := (z.w+z.gap)/tileCols - z.gap
			lines, size := tileName(v.EN, side-4, z.text)
			if strings.Join(lines, " ") != v.EN || len(lines) > 2 || size < 9 {
				t.Errorf("%s is written %q at %g", v.EN, lines, size)
			}
			for _, l := range lines {
				if textWidth(l, size) > side-3 {
					t.Errorf("%q is wider than its tile", l)
				}
			}
		}
	}
}

// On the map of points north is up and east is right, everywhere in the frame, and nothing in it falls outside.
func TestTheMapIsTheRightWayUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := flatMap(rapid.Float64Range(100, 2000).Draw(t, "width"))
		draw := func(name string) place.Point {
			return place.Point{Lat: rapid.Float64Range(frameSouth, frameNorth).Draw(t, name+" lat"), Lon: rapid.Float64Range(frameWest, frameEast).Draw(t, name+" lon")}
		}
		a, b := draw("a"), draw("b")
		ax, ay := f.at(a)
		bx, by := f.at(b)
		if (a.Lon < b.Lon) != (ax < bx) && a.Lon != b.Lon || (a.Lat > b.Lat) != (ay < by) && a.Lat != b.Lat {
			t.Fatalf("%v at %g %g, %v at %g %g", a, ax, ay, b, bx, by)
		}
		if ax < -1e-6 || ay < -1e-6 || ay > f.height()+1e-6 || math.IsNaN(ax) {
			t.Fatalf("%v falls outside: %g %g", a, ax, ay)
		}
	})
	for _, v := range place.Provinces() {
		if v.Point.Lat < frameSouth || v.Point.Lat > frameNorth || v.Point.Lon < frameWest || v.Point.Lon > frameEast {
			t.Errorf("%s lies outside the frame", v.Town)
		}
	}
	for _, code := range townsNamed {
		if !slices.ContainsFunc(place.Provinces(), func(v place.Province) bool { return v.Code == code }) {
			t.Errorf("no province %s", code)
		}
	}
}
