package web

import (
	"net/http"
	"slices"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/when"
)

// Kinds of working papers at the desk.
const (
	paperLetter = "letter" // a letter being written
	paperReview = "review" // a letter of others being read
	paperSource = "source" // the file of a review, as it came
)

// workPage is what is in work.
type workPage struct {
	Letters []book.Paper
	Reviews []book.Paper
	Sends   []book.Paper // looked over and not sent
	Proofs  []book.Paper // files of proofs whose step was not entered
	Waiting []waitLine
	Own     []ownLetter // frozen here, to be sent or gone
	OwnMore int         // not listed
}

// deskWork is the front page of the desk.
func deskWork(p *deskPage) (templ.Component, error) {
	p.Part, p.Title = "work", p.T("desk.work-title")
	var v workPage
	var err error
	if v.Letters, err = p.papers().List(p.r.Context(), paperLetter); err != nil {
		return nil, err
	}
	if v.Reviews, err = p.papers().List(p.r.Context(), paperReview); err != nil {
		return nil, err
	}
	if v.Sends, err = p.papers().List(p.r.Context(), paperSend); err != nil {
		return nil, err
	}
	if v.Proofs, err = p.papers().List(p.r.Context(), paperProof); err != nil {
		return nil, err
	}
	if v.Waiting, err = p.waiting(); err != nil {
		return nil, err
	}
	v.Own, v.OwnMore = p.ownLetters()
	return workBody(p, v), nil
}

func (p *deskPage) papers() book.Papers { return p.s.Desk.book.Papers() }

func paperTitle(p *deskPage, x book.Paper) string {
	if x.Title == "" {
		return p.T("desk.untitled")
	}
	return x.Title
}

// savedAt is the day and the time of day at which a paper was saved, in UTC like all times of the record.
func savedAt(p *deskPage, x book.Paper) string {
	return p.T("desk.day-time", "day", when.Today(x.Saved), "time", x.Saved.Format("15:04"))
}

// deletePaper asks once more, and then destroys a paper and what belongs to it.
func deletePaper(p *deskPage) (templ.Component, error) {
	x, err := p.paper(p.Value("id"))
	if err != nil {
		return nil, err
	}
	p.Title = p.T("desk.delete-title")
	if p.r.Method != http.MethodPost {
		return deleteBody(p, x), nil
	}
	if x.Kind == paperReview {
		if err := p.papers().Delete(p.r.Context(), sourceOf(x.ID)); err != nil {
			return nil, err
		}
	}
	if err := p.papers().Delete(p.r.Context(), x.ID); err != nil {
		return nil, err
	}
	return p.redirectTo("/desk")
}

// paper is a working paper, or a page that says that it is gone.
func (p *deskPage) paper(id string, kinds ...string) (book.Paper, error) {
	x, err := p.papers().Get(p.r.Context(), id)
	if fault.KindOf(err) == fault.NotFound || err == nil && len(kinds) > 0 && !slices.Contains(kinds, x.Kind) {
		return x, fault.New(fault.NotFound, "%s", p.T("desk.gone"))
	}
	return x, err
}

// sourceOf is the paper that holds the file of a review.
func sourceOf(review string) string { return review + "-source" }
