package appeal

import (
	"cmp"
	"slices"

	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/when"
)

// Axes are the three axes of one demand and one addressee on a day, side by side and never mixed.
type Axes struct {
	Addressee Addressee
	// Axis 1: the clocks of the demand's own appeal and of its restatements by the same issuer, and the first status of
	// Order that holds on them; NothingSeen when nothing is known of the mail.
	Clocks   []Clock
	Handling Status
	Handled  when.Day
	// Axis 2: the answers that count, by day; the last one is current. Spoken is "" when there is none.
	Answers  []Answer
	Spoken   Status
	SpokenOn when.Day
	Stayed   Mark // an answer came, through a dispatch or known from public sources, and awaits its grade
	// Axis 3: what each assessor says, and the first of Order among them; NothingSeen when none says anything.
	Readings []Reading
	Outcome  Status
	Since    when.Day
	// Claims are what the addressee says of itself.
	Claims []Claim
	Head   Head
}

// Axes are those of a demand and one of those whom it asks; false when it does not ask them, or not yet.
func (s *Set) Axes(demand, addressee string, on when.Day, held *custody.Set) (Axes, bool) {
	for _, x := range s.AxesOf(demand, on, held) {
		if x.Addressee.Name == addressee {
			return x, true
		}
	}
	return Axes{}, false
}

// AxesOf are the axes of a demand for each of those whom it asks, in its order; none when it is not there or not asked yet.
func (s *Set) AxesOf(demand string, on when.Day, held *custody.Set) []Axes {
	i, ok := s.demandAt[demand]
	if !ok || !s.demands[i].out(on) {
		return nil
	}
	d := &s.demands[i]
	clocks, answers, v := s.demandClocks(d, on), s.ownAnswers(d), s.watch(on, held).look(d)
	order.By(answers, func(a, b Answer) int { return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(a.Ref, b.Ref)) })
	out := make([]Axes, 0, len(d.AskedOf))
	for _, who := range d.AskedOf {
		out = append(out, s.axes(d, who, clocks, answers, v))
	}
	return out
}

// axes picks what is one addressee's out of what is known of a demand. answers are by day.
func (s *Set) axes(d *Demand, who Addressee, clocks []Clock, answers []Answer, v *view) Axes {
	x := Axes{Addressee: who, Handling: NothingSeen, Handled: d.Day, Outcome: NothingSeen, Since: d.Day}
	on := v.w.on
	for _, c := range clocks {
		if c.Addressee != who.Name {
			continue
		}
		x.Clocks = append(x.Clocks, c)
		best := reached{status: x.Handling, since: x.Handled}
		if r := (reached{status: c.State, since: c.Since}); r.status != NothingSeen && r.before(best) {
			x.Handling, x.Handled = r.status, r.since
		}
	}
	for _, a := range answers {
		if a.Addressee == who.Name && a.On <= on {
			x.Answers = append(x.Answers, a)
		}
	}
	x.Stayed = s.stayed(d, who.Name, x.Clocks, on)
	if said := spoken(x.Answers, on); len(said) > 0 {
		x.Spoken, x.SpokenOn = said[0].status, said[0].since
	}
	x.Head = v.head(who.Name)
	x.Readings = x.Head.Readings
	best := reached{status: NothingSeen, since: d.Day}
	for _, r := range x.Readings {
		if c := (reached{status: Status(r.Result), since: r.Since}); c.before(best) {
			best = c
		}
	}
	x.Outcome, x.Since = best.status, best.since
	for _, c := range s.claims[d.Ref] {
		if c.Addressee == who.Name && c.When.Latest() <= on {
			x.Claims = append(x.Claims, c)
		}
	}
	return x
}

// stayed is the first answer of an addressee that nobody has graded, to an appeal of which the answers count for a demand. The
// clocks know those that came through a dispatch.
func (s *Set) stayed(d *Demand, addressee string, clocks []Clock, on when.Day) Mark {
	var m Mark
	for _, c := range clocks {
		if c.Addressee == addressee && c.Stayed.Known {
			m = earlier(m, c.Stayed)
		}
	}
	if s.mail == nil {
		return m
	}
	for _, ref := range s.owned(d) {
		for _, r := range s.mail.Returned(ref) {
			if r.Answer && !r.Graded && r.Addressee == addressee && r.On <= on {
				m = earlier(m, Mark{true, r.On, r.Dispatch, r.Ref})
			}
		}
	}
	return m
}

// demandClocks are the clocks of one demand: of its own appeal and its restatements by the same issuer, for each of those
// whom it asks, with the answers that they gave to it.
func (s *Set) demandClocks(d *Demand, on when.Day) []Clock {
	var out []Clock
	terms, answers, closed := s.Terms(), s.ownAnswers(d), s.closed(d, on)
	for _, ref := range s.owned(d) {
		a, ok := s.Appeal(ref)
		if !ok {
			continue
		}
		tracks := s.tracksOf(ref)
		out = slices.Grow(out, min(len(tracks), len(d.AskedOf)))
		for _, t := range tracks {
			who, ok := d.addressee(t.name)
			if !ok || len(t.steps) == 0 || t.steps[0].On > on {
				continue
			}
			t.class, t.body = who.Class, cmp.Or(who.Body, t.body)
			c := t.clock(a, terms, d.Term.Days, on)
			c.with([]asking{{d, &who, answers, closed}})
			out = append(out, c)
		}
	}
	return out
}

// DemandClocks are the clocks of one demand on a day, of its own appeal first; each tells whether its addressee has
// answered this demand.
func (s *Set) DemandClocks(demand string, on when.Day) []Clock {
	i, ok := s.demandAt[demand]
	if !ok {
		return nil
	}
	return s.demandClocks(&s.demands[i], on)
}
