package appeal

import (
	"cmp"
	"slices"

	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/when"
)

// watch looks at many demands on one day. The way of an appeal to an addressee is walked once, whatever the number of demands
// that went along it.
type watch struct {
	s      *Set
	on     when.Day
	held   *custody.Set
	terms  Terms
	tracks map[string]map[string]*trodden // by appeal, by name of the addressee
	marks  []mark                         // of the view last made; the next one takes it over
}

// trodden is a track with the clocks that were made of it, one for each term.
type trodden struct {
	track
	clocks []*Clock
}

func (s *Set) watch(on when.Day, held *custody.Set) *watch {
	return &watch{s: s, on: on, held: held, terms: s.Terms(), tracks: map[string]map[string]*trodden{}}
}

// tracksOf are the tracks of an appeal by the name of the addressee.
func (w *watch) tracksOf(appeal string) map[string]*trodden {
	if m, ok := w.tracks[appeal]; ok {
		return m
	}
	list := w.s.tracksOf(appeal)
	m := make(map[string]*trodden, len(list))
	for _, t := range list {
		m[t.name] = &trodden{track: t}
	}
	w.tracks[appeal] = m
	return m
}

// clock is the settled clock, before any answer, of a track for a class, a body and a demand's own term.
func (t *trodden) clock(a *Appeal, class Class, body string, terms Terms, own int, on when.Day) *Clock {
	body = cmp.Or(body, t.body)
	n := terms.days(class, body, a.urgent(), own)
	for _, c := range t.clocks {
		if c.Term == n && c.Class == class && c.Body == body {
			return c
		}
	}
	one := t.track
	one.class, one.body = class, body
	c := one.clock(*a, terms, own, on)
	c.settle()
	t.clocks = append(t.clocks, &c)
	return &c
}

// view is one demand on the day of a watch, with all that its headline is made of. It is good until the watch looks at the
// next one.
type view struct {
	w       *watch
	d       *Demand
	facts   []Outcome // told up to the day
	told    []Weighed // those with a result, the custody record's among them
	people  []captive
	members []Freed
	marks   []mark
	answers []Answer // that count
}

// mark is what axis 1 says of one addressee of a view.
type mark struct {
	addressee string
	status    Status
	since     when.Day
	overdue   Mark // of the clock: a receipt hides neither
	silent    Mark
	stayed    Mark // an answer came and awaits its grade
}

func (w *watch) look(d *Demand) *view {
	v := &view{w: w, d: d, marks: w.marks[:0]}
	for _, f := range w.s.facts[d.Ref] {
		if f.When.Latest() <= w.on {
			v.facts = append(v.facts, f)
		}
	}
	v.people = captives(d.Persons, w.held)
	v.told = w.s.weigh(d, v.facts, custodySays(d, v.people, w.on), w.on)
	v.members = w.s.freedOf(d, v.people, w.on)
	v.answers = w.s.ownAnswers(d)
	for _, ref := range w.s.owned(d) {
		v.follow(ref)
	}
	w.marks = v.marks
	return v
}

// follow adds what axis 1 says of an appeal to those whom the demand asks.
func (v *view) follow(appeal string) {
	i, ok := v.w.s.appealAt[appeal]
	if !ok {
		return
	}
	a, tracks := &v.w.s.appeals[i], v.w.tracksOf(appeal)
	if len(tracks) == 0 {
		return
	}
	for _, who := range v.d.AskedOf {
		if t := tracks[who.Name]; t != nil {
			c := t.clock(a, who.Class, who.Body, v.w.terms, v.d.Term.Days, v.w.on)
			m := mark{who.Name, c.State, c.Since, c.Overdue, c.Silent, c.Stayed}
			if m.silent.Known && v.unsure(who.Name) {
				m = m.notSilent()
			}
			v.marks = append(v.marks, m)
		}
	}
}

// unsure reports whether an answer of an addressee may have come by the day, though not certainly.
func (v *view) unsure(addressee string) bool {
	return slices.ContainsFunc(v.answers, func(a Answer) bool { return a.Addressee == addressee && mayBe(a.When, v.w.on) })
}

// notSilent is the mark without its silence: what is left is that the term has passed.
func (m mark) notSilent() mark {
	if m.silent = (Mark{}); m.status == "silent" {
		m.status, m.since = "overdue", m.overdue.On
	}
	return m
}

// head is the headline of the demand, as one addressee has it where one is named: then only acts, answers and handling of
// this addressee move it, and acts that are nobody's in particular.
func (v *view) head(addressee string) Head {
	facts, told, answers, marks := v.facts, v.told, v.answers, v.marks
	if addressee != "" {
		marks = only(marks, func(m *mark) bool { return m.addressee == addressee })
		facts = only(facts, func(o *Outcome) bool { return o.anybodys(addressee) })
		told = only(told, func(w *Weighed) bool { return w.anybodys(addressee) })
		answers = only(answers, func(a *Answer) bool { return a.Addressee == addressee })
	}
	h := headline(v.d, facts, told, marks, answers, v.w.on)
	if len(v.members) > 0 && (h.Status == NothingSeen || slices.ContainsFunc(h.Readings, func(r Reading) bool {
		return r.By == byCustody && Status(r.Result) == h.Status
	})) {
		h.Why = releaseWhy(v.members)
	}
	return h
}

// line is the demand on the board.
func (v *view) line() Line {
	return Line{
		Demand: *v.d, Assessment: v.w.s.readings[v.d.Ref], Facts: v.facts, Head: v.head(""), Members: v.members,
	}
}

// custodySays is what the custody record proposes of a demand for release, one outcome for each change up to a day.
func custodySays(d *Demand, people []captive, on when.Day) []Outcome {
	if len(people) == 0 {
		return nil
	}
	var out []Outcome
	for _, r := range groupSeries(*d, people, on) {
		if r.status != NothingSeen {
			out = append(out, Outcome{Demand: d.Ref, When: when.On(r.since), Result: Result(r.status), AssessedBy: byCustody})
		}
	}
	return out
}

// only are those of a list that pass; nothing is copied where none does.
func only[T any](list []T, pass func(*T) bool) []T {
	n := 0
	for i := range list {
		if pass(&list[i]) {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	out := make([]T, 0, n)
	for i := range list {
		if pass(&list[i]) {
			out = append(out, list[i])
		}
	}
	return out
}

// anybodys reports whether an outcome moves the headline of an addressee: it is its act, or nobody's in particular.
func (o *Outcome) anybodys(addressee string) bool {
	return len(o.By) == 0 || slices.Contains(o.By, addressee)
}
