package letter

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/upheld/upheld/letter/doc"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// enough is how many sources of one fact a footnote names, of different publishers where there are such; the record has
// them all.
const enough = 2

var (
	oneMore  = say{"and one more in the record", "et une autre dans le registre", "និងប្រភពមួយទៀត", "y otra en el registro"}
	someMore = say{"and %d more in the record", "et %d autres dans le registre", "និងប្រភព %d ទៀត", "y %d más en el registro"}
)

// sourced adds who says so: publisher, title, date, address of each.
func (s *setter) sourced(out []doc.Run, cited []record.Citation) []doc.Run {
	var first, rest []record.Citation
	var publishers []string
	for _, c := range cited {
		src, ok := s.w.Record.Source(c.Source)
		switch {
		case !ok || s.later(src.When):
		case src.Publisher == "" || slices.Contains(publishers, src.Publisher):
			rest = append(rest, c)
		default:
			publishers = append(publishers, src.Publisher)
			first = append(first, c)
		}
	}
	all := append(first, rest...)
	for i, c := range all[:min(len(all), enough)] {
		lead := semicolon.in(s.lang)
		if i == 0 {
			lead = ". " + sourcesWord.in(s.lang) + colon.in(s.lang)
		}
		src, _ := s.w.Record.Source(c.Source)
		out = append(append(out, doc.Run{Text: lead}), s.source(src, cmp.Or(c.URL, src.URL))...)
	}
	switch more := len(all) - enough; {
	case more == 1:
		out = append(out, doc.Run{Text: semicolon.in(s.lang) + oneMore.in(s.lang)})
	case more > 1:
		out = append(out, doc.Run{Text: semicolon.in(s.lang) + fmt.Sprintf(someMore.in(s.lang), more)})
	}
	return out
}

// later reports what came after the day of the letter: a letter cites nothing that did not exist.
func (s *setter) later(w when.When) bool {
	return !w.IsZero() && !s.l.Head.Date.IsZero() && w.Earliest() > s.l.Head.Date.Latest()
}

func (s *setter) source(src record.Source, url string) []doc.Run {
	var out []doc.Run
	if src.Publisher != "" {
		out = append(out, doc.Run{Text: src.Publisher + ", "})
	}
	title := doc.Run{Text: src.Title, Emph: true}
	if src.Lang != "" && src.Lang != s.lang {
		title.Lang = src.Lang
	}
	out = append(out, title)
	if !src.When.IsZero() {
		out = append(out, doc.Run{Text: ", " + dated(src.When, s.lang)})
	}
	if url != "" {
		out = append(out, doc.Run{Text: ", "}, doc.Run{Text: url, Link: url})
	}
	return out
}
