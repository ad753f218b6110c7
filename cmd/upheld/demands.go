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
	Awaits   []string    `json:"awaits,omitempty"` // whom the headline still waits for
	Axes     []axesOut   `json:"axes,omitempty"`   // of each addressee of whom anything is known on axis 1 or 2
	Grounds  groundsOut  `json:"grounds"`
	Facts    []factOut   `json:"facts"`
	Members  []memberOut `json:"members"`
}

// axesOut is the three axes of one addressee, never mixed.
type axesOut struct {
	Addressee string `json:"addressee"`
	Handling  string `json:"handling"`
	Since     string `json:"handling_since"`
	Answer    string `json:"answer,omitempty"` // grade of the last answer that counts
	Answered  string `json:"answered,omitempty"`
	Outcome   string `json:"outcome"`
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
	Since     string `json:"since"`  // since when the outcome holds
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
			d := tellDemand(l)
			d.Axes = tellAxes(h.Appeals, l.Demand, on, h.Custody)
			out.Demands = append(out.Demands, d)
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
	for _, a := range l.Awaits {
		out.Awaits = append(out.Awaits, appeal.LackWords[a].EN)
	}
	for _, f := range l.Facts {
		fo := factOut{Date: f.When.String(), What: f.What, Outcome: plain(f.Result), Sources: []string{}}
		for _, s := range f.Citations {
			fo.Sources = append(fo.Sources, s.Source)
		}
		out.Facts = append(out.Facts, fo)
	}
	for _, m := range l.Members {
		mo := memberOut{Person: m.Person, Name: m.Name, Outcome: plain(m.Outcome), Since: m.On.String()}
		if m.Gone {
			mo.On, mo.Manner, mo.DaysAfter = m.Out.String(), custody.Manners[m.Manner].EN, m.DaysAfter
		}
		out.Members = append(out.Members, mo)
	}
	return out
}

// tellAxes are the axes of those of whom anything is known on the first or second.
func tellAxes(s *appeal.Set, d appeal.Demand, on when.Day, held *custody.Set) []axesOut {
	var out []axesOut
	for _, a := range d.AskedOf {
		x, ok := s.Axes(d.Ref, a.Name, on, held)
		if !ok || x.Handling == appeal.NothingSeen && len(x.Answers) == 0 {
			continue
		}
		o := axesOut{Addressee: a.Name, Handling: plain(x.Handling), Since: x.Handled.String(), Outcome: plain(x.Outcome)}
		if n := len(x.Answers); n > 0 {
			o.Answer, o.Answered = plain(x.Answers[n-1].Grade), x.Answers[n-1].On.String()
		}
		out = append(out, o)
	}
	return out
}

func (c demandsCmd) text(w world, on when.Day, out demandsOut) {
	fmt.Fprintf(w.Out, "%s: %d demands\n", when.On(on).Words("en"), len(out.Demands))
	for _, d := range out.Demands {
		fmt.Fprintf(w.Out, "\n%d  %s\n   asked of %s (%s)\n   %s since %s: %s\n", d.N, d.Text, strings.Join(d.Asked, ", "), d.ID,
			strings.ToUpper(d.Headline), d.Since, d.Why)
		if len(d.Awaits) > 0 {
			fmt.Fprintf(w.Out, "   awaits %s\n", strings.Join(d.Awaits, "; "))
		}
		for _, x := range d.Axes {
			said := ""
			if x.Answer != "" {
				said = fmt.Sprintf("; answer of %s: %s", x.Answered, x.Answer)
			}
			fmt.Fprintf(w.Out, "   %s: %s since %s%s; on the ground: %s\n", x.Addressee, x.Handling, x.Since, said, x.Outcome)
		}
		var rows [][]string
		for _, m := range d.Members {
			how := m.Manner
			if m.On != "" && m.On != m.Since { // the outcome is not that of the day of the release
				how += " on " + m.On
			}
			rows = append(rows, []string{"     " + m.Name, m.Outcome, m.Since, how})
		}
		table(w, rows)
	}
}
