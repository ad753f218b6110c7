package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/order"
)

// gradeOrder is the order in which grades are offered.
var gradeOrder = []appeal.Grade{appeal.Accepted, appeal.AcceptedInPart, appeal.Noted, appeal.Refused, appeal.Referred, appeal.BesidePoint}

// replyView is one reply at the desk: its text with the passages marked, and its grade for each demand.
type replyView struct {
	delivery.Reply
	Open    bool // its text is public
	Demands []gradedDemand
	Runs    []marked
	Grade   *gradeForm
	Say     *saying
	Wrong   string
}

// gradedDemand is a demand of the appeal and the grade that the reply has for it.
type gradedDemand struct {
	appeal.Demand
	Asks   bool // it asks the addressee who replied
	Answer *delivery.Answer
}

// gradeForm is the form that grades the reply for one demand.
type gradeForm struct {
	Demand    appeal.Demand
	Spans     []delivery.Passage
	Chosen    []delivery.Passage
	Ambiguous []delivery.Passage // places of the pasted words, of which one must be chosen
	Was       delivery.Answer
}

// deskReply is one reply.
func deskReply(p *deskPage) (templ.Component, error) {
	r, ok := p.House.Delivery.Reply(p.Value("id"))
	if !ok {
		return nil, p.NotFound()
	}
	p.Part, p.Title = "mail", p.T("deskreply.title", "who", r.Addressee)
	v := replyView{Reply: r}
	var err error
	if v.Open, err = p.textIsPublic(r); err != nil {
		return nil, err
	}
	v.Demands = p.gradedDemands(r)
	demand := p.r.URL.Query().Get("demand")
	if p.r.Method == http.MethodPost {
		demand = p.post("demand")
	}
	for _, d := range v.Demands {
		if d.Ref == demand {
			v.Grade = newGradeForm(r, d)
		}
	}
	if p.r.Method == http.MethodPost {
		done, err := p.onReply(&v)
		if done {
			return p.redirectTo(p.Path)
		}
		if err != nil && !shown(err) {
			return nil, err
		}
		if err != nil {
			v.Wrong = fault.Say(err)
		}
	}
	v.Runs = v.runs()
	return replyBody(p, v), nil
}

// gradedDemands are the demands of the appeal of a reply: first those that ask whoever replied.
func (p *deskPage) gradedDemands(r delivery.Reply) []gradedDemand {
	names := []string{r.Addressee}
	if d, ok := p.House.Delivery.Dispatch(r.Dispatch); ok {
		names = append(names, d.For...)
	}
	var out []gradedDemand
	for _, d := range p.House.Appeals.DemandsOf(r.Appeal) {
		g := gradedDemand{Demand: d, Asks: slices.ContainsFunc(d.AskedOf, func(a appeal.Addressee) bool { return slices.Contains(names, a.Name) })}
		for _, a := range p.House.Delivery.AnswersIn(r.Ref) {
			if a.Demand == d.Ref {
				g.Answer = &a
			}
		}
		out = append(out, g)
	}
	order.By(out, func(a, b gradedDemand) int {
		switch {
		case a.Asks == b.Asks:
			return 0
		case a.Asks:
			return -1
		}
		return 1
	})
	return out
}

func newGradeForm(r delivery.Reply, d gradedDemand) *gradeForm {
	f := &gradeForm{Demand: d.Demand, Spans: spans(r.Text)}
	if d.Answer != nil {
		f.Was, f.Chosen = *d.Answer, d.Answer.Passages
	}
	return f
}

// onReply carries out one of the forms of the page.
func (p *deskPage) onReply(v *replyView) (done bool, err error) {
	switch p.post("form") {
	case "grade":
		if v.Grade == nil {
			return false, fault.New(fault.Invalid, "%s", p.T("deskgrade.which"))
		}
		return p.onGrade(v)
	case "publish":
		return p.onPublish(v)
	case "void":
		return p.voidReply(v)
	}
	return false, fault.New(fault.Invalid, "%s", p.T("desk.bad-form"))
}

