package record_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

func kindOf(name string) book.Kind {
	for _, k := range record.Room().Kinds {
		if k.Name == name {
			return k
		}
	}
	panic(name)
}

func doc(kind, ref string, fields map[string]any) book.Doc {
	b, err := json.Marshal(fields)
	if err != nil {
		panic(err)
	}
	return book.Doc{Kind: kind, Ref: ref, Log: "public", JSON: b}
}

var src = []any{map[string]any{"id": "s-1", "url": "https://example.org/1"}}

// sound is one record of each kind that is accepted.
var sound = map[string]map[string]any{
	"record.person": {"name": "Ny Sokha", "role": "Head of Monitoring", "sources": src, "name_forms": []any{map[string]any{"form": "នី សុខា", "script": "Khmr", "seen_in": "s-1", "url": "https://example.org"}}},
	"record.group":  {"name": "Five", "members": []any{"p-1"}},
	"record.body":   {"name": "Court", "kind": "court", "sources": src},
	"record.place":  {"name": "Prison", "province": "Phnom Penh", "lat": 11.5, "lon": 104.8, "coordinate_precision": "district", "sources": src},
	"record.act": {
		"type": "arrest", "date": "2016-04-28", "date_precision": "day", "time": "20:00", "summary": "Five arrested.",
		"victims": []any{"p-1"}, "victim_count": 5, "actors": []any{"b-1"}, "legal_basis_given": nil, "sources": src,
	},
	"record.source": {"url": "https://example.org/1", "publisher": "Paper", "title": "News", "kind": "press", "lang": "en", "date": "2016-04"},
	"record.claim": {"subject": "Date", "preferred": "2016-04-28", "reason": "The hour is given.", "alternatives": []any{
		map[string]any{"value": "2016-04-28", "sources": src}, map[string]any{"value": "2016-04-27", "sources": src},
	}},
	"record.namepair":   {"a": "Ny Sokha", "b": "Ny Sokhar", "same": true, "person": "p-1"},
	"record.placeforms": {"place": "pl-1", "name": "Dangkao", "forms": []any{"Dangkor"}},
	"record.case":       {"case": map[string]any{"id": "c", "title": "Case", "country": "KH"}, "not_found": []any{"a reply"}},
}

func with(kind string, change map[string]any) []byte {
	m := maps.Clone(sound[kind])
	maps.Copy(m, change)
	b, err := json.Marshal(m)
	if err != nil {
		panic(err)
	}
	return b
}

