package letter

import (
	"maps"
	"slices"
	"strings"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/text"
)

var demandKeys = []string{
	"id", "to", "action", "conditions", "grounds", "facts", "persons", "term", "general", "restates",
}

func (s *source) demandKey(d *Demand, e entry, lang string) {
	switch e.key {
	case "id":
		d.ID = s.id(e)
	case "to":
		d.To = s.refs(e, false)
	case "action":
		d.Action = s.action(e)
	case "conditions":
		for _, r := range s.refs(e, false) {
			d.Conditions = append(d.Conditions, r.ID)
		}
	case "grounds":
		d.Grounds = s.refs(e, true)
	case "facts":
		d.Facts = s.refs(e, true)
	case "persons":
		d.Persons = s.refs(e, true)
	case "term":
		d.TermSpan = e.span
		d.Term = s.term(e, lang)
	case "general":
		d.General = s.yes(e)
	case "restates":
		d.Restates = s.id(e)
	default:
		delete(d.Spans, e.key)
		s.unknownKey(e, demandKeys)
	}
}

func (s *source) action(e entry) string {
	v := strings.ToLower(s.one(e))
	if _, ok := appeal.Actions[v]; ok || v == "" {
		return v
	}
	known := slices.Sorted(maps.Keys(appeal.Actions))
	if near := text.Nearest(v, known); near != "" {
		s.badValue(e, "%s is not an action that can be asked; did you mean %q?", quoted(v), near)
		return ""
	}
	s.badValue(e, "%s is not an action that can be asked; expected one of %s", quoted(v), strings.Join(known, ", "))
	return ""
}

// refs reads a list: in one line with commas between, or one under the other. ids tells that each must be an id.
func (s *source) refs(e entry, ids bool) []Ref {
	if len(e.parts) > 0 {
		s.bad(e.at.Start, e.at.End, "%q is a list; expected its parts on the same line with commas between", e.key)
		return nil
	}
	list := make([]value, 0, len(e.items))
	for _, it := range e.items {
		list = append(list, it.value)
	}
	if e.text != "" {
		list = s.commas(e.value)
	}
	var out []Ref
	for _, v := range list {
		switch {
		case v.text == "":
			s.bad(v.span.Start, max(v.span.End, v.span.Start), "a part of %q is empty; expected something between the commas", e.key)
			continue
		case ids && !isID(v.text):
			s.bad(v.span.Start, v.span.End, "%s is not an id of the record; expected one such as \"iccpr/art-19\" or \"p-ny-sokha\"", quoted(v.text))
			continue
		case slices.ContainsFunc(out, func(r Ref) bool { return r.ID == v.text }):
			s.bad(v.span.Start, v.span.End, "%s stands twice in %q; expected it once", quoted(v.text), e.key)
			continue
		}
		out = append(out, Ref{v.text, v.span})
	}
	return out
}

// commas cuts a value at its commas, but not within quotation marks.
func (s *source) commas(v value) []value {
	raw := s.text[v.span.Start:v.span.End]
	if isQuote(raw) && !strings.Contains(v.text, ",") {
		return []value{v}
	}
	var out []value
	for start, i := 0, 0; i <= len(raw); i++ {
		if i < len(raw) && raw[i] == '"' && strings.TrimSpace(raw[start:i]) == "" {
			if end := strings.IndexByte(raw[i+1:], '"'); end >= 0 {
				i += end + 1
			}
			continue
		}
		if i < len(raw) && raw[i] != ',' {
			continue
		}
		l := trimmed(line{raw[start:i], v.span.Start + start})
		one := value{text: oneLine(l.text), span: s.span(l.start, l.end())}
		if isQuote(l.text) {
			if inner, ok := unquoted(l.text); ok {
				one.text = inner
			}
		}
		out = append(out, one)
		start = i + 1
	}
	return out
}
