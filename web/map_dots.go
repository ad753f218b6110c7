package web

import (
	"math"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/place"
)

// The frame of the map of points: somewhat more than the country, in degrees (WGS 84).
const (
	frameWest, frameEast   = 102.2, 107.8
	frameSouth, frameNorth = 10.2, 14.8
)

// townsNamed are the provinces whose towns are written on the map of points, for the eye to find its way; those that
// matter most come first, since a name that finds no room is left out.
var townsNamed = []string{"KH-12", "KH-17", "KH-2", "KH-18", "KH-3", "KH-19", "KH-16", "KH-11", "KH-10", "KH-7", "KH-15"}

// flat is a plain map: degrees of longitude are shortened by the cosine of the middle latitude, which at this size is true
// to about one part in a hundred.
type flat struct{ scale, narrow float64 }

func flatMap(w float64) flat {
	narrow := math.Cos((frameSouth + frameNorth) / 2 * math.Pi / 180)
	return flat{w / ((frameEast - frameWest) * narrow), narrow}
}

func (f flat) at(v place.Point) (x, y float64) {
	return (v.Lon - frameWest) * f.narrow * f.scale, (frameNorth - v.Lat) * f.scale
}

func (f flat) height() float64 { return (frameNorth - frameSouth) * f.scale }

// dotMap draws the acts at their coordinates, as dots whose area grows with their number, on an empty frame with degrees and a
// few towns. It has no borders: none that we know of may be committed, and a wrong one would be read as a claim.
func dotMap(p *Page, z mapSize, s spread) templ.Component {
	f := flatMap(z.w)
	h := f.height()
	shown := 0
	for _, at := range s.Points {
		shown += at.N
	}
	pic := newSVG("dots-"+z.name, "pic dots", z.w, h, p.T("map.dots-title"), p.T("map.dots-desc", "n", shown, "points", len(s.Points)))
	b := &board{frame: box{2, 2, z.w - 4, h - 4}}
	pic.el("rect", "class", "tile tile-none", "x", 0.5, "y", 0.5, "width", z.w-1, "height", h-1)
	drawDegrees(pic, b, f, z)
	drawDots(p, pic, b, f, z, s)
	for _, code := range townsNamed {
		v, err := place.ProvinceOf(code)
		if err != nil {
			continue
		}
		if slices.ContainsFunc(s.Points, func(at point) bool { return at.Name == v.Town }) {
			continue
		}
		x, y := f.at(v.Point)
		if b.busy(box{x - 1, y - 1, 2, 2}) { // a name without its dot would point at another
			continue
		}
		pic.el("circle", "class", "m-soft", "cx", x, "cy", y, "r", 1.6)
		b.take(box{x - 2, y - 2, 4, 4})
		pic.draw(b, label{texts: []string{v.Town}, class: "town", size: z.text, at: around(x, y, 4, z.text)})
	}
	return pic.done()
}

func drawDegrees(pic *svg, b *board, f flat, z mapSize) {
	for lon := math.Ceil(frameWest); lon < frameEast; lon++ {
		x, _ := f.at(place.Point{Lat: frameNorth, Lon: lon})
		pic.line("grid", x, 0, x, f.height())
		pic.draw(b, label{texts: []string{strconv.Itoa(int(lon)) + "° E"}, size: z.text * 0.9, at: []anchor{{x + 3, z.text, "start"}}})
	}
	for lat := math.Ceil(frameSouth); lat < frameNorth; lat++ {
		_, y := f.at(place.Point{Lat: lat, Lon: frameWest})
		pic.line("grid", 0, y, z.w, y)
		pic.draw(b, label{texts: []string{strconv.Itoa(int(lat)) + "° N"}, size: z.text * 0.9, at: []anchor{{3, y - 3, "start"}}})
	}
}

// drawDots draws the largest first, so that smaller ones near it stay to be seen, and writes the numbers where room is.
func drawDots(p *Page, pic *svg, b *board, f flat, z mapSize, s spread) {
	radius := func(n int) float64 { return max(z.dot*math.Sqrt(float64(n)/float64(s.FullDot)), 3) }
	for _, at := range s.Points {
		x, y := f.at(at.Point)
		r := radius(at.N)
		pic.titled(p.T("map.dot", "place", at.Name, "n", at.N), "circle", "class", "dot", "cx", x, "cy", y, "r", r)
		b.take(box{x - r, y - r, 2 * r, 2 * r})
	}
	for _, at := range s.Points {
		x, y := f.at(at.Point)
		pic.draw(b, label{texts: []string{p.T("map.dot-label", "place", at.Name, "n", at.N)}, class: "ink", size: z.text, at: around(x, y, radius(at.N)+3, z.text)})
	}
}

// around are places for a text about a dot with a radius of r: right, left, below, above, then the corners farther off.
func around(x, y, r, size float64) []anchor {
	mid, up, down := y+size*0.35, y-r-2, y+r+size
	return []anchor{
		{x + r, mid, "start"},
		{x - r, mid, "end"},
		{x, down, "middle"},
		{x, up, "middle"},
		{x + r, down, "start"},
		{x - r, down, "end"},
		{x + r, up, "start"},
		{x - r, up, "end"},
		{x + r, down + size, "start"},
		{x - r, down + size, "end"},
		{x + r, up - size, "start"},
		{x - r, up - size, "end"},
		{x - r, down + 2.2*size, "end"},
		{x + r, down + 2.2*size, "start"},
		{x - r, up - 2.2*size, "end"},
		{x + r, up - 2.2*size, "start"},
	}
}
