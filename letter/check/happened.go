package check

import (
	"cmp"
	"slices"

	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// event is one time at which something happened to a person, and the record that says so.
type event struct {
	when when.When
	ref  string
}

var actsOf = map[what][]string{
	arrested:  {"arrest", "protest_arrest"},
	held:      {"arrest", "protest_arrest", "detention_order", "pretrial_detention"},
	charged:   {"charge"},
	convicted: {"conviction"},
	pardoned:  {"pardon"},
	freed:     {"release", "release_on_bail", "pardon"},
	killed:    {"killing", "death_in_custody"},
}

var stepsOf = map[what][]string{
	arrested:  {"arrested", "surrendered"},
	held:      {"arrested", "surrendered", "pretrial_detention", "detained_by_court"},
	charged:   {"charged", "charged_not_detained"},
	convicted: {"convicted", "convicted_sentence_suspended", "convicted_other_case"},
	pardoned:  {"pardoned"},
	freed:     {"released", "released_on_bail", "conditional_release"},
	killed:    {"died"},
}

// events are all times at which the record has something happen to a person, in order.
func (c *Checker) events(person string, w what) []event {
	var out []event
	add := func(t when.When, ref string) {
		if !t.IsZero() {
			out = append(out, event{t, ref})
		}
	}
	for _, party := range append([]string{person}, c.Record.GroupsOf(person)...) {
		for _, in := range c.Record.ActsOf(party) {
			if in.Part == record.Victim && slices.Contains(actsOf[w], in.Act.Type) {
				add(in.Act.When, in.Act.Ref)
			}
		}
	}
	steps := func(ref string, list []custody.Step) {
		for _, st := range list {
			if slices.Contains(stepsOf[w], st.Kind) {
				add(st.When, ref)
			}
		}
	}
	for _, s := range c.Custody.SpellsOf(person) {
		steps(s.Ref, s.Steps)
		switch {
		case w == arrested || w == held:
			add(s.Start, s.Ref)
			if by, _ := s.StartBy(custody.FromOrder); w == held {
				add(by, s.Ref)
			}
		case w == freed && s.Manner.Freed(), w == pardoned && s.Manner == custody.Pardon, w == killed && s.Manner == custody.Died:
			add(s.End, s.Ref)
		}
	}
	for _, l := range c.Custody.Later(person) {
		steps(person, []custody.Step{l.Step})
	}
	order.By(out, func(a, b event) int { return cmp.Compare(a.when.Earliest(), b.when.Earliest()) })
	return slices.CompactFunc(out, func(a, b event) bool { return a.when == b.when })
}

// eventWords are the times of events in words, the last few.
func eventWords(name string, list []event) arg {
	var words []record.Word
	for _, e := range list {
		words = append(words, record.Word{EN: e.when.Words("en"), FR: e.when.Words("fr")})
	}
	return arg{name, joined(words)}
}

func eventRefs(list []event) []string {
	var out []string
	for _, e := range list {
		if !slices.Contains(out, e.ref) {
			out = append(out, e.ref)
		}
	}
	return out
}
