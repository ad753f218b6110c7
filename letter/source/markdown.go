package source

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/upheld/upheld/fault"
)

// maxMarkdown bounds what the parser may be given: some of its rules look back over all that came before.
const maxMarkdown = 1 << 20

// maxDepth is how deep lists, quotes, tables and marks may stand in each other, in every format.
const maxDepth = 200

// fromMarkdown reads Markdown (CommonMark with tables and footnotes): marks dropped, items with their bullet or number,
// the words of links without their address.
func fromMarkdown(data []byte) (Doc, error) {
	s, _, err := decode(data, "")
	if err != nil {
		return Doc{}, err
	}
	if len(s) > maxMarkdown {
		return Doc{}, fault.New(fault.Invalid, "This Markdown file is larger than %d MB. Bring in the letter alone.", maxMarkdown>>20)
	}
	head, s := frontMatter(lines(s))
	src := []byte(s)
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Footnote))
	m := &markdown{src: src}
	m.walk(md.Parser().Parse(text.NewReader(src)), "", 0)
	if m.deep {
		return Doc{}, fault.New(fault.Invalid, "Lists or quotes in this file stand more than %d deep in each other.", maxDepth)
	}
	for _, n := range m.notes {
		m.out.add(note, n)
	}
	return Doc{Text: m.out.String(), Subject: head["subject"], Date: head["date"]}, nil
}

// frontMatter takes off the head between two lines of three hyphens, and gives its plain keys.
func frontMatter(s string) (map[string]string, string) {
	rest, ok := strings.CutPrefix(s, "---\n")
	if !ok {
		return nil, s
	}
	head, body, ok := strings.Cut(rest, "\n---\n")
	if !ok {
		return nil, s
	}
	keys := map[string]string{}
	for l := range strings.SplitSeq(head, "\n") {
		if k, v, ok := strings.Cut(l, ":"); ok {
			keys[strings.ToLower(k)] = strings.Trim(strings.TrimSpace(v), `"'`)
		}
	}
	return keys, body
}

type markdown struct {
	src   []byte
	out   blocks
	notes []string
	deep  bool
}

// walk adds the blocks under n; lead is the bullet that the next paragraph carries.
func (m *markdown) walk(n ast.Node, lead string, depth int) {
	if depth > maxDepth {
		m.deep = true
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.List:
			m.items(c, depth)
		case *ast.FencedCodeBlock, *ast.CodeBlock, *ast.HTMLBlock:
			if c.Kind() != ast.KindHTMLBlock {
				m.out.add(paragraph, string(c.Lines().Value(m.src)))
			}
		case *east.TableHeader, *east.TableRow:
			m.row(c)
		case *east.FootnoteList:
			for f := c.FirstChild(); f != nil; f = f.NextSibling() {
				if f, ok := f.(*east.Footnote); ok {
					inner := &markdown{src: m.src}
					inner.walk(f, "", depth+1)
					m.notes = append(m.notes, "["+strconv.Itoa(f.Index)+"] "+strings.ReplaceAll(inner.out.String(), "\n\n", " "))
				}
			}
		case *ast.Paragraph, *ast.TextBlock, *ast.Heading:
			k := paragraph
			if lead != "" {
				k = item
			}
			m.out.add(k, lead+m.inline(c, 0))
			lead = ""
		default:
			m.walk(c, lead, depth+1)
		}
	}
}

func (m *markdown) items(l *ast.List, depth int) {
	n := l.Start
	for c := l.FirstChild(); c != nil; c = c.NextSibling() {
		lead := "• "
		if l.IsOrdered() {
			lead = strconv.Itoa(n) + string(rune(l.Marker)) + " "
			n++
		}
		m.walk(c, lead, depth+1)
	}
}

func (m *markdown) row(n ast.Node) {
	var cells []string
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		cells = append(cells, m.inline(c, 0))
	}
	m.out.add(row, strings.Join(cells, "\t"))
}

func (m *markdown) inline(n ast.Node, depth int) string {
	if depth > maxDepth {
		m.deep = true
		return ""
	}
	var out strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			out.WriteString(unescape(c.Segment.Value(m.src)))
			if c.HardLineBreak() {
				out.WriteByte('\n')
			} else if c.SoftLineBreak() {
				out.WriteByte(' ')
			}
		case *ast.String:
			out.Write(c.Value)
		case *ast.AutoLink:
			out.Write(c.Label(m.src))
		case *ast.RawHTML, *east.FootnoteBacklink:
		case *east.FootnoteLink:
			out.WriteString("[" + strconv.Itoa(c.Index) + "]")
		default:
			out.WriteString(m.inline(c, depth+1))
		}
	}
	return out.String()
}

// unescape takes the backslash from signs that were written with one and puts letters for &amp; and its like.
func unescape(s []byte) string {
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(s))))
}
