package web

import (
	"regexp"
	"slices"
	"strings"

	"github.com/upheld/upheld/ledger"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/when"
)

// patternText is the text with which a new letter begins: a pattern in the language of the page where it is written in it,
// with a day and an id filled in; or an empty letter.
func patternText(name, lang string, today when.Day) (string, error) {
	text := letter.Format(&letter.Letter{Head: letter.Head{Language: lang}})
	if name != "" {
		i := slices.IndexFunc(letter.Patterns(), func(p letter.Pattern) bool { return p.Name == name })
		if i >= 0 && !slices.Contains(letter.Patterns()[i].Languages, lang) {
			lang = letter.Patterns()[i].Languages[0]
		}
		var err error
		if text, err = letter.PatternText(name, lang); err != nil {
			return "", err
		}
	}
	x, ok := takeApart(text)
	if !ok {
		return text, nil // it is still a letter, to be written as text
	}
	if x.Head.Date.IsZero() {
		x.Head.Date = when.On(today)
	}
	if x.Head.ID == "" {
		x.Head.ID = "ap-" + today.String() + "-" + ledger.NewObjectID().String()[:5]
	}
	for i := range x.Parts {
		x.Parts[i].Words = unwrapped(x.Parts[i].Words)
	}
	return x.together(), nil
}

// setIn is a line that means something by how it begins: a point of a list, a quotation, a table, a heading, a block.
var setIn = regexp.MustCompile(`^(\s|[-+*>|#:]|[0-9]+[.)])`)

// unwrapped puts each paragraph on one line: a pattern is wrapped as a file is, and a field wraps by itself.
func unwrapped(words string) string {
	paragraphs := strings.Split(words, "\n\n")
	for i, p := range paragraphs {
		lines := strings.Split(p, "\n")
		if !slices.ContainsFunc(lines, setIn.MatchString) {
			paragraphs[i] = strings.Join(lines, " ")
		}
	}
	return strings.Join(paragraphs, "\n\n")
}
