package web

import (
	"github.com/a-h/templ"

	"github.com/upheld/upheld/web/words"
	"github.com/upheld/upheld/when"
)

// caseLine is what the line of the case shows: promises that stand over everything, acts, how many are held,
// appeals, elections, the letter. Nothing after On is drawn.
type caseLine struct {
	On, Today when.Day
	Letter    when.Day
	Knee      when.Day // where the story's core ends and the narrow tail begins
	Last      when.Day
	Promises  []lineMark
	Acts      []lineMark // Strong: done to people
	Curve     []lineStep
	Turns     []lineMark // days on which many came out, with what happened
	Appeals   []lineMark
	Elections []lineMark
}

// lineMark is one thing on one day. Title is said when a pointer rests on it; Short is for narrow pictures.
type lineMark struct {
	Day          when.Day
	Title, Short string
	Strong       bool
}

// lineStep is how many are held from a day on.
type lineStep struct {
	Day  when.Day
	Held int
}

// lineSize is one width at which the picture is drawn; the style sheet shows the one that fits the screen.
type lineSize struct {
	name                    string
	w, left, dot, text, row float64
	plot                    float64 // height of the curve of the held
	tail                    float64 // width of the years after the core
	titles                  bool
}

var lineSizes = []lineSize{
	{name: "wide", w: 1104, left: 92, dot: 6, text: 13, row: 24, plot: 150, tail: 96, titles: true},
	{name: "middle", w: 640, left: 80, dot: 4.5, text: 12.5, row: 22, plot: 120, tail: 60},
	{name: "narrow", w: 344, left: 64, dot: 3.5, text: 12, row: 21, plot: 96, tail: 34},
}

// shown are the marks up to the as-of day.
func (l caseLine) shown(marks []lineMark) []lineMark {
	var out []lineMark
	for _, m := range marks {
		if m.Day <= l.On {
			out = append(out, m)
		}
	}
	return out
}

// heldOn is the number of the curve on a day.
func (l caseLine) heldOn(d when.Day) int {
	n := 0
	for _, s := range l.Curve {
		if s.Day > d {
			break
		}
		n = s.Held
	}
	return n
}

// most is the highest number of the curve, to which its height is scaled at every as-of day.
func (l caseLine) most() int {
	n := 0
	for _, s := range l.Curve {
		n = max(n, s.Held)
	}
	return n
}

func (l caseLine) scale(z lineSize) axis {
	first := l.Letter
	for _, marks := range [][]lineMark{l.Acts, l.Appeals, l.Elections} {
		for _, m := range marks {
			first = min(first, m.Day)
		}
	}
	for _, s := range l.Curve {
		first = min(first, s.Day)
	}
	a := axis{first: quarterStart(first), knee: l.Knee, last: max(l.Last, l.Knee), x0: z.left, x2: z.w - 8}
	a.x1 = a.x2
	if a.hasTail() {
		a.x1 = a.x2 - z.tail
	}
	return a
}

// draw makes the picture at one size: first all marks, which take their room, then the words where room is left.
func (l caseLine) draw(w *words.Words, z lineSize) templ.Component {
	p := linePicture{caseLine: l, lineSize: z, lineLayout: l.layout(z), Words: w}
	p.svg = newSVG("line-"+z.name, "pic", z.w, p.bottom, w.T("line.title"), l.describe(w))
	p.board = &board{frame: box{-2, 0, z.w + 2, p.bottom}}
	p.drawTime()
	p.drawPromises()
	p.drawMarks()
	p.drawElections()
	p.drawHeld()
	p.drawDays()
	p.nameRows()
	p.nameDays()
	p.namePromises()
	p.nameHeld()
	p.nameElections()
	return p.svg.done()
}

func (l caseLine) describe(w *words.Words) string {
	on := min(l.On, l.Letter)
	return w.T("line.desc", "day", on, "held", l.heldOn(on), "most", l.most(),
		"acts", len(l.shown(l.Acts)), "appeals", len(l.shown(l.Appeals)), "elections", len(l.shown(l.Elections)))
}

// linePicture is one drawing of the line: what it shows, at which size, where its rows stand, and in which language.
type linePicture struct {
	caseLine
	lineSize
	lineLayout
	*words.Words
	svg   *svg
	board *board
}

// lineLayout is where the rows stand, from top to bottom.
type lineLayout struct {
	axis                         axis
	promises, top, years, acts   float64
	curveTop, curveZero, appeals float64
	votes, bottom                float64
	actDots, appealDots          []dot
}

// dot is one mark after dodging: marks of one column stand on one another.
type dot struct {
	x     float64
	level int
	mark  lineMark
}

func (l caseLine) layout(z lineSize) lineLayout {
	g := lineLayout{axis: l.scale(z), promises: z.text + 1}
	g.actDots = dodge(l.shown(l.Acts), g.axis, z.dot)
	g.appealDots = dodge(l.shown(l.Appeals), g.axis, z.dot)
	// The rows keep their height at every as-of day, so that the picture does not jump.
	actRows := levels(dodge(l.Acts, g.axis, z.dot))
	appealRows := levels(dodge(l.Appeals, g.axis, z.dot))
	g.top = g.promises + float64(len(l.Promises))*z.row
	g.years = g.top + z.row + 2
	g.acts = g.years + 8 + max(float64(actRows)*z.dot, z.text)
	g.curveTop = g.acts + z.text + 12
	g.curveZero = g.curveTop + z.plot
	g.appeals = g.curveZero + 16
	g.votes = g.appeals + max(float64(appealRows)*z.dot, z.text) + 16
	g.bottom = g.votes + 2.2*z.text
	return g
}

// foot is where the lines of days end, above the words of the elections.
func (g lineLayout) foot() float64 { return g.votes + 6 }

// dodge gives each mark a column as wide as a dot and a level in it.
func dodge(marks []lineMark, a axis, size float64) []dot {
	height := map[int]int{}
	out := make([]dot, 0, len(marks))
	for _, m := range marks {
		col := int((a.x(m.Day) - a.x0) / size)
		out = append(out, dot{a.x0 + (float64(col)+0.5)*size, height[col], m})
		height[col]++
	}
	return out
}

func levels(dots []dot) int {
	n := 0
	for _, d := range dots {
		n = max(n, d.level+1)
	}
	return n
}
