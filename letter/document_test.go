package letter_test

import (
	"strings"
	"testing"

	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/letter/doc"
)

// set sets a body of a letter of 13 May 2016.
func set(t *testing.T, head, body string) (*doc.Document, error) {
	t.Helper()
	l, err := letter.Parse("---\ndate: 2016-05-13\n" + head + "\n---\n" + body)
	if err != nil {
		t.Fatal(err)
	}
	return letter.Document(l, shipped(t), letter.Options{})
}

// shown is runs with their footnotes in braces.
func shown(runs []doc.Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
		if len(r.Note) > 0 {
			b.WriteString("{" + doc.Text(r.Note) + "}")
		}
	}
	return b.String()
}

func TestReferencesBecomeFootnotes(t *testing.T) {
	for name, c := range map[string]struct{ lang, body, want string }{
		"behind the comma in English": {
			"en", "Free speech [@iccpr/art-19, para. 3], and more.",
			"Free speech,{ICCPR, article 19, para. 3 (Opinion and expression); Cambodia: bound (accession, 26 May 1992; in force 26 August 1992). https://treaties.un.org/",
		},
		"before the full stop in French": {
			"fr", "La parole libre [@iccpr/art-19].",
			"La parole libre{Pacte international relatif aux droits civils et politiques, article 19\u00a0; Cambodge\u00a0: partie liée (adhésion, 26 mai 1992\u00a0; en vigueur le 26 août 1992). https://treaties.un.org/",
		},
		"words of a reference": {"en", "See [the covenant](@iccpr) now.", "See the covenant{ICCPR, 16 December 1966; Cambodia: bound"},
		"two at one place":     {"en", "Free [@iccpr/art-19; @udhr/art-19].", "https://treaties.un.org/pages/ViewDetails.aspx?src=TREATY&mtdsg_no=IV-4&chapter=4&lang=en. Universal Declaration, article 19"},
		"a custody":            {"en", "He is held [@cs-ny-sokha-1].", "He is held.{Ny Sokha, held since 28 April 2016. Sources: "},
		"a second time":        {"en", "A [@iccpr/art-19]. B [@iccpr/art-19].", "B.{ICCPR, article 19 (see above).}"},
		"a reference first":    {"en", "[@iccpr/art-19] says so.", "{ICCPR, article 19"},
		"a source":             {"en", "A [@cd-summons].", "The Cambodia Daily, UN, Adhoc staff summoned"},
		"a claim, an election": {"en", "A [@b-unsg] [@adhoc-five].", "A{Secretary-General of the United Nations"},
		"of Khmer":             {"km", "ក្នុង [@iccpr/art-19]។", "ICCPR, មាត្រា 19"},
	} {
		d, err := set(t, "language: "+c.lang, c.body)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := shown(d.Body[0].Runs); !strings.Contains(got, c.want) {
			t.Errorf("%s:\n%s\nexpected\n%s", name, got, c.want)
		}
	}
}

// A letter cites nothing that did not exist on its day, and tells of custody only what had happened by then.
func TestALetterKnowsNothingOfLater(t *testing.T) {
	d, err := set(t, "language: en", "A [@a-2016-05-09] and B [@cs-ny-sokha-1].")
	if err != nil {
		t.Fatal(err)
	}
	got := shown(d.Body[0].Runs)
	for _, later := range []string{"17 May 2016", "2017", "released"} {
		if strings.Contains(got, later) {
			t.Errorf("%q in\n%s", later, got)
		}
	}
}

