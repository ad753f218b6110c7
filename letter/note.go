package letter

import (
	"slices"
	"strings"

	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/letter/doc"
	"github.com/upheld/upheld/place"
	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/record"
)

// cite is the footnote of a reference.
func (s *setter) cite(in Inline, states []string) []doc.Run {
	t, ok := s.w.find(in.Cite)
	if !ok {
		s.missing(in.Span, in.Cite, nil)
		return []doc.Run{{Text: "[@" + in.Cite + "]", Strong: true}}
	}
	return closed(s.noteOf(t, in.Locator, states, true))
}

// noteOf says what a record is and where it can be read; of a person, when whole, also the role. The second time it
// is only named.
func (s *setter) noteOf(t thing, locator string, states []string, whole bool) []doc.Run {
	name := t.name(s.lang)
	if t.kind == "spell" {
		name = s.spellName(t)
	}
	if s.cited[t.ref] {
		return plain(joinWords(name, locator) + " (" + seeAbove.in(s.lang) + ")")
	}
	s.cited[t.ref] = true
	out := s.note(t, joinWords(name, locator), states, whole)
	s.keep(t, out)
	return out
}

// keep remembers a reference among the values of the letter, each record once.
func (s *setter) keep(t thing, note []doc.Run) {
	expr := "[@" + t.ref + "]"
	if slices.ContainsFunc(s.values, func(v Value) bool { return v.Expr == expr }) {
		return
	}
	s.values = append(s.values, Value{
		Expr: expr, Words: doc.Text(note), Is: IsReference, On: s.l.Head.Date.Latest(), Rule: asWritten.in(s.lang),
		List: []Item{{t.ref, t.name(s.lang)}},
	})
}

func (s *setter) note(t thing, name string, states []string, whole bool) []doc.Run {
	out := plain(name)
	switch t.kind {
	case "provision", "instrument":
		return s.promised(t, out, states)
	case "act":
		a, _ := s.w.Record.Act(t.ref)
		if a.Place != "" {
			out = append(out, doc.Run{Text: ", " + s.w.label(a.Place, s.lang)})
		}
		return s.sourced(out, a.Citations)
	case "spell":
		v, _ := s.w.Custody.Spell(t.ref)
		return s.sourced(out, v.Citations)
	case "person":
		p, _ := s.w.Record.Person(t.ref)
		if whole && p.Role != "" && s.lang == "en" && p.Consent != record.Withheld {
			out = append(out, doc.Run{Text: ", " + p.Role})
		}
		return s.sourced(out, p.Citations)
	case "group":
		var names []string
		for _, m := range s.w.Record.Members(t.ref) {
			names = append(names, s.w.label(m, s.lang))
		}
		if len(names) > 0 {
			out = append(out, doc.Run{Text: " (" + listed(names, s.lang) + ")"})
		}
	case "body":
		b, _ := s.w.Record.Body(t.ref)
		return s.sourced(out, b.Citations)
	case "source":
		src, _ := s.w.Record.Source(t.ref)
		return s.source(src, src.URL)
	case "claim":
		c, _ := s.w.Record.Claim(t.ref)
		return append(out, doc.Run{Text: colon.in(s.lang) + c.Preferred + " (" + c.Reason + ")"})
	case "appeal":
		a, _ := s.w.Appeals.Appeal(t.ref)
		return s.sourced(out, a.Citations)
	case "election":
		e, _ := s.w.Elections.Election(t.ref)
		out = append(out, doc.Run{Text: ", " + dated(e.When, s.lang)})
	}
	return out
}

// spellName is a spell of custody as it was known on the day of the letter: what came later is not told.
func (s *setter) spellName(t thing) string {
	v, _ := s.w.Custody.Spell(t.ref)
	since, _ := v.StartBy(custody.FromArrest)
	out := s.w.label(v.Person, s.lang) + ", " + heldWord.in(s.lang) + " " + bareDate(since, s.lang)
	if !v.End.IsZero() && !s.l.Head.Date.IsZero() && v.End.Latest() <= s.l.Head.Date.Latest() {
		out += ", " + word(custody.Manners[v.Manner], s.lang) + ", " + dated(v.End, s.lang)
	}
	return out
}