// onGrade grades the reply for one demand.
func (p *deskPage) onGrade(v *replyView) (bool, error) {
	f := v.Grade
	if err := p.passages(v.Text, f); err != nil {
		return false, err
	}
	a := delivery.Answer{
		Ref: v.Ref + "/" + f.Demand.Ref, Reply: v.Ref, Demand: f.Demand.Ref, Grade: appeal.Grade(p.post("grade")), Own: appeal.Grade(p.post("own")),
		Passages: f.Chosen, Names: p.line("names"), Why: p.text("why"), ProposedBy: p.assessor("proposed"), ReviewedBy: p.assessor("reviewed"),
	}
	switch {
	case a.Grade == f.Was.Grade: // who stands there already keeps the day on which they said so
		keepDay(&a.ProposedBy, f.Was.ProposedBy)
		keepDay(&a.ReviewedBy, f.Was.ReviewedBy)
	case f.Was.ReviewedBy.Name != "" && a.ReviewedBy.MayBe(f.Was.ReviewedBy): // who reviewed another grade has not seen this one
		a.ReviewedBy = appeal.Assessor{}
	}
	switch {
	case !slices.Contains(gradeOrder, a.Grade):
		return false, fault.New(fault.Invalid, "%s", p.T("deskgrade.none"))
	case v.Text != "" && len(a.Passages) == 0 && a.Grade != appeal.BesidePoint:
		return false, fault.New(fault.Invalid, "%s", p.T("deskgrade.no-passage"))
	case a.Grade == appeal.Referred && a.Names == "":
		return false, fault.New(fault.Invalid, "%s", p.T("deskgrade.no-names"))
	case a.Why == "":
		return false, fault.New(fault.Invalid, "%s", p.T("deskgrade.no-why"))
	}
	if err := p.checkReview(a.ProposedBy, a.ReviewedBy); err != nil {
		return false, err
	}
	if err := p.notAsked(f.Demand, a.ProposedBy, a.ReviewedBy); err != nil {
		return false, err
	}
	var open []string
	if v.Open {
		open = []string{"passages"}
	}
	d, err := delivery.Draft(a, open...)
	if err != nil {
		return false, err
	}
	var again []string
	if f.Was.Ref != "" {
		again = []string{a.Ref}
	}
	say, done, err := p.press("grade", v.Appeal, []book.Draft{d}, again...)
	v.Say = say
	if say != nil {
		say.Note = p.reviewNote(a.ProposedBy, a.ReviewedBy)
	}
	return done && err == nil, err
}

func keepDay(a *appeal.Assessor, was appeal.Assessor) {
	if a.Name == was.Name && a.Organisation == was.Organisation && a.Name != "" {
		*a = was
	}
}

// checkReview refuses a proposal of nobody, and a review by whoever proposed.
func (p *deskPage) checkReview(by, review appeal.Assessor) error {
	switch {
	case by.Name == "":
		return fault.New(fault.Invalid, "%s", p.T("deskassess.no-proposer"))
	case review.Organisation != "" && review.Name == "":
		return fault.New(fault.Invalid, "%s", p.T("deskassess.no-reviewer"))
	case review.Name != "" && strings.EqualFold(review.Name, by.Name): // whatever the organisation: one person is one pair of eyes
		return fault.New(fault.Invalid, "%s", p.T("deskassess.own-review"))
	}
	return nil
}

// notAsked refuses an assessment by somebody whom the demand asks: whoever is asked files a claim.
func (p *deskPage) notAsked(d appeal.Demand, who ...appeal.Assessor) error {
	for _, name := range p.House.Appeals.AskedNames(d.Ref) {
		for _, w := range who {
			if w.Organisation != "" && strings.EqualFold(strings.TrimSpace(name), w.Organisation) {
				return fault.New(fault.Invalid, "%s", p.T("deskassess.asked", "who", w.Organisation))
			}
		}
	}
	return nil
}

// reviewNote says what the review of a proposal is worth.
func (p *deskPage) reviewNote(by, review appeal.Assessor) string {
	switch {
	case review.Name == "", review.MayBe(by):
		return p.T("deskassess.note-unreviewed")
	case strings.EqualFold(review.Organisation, by.Organisation):
		return p.T("deskassess.note-same")
	}
	return p.T("deskassess.note-other")
}

// onPublish makes the text of a reply public, and with it where its passages stand.
func (p *deskPage) onPublish(v *replyView) (bool, error) {
	if v.Open || v.Text == "" {
		return true, nil
	}
	d, err := delivery.Draft(v.Reply, "text")
	if err != nil {
		return false, err
	}
	drafts, again := []book.Draft{d}, []string{v.Ref}
	for _, a := range p.House.Delivery.AnswersIn(v.Ref) {
		if d, err = delivery.Draft(a, "passages"); err != nil {
			return false, err
		}
		drafts, again = append(drafts, d), append(again, a.Ref)
	}
	say, done, err := p.press("publish", v.Appeal, drafts, again...)
	v.Say = say
	return done && err == nil, err
}

// markName is what a passage of a demand is marked with: its number in the letter, or its place on the page.
func markName(d gradedDemand, i int) string {
	if d.N > 0 {
		return strconv.Itoa(d.N)
	}
	return strconv.Itoa(i + 1)
}

func replyGrades(p *deskPage) []option {
	var out []option
	for _, g := range gradeOrder {
		out = append(out, option{Value: string(g), Text: p.Name("mail-grade", string(g))})
	}
	return out
}

// assessorName is who proposes or reviews.
func (p *deskPage) assessorName(a appeal.Assessor) string {
	switch {
	case a.Name == "" && a.Organisation == "":
		return p.T("deskassess.nobody")
	case a.Organisation == "":
		return a.Name
	case a.Name == "":
		return a.Organisation
	}
	return p.T("deskassess.of", "name", a.Name, "organisation", a.Organisation)
}
