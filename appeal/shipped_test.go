package appeal_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/consultation"
	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/election"
	"github.com/upheld/upheld/pack"
	"github.com/upheld/upheld/record"
)

// ownWords are the fields that the shipped pack may put in other words. All others say the same as the source data.
var ownWords = map[string]bool{
	"what": true, "note": true, "asked": true, "judged": true, "judged_why": true, "summary": true, "asks": true, "why": true,
	"title": true, "conventions": true, "not_found": true, "results_note": true, "what_followed": true,
}

func byRef(records []pack.Record) map[string]pack.Record {
	out := map[string]pack.Record{}
	for _, r := range records {
		out[r.Ref] = r
	}
	return out
}

func value(t *testing.T, r pack.Record) any {
	t.Helper()
	var v any
	if err := json.Unmarshal(r.Doc().JSON, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// differs tells where b does not say what a says. B may say more.
func differs(at string, a, b any) []string {
	switch a := a.(type) {
	case map[string]any:
		m, ok := b.(map[string]any)
		if !ok {
			return []string{at + " is gone"}
		}
		var out []string
		for k, v := range a {
			if !ownWords[k] {
				out = append(out, differs(at+"."+k, v, m[k])...)
			} else if m[k] == nil {
				out = append(out, at+"."+k+" is gone")
			}
		}
		return out
	case []any:
		l, ok := b.([]any)
		if !ok || len(l) != len(a) {
			return []string{at + " is another list"}
		}
		var out []string
		for i := range a {
			out = append(out, differs(fmt.Sprintf("%s[%d]", at, i), a[i], l[i])...)
		}
		return out
	}
	if a != b {
		return []string{fmt.Sprintf("%s is %v, was %v", at, b, a)}
	}
	return nil
}

// TestShippedPackSaysWhatTheSourceDataSay: every record is there, and dates, numbers, persons, links and sources
// are the same; only the project's own words differ.
func TestShippedPackSaysWhatTheSourceDataSay(t *testing.T) {
	from, to := read(t, shared), byRef(read(t, shipped))
	for _, r := range from {
		s, ok := to[r.Ref]
		if !ok || s.Kind != r.Kind {
			t.Errorf("%s %s is not in the shipped pack", r.Kind, r.Ref)
			continue
		}
		for _, d := range differs(r.Ref, value(t, r), value(t, s)) {
			switch d {
			case "b-pm.variants is another list": // and the names under which appeals address the office
			case "b-king.name is King of Cambodia, was King of Cambodia (royal pardons, on the Prime Minister's request)": // the remark is its note
			case "kh-2016-05-13.case.counts.appeals is 62, was 59", "kh-2016-05-13.case.counts.sources is 292, was 284":
			default:
				t.Error(d)
			}
		}
	}
}

// after tells the kinds of record of what came after a letter, which the source data do not know.
func after(kind string) bool {
	room, _, _ := strings.Cut(kind, ".")
	return room == "delivery" || room == "consultation" ||
		slices.Contains([]string{appeal.KindClaim, appeal.KindContest, appeal.KindSearch, appeal.KindTerms}, kind)
}

// TestShippedPackAddsLittle names every record that the source data do not have.
func TestShippedPackAddsLittle(t *testing.T) {
	from := byRef(read(t, shared))
	var added []string
	for _, r := range read(t, shipped) {
		if _, ok := from[r.Ref]; !ok && !after(r.Kind) {
			added = append(added, r.Kind+" "+r.Ref)
		}
	}
	slices.Sort(added)
	same(t, "added", added, []string{
		// The letter; the motion of 2015 and the letter of 2019 that ask for the signatories too; what a search of November
		// 2026 found.
		"appeal.appeal ap-2015-03-12-ca", "appeal.appeal ap-2016-05-13", "appeal.appeal ap-2019-11-06",
		"appeal.outcome d-action/2016-06-07", "appeal.outcome d-constitution/2016-05-16",
		"appeal.outcome d-convene/2019-11-15", "appeal.outcome d-recommit/2021-10-23",
		// Those whom letters ask under several names.
		"record.body b-gov-can", "record.body b-gov-khm", "record.body b-gov-usa", "record.body b-hrc",
		"record.source akp-paris30",
		"record.source asian-hs", // the terms of those who held the offices that the letters address
		"record.source ca-m578", "record.source cald-191115", "record.source jp-191107", "record.source ppp-paris30",
		"record.source reuters-guterres", "record.source sozcu-ban",
	})
}

// TestShippedRecordsPassTheirRooms: no field is unknown and no rule of a room is broken.
func TestShippedRecordsPassTheirRooms(t *testing.T) {
	checks := map[string]func(string, []byte) error{}
	for _, room := range []book.Room{record.Room(), custody.Room(), election.Room(), appeal.Room(), delivery.Room(), consultation.Room()} {
		for _, k := range room.Kinds {
			checks[k.Name] = k.Check
		}
	}
	for _, dir := range []string{shipped, shared} {
		for _, r := range read(t, dir) {
			check, ok := checks[r.Kind]
			if !ok {
				t.Errorf("%s: no room has the kind %s", r.Ref, r.Kind)
				continue
			}
			if err := check(r.Ref, r.Doc().JSON); err != nil {
				t.Errorf("%s %s: %v", dir, r.Ref, err)
			}
		}
	}
}

// TestShippedRefsLeadSomewhere: everything that appeals, demands, facts and elections mention is in the pack or, for
// provisions, among the instruments.
func TestShippedRefsLeadSomewhere(t *testing.T) {
	records := read(t, shipped)
	there := byRef(append(slices.Clone(records), read(t, instruments)...))
	grounds := 0
	for _, r := range records {
		mentions := appeal.Refs(r.Kind, r.Doc().JSON)
		mentions = append(mentions, election.Refs(r.Kind, r.Doc().JSON)...)
		for _, m := range mentions {
			if strings.HasPrefix(m.Field, "grounds.") {
				grounds++
			}
			if got, ok := there[m.Ref]; !ok || !slices.Contains(m.Kinds, got.Kind) {
				t.Errorf("%s: %s names %s, which is no %s", r.Ref, m.Field, m.Ref, strings.Join(m.Kinds, " or "))
			}
		}
	}
	if grounds < 50 {
		t.Errorf("only %d grounds were looked at", grounds)
	}
}

// private are words that would betray something of private people. Two facts speak of relatives as such, without
// naming any.
var private = regexp.MustCompile(`(?i)\b(wife|husband|(his|her|a) (son|daughter)|mother|father|brother|sister|cousin|years old|aged [0-9]+|pregnant|illness|hospital|lives? (at|in)|house number|phone number|mistress)\b`)

func TestShippedPackNamesNoPrivatePeople(t *testing.T) {
	var walk func(ref, at string, v any)
	walk = func(ref, at string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for k, x := range v {
				if k != "url" { // an address is what it is
					walk(ref, at+"."+k, x)
				}
			}
		case []any:
			for _, x := range v {
				walk(ref, at, x)
			}
		case string:
			if m := private.FindString(v); m != "" {
				t.Errorf("%s%s says %q: %s", ref, at, m, v)
			}
		}
	}
	people := map[string]bool{}
	for _, r := range read(t, shipped) {
		walk(r.Ref, "", value(t, r))
		if r.Kind == "record.person" {
			people[r.Ref] = true
		}
	}
	if len(people) != 56 {
		t.Errorf("%d people are named, want the 56 of the source data", len(people))
	}
}
