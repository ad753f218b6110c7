package letter

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdownParser reads the part of CommonMark that a letter needs: paragraphs, headings (#), lists, quotations (>),
// tables, emphasis, links, a line between parts (***). Left out on purpose: indented and fenced code, HTML, link
// definitions and headings underlined with hyphens, because people who have never seen Markdown write such things by
// accident. Added: references [@…] and computed values {…}.
var markdownParser = parser.NewParser(
	parser.WithBlockParsers(
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewATXHeadingParser(), 600),
		util.Prioritized(parser.NewBlockquoteParser(), 800),
		util.Prioritized(paragraphParser{parser.NewParagraphParser()}, 1000),
	),
	parser.WithInlineParsers(
		util.Prioritized(citeParser{}, 150),
		util.Prioritized(parser.NewLinkParser(), 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(braceParser{}, 350),
		util.Prioritized(parser.NewEmphasisParser(), 500),
	),
	parser.WithParagraphTransformers(util.Prioritized(extension.NewTableParagraphTransformer(), 200)),
)

// paragraphParser takes lines that stand far in for what they are: people begin paragraphs so.
type paragraphParser struct{ parser.BlockParser }

func (paragraphParser) CanAcceptIndentedLine() bool { return true }

// reading is what the parsers of our own signs need: the source for problems, and where the piece that goldmark sees
// begins in it.
type reading struct {
	s    *source
	base int
}

var readingKey = parser.NewContextKey()

func readingOf(pc parser.Context) reading { return pc.Get(readingKey).(reading) }

// piecesNode is what one of our own signs was read as.
type piecesNode struct {
	ast.BaseInline
	pieces []piece
}

var kindPieces = ast.NewNodeKind("Pieces")

func (*piecesNode) Kind() ast.NodeKind           { return kindPieces }
func (n *piecesNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// within is the text between two signs, which may run over the ends of lines, and where each of its bytes stands.
type within struct {
	text string
	at   []int
	stop int // behind the closing sign
}

// maxWithin is how long something in brackets or braces may be; it is one reference or one expression.
const maxWithin = 500

// take reads from an opening sign to the closing one. ok is false when there is none in the paragraph.
func take(block text.Reader, closing byte, base int) (w within, ok bool) {
	var b strings.Builder
	block.Advance(1)
	quote := rune(0)
	for b.Len() <= maxWithin {
		l, seg := block.PeekLine()
		if l == nil {
			return w, false
		}
		for i, r := range string(l[:min(len(l), maxWithin)]) {
			switch {
			case r == '\\' && i+1 < len(l) && l[i+1] == '|': // as a cell of a table needs it
				continue
			case quote == 0 && r == rune(closing):
				block.Advance(i + 1)
				w.text, w.stop = b.String(), base+seg.Start+i-seg.Padding+1
				return w, true
			case quote == 0 && closingQuote[r] != 0:
				quote = closingQuote[r]
			case r == quote:
				quote = 0
			}
			if r == '\n' || r == '\r' {
				r = ' '
			}
			for range b.Len() + len(string(r)) - len(w.at) {
				w.at = append(w.at, base+seg.Start+i-seg.Padding)
			}
			b.WriteRune(r)
		}
		block.AdvanceLine()
	}
	return w, false
}

// closingQuote are the quotation marks that editors write, each with the one that closes it.
var closingQuote = map[rune]rune{'"': '"', '“': '”', '„': '“', '«': '»'}

func (w within) span(s *source, from, to int) Span {
	at := func(i int) int {
		if i < len(w.at) {
			return w.at[i]
		}
		return w.stop - 1
	}
	return s.span(at(from), at(to))
}

// citeParser reads [@iccpr/art-19, para. 3] and, with several in one, [@iccpr/art-9; @iccpr/art-19].
type citeParser struct{}

func (citeParser) Trigger() []byte { return []byte{'['} }

func (citeParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	l, seg := block.PeekLine()
	if len(l) < 2 || l[1] != '@' {
		return nil
	}
	r := readingOf(pc)
	if len(r.s.problems) >= maxProblems {
		return nil
	}
	start := r.base + seg.Start
	w, ok := take(block, ']', r.base)
	if !ok {
		r.s.bad(start, start+2, "the reference that begins here has no end; expected a closing bracket (]), or \\[ for a bracket in the text")
		return nil
	}
	n := &piecesNode{}
	from := 0
	for part := range strings.SplitSeq(w.text, ";") {
		n.pieces = append(n.pieces, r.cite(w, part, from, start))
		from += len(part) + 1
	}
	return n
}

func (r reading) cite(w within, part string, from, start int) piece {
	lead := len(part) - len(strings.TrimLeft(part, " \t"))
	id, locator, _ := strings.Cut(strings.Trim(part, blanks), ",")
	span := w.span(r.s, from+lead, from+len(strings.TrimRight(part, " \t")))
	if from == 0 {
		span = r.s.span(start, span.End)
	}
	if from+len(part) == len(w.text) {
		span.End = w.stop
	}
	bare, ok := strings.CutPrefix(strings.Trim(id, blanks), "@")
	if !ok || !isID(bare) {
		r.s.bad(span.Start, span.End, "%s is not a reference; expected an id such as [@iccpr/art-19] or [@cs-ny-sokha-1]", quoted(strings.TrimSpace(id)))
		return piece{Inline: Inline{Text: strings.TrimSpace(part), Span: span}}
	}
	return piece{Inline: Inline{Cite: bare, Locator: oneLine(locator), Span: span}}
}

// braceParser reads {held group=adhoc-five on=2016-05-13}, and what follows words in brackets: [ក្នុង]{lang=km}.
type braceParser struct{}

func (braceParser) Trigger() []byte { return []byte{'{'} }

func (braceParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	_, seg := block.PeekLine()
	r := readingOf(pc)
	if len(r.s.problems) >= maxProblems {
		return nil
	}
	start := r.base + seg.Start
	w, ok := take(block, '}', r.base)
	if !ok {
		r.s.bad(start, start+1, "the expression that begins here has no end; expected a closing brace (}), or \\{ for a brace in the text")
		return nil
	}
	c, ok := r.expression(w, r.s.span(start, w.stop))
	if !ok {
		return &piecesNode{pieces: []piece{{Inline: Inline{Text: "{" + w.text + "}", Span: r.s.span(start, w.stop)}}}}
	}
	if look, is := lookOf(c); is {
		return &piecesNode{pieces: []piece{{look: look, Inline: Inline{Span: c.Span}}}}
	}
	return &piecesNode{pieces: []piece{{Inline: Inline{Computed: c, Span: c.Span}}}}
}
