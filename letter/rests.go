package letter

import (
	"slices"
	"strings"

	"github.com/upheld/upheld/letter/doc"
)

// demand sets one demand. What it rests on goes into a footnote at the end of its first paragraph.
func (s *setter) demand(d Demand) doc.Block {
	states := s.w.statesOf(d.To)
	b := doc.Block{Kind: doc.DemandOf, Number: d.N, Blocks: s.blocks(d.Body, states)}
	note := s.rests(d, states)
	if len(note) == 0 {
		return b
	}
	for i := range b.Blocks {
		if p := &b.Blocks[i]; p.Kind == doc.Paragraph && len(p.Runs) > 0 {
			p.Runs = s.endNote(p.Runs, note)
			return b
		}
	}
	b.Blocks = append(b.Blocks, doc.Block{Kind: doc.Paragraph, Runs: note})
	return b
}

// rests says what a demand rests on: grounds, facts, persons.
func (s *setter) rests(d Demand, states []string) []doc.Run {
	var out []doc.Run
	for _, part := range []struct {
		title say
		refs  []Ref
		want  []string
		set   func([]thing, []string) [][]doc.Run
	}{
		{groundsWord, d.Grounds, []string{"provision", "instrument"}, s.grounds},
		{factsWord, d.Facts, []string{"act", "spell", "group", "claim", "election"}, s.facts},
		{personsWord, d.Persons, []string{"person", "group"}, s.persons},
	} {
		var things []thing
		for _, r := range part.refs {
			t, ok := s.w.find(r.ID)
			if !ok || !slices.Contains(part.want, t.kind) {
				s.missing(r.Span, r.ID, part.want)
				continue
			}
			things = append(things, t)
		}
		if len(things) == 0 {
			continue
		}
		lead := part.title.in(s.lang) + colon.in(s.lang)
		if len(out) > 0 {
			out, lead = closed(out), " "+lead
		}
		out = append(out, doc.Run{Text: lead})
		for i, note := range part.set(things, states) {
			if i > 0 {
				out = append(out, doc.Run{Text: semicolon.in(s.lang)})
			}
			out = append(out, note...)
		}
	}
	if len(out) > 0 {
		out = closed(out)
	}
	return out
}

// grounds are provisions, those of one instrument together.
func (s *setter) grounds(list []thing, states []string) [][]doc.Run {
	var order []string
	of := map[string][]thing{}
	for _, t := range list {
		id, _, _ := strings.Cut(t.ref, "/")
		if of[id] == nil {
			order = append(order, id)
		}
		of[id] = append(of[id], t)
	}
	var out [][]doc.Run
	for _, id := range order {
		in, _ := s.w.Promises.Instrument(id)
		note := plain(instrumentName(in, s.lang))
		for _, t := range of[id] {
			if t.kind == "provision" {
				p, _ := s.w.Promises.Provision(t.ref)
				note = append(note, doc.Run{Text: ", " + s.numbered(p)})
			}
			s.cited[t.ref] = true
			s.keep(t, s.bonds(in, plain(t.name(s.lang)), states))
		}
		out = append(out, s.addressed(in, s.bonds(in, note, states)))
	}
	return out
}

// facts are named with their sources; what was told before is only named.
func (s *setter) facts(list []thing, states []string) [][]doc.Run {
	var out [][]doc.Run
	for _, t := range list {
		out = append(out, s.noteOf(t, "", states, false))
	}
	return out
}

// persons are named, the members of a group one by one.
func (s *setter) persons(list []thing, _ []string) [][]doc.Run {
	var names []string
	for _, t := range list {
		who := []string{t.ref}
		if t.kind == "group" {
			who = s.w.Record.Members(t.ref)
		}
		for _, w := range who {
			if n := s.w.label(w, s.lang); !slices.Contains(names, n) {
				names = append(names, n)
			}
		}
		s.keep(t, plain(listed(names, s.lang)))
	}
	return [][]doc.Run{plain(listed(names, s.lang))}
}

var semicolon = say{"; ", "\u00a0; ", "; ", "; "}

var colon = say{": ", "\u00a0: ", "៖ ", ": "}

// missing reports an id that the record does not have, or has as something else.
func (s *setter) missing(at Span, id string, want []string) {
	q := &query{}
	if t, ok := s.w.find(id); ok {
		q.say(at, "%s is a record of another kind (%s); expected %s", quoted(id), t.kind, orList(want))
	} else {
		q.unknown(at, id, "a record", s.w.known())
	}
	s.bad = append(s.bad, q.bad...)
}

func orList(list []string) string {
	if n := len(list); n > 1 {
		out := ""
		for _, w := range list[:n-1] {
			out += w + ", "
		}
		return out[:len(out)-2] + " or " + list[n-1]
	}
	return list[0]
}
