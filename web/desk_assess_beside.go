package web

import (
	"slices"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
)

// addContest enters a dissent from one assessment. It stands beside it; neither changes the other.
func (p *deskPage) addContest(v *assessView) (bool, error) {
	c := appeal.Contest{Of: p.post("of"), By: p.assessor("contest"), Reason: p.text("reason")}
	var err error
	if c.When, err = p.day("date"); err != nil {
		return false, err
	}
	switch {
	case !slices.ContainsFunc(v.contestable(p), func(o option) bool { return o.Value == c.Of }):
		return false, fault.New(fault.Invalid, "%s", p.T("deskassess.which"))
	case c.By.Organisation == "":
		return false, fault.New(fault.Invalid, "%s", p.T("deskcontest.no-organisation"))
	case c.Reason == "":
		return false, fault.New(fault.Invalid, "%s", p.T("deskcontest.no-reason"))
	}
	cites, drafts, err := p.citations()
	if err != nil {
		return false, err
	}
	c.Cites = citesOf(cites)
	known := v.Contests[c.Of]
	c.Ref = nextOf(c.Of, "contest", func(ref string) bool {
		return slices.ContainsFunc(known, func(x appeal.Contest) bool { return x.Ref == ref })
	})
	return p.addBeside(v, "contest", appeal.KindContest, c.Ref, c, drafts)
}

func (p *deskPage) addBeside(v *assessView, form, kind, ref string, x any, drafts []book.Draft) (bool, error) {
	d, err := draftOf(kind, ref, x)
	if err != nil {
		return false, err
	}
	say, done, err := p.press(form, p.appealOf(v.Demand), append(drafts, d))
	v.Say = say
	return done && err == nil, err
}

// addClaim enters what an addressee says of itself.
func (p *deskPage) addClaim(v *assessView) (bool, error) {
	c := appeal.Claim{
		Demand: v.Ref, Addressee: p.post("addressee"), By: p.line("by"), Says: p.post("says"), What: p.text("what"), Language: p.post("language"), Reply: p.post("reply"), Note: p.text("note"),
	}
	var err error
	if c.When, err = p.day("date"); err != nil {
		return false, err
	}
	cites, drafts, err := p.citations()
	if err != nil {
		return false, err
	}
	c.Cites = citesOf(cites)
	switch {
	case !slices.ContainsFunc(v.AskedOf, func(a appeal.Addressee) bool { return a.Name == c.Addressee }):
		return false, fault.New(fault.Invalid, "%s", p.T("deskclaim.no-addressee"))
	case appeal.Says[c.Says].EN == "":
		return false, fault.New(fault.Invalid, "%s", p.T("deskclaim.no-says"))
	case c.What == "":
		return false, fault.New(fault.Invalid, "%s", p.T("deskclaim.no-what"))
	case c.Reply == "" && len(c.Cites) == 0:
		return false, fault.New(fault.Invalid, "%s", p.T("deskclaim.no-source"))
	}
	c.Ref = nextOf(v.Ref, "claim", func(ref string) bool {
		return slices.ContainsFunc(v.Claims, func(x appeal.Claim) bool { return x.Ref == ref })
	})
	return p.addBeside(v, "claim", appeal.KindClaim, c.Ref, c, drafts)
}

// addSearch enters a look for what a demand asked: what "nothing seen" rests on.
func (p *deskPage) addSearch(v *assessView) (bool, error) {
	s := appeal.Search{Demand: v.Ref, By: p.line("by"), For: p.text("for"), Where: p.lines("where"), Found: p.text("found"), Note: p.text("note")}
	var err error
	if s.When, err = p.day("date"); err != nil {
		return false, err
	}
	if p.line("until") != "" {
		if s.Until, err = p.day("until"); err != nil {
			return false, err
		}
	}
	switch {
	case s.By == "":
		return false, fault.New(fault.Invalid, "%s", p.T("desksearch.no-by"))
	case s.For == "":
		return false, fault.New(fault.Invalid, "%s", p.T("desksearch.no-for"))
	case len(s.Where) == 0:
		return false, fault.New(fault.Invalid, "%s", p.T("desksearch.no-where"))
	case !s.Until.IsZero() && s.Until.Latest() > s.When.Latest():
		return false, fault.New(fault.Invalid, "%s", p.T("desksearch.until"))
	}
	s.Ref = nextOf(v.Ref, "search", func(ref string) bool {
		return slices.ContainsFunc(v.Searches, func(x appeal.Search) bool { return x.Ref == ref })
	})
	return p.addBeside(v, "search", appeal.KindSearch, s.Ref, s, nil)
}

func saysOptions(p *deskPage) []option {
	var out []option
	for _, k := range []string{"done", "done-in-part", "under-way", "will-not", "not-ours"} {
		out = append(out, option{Value: k, Text: appeal.Says[k].In(p.Code)})
	}
	return out
}

// repliesTo are the replies to the appeal of a demand.
func (v assessView) repliesTo(p *deskPage) []option {
	var out []option
	for _, r := range p.House.Delivery.Replies() {
		if r.Appeal == v.Appeal {
			out = append(out, option{Value: r.Ref, Text: p.T("deskassess.a-reply", "who", r.Addressee, "day", r.When)})
		}
	}
	return out
}
