package web

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/letter/link"
	reading "github.com/upheld/upheld/letter/read"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/web/words"
)

// reviewView is the page of a review.
type reviewView struct {
	review
	Rev     int64
	Lacks   []lack // shown once the reviewer has tried to enter it
	Say     string // what became of saving
	Theirs  bool   // another window has saved since
	Known   string // id of the appeal that this very file became before, "" when it is new
	Bodies  []option
	Persons []option
	Parts   []provisionGroup
}

// provisionGroup is the provisions of one instrument, for a list in a form.
type provisionGroup struct {
	Title string
	Of    []option
}

// oneReview is the page on which a letter that somebody wrote becomes an appeal.
func oneReview(p *deskPage) (templ.Component, error) {
	x, r, err := p.review()
	if err != nil {
		return nil, err
	}
	p.Part, p.Title = "bring-in", p.T("review.title")
	v := reviewView{review: r, Rev: x.Rev, Known: p.knownAs(r.SHA256), Bodies: bodyOptions(p.Page), Persons: personOptions(p.Page), Parts: provisionGroups(p.Page)}
	if p.r.Method != http.MethodPost {
		return reviewBody(p, v), nil
	}
	v.Said = r.Said.fromForm(p.r.PostForm)
	x.Rev = p.revSent()
	if x.Body, err = v.body(); err != nil {
		return nil, err
	}
	saved, err := p.papers().Put(p.r.Context(), x)
	if fault.KindOf(err) == fault.Conflict {
		return p.reviewConflict(v, err)
	}
	if err != nil {
		return nil, err
	}
	v.Rev = saved.Rev
	if wantsJSON(p.r) {
		return nil, sendJSON(p.w, http.StatusOK, deskAnswer{OK: true, Rev: v.Rev, Say: p.T("desk.saved-at", "at", savedAt(p, saved))})
	}
	if p.post("do") != "enter" {
		v.Say = p.T("desk.saved-at", "at", savedAt(p, saved))
		return reviewBody(p, v), nil
	}
	if v.Lacks = v.Said.missing(p.House); len(v.Lacks) > 0 {
		return reviewBody(p, v), nil
	}
	return p.enterReview(x.ID, v.review)
}

// knownAs is the appeal that a file of this hash became.
func (p *deskPage) knownAs(sum string) string {
	for _, a := range p.House.Appeals.Appeals() {
		for _, f := range p.House.Letters.Files(a.Ref) {
			if f.SHA256 == sum {
				return a.Ref
			}
		}
	}
	return ""
}

// reviewConflict shows what was sent beside a link to what another window has saved. Sending again from here overwrites it, and
// says so.
func (p *deskPage) reviewConflict(v reviewView, cause error) (templ.Component, error) {
	if wantsJSON(p.r) {
		return nil, sendJSON(p.w, http.StatusConflict, deskAnswer{Say: p.T("desk.conflict")})
	}
	now, err := p.paper(p.Value("id"), paperReview)
	if err != nil {
		return nil, err
	}
	v.Rev, v.Theirs = now.Rev, true
	return nil, p.s.writeDesk(p, http.StatusConflict, reviewBody(p, v))
}

// enterReview writes the appeal, its demands and its file into the record: all or nothing.
func (p *deskPage) enterReview(id string, r review) (templ.Component, error) {
	file, err := p.papers().Get(p.r.Context(), sourceOf(id))
	if err != nil {
		return nil, err
	}
	var ref string
	_, err = p.s.Desk.book.Say(p.r.Context(), deskSpeaker, func(ctx context.Context, tx *book.Tx) ([]book.Draft, error) {
		ref, err = freeRef(func(try string) (bool, error) {
			_, is, err := tx.Doc(ctx, try)
			return is, err
		}, r.Said.refOf())
		if err != nil {
			return nil, err
		}
		drafts, err := r.Said.drafts(ref)
		if err != nil {
			return nil, err
		}
		kept, err := fileDraft(ref, r.Name, r.Format, file.Body)
		return append(drafts, kept), err
	})
	if err != nil {
		return nil, err
	}
	// From here on the letter is in the record; papers that stay are only in the way, and can be deleted by hand.
	if err := p.papers().Delete(p.r.Context(), sourceOf(id)); err != nil {
		return nil, err
	}
	if err := p.papers().Delete(p.r.Context(), id); err != nil {
		return nil, err
	}
	return p.redirectTo("/desk/appeals/" + ref)
}

// deskSpeaker is who says what is entered at the desk, until people have accounts.
const deskSpeaker = "the desk"

