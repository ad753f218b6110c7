package appeal

import (
	"testing"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/custody"
)

func docs(kv ...string) []book.Doc {
	var out []book.Doc
	for i := 0; i < len(kv); i += 3 {
		out = append(out, book.Doc{Kind: kv[i], Ref: kv[i+1], JSON: []byte(kv[i+2])})
	}
	return out
}

// two letters, the case's own and a later one; the demand of the later one is restated in a third.
var twoLetters = docs(
	"record.case", "case", `{"case":{"letter":{"date":"2016-05-13"}}}`,
	"appeal.appeal", "ap-2", `{"date":"2016-06"}`,
	"appeal.appeal", "ap-1", `{"date":"2015-01-01"}`,
	"appeal.demand", "d-later", `{"n":1,"appeal":"ap-2","asked":"x","restated":[{"appeal":"ap-3","date":"2017-01","wording":"same"}]}`,
	"appeal.demand", "d-second", `{"n":2,"asked":"x"}`,
	"appeal.demand", "d-first", `{"n":1,"asked":"x","group":"g-1"}`,
	"appeal.demand", "d-unseen", `{"n":1,"appeal":"ap-secret","asked":"x"}`,
	"appeal.outcome", "d-first/2016-07-01", `{"demand":"d-first","date":"2016-07-01","what":"y","outcome":"withdrawn","assessed_by":"they","agreed_by":["they"],"why":"w"}`,
	"record.group", "g-1", `{"name":"G","members":["p-1"]}`,
	"record.person", "p-1", `{"name":"One"}`,
	"appeal.member", "d-first/member/p-2", `{"person":"p-2"}`,
	"custody.spell", "cs-1", `{"person":"p-1","start":"2016-01-01","end":"2016-06-20","end_reason":"released_on_bail"}`,
	"custody.spell", "cs-2", `{"person":"p-2","start":"2016-01-01"}`,
)

func TestDemandsStandOnTheBoardFromTheDayOfTheirLetter(t *testing.T) {
	s, err := NewSet(twoLetters)
	if err != nil {
		t.Fatal(err)
	}
	held, err := custody.NewSet(twoLetters)
	if err != nil {
		t.Fatal(err)
	}
	for on, want := range map[string][]string{
		"2016-05-12": {},
		"2016-05-13": {"d-first", "d-second"},
		"2016-06-29": {"d-first", "d-second"},
		"2016-06-30": {"d-first", "d-second", "d-later"}, // a letter of June was out by the end of June
	} {
		var got []string
		for _, l := range s.Board(day(t, on), held) {
			got = append(got, l.Demand.Ref)
		}
		if len(got) != len(want) {
			t.Errorf("on %s the board has %v, want %v", on, got, want)
			continue
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("on %s the board has %v, want %v", on, got, want)
			}
		}
	}
	if all := s.Appeals(); len(all) != 2 || all[0].Ref != "ap-1" {
		t.Errorf("appeals are %v", all)
	}
	if _, ok := s.Appeal("ap-secret"); ok {
		t.Error("an appeal that is not there was found")
	}
}

func TestPersonsOfAGroupAndOfMembers(t *testing.T) {
	s, err := NewSet(twoLetters)
	if err != nil {
		t.Fatal(err)
	}
	held, err := custody.NewSet(twoLetters)
	if err != nil {
		t.Fatal(err)
	}
	l := s.Board(day(t, "2016-06-30"), held)[0]
	if len(l.Members) != 2 || l.Members[0].Name != "One" || l.Members[0].Spell != "cs-1" || !l.Members[0].Gone ||
		l.Members[1].Person != "p-2" || l.Members[1].Name != "p-2" || l.Members[1].Gone {
		t.Errorf("members are %+v", l.Members)
	}
	if l.Status != "met-in-part" || l.Why.Key != "demand.why.release" || l.Why.Words != "1 of 2 out, after 38 days; none without conditions" {
		t.Errorf("%s: %s %q", l.Status, l.Why.Key, l.Why.Words)
	}
	// What the coordinators decide goes before what custody shows; both readings stand.
	l = s.Board(day(t, "2016-07-01"), held)[0]
	if l.Status != "withdrawn" || l.Why.Words != "w" || len(l.Readings) != 2 {
		t.Errorf("withdrawn: %s %q %v", l.Status, l.Why.Words, l.Readings)
	}
}

func TestAskedAgainIsCounted(t *testing.T) {
	s, err := NewSet(twoLetters)
	if err != nil {
		t.Fatal(err)
	}
	for on, want := range map[string]int{"2017-01-30": 0, "2017-01-31": 1} {
		lines := s.Board(day(t, on), nil)
		l := lines[len(lines)-1]
		if l.Demand.Ref != "d-later" || l.Why.N["again"] != want || l.Since.String() != "2016-06-30" {
			t.Errorf("on %s: %s asked again %d times, nothing seen since %s", on, l.Demand.Ref, l.Why.N["again"], l.Since)
		}
	}
}

func TestASetOfBrokenDocumentsIsRefused(t *testing.T) {
	for _, kind := range []string{
		"appeal.appeal", "appeal.demand", "appeal.outcome", "appeal.assessment", "appeal.member", "appeal.reply", "record.case",
	} {
		if _, err := NewSet(docs(kind, "x", `{"date":1,"asked":1,"demand":1,"person":1,"what":1,"case":1}`)); err == nil {
			t.Errorf("a broken %s made a set", kind)
		}
	}
}
