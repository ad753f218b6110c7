package web

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/upheld/upheld/appeal"
)

func TestTheListOfAppeals(t *testing.T) {
	expect(t, "/appeals", "62 appeals in this record", "they are not all there were",
		"13 May 2016 Signatories not given in the text read Open letter · the letter of this case · No source is given.",
		"Secretary-General of the United Nations", "and 6 more points", "Petition (5)", "2016 (")
	expect(t, "/appeals?kind=petition&year=2013", "1 appeal in this record", "CNRP, about 2 million thumbprints", "All 62 appeals")
	expect(t, "/appeals?on=2015-12-31", "6 appeals in this record")
	expect(t, "/appeals?year=1999", "No appeal in this record")
	expect(t, "/fr/appeals?kind=un_opinion", "2 appels dans ce registre", "Avis des Nations Unies")
	h := testServer(t).Handler()
	for _, path := range []string{"/appeals?kind=song", "/appeals?year=soon", "/appeals/ap-none", "/demands/d-none"} {
		if w := get(h, path); w.Code != 404 {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
}

func TestAnAppeal(t *testing.T) {
	expect(t, "/appeals/ap-2016-05-13", "Appeals · the letter of this case", "Open letter, 13 May 2016", "The seven demands",
		"asked of United Nations, Signatory governments (read from the rest of the letter)", "asked of United States, Canada", "Who was asked what",
		"No delivery and no reply is on record.", "Nothing in the public record that was read mentions the letter",
		"That something came after the letter says nothing of why it came.")
	expect(t, "/appeals/ap-2018-06-26-ca", "Open for signing 26 June 2018", "Presented 7 December 2018",
		"28 January 2019", "answer after 52 days", "Canada", "Minister of Foreign Affairs", "beside the point", "Demands of others that it asks again",
		"That the United States and Canada convene the signatory governments in the same terms")
	if text := read(t, "/appeals/ap-2018-06-26-ca"); strings.Contains(text, "No reply is on record") || strings.Contains(text, "A reply is on record of") {
		t.Error("a reply on record is denied, or told twice")
	}
	early := read(t, "/appeals/ap-2018-06-26-ca?on=2018-07-01")
	for _, later := range []string{"2019", "Presented", "Closed", "Answered"} {
		if strings.Contains(early, later) {
			t.Errorf("on 1 July 2018 the petition knows of %q", later)
		}
	}
	expect(t, "/appeals/ap-2018-06-26-ca?on=2018-07-01", "No reply is on record.", "a page as of an earlier day leaves it out")
	expect(t, "/appeals/ap-2015-11-26", "567 votes for, 27 against, 36 abstentions", "Sam Rainsy", "revoke the warrant")
	expect(t, "/appeals/ap-2018-06-26-ca?on=2018-01-01", "This appeal is of 26 June 2018, after the day you read.")
}

// The picture and the table beside it say the same, cell by cell.
func TestTheMatrix(t *testing.T) {
	for _, on := range []string{"2026-11-23", "2016-12-20", "2016-05-13"} {
		p := pageOn(t, 0, on)
		m := matrixOf(p, demandsIn(p, "ap-2016-05-13"))
		if len(m.Columns) != 7 || len(m.Rows) != 6 {
			t.Fatalf("%d demands, %d addressees", len(m.Columns), len(m.Rows))
		}
		asked, inferred := 0, 0
		for _, r := range m.Rows {
			for i, c := range r.Cells {
				if !c.Asked {
					continue
				}
				asked++
				if c.Inferred {
					inferred++
				}
				if c.Since < m.Columns[i].Demand.Day || c.Since > p.On {
					t.Errorf("%s: demand %d since %s", r.Addressee, i+1, c.Since)
				}
			}
		}
		if asked != 10 || inferred != 4 {
			t.Errorf("%d cells are asked, %d of them inferred", asked, inferred)
		}
		for _, z := range matrixSizes {
			var b strings.Builder
			if err := m.draw(p, z).Render(t.Context(), &b); err != nil {
				t.Fatal(err)
			}
			pic := b.String()
			if n := strings.Count(pic, `class="cell`); n != asked {
				t.Errorf("%s: %d cells drawn for %d asked", z.name, n, asked)
			}
			if n := strings.Count(pic, `cell-inferred`); n != inferred {
				t.Errorf("%s: %d broken frames for %d inferred", z.name, n, inferred)
			}
			if strings.Contains(pic, "NaN") || strings.Contains(pic, "style=") || !strings.Contains(pic, "<desc") {
				t.Errorf("%s: %s", z.name, pic)
			}
			for _, s := range m.statuses() {
				if !strings.Contains(pic, "demand ") || !strings.Contains(pic, p.Name("status", string(s))) {
					t.Errorf("%s does not say %s in words", z.name, s)
				}
			}
		}
	}
}

// Words of a cell stay inside it, each whole.
func TestWrap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.StringMatching(`[a-zé]{1,12}`), 0, 8).Draw(t, "words"), " ")
		width := rapid.Float64Range(20, 300).Draw(t, "width")
		lines := wrap(text, width, 12)
		if strings.Join(lines, " ") != text {
			t.Fatalf("%q became %q", text, lines)
		}
		for _, l := range lines {
			if textWidth(l, 12) > width && strings.Contains(l, " ") {
				t.Fatalf("%q is wider than %g", l, width)
			}
		}
	})
	if wrap("met in part", 100, 0) != nil {
		t.Error("a cell without words has words")
	}
}

