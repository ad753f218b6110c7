package letter

import (
	"strconv"
	"strings"
)

// blocks writes nodes one after the other with an empty line between.
func (w *writer) blocks(list []Node) string {
	var out []string
	var before sign
	for i := range list {
		n := &list[i]
		if n.Kind == DemandNode || n.Kind == AnnexNode {
			continue // they stand in the body only
		}
		if b := w.block(n, &before); b != "" {
			out = append(out, b)
		}
	}
	return strings.Join(out, "\n")
}

// sign is what the points of the list before began with; zero when no list stood before. Two lists in a row need
// different signs, or they would be read as one.
type sign byte

func (before *sign) next(ordered bool) sign {
	signs := [2]sign{'-', '+'}
	if ordered {
		signs = [2]sign{'.', ')'}
	}
	if *before == signs[0] {
		return signs[1]
	}
	return signs[0]
}

// block writes one node, "" when there is nothing in it.
func (w *writer) block(n *Node, before *sign) string {
	out, now := "", sign(0)
	if n.Kind == ListNode {
		now = before.next(n.Ordered)
		out = w.list(n, now)
	} else {
		out = w.other(n)
	}
	if out != "" {
		*before = now
	}
	return out
}

func (w *writer) other(n *Node) string {
	switch n.Kind {
	case ParagraphNode:
		return ended(paragraph(n.Inline))
	case HeadingNode:
		text := inlineText(n.Inline, false)
		if text == "" {
			return ""
		}
		if strings.HasSuffix(text, "#") {
			text = text[:len(text)-1] + `\#`
		}
		return strings.Repeat("#", min(max(n.Level, 1), 6)) + " " + text + "\n"
	case QuoteNode:
		return prefixed(w.blocks(n.Children), "> ", "> ")
	case TableNode:
		return w.table(n)
	case ComputedNode:
		return ended(expression(n.Computed))
	case RuleNode:
		return "***\n"
	case AnnexNode:
		title := inlineText(n.Inline, false)
		if title == "" {
			return ""
		}
		return "::: annex " + title + "\n\n" + w.blocks(n.Children) + ":::\n"
	}
	return ""
}

func ended(s string) string {
	if s == "" {
		return ""
	}
	return s + "\n"
}

// prefixed sets a text in: first before its first line, rest before the others.
func prefixed(s, first, rest string) string {
	if s == "" {
		return ""
	}
	var b strings.Builder
	lead := first
	for l := range strings.Lines(s) {
		b.WriteString(strings.TrimRight(lead+strings.TrimSuffix(l, "\n"), " ") + hardBlanks(l) + "\n")
		lead = rest
	}
	return b.String()
}

// hardBlanks gives back the two blanks that are a new line, which the trimming of empty lines would take.
func hardBlanks(l string) string {
	if strings.HasSuffix(l, "  \n") && strings.TrimSpace(l) != "" {
		return "  "
	}
	return ""
}

func (w *writer) list(n *Node, s sign) string {
	var out []string
	tight := true
	number := max(n.Start, 0)
	for _, it := range n.Items {
		text := w.blocks(it)
		if text == "" {
			continue
		}
		lead := string(s) + " "
		if n.Ordered {
			lead = strconv.Itoa(number) + lead
		}
		number++
		tight = tight && strings.Count(text, "\n") == 1
		out = append(out, prefixed(text, lead, strings.Repeat(" ", len(lead))))
	}
	if tight {
		return strings.Join(out, "")
	}
	return strings.Join(out, "\n")
}

func (w *writer) table(n *Node) string {
	width := len(n.Header)
	for _, r := range n.Rows {
		width = max(width, len(r))
	}
	if width == 0 {
		return ""
	}
	var b strings.Builder
	row := func(cells [][]Inline) {
		b.WriteString("|")
		for i := range width {
			text := ""
			if i < len(cells) {
				text = inlineText(cells[i], false)
			}
			b.WriteString(" " + text + " |")
		}
		b.WriteString("\n")
	}
	row(n.Header)
	b.WriteString(strings.Repeat("| --- ", width) + "|\n")
	for _, r := range n.Rows {
		row(r)
	}
	return b.String()
}
