package web

import (
	"bytes"
	"context"
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/consultation"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/order"
)

// sayAt writes what make gives, under a ref of its own that begins with base; a correction has its ref already. What stands
// there already, word for word, is not said again: a form may be pressed twice.
func (p *deskPage) sayAt(base string, make func(ref string) (book.Draft, error)) (string, error) {
	var ref string
	_, err := p.s.Desk.book.Say(p.r.Context(), deskSpeaker, func(ctx context.Context, tx *book.Tx) ([]book.Draft, error) {
		var err error
		if ref, err = freeRef(func(try string) (bool, error) {
			doc, is, err := tx.Doc(ctx, try)
			if err != nil || !is {
				return false, err
			}
			d, err := make(try)
			return !saysAgain(d, doc), err
		}, base); err != nil {
			return nil, err
		}
		return p.closedDraft(make(ref))
	})
	return ref, p.byRule(err)
}

// byRule is an error of a rule that only the record keeps, said to be one: those rules speak English.
func (p *deskPage) byRule(err error) error {
	if err == nil || fault.KindOf(err) != fault.Invalid {
		return err
	}
	return fault.Wrap(fault.Invalid, err, "%s", p.T("deskmail.refused", "why", fault.Say(err)))
}

// saysAgain reports whether a draft says what a record says, and nothing else.
func saysAgain(d book.Draft, doc book.Doc) bool {
	was, now := map[string]any{}, map[string]any{}
	if d.Kind != doc.Kind || json.Unmarshal(doc.JSON, &was) != nil {
		return false
	}
	for _, f := range d.Fields {
		var v any
		if json.Unmarshal(f.Value, &v) != nil {
			return false
		}
		now[f.Name] = v
	}
	return reflect.DeepEqual(was, now)
}

// with is a list with x, unless x stands in it word for word.
func with[T any](list []T, x T) []T {
	if slices.ContainsFunc(list, func(was T) bool {
		a, err := json.Marshal(was)
		b, err2 := json.Marshal(x)
		return err == nil && err2 == nil && bytes.Equal(a, b)
	}) {
		return list
	}
	return append(list, x)
}

// sayAnew reads a record of the room as it is now, changes it, and says the whole of it again: what somebody else has
// written since the page was made is kept.
func sayAnew[T any](p *deskPage, kind, ref string, change func(*T)) error {
	_, err := p.s.Desk.book.Say(p.r.Context(), deskSpeaker, func(ctx context.Context, tx *book.Tx) ([]book.Draft, error) {
		doc, ok, err := tx.Doc(ctx, ref)
		if err != nil {
			return nil, err
		}
		if !ok || doc.Kind != kind {
			return nil, fault.New(fault.Conflict, "%s", p.T("deskconsult.no-record", "id", ref))
		}
		x := new(T)
		if err := json.Unmarshal(doc.JSON, x); err != nil {
			return nil, fault.Wrap(fault.Internal, err, "%s could not be read", ref)
		}
		change(x)
		return p.closedDraft(consultation.Draft(*x))
	})
	return p.byRule(err)
}

// sayOf adds a call or a meeting to a consultation.
func (p *deskPage) sayOf(v consultDesk, change func(*consultation.Consultation), wrong error) (string, error) {
	if wrong != nil {
		return "", wrong
	}
	err := sayAnew(p, consultation.KindConsultation, v.Ref, func(c *consultation.Consultation) {
		c.Ref = v.Ref
		change(c)
	})
	return "/consultations/" + v.Ref, err
}

func (p *deskPage) sayPosition(x consultation.Position, wrong error) (string, error) {
	if wrong != nil {
		return "", wrong
	}
	_, err := p.sayAt("ps-"+strings.ToLower(x.State)+"-"+x.When.Latest().String(), func(ref string) (book.Draft, error) {
		x.Ref = ref
		return consultation.Draft(x)
	})
	return "/consultations/" + x.Consultation + "#said", err
}

func (p *deskPage) sayCommitment(x consultation.Commitment, wrong error) (string, error) {
	if wrong != nil {
		return "", wrong
	}
	who := strings.ToLower(x.State)
	switch {
	case x.Body != "":
		who = strings.TrimPrefix(x.Body, "b-")
	case len(x.Joint) > 0:
		who = "joint"
	}
	ref, err := p.sayAt("cm-"+who+"-"+x.When.Latest().String(), func(ref string) (book.Draft, error) {
		x.Ref = ref
		return consultation.Draft(x)
	})
	return "/commitments#" + ref, err
}

// sayPledge says a pledge, or the next step of one.
func (p *deskPage) sayPledge(x consultation.Pledge, wrong error) (string, error) {
	if wrong != nil {
		return "", wrong
	}
	if x.Ref != "" {
		err := sayAnew(p, consultation.KindPledge, x.Ref, func(old *consultation.Pledge) {
			old.Ref = x.Ref
			for _, step := range x.Steps {
				old.Steps = with(old.Steps, step)
			}
			order.By(old.Steps, func(a, b consultation.PledgeStep) int { return int(a.When.Latest() - b.When.Latest()) })
		})
		return "/pledges#" + x.Ref, err
	}
	who := strings.ToLower(x.State)
	if who == "" {
		who = "body"
	}
	ref, err := p.sayAt("pg-"+strings.TrimPrefix(x.Election, "el-")+"-"+who, func(ref string) (book.Draft, error) {
		x.Ref = ref
		return consultation.Draft(x)
	})
	return "/pledges#" + ref, err
}
