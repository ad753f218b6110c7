package appeal

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/upheld/upheld/fault"
)

const cited = `"sources":[{"id":"s1","url":"https://example.org/a"}],"single_source":true`

// good is one whole document of each kind.
var good = map[string][2]string{
	"appeal.appeal": {"ap-1", `{"id":"ap-1","date":"2016-05-13","date_precision":"day","kind":"open_letter","issued_by":"x","sponsors":["x"],
		"addressees":["y"],"asks":["z"],"about":["adhoc-five","elections 2018"],"adopted":{"for":1,"against":0,"abstentions":2},
		"number_behind_it":3,"signing_opened":"2016-01-01","signing_closed":"2016-02","presented":"2016-03-01",
		"reply":{"date":"2016-04","by":"w","note":"n"},"before_the_letter":true,` + cited + `}`},
	"appeal.demand": {"d-1", `{"id":"d-1","n":1,"appeal":"ap-1","asked":"x","asked_of":[{"name":"y","role":"r","class":"igo","body":"b-1","inferred":true}],
		"action":"release","conditions":["immediate"],"grounds":{"provisions":["iccpr/art-9"],"facts":["a-1"]},"persons":["p-1"],
		"group":"g-1","term":{"words":"at once","days":7,"by":"2018-07-29"},
		"restated":[{"appeal":"ap-2","date":"2017-01","wording":"weaker","note":"n"}],"judged":"j","note":"n"}`},
	"appeal.outcome": {"d-1/2016-06-01", `{"demand":"d-1","date":"2016-06-01","what":"x","act":"a-1","outcome":"begun","why":"w",
		"assessed_by":"us","by":["y"],"proposed_by":{"name":"n","organisation":"us","on":"2016-06-02","entered":"operator"},
		"reviewed_by":{"name":"m","organisation":"they","on":"2016-06-03","entered":"operator"},` + cited + `}`},
	"appeal.assessment": {"d-1/assessment", `{"demand":"d-1","asked":"x","judged":"y","judged_why":"z"}`},
	"appeal.member": {"d-1/member/p-1", `{"demand":"d-1","person":"p-1","name":"x","spell":"cs-1","held_since":"2016-04-28","end":"2017-06-29",
		"how":"released_on_bail","unconditional":false,"end_inferred_from_group":true,` + cited + `}`},
	"appeal.reply": {"reply", `{"what":"x","found":false,"note":"n"}`},
	"appeal.contest": {"ct-1", `{"id":"ct-1","of":"d-1/2016-06-01","by":{"name":"n","organisation":"o","on":"2016-07-01","entered":"operator"},
		"date":"2016-07-01","reason":"r","sources":[{"id":"s1","url":"https://example.org/a"}]}`},
	"appeal.claim": {"cl-1", `{"id":"cl-1","demand":"d-1","addressee":"y","by":"a minister","date":"2016-07","says":"done","what":"x","language":"km",
		"reply":"rp-1","note":"n","sources":[{"id":"s1","url":"https://example.org/a"}]}`},
	"appeal.search": {"se-1", `{"id":"se-1","demand":"d-1","date":"2026-01-01","by":"us","for":"a meeting","where":["sources of the case"],"until":"2018","found":"","note":"n"}`},
	"appeal.terms":  {"terms", `{"id":"terms","urgent":7,"state":60,"co_chairs":60,"igo":30,"other":30,"reminder":30,"bodies":{"b-1":20},"note":"n"}`},
}

func checkOf(t testing.TB, kind string) func(string, []byte) error {
	t.Helper()
	for _, k := range Room().Kinds {
		if k.Name == kind {
			return k.Check
		}
	}
	t.Fatalf("the room has no kind %s", kind)
	return nil
}

