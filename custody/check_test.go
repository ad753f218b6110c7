package custody_test

import (
	"encoding/json"
	"maps"
	"strings"
	"testing"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/fault"
)

func kindOf(name string) book.Kind {
	for _, k := range custody.Room().Kinds {
		if k.Name == name {
			return k
		}
	}
	panic(name)
}

// sound is a spell that is accepted, with the changes of a case laid over it; a nil takes a field away.
func sound(change map[string]any) []byte {
	src := []any{map[string]any{"id": "s-1", "url": "https://example.org/1"}}
	m := map[string]any{
		"id": "cs-1", "person": "p-1", "case": "c", "place_of_detention": []any{"pl-1"}, "start": "2016-04-28",
		"start_precision": "day", "end": "2017-06-29", "end_reason": "released_on_bail", "days": 427,
		"stages": []any{
			map[string]any{"stage": "summoned", "date": "2016-04-25", "sources": src},
			map[string]any{"stage": "arrested", "date": "2016-04-28", "sources": src},
			map[string]any{"stage": "released_on_bail", "date": "2017-06-29", "sources": src},
		},
		"sources": src,
	}
	maps.Copy(m, change)
	for k, v := range m {
		if v == nil {
			delete(m, k)
		}
	}
	b, err := json.Marshal(m)
	if err != nil {
		panic(err)
	}
	return b
}

func steps(change map[string]any) map[string]any {
	src := []any{map[string]any{"id": "s", "url": "https://example.org"}}
	st := map[string]any{"stage": "arrested", "date": "2016-04-28", "sources": src}
	maps.Copy(st, change)
	return map[string]any{"stages": []any{map[string]any{"stage": "summoned", "date": "2016-04-25", "sources": src}, st}}
}

