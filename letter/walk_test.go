package letter

import (
	"strconv"
	"testing"
)

func itoa(n int) string { return strconv.Itoa(n) }

func inside(t *testing.T, text string, s Span) {
	t.Helper()
	if s.Start < 0 || s.End < s.Start || s.End > len(text) || s.Pos.Line < 1 || s.Pos.Col < 1 {
		t.Fatalf("%+v does not lie in a text of %d bytes", s, len(text))
	}
}

// lies checks that everything read from a text lies in it.
func lies(t *testing.T, text string, l *Letter) {
	t.Helper()
	for _, s := range l.Head.Spans {
		inside(t, text, s)
	}
	for _, d := range l.Demands {
		inside(t, text, d.Span)
		for _, s := range d.Spans {
			inside(t, text, s)
		}
	}
	eachInline(l, func(in *Inline) {
		inside(t, text, in.Span)
		for i := 0; i < len(in.Text) && i < 50; i++ {
			inside(t, text, l.Place(*in, i, i+1))
		}
	}, func(n *Node) { inside(t, text, n.Span) })
}

// eachInline calls back for every inline piece and every node of a letter.
func eachInline(l *Letter, inline func(*Inline), node func(*Node)) {
	row := func(list []Inline) {
		for i := range list {
			inline(&list[i])
		}
	}
	var walk func([]Node)
	walk = func(list []Node) {
		for i := range list {
			n := &list[i]
			node(n)
			row(n.Inline)
			for _, it := range n.Items {
				walk(it)
			}
			walk(n.Children)
			for _, c := range n.Header {
				row(c)
			}
			for _, r := range n.Rows {
				for _, c := range r {
					row(c)
				}
			}
		}
	}
	walk(l.Body)
	for i := range l.Demands {
		walk(l.Demands[i].Body)
	}
}