// with is a good document with some fields changed; a nil value takes the field out.
func with(t testing.TB, kind string, changes map[string]any) []byte {
	t.Helper()
	var m map[string]any
	if err := json.Unmarshal([]byte(good[kind][1]), &m); err != nil {
		t.Fatal(err)
	}
	for k, v := range changes {
		if v == nil {
			delete(m, k)
			continue
		}
		m[k] = v
	}
	b, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestGoodDocumentsPassAndArePromoted(t *testing.T) {
	for _, k := range Room().Kinds {
		doc, ok := good[k.Name]
		if !ok {
			t.Errorf("%s has no good document in this test", k.Name)
			continue
		}
		if err := k.Check(doc[0], []byte(doc[1])); err != nil {
			t.Errorf("%s: %v", k.Name, err)
		}
		if k.Promote == nil {
			continue
		}
		row, err := k.Promote([]byte(doc[1]))
		if err != nil || len(row) != len(k.Columns) {
			t.Errorf("%s: %d values for %d columns, %v", k.Name, len(row), len(k.Columns), err)
		}
		for i, v := range row {
			if v == nil {
				t.Errorf("%s: column %s is empty", k.Name, k.Columns[i].Name)
			}
		}
	}
}

func TestBadDocumentsAreRefusedByField(t *testing.T) {
	list := func(x ...any) []any { return x }
	obj := func(kv ...any) map[string]any {
		m := map[string]any{}
		for i := 0; i < len(kv); i += 2 {
			m[kv[i].(string)] = kv[i+1]
		}
		return m
	}
	two := list(obj("id", "s1", "url", "https://example.org/a"), obj("id", "s2", "url", "https://example.net/b"))
	cases := []struct {
		kind    string
		changes map[string]any
		field   string
	}{
		{"appeal.appeal", obj("isued_by", "x"), "isued_by"},
		{"appeal.appeal", obj("id", "ap-2"), "id"},
		{"appeal.appeal", obj("issued_by", " "), "issued_by"},
		{"appeal.appeal", obj("date", nil, "date_precision", nil), "date"},
		{"appeal.appeal", obj("date", "2016-13"), "date"},
		{"appeal.appeal", obj("date_precision", "month"), "date_precision"},
		{"appeal.appeal", obj("kind", "poem"), "kind"},
		{"appeal.appeal", obj("sponsors", list("x", " ")), "sponsors"},
		{"appeal.appeal", obj("number_behind_it", -1), "number_behind_it"},
		{"appeal.appeal", obj("adopted", obj("for", -1)), "adopted"},
		{"appeal.appeal", obj("signing_closed", "2015-12-31"), "signing_closed"},
		{"appeal.appeal", obj("sources", list()), "sources"},
		{"appeal.appeal", obj("sources", list(obj("id", "s", "url", "ftp://x/"))), "sources[0].url"},
		{"appeal.demand", obj("asked", ""), "asked"},
		{"appeal.demand", obj("n", -1), "n"},
		{"appeal.demand", obj("action", "pray"), "action"},
		{"appeal.demand", obj("term", obj("days", -7)), "term.days"},
		{"appeal.demand", obj("asked_of", list(obj("name", "", "class", "state"))), "asked_of[0].name"},
		{"appeal.demand", obj("asked_of", list(obj("name", "x", "class", "king"))), "asked_of[0].class"},
		{"appeal.demand", obj("asked_of", list(obj("name", "x", "class", "state"), obj("name", "x", "class", "igo"))), "asked_of[1].name"},
		{"appeal.demand", obj("restated", list(obj("appeal", "ap", "date", "2017", "wording", "louder"))), "restated[0].wording"},
		{"appeal.demand", obj("restated", list(obj("appeal", "ap", "wording", "same"))), "restated[0].date"},
		{"appeal.demand", obj("restated", list(obj("date", "2017", "wording", "same"))), "restated[0].appeal"},
		{"appeal.outcome", obj("what", ""), "what"},
		{"appeal.outcome", obj("demand", "d-2"), "demand"},
		{"appeal.outcome", obj("date", nil), "date"},
		{"appeal.outcome", obj("date", "2016-06"), "date"},
		{"appeal.outcome", obj("outcome", "nothing-seen"), "outcome"},
		{"appeal.outcome", obj("outcome", "silent"), "outcome"},
		{"appeal.outcome", obj("outcome", "met"), "sources"},
		{"appeal.outcome", obj("outcome", "merged"), "into"},
		{"appeal.outcome", obj("why", ""), "why"},
		{"appeal.outcome", obj("outcome", "merged", "into", "d-1"), "into"},
		{"appeal.outcome", obj("into", "d-2"), "into"},
		{"appeal.outcome", obj("event", "the vote"), "event"},
		{"appeal.outcome", obj("agreed_by", list("us")), "agreed_by"},
		{"appeal.outcome", obj("outcome", "withdrawn", "agreed_by", list("")), "agreed_by"},
		{"appeal.outcome", obj("official_act", "s1", "confirmed_by", "s2"), "official_act"},
		{"appeal.outcome", obj("confirmed_by", "s2"), "confirmed_by"},
		{"appeal.outcome", obj("outcome", "met", "sources", two, "official_act", "s1"), "confirmed_by"},
		{"appeal.outcome", obj("outcome", "met", "sources", two, "official_act", "s1", "confirmed_by", "s1"), "confirmed_by"},
		{"appeal.outcome", obj("outcome", "met", "sources", two, "official_act", "s9", "confirmed_by", "s2"), "official_act"},
		{"appeal.outcome", obj("outcome", "met", "sources", two, "official_act", "s1", "confirmed_by", "s9"), "confirmed_by"},
		{"appeal.outcome", obj("checklist", list(obj("condition", "immediate", "kept", true))), "checklist"},
		{"appeal.outcome", obj("outcome", "met", "sources", two, "checklist", list(obj("kept", true))), "checklist[0].condition"},
		{"appeal.outcome", obj("outcome", "met", "sources", two, "checklist", list(obj("condition", "a", "kept", true), obj("condition", "A", "kept", true))), "checklist[1].condition"},
		{"appeal.outcome", obj("outcome", "met", "sources", two, "checklist", list(obj("condition", "a"))), "checklist[0].kept"},
		{"appeal.outcome", obj("confirms_custody_of", "2016-06-01"), "confirms_custody_of"},
		{"appeal.outcome", obj("reviewed_by", obj("name", "N", "organisation", "Us")), "reviewed_by"},
		{"appeal.outcome", obj("reviewed_by", obj("entered", "operator")), "reviewed_by"},
		{"appeal.outcome", obj("reviewed_by", obj("name", "m", "on", "2016-05-31")), "reviewed_by.on"},
		{"appeal.outcome", obj("reviewed_by", obj("name", "m", "on", "2016-06-01")), "reviewed_by.on"},
		{"appeal.outcome", obj("outcome", nil), "proposed_by"},
		{"appeal.outcome", obj("outcome", nil, "proposed_by", nil), "reviewed_by"},
		{"appeal.outcome", obj("outcome", nil, "proposed_by", nil, "reviewed_by", nil, "confirms_custody_of", "2016-06-01"), "confirms_custody_of"},
		{"appeal.contest", obj("reason", ""), "reason"},
		{"appeal.contest", obj("date", nil), "date"},
		{"appeal.contest", obj("of", "ct-1"), "of"},
		{"appeal.contest", obj("by", obj("name", "n")), "by.organisation"},
		{"appeal.contest", obj("sources", list(obj("id", "s", "url", "ftp://x/"))), "sources[0].url"},
		{"appeal.claim", obj("says", "perhaps"), "says"},
		{"appeal.claim", obj("reply", nil, "sources", nil), "sources"},
		{"appeal.claim", obj("sources", list(obj("id", "s", "url", "x"))), "sources[0].url"},
		{"appeal.search", obj("where", list()), "where"},
		{"appeal.search", obj("where", list("")), "where"},
		{"appeal.search", obj("date", nil), "date"},
		{"appeal.search", obj("until", "2026-02"), "until"},
		{"appeal.terms", obj("state", -1), "state"},
		{"appeal.terms", obj("reminder", 4000), "reminder"},
		{"appeal.terms", obj("bodies", obj("b-1", 0)), "bodies.b-1"},
		{"appeal.outcome", obj("assessed_by", nil), "assessed_by"},
		{"appeal.outcome", obj("sources", nil), "sources"},
		{"appeal.assessment", obj("demand", "d-2"), "demand"},
		{"appeal.assessment", obj("judged", ""), "judged"},
		{"appeal.member", obj("demand", "d-2"), "demand"},
		{"appeal.member", obj("person", ""), "person"},
		{"appeal.member", obj("name", ""), "name"},
		{"appeal.member", obj("end", "2016-04-27"), "end"},
		{"appeal.member", obj("sources", list()), "sources"},
		{"appeal.reply", obj("what", nil), "what"},
	}
	for _, c := range cases {
		err := checkOf(t, c.kind)(good[c.kind][0], with(t, c.kind, c.changes))
		if fault.KindOf(err) != fault.Invalid || !strings.HasPrefix(fault.Say(err), c.field+":") {
			t.Errorf("%s with %v: %v, want a refusal of %s", c.kind, c.changes, err, c.field)
		}
	}
}

func TestAnAppealWithoutSourceSaysWhy(t *testing.T) {
	doc := with(t, "appeal.appeal", map[string]any{"sources": []any{}, "note": "the text itself was read"})
	if err := checkOf(t, "appeal.appeal")("ap-1", doc); err != nil {
		t.Error(err)
	}
}

// TestWholeOutcomesPass: each result with all that it needs passes, and so does one that lacks a review or a part of its
// evidence, since that is a proposal and no error.
func TestWholeOutcomesPass(t *testing.T) {
	two := []any{map[string]any{"id": "s1", "url": "https://example.org/a"}, map[string]any{"id": "s2", "url": "https://example.net/b"}}
	kept := []any{map[string]any{"condition": "immediate", "kept": true, "source": "s1"}}
	for _, changes := range []map[string]any{
		{"outcome": "met", "sources": two, "official_act": "s1", "confirmed_by": "s2", "checklist": kept, "confirms_custody_of": "2016-05-31"},
		{"outcome": "met", "sources": two, "reviewed_by": nil},
		{"outcome": "met-in-part", "checklist": []any{kept[0], map[string]any{"condition": "unconditional", "source": "s2"}}},
		{"outcome": "acted-against", "act": "a-1"},
		{"outcome": "reversed", "confirms_custody_of": "2016-05-31"},
		{"outcome": "overtaken", "event": "the vote was held"},
		{"outcome": "withdrawn", "agreed_by": []any{"us", "they"}, "reviewed_by": nil},
		{"outcome": "merged", "into": "d-2"},
		{"outcome": nil, "proposed_by": nil, "reviewed_by": nil},
		{"reviewed_by": map[string]any{"name": "n", "organisation": "another"}}, // the same name elsewhere is somebody else
	} {
		if err := checkOf(t, "appeal.outcome")(good["appeal.outcome"][0], with(t, "appeal.outcome", changes)); err != nil {
			t.Errorf("%v: %v", changes, err)
		}
	}
}

func TestRefsNameWhatMustExist(t *testing.T) {
	want := map[string][]string{
		"appeal.appeal": {"sources[0].id s1", "about[0] adhoc-five"},
		"appeal.demand": {
			"appeal ap-1", "asked_of[0].body b-1", "grounds.provisions[0] iccpr/art-9", "grounds.facts[0] a-1", "persons[0] p-1",
			"group g-1", "restated[0].appeal ap-2",
		},
		"appeal.outcome":    {"demand d-1", "act a-1", "sources[0].id s1"},
		"appeal.assessment": {"demand d-1"},
		"appeal.member":     {"demand d-1", "person p-1", "spell cs-1", "sources[0].id s1"},
		"appeal.reply":      nil,
		"appeal.contest":    {"of d-1/2016-06-01", "sources[0].id s1"},
		"appeal.claim":      {"demand d-1", "reply rp-1", "sources[0].id s1"},
		"appeal.search":     {"demand d-1"},
	}
	for kind, refs := range want {
		got := map[string]bool{}
		for _, r := range Refs(kind, []byte(good[kind][1])) {
			got[r.Field+" "+r.Ref] = true
			if len(r.Kinds) == 0 {
				t.Errorf("%s: %s may name anything", kind, r.Field)
			}
		}
		if len(got) != len(refs) {
			t.Errorf("%s mentions %v, want %v", kind, got, refs)
		}
		for _, r := range refs {
			if !got[r] {
				t.Errorf("%s does not mention %s: %v", kind, r, got)
			}
		}
	}
}

func FuzzCheck(f *testing.F) {
	for kind, doc := range good {
		f.Add(kind, doc[0], []byte(doc[1]))
	}
	f.Add("appeal.outcome", "d-1/2016", []byte(`{"demand":null,"sources":null,"date":null,"outcome":"met"}`))
	f.Add("appeal.demand", "d", []byte(`[1]`))
	f.Add("appeal.appeal", "", []byte(`{"date":"2016-05-13/..","adopted":null,"reply":[]}`))
	f.Fuzz(func(t *testing.T, kind, ref string, doc []byte) {
		for _, k := range Room().Kinds {
			if k.Name != kind {
				continue
			}
			err := k.Check(ref, doc)
			if err != nil && fault.KindOf(err) != fault.Invalid {
				t.Fatalf("%s is refused with %v, which is no word for a reader", doc, err)
			}
			if err == nil && k.Promote != nil {
				if _, err := k.Promote(doc); err != nil {
					t.Fatalf("%s passes and cannot be promoted: %v", doc, err)
				}
			}
			Refs(kind, doc)
		}
	})
}
