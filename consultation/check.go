package consultation

import (
	"fmt"
	"slices"
	"strings"

	"github.com/upheld/upheld/record"
)

// checked makes the check of one kind: a strict reading, then its rules.
func checked[T any](rules func(ref string, v *T) error) func(string, []byte) error {
	return func(ref string, doc []byte) error {
		v := new(T)
		if err := record.Decode(doc, v, nil); err != nil {
			return err
		}
		return rules(ref, v)
	}
}

func checkConsultation(ref string, c *Consultation) error {
	if err := first(record.SameID(c.Ref, ref), said("title", c.Title)); err != nil {
		return err
	}
	if len(c.Instruments) == 0 {
		return record.Bad("instruments", "a consultation names the instrument whose signatories are called")
	}
	if err := first(distinct("instruments", c.Instruments), distinct("demands", c.Demands), distinct("searches", c.Searches)); err != nil {
		return err
	}
	for i, cl := range c.Clauses {
		if err := cl.check(fmt.Sprintf("clauses[%d]", i), c); err != nil {
			return err
		}
	}
	for i, call := range c.Calls {
		at := fmt.Sprintf("calls[%d]", i)
		if err := call.check(at, c); err != nil {
			return err
		}
		if i > 0 && call.When.Earliest() < c.Calls[i-1].When.Earliest() {
			return record.Bad(at+".date", "%s is before the call above it; calls stand by date", call.When)
		}
	}
	for i, m := range c.Meetings {
		if err := m.check(fmt.Sprintf("meetings[%d]", i)); err != nil {
			return err
		}
	}
	return nil
}

func (cl Clause) check(at string, c *Consultation) error {
	in, _, part := strings.Cut(cl.Provision, "/")
	switch {
	case !part || !slices.Contains(c.Instruments, in):
		return record.Bad(at+".provision", "%q is no provision of the instruments of this consultation", cl.Provision)
	case slices.ContainsFunc(c.Clauses, func(x Clause) bool { return x.Provision == cl.Provision && x.Road != cl.Road }):
		return record.Bad(at+".provision", "%q stands twice, with two roads", cl.Provision)
	case cl.Road != OnRequest && cl.Road != ByParties:
		return record.Bad(at+".road", "%q is not the road of a clause; use on-request or by-parties", cl.Road)
	case len(cl.Starts) == 0:
		return record.Bad(at+".who_may_start", "a clause says who may start")
	case cl.Road == OnRequest && len(cl.Starts) < 2:
		return record.Bad(at+".who_may_start", "on request: who asks, then who acts")
	}
	return first(actors(at+".who_may_start", cl.Starts), actors(at+".who_consults", cl.Calls))
}

func (c Call) check(at string, of *Consultation) error {
	i := slices.IndexFunc(of.Clauses, func(cl Clause) bool { return cl.Provision == c.Clause })
	switch {
	case c.When.IsZero():
		return record.Bad(at+".date", "must be said, if only as a year")
	case len(c.Of) == 0:
		return record.Bad(at+".of", "a call says who is asked")
	case c.Road != OnRequest && c.Road != ByParties && c.Road != OtherRoads:
		return record.Bad(at+".road", "%q is not a road; use on-request, by-parties or other", c.Road)
	case c.Clause != "" && i < 0:
		return record.Bad(at+".clause", "%q is no clause of this consultation", c.Clause)
	case c.Clause != "" && c.Road != OtherRoads && c.Road != of.Clauses[i].Road:
		return record.Bad(at+".road", "%q is not the road of its clause, which is %q", c.Road, of.Clauses[i].Road)
	case c.Appeal == "" && len(c.Citations) == 0:
		return record.Bad(at+".sources", "a call needs the appeal in which it was made, or a source")
	}
	return first(said(at+".by", c.By), said(at+".what", c.What), actors(at+".of", c.Of), citedIfAny(at, c.Cited))
}

func (m Meeting) check(at string) error {
	switch {
	case m.When.IsZero():
		return record.Bad(at+".date", "must be said, if only as a year")
	case !m.Held && len(m.Came) > 0:
		return record.Bad(at+".came", "nobody came to a meeting that was not held")
	}
	return first(said(at+".what", m.What), distinct(at+".came", m.Came), m.Cited.Check(at))
}

func checkPosition(ref string, p *Position) error {
	switch {
	case !isState(p.State):
		return record.Bad("state", "%q is not the code of a State; write three letters, such as FRA", p.State)
	case !slices.Contains(stances, p.Stance):
		return record.Bad("stance", "%q is not a stance; use supports, declines, will-not-answer or beside-the-point", p.Stance)
	case p.When.IsZero():
		return record.Bad("date", "must be said, if only as a year")
	case p.Reply == "" && len(p.Citations) == 0:
		return record.Bad("sources", "a position needs the reply in which it was taken, or a source")
	}
	return first(record.SameID(p.Ref, ref), said("consultation", p.Consultation), said("by", p.By), said("what", p.What),
		language("language", p.Language), citedIfAny("", p.Cited))
}

func actors(field string, list []string) error {
	for i, a := range list {
		if !isActor(a) {
			return record.Bad(fmt.Sprintf("%s[%d]", field, i),
				"%q is neither the code of a State nor one of un-secretary-general, co-chairs, all-signatories, un-organs", a)
		}
	}
	return distinct(field, list)
}

func distinct(field string, list []string) error {
	for i, s := range list {
		if strings.TrimSpace(s) == "" || slices.Contains(list[:i], s) {
			return record.Bad(fmt.Sprintf("%s[%d]", field, i), "empty, or here twice")
		}
	}
	return nil
}

// language refuses what is no code of a language (ISO 639): two or three small letters. Empty is not said.
func language(field, s string) error {
	if s == "" {
		return nil
	}
	if len(s) > 3 || len(s) < 2 || strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") != "" {
		return record.Bad(field, "%q is not the code of a language, such as fr", s)
	}
	return nil
}

func citedIfAny(at string, c record.Cited) error {
	if len(c.Citations) == 0 {
		return nil
	}
	return c.Check(at)
}

func said(field, s string) error {
	if strings.TrimSpace(s) == "" {
		return record.Bad(field, "must be said")
	}
	return nil
}

// first is the first error of a list of checks that are cheap to make.
func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
