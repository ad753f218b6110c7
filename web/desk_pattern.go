package web

import (
	"slices"

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
		x.Head.ID = "ap-" + today.String()
	}
	return x.together(), nil
}
