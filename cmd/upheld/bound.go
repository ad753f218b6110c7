package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/promise"
)

type boundCmd struct {
	format
	asOf
	State     string `required:"" placeholder:"CODE" help:"State, ISO 3166-1: KH or KHM."`
	Provision string `placeholder:"ID" help:"Provision or instrument, for example iccpr/art-19 or iccpr. Without it: every instrument of the record."`
	On        string `required:"" placeholder:"DAY" help:"The day, as 2016-05-13 or in words (13 May 2016)."`
}

func (boundCmd) Help() string {
	return `Examples:
  upheld bound --state KH --provision iccpr/art-19 --on 2016-05-13
  upheld bound --state SG --provision iccpr/art-19 --on 2016-05-13 --format json

Standing is bound, signed-only, not-bound or nothing-found (nobody looked, or it is not settled). Exit status 0 only for bound; without --provision always 0.`
}

// boundOut is the JSON shape of `upheld bound --provision`.
type boundOut struct {
	State        string    `json:"state"`
	Provision    string    `json:"provision"`
	On           string    `json:"on"`
	Standing     string    `json:"standing"`
	Addressed    bool      `json:"addressed"` // the provision lays a duty on this State
	Act          *boundAct `json:"act"`
	Why          string    `json:"why"`
	Instead      []string  `json:"instead"`
	Declarations []string  `json:"declarations"` // speak to it, bind nobody
	Doubt        string    `json:"doubt,omitempty"`
}

type boundAct struct {
	Kind    string `json:"kind"`
	Date    string `json:"date"`
	InForce string `json:"in_force,omitempty"`
	Source  string `json:"source"`
}

// boundAllOut is the JSON shape of `upheld bound` without --provision.
type boundAllOut struct {
	State string     `json:"state"`
	On    string     `json:"on"`
	All   []boundOut `json:"instruments"`
}

func (c boundCmd) Run(ctx context.Context, g *globals, w world) error {
	on, err := day(c.On, w)
	if err != nil {
		return err
	}
	h, err := g.read(ctx, w, c.asOf)
	if err != nil {
		return err
	}
	if c.Provision != "" {
		s, err := h.Promises.Standing(c.State, c.Provision, on)
		if err != nil {
			return err
		}
		out := tellStanding(s)
		if err := c.print(w, out, func() { c.text(w, out) }); err != nil {
			return err
		}
		if s.Bond != promise.Bound {
			return errNo
		}
		return nil
	}
	all := boundAllOut{On: on.String()}
	for _, in := range h.Promises.Instruments() {
		s, err := h.Promises.Standing(c.State, in.ID, on)
		if err != nil {
			return err
		}
		all.State = s.State
		all.All = append(all.All, tellStanding(s))
	}
	if len(all.All) == 0 {
		return fault.New(fault.Invalid, "this record holds no instruments; load them with `upheld import` or `upheld init --pack instruments`")
	}
	return c.print(w, all, func() {
		rows := [][]string{{"instrument", "standing", "act", "date"}}
		for _, o := range all.All {
			r := []string{o.Provision, o.Standing, "", ""}
			if o.Act != nil {
				r[2], r[3] = o.Act.Kind, o.Act.Date
			}
			rows = append(rows, r)
		}
		fmt.Fprintf(w.Out, "%s on %s\n\n", all.State, all.On)
		table(w, rows)
	})
}

func tellStanding(s promise.Standing) boundOut {
	out := boundOut{
		State: s.State, Provision: s.Ref, On: s.On.String(), Standing: string(s.Bond), Addressed: s.Addressed, Why: s.Why.Words,
		Instead: list(s.Instead), Declarations: list(s.Declarations), Doubt: s.Doubt,
	}
	if s.Act.Kind != "" {
		out.Act = &boundAct{Kind: string(s.Act.Kind), Date: s.Act.Date.String(), InForce: s.Act.InForce.String(), Source: s.Act.Source.Title}
	}
	return out
}

func (c boundCmd) text(w world, o boundOut) {
	fmt.Fprintf(w.Out, "%s, %s, %s: %s\n", o.State, o.Provision, o.On, o.Standing)
	if o.Act != nil {
		fmt.Fprintf(w.Out, "  %s on %s", o.Act.Kind, o.Act.Date)
		if o.Act.InForce != "" {
			fmt.Fprintf(w.Out, ", in force for it %s", o.Act.InForce)
		}
		fmt.Fprintf(w.Out, "\n  source: %s\n", o.Act.Source)
	}
	fmt.Fprintf(w.Out, "  %s\n", o.Why)
	if o.Doubt != "" {
		fmt.Fprintf(w.Out, "  doubt: %s\n", o.Doubt)
	}
	if len(o.Instead) > 0 {
		fmt.Fprintf(w.Out, "  what binds it instead: %s\n", strings.Join(o.Instead, ", "))
	}
	if len(o.Declarations) > 0 {
		fmt.Fprintf(w.Out, "  speaks to it and binds nobody: %s\n", strings.Join(o.Declarations, ", "))
	}
}