func TestWhatCannotBeIsRefusedWithItsField(t *testing.T) {
	for kind := range sound {
		if err := kindOf(kind).Check("r-1", with(kind, nil)); err != nil {
			t.Errorf("a sound %s: %v", kind, err)
		}
	}
	type fields = map[string]any
	for _, c := range []struct {
		kind   string
		change fields
		field  string
	}{
		{"record.person", fields{"id": "r-2"}, "id"},
		{"record.person", fields{"name": " "}, "name"},
		{"record.person", fields{"name": 7}, "name"},
		{"record.person", fields{"sources": nil}, "sources"},
		{"record.person", fields{"sources": []any{fields{"id": "", "url": "https://example.org"}}}, "sources[0].id"},
		{"record.person", fields{"sources": []any{fields{"id": "s", "url": "javascript:alert(1)"}}}, "sources[0].url"},
		{"record.person", fields{"not_to_be_merged_with": []any{"r-1"}}, "not_to_be_merged_with"},
		{"record.person", fields{"not_to_be_merged_with": []any{"p-2", "p-2"}}, "not_to_be_merged_with[1]"},
		{"record.person", fields{"name_forms": []any{fields{"form": "x", "seen_in": "s", "url": "https://example.org", "script": "khmer"}}}, "name_forms[0].script"},
		{"record.person", fields{"name_forms": []any{fields{"form": "", "seen_in": "s", "url": "https://example.org"}}}, "name_forms[0].form"},
		{"record.person", fields{"age": 40}, "age"},
		{"record.group", fields{"members": []any{"p-1", "p-1"}}, "members[1]"},
		{"record.group", fields{"members": "p-1"}, "members"},
		{"record.body", fields{"kind": "tribunal"}, "kind"},
		{"record.body", fields{"sources": []any{}}, "sources"},
		{"record.place", fields{"lon": nil}, "lat"},
		{"record.place", fields{"lat": 91}, "lat"},
		{"record.place", fields{"lat": 0, "lon": 0}, "lat"},
		{"record.place", fields{"lat": "11"}, "lat"},
		{"record.place", fields{"coordinate_precision": ""}, "coordinate_precision"},
		{"record.act", fields{"type": "arest"}, "type"},
		{"record.act", fields{"date": nil}, "date"},
		{"record.act", fields{"date": "2016-04-31"}, "date"},
		{"record.act", fields{"date_precision": "month"}, "date_precision"},
		{"record.act", fields{"end_date": "2016-04-27"}, "end_date"},
		{"record.act", fields{"time": "25:00"}, "time"},
		{"record.act", fields{"victim_count": 0.5}, "victim_count"},
		{"record.act", fields{"victims": []any{"p-1", "p-2"}, "victim_count": 1}, "victim_count"},
		{"record.act", fields{"victims": []any{""}}, "victims[0]"},
		{"record.act", fields{"rights": []any{"happiness"}}, "rights[0]"},
		{"record.act", fields{"summary": nil}, "summary"},
		{"record.act", fields{"see_conflit": "c-1"}, "see_conflit"},
		{"record.source", fields{"url": "example.org"}, "url"},
		{"record.source", fields{"publisher": ""}, "publisher"},
		{"record.source", fields{"kind": "rumour"}, "kind"},
		{"record.source", fields{"lang": "English"}, "lang"},
		{"record.source", fields{"date": "April 2016"}, "date"},
		{"record.claim", fields{"reason": ""}, "reason"},
		{"record.claim", fields{"alternatives": []any{fields{"value": "x", "sources": src}}}, "alternatives"},
		{"record.claim", fields{"alternatives": []any{fields{"value": "x", "sources": src}, fields{"value": "y"}}}, "alternatives[1].sources"},
		{"record.claim", fields{"alternatives": []any{fields{"value": "x", "preferred": true, "sources": src}, fields{"value": "y", "preferred": true, "sources": src}}}, "alternatives"},
		{"record.claim", fields{"alternatives": []any{fields{"value": "x", "preferred": "yes", "sources": src}}}, "alternatives[0].preferred"},
		{"record.namepair", fields{"person": ""}, "person"},
		{"record.namepair", fields{"same": false}, "persons"},
		{"record.placeforms", fields{"place": ""}, "place"},
		{"record.case", fields{"case": fields{"title": "Case", "country": "Cambodia"}}, "case.country"},
		{"record.case", fields{"case": fields{"country": "KH"}}, "case.title"},
		{"record.case", fields{"case": []any{}}, "case"},
		{"record.case", fields{"case": fields{"title": "C", "country": "KH", "counts": fields{"acts": "many"}}}, "case.counts.acts"},
		{"record.case", fields{"counts_by_others": []any{fields{"what": "jailed", "at_least": 20, "sources": src}}}, "counts_by_others[0]"},
		{"record.case", fields{"provisions_cited_by_sources": []any{fields{"provision": "ICCPR art. 26"}}}, "provisions_cited_by_sources[0].sources"},
	} {
		err := kindOf(c.kind).Check("r-1", with(c.kind, c.change))
		if fault.KindOf(err) != fault.Invalid || !strings.HasPrefix(fault.Say(err), c.field+": ") {
			t.Errorf("%s %v: %v; want a refusal that begins with %s", c.kind, c.change, err, c.field)
		}
	}
}

