package web

import (
	"cmp"
	"slices"
	"strings"

	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// rest is one record that rests on a source or follows a value: what it is, when it happened, where it can be read.
type rest struct {
	Sort    string // act, custody, person …: the family "rest" of the catalogue
	When    when.When
	Text    string
	English bool   // Text is in the words of the record
	Kind    string // of the record it links to
	Ref     string
	Notes   []restNote
	Cited   record.Cited // of an act: to tell whether this source is alone
}

// restNote says what in a record it is: a step, a spelling, one of several values. Lead is a word of ours before it.
type restNote struct {
	Lead, Text string
	English    bool
}

// restSorts are the sorts of rest in the order in which pages tell them.
var restSorts = []string{"act", "custody", "appeal", "demand", "consultation", "commitment", "pledge", "election", "claim", "person", "body", "place", "case"}

// restOn is what things rest on: a source, or the value used in a contradiction.
type restOn struct{ Source, Claim string }

// holds reports whether a fact rests on it.
func (o restOn) holds(c record.Cited, claim string) bool {
	if o.Claim != "" {
		return claim == o.Claim
	}
	return slices.ContainsFunc(c.Citations, func(x record.Citation) bool { return x.Source == o.Source })
}

// rests makes the readable list of what rests on a source or a value, one row a record, without what happened after the
// as-of day.
func rests(p *Page, o restOn) []rest {
	uses := p.House.Record.Uses(o.Source)
	if o.Claim != "" {
		uses = p.House.Record.Disputed(o.Claim)
	}
	out := demandRests(p, o)
	for _, u := range uses {
		r, ok := restOf(p, u, o)
		if !ok || !r.When.IsZero() && r.When.Earliest() > p.On {
			continue
		}
		if part, _, _ := strings.Cut(u.Field, "["); p.NameOr("part", part, "") != "" {
			r.Notes = append(r.Notes, restNote{Text: p.Name("part", part)})
		}
		i := slices.IndexFunc(out, func(x rest) bool { return x.Kind == r.Kind && x.Ref == r.Ref && x.Sort == r.Sort })
		if i < 0 {
			out = append(out, r)
			continue
		}
		for _, n := range r.Notes {
			if !slices.Contains(out[i].Notes, n) {
				out[i].Notes = append(out[i].Notes, n)
			}
		}
	}
	order.By(out, func(a, b rest) int {
		return cmp.Or(slices.Index(restSorts, a.Sort)-slices.Index(restSorts, b.Sort),
			cmp.Compare(a.When.Earliest(), b.When.Earliest()), strings.Compare(a.Text, b.Text))
	})
	return out
}

// restOf reads one use; false when this book has no such record. What stands in a demand is read by demandRests.
func restOf(p *Page, u record.Use, o restOn) (rest, bool) {
	rec := p.House.Record
	r := rest{Sort: strings.TrimPrefix(u.Kind, "record."), Kind: u.Kind, Ref: u.Ref, Text: rec.Label(u.Ref, p.Code)}
	switch u.Kind {
	case "record.act":
		a, ok := rec.Act(u.Ref)
		r.When, r.Text, r.Cited = a.When, record.TypeOf(a.Type).Word.In(p.Code), a.Cited
		r.Notes = []restNote{{Text: a.Summary, English: true}}
		return r, ok
	case "record.person":
		return r, true
	case "record.body", "record.place", "record.case":
		r.English = true
		return r, true
	case "record.claim":
		c, ok := rec.Claim(u.Ref)
		r.English = true
		for _, v := range c.Alternatives {
			if o.holds(v.Cited, "") {
				r.Notes = append(r.Notes, valueNote(p, v))
			}
		}
		return r, ok && !claimIsLater(p, c)
	case "appeal.appeal":
		a, ok := p.House.Appeals.Appeal(u.Ref)
		r.Sort, r.When, r.Text, r.English = "appeal", a.When, a.IssuedBy, true
		return r, ok
	case "election.election":
		e, ok := p.House.Elections.Election(u.Ref)
		r.Sort, r.When, r.Text, r.English = "election", e.When, e.Name, true
		return r, ok
	}
	if ofConsultations(u.Kind) {
		return consultRest(p, u, o)
	}
	if r, ok := replyRest(p, u); ok {
		return r, ok
	}
	return custodyRest(p, u, o, r)
}

// custodyRest reads a use in the room of custody: a spell by its steps, or what a person has outside any.
func custodyRest(p *Page, u record.Use, o restOn, r rest) (rest, bool) {
	r.Sort = "custody"
	switch u.Kind {
	case "custody.spell":
		s, ok := p.House.Custody.Spell(u.Ref)
		r.When, r.Text = s.Start, p.House.Record.Name(s.Person)
		for _, st := range s.Steps {
			if o.holds(st.Cited, st.Conflict) && (st.When.IsZero() || st.When.Earliest() <= p.On) {
				r.Notes = append(r.Notes, restNote{Text: p.T("rest.step", "what", stepWord(p, st.Kind), "day", st.When)})
			}
		}
		return r, ok
	case "custody.later":
		for _, who := range p.House.Record.Persons() {
			for _, l := range p.House.Custody.Later(who.Ref) {
				if l.Ref == u.Ref {
					r.Kind, r.Ref, r.Text, r.When = "record.person", who.Ref, who.Name, l.When
					r.Notes = []restNote{{Text: p.T("rest.step", "what", stepWord(p, l.Kind), "day", l.When)}}
					return r, true
				}
			}
		}
	case "custody.unconfirmed":
		for _, x := range p.House.Custody.Unconfirmed() {
			if x.Ref == u.Ref {
				r.Kind, r.Ref, r.Text, r.When = "record.person", x.Person, p.House.Record.Name(x.Person), x.Start
				r.Notes = []restNote{{Text: p.T("rest.unconfirmed")}}
				return r, true
			}
		}
	}
	return r, false
}

// demandRests are the demands made by the as-of day whose dated facts or persons rest on it.
func demandRests(p *Page, o restOn) []rest {
	var out []rest
	for _, d := range p.House.Appeals.Demands() {
		if d.Day > p.On {
			continue
		}
		r := rest{Sort: "demand", When: d.When, Text: d.Text, English: true, Kind: "appeal.demand", Ref: d.Ref}
		for _, f := range p.House.Appeals.Outcomes(d.Ref) {
			if o.holds(f.Cited, "") && f.When.Earliest() <= p.On {
				r.Notes = append(r.Notes, restNote{Lead: p.T("rest.fact", "day", f.When), Text: f.What, English: true})
			}
		}
		r.Notes = append(r.Notes, claimNotes(p, d.Ref, o)...)
		var names []string
		for _, m := range p.House.Appeals.Members(d.Ref) {
			if o.holds(m.Cited, "") {
				names = append(names, p.House.Record.Name(m.Person))
			}
		}
		if len(names) > 0 {
			r.Notes = append(r.Notes, restNote{Lead: p.T("rest.members"), Text: strings.Join(names, ", ")})
		}
		if len(r.Notes) > 0 {
			out = append(out, r)
		}
	}
	return out
}

// bySort is a list of rests cut where the sort changes.
func bySort(list []rest) [][]rest {
	var out [][]rest
	for i, r := range list {
		if i == 0 || list[i-1].Sort != r.Sort {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], r)
	}
	return out
}
