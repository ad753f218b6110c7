package letter

import (
	"errors"
	"strconv"
	"strings"

	"github.com/upheld/upheld/fault"
)

var partyKeys = []string{"name", "role", "organisation", "country", "body", "consent"}

// consents is what stands behind a party in one line who consented to the publication of the name.
const consents = "(consents)"

// parties reads senders, addressees, copies or signatories: one or a list, each in one line or by keys.
func (s *source) parties(h *Head, e entry) []Party {
	items := e.items
	if e.text != "" || len(e.parts) > 0 {
		items = []item{{e.value, e.parts}}
		if len(e.parts) > 0 {
			items[0].span = s.span(e.parts[0].at.Start, e.parts[len(e.parts)-1].span.End)
		}
	}
	var out []Party
	for _, it := range items {
		at := e.key + "[" + strconv.Itoa(len(out)) + "]"
		p := Party{Span: it.span}
		h.Spans[at] = it.span
		if len(it.parts) == 0 {
			s.partyLine(&p, it.value)
		}
		for _, k := range it.parts {
			h.Spans[at+"."+k.key] = k.span
			s.partyKey(&p, k)
		}
		if p.Name == "" && p.Role == "" && p.Organisation == "" && p.Body == "" {
			s.bad(it.span.Start, it.span.End, "this entry of %q names nobody; expected a name, a role or an organisation", e.key)
			continue
		}
		out = append(out, p)
	}
	return out
}

// partyLine reads "name, role, organisation, country (consents)"; in quotation marks it is all one name.
func (s *source) partyLine(p *Party, v value) {
	p.Name = v.text
	if v.quoted {
		return
	}
	t := v.text
	if rest, ok := strings.CutSuffix(t, consents); ok {
		p.Consent, t = true, strings.TrimSpace(rest)
	}
	parts := strings.Split(t, ",")
	into := []*string{&p.Name, &p.Role, &p.Organisation, &p.Country}
	if len(parts) > len(into) {
		s.bad(v.span.Start, v.span.End, "%s has %d parts between commas; expected at most name, role, organisation, country, or a line of its own for each: \"name: …\", \"role: …\"", quoted(v.text), len(parts))
		return
	}
	for i, part := range parts {
		if *into[i] = strings.TrimSpace(part); *into[i] == "" {
			s.bad(v.span.Start, v.span.End, "%s has an empty part between commas; expected name, role, organisation, country", quoted(v.text))
			return
		}
	}
}

func (s *source) partyKey(p *Party, e entry) {
	switch e.key {
	case "name":
		p.Name = e.text
	case "role":
		p.Role = e.text
	case "organisation", "organization":
		p.Organisation = e.text
	case "country":
		p.Country = e.text
	case "body":
		p.Body = s.id(e)
	case "consent":
		p.Consent = s.yes(e)
	default:
		s.unknownKey(e, partyKeys)
	}
}

// yes reads yes or no.
func (s *source) yes(e entry) bool {
	switch strings.ToLower(s.one(e)) {
	case "yes", "true", "oui":
		return true
	case "no", "false", "non":
		return false
	}
	s.badValue(e, "%s is neither yes nor no; expected one of them", quoted(e.text))
	return false
}

// sayOf is the words of a fault without its full stop.
func sayOf(err error) string {
	if f, ok := errors.AsType[*fault.Error](err); ok {
		return strings.TrimSuffix(f.Say, ".")
	}
	return err.Error()
}
