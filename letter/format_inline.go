package letter

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// paragraph writes the pieces of a paragraph, with what begins its lines kept from being taken for a list or the like.
func paragraph(row []Inline) string {
	lines := strings.Split(inlineText(row, true), "\n")
	for i, l := range lines {
		lines[i] = safeStart(l)
	}
	return strings.Join(lines, "\n")
}

var numberStart = regexp.MustCompile(`^(\d{1,9})([.)])`)

// safeStart takes the meaning from a sign that would begin something else than a paragraph.
func safeStart(l string) string {
	switch {
	case strings.HasPrefix(l, "#"), strings.HasPrefix(l, "-"), strings.HasPrefix(l, "+"), strings.HasPrefix(l, ">"),
		strings.HasPrefix(l, ":::"):
		return `\` + l
	}
	return numberStart.ReplaceAllString(l, `$1\$2`)
}

// inlineText writes pieces on one line; breaks keeps new lines, as lines that end in a backslash.
func inlineText(row []Inline, breaks bool) string {
	row = joined(row)
	for i := range row {
		if !breaks {
			row[i].Text = strings.ReplaceAll(row[i].Text, "\n", " ")
		}
	}
	row = joined(tidy(row)) // what was parted by nothing but blanks is one
	var b strings.Builder
	for i, in := range row {
		piece := in.written()
		if in.Strong || in.Emph {
			piece = dressed(in, piece, marksFit(row, i))
		}
		if in.Lang != "" {
			piece = "[" + piece + "]{lang=" + in.Lang + "}"
		}
		b.WriteString(piece)
	}
	if !breaks {
		return b.String()
	}
	// A backslash at the end of a line would be eaten by one that is text; two blanks serve as well.
	lines := strings.Split(b.String(), "\n")
	for i := range lines[:len(lines)-1] {
		if strings.HasSuffix(lines[i], `\`) {
			lines[i] += "  "
			continue
		}
		lines[i] += `\`
	}
	return strings.Join(lines, "\n")
}

// written is one piece without emphasis and language.
func (in Inline) written() string {
	switch {
	case in.Computed != nil:
		return linked(in.Link, expression(in.Computed))
	case in.Cite == "":
		return linked(in.Link, escaped(in.Text))
	case in.Text == "" && in.Locator == "":
		return "[@" + in.Cite + "]"
	case in.Text == "" && !strings.ContainsAny(in.Locator, "];|\\\n") && !strings.ContainsAny(in.Locator, `"“„«`):
		return "[@" + in.Cite + ", " + oneLine(in.Locator) + "]"
	}
	out := "[" + escaped(oneLine(in.Text)) + "](@" + in.Cite
	if l := oneLine(in.Locator); l != "" {
		out += ` "` + strings.ReplaceAll(escaped(l), `"`, `\"`) + `"`
	}
	return out + ")"
}

func linked(to, words string) string {
	if to == "" {
		return words
	}
	return "[" + words + "](<" + strings.NewReplacer(`\`, `\\`, "<", `\<`, ">", `\>`, "&", `\&`, "|", `\|`).Replace(to) + ">)"
}

// dressed adds emphasis: by stars where they are sure to be read as such, else by what can be written anywhere.
func dressed(in Inline, piece string, stars bool) string {
	switch {
	case stars && in.Strong && in.Emph:
		return "***" + piece + "***"
	case stars && in.Strong:
		return "**" + piece + "**"
	case stars:
		return "*" + piece + "*"
	case in.Strong && in.Emph:
		return "[" + piece + "]{strong emph}"
	case in.Strong:
		return "[" + piece + "]{strong}"
	}
	return "[" + piece + "]{emph}"
}

// marksFit reports whether stars around a piece are read as emphasis (CommonMark 0.31, 6.2): they must touch letters
// within, and no other stars outside.
func marksFit(row []Inline, i int) bool {
	in := row[i]
	if !isWords(in) || in.Link != "" || in.Lang != "" || strings.Contains(in.Text, "\n") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(in.Text)
	last, _ := utf8.DecodeLastRuneInString(in.Text)
	if !isLetter(first) || !isLetter(last) {
		return false
	}
	clear := func(k int) bool { return k < 0 || k >= len(row) || !row[k].Strong && !row[k].Emph }
	return clear(i-1) && clear(i+1)
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// escaped takes the meaning from every sign that has one, so that words are read back as words.
func escaped(s string) string {
	var b strings.Builder
	for i, r := range s {
		switch r {
		case '\\', '*', '_', '[', ']', '{', '}', '<', '|', '`':
			b.WriteByte('\\')
		case '!':
			b.WriteByte('\\')
		case '@':
			if i == 0 { // behind a bracket it would be a reference
				b.WriteByte('\\')
			}
		case '&':
			if e := entityForm.FindString(s[i:]); e != "" && html.UnescapeString(e) != e {
				b.WriteByte('\\')
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}

// expression writes something computed.
func expression(c *Computed) string {
	if c == nil {
		return ""
	}
	var b strings.Builder
	b.WriteString("{" + c.Name)
	for _, a := range c.Args {
		b.WriteString(" " + a.Name + "=" + argument(a.Value))
	}
	return b.String() + "}"
}

var bareArgument = regexp.MustCompile(`^[^\s"“”„«»{}=]+$`)

// argument writes a value, in the quotation marks that it does not hold itself.
func argument(v string) string {
	v = strings.ReplaceAll(oneLine(v), "|", `\|`)
	switch {
	case bareArgument.MatchString(v):
		return v
	case !strings.Contains(v, `"`):
		return `"` + v + `"`
	}
	return "«" + v + "»"
}
