package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"slices"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery/calendar"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/house"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/when"
)

type dueCmd struct {
	format
	asOf
	On     string `placeholder:"DAY" help:"As things stood on this day; today when left out."`
	Days   int    `default:"7" help:"How many days to look ahead."`
	Public bool   `help:"Only what the public site shows: what addressees owe, and elections. Without it also what is ours to do."`
	Lang   string `default:"en" enum:"en,fr" help:"Language of the titles: en or fr."`
	ICS    string `name:"ics" placeholder:"FILE" help:"Write the duties that are not done as a calendar (iCalendar, RFC 5545), whatever --days says."`
}

func (dueCmd) Help() string {
	return `Examples:
  upheld due
  upheld due --on 2026-03-05 --days 30 --format json
  upheld due --public --lang fr --ics due.ics

Duties are computed from the record: which answers are owed and since when, which reminders are to be sent, which mail waits for a person, which elections come. The terms stand under /rules of the site.`
}

// dueOut is the JSON shape of `upheld due`.
type dueOut struct {
	On     string    `json:"on"`
	Until  string    `json:"until"`
	Duties []dutyOut `json:"duties"`
}

type dutyOut struct {
	ID        string   `json:"id"`
	Kind      string   `json:"kind"`
	Whose     string   `json:"whose"`
	State     string   `json:"state"`
	Day       string   `json:"day"`
	End       string   `json:"end"`
	Since     string   `json:"since"`
	Waited    int      `json:"waited"` // days since it was due, 0 before
	Title     string   `json:"title"`
	Appeal    string   `json:"appeal,omitempty"`
	Addressee string   `json:"addressee,omitempty"`
	Demands   []string `json:"demands"`
	Dispatch  string   `json:"dispatch,omitempty"`
	Term      int      `json:"term,omitempty"` // days
	Rule      string   `json:"rule,omitempty"`
	N         int      `json:"n,omitempty"`
	Message   string   `json:"message,omitempty"`
	Reply     string   `json:"reply,omitempty"`
	Election  string   `json:"election,omitempty"`
	Stage     string   `json:"stage,omitempty"`
}

func (c dueCmd) Run(ctx context.Context, g *globals, w world) error {
	on, err := day(c.On, w)
	if err != nil {
		return err
	}
	if c.Days < 0 {
		return fault.New(fault.Invalid, "--days: %d is not a number of days from 0", c.Days)
	}
	b, err := g.openToRead(ctx, w)
	if err != nil {
		return err
	}
	defer b.Close()
	duties, err := c.duties(ctx, b, w, on)
	if err != nil {
		return err
	}
	if c.ICS != "" {
		feed := calendar.Feed{Lang: c.Lang, Link: func(calendar.Duty) string { return "" }, Items: duties}
		if err := os.WriteFile(c.ICS, feed.ICS(), 0o600); err != nil {
			return fault.Wrap(fault.Invalid, err, "%s cannot be written", c.ICS)
		}
	}
	until := on.AddDays(c.Days)
	out := dueOut{On: on.String(), Until: until.String(), Duties: []dutyOut{}}
	for _, d := range calendar.Latest(duties) {
		if d.Day <= until {
			out.Duties = append(out.Duties, tellDuty(d, on, c.Lang))
		}
	}
	return c.print(w, out, func() { c.text(w, on, until, out) })
}

// duties are those of the record as the operator sees it, or as everybody does, that are not done yet.
func (c dueCmd) duties(ctx context.Context, b *book.Book, w world, on when.Day) ([]calendar.Duty, error) {
	viewer := access.Operator()
	if c.Public {
		viewer = access.Anyone()
	}
	docs, err := b.Docs(ctx, viewer, book.At{Seq: c.Entry, Set: c.Entry >= 0})
	if err != nil {
		return nil, err
	}
	h, err := house.FromDocs(docs)
	if err != nil {
		return nil, err
	}
	list := calendar.Duties(roomsOf(h), nil, on)
	if c.Public {
		list = calendar.OnlyPublic(list)
	}
	return slices.DeleteFunc(list, func(d calendar.Duty) bool { return !d.Open() }), nil
}

// roomsOf is what duties are computed from.
func roomsOf(h *house.House) calendar.Rooms {
	return calendar.Rooms{Appeals: h.Appeals, Custody: h.Custody, Delivery: h.Delivery, Elections: h.Elections}
}

func tellDuty(d calendar.Duty, on when.Day, lang string) dutyOut {
	return dutyOut{
		ID: d.ID, Kind: string(d.Kind), Whose: string(d.Whose()), State: string(d.State), Day: d.Day.String(), End: d.End.String(),
		Since: d.Since.String(), Waited: d.Waited(on), Title: d.Title(lang), Appeal: d.Appeal, Addressee: d.Addressee,
		Demands: list(d.Demands), Dispatch: d.Dispatch, Term: d.Term, Rule: d.Rule, N: d.N, Message: d.Message, Reply: d.Reply,
		Election: d.Election, Stage: d.Stage,
	}
}

// dueParts are the parts of the printed list, by whose the duties are.
var dueParts = []struct {
	whose  calendar.Whose
	en, fr string
}{
	{calendar.Ours, "Ours to do", "À notre charge"},
	{calendar.Theirs, "What addressees owe", "Ce que doivent les destinataires"},
	{calendar.Nobodys, "Elections", "Élections"},
}

func (c dueCmd) text(w world, on, until when.Day, out dueOut) {
	if len(out.Duties) == 0 {
		fmt.Fprintf(w.Out, "%s: nothing is due by %s\n", when.On(on).Words("en"), when.On(until).Words("en"))
		return
	}
	fmt.Fprintf(w.Out, "%s .. %s\n", when.On(on).Words(c.Lang), when.On(until).Words(c.Lang))
	for _, part := range dueParts {
		var rows [][]string
		of := slices.DeleteFunc(slices.Clone(out.Duties), func(d dutyOut) bool { return d.Whose != string(part.whose) })
		order.By(of, func(a, b dutyOut) int { return cmp.Compare(a.Day, b.Day) })
		for _, d := range of {
			rows = append(rows, []string{"  " + d.Day, d.State, d.Title})
		}
		if len(rows) > 0 {
			head := part.en
			if c.Lang == "fr" {
				head = part.fr
			}
			fmt.Fprintf(w.Out, "\n%s\n", head)
			table(w, rows)
		}
	}
}
