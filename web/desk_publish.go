package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/letter/check"
)

// publishView is the last look at a letter before it is frozen.
type publishView struct {
	ID      string
	Rev     int64
	Checked checked
	Preview string
	Again   bool   // it was frozen before, so this is a correction, which needs its reason
	Reason  string // of the correction
	Wrong   string
	Others  []letter.Difference // what differs in the versions in other languages
}

// publish shows what stands against a letter and, on the second press, freezes it into the record.
func publish(p *deskPage) (templ.Component, error) {
	x, paper, err := p.letterPaper()
	if err != nil {
		return nil, err
	}
	p.Part, p.Title = "work", p.T("publish.title")
	l, d := p.setLetter(paper.Text)
	v := publishView{ID: x.ID, Rev: x.Rev, Preview: fragment(d), Again: p.frozenBefore(l)}
	if p.r.Method == http.MethodPost {
		if v.Rev != p.revSent() {
			v.Wrong = p.T("publish.changed")
		}
		v.Reason = strings.TrimSpace(p.post("reason"))
		paper.Answers = p.answers()
		if v.Wrong == "" {
			if x.Body, err = paper.body(); err != nil {
				return nil, err
			}
			if x, err = p.papers().Put(p.r.Context(), x); err != nil {
				return nil, err
			}
			v.Rev = x.Rev
		}
	}
	v.Checked = p.check(l, paper)
	if p.r.Method != http.MethodPost || v.Wrong != "" {
		return publishBody(p, v), nil
	}
	switch {
	case len(v.Checked.Problems) > 0:
		v.Wrong = p.T("publish.problems")
	case v.Checked.Errors > 0:
		v.Wrong = p.T("publish.errors", "n", v.Checked.Errors)
	case p.post("do") != "publish":
		return publishBody(p, v), nil
	default:
		err := p.freeze(l, paper, v)
		if err == nil {
			if err := p.papers().Delete(p.r.Context(), x.ID); err != nil {
				return nil, err
			}
			return p.redirectTo("/appeals/" + appealOf(l))
		}
		kind := fault.KindOf(err)
		if kind != fault.Invalid && kind != fault.Conflict {
			return nil, err
		}
		v.Wrong = fault.Say(err)
	}
	return publishBody(p, v), nil
}

func appealOf(l *letter.Letter) string {
	if l.Head.Original != "" {
		return l.Head.Original
	}
	return l.Head.ID
}

// frozenBefore says whether this letter stands in the record in its language.
func (p *deskPage) frozenBefore(l *letter.Letter) bool {
	for _, t := range p.House.Letters.Texts(appealOf(l)) {
		if t.Language == l.Head.Language {
			return true
		}
	}
	return false
}

// answers are the reasons that the form gives against findings.
func (p *deskPage) answers() map[string]string {
	out := map[string]string{}
	for name, values := range p.r.PostForm {
		if key, ok := strings.CutPrefix(name, "answer/"); ok && strings.TrimSpace(values[0]) != "" {
			out[key] = strings.TrimSpace(values[0])
		}
	}
	return out
}

// freeze writes a letter into the record: text, appeal, demands, and the reasons that were given against errors, all or
// nothing. The record may have grown since the page was made, so the writer asks it once more: a letter that would freeze
// otherwise now is refused.
func (p *deskPage) freeze(l *letter.Letter, paper letterPaper, v publishView) error {
	kind := "open_letter"
	if a, ok := p.House.Appeals.Appeal(appealOf(l)); ok {
		kind = a.Kind
	}
	frozen, err := letter.Freeze([]*letter.Letter{l}, p.House.World(), letter.FreezeOptions{Day: p.Today, Kind: kind, Reason: v.Reason, Past: p.House.Letters})
	if problems, ok := errors.AsType[letter.Problems](err); ok {
		return fault.New(fault.Invalid, "%s", problems.Error())
	}
	if err != nil {
		return err
	}
	drafts := frozen.Drafts
	if kept, err := answersDraft(frozen, v.Checked); err != nil {
		return err
	} else if kept != nil {
		drafts = append(drafts, *kept)
	}
	_, err = p.s.Desk.book.Say(p.r.Context(), deskSpeaker, func(ctx context.Context, tx *book.Tx) ([]book.Draft, error) {
		for _, t := range frozen.Texts {
			if _, taken, err := tx.Doc(ctx, t.Ref); err != nil || taken {
				return nil, errors.Join(err, fault.New(fault.Conflict, "%s", p.T("publish.taken", "id", t.Ref)))
			}
		}
		return drafts, nil
	})
	return err
}

// answersDraft keeps the reasons that were given against errors, in the case log; nil when there are none.
func answersDraft(f letter.Frozen, c checked) (*book.Draft, error) {
	type answer struct {
		Code   string `json:"code"`
		Demand int    `json:"demand,omitempty"`
		Said   string `json:"finding"`
		Reason string `json:"reason"`
	}
	var list []answer
	for _, a := range c.Findings {
		if a.Severity == check.Error && a.Reason != "" {
			list = append(list, answer{a.Code, a.Demand, a.Words.EN, a.Reason})
		}
	}
	if len(list) == 0 || len(f.Texts) == 0 {
		return nil, nil
	}
	b, err := json.MarshalIndent(list, "", "  ")
	if err != nil {
		return nil, err
	}
	t := f.Texts[0]
	kept, err := letter.NewFile("lf-answers-"+strings.TrimPrefix(t.Ref, "lt-"), t.Appeal, fmt.Sprintf("answers-%s.json", t.Ref), "application/json", b)
	if err != nil {
		return nil, err
	}
	kept.Note = "Reasons given at publishing against errors that the checker found."
	d, err := kept.Draft()
	return &d, err
}
