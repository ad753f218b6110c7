package letter

import (
	"slices"
	"strings"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/letter/doc"
)

// asked are the drafts of the appeal and its demands. What the record holds of them beyond the letter stays.
func (f *freezer) asked(l *Letter) ([]book.Draft, error) {
	a := appeal.Appeal{
		Ref: f.appeal, When: l.Head.Date, Precision: "day", Kind: f.Kind, IssuedBy: f.issuedBy(l),
		Note: "Written here. Its text is " + f.texts[0].Ref + ".",
	}
	for _, p := range l.Head.To {
		a.Addressees = append(a.Addressees, partyWords(p))
	}
	for _, d := range l.Demands {
		a.Asks = append(a.Asks, f.askedWords(d))
		for _, p := range d.Persons {
			if !slices.Contains(a.About, p.ID) {
				a.About = append(a.About, p.ID)
			}
		}
	}
	first, err := f.anew("appeal.appeal", a.Ref, a, appealFields)
	if err != nil {
		return nil, err
	}
	out := []book.Draft{first}
	for _, d := range l.Demands {
		if old, ok := f.Appeals.Demand(d.ID); ok && old.Appeal != "" && old.Appeal != f.appeal {
			return nil, fault.New(fault.Conflict, "the id %s is taken by a demand of %s; give demand %d another", d.ID, old.Appeal, d.N)
		}
		x, err := f.anew("appeal.demand", d.ID, f.demand(d), demandFields)
		if err != nil {
			return nil, err
		}
		out = append(out, x)
		if d.Restates != "" {
			again, err := f.restated(l, d)
			if err != nil {
				return nil, err
			}
			out = append(out, again...)
		}
	}
	return out, nil
}

func (f *freezer) issuedBy(l *Letter) string {
	var names []string
	for _, list := range [][]Party{l.Head.From, l.Head.Signed} {
		for _, p := range list {
			if n := partyWords(p); n != "" && !slices.Contains(names, n) {
				names = append(names, n)
			}
		}
		if len(names) > 0 {
			return strings.Join(names, "; ")
		}
	}
	return "Signatories of the letter"
}

func partyWords(p Party) string {
	var parts []string
	for _, s := range []string{p.Name, p.Role, p.Organisation} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if len(parts) == 0 {
		return p.Body
	}
	return strings.Join(parts, ", ")
}

// askedWords are the words of a demand in the language of its letter: its first paragraph, with what is computed.
func (f *freezer) askedWords(d Demand) string { return f.wordsIn(f.list[0], d) }

func (f *freezer) wordsIn(l *Letter, d Demand) string {
	s := newSetter(l, f.World)
	for _, n := range d.Body {
		if n.Kind == ParagraphNode {
			if t := strings.TrimSpace(strings.ReplaceAll(doc.Text(s.runs(n.Inline, nil)), "\n", " ")); t != "" {
				return t
			}
		}
	}
	for _, n := range d.Body {
		for _, it := range n.Items {
			for _, p := range it {
				if t := doc.Text(s.runs(p.Inline, nil)); t != "" {
					return t
				}
			}
		}
	}
	return d.ID
}
