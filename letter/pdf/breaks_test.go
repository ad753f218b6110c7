package pdf

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/upheld/upheld/letter/doc"
)

// bare is a flow to set paragraphs with.
func bare(t interface{ Fatal(...any) }) *flow {
	p, err := newPress()
	if err != nil {
		t.Fatal(err)
	}
	return &flow{press: p, doc: &doc.Document{Lang: "en"}, root: &node{typ: "Document", lang: "en"}}
}

func cutInto(t interface{ Fatal(...any) }, s string) *para {
	f := bare(t)
	p, err := f.paragraph(f.root.add("P"), bodyStyle("en"), []doc.Run{{Text: s}})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func (l *line) String() string {
	var b strings.Builder
	for i := range l.boxes {
		b.WriteString(l.boxes[i].shaped.text)
		if l.boxes[i].hyphen != nil {
			b.WriteString("-")
		}
		if l.boxes[i].gap != nil {
			b.WriteString(" ")
		}
	}
	return strings.TrimSpace(b.String())
}

func broken(t *testing.T, s string, width unit) string {
	var out []string
	for _, l := range cutInto(t, s).lines(width, width) {
		out = append(out, l.String())
	}
	return strings.Join(out, " / ")
}

func TestLinesEndWhereTheyMay(t *testing.T) {
	for _, c := range []struct {
		name, text string
		width      unit
		want       string
	}{
		{"at spaces", "one two three four", 56 * pt, "one two / three four"},
		{"the whole paragraph is even, not its first line full", "aaaa bbbb cc dddddddd eeeeee ff", 76 * pt, "aaaa bbbb / cc dddddddd / eeeeee ff"},
		{"no-break spaces hold", "le 28\u00a0avril et le 2\u00a0mai", 45 * pt, "le / 28\u00a0avril / et le / 2\u00a0mai"},
		{"plain spaces of French hold too", "il dit : « oui » bien", 40 * pt, "il dit : / « oui » / bien"},
		{"a hyphen only where the writer put one", "extra\u00adordinary", 60 * pt, "extra- / ordinary"},
		{"and none where it fits", "extra\u00adordinary", 100 * pt, "extraordinary"},
		{"Khmer between words", "ព្រះរាជាណាចក្រកម្ពុជាគោរពសិទ្ធិមនុស្ស", 110 * pt, "ព្រះរាជាណាចក្រកម្ពុជា / គោរពសិទ្ធិមនុស្ស"},
		{"where a person typed a break", "មេ\u200bធាវី", 25 * pt, "មេ / ធាវី"},
		{"an unknown word that is wider than a line at its syllables", "ឃឺឌបធ្យូឡងឃឺឌបធ្យូឡង", 45 * pt, "ឃឺឌបធ្យូ / ឡងឃឺឌប / ធ្យូឡង"},
		{"a line break of the writer", "one\ntwo three", 200 * pt, "one / two three"},
		{"a number stays with its month", "we met the people of the place on 28 April in Paris", 190 * pt, "we met the people of the place on / 28 April in Paris"},
	} {
		if got := broken(t, c.text, c.width); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestNoBetterWayToBreakAParagraph tries all ways.
func TestNoBetterWayToBreakAParagraph(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-z]{1,9}|[0-9]{1,4}`), 1, 11).Draw(t, "words")
		width := unit(rapid.IntRange(40, 160).Draw(t, "width")) * pt
		p := cutInto(t, strings.Join(words, " "))
		got := 0
		at := 0
		for _, l := range p.lines(width, width) {
			at += len(l.boxes)
			if l.w > width && len(l.boxes) > 1 {
				t.Fatalf("%q is wider than the line", l)
			}
			got += p.price(at, l.w, width)
		}
		if at != len(p.boxes) {
			t.Fatalf("%d boxes of %d stand in lines", at, len(p.boxes))
		}
		if best := cheapest(p, 0, width, map[int]int{}); got > best {
			t.Fatalf("costs %d, the best way %d", got, best)
		}
	})
}

func cheapest(p *para, from int, width unit, known map[int]int) int {
	if c, ok := known[from]; ok {
		return c
	}
	if from == len(p.boxes) {
		return 0
	}
	best := -1
	var w unit
	for j := from + 1; j <= len(p.boxes); j++ {
		w += p.boxes[j-1].w
		if w > width && j > from+1 {
			break
		}
		if cost := p.price(j, w, width) + cheapest(p, j, width, known); best < 0 || cost < best {
			best = cost
		}
		w += p.boxes[j-1].gapW
	}
	known[from] = best
	return best
}

// TestNoLineStandsAlone: no page begins with the last line of a paragraph or ends with its first, and no heading stands at
// the foot of a page, however far down the page they fall.
func TestNoLineStandsAlone(t *testing.T) {
	sentence := "What was promised is written down, and what became of it can be asked by anyone who cares to ask. "
	for lead := range 45 {
		d := &doc.Document{Title: "t", Lang: "en"}
		for range lead {
			d.Body = append(d.Body, doc.Block{Runs: []doc.Run{{Text: "x"}}})
		}
		d.Body = append(d.Body, doc.Block{Kind: doc.Heading, Level: 2, Runs: []doc.Run{{Text: "Heading"}}},
			doc.Block{Runs: []doc.Run{{Text: strings.Repeat(sentence, 1+lead%4)}}}, doc.Block{Runs: []doc.Run{{Text: strings.Repeat(sentence, 3)}}})
		f, err := compose(d)
		if err != nil {
			t.Fatal(err)
		}
		where := make(map[*node][]int) // pages of the lines of each paragraph
		for i, p := range f.fold() {
			for _, pl := range p.slabs {
				el := pl.slab.marks[0].line.boxes[0].span.leaf.element()
				where[el] = append(where[el], i)
			}
		}
		var heading int
		for el, on := range where {
			if n := len(on); n > 1 && (on[0] != on[1] || on[n-1] != on[n-2]) {
				t.Errorf("%d lines before: the lines of a paragraph stand on pages %v", lead, on)
			}
			if el.typ == "H1" {
				heading = on[0]
			}
		}
		for el, on := range where {
			if el == f.slabs[lead+1].marks[0].line.boxes[0].span.leaf.element() && on[0] != heading {
				t.Errorf("%d lines before: a heading stands apart from its text", lead)
			}
		}
	}
}
