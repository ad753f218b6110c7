package web

import (
	"cmp"
	"slices"
	"strings"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/record"
)

// addOutcome enters a dated fact, and apart from it what result is proposed. What the result lacks is listed on the first press;
// lacking something keeps nobody from entering it, and the headline does not move until nothing is lacking.
func (p *deskPage) addOutcome(v *assessView) (bool, error) {
	o, drafts, err := p.readOutcome(v)
	if err != nil {
		return false, err
	}
	d, err := draftOf("appeal.outcome", o.Ref, o)
	if err != nil {
		return false, err
	}
	say, done, err := p.press("outcome", p.appealOf(v.Demand), append(drafts, d))
	v.Say = say
	if say != nil && o.Result != "" {
		say.Lacks, say.Note = p.lacksOf(o, drafts), p.T("deskassess.nothing-lacks")
		if len(say.Lacks) > 0 {
			say.Note = p.T("deskassess.lacks-note")
		}
	}
	return done && err == nil, err
}

// lacksOf is what an outcome lacks, a source that comes with it counted as one of the record.
func (p *deskPage) lacksOf(o appeal.Outcome, with []book.Draft) []appeal.Lack {
	lacks := p.House.Appeals.Lacks(o)
	if len(with) == 0 || !slices.Contains(lacks, appeal.NoTwoOrigins) {
		return lacks
	}
	origins := p.House.Record.Origins(o.Citations)
	if publisher := p.line("new-publisher"); publisher != "" && !slices.Contains(origins, publisher) && len(origins) >= 1 {
		return slices.DeleteFunc(lacks, func(l appeal.Lack) bool { return l == appeal.NoTwoOrigins })
	}
	return lacks
}

// appealOf is the appeal whose openness decides on that of what is said of a demand; the demand itself where it names none.
func (p *deskPage) appealOf(d appeal.Demand) string { return cmp.Or(d.Appeal, d.Ref) }

func (p *deskPage) readOutcome(v *assessView) (appeal.Outcome, []book.Draft, error) {
	o := appeal.Outcome{
		Demand: v.Ref, What: p.text("what"), Note: p.text("note"), Result: appeal.Result(p.post("result")), Why: p.text("why"),
		Into: p.post("into"), Event: p.text("event"), AgreedBy: p.lines("agreed"), ProposedBy: p.assessor("proposed"), ReviewedBy: p.assessor("reviewed"),
	}
	var err error
	if o.When, err = p.day("date"); err != nil {
		return o, nil, err
	}
	cites, drafts, err := p.citations()
	if err != nil {
		return o, nil, err
	}
	o.Cited = record.Cited{Citations: cites}
	for _, name := range p.r.PostForm["by"] {
		if slices.ContainsFunc(v.AskedOf, func(a appeal.Addressee) bool { return a.Name == name }) {
			o.By = append(o.By, name)
		}
	}
	o.Ref = nextOf(v.Ref, "outcome", func(ref string) bool {
		return slices.ContainsFunc(v.Outcomes, func(x appeal.Outcome) bool { return x.Ref == ref })
	})
	switch {
	case o.What == "":
		return o, nil, fault.New(fault.Invalid, "%s", p.T("deskassess.no-what"))
	case len(cites) == 0:
		return o, nil, fault.New(fault.Invalid, "%s", p.T("deskassess.no-source"))
	case o.Result == "":
		return appeal.Outcome{Ref: o.Ref, Demand: o.Demand, When: o.When, What: o.What, Note: o.Note, By: o.By, Cited: o.Cited}, drafts, nil
	case !slices.Contains(results, o.Result):
		return o, nil, fault.New(fault.Invalid, "%s", p.T("desk.bad-form"))
	case o.Why == "":
		return o, nil, fault.New(fault.Invalid, "%s", p.T("deskassess.no-why"))
	case o.ProposedBy.Organisation == "":
		return o, nil, fault.New(fault.Invalid, "%s", p.T("deskassess.no-organisation"))
	}
	o.AssessedBy = o.ProposedBy.Organisation
	if err := p.checkReview(o.ProposedBy, o.ReviewedBy); err != nil {
		return o, nil, err
	}
	if err := p.notAsked(v.Demand, o.ProposedBy, o.ReviewedBy); err != nil {
		return o, nil, err
	}
	if err := p.House.Appeals.MaySet(o); err != nil { // also under the name of a body
		return o, nil, fault.Wrap(fault.Invalid, err, "%s", p.T("deskassess.asked", "who", o.AssessedBy))
	}
	if err := p.checklist(v, &o); err != nil {
		return o, nil, err
	}
	if o.Result != appeal.Met {
		return o, drafts, nil
	}
	if len(cites) < 2 {
		return o, nil, fault.New(fault.Invalid, "%s", p.T("deskassess.met-two"))
	}
	return o, drafts, nil
}