func TestAVaguePrecisionOrAnOverrideIsAccepted(t *testing.T) {
	for _, change := range []map[string]any{
		{"date": "2016-04", "date_precision": "month"},
		{"date": "2016-04-28..2016-04-30", "date_precision": "between 28 and 30 April"},
		{"date": "2016-04~", "date_precision": "month"},
		{"date": "2016-04-28/2016-05-02", "date_precision": "day"},
		{"rights": []any{"liberty", "expression"}, "provisions": []any{"iccpr/art-19"}},
		{"_ref": "a-1", "_at": "2026-01-01T00:00:00Z"},
	} {
		if err := kindOf("record.act").Check("r-1", with("record.act", change)); err != nil {
			t.Errorf("%v: %v", change, err)
		}
	}
	a := record.Act{Type: "arrest", Rights: []string{"expression"}}
	if got, ours := a.Engaged(); ours || !slices.Equal(got, []string{"expression"}) {
		t.Errorf("a record that says which rights: %v, ours %v", got, ours)
	}
	got := record.Refs("record.act", with("record.act", map[string]any{"provisions": []any{"iccpr/art-19"}, "part_of": "a-0"}))
	var fields []string
	for _, r := range got {
		fields = append(fields, r.Field+"="+r.Ref)
	}
	if s := strings.Join(fields, " "); s != "victims[0]=p-1 actors[0]=b-1 part_of=a-0 provisions[0]=iccpr/art-19 sources[0].id=s-1" {
		t.Error(s)
	}
}

func TestARoleGroupNeedsNoRecord(t *testing.T) {
	for group, want := range map[string]int{"parliamentarian": 0, "adhoc-five": 1} {
		n := 0
		for _, r := range record.Refs("record.person", with("record.person", map[string]any{"group": group})) {
			if r.Field == "group" {
				n++
			}
		}
		if n != want {
			t.Errorf("%s: mentioned %d times, want %d", group, n, want)
		}
	}
}

func TestNothingIsPartOfItself(t *testing.T) {
	part := func(kind, ref, up string) book.Doc { return doc(kind, ref, map[string]any{"part_of": up}) }
	sound := []book.Doc{part("record.act", "a-1", "a-3"), part("record.act", "a-2", "a-3"), part("record.act", "a-3", ""), part("record.place", "pl-1", "pl-2")}
	if err := record.Cycle(sound); err != nil {
		t.Error(err)
	}
	for _, c := range []struct {
		docs []book.Doc
		path string
	}{
		{[]book.Doc{part("record.act", "a-1", "a-1")}, "a-1 → a-1"},
		{[]book.Doc{part("record.act", "a-0", "a-1"), part("record.act", "a-1", "a-2"), part("record.act", "a-2", "a-1")}, "a-1 → a-2 → a-1"},
		{[]book.Doc{part("record.place", "pl-1", "pl-2"), part("record.place", "pl-2", "pl-1")}, "pl-1 → pl-2 → pl-1"},
	} {
		err := record.Cycle(c.docs)
		if fault.KindOf(err) != fault.Invalid || err == nil || !strings.Contains(fault.Say(err), c.path) {
			t.Errorf("%v, want %s", err, c.path)
		}
	}
}

func TestAPlaceInheritsItsProvince(t *testing.T) {
	s, err := record.NewSet([]book.Doc{
		doc("record.place", "pl-cell", map[string]any{"name": "Cell", "part_of": "pl-prison"}),
		doc("record.place", "pl-prison", map[string]any{"name": "Prison", "part_of": "pl-district"}),
		doc("record.place", "pl-district", map[string]any{"name": "District", "province": "Kompong Cham"}),
		doc("record.place", "pl-geneva", map[string]any{"name": "Geneva", "province": "(Switzerland)"}),
		doc("record.place", "pl-oaxaca", map[string]any{"name": "Oaxaca", "province": "Oaxaca de Juárez"}),
		doc("record.place", "pl-x", map[string]any{"name": "X", "part_of": "pl-y"}),
		doc("record.place", "pl-y", map[string]any{"name": "Y", "part_of": "pl-x"}),
	})
	if err != nil {
		t.Fatal(err)
	}
	for ref, want := range map[string]string{"pl-cell": "KH KH-3", "pl-geneva": "CH ", "pl-oaxaca": " ", "pl-x": " "} {
		p, _ := s.Place(ref)
		if got := p.Where.Country + " " + p.Where.Province; got != want {
			t.Errorf("%s lies in %q, want %q", ref, got, want)
		}
	}
}

