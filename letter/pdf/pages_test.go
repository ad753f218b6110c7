package pdf_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/upheld/upheld/letter/doc"
	"github.com/upheld/upheld/letter/source/pdftext"
)

// sheets is the text of each page.
func sheets(t *testing.T, b []byte) []string {
	t.Helper()
	out := strings.Split(tool(t, b, "pdftotext", "-raw", "FILE", "-"), "\f")
	return out[:len(out)-1]
}

func TestEveryPageSaysWhichItIsAndOfWhatVersion(t *testing.T) {
	d := seven()
	d.Draft = true
	pages := sheets(t, set(t, d))
	for i, p := range pages {
		for _, want := range []string{fmt.Sprintf("Page %d of %d", i+1, len(pages)), d.Fingerprint, "Draft, not sent"} {
			if !strings.Contains(p, want) {
				t.Errorf("page %d does not say %q", i+1, want)
			}
		}
		if i > 0 && (!strings.Contains(p, d.Sender.Name) || !strings.Contains(p, d.Date)) {
			t.Errorf("page %d does not say whose letter it is", i+1)
		}
	}
	if got := sheets(t, set(t, short())); strings.Contains(got[0], "Fingerprint") {
		t.Error("a letter without fingerprint prints the word")
	}
}

func TestNotesAreNumberedThroughTheLetterAndStandUnderTheirText(t *testing.T) {
	all := strings.Join(sheets(t, set(t, seven())), "\f")
	for n, c := range []struct{ cites, note string }{
		{"Declaration", "Agreement on a Comprehensive Political Settlement of the Cambodia Conflict"},
		{"charged", "Statement of the Office"},
		{"advised a witness", "International Covenant"},
		{"signatories", "Agreement on a Comprehensive Political Settlement, article 29"},
		{"Constitution", "Constitution of the Kingdom of Cambodia, article 80"},
		{"secretary-general", "He was charged while in office"},
		{"Council", "Resolution 30/23"},
		{"article 495", "The charge was read out in court"}, // in the table of the annex
	} {
		cite, note := fmt.Sprintf("%s%d", c.cites, n+1), fmt.Sprintf("\n%d %s", n+1, c.note)
		found := false
		for _, page := range strings.Split(all, "\f") {
			if strings.Contains(page, cite) {
				found = strings.Contains(page, note)
			}
		}
		if !found {
			t.Errorf("note %d does not stand on the page of %q", n+1, cite)
		}
	}
}

func TestTablesRepeatTheirHeadingsAndKeepRowsWhole(t *testing.T) {
	d := short()
	d.Annexes = []doc.Annex{{Title: "Persons held", Body: []doc.Block{{Kind: doc.TableOf, Table: held(60)}}}}
	pages := sheets(t, set(t, d))[1:]
	if len(pages) < 4 {
		t.Fatalf("%d pages", len(pages))
	}
	rows := 0
	for i, p := range pages {
		if !strings.Contains(p, "Name Taken Charge Court Days") {
			t.Errorf("page %d of the table has no headings", i+1)
		}
		if a, b := strings.Count(p, "Bribery of a witness"), strings.Count(p, "in the same"); a != b {
			t.Errorf("page %d: %d rows begin, %d end", i+1, a, b)
		}
		rows += strings.Count(p, "April 2016")
	}
	if rows != 60 {
		t.Errorf("%d rows, want 60", rows)
	}
	// They are said once to those who listen.
	heads := 0
	for _, e := range readBack(t, set(t, d)) {
		if el, _ := e.Value.(dict); el["/S"] == "/TH" && strings.Contains(fmt.Sprint(el["/A"]), "Column") {
			heads++
		}
	}
	if heads != 5 {
		t.Errorf("%d headings of columns in the tree, want 5", heads)
	}
}

// The house's own reader takes letters of others in; it must read ours.
func TestOurReaderReadsWhatWeSet(t *testing.T) {
	for name, d := range map[string]*doc.Document{"short": short(), "French": french(), "Khmer": inKhmer()} {
		got, err := pdftext.Text(set(t, d))
		if err != nil {
			t.Fatal(err)
		}
		all := tight(got.Text)
		for _, want := range said(d) {
			if !strings.Contains(all, tight(want)) {
				t.Errorf("%s: not read: %q", name, want)
			}
		}
	}
}

func TestEmptyPartsAreLeftOut(t *testing.T) {
	for name, d := range map[string]*doc.Document{
		"nothing":             {Title: "t", Lang: "en"},
		"only a body":         {Title: "t", Lang: "en", Body: []doc.Block{saying("Yes.")}},
		"blocks without text": {Title: "t", Lang: "en", Body: []doc.Block{{}, {Kind: doc.List}, {Kind: doc.Quote}, {Kind: doc.TableOf}, {Kind: doc.DemandOf}, {Kind: doc.Columns}, {Kind: doc.Heading}, {Kind: doc.List, Items: [][]doc.Block{{}, {saying("")}}}}},
		"an empty table":      {Title: "t", Lang: "en", Body: []doc.Block{{Kind: doc.TableOf, Table: &doc.Table{Columns: []doc.Column{{}, {}}, Rows: [][]doc.Cell{{}, {{}}, {{}, {}, {}}}}}}},
		"an empty annex":      {Title: "t", Lang: "en", Annexes: []doc.Annex{{}}},
		"a bad day":           {Title: "t", Lang: "en", Day: "spring"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := tool(t, set(t, d), "qpdf", "--check", "FILE"); !strings.Contains(got, "No syntax") {
				t.Error(got)
			}
		})
	}
}