func TestADemandForRelease(t *testing.T) {
	expect(t, "/demands/d-release", "Immediate and unconditional release", "met in part since 8 December 2016",
		"22 of 22 out, after 209 to 837 days; none without conditions", "Asked of Government of Cambodia The demand names nobody",
		"The 22 people whom it concerns", "Seang Chet 209", "8 December 2016 met in part pardoned and released",
		"29 June 2017 met in part released on bail", "pardoned and released, known by the number of the group",
		"The 7 dated facts", "Fourteen convicted over the protest at Freedom Park come out by pardon",
		"Assessed by: the custody record, computed from each person’s days", "Their conviction becomes final",
		"The 8 promises on which it rests", "Government of Cambodia", "Universal Declaration, art. 9", "binds nobody",
		"The 8 acts on which it rests", "Asked again 10 times", "in the same terms", "for a part of it")
	expect(t, "/demands/d-release?on=2016-06-01", "nothing seen since 13 May 2016", "none of 22 out", "not by 1 June 2016",
		"No dated fact speaks of it", "Nobody has assessed a result by 1 June 2016.")
	early, _, _ := strings.Cut(read(t, "/demands/d-release?on=2016-06-01"), "promises on which it rests") // the sources of acts may be younger
	for _, later := range []string{"June 2017", "August 2018", "pardoned", "not met as asked"} {
		if strings.Contains(early, later) {
			t.Errorf("on 1 June 2016 the page tells of %q", later)
		}
	}
	expect(t, "/demands/d-release?on=2016-05-01", "This was asked on 13 May 2016, after the day you read.")
	expect(t, "/fr/demands/d-release", "22 sur 22 sorties", "Les 22 personnes qu’elle concerne", "Adressée à Government of Cambodia La demande ne nomme personne")
}

func TestADemandOnItsGrounds(t *testing.T) {
	expect(t, "/demands/d-convene", "nothing seen", "Asked of United States Canada", "Provision United States Canada For Cambodia",
		"Paris sovereignty agreement, art. 5(1)", "bound since 23 October 1991",
		"Paris settlement agreement, art. 29", "its duties are laid on others", "in stronger terms", "in weaker terms",
		"The case file in its own words: no record of a meeting found.")
	expect(t, "/demands/d-recommit", "begun since 15 December 2016", "Signatory governments For Cambodia",
		"17 bound its duties are laid on these", "1 bound its duties are laid on others", "1 nothing found",
		"own act of Signatory governments", "Assessed by: Upheld case file")
	// What a provision was is told as of the day of the letter, so its link goes there.
	body := get(testServer(t).Handler(), "/demands/d-release").Body.String()
	if !strings.Contains(body, `href="/promises/iccpr/art-9?on=2016-05-13"`) {
		t.Error("a ground does not lead to the day of the letter")
	}
}

// The catalogue has no word by which a page could say that a letter brought about what came after it.
func TestNothingIsSaidToBeCaused(t *testing.T) {
	list, err := filepath.Glob("words/*/*.json")
	if err != nil || len(list) < 2 {
		t.Fatal(list, err)
	}
	for _, file := range list {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ToLower(string(b))
		for _, word := range []string{"thanks to", "because of the letter", "led to", "as a result", "victory", "grâce à", "à la suite de la lettre", "succès", "victoire"} {
			if regexp.MustCompile(`(^|[^\p{L}])` + word).MatchString(text) { // "called together" says nothing of the kind
				t.Errorf("%s says %q", file, word)
			}
		}
	}
}

func TestWhichStatesAreAsked(t *testing.T) {
	p := pageOn(t, 0, "2026-11-23")
	for _, c := range []struct {
		name  string
		class appeal.Class
		n     int // States, 0 when it is none
		first string
	}{
		{"Government of Cambodia", appeal.State, 1, "KHM"},
		{"United States", appeal.State, 1, "USA"},
		{"Canada", appeal.State, 1, "CAN"},
		{"Signatory governments", appeal.State, 19, ""},
		{"United Nations", appeal.IGO, 0, ""},
		{"International community", appeal.Other, 0, ""},
		{"Cambodia", appeal.Other, 0, ""},
	} {
		got := askedStates(p, appeal.Demand{AskedOf: []appeal.Addressee{{Name: c.name, Class: c.class}}})
		home := got[len(got)-1]
		if c.first == "KHM" {
			if len(got) != 1 || home.Name != c.name {
				t.Errorf("%s: %+v", c.name, got)
			}
			continue
		}
		if home.Name != "" || home.States[0] != "KHM" {
			t.Errorf("%s: the country of the case does not stand last: %+v", c.name, got)
		}
		n := 0
		if len(got) == 2 {
			n = len(got[0].States)
		}
		if n != c.n || c.first != "" && got[0].States[0] != c.first {
			t.Errorf("%s: %+v, want %d States", c.name, got, c.n)
		}
	}
}

func TestWhoIsAskedBetweenTheLines(t *testing.T) {
	got := askedParts(appeal.Demand{AskedOf: []appeal.Addressee{{Name: "A"}, {Name: "B"}, {Name: "C", Inferred: true}, {Name: "D", Inferred: true}}})
	if len(got) != 2 || got[0] != (askedPart{"A, B,", false}) || got[1] != (askedPart{"C, D", true}) {
		t.Errorf("%+v", got)
	}
}

func TestTheLetterIsFound(t *testing.T) {
	p := pageOn(t, 0, "2026-11-23")
	if got := letterRef(p); got != "ap-2016-05-13" {
		t.Errorf("the letter is %q", got)
	}
}

// A French reader reads the demands in French where the record has them so, and is told of the rest.
func TestDemandsAreReadInTheLanguageOfThePage(t *testing.T) {
	for _, path := range []string{"/fr/", "/fr/demands/d-convene", "/fr/appeals/ap-2016-05-13"} {
		expect(t, path, "Que les États-Unis et le Canada réunissent les gouvernements signataires")
		if strings.Contains(read(t, path), "That the United States and Canada convene") {
			t.Errorf("%s says it in English too", path)
		}
	}
}
