package source

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/upheld/upheld/fault"
)

// fromText reads plain text. Its lines stay as they are, except in a text without any empty line whose lines are long:
// there each line is a paragraph, as word processors write it.
func fromText(data []byte) (Doc, error) {
	s, guessed, err := decode(data, "")
	if err != nil {
		return Doc{}, err
	}
	s = lines(s)
	if n := strangeSigns(s); n > 10 && n*20 > utf8.RuneCountInString(s) {
		return Doc{}, fault.New(fault.Invalid, "This is not a text: %d of its signs are none of a text.", n)
	}
	if linesAreParagraphs(s) {
		s = strings.ReplaceAll(s, "\n", "\n\n")
	}
	d := Doc{Text: strings.TrimSpace(dropControls(s))}
	if guessed != "" {
		d.Warnings = append(d.Warnings, "The file does not say how its letters are stored; "+guessed+" was taken. Look at the accents.")
	}
	return d, nil
}

// lines makes every kind of line end one, and takes the spaces from the ends of lines.
func lines(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n\n", "\u0085", "\n", "\f", "\n\n", "\v", "\n").Replace(s)
	all := strings.Split(s, "\n")
	for i, l := range all {
		all[i] = strings.TrimRight(l, " \t")
	}
	s = strings.Join(all, "\n")
	for strings.Contains(s, "\n\n\n\n") {
		s = strings.ReplaceAll(s, "\n\n\n\n", "\n\n")
	}
	return strings.ReplaceAll(s, "\n\n\n", "\n\n")
}

func linesAreParagraphs(s string) bool {
	s = strings.TrimSpace(s)
	if strings.Contains(s, "\n\n") || !strings.Contains(s, "\n") {
		return false
	}
	var n []int
	for l := range strings.SplitSeq(s, "\n") {
		n = append(n, utf8.RuneCountInString(l))
	}
	slices.Sort(n)
	return n[len(n)*3/4] > 100
}

func strangeSigns(s string) int {
	n := 0
	for _, r := range s {
		if r == utf8.RuneError || unicode.IsControl(r) && r != '\n' && r != '\t' {
			n++
		}
	}
	return n
}

func dropControls(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || r == '\ufeff' {
			return -1
		}
		return r
	}, s)
}
