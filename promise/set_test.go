package promise_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/promise"
)

func TestSetIsInOrder(t *testing.T) {
	docs := docsOf(t, shipped)
	s := setOf(t, docs)
	slices.Reverse(docs)
	again := setOf(t, docs)
	var ids []string
	for i, in := range s.Instruments() {
		ids = append(ids, in.ID)
		if i > 0 && s.Instruments()[i-1].Adopted.Earliest() > in.Adopted.Earliest() {
			t.Errorf("%s was adopted before its forerunner", in.ID)
		}
	}
	var back []string
	for _, in := range again.Instruments() {
		back = append(back, in.ID)
	}
	if !slices.Equal(ids, back) {
		t.Errorf("the order of the documents shows: %v, %v", ids, back)
	}
	var arts []string
	for _, p := range s.Provisions("iccpr") {
		arts = append(arts, p.ID)
	}
	if want := "art-2 art-7 art-9 art-10 art-14 art-19 art-21 art-22 art-25 art-26 art-49"; strings.Join(arts, " ") != want {
		t.Errorf("got %v", arts)
	}
}

// TestSetKeepsWhatPagesNeed: nothing of a record is lost on the way to a page.
func TestSetKeepsWhatPagesNeed(t *testing.T) {
	s := setOf(t, docsOf(t, shipped))
	in, err := s.Instrument("paris-settlement-1991")
	if err != nil {
		t.Fatal(err)
	}
	if len(in.Parties) != 19 || len(in.AffirmedBy) != 4 || !slices.Equal(in.CoChairs, []string{"FRA", "IDN"}) || in.UNTreatySeries.Volume != 1663 ||
		!slices.Equal(in.UNDocuments, []string{"A/46/608", "S/23177"}) || len(in.Depositary) != 2 || in.Sources["sc766"].URL == "" || in.Entry.On != promise.OnSignature {
		t.Errorf("%+v", in)
	}
	c, err := s.Instrument("cambodia-constitution-1993")
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Amendments) != 8 || len(c.NumberingNotes) != 5 || c.OfficialLang != "km" {
		t.Errorf("%+v", c)
	}
	p, err := s.Provision("paris-settlement-1991/art-29")
	if err != nil {
		t.Fatal(err)
	}
	if p.Heading == "" || p.Summary == "" || p.Note == "" || len(p.CheckedIn) != 4 || p.Official.Text != "" {
		t.Errorf("%+v", p)
	}
	if r := s.Registry(); len(r.Sources) != 9 || len(r.NotFound) != 4 || r.AsOf == "" {
		t.Errorf("%+v", r)
	}
}

// TestImportedWordingIsReachable: official wording comes with its language, status and source.
func TestImportedWordingIsReachable(t *testing.T) {
	s := setOf(t, docsOf(t, shared))
	p, err := s.Provision("paris-sovereignty-1991/art-3")
	if err != nil {
		t.Fatal(err)
	}
	if p.Official.Text == "" || p.Official.Lang != "en" || p.Official.Status != "authentic-copy" || p.Official.Source != "nl-bwb-en" ||
		len(p.Others) != 1 || p.Others[0].Lang != "fr" || p.Others[0].Extent == "" {
		t.Errorf("%+v", p)
	}
}

// TestSetInMidImport: a book that holds half a pack is still readable.
func TestSetInMidImport(t *testing.T) {
	s := setOf(t, []book.Doc{
		{Kind: "promise.provision", Ref: "iccpr/art-19", JSON: []byte(`{"id":"art-19","rights":["expression"]}`)},
		{Kind: "custody.spell", Ref: "cs-1", JSON: []byte(`not for this room`)},
	})
	if _, err := s.Provision("iccpr/art-19"); err != nil {
		t.Error(err)
	}
	_, err := s.Standing("KH", "iccpr/art-19", day(t, "2016-05-13"))
	if fault.KindOf(err) != fault.NotFound || err == nil || !strings.Contains(fault.Say(err), "iccpr") {
		t.Errorf("got %v", err)
	}
	if rows := s.Signatories(day(t, "2016-05-13")); len(rows) != 0 {
		t.Errorf("%d rows", len(rows))
	}
}

