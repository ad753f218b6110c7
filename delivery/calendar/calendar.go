package calendar

import (
	"cmp"
	"slices"
	"time"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/election"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/when"
)

// Rooms is what duties are computed from, as one viewer may see it.
type Rooms struct {
	Appeals   *appeal.Set
	Custody   *custody.Set
	Delivery  *delivery.Set
	Elections *election.Set
}

// Doubtful is a mail of which nobody knows whether it went out, since a day. It lives in the queue, beside the record.
type Doubtful struct {
	Dispatch string
	Since    when.Day
}

// Duties are all duties as of a day, those that are done too, by their day. doubts come from the queue of outgoing mail,
// nil where there is none.
func Duties(r Rooms, doubts []Doubtful, on when.Day) []Duty {
	var list []Duty
	for _, c := range running(r, on) {
		list = append(list, c.duties()...)
	}
	list = append(list, acts(r, on)...)
	list = append(list, elections(r.Elections.Elections(), on)...)
	list = append(list, held(r.Delivery, on)...)
	list = append(list, doubtful(r.Delivery, doubts, on)...)
	list = append(list, proposals(r, on)...)
	appeals := map[string]appeal.Appeal{}
	for _, a := range r.Appeals.Appeals() {
		appeals[a.Ref] = a
	}
	for i, d := range list {
		if a, ok := appeals[d.Appeal]; ok {
			list[i].What, list[i].Dated = a.Kind, a.When
		}
	}
	return sorted(list)
}

// Act: what came of the act is the headline of its demand. A demand that was withdrawn, merged or overtaken asks nothing
// any more.
func acts(r Rooms, on when.Day) []Duty {
	var out []Duty
	for _, l := range r.Appeals.Board(on, r.Custody) {
		by := l.Demand.Term.By
		if by.IsZero() || slices.Contains([]appeal.Status{"withdrawn", "merged", "overtaken"}, l.Status) {
			continue
		}
		for _, a := range l.Demand.AskedOf {
			d := Duty{
				Kind: Act, Day: by.Latest(), Begun: l.Demand.Day, Appeal: l.Demand.Appeal, Addressee: a.Name,
				Demands: []string{l.Demand.Ref}, Numbers: []int{l.Demand.N}, Rule: "demand",
			}
			d.ID = idOf(d, l.Demand.Ref)
			if d = d.on(on); l.Status == appeal.Status(appeal.Met) {
				d = d.done(l.Since)
			}
			out = append(out, d)
		}
	}
	return out
}

// ahead is how long before a stage of an election it is told.
const ahead = 180

// elections are the stages of elections with their days. One whose record names no day of the vote stands on its own day.
func elections(list []election.Election, on when.Day) []Duty {
	var out []Duty
	for _, e := range list {
		stages := slices.Clone(e.Dates)
		if !slices.ContainsFunc(stages, func(x election.Date) bool { return x.What == vote }) && !e.When.IsZero() {
			stages = append(stages, election.Date{What: vote, When: e.When})
		}
		for _, x := range stages {
			if x.When.IsZero() {
				continue
			}
			d := Duty{Kind: Election, Day: x.When.Earliest(), End: x.When.Latest(), Election: e.Ref, Stage: x.What, What: e.Name}
			if !x.End.IsZero() {
				d.End = max(d.End, x.End.Latest())
			}
			d.Begun = d.Day.AddDays(-ahead)
			d.ID = idOf(d)
			if d = d.on(on); d.State == Overdue { // an event is over, nobody owes it
				d.State = Done
			}
			out = append(out, d)
		}
	}
	return out
}

const vote = "vote"

// held are the messages that wait for a person.
func held(s *delivery.Set, on when.Day) []Duty {
	var out []Duty
	for _, m := range s.Messages() {
		day, ok := receivedOn(m)
		if m.Status != "held" || !ok || day > on {
			continue
		}
		d := Duty{Kind: Sort, Day: day.AddDays(lookWithin), Begun: day, Message: m.Ref, Dispatch: m.Dispatch}
		if x, ok := s.Dispatch(m.Dispatch); ok {
			d.Appeal, d.Addressee = x.Appeal, x.Addressee
		}
		d.ID = idOf(d)
		out = append(out, d.on(on))
	}
	return out
}

// receivedOn is the day on which a message came in, in UTC as all times of the record.
func receivedOn(m delivery.Message) (when.Day, bool) {
	t, err := time.Parse(time.RFC3339, m.Received)
	if err != nil {
		return 0, false
	}
	return when.FromTime(t, time.UTC), true
}

func doubtful(s *delivery.Set, list []Doubtful, on when.Day) []Duty {
	var out []Duty
	for _, x := range list {
		if x.Since > on {
			continue
		}
		d := Duty{Kind: Doubt, Day: x.Since, Begun: x.Since, Dispatch: x.Dispatch}
		if of, ok := s.Dispatch(x.Dispatch); ok {
			d.Appeal, d.Addressee = of.Appeal, of.Addressee
		}
		d.ID = idOf(d) + "/" + x.Dispatch
		out = append(out, d.on(on))
	}
	return out
}

// proposals are what awaits a person in each appeal: one duty for what the custody record proposes, one for outcomes and
// grades that await a review, each as old as the oldest of them.
func proposals(r Rooms, on when.Day) []Duty {
	type key struct {
		kind   Kind
		appeal string
	}
	at := map[key]int{}
	var out []Duty
	for _, p := range r.Appeals.Proposals(on, r.Custody) {
		of, _ := r.Appeals.Demand(p.Demand)
		k := key{Review, of.Appeal}
		if p.Kind == "custody" {
			k.kind = Confirm
		}
		i, ok := at[k]
		if !ok {
			d := Duty{Kind: k.kind, Day: p.On.AddDays(lookWithin), Appeal: of.Appeal}
			d.ID = idOf(d)
			i = len(out)
			at[k], out = i, append(out, d)
		}
		d := &out[i]
		if !slices.Contains(d.Demands, p.Demand) {
			d.Demands, d.Numbers = append(d.Demands, p.Demand), append(d.Numbers, of.N)
		}
		d.N, d.Begun = d.N+1, max(d.Begun, p.On)
	}
	for i := range out {
		out[i] = out[i].inOrder().on(on)
	}
	return out
}

// inOrder puts the demands of a duty in the order of their letter.
func (d Duty) inOrder() Duty {
	at := make([]int, len(d.Demands))
	for i := range at {
		at[i] = i
	}
	order.By(at, func(a, b int) int { return cmp.Compare(d.Numbers[a], d.Numbers[b]) })
	demands, numbers := make([]string, len(at)), make([]int, len(at))
	for to, from := range at {
		demands[to], numbers[to] = d.Demands[from], d.Numbers[from]
	}
	d.Demands, d.Numbers = demands, numbers
	return d
}

// MarkPrivate marks the duties of appeals that public, what everybody may see, does not hold.
func MarkPrivate(list []Duty, public *appeal.Set) []Duty {
	known := map[string]bool{"": true}
	for _, a := range public.Appeals() {
		known[a.Ref] = true
	}
	out := slices.Clone(list)
	for i := range out {
		out[i].Private = !known[out[i].Appeal]
	}
	return out
}