func claim(t *testing.T, preferred string, values ...any) record.Claim {
	t.Helper()
	var alt []any
	for _, v := range values {
		alt = append(alt, map[string]any{"value": v})
	}
	s, err := record.NewSet([]book.Doc{doc("record.claim", "c-1", map[string]any{"preferred": preferred, "alternatives": alt})})
	if err != nil {
		t.Fatal(err)
	}
	c, _ := s.Claim("c-1")
	return c
}

func TestADateIsReadOnlyFromAValueThatIsADate(t *testing.T) {
	for value, want := range map[string]string{
		"2016-04-28":                               "2016-04-28",
		"2016-04":                                  "2016-04",
		`2016-04-29 ("last Friday")`:               "2016-04-29",
		"2016-04-11, 00:40":                        "2016-04-11",
		"Wednesday, 2017-05-24":                    "2017-05-24",
		"a Tuesday (2016-05-03)":                   "2016-05-03",
		"Sunday (2016-05-29)":                      "2016-05-29",
		"from 2016-05-02":                          "",
		"detained since 2016-05-02":                "",
		`"yesterday" in a report dated 2017-05-25`: "",
		"adopted 2016-11-21":                       "",
		"2018-10-01, sent back":                    "",
		"2016-04-28 or 2016-04-29":                 "",
		"2016-02-30":                               "",
		"1,051":                                    "",
		"6":                                        "",
	} {
		if got := claim(t, "2016-01-01", value, "x").Alternatives[0].When.String(); got != want {
			t.Errorf("%q is read as %q, want %q", value, got, want)
		}
	}
	if c := claim(t, "2016", "2016", "2017"); !c.When.IsZero() || !c.Alternatives[1].When.IsZero() {
		t.Error("four digits among four digits are a count, not a year")
	}
	if c := claim(t, "2016-08-15", "2016-08-15", "2016"); c.Alternatives[1].When.String() != "2016" {
		t.Error("four digits beside a day are a year")
	}
}

func TestWhatTheRecordMarksIsTheOnlyMark(t *testing.T) {
	s, err := record.NewSet([]book.Doc{doc("record.claim", "c-1", map[string]any{"preferred": "36 when read, 39 later", "alternatives": []any{
		map[string]any{"value": "36"}, map[string]any{"value": "39", "preferred": true},
	}})})
	if err != nil {
		t.Fatal(err)
	}
	c, _ := s.Claim("c-1")
	if c.Alternatives[0].Preferred || !c.Alternatives[1].Preferred {
		t.Errorf("%+v", c.Alternatives)
	}
	if c := claim(t, "Phnom Penh (Dangkao district)", "Kandal", "Phnom Penh, Dangkao district"); c.Alternatives[0].Preferred || !c.Alternatives[1].Preferred {
		t.Errorf("%+v", c.Alternatives)
	}
	if c := claim(t, "36 when read", "36", "39"); c.Alternatives[0].Preferred {
		t.Error("36 alone does not say what the record says")
	}
}

func TestWhatAViewerMayNotSeeIsMissingAndBreaksNothing(t *testing.T) {
	var docs []book.Doc
	for kind := range sound {
		docs = append(docs, doc(kind, "r-"+kind, map[string]any{}))
	}
	s, err := record.NewSet(docs)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range docs {
		if got := s.Label(d.Ref, "en"); got != d.Ref {
			t.Errorf("%s is called %q", d.Ref, got)
		}
	}
	if got := s.Acts(record.ActFilter{}); len(got) != 1 || !got[0].When.IsZero() {
		t.Errorf("%+v", got)
	}
}

func TestASetIsReadByManyAtOnce(t *testing.T) {
	_, s := cambodia(t)
	want := fmt.Sprint(s.Uses("akp-14"))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got := fmt.Sprint(s.Uses("akp-14")); got != want {
				t.Error("two readers see two answers")
			}
			s.ClaimsAbout("cs-ny-sokha-1")
			s.Acts(record.ActFilter{Group: "adhoc-five"})
		})
	}
	wg.Wait()
}