func bodyOptions(p *Page) []option {
	var out []option
	for _, b := range p.House.Record.Bodies() {
		out = append(out, option{b.Ref, b.Name, true})
	}
	order.By(out, byText)
	return out
}

func personOptions(p *Page) []option {
	var out []option
	for _, x := range p.House.Record.Persons() {
		out = append(out, option{Value: x.Ref, Text: x.Name})
	}
	order.By(out, byText)
	return out
}

func provisionGroups(p *Page) []provisionGroup {
	var out []provisionGroup
	for _, in := range p.House.Promises.Instruments() {
		g := provisionGroup{Title: cmp.Or(in.ShortTitle, in.Title)}
		for _, x := range p.House.Promises.Provisions(in.ID) {
			g.Of = append(g.Of, option{x.Ref, strings.TrimSpace(x.Number + " " + x.Heading), true})
		}
		if len(g.Of) > 0 {
			out = append(out, g)
		}
	}
	order.By(out, func(a, b provisionGroup) int { return strings.Compare(a.Title, b.Title) })
	return out
}

func actionOptions(p *Page) []option {
	var out []option
	for code, w := range appeal.Actions {
		if code != "other" {
			out = append(out, option{Value: code, Text: w.In(p.Code)})
		}
	}
	order.By(out, byText)
	return append(out, option{Value: "other", Text: appeal.Actions["other"].In(p.Code)})
}

func kindOptions(p *Page) []option {
	var out []option
	for code, w := range appeal.Kinds {
		out = append(out, option{Value: code, Text: w.In(p.Code)})
	}
	order.By(out, byText)
	return out
}

var classes = []appeal.Class{appeal.State, appeal.IGO, appeal.CoChairs, appeal.Other}

// proposal is what the record knows of something that a letter names.
type proposal struct {
	Written string
	Matches []link.Match
}

// proposedPersons are the persons that the reading names, with those of the record whom each may be.
func proposedPersons(p *Page, d *reading.Demand) []proposal {
	var out []proposal
	for _, w := range d.Persons {
		out = append(out, proposal{w, link.Persons(p.House.Record, w)})
	}
	return out
}

// proposedPromises are the instruments that the reading names. Where an article is named and known, the match is the provision.
func proposedPromises(p *Page, d *reading.Demand) []proposal {
	var out []proposal
	for _, in := range d.Instruments {
		x := proposal{Written: in.Instrument, Matches: link.Instruments(p.House.Promises, in.Instrument)}
		if in.Article != "" {
			x.Written += ", " + in.Article
			for i, m := range x.Matches {
				if ref, ok := link.Provision(p.House.Promises, m.Ref, in.Article); ok {
					x.Matches[i].Ref = ref
				}
			}
		}
		out = append(out, x)
	}
	return out
}

// promiseName is the name of an instrument or of a provision.
func promiseName(p *Page, ref string) string {
	id, _, isPart := strings.Cut(ref, "/")
	in, err := p.House.Promises.Instrument(id)
	if err != nil {
		return ref
	}
	name := cmp.Or(in.ShortTitle, in.Title)
	if x, err := p.House.Promises.Provision(ref); isPart && err == nil {
		name += ", " + strings.TrimSpace(x.Number+" "+x.Heading)
	}
	return name
}

// lacking is the first thing that a field lacks, "" when nothing.
func (v reviewView) lacking(p *Page, field string) string {
	for _, l := range v.Lacks {
		if l.field == field {
			return p.lackWords(l)
		}
	}
	return ""
}

// lackingWithin says that a field of the demand in place i lacks something, so that its fields are shown open.
func (v reviewView) lackingWithin(i int) bool {
	return slices.ContainsFunc(v.Lacks, func(l lack) bool { return strings.HasPrefix(l.field, demandField(i, "")) })
}

// taken says that the reviewer has taken one of the matches.
func (x proposal) taken(refs []string) bool {
	return slices.ContainsFunc(x.Matches, func(m link.Match) bool { return slices.Contains(refs, m.Ref) })
}

func (p *Page) lackWords(l lack) string {
	say := p.T(words.Key(l.key))
	if l.n > 0 {
		say = p.T("review.in-demand", "n", l.n, "what", say)
	}
	return say
}

func lines(list []string) string { return strings.Join(list, "\n") }

func ticked(list []string, s string) bool { return slices.Contains(list, s) }

// deskAppeal is an appeal as the operator may see it, whether the public may or not, with the files that belong to it.
func deskAppeal(p *deskPage) (templ.Component, error) {
	p.Part = "work"
	body, err := anAppeal(p.Page)
	if err != nil {
		return nil, err
	}
	return withFiles(p, body, p.House.Letters.Files(p.Value("id"))), nil
}
