package web

import (
	"math"
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/place"
)

// mapSize is one width at which the maps are drawn; the style sheet shows the one that fits the screen.
type mapSize struct {
	name            string
	w, gap, text, n float64 // width, room between tiles, size of names and of numbers
	dot             float64 // radius of the largest dot
}

var mapSizes = []mapSize{
	{name: "wide", w: 528, gap: 5, text: 12.5, n: 19, dot: 26},
	{name: "narrow", w: 344, gap: 3, text: 10.5, n: 15, dot: 19},
}

const (
	tileCols = 6 // of the table of provinces
	tileRows = 6
)

// tileMap draws each province as a tile of the same size, where it lies among its neighbours. A square in the corner grows
// with the number of acts, which stands beside it; each tile with acts leads to their list.
func tileMap(p *Page, z mapSize, s spread, chosen string) templ.Component {
	step := (z.w + z.gap) / tileCols
	side := step - z.gap
	provinces, acts := s.provinces()
	pic := linkedSVG("tiles-"+z.name, "pic tiles", z.w, step*tileRows-z.gap, p.T("map.tiles-title"),
		p.T("map.tiles-desc", "n", acts, "provinces", provinces))
	for _, v := range place.Provinces() {
		x, y, n := float64(v.Col)*step, float64(v.Row)*step, s.in(v.Code)
		class, name := "tile tile-none", "soft"
		if n > 0 {
			class, name = "tile", "ink"
			attrs := []any{"class", "tile-link", "href", string(actsHref(p, "province", v.Code))}
			if v.Code == chosen {
				class = "tile tile-chosen"
				attrs = append(attrs, "aria-current", "true")
			}
			pic.open("a", attrs...)
		}
		pic.el("rect", "class", class, "x", x+0.5, "y", y+0.5, "width", side-1, "height", side-1)
		if n > 0 {
			q := (side - 2) * math.Sqrt(float64(n)/float64(s.Full))
			pic.el("rect", "class", "tile-mark", "x", x+side-1-q, "y", y+side-1-q, "width", q, "height", q)
		}
		lines, size := tileName(v.Name(p.Code), side-4, z.text)
		for i, line := range lines {
			pic.textual("text", line+" ", "class", name, "x", x+z.gap, "y", y+size*(1.2+float64(i)*1.2), "font-size", size)
		}
		if n > 0 {
			pic.textual("text", p.Number(n), "class", "ink bold", "x", x+z.gap, "y", y+side-z.gap-1, "font-size", z.n)
			pic.close("a")
		}
	}
	return pic.done()
}

// tileName breaks a name at its spaces, and makes it smaller where a word is too wide for the tile.
func tileName(name string, room, size float64) (lines []string, fitting float64) {
	lines = strings.Fields(name)
	for _, word := range lines {
		size = min(size, room/textWidth(word, 1))
	}
	return lines, size
}

// linkedSVG opens a picture whose parts are links. It is a group and no img, since what is inside an img is not reached
// with a keyboard.
func linkedSVG(id, class string, w, h float64, title, desc string) *svg {
	s := &svg{}
	s.open("svg", "xmlns", "http://www.w3.org/2000/svg", "class", class, "role", "group", "viewBox", "0 0 "+num(w)+" "+num(h),
		"aria-labelledby", id+"-title "+id+"-desc")
	s.textual("title", title, "id", id+"-title")
	s.textual("desc", desc, "id", id+"-desc")
	return s
}
