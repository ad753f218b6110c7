package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/when"
)

type demandsCmd struct {
	format
	asOf
	Appeal string `placeholder:"ID" help:"Only the demands of this appeal, for example ap-2016-05-13."`
	On     string `placeholder:"DAY" help:"As things stood on this day; today when left out."`
}

func (demandsCmd) Help() string {
	return `Examples:
  upheld demands --on 2018-12-31
  upheld demands --appeal ap-2016-05-13 --format json

The headline is computed from dated facts by the rules that the site tells under /rules. That a demand was met never says that the letter brought it about.`
}

// demandsOut is the JSON shape of `upheld demands`.
type demandsOut struct {
	On      string      `json:"on"`
	Demands []demandOut `json:"demands"`
}

type demandOut struct {
	ID       string      `json:"id"`
	Appeal   string      `json:"appeal"`
	N        int         `json:"n"`
	Text     string      `json:"text"`
	Asked    []string    `json:"asked"`
	Headline string      `json:"headline"`
	Since    string      `json:"since"`
	Why      string      `json:"why"`
	Judged   string      `json:"judged,omitempty"` // the case file's own reading, in its words
	Grounds  groundsOut  `json:"grounds"`
	Facts    []factOut   `json:"facts"`
	Members  []memberOut `json:"members"`
}

type groundsOut struct {
	Provisions []string `json:"provisions"`
	Facts      []string `json:"facts"`
}

type factOut struct {
	Date    string   `json:"date"`
	What    string   `json:"what"`
	Outcome string   `json:"outcome,omitempty"`
	Sources []string `json:"sources"`
}

type memberOut struct {
	Person    string `json:"person"`
	Name      string `json:"name"`
	Outcome   string `json:"outcome"`
	On        string `json:"on"`     // day of the release; empty while held
	Manner    string `json:"manner"` // how; empty while held
	DaysAfter int    `json:"days_after_letter,omitempty"`
}

func (c demandsCmd) Run(ctx context.Context, g *globals, w world) error {
	on, err := day(c.On, w)
	if err != nil {
		return err
	}
	h, err := g.read(ctx, w, c.asOf)
	if err != nil {
		return err
	}
	if _, ok := h.Appeals.Appeal(c.Appeal); c.Appeal != "" && !ok {
		return fault.New(fault.Invalid, "this record holds no appeal %q", c.Appeal)
	}
	out := demandsOut{On: on.String(), Demands: []demandOut{}}
	for _, l := range h.Appeals.Board(on, h.Custody) {
		if c.Appeal == "" || l.Demand.Appeal == c.Appeal {
			out.Demands = append(out.Demands, tellDemand(l))
		}
	}
	return c.print(w, out, func() { c.text(w, on, out) })
}

// plain is a status as people write it: "met in part".
func plain[S ~string](s S) string { return strings.ReplaceAll(string(s), "-", " ") }

func tellDemand(l appeal.Line) demandOut {
	d := l.Demand
	out := demandOut{
		ID: d.Ref, Appeal: d.Appeal, N: d.N, Text: d.Text, Headline: plain(l.Status), Since: l.Since.String(), Why: l.Why.Words,
		Judged: l.Assessment.Judged, Asked: []string{}, Facts: []factOut{}, Members: []memberOut{},
		Grounds: groundsOut{Provisions: list(d.Grounds.Provisions), Facts: list(d.Grounds.Facts)},
	}
	for _, a := range d.AskedOf {
		out.Asked = append(out.Asked, a.Name)
	}
	for _, f := range l.Facts {
		fo := factOut{Date: f.When.String(), What: f.What, Outcome: plain(f.Result), Sources: []string{}}
		for _, s := range f.Citations {
			fo.Sources = append(fo.Sources, s.Source)
		}
		out.Facts = append(out.Facts, fo)
	}
	for _, m := range l.Members {
		mo := memberOut{Person: m.Person, Name: m.Name, Outcome: plain(m.Outcome)}
		if m.Gone {
			mo.On, mo.Manner, mo.DaysAfter = m.Out.String(), custody.Manners[m.Manner].EN, m.DaysAfter
		}
		out.Members = append(out.Members, mo)
	}
	return out
}

func (c demandsCmd) text(w world, on when.Day, out demandsOut) {
	fmt.Fprintf(w.Out, "%s: %d demands\n", when.On(on).Words("en"), len(out.Demands))
	for _, d := range out.Demands {
		fmt.Fprintf(w.Out, "\n%d  %s\n   asked of %s (%s)\n   %s since %s: %s\n", d.N, d.Text, strings.Join(d.Asked, ", "), d.ID,
			strings.ToUpper(d.Headline), d.Since, d.Why)
		var rows [][]string
		for _, m := range d.Members {
			rows = append(rows, []string{"     " + m.Name, m.Outcome, m.On, m.Manner})
		}
		table(w, rows)
	}
}
