package web

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
)

// press carries a form out in two presses. done is true when the drafts were written; else the page shows what it gives.
// Refs that stand in the record already are overwritten only where again names them.
func (p *deskPage) press(form, of string, drafts []book.Draft, again ...string) (*saying, bool, error) {
	if err := p.within(of, drafts); err != nil {
		return nil, false, err
	}
	for _, d := range drafts {
		if err := p.s.Desk.book.Refuses(d); err != nil {
			return nil, false, p.byRule(err)
		}
	}
	s := p.look(form, drafts)
	if err := p.versions(s, again); err != nil {
		return nil, false, err
	}
	if p.post("press") != "say" {
		return s, false, nil
	}
	if p.post("sum") != s.Sum {
		said, err := p.saidAlready(drafts)
		s.Moved = !said
		return s, said, err
	}
	return s, true, p.say(drafts, again...)
}

// versions makes the sum one of what stands in the record as well: what another window has said since the look is not written
// over unseen.
func (p *deskPage) versions(s *saying, refs []string) error {
	for _, ref := range refs {
		doc, _, err := p.s.Desk.book.Doc(p.r.Context(), access.Operator(), book.At{}, ref)
		if err != nil {
			return err
		}
		s.Sum += "-" + strconv.FormatInt(doc.Seq, 10)
	}
	return nil
}

// saidAlready says whether the record says all of it, word for word: the first of two presses has done it.
func (p *deskPage) saidAlready(drafts []book.Draft) (bool, error) {
	for _, d := range drafts {
		doc, is, err := p.s.Desk.book.Doc(p.r.Context(), access.Operator(), book.At{}, d.Ref)
		if err != nil || !is || !saysAgain(d, doc) {
			return false, err
		}
	}
	return true, nil
}

// say writes drafts, all in one command.
func (p *deskPage) say(drafts []book.Draft, again ...string) error {
	_, err := p.s.Desk.book.Say(p.r.Context(), deskSpeaker, func(ctx context.Context, tx *book.Tx) ([]book.Draft, error) {
		for _, d := range drafts {
			if slices.Contains(again, d.Ref) {
				continue
			}
			if _, taken, err := tx.Doc(ctx, d.Ref); err != nil || taken {
				return nil, errors.Join(err, fault.New(fault.Conflict, "%s", p.T("deskmail.taken", "id", d.Ref)))
			}
		}
		return drafts, nil
	})
	return err
}
