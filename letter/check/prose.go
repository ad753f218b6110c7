package check

import (
	"strings"

	"github.com/upheld/upheld/letter"
)

// block is one stretch of prose: a paragraph, a heading, a point of a list, a cell.
type block struct {
	blockOf
	text     string
	pieces   []piece
	from, to int // its sentences in reading.sentences
	n        int // its place in reading.blocks
	within   *reading
}

// blockOf says where a block stands.
type blockOf struct {
	lang   string
	demand int  // index into Letter.Demands plus 1, 0 for none
	quote  bool // set in as somebody's words
}

// piece is one inline of a block: it begins at byte at of the block's text.
type piece struct {
	at int
	in *letter.Inline
}

// expr is something that the record computes, and the demand in which it stands (see blockOf).
type expr struct {
	demand int
	*letter.Computed
}

// stands is put into the text of a block where a reference or something computed stands.
const stands = "\uFFFC"

func (r *reading) flatten(nodes []letter.Node, of blockOf) {
	for i := range nodes {
		n, of := &nodes[i], of
		if n.Lang != "" {
			of.lang = n.Lang
		}
		switch n.Kind {
		case letter.ParagraphNode, letter.HeadingNode:
			r.block(n.Inline, of)
		case letter.ListNode:
			for _, it := range n.Items {
				r.flatten(it, of)
			}
		case letter.QuoteNode:
			of.quote = true
			r.flatten(n.Children, of)
		case letter.TableNode:
			for _, c := range n.Header {
				r.block(c, of)
			}
			for _, row := range n.Rows {
				for _, c := range row {
					r.block(c, of)
				}
			}
		case letter.DemandNode:
			if n.Demand >= 0 && n.Demand < len(r.l.Demands) && of.demand == 0 {
				of.demand = n.Demand + 1
				r.flatten(r.l.Demands[n.Demand].Body, of)
			}
		case letter.AnnexNode:
			r.block(n.Inline, of)
			r.flatten(n.Children, of)
		case letter.ComputedNode:
			r.exprs = append(r.exprs, expr{of.demand, n.Computed})
		case letter.RuleNode:
		}
	}
}

func (r *reading) block(in []letter.Inline, of blockOf) {
	b := &block{blockOf: of, within: r}
	var text strings.Builder
	for i := range in {
		p := &in[i]
		b.pieces = append(b.pieces, piece{text.Len(), p})
		text.WriteString(p.Text)
		if p.Computed != nil {
			r.exprs = append(r.exprs, expr{of.demand, p.Computed})
		}
		if p.Cite != "" || p.Computed != nil {
			text.WriteString(stands)
		}
	}
	b.text = text.String()
	if strings.TrimSpace(b.text) != "" {
		b.n = len(r.blocks)
		r.blocks = append(r.blocks, b)
	}
}

// inline is the piece in which byte i of the block stands.
func (b *block) inline(i int) (piece, bool) {
	for n := len(b.pieces) - 1; n >= 0; n-- {
		if b.pieces[n].at <= i {
			return b.pieces[n], true
		}
	}
	return piece{}, false
}

// span is the place in the letter of bytes from start to before end of the block.
func (b *block) span(start, end int) letter.Span {
	p, ok := b.inline(start)
	if !ok || len(b.within.out) >= most {
		return letter.Span{}
	}
	q, _ := b.inline(max(start, end-1))
	from := b.place(p, start-p.at, min(end, p.at+len(p.in.Text))-p.at)
	if q.in == p.in {
		return from
	}
	to := b.place(q, 0, end-q.at)
	return letter.Span{Start: from.Start, End: max(from.End, to.End), Pos: from.Pos}
}

func (b *block) place(p piece, from, to int) letter.Span {
	if from >= len(p.in.Text) || to <= from { // a reference
		return p.in.Span
	}
	return b.within.l.Place(*p.in, from, min(to, len(p.in.Text)))
}

// number is the number of the demand in which a block stands, 0 for none.
func (b *block) number() int { return b.within.numberOf(b.demand) }

func (r *reading) numberOf(demand int) int {
	if demand == 0 {
		return 0
	}
	return r.l.Demands[demand-1].N
}
