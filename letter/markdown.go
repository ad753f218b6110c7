package letter

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	tables "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// maxDeep is how deep lists and quotations may stand in one another.
const maxDeep = 8

// markdown reads the bytes from start to end of the text.
func (s *source) markdown(start, end int) []Node {
	pc := parser.NewContext()
	pc.Set(readingKey, reading{s, start})
	src := []byte(s.text[start:end] + "\n")
	top := markdownParser.Parse(text.NewReader(src), parser.WithContext(pc))
	m := converter{source: s, src: src, base: start}
	return m.blocks(top, 0)
}

// inlines reads one line as a paragraph.
func (s *source) inlines(l line) []Inline {
	for _, n := range s.markdown(l.start, l.end()) {
		return n.Inline
	}
	return nil
}

// converter turns the tree of goldmark into the nodes of a letter.
type converter struct {
	*source
	src  []byte
	base int // where src begins in the text
}

func (m *converter) blocks(parent ast.Node, deep int) []Node {
	var out []Node
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if b, ok := m.block(n, deep); ok {
			out = append(out, b)
		}
	}
	return out
}

func (m *converter) block(n ast.Node, deep int) (Node, bool) {
	start, end := m.extent(n)
	if deep > maxDeep {
		m.bad(start, end, "lists and quotations stand more than %d deep in one another here; expected fewer", maxDeep)
		return Node{}, false
	}
	out := Node{Span: m.span(start, end)}
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		out.Kind, out.Inline = ParagraphNode, m.line(n)
		return m.alone(out)
	case *ast.Heading:
		out.Kind, out.Level, out.Inline = HeadingNode, n.Level, m.line(n)
		return out, len(out.Inline) > 0
	case *ast.List:
		out.Kind, out.Ordered = ListNode, n.IsOrdered()
		if out.Ordered {
			out.Start = n.Start
		}
		for it := n.FirstChild(); it != nil; it = it.NextSibling() {
			if item := m.blocks(it, deep+1); len(item) > 0 {
				out.Items = append(out.Items, item)
			}
		}
		return out, len(out.Items) > 0
	case *ast.Blockquote:
		out.Kind, out.Children = QuoteNode, m.blocks(n, deep+1)
		return out, len(out.Children) > 0
	case *ast.ThematicBreak:
		out.Kind = RuleNode
		return out, true
	case *tables.Table:
		out.Kind = TableNode
		for row := n.FirstChild(); row != nil; row = row.NextSibling() {
			cells := m.cells(row)
			if _, head := row.(*tables.TableHeader); head {
				out.Header = cells
				continue
			}
			out.Rows = append(out.Rows, cells)
		}
		return out, len(out.Header) > 0
	}
	return Node{}, false
}

func (m *converter) cells(row ast.Node) [][]Inline {
	var out [][]Inline
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		out = append(out, m.line(c))
	}
	return out
}

// line is the inline pieces of a block. A table cannot be computed within a line.
func (m *converter) line(n ast.Node) []Inline { return m.flat(n) }

// alone turns a paragraph that holds nothing but a computed table into that table, and reports a table among words.
func (m *converter) alone(n Node) (Node, bool) {
	for _, in := range n.Inline {
		if !isTable(in.Computed) {
			continue
		}
		if len(n.Inline) == 1 {
			return Node{Kind: ComputedNode, Computed: in.Computed, Span: n.Span}, true
		}
		m.bad(in.Span.Start, in.Span.End, "a table stands alone in its paragraph; expected an empty line before and after it")
	}
	return n, len(n.Inline) > 0
}

func isTable(c *Computed) bool {
	if c == nil {
		return false
	}
	first, _, _ := strings.Cut(c.Name, " ")
	return first == "table"
}

// extent is where a block stands in the text: from its first to behind its last byte.
func (m *converter) extent(n ast.Node) (start, end int) {
	start, end = len(m.src), 0
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || n.Type() != ast.TypeBlock {
			return ast.WalkSkipChildren, nil
		}
		if p := n.Pos(); p >= 0 {
			start, end = min(start, p), max(end, p)
		}
		for i := range n.Lines().Len() {
			seg := n.Lines().At(i)
			start, end = min(start, seg.Start), max(end, seg.Stop)
		}
		return ast.WalkContinue, nil
	})
	if start > end {
		start = end
	}
	for end > start && (m.src[end-1] == '\n' || m.src[end-1] == '\r') {
		end--
	}
	return m.base + start, m.base + end
}
