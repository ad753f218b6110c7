package web

import (
	"encoding/json"
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/when"
)

// letterPaper is the body of a working paper that is a letter.
type letterPaper struct {
	Text string `json:"text"` // in the letter format
	// Answers are reasons for which a finding of the checker does not stand against the letter, by the finding's key.
	Answers map[string]string `json:"answers,omitempty"`
}

// composeView is the page on which a letter is written.
type composeView struct {
	ID       string
	Rev      int64
	Paper    letterPaper
	Parts    letterParts
	Whole    bool // the text itself is edited, not its parts
	Cannot   bool // the text cannot be taken apart: its heads hold what is not understood
	Say      string
	Theirs   string // the text that another window has saved meanwhile, "" when none has
	Checked  checked
	Preview  string // HTML of the letter as it would go out
	Siblings []sibling
	Search   map[int]string // words by which facts are looked for, by part
	Add      lists
}

// lists are what can be chosen in a letter.
type lists struct {
	States  []option
	Bodies  []option
	Persons []option
	Parts   []provisionGroup
}

// sibling is a letter that is the same in another language.
type sibling struct {
	Lang, ID string
}

func (p *deskPage) letterPaper() (book.Paper, letterPaper, error) {
	var l letterPaper
	x, err := p.paper(p.Value("id"), paperLetter)
	if err == nil {
		if err = json.Unmarshal(x.Body, &l); err != nil {
			err = fault.Wrap(fault.Internal, err, "a letter cannot be read")
		}
	}
	return x, l, err
}

func (l letterPaper) body() ([]byte, error) {
	b, err := json.Marshal(l)
	if err != nil {
		return nil, fault.Wrap(fault.Internal, err, "the letter cannot be written")
	}
	return b, nil
}

// letterTitle is what lists call a letter.
func letterTitle(h letter.Head) string {
	for _, s := range []string{h.Title, h.Subject} {
		if s = oneLine(s); s != "" {
			return s
		}
	}
	return ""
}

// startLetter makes a new letter, of a pattern or empty.
func startLetter(p *deskPage) (templ.Component, error) {
	text, err := patternText(p.post("pattern"), p.Code, p.Today)
	if err != nil {
		return nil, err
	}
	id, err := p.keepLetter(letterPaper{Text: text})
	if err != nil {
		return nil, err
	}
	return p.redirectTo("/desk/letters/" + id)
}

func (p *deskPage) keepLetter(l letterPaper) (string, error) {
	x, _ := takeApart(l.Text)
	body, err := l.body()
	if err != nil {
		return "", err
	}
	id := ledger.NewObjectID().String()
	_, err = p.papers().Put(p.r.Context(), book.Paper{ID: id, Kind: paperLetter, Title: letterTitle(x.Head), Body: body})
	return id, err
}

// oneLetter is the page of a letter that is being written. Every button saves, so that nothing typed can be lost by pressing
// the wrong one.
func oneLetter(p *deskPage) (templ.Component, error) {
	x, l, err := p.letterPaper()
	if err != nil {
		return nil, err
	}
	p.Part = "work"
	v := composeView{ID: x.ID, Rev: x.Rev, Paper: l, Whole: p.r.URL.Query().Get("as") == "text"}
	if p.r.Method == http.MethodPost {
		done, err := p.saveLetter(&x, &v)
		if done != nil || err != nil {
			return *done, err
		}
	}
	p.fillCompose(&v)
	return composeBody(p, v), nil
}

// saveLetter takes in what was sent and saves it. done is not nil when the request is answered.
func (p *deskPage) saveLetter(x *book.Paper, v *composeView) (done *templ.Component, err error) {
	none := new(templ.Component)
	was, _ := takeApart(v.Paper.Text)
	do := p.post("do")
	v.Whole = p.post("as") == "text"
	if v.Whole {
		v.Paper.Text = strings.ReplaceAll(p.post("text"), "\r\n", "\n")
	} else {
		v.Parts = partsFromForm(p.r.PostForm, was)
		v.Paper.Text = v.Parts.together()
	}
	now, _ := takeApart(v.Paper.Text)
	v.Search = searches(p.r.PostForm)
	x.Title = letterTitle(now.Head)
	x.Rev = p.revSent()
	if x.Body, err = v.Paper.body(); err != nil {
		return none, err
	}
	saved, err := p.papers().Put(p.r.Context(), *x)
	if fault.KindOf(err) == fault.Conflict {
		return none, p.letterConflict(v)
	}
	if err != nil {
		return none, err
	}
	v.Rev, v.Say = saved.Rev, p.T("desk.saved-at", "at", savedAt(p, saved))
	switch {
	case wantsJSON(p.r):
		p.fillCompose(v)
		return none, p.sendCompose(v)
	case do == "as-text":
		v.Whole = true
	case do == "as-parts":
		v.Whole, v.Parts = false, letterParts{}
	case strings.HasPrefix(do, "sibling-"):
		to, err := p.startSibling(x.ID, now, strings.TrimPrefix(do, "sibling-"))
		if err == nil {
			*none, err = p.redirectTo("/desk/letters/" + to)
		}
		return none, err
	case do == "publish":
		*none, err = p.redirectTo("/desk/letters/" + x.ID + "/publish")
		return none, err
	}
	return nil, nil
}

// letterConflict shows what was sent beside what another window has saved. Nothing was overwritten; saving from this page
// puts what was sent in the place of the other.
func (p *deskPage) letterConflict(v *composeView) error {
	x, theirs, err := p.letterPaper()
	if err != nil {
		return err
	}
	if wantsJSON(p.r) {
		return sendJSON(p.w, http.StatusConflict, deskAnswer{Say: p.T("desk.conflict")})
	}
	v.Rev, v.Theirs = x.Rev, theirs.Text
	p.fillCompose(v)
	return p.s.writeDesk(p, http.StatusConflict, composeBody(p, *v))
}

// fillCompose works out what stands beside the letter.
func (p *deskPage) fillCompose(v *composeView) {
	now, ok := takeApart(v.Paper.Text)
	v.Cannot = !ok
	v.Whole = v.Whole || v.Cannot
	if v.Whole || v.Parts.Parts == nil { // else it holds parts that are still empty, which no text has
		v.Parts = now
	}
	p.Title = letterTitle(v.Parts.Head)
	if p.Title == "" {
		p.Title = p.T("desk.untitled")
	}
	l, d := p.setLetter(v.Paper.Text)
	v.Checked = p.check(l, v.Paper)
	v.Preview = fragment(d)
	v.Siblings = p.siblingsOf(v.ID, v.Parts.Head)
	v.Add = lists{States: stateOptions(p.Page), Bodies: bodyOptions(p.Page), Persons: personOptions(p.Page), Parts: provisionGroups(p.Page)}
}

// sendCompose answers the script: what is saved, and what stands beside it now.
func (p *deskPage) sendCompose(v *composeView) error {
	check, err := asText(p, checkedBody(p, *v))
	if err != nil {
		return err
	}
	return sendJSON(p.w, http.StatusOK, deskAnswer{OK: true, Rev: v.Rev, Say: v.Say, Preview: v.Preview, Check: check})
}

func asText(p *deskPage, c templ.Component) (string, error) {
	var b strings.Builder
	if err := c.Render(p.r.Context(), &b); err != nil {
		return "", fault.Wrap(fault.Internal, err, "the page could not be written")
	}
	return b.String(), nil
}

// letterDay is the day on which a letter goes out: its date, today when it has none.
func (p *deskPage) letterDay(h letter.Head) when.Day {
	if h.Date.IsZero() {
		return p.Today
	}
	return h.Date.Latest()
}