// agreedHelp says who has to agree before a demand is withdrawn: every sponsor of its appeal.
func agreedHelp(p *deskPage, v assessView) string {
	sponsors := p.House.Appeals.Sponsors(v.Appeal)
	if len(sponsors) == 0 {
		return p.T("deskassess.agreed-help")
	}
	return p.T("deskassess.agreed-help") + " " + p.T("deskassess.agreed-all", "who", strings.Join(sponsors, "; "))
}

// checklist reads what the form answers to the demand's own conditions, and the two sources of an official act.
func (p *deskPage) checklist(v *assessView, o *appeal.Outcome) error {
	for i, c := range v.Conditions {
		n := numOf(i)
		kept := p.post("kept-" + n)
		if kept == "" {
			continue
		}
		o.Checklist = append(o.Checklist, appeal.Condition{Condition: c, Kept: kept == "yes", Source: p.line("kept-source-" + n), Note: p.line("kept-note-" + n)})
	}
	o.Official, o.Confirmed = p.line("official"), p.line("confirmed")
	for _, ref := range append([]string{o.Official, o.Confirmed}, sourcesOfList(o.Checklist)...) {
		if _, ok := p.House.Record.Source(ref); ref != "" && !ok {
			return fault.New(fault.Invalid, "%s", p.T("deskcites.unknown", "id", ref))
		}
	}
	if !v.Confirm.IsZero() {
		o.Confirms = v.Confirm
	}
	return nil
}

func sourcesOfList(list []appeal.Condition) []string {
	var out []string
	for _, c := range list {
		out = append(out, c.Source)
	}
	return out
}

// addReview enters who reviewed an assessment. The assessment is said anew with the review and with nothing else changed.
func (p *deskPage) addReview(v *assessView) (bool, error) {
	by := p.assessor("reviewed")
	if by.Name == "" || by.Organisation == "" {
		return false, fault.New(fault.Invalid, "%s", p.T("deskassess.who-reviewed"))
	}
	ref := p.post("of")
	for _, o := range v.Outcomes {
		if o.Ref != ref || o.Result == "" {
			continue
		}
		o.ReviewedBy = by
		if err := errorsFirst(p.checkReviewOf(v, by, appeal.Assessor{Name: o.ProposedBy.Name, Organisation: cmp.Or(o.ProposedBy.Organisation, o.AssessedBy)})); err != nil {
			return false, err
		}
		d, err := draftOf("appeal.outcome", o.Ref, o)
		if err != nil {
			return false, err
		}
		say, done, err := p.press("review", p.appealOf(v.Demand), []book.Draft{d}, o.Ref)
		v.Say = say
		if say != nil {
			say.Lacks, say.Note = p.House.Appeals.Lacks(o), p.T("deskassess.nothing-lacks")
			if len(say.Lacks) > 0 {
				say.Note = p.T("deskassess.lacks-note")
			}
		}
		return done && err == nil, err
	}
	for _, a := range p.House.Delivery.AnswersTo(v.Ref) {
		if a.Ref != ref {
			continue
		}
		if err := p.checkReviewOf(v, by, a.ProposedBy); err != nil {
			return false, err
		}
		a.ReviewedBy = by
		r, _ := p.House.Delivery.Reply(a.Reply)
		var open []string
		if public, err := p.textIsPublic(r); err != nil {
			return false, err
		} else if public {
			open = []string{"passages"}
		}
		d, err := delivery.Draft(a, open...)
		if err != nil {
			return false, err
		}
		say, done, err := p.press("review", r.Appeal, []book.Draft{d}, a.Ref)
		v.Say = say
		return done && err == nil, err
	}
	return false, fault.New(fault.Invalid, "%s", p.T("deskassess.which"))
}

func (p *deskPage) checkReviewOf(v *assessView, by, proposed appeal.Assessor) error {
	if cmp.Or(proposed.Name, proposed.Organisation) != "" {
		if err := p.checkReview(appeal.Assessor{Name: cmp.Or(proposed.Name, proposed.Organisation), Organisation: proposed.Organisation}, by); err != nil {
			return err
		}
	}
	return p.notAsked(v.Demand, by)
}