func TestASpellThatCannotBeIsRefused(t *testing.T) {
	check := kindOf("custody.spell").Check
	if err := check("cs-1", sound(nil)); err != nil {
		t.Fatal("a sound spell: ", err)
	}
	for _, c := range []struct {
		name   string
		change map[string]any
		field  string
	}{
		{"no person", map[string]any{"person": nil}, "person"},
		{"another id than its ref", map[string]any{"id": "cs-2"}, "id"},
		{"no start", map[string]any{"start": nil}, "start"},
		{"a start that is no day", map[string]any{"start": "2016-02-30"}, "start"},
		{"a start that is a number", map[string]any{"start": 2016}, "start"},
		{"a precision that the date has not", map[string]any{"start_precision": "month"}, "start_precision"},
		{"end before start", map[string]any{"end": "2016-04-27", "days": nil}, "end"},
		{"end without a manner", map[string]any{"end_reason": nil}, "end_reason"},
		{"manner without an end", map[string]any{"end": nil}, "end_reason"},
		{"unknown manner", map[string]any{"end_reason": "let_go"}, "end_reason"},
		{"the same day over a year", map[string]any{"end_reason": "released_same_day"}, "end_reason"},
		{"unknown form", map[string]any{"form": "hotel"}, "form"},
		{"unknown start rule", map[string]any{"start_rule": "whenever"}, "start_rule"},
		{"no steps", map[string]any{"stages": nil}, "stages"},
		{"no source", map[string]any{"sources": nil}, "sources"},
		{"a source without an address", map[string]any{"sources": []any{map[string]any{"id": "s"}}}, "sources[0].url"},
		{"a place twice", map[string]any{"place_of_detention": []any{"pl-1", "pl-1"}}, "place_of_detention[1]"},
		{"a misspelt field", map[string]any{"see_conflit": "c-1"}, "see_conflit"},
		{"unknown step", steps(map[string]any{"stage": "vanished"}), "stages[1].stage"},
		{"step without a date", steps(map[string]any{"date": ""}), "stages[1].date"},
		{"step on no day", steps(map[string]any{"date": "2016-13"}), "stages[1].date"},
		{"step before custody", steps(map[string]any{"date": "2016-04-27"}), "stages[1].date"},
		{"step after the end", steps(map[string]any{"stage": "charged", "date": "2017-06-30"}), "stages[1].date"},
		{"step without a source", steps(map[string]any{"sources": []any{}}), "stages[1].sources"},
		{"a misspelt field of a step", steps(map[string]any{"actt": "a-1"}), "stages[1].actt"},
		{"a wrong sum of days", map[string]any{"days": 428}, "days"},
		{"held, but not stated so", map[string]any{"held_on_2016_05_13": false}, "held_on_2016_05_13"},
		{"a wrong count on a day", map[string]any{"days_on_2016_05_13": 16}, "days_on_2016_05_13"},
		{"a stated day that is none", map[string]any{"held_on_2016_02_30": true}, "held_on_2016_02_30"},
		{"a wrong count to the end", map[string]any{"held_on_2016_05_13": true, "days_after_letter_until_end": 411}, "days_after_letter_until_end"},
	} {
		err := check("cs-1", sound(c.change))
		if fault.KindOf(err) != fault.Invalid || !strings.HasPrefix(fault.Say(err), c.field+": ") {
			t.Errorf("%s: %v; want a refusal that begins with %s", c.name, err, c.field)
		}
	}
	for _, c := range []struct {
		name   string
		change map[string]any
	}{
		{"still held", map[string]any{"end": nil, "end_reason": nil, "days": nil}},
		{"a month as start", map[string]any{"start": "2016-04", "start_precision": "month", "days": nil}},
		{"a precision in words", map[string]any{"start_precision": "in the night to the 28th"}},
		{"what it states is right", map[string]any{"held_on_2016_05_13": true, "days_on_2016_05_13": 15, "days_after_letter_until_end": 412}},
		{"fields of the book", map[string]any{"_ref": "cs-1", "_at": "2026-01-01T00:00:00Z"}},
	} {
		if err := check("cs-1", sound(c.change)); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestLaterStepsAndUnconfirmedAreChecked(t *testing.T) {
	src := []any{map[string]any{"id": "s", "url": "https://example.org"}}
	for _, c := range []struct {
		kind   string
		fields map[string]any
		field  string
	}{
		{"custody.later", map[string]any{"person": "p", "stage": "convicted", "date": "2016-09-09", "sources": src}, ""},
		{"custody.later", map[string]any{"stage": "convicted", "date": "2016-09-09", "sources": src}, "person"},
		{"custody.later", map[string]any{"person": "p", "stage": "vanished", "date": "2016-09-09", "sources": src}, "stage"},
		{"custody.later", map[string]any{"person": "p", "stage": "convicted", "sources": src}, "date"},
		{"custody.later", map[string]any{"person": "p", "stage": "convicted", "date": "2016-09-09"}, "sources"},
		{"custody.unconfirmed", map[string]any{"person": "p", "start": "2014-11", "end": nil, "why": "no end", "sources": src}, ""},
		{"custody.unconfirmed", map[string]any{"start": "2014-11", "why": "no end", "sources": src}, "person"},
		{"custody.unconfirmed", map[string]any{"person": "p", "why": "no end", "sources": src}, "start"},
		{"custody.unconfirmed", map[string]any{"person": "p", "start": "2014-11", "sources": src}, "why"},
		{"custody.unconfirmed", map[string]any{"person": "p", "start": "2014-11", "end": "2014-10", "why": "x", "sources": src}, "end"},
		{"custody.unconfirmed", map[string]any{"person": "p", "start": "2014-11", "start_precision": "day", "why": "x", "sources": src}, "start_precision"},
		{"custody.unconfirmed", map[string]any{"person": "p", "start": "2014-11", "why": "x"}, "sources"},
	} {
		b, _ := json.Marshal(c.fields)
		err := kindOf(c.kind).Check("r", b)
		if c.field == "" {
			if err != nil {
				t.Errorf("%s %s: %v", c.kind, b, err)
			}
			continue
		}
		if fault.KindOf(err) != fault.Invalid || !strings.HasPrefix(fault.Say(err), c.field+": ") {
			t.Errorf("%s %s: %v, want %s", c.kind, b, err, c.field)
		}
	}
}

// Whatever comes in, a check answers with nil or a refusal for the reader, and what it lets in can be read.
func FuzzCheckSpell(f *testing.F) {
	f.Add(sound(nil))
	f.Add(sound(map[string]any{"end": nil, "end_reason": nil}))
	f.Add([]byte(`{"stages":[null],"start":"2016"}`))
	f.Add([]byte(`[]`))
	f.Add([]byte(`{"person":"p","days":1e999,"sources":{}}`))
	k := kindOf("custody.spell")
	f.Fuzz(func(t *testing.T, b []byte) {
		if err := k.Check("cs-1", b); err != nil {
			if fault.KindOf(err) != fault.Invalid {
				t.Fatalf("%q: %v", b, err)
			}
			return
		}
		if _, err := k.Promote(b); err != nil {
			t.Fatalf("%q: %v", b, err)
		}
		s, err := custody.NewSet([]book.Doc{{Kind: k.Name, Ref: "cs-1", JSON: b}})
		if err != nil {
			t.Fatalf("%q: %v", b, err)
		}
		for _, h := range s.Held(letter, custody.Options{}) {
			if h.Min > h.Max {
				t.Fatalf("%+v", h)
			}
		}
	})
}
