package letter

import (
	"sort"
	"strings"
)

const blanks = " \t"

// tidy takes away what cannot be seen: blanks at both ends of a line and around each new line in it, new lines at the
// ends, empty words. What is left can be written down and read again without a change.
func tidy(row []Inline) []Inline {
	out := make([]Inline, 0, len(row))
	for _, in := range row {
		if !isWords(in) {
			out = append(out, in)
			continue
		}
		start := len(out) == 0 || endsLine(out[len(out)-1])
		in = in.squeezed(start)
		if strings.HasPrefix(in.Text, "\n") {
			out = trimEnd(out)
		}
		if in.Text != "" {
			out = append(out, in)
		}
	}
	for n := len(out); n > 0 && isWords(out[n-1]); n = len(out) {
		trimmed := strings.TrimRight(out[n-1].Text, blanks+"\n")
		if trimmed == out[n-1].Text {
			break
		}
		if out[n-1].Text = trimmed; trimmed == "" {
			out = out[:n-1]
		}
	}
	return out
}

func endsLine(in Inline) bool { return isWords(in) && strings.HasSuffix(in.Text, "\n") }

// trimEnd takes blanks off the end of a row, and what they leave empty.
func trimEnd(row []Inline) []Inline {
	for n := len(row); n > 0 && isWords(row[n-1]); n = len(row) {
		if row[n-1].Text = strings.TrimRight(row[n-1].Text, blanks); row[n-1].Text != "" {
			break
		}
		row = row[:n-1]
	}
	return row
}

// squeezed is words without blanks around new lines, of several new lines only the first; start tells that they begin
// a line themselves.
func (in Inline) squeezed(start bool) Inline {
	var b strings.Builder
	var marks []mark
	text := in.Text
	for i := 0; i < len(text); {
		j := i
		for j < len(text) && strings.IndexByte(blanks+"\n", text[j]) >= 0 {
			j++
		}
		gap := text[i:j]
		switch {
		case strings.Contains(gap, "\n") && !start:
			marks = append(marks, mark{b.Len(), in.at(i + strings.IndexByte(gap, '\n'))})
			b.WriteByte('\n')
		case start || gap == "":
		default:
			marks = append(marks, mark{b.Len(), in.at(i)})
			b.WriteString(gap)
		}
		start = false
		for i = j; i < len(text) && strings.IndexByte(blanks+"\n", text[i]) < 0; i++ {
			if at := in.at(i); len(marks) == 0 || at-marks[len(marks)-1].at != b.Len()-marks[len(marks)-1].text {
				marks = append(marks, mark{b.Len(), at})
			}
			b.WriteByte(text[i])
		}
	}
	in.Text, in.marks = b.String(), marks
	return in
}

// Place is where the bytes from..to of the Text of an Inline stand in the letter.
func (l *Letter) Place(in Inline, from, to int) Span {
	s := newSource(l.Text)
	start := in.at(from)
	return s.span(start, max(start, in.at(max(to-1, from))+1))
}

// at is the byte of the letter in which byte i of Text stands.
func (in Inline) at(i int) int {
	n := sort.Search(len(in.marks), func(k int) bool { return in.marks[k].text > i })
	if n == 0 {
		return in.Span.Start
	}
	return in.marks[n-1].at + i - in.marks[n-1].text
}
