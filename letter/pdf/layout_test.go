package pdf

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/upheld/upheld/letter/doc"
)

var vocabulary = strings.Fields(`the record of what was promised and what became of it stands open to anyone who asks
	Phnom Penh 2016 international responsibility « la liberté » សិទ្ធិមនុស្ស ព្រះរាជាណាចក្រកម្ពុជា https://example.org/a/very/long/address/that/goes/on`)

func drawRuns(t *rapid.T, most int, notes bool) []doc.Run {
	words := rapid.SliceOfN(rapid.SampledFrom(vocabulary), 1, most).Draw(t, "words")
	r := doc.Run{Text: strings.Join(words, " ")}
	if notes && rapid.IntRange(0, 3).Draw(t, "noted") == 0 {
		r.Note = drawRuns(t, rapid.SampledFrom([]int{8, 60, 900}).Draw(t, "long"), false)
	}
	return []doc.Run{r, {Text: ".", Strong: rapid.Bool().Draw(t, "strong")}}
}

func drawBlocks(t *rapid.T, deep int) []doc.Block {
	var out []doc.Block
	for range rapid.IntRange(0, 12-4*deep).Draw(t, "blocks") {
		b := doc.Block{Kind: doc.BlockKind(rapid.IntRange(0, int(doc.Columns)).Draw(t, "kind"))}
		switch b.Kind {
		case doc.Paragraph, doc.Heading:
			b.Level = rapid.IntRange(0, 4).Draw(t, "level")
			b.Runs = drawRuns(t, 120, true)
		case doc.List:
			b.Ordered = rapid.Bool().Draw(t, "ordered")
			for range rapid.IntRange(0, 5).Draw(t, "items") {
				if deep < 2 {
					b.Items = append(b.Items, drawBlocks(t, deep+1))
				}
			}
		case doc.Quote, doc.DemandOf:
			b.Number = 7
			if deep < 2 {
				b.Blocks = drawBlocks(t, deep+1)
			}
		case doc.TableOf:
			b.Table = drawTable(t)
		case doc.Columns:
			for range rapid.IntRange(0, 150).Draw(t, "signed") {
				b.Signed = append(b.Signed, doc.Signatory{Name: "Sok Dara", Role: "Lawyer", Country: "Cambodia"})
			}
		}
		out = append(out, b)
	}
	return out
}

func drawTable(t *rapid.T) *doc.Table {
	tab := &doc.Table{}
	for range rapid.IntRange(0, 6).Draw(t, "columns") {
		tab.Columns = append(tab.Columns, doc.Column{Title: []doc.Run{{Text: "Title"}}, Weight: rapid.IntRange(0, 4).Draw(t, "weight")})
	}
	for range rapid.IntRange(0, 30).Draw(t, "rows") {
		var row []doc.Cell
		for range tab.Columns {
			row = append(row, doc.Cell{Runs: drawRuns(t, rapid.SampledFrom([]int{3, 20, 500}).Draw(t, "cell"), true)})
		}
		tab.Rows = append(tab.Rows, row)
	}
	return tab
}

// TestNothingIsLostOrOverlaps: whatever the letter holds, each strip and each line of a note stands on a page once, in
// order, above the foot and clear of what stands before it, and a note begins on the page that cites it.
func TestNothingIsLostOrOverlaps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := &doc.Document{Title: "t", Lang: "en", Subject: "s", Body: drawBlocks(t, 0), Closing: "Respectfully,", Signed: []doc.Signatory{{Name: "A"}, {Name: "B"}}}
		f, err := compose(d)
		if err != nil {
			t.Fatal(err)
		}
		entries := 0
		for _, s := range f.slabs {
			if s.roll != nil {
				entries += len(s.roll.entries)
			}
		}
		check(t, f, f.fold(), entries)
	})
}

func check(t *rapid.T, f *flow, pages []*page, entries int) {
	var strips []*slab
	whole := make(map[*slab]bool)
	for _, s := range f.slabs {
		if s.roll == nil {
			strips, whole[s] = append(strips, s), true
		}
	}
	long := false
	var notes, lines []noteLine
	for _, n := range f.notes {
		long = long || len(n.lines) > 20
		for i := range n.lines {
			lines = append(lines, noteLine{n, i})
		}
	}
	cited := make(map[*note]int)
	for i, p := range pages {
		bottom, limit := pageTop, pageBottom
		if i == 0 {
			bottom = firstTop
		}
		if p.rule > 0 {
			limit = p.rule
		}
		for _, pl := range p.slabs {
			if pl.y < bottom {
				t.Fatalf("page %d: a strip at %v begins above %v", i, pl.y, bottom)
			}
			bottom = pl.y + pl.slab.height
			if bottom > limit {
				t.Fatalf("page %d: a strip ends at %v, below %v", i, bottom, limit)
			}
			if pl.artifact {
				continue
			}
			for _, n := range pl.slab.notes {
				cited[n] = i
			}
			if !whole[pl.slab] {
				entries -= labels(pl.slab)
				continue
			}
			if len(strips) == 0 || strips[0] != pl.slab {
				t.Fatalf("page %d: a strip out of order", i)
			}
			strips = strips[1:]
		}
		for _, n := range p.notes {
			if n.y > pageBottom || n.y < bottom {
				t.Fatalf("page %d: a note at %v, text ends at %v", i, n.y, bottom)
			}
			if at, ok := cited[n.note]; !ok || n.index == 0 && at != i && !long {
				t.Fatalf("page %d: note %d is cited on page %d", i, n.note.number, at)
			}
			notes = append(notes, noteLine{n.note, n.index})
		}
	}
	if len(strips) > 0 || entries != 0 {
		t.Fatalf("%d strips and %d entries of lists are lost", len(strips), entries)
	}
	// The lines of a very tall row are read across its cells, so notes may stand in another order than they are counted.
	slices.SortStableFunc(notes, func(a, b noteLine) int { return a.note.number - b.note.number })
	if !slices.Equal(notes, lines) {
		t.Fatalf("%d lines of notes stand on pages, want %d, each once and in order", len(notes), len(lines))
	}
}

// labels counts the numbers in a part of a list in columns.
func labels(s *slab) int {
	n := 0
	for _, m := range s.marks {
		if m.line != nil && m.line.boxes[0].span.leaf.element().typ == "Lbl" {
			n++
		}
	}
	return n
}