// TestSeveralFilesOfActs: two files of acts are read as one.
func TestSeveralFilesOfActs(t *testing.T) {
	s := setOf(t, []book.Doc{
		{Kind: "promise.instrument", Ref: "cat", JSON: []byte(`{"id":"cat","title":"CAT","short_title":"CAT","kind":"treaty","binding":true,"adopted":"1984-12-10","in_force":"1987-06-26"}`)},
		{Kind: "promise.parties", Ref: "parties", JSON: []byte(`{"what":"a","as_of":"b","sources":{"x":{"title":"X","url":"https://x.example"}}}`)},
		{Kind: "promise.parties", Ref: "parties-norway", JSON: []byte(`{"what":"c","as_of":"d","not_found":["n"],"sources":{"x":{"title":"other"},"y":{"title":"Y","url":"https://y.example","covers":["cat"],"through":"2015-03-14"}}}`)},
		{Kind: "promise.state", Ref: "state/NOR", JSON: []byte(`{"code":"NOR","iso2":"NO","name":"Norway","acts":{"cat":[{"act":"ratification","date":"1986-07-09","source":"y"},{"act":"reservation","date":"1986-07-09","source":"x"}]}}`)},
		{Kind: "promise.state", Ref: "state/SWE", JSON: []byte(`{"code":"SWE","iso2":"SE","name":"Sweden"}`)},
	})
	if r := s.Registry(); r.What != "a" || len(r.Sources) != 2 || r.Sources["x"].Title != "X" || len(r.NotFound) != 1 {
		t.Errorf("%+v", r)
	}
	no := standing(t, s, "no", "cat", "1990-01-01")
	if no.Bond != promise.Bound || no.Act.InForce.String() != "1987-06-26" || no.Source.Title != "Y" || len(no.Reservations) != 1 || no.Reservations[0].Source.Title != "X" {
		t.Errorf("%+v", no)
	}
	if se := standing(t, s, "SE", "cat", "2010-01-01"); se.Bond != promise.NotBound || se.Why.Key != "no-act-found" {
		t.Errorf("%+v", se)
	}
}

// TestSetDoesNotChange: what a caller does with an answer does not reach the next.
func TestSetDoesNotChange(t *testing.T) {
	s := setOf(t, docsOf(t, shipped))
	first := standing(t, s, "SG", "iccpr/art-19", "2016-05-13")
	s.Instruments()[0].ID = "gone"
	s.Provisions("iccpr")[0].Ref = "gone"
	s.States()[0].Code = "XXX"
	promise.Rights()[0].Code = "gone"
	first.Instead[0] = "gone"
	first.Why.Args["state"] = "gone"
	second := standing(t, s, "SG", "iccpr/art-19", "2016-05-13")
	if second.Instead[0] == "gone" || second.Why.Args["state"] == "gone" || s.Instruments()[0].ID == "gone" ||
		s.Provisions("iccpr")[0].Ref == "gone" || s.States()[0].Code == "XXX" || promise.Rights()[0].Code == "gone" {
		t.Error("an answer shares its memory with the Set")
	}
}

func TestNewSetNamesTheBrokenRecord(t *testing.T) {
	for _, d := range []book.Doc{
		{Kind: "promise.instrument", Ref: "iccpr", JSON: []byte(`{"adopted":"1966-02-30"}`)},
		{Kind: "promise.provision", Ref: "iccpr/art-19", JSON: []byte(`{"rights":"expression"}`)},
		{Kind: "promise.parties", Ref: "parties", JSON: []byte(`[]`)},
		{Kind: "promise.state", Ref: "state/KHM", JSON: []byte(`{"acts":{"iccpr":[{"act":"accession","date":"May 1992"}]}}`)},
	} {
		_, err := promise.NewSet([]book.Doc{d})
		if fault.KindOf(err) != fault.Invalid || err == nil || !strings.Contains(fault.Say(err), d.Ref) {
			t.Errorf("%s: %v", d.Ref, err)
		}
	}
}

func docOf(kind, ref, doc string) []book.Doc {
	return []book.Doc{{Kind: kind, Ref: ref, JSON: []byte(doc)}}
}
