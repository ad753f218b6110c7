package letter

import (
	"slices"
	"strings"
)

// settle pairs the brackets of the text and gives the words between a pair the look that follows it.
func (m *converter) settle(row []piece) []Inline {
	var open []int
	gone := make([]bool, len(row))
	for i := range row {
		switch {
		case row[i].bracket == '[':
			open = append(open, i)
		case row[i].bracket == ']' && len(open) > 0:
			from := open[len(open)-1]
			open = open[:len(open)-1]
			if i+1 == len(row) || row[i+1].look == nil {
				continue
			}
			for j := from + 1; j < i; j++ {
				row[j].take(row[i+1].look)
			}
			gone[from], gone[i], gone[i+1] = true, true, true
		case row[i].look != nil && !gone[i]:
			m.bad(row[i].Span.Start, row[i].Span.End, "this says how words look, but no words in brackets stand before it; expected [words]{…}")
			gone[i] = true
		}
	}
	out := make([]Inline, 0, len(row))
	for i, p := range row {
		if gone[i] {
			continue
		}
		if p.bracket != 0 {
			p.Text, p.marks = string(p.bracket), []mark{{0, p.Span.Start}}
		}
		out = append(out, p.Inline)
	}
	return out
}

func (p *piece) take(l *look) {
	p.Strong = p.Strong || l.strong
	p.Emph = p.Emph || l.emph
	if p.Lang == "" {
		p.Lang = l.lang
	}
}

// joined makes one Inline of neighbours that are words of one look.
func joined(row []Inline) []Inline {
	row = slices.DeleteFunc(slices.Clone(row), func(in Inline) bool { return isWords(in) && in.Text == "" })
	var out []Inline
	for i := 0; i < len(row); {
		in := row[i]
		in.marks = append([]mark(nil), in.marks...)
		j := i + 1
		for j < len(row) && sameLook(in, row[j]) {
			j++
		}
		if j > i+1 {
			var b strings.Builder
			b.WriteString(in.Text)
			for _, p := range row[i+1 : j] {
				for _, k := range p.marks {
					in.marks = append(in.marks, mark{b.Len() + k.text, k.at})
				}
				b.WriteString(p.Text)
				in.Span.End = p.Span.End
			}
			in.Text = b.String()
		}
		out = append(out, in)
		i = j
	}
	return out
}

func isWords(in Inline) bool { return in.Cite == "" && in.Computed == nil }

func sameLook(a, b Inline) bool {
	return isWords(a) && isWords(b) && a.Strong == b.Strong && a.Emph == b.Emph && a.Link == b.Link && a.Lang == b.Lang
}