func TestADemandSaysWhatItRestsOn(t *testing.T) {
	d, err := set(t, "language: en", `::: demand
to: CN, b-pm
action: release
grounds: iccpr/art-9, iccpr/art-14, udhr/art-9
facts: a-2016-04-28
persons: adhoc-five, p-ny-sokha

Free them.
:::
`)
	if err != nil {
		t.Fatal(err)
	}
	got := shown(d.Body[0].Blocks[0].Runs)
	for _, want := range []string{
		"Free them.{Grounds: ICCPR, article 9 (Liberty; no arbitrary arrest or detention), article 14 (Fair trial); China: signed only, not bound",
		"; Cambodia: bound", "Universal Declaration, article 9", "a text that binds no State", "Facts: Arrest, 28 April 2016",
		"Persons: Ny Sokha, Yi Soksan, Nay Vanda, Lim Mony and Ny Chakrya.}",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

// French sets the mark of a footnote before the full stop, and breaks no line before a double sign.
func TestFrenchHasItsOwnMarks(t *testing.T) {
	d, err := set(t, "language: fr", "::: demand\ngrounds: iccpr/art-9\n\nLibérez-les : « tous » !\n:::\n\n::: demand\ngrounds: iccpr/art-9\n\nLibérez-les.\n:::\n")
	if err != nil {
		t.Fatal(err)
	}
	if got := shown(d.Body[0].Blocks[0].Runs); !strings.HasPrefix(got, "Libérez-les\u00a0: «\u00a0tous\u00a0»\u00a0!{Fondements\u00a0: ") {
		t.Errorf("%q", got)
	}
	if got := shown(d.Body[1].Blocks[0].Runs); !strings.HasPrefix(got, "Libérez-les{Fondements") || !strings.HasSuffix(got, "}.") {
		t.Errorf("%q", got)
	}
}

func TestNumbersCarryTheirRule(t *testing.T) {
	d, err := set(t, "language: en", "There are **{held}** ក្នុង [mots]{lang=fr}.\n\n{table held group=adhoc-five}\n")
	if err != nil {
		t.Fatal(err)
	}
	runs := d.Body[0].Runs
	if r := runs[1]; r.Text != "22" || !r.Computed || !r.Strong || !strings.Contains(r.Title, "house arrest is not counted") || !strings.HasSuffix(r.Title, "13 May 2016.") {
		t.Errorf("%+v", r)
	}
	if runs[3].Lang != "km" || runs[3].Text != "ក្នុង" || runs[5].Lang != "fr" {
		t.Errorf("languages: %+v", runs)
	}
	table := d.Body[1].Table
	if doc.Text(table.Caption) != "Held on 13 May 2016" || len(table.Rows) != 5 || !table.Columns[2].Numeric || !table.Rows[0][0].RowHead {
		t.Errorf("%+v", table)
	}
}

func TestAllThatIsMissingIsReported(t *testing.T) {
	d, err := set(t, "language: en", "A [@iccpr/art-119] {held group=x} [@nobody-at-all].\n\n{table held on=1990-01-01}\n\n::: demand\ngrounds: p-ny-sokha\npersons: p-nobody\n\nX.\n:::\n")
	if d == nil {
		t.Fatal("no document to show")
	}
	problems, _ := err.(letter.Problems)
	if len(problems) != 6 {
		t.Fatalf("%d problems:\n%v", len(problems), err)
	}
	for i, want := range []string{`did you mean "iccpr/art-19"`, "not a group", "not a record", "no rows", "another kind (person)", "not a record"} {
		if !strings.Contains(problems[i].Say, want) {
			t.Errorf("%s, expected %s", problems[i], want)
		}
	}
}

func TestHeadAndSignatures(t *testing.T) {
	var many strings.Builder
	for range 25 {
		many.WriteString("  - A, B, C, FR\n")
	}
	d, err := set(t, "language: km\nplace: ភ្នំពេញ\nfrom:\n  - name: X\n    role: Y\n    organisation: Z\nto:\n  - body: b-pm\ntitle: T\nsigned:\n"+strings.TrimRight(many.String(), "\n"), "ក\n")
	if err != nil {
		t.Fatal(err)
	}
	if d.Date != "១៣ ឧសភា ២០១៦" || d.Day != "2016-05-13" || d.Sender.Name != "Z" || d.Sender.Persons[0] != "X, Y" || d.To[0].Name != "Prime Minister of Cambodia" {
		t.Errorf("%+v", d)
	}
	if len(d.Signed) != 0 || len(d.Annexes) != 1 || d.Annexes[0].Title != "អ្នកចុះហត្ថលេខា" || len(d.Annexes[0].Body[0].Signed) != 25 || d.Annexes[0].Body[0].Signed[0].Country != "France" {
		t.Errorf("annexes %+v", d.Annexes)
	}
	fr, err := set(t, "language: fr", "A\n")
	if err != nil || fr.Date != "le 13 mai 2016" || fr.Labels.Subject != "Objet" || fr.Title != "Lettre du 13 mai 2016" {
		t.Errorf("%+v %v", fr, err)
	}
}
