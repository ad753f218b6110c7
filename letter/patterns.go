package letter

import (
	"embed"
	"strings"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/text"
)

//go:embed patterns/*.md
var patternFiles embed.FS

// Pattern is a letter to fill in.
type Pattern struct {
	Name      string   `json:"name"`
	What      string   `json:"what"`      // one line
	Languages []string `json:"languages"` // codes
}

// Patterns are the letters to fill in that the program brings.
func Patterns() []Pattern {
	both := []string{"en", "fr"}
	return []Pattern{
		{"secretary-general", "appeal to the Secretary-General of the United Nations", both},
		{"urgent", "urgent appeal for a detained person", both},
		{"convene", "request to consult or convene under a clause of a treaty", both},
		{"joint-statement", "joint statement of several organisations", both},
	}
}

// PatternText is a pattern in a language, in the letter format. Errors are fault.NotFound and name the nearest.
func PatternText(name, lang string) (string, error) {
	var known []string
	for _, p := range Patterns() {
		known = append(known, p.Name)
		if p.Name != name {
			continue
		}
		b, err := patternFiles.ReadFile("patterns/" + name + "." + lang + ".md")
		if err != nil {
			return "", fault.New(fault.NotFound, "The pattern %s is not written in the language %q; there is %s.", name, lang, strings.Join(p.Languages, ", "))
		}
		return string(b), nil
	}
	if near := text.Nearest(name, known); near != "" {
		return "", fault.New(fault.NotFound, "There is no pattern %q; did you mean %s?", name, near)
	}
	return "", fault.New(fault.NotFound, "There is no pattern %q; there are %s.", name, strings.Join(known, ", "))
}
