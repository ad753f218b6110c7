package consultation

import (
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
	return first(record.SameID(c.Ref, ref), said("title", c.Title))
}

func checkPosition(ref string, p *Position) error {
	return first(record.SameID(p.Ref, ref), said("consultation", p.Consultation), said("state", p.State), p.Check(""))
}

func checkCommitment(ref string, c *Commitment) error {
	return first(record.SameID(c.Ref, ref), said("by", c.By), c.Check(""))
}

func checkPledge(ref string, p *Pledge) error {
	return first(record.SameID(p.Ref, ref), said("by", p.By), said("what", p.What))
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
