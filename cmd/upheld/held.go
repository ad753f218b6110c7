package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/house"
	"github.com/upheld/upheld/when"
)

type heldCmd struct {
	format
	asOf
	On    string `required:"" placeholder:"DAY" help:"The day, as 2016-05-13 or in words (13 May 2016)."`
	Group string `placeholder:"ID" help:"Only members of this group, for example adhoc-five."`
	Rule  string `default:"arrest" enum:"arrest,order" help:"From when days are counted: arrest (first day in custody) or order (of a court to detain)."`
}

func (heldCmd) Help() string {
	return `Examples:
  upheld held --on 2016-05-13
  upheld held --on 2016-05-13 --group adhoc-five --format json

Days are the day asked about minus the first day. The count is of this record; what it is known to lack is told with it.`
}

// heldOut is the JSON shape of `upheld held`.
type heldOut struct {
	On          string    `json:"on"`
	Group       string    `json:"group"`
	StartRule   string    `json:"start_rule"`
	Count       int       `json:"count"`
	Held        []heldRow `json:"held"`
	HouseArrest []heldRow `json:"house_arrest"`
	NotKnown    []string  `json:"not_known"`
}

type heldRow struct {
	Person  string   `json:"person"`
	Name    string   `json:"name"`
	Spell   string   `json:"spell"`
	Since   string   `json:"since"`
	Rule    string   `json:"rule"` // by which since was found; may differ from start_rule where a step is not known
	Days    minMax   `json:"days"`
	Certain bool     `json:"certain"`
	Places  []string `json:"places"`
	Sources []string `json:"sources"`
}

type minMax struct {
	Min int `json:"min"`
	Max int `json:"max"`
}

func (c heldCmd) Run(ctx context.Context, g *globals, w world) error {
	on, err := day(c.On, w)
	if err != nil {
		return err
	}
	h, err := g.read(ctx, w, c.asOf)
	if err != nil {
		return err
	}
	if _, ok := h.Record.Group(c.Group); c.Group != "" && !ok {
		return fault.New(fault.Invalid, "this record holds no group %q", c.Group)
	}
	opt := custody.Options{Group: c.Group}
	if c.Rule == "order" {
		opt.Rule = custody.FromOrder
	}
	out := heldOut{On: on.String(), Group: c.Group, StartRule: c.Rule, NotKnown: []string{}}
	out.Held = heldRows(h, h.Custody.Held(on, opt))
	out.HouseArrest = heldRows(h, h.Custody.Housed(on, opt))
	out.Count = len(out.Held)
	for _, gap := range h.Custody.Gaps(on, opt) {
		out.NotKnown = append(out.NotKnown, gap.Say("en"))
	}
	return c.print(w, out, func() { c.text(w, on, out) })
}

func heldRows(h *house.House, held []custody.Held) []heldRow {
	out := []heldRow{}
	for _, x := range held {
		r := heldRow{
			Person: x.Person, Name: h.Record.Label(x.Person, "en"), Spell: x.Spell, Since: x.Since.String(), Rule: string(x.Rule),
			Days: minMax{x.Min, x.Max}, Certain: x.Certain == when.Yes, Places: []string{}, Sources: []string{},
		}
		for _, p := range x.Places {
			r.Places = append(r.Places, h.Record.Label(p, "en"))
		}
		for _, s := range x.Sources {
			r.Sources = append(r.Sources, s.Source)
		}
		out = append(out, r)
	}
	return out
}

func (c heldCmd) text(w world, on when.Day, out heldOut) {
	fmt.Fprintf(w.Out, "%s: %d people of this record were held.\n\n", when.On(on).Words("en"), out.Count)
	rows := [][]string{{"name", "since", "days", "where"}}
	for _, r := range out.Held {
		rows = append(rows, []string{r.Name, r.Since, r.Days.String(), strings.Join(r.Places, "; ")})
	}
	table(w, rows)
	for _, r := range out.HouseArrest {
		fmt.Fprintf(w.Out, "\nUnder house arrest, not counted above: %s, since %s (%s days)\n", r.Name, r.Since, r.Days)
	}
	if len(out.NotKnown) > 0 {
		fmt.Fprintln(w.Out, "\nWhat this record is known to lack:")
	}
	for _, n := range out.NotKnown {
		fmt.Fprintf(w.Out, "- %s\n", n)
	}
}

func (m minMax) String() string {
	if m.Min == m.Max {
		return strconv.Itoa(m.Min)
	}
	return fmt.Sprintf("%d to %d", m.Min, m.Max)
}