// numbered is a provision within its instrument: "article 19 (Opinion and expression)". Headings of the record are
// English.
func (s *setter) numbered(p promise.Provision) string {
	out := numberOf(p, s.lang)
	if p.Heading != "" && s.lang == "en" {
		out += " (" + p.Heading + ")"
	}
	return out
}

// promised adds heading, standing of the States asked, and the address of the text.
func (s *setter) promised(t thing, out []doc.Run, states []string) []doc.Run {
	id, _, _ := strings.Cut(t.ref, "/")
	in, _ := s.w.Promises.Instrument(id)
	if t.kind == "provision" {
		p, _ := s.w.Promises.Provision(t.ref)
		if p.Heading != "" && s.lang == "en" {
			out = append(out, doc.Run{Text: " (" + p.Heading + ")"})
		}
	} else if !in.Adopted.IsZero() {
		out = append(out, doc.Run{Text: ", " + dated(in.Adopted, s.lang)})
	}
	return s.addressed(in, s.bonds(in, out, states))
}

// bonds adds what an instrument is to States on the day of the letter.
func (s *setter) bonds(in promise.Instrument, out []doc.Run, states []string) []doc.Run {
	day := s.l.Head.Date
	switch {
	case day.IsZero():
	case !in.Binding:
		out = append(out, doc.Run{Text: semicolon.in(s.lang) + bindsNone.in(s.lang)})
	default:
		for _, code := range states {
			st, err := s.w.Promises.Standing(code, in.ID, day.Latest())
			if err != nil || in.Kind == promise.Constitution && !owns(in, code) {
				continue
			}
			st.Spent = false
			out = append(out, doc.Run{Text: semicolon.in(s.lang) + stateName(code, s.lang) + colon.in(s.lang) + s.w.bondWords(st, s.lang)})
		}
	}
	return out
}

// addressed adds the address of the text of an instrument, the first time that it is named.
func (s *setter) addressed(in promise.Instrument, out []doc.Run) []doc.Run {
	if in.OfficialURL != "" && !s.linked[in.ID] {
		s.linked[in.ID] = true
		out = append(out, doc.Run{Text: ". "}, doc.Run{Text: in.OfficialURL, Link: in.OfficialURL})
	}
	return out
}

// statesOf are the States among those asked, by code, each once: codes, organs of the State of the case, and names that
// hold the name of a country.
func (w World) statesOf(asked []Ref) []string {
	var out []string
	for _, r := range asked {
		if code := w.stateOf(r.ID); code != "" && !slices.Contains(out, code) {
			out = append(out, code)
		}
	}
	return out
}

func (w World) stateOf(id string) string {
	if c, err := place.CountryOf(id); err == nil && id == strings.ToUpper(id) {
		return c.Alpha3
	}
	if b, ok := w.Record.Body(id); ok {
		c, _ := w.Record.Case()
		if state := stateNamed(b.Name); b.Kind == "government" && state != "" {
			return state // the government of another State than that of the case, perhaps
		}
		if isOrgan(b.Kind) && c.Head.Country != "" {
			return c.Head.Country
		}
		return ""
	}
	return stateNamed(id)
}

// stateNamed is the alpha-3 code of the State whose name a text has in it, the longest of several; "" for none.
func stateNamed(text string) string {
	longest := ""
	var found place.Country
	for _, c := range place.Countries() {
		for _, name := range []string{c.EN, c.FR} {
			if c.Withdrawn == "" && len(name) > len(longest) && strings.Contains(text, name) {
				longest, found = name, c
			}
		}
	}
	return found.Alpha3
}

// isOrgan reports the kinds of body that are organs of the State of the case.
func isOrgan(kind string) bool {
	switch kind {
	case "state agency", "court", "prosecutor", "ministry", "police", "police / local authority", "local authority", "military unit",
		"prison", "head of government", "head of state", "parliament", "election management body", "government":
		return true
	}
	return false
}