// Whatever comes in, a check answers with nil or a refusal for the reader, and what it lets in can be read.
func FuzzCheck(f *testing.F) {
	for kind := range sound {
		f.Add(kind, with(kind, nil))
	}
	f.Add("record.claim", []byte(`{"alternatives":[null,{}]}`))
	f.Add("record.act", []byte(`{"date":{},"sources":[[]]}`))
	f.Fuzz(func(t *testing.T, kind string, b []byte) {
		if sound[kind] == nil {
			return
		}
		k := kindOf(kind)
		if err := k.Check("r-1", b); err != nil {
			if fault.KindOf(err) != fault.Invalid {
				t.Fatalf("%q: %v", b, err)
			}
			return
		}
		s, err := record.NewSet([]book.Doc{{Kind: kind, Ref: "r-1", JSON: b}})
		if err != nil {
			t.Fatalf("%q: %v", b, err)
		}
		s.Label("r-1", "fr")
		record.Refs(kind, b)
	})
}

// A claim's values are free text: reading dates out of them never fails and never invents one.
func FuzzClaimDate(f *testing.F) {
	f.Add("2016-04-29 (\"last Friday\")", "a Tuesday (2016-05-03)")
	f.Add("2016-04-11, 00:40", "from 2016-05-02")
	f.Add("((2016", ")2016-01-01(")
	f.Fuzz(func(t *testing.T, a, b string) {
		c := claim(t, a, a, b)
		for _, v := range c.Alternatives {
			if w := v.When.String(); w != "" && !strings.Contains(v.Value, w) {
				t.Fatalf("%q is read as %q", v.Value, w)
			}
		}
	})
}

func TestAnOfficeIsHeldFromItsFirstToItsLastDay(t *testing.T) {
	on := func(s string) when.When {
		w, err := when.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
	for _, c := range []struct {
		start, end, day string
		want            when.Tri
	}{
		{"2007-01-01", "2016-12-31", "2016-05-13", when.Yes},
		{"2007-01-01", "2016-12-31", "2006-12-31", when.No},
		{"2007-01-01", "2016-12-31", "2007-01-01", when.Yes},
		{"2007-01-01", "2016-12-31", "2016-12-31", when.Yes},
		{"2007-01-01", "2016-12-31", "2017-01-01", when.No},
		{"2017-01-01", "", "2026-01-01", when.Yes},
		{"2007", "2016", "2007-05-01", when.Possibly},
		{"2007", "2016", "2016-05-01", when.Possibly},
		{"2007", "2016", "2010-05-01", when.Yes},
	} {
		h := record.Holder{Name: "X", Start: on(c.start)}
		if c.end != "" {
			h.End = on(c.end)
		}
		if got := h.On(on(c.day).Earliest()); got != c.want {
			t.Errorf("from %s to %s, on %s: %s, want %s", c.start, c.end, c.day, got, c.want)
		}
	}
}

func TestHoldersAndConsentAreChecked(t *testing.T) {
	src := `"sources":[{"id":"s","url":"https://example.org"}]`
	for _, c := range []struct{ kind, doc, bad string }{
		{"record.body", `{"name":"B","kind":"head of state",` + src + `,"holders":[{"name":"X","start":"2007","end":"2006",` + src + `}]}`, "holders[0].end"},
		{"record.body", `{"name":"B","kind":"head of state",` + src + `,"holders":[{"name":"X",` + src + `}]}`, "holders[0].start"},
		{"record.body", `{"name":"B","kind":"head of state",` + src + `,"holders":[{"name":"X","start":"2007"}]}`, "holders[0].sources"},
		{"record.body", `{"name":"B","kind":"head of state",` + src + `,"holders":[{"name":"X","start":"2007",` + src + `}]}`, ""},
		{"record.person", `{"name":"P","consent":"perhaps",` + src + `}`, "consent"},
		{"record.person", `{"name":"P","consent":"withheld",` + src + `}`, ""},
	} {
		var err error
		for _, k := range record.Room().Kinds {
			if k.Name == c.kind {
				err = k.Check("x", []byte(c.doc))
			}
		}
		switch {
		case c.bad == "" && err != nil:
			t.Errorf("%s: %v", c.doc, err)
		case c.bad != "" && (err == nil || !strings.HasPrefix(err.Error(), c.bad)):
			t.Errorf("%s: %v, want a word on %s", c.doc, err, c.bad)
		}
	}
}
