package custody

import (
	"fmt"

	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// Gap is one thing that a count does not hold and that is told beside it.
type Gap struct {
	Key       string // unconfirmed, vague, others, not_found
	Number    int    // people, or the number that others give; 0 for not_found
	When      when.When
	Text      string   // in the words of the record
	Refs      []string // records of the people concerned
	Citations []record.Citation
}

// near is how far from the day a number given by others still says something about it.
const near = 92

// Gaps is what the record knows that it does not know about the count of a day: people who are only possibly
// held, detentions without a confirmed end that began by then, numbers that others gave about that time
// without naming everyone, and what was looked for in vain. The last two concern everybody and are left out
// when the count is of one group.
func (s *Set) Gaps(on when.Day, o Options) []Gap {
	var out []Gap
	vague := Gap{Key: "vague"}
	for _, h := range s.Held(on, o) {
		if h.Certain == when.Possibly {
			vague.Number++
			vague.Refs = append(vague.Refs, h.Spell)
		}
	}
	if vague.Number > 0 {
		out = append(out, vague)
	}
	in, open := s.filter(o), Gap{Key: "unconfirmed"}
	for _, u := range s.unconfirmed {
		if in(u.Person) && u.Start.Earliest() <= on {
			open.Number++
			open.Refs = append(open.Refs, u.Ref)
			open.Citations = append(open.Citations, u.Citations...)
		}
	}
	if open.Number > 0 {
		out = append(out, open)
	}
	if o.Group != "" {
		return out
	}
	for _, n := range s.others {
		if n.When.Earliest() <= on.AddDays(near) && n.When.Latest() >= on.AddDays(-near) {
			out = append(out, Gap{Key: "others", Number: n.AtLeast, When: n.When, Text: n.What, Citations: n.Citations})
		}
	}
	for _, t := range s.notFound {
		out = append(out, Gap{Key: "not_found", Text: t})
	}
	return out
}

// Say is the gap in a sentence, in English or French; Text stands in the language of the record.
func (g Gap) Say(lang string) string {
	if g.Key == "others" {
		return g.Lead(lang) + " " + g.Text + "."
	}
	return g.Lead(lang)
}

// Lead is Say without what others count in the words of the record: a page must mark in which language those are.
func (g Gap) Lead(lang string) string {
	one := g.Number == 1
	if lang == "fr" {
		switch g.Key {
		case "vague":
			return choose(one, "1 autre personne était peut-être détenue ce jour-là ; les dates connues ne permettent pas de trancher.",
				fmt.Sprintf("%d autres personnes étaient peut-être détenues ce jour-là ; les dates connues ne permettent pas de trancher.", g.Number))
		case "unconfirmed":
			return choose(one, "1 détention antérieure, dont la fin n’est pas confirmée, n’est pas comptée.",
				fmt.Sprintf("%d détentions antérieures, dont la fin n’est pas confirmée, ne sont pas comptées.", g.Number))
		case "others":
			return fmt.Sprintf("Une autre source (%s) compte au moins %d personnes :", g.When.Words(lang), g.Number)
		}
		return "Recherché, non trouvé : " + g.Text + "."
	}
	switch g.Key {
	case "vague":
		return choose(one, "1 more person may have been held that day; the dates known do not settle it.",
			fmt.Sprintf("%d more people may have been held that day; the dates known do not settle it.", g.Number))
	case "unconfirmed":
		return choose(one, "1 earlier detention has no confirmed end and is not counted.",
			fmt.Sprintf("%d earlier detentions have no confirmed end and are not counted.", g.Number))
	case "others":
		return fmt.Sprintf("Another source (%s) counts at least %d:", g.When.Words(lang), g.Number)
	}
	return "Looked for and not found: " + g.Text + "."
}

func choose(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}
