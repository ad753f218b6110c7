package web

import (
	"net/http"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// assessView is one demand at the desk: its three axes as they stand, and the forms that add to them.
type assessView struct {
	appeal.Demand
	Line      appeal.Line
	Clocks    []appeal.Clock
	Answers   []appeal.Answer
	Outcomes  []appeal.Outcome
	Lacks     map[string][]appeal.Lack // by ref of an outcome with a result
	Proposals []appeal.Proposal
	Claims    []appeal.Claim
	Searches  []appeal.Search
	Contests  map[string][]appeal.Contest // by what is contested

	Confirm when.When     // of the custody record, when the form confirms what it proposes
	Result  appeal.Result // that it proposes
	What    string
	Say     *saying
	Wrong   string
	Open    string // the form that is open
}

// results is the order in which results are offered.
var results = []appeal.Result{
	appeal.Begun, appeal.MetInPart, appeal.Met, appeal.ActedAgainst, appeal.Reversed, appeal.Overtaken, appeal.Withdrawn, appeal.Merged,
}

// assessDemand is one demand, for whoever assesses what came of it.
func assessDemand(p *deskPage) (templ.Component, error) {
	d, ok := p.House.Appeals.Demand(p.Value("id"))
	if !ok {
		return nil, p.NotFound()
	}
	p.Part, p.Title = "work", p.T("deskassess.title")
	v := p.assessView(d)
	if p.r.Method == http.MethodPost {
		v.Open = p.post("form")
		done, err := p.onAssess(&v)
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
	return assessBody(p, v), nil
}

func (p *deskPage) assessView(d appeal.Demand) assessView {
	a := p.House.Appeals
	v := assessView{Demand: d, Lacks: map[string][]appeal.Lack{}, Contests: map[string][]appeal.Contest{}, Open: p.r.URL.Query().Get("form")}
	v.Line, _ = a.Line(d.Ref, p.Today, p.House.Custody)
	for _, c := range a.Clocks(p.Today) {
		if slices.Contains(c.Demands, d.Ref) {
			v.Clocks = append(v.Clocks, c)
		}
	}
	v.Answers = p.House.Delivery.Answers(d.Ref)
	v.Outcomes = a.Outcomes(d.Ref)
	for _, w := range a.Weighed(d.Ref, when.Max) {
		v.Lacks[w.Ref] = w.Lacks
	}
	v.Proposals = a.ProposalsOf(d.Ref, p.Today, p.House.Custody)
	v.Claims, v.Searches = a.Claims(d.Ref), a.Searches(d.Ref)
	for _, o := range v.Outcomes {
		v.Contests[o.Ref] = a.Contests(o.Ref)
	}
	for _, x := range v.Answers {
		v.Contests[x.Ref] = a.Contests(x.Ref)
	}
	confirm := p.r.URL.Query().Get("confirm")
	if p.r.Method == http.MethodPost {
		confirm = p.post("confirm")
	}
	for _, x := range v.Proposals {
		if x.Kind == "custody" && x.On.String() == confirm {
			v.Confirm, v.Result, v.What = when.On(x.On), x.Result, x.What
			if p.r.Method != http.MethodPost {
				v.Open = "outcome"
			}
		}
	}
	return v
}

// onAssess carries out one of the forms of the page.
func (p *deskPage) onAssess(v *assessView) (done bool, err error) {
	switch p.post("form") {
	case "outcome":
		return p.addOutcome(v)
	case "review":
		return p.addReview(v)
	case "contest":
		return p.addContest(v)
	case "claim":
		return p.addClaim(v)
	case "search":
		return p.addSearch(v)
	}
	return false, fault.New(fault.Invalid, "%s", p.T("desk.bad-form"))
}

// waiting are the assessments of a demand that nobody has reviewed.
func (v assessView) waiting(p *deskPage) []option {
	var out []option
	for _, o := range v.Outcomes {
		if o.Result != "" && o.ReviewedBy.Name == "" {
			out = append(out, option{Value: o.Ref, Text: p.T("deskassess.an-outcome", "result", p.Name("mail-outcome", string(o.Result)), "day", o.When, "by", o.AssessedBy)})
		}
	}
	for _, a := range v.Answers {
		if !a.Reviewed {
			out = append(out, option{Value: a.Ref, Text: p.answerLine(a)})
		}
	}
	return out
}

// contestable are all assessments of a demand.
func (v assessView) contestable(p *deskPage) []option {
	var out []option
	for _, o := range v.Outcomes {
		if o.Result != "" {
			out = append(out, option{Value: o.Ref, Text: p.T("deskassess.an-outcome", "result", p.Name("mail-outcome", string(o.Result)), "day", o.When, "by", o.AssessedBy)})
		}
	}
	for _, a := range v.Answers {
		out = append(out, option{Value: a.Ref, Text: p.answerLine(a)})
	}
	return out
}

func (p *deskPage) answerLine(a appeal.Answer) string {
	return p.T("deskassess.an-answer", "grade", p.Name("mail-grade", string(a.Grade)), "day", a.On, "who", a.Addressee)
}

// nextOf is the first free ref behind a demand: "d-release/o-3".
func nextOf(demand, kind string, taken func(ref string) bool) string {
	for n := 1; ; n++ {
		ref := demand + "/" + kind + "-" + numOf(n)
		if !taken(ref) {
			return ref
		}
	}
}

func resultOptions(p *deskPage) []option {
	var out []option
	for _, r := range results {
		out = append(out, option{Value: string(r), Text: p.T("deskmail.pair", "what", p.Name("mail-outcome", string(r)), "is", p.Name("mail-outcome-help", string(r)))})
	}
	return out
}

// names are those whom a demand asks.
func (v assessView) names() []option {
	var out []option
	for _, a := range v.AskedOf {
		out = append(out, option{Value: a.Name, Text: a.Name, English: true})
	}
	return out
}

// newer are the demands into which this one may have merged.
func (v assessView) newer(p *deskPage) []option {
	var out []option
	for _, d := range p.House.Appeals.Demands() {
		if d.Ref != v.Ref && d.Day >= v.Day {
			out = append(out, option{Value: d.Ref, Text: cutText(d.Text, 90)})
		}
	}
	return out
}

func cutText(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return strings.TrimSpace(string(r[:most-1])) + "…"
	}
	return s
}

// citesOf are citations as those of a contest or a claim.
func citesOf(list []record.Citation) []appeal.Cite {
	var out []appeal.Cite
	for _, c := range list {
		out = append(out, appeal.Cite{Source: c.Source, URL: c.URL})
	}
	return out
}

// outcomeLine is a fact in a list: its result, where it has one, and its day.
func outcomeLine(p *deskPage, o appeal.Outcome) string {
	if o.Result == "" {
		return p.T("deskassess.a-fact", "day", o.When)
	}
	return p.T("deskassess.an-outcome", "result", p.Name("mail-outcome", string(o.Result)), "day", o.When, "by", o.AssessedBy)
}

// orSeries is who proposed an outcome; where nobody is named, the one in whose series it stands.
func orSeries(o appeal.Outcome) appeal.Assessor {
	if o.ProposedBy.Name == "" && o.ProposedBy.Organisation == "" {
		return appeal.Assessor{Organisation: o.AssessedBy}
	}
	return o.ProposedBy
}

func keptOptions(p *deskPage) []option {
	return []option{{Value: "", Text: p.T("deskassess.not-said")}, {Value: "yes", Text: p.T("deskassess.kept")}, {Value: "no", Text: p.T("deskassess.not-kept")}}
}
