package source

import "strings"

// kind tells how a block follows the one before it.
type kind int

const (
	paragraph kind = iota
	item           // of a list
	row            // of a table
	note           // a footnote, at the end
)

type block struct {
	kind kind
	text string
}

// blocks is the text of a file in pieces. What is empty is left out.
type blocks struct {
	list []block
	size int
}

func (b *blocks) add(k kind, text string) {
	text = strings.Trim(text, " \t\r\n\u00a0")
	if text == "" || b.size > maxText {
		return
	}
	b.size += len(text) + 2 // more than the limit is refused by Text
	b.list = append(b.list, block{k, text})
}

// String puts an empty line between blocks, and none between items, rows and notes that follow each other.
func (b *blocks) String() string {
	var out strings.Builder
	for i, bl := range b.list {
		switch {
		case i == 0:
		case bl.kind != paragraph && bl.kind == b.list[i-1].kind:
			out.WriteByte('\n')
		default:
			out.WriteString("\n\n")
		}
		out.WriteString(bl.text)
	}
	return out.String()
}

// squeeze makes one space of every run of white space, as HTML does.
func squeeze(s string) string {
	var out strings.Builder
	blank := false
	for _, r := range s {
		if r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' {
			blank = true
			continue
		}
		if blank && out.Len() > 0 {
			out.WriteByte(' ')
		}
		blank = false
		out.WriteRune(r)
	}
	if blank && out.Len() > 0 {
		out.WriteByte(' ')
	}
	return out.String()
}
