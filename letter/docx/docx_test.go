package docx

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/upheld/upheld/letter/doc"
	"github.com/upheld/upheld/letter/doctest"
	"github.com/upheld/upheld/letter/source"
)

func write(t *testing.T, d *doc.Document) []byte {
	t.Helper()
	b, err := Write(d)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestFileKeepsTheRulesOfWord holds the letter, an empty one and one of a single block of each kind to the schema.
func TestFileKeepsTheRulesOfWord(t *testing.T) {
	sound(t, write(t, doctest.Letter()))
	sound(t, write(t, &doc.Document{}))
	for _, b := range doctest.Letter().Body {
		sound(t, write(t, &doc.Document{Body: []doc.Block{b, b}}))
	}
}

func TestAnyDocumentKeepsTheRulesOfWord(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := doctest.Random(rt)
		sound(t, write(t, d))
	})
}

// TestEqualLettersAreEqualFiles: the file holds no time of its own and nothing by chance.
func TestEqualLettersAreEqualFiles(t *testing.T) {
	if !bytes.Equal(write(t, doctest.Letter()), write(t, doctest.Letter())) {
		t.Error("the same letter was set as two different files")
	}
	parts := unzip(t, write(t, doctest.Letter()))
	if !strings.Contains(parts["docProps/core.xml"], "2016-05-13T00:00:00Z") {
		t.Error(parts["docProps/core.xml"])
	}
}

// TestWhatStandsWhere looks at the parts that a reader sees and LibreOffice would not miss.
func TestWhatStandsWhere(t *testing.T) {
	parts := sound(t, write(t, doctest.Letter()))
	body := parts["word/document.xml"]
	for _, c := range []struct{ part, want, why string }{
		{parts["word/header1.xml"], "Association for the Record", "the letterhead in the head of the first page"},
		{parts["word/header2.xml"], "13 May 2016", "the running head"},
		{parts["word/footer1.xml"], `w:instr=" NUMPAGES "`, "the number of pages as a field"},
		{parts["word/footer1.xml"], "Draft, not sent", "the word that it is a draft"},
		{parts["word/footnotes.xml"], "treaty series", "the notes as notes"},
		{parts["word/_rels/footnotes.xml.rels"], "https://treaties.example.org/doc?a=1&amp;b=2", "a link in a note"},
		{body, `<w:titlePg/>`, "a first page of its own"},
		{body, `<w:tblHeader/>`, "headings of a table on every page"},
		{body, `<w:cols w:num="2"`, "signatories in two columns"},
		{body, `<w:pageBreakBefore/>`, "annexes on new pages"},
		{body, `<w:cs/><w:lang w:bidi="km-KH"/></w:rPr><w:t xml:space="preserve">កម្ពុជា</w:t>`, "Khmer as Khmer"},
		{body, `<w:lang w:val="fr-FR"/>`, "French as French"},
		{body, `in</w:t><w:softHyphen/>`, "a place where a word may be divided"},
		{body, `&lt;b&gt;none&lt;/b&gt; &amp; &quot;all&quot;`, "words as words"},
	} {
		if !strings.Contains(c.part, c.want) {
			t.Errorf("%s is missing: %s", c.why, c.want)
		}
	}
	if strings.Contains(strings.Join([]string{body, parts["word/_rels/document.xml.rels"]}, ""), "javascript") {
		t.Error("a link to a script")
	}
}

func TestDemandsKeepTheirNumbers(t *testing.T) {
	say := func(s string) []doc.Block { return []doc.Block{{Kind: doc.Paragraph, Runs: []doc.Run{{Text: s}}}} }
	d := &doc.Document{Body: []doc.Block{
		{Kind: doc.DemandOf, Number: 1, Blocks: say("one")},
		{Kind: doc.Paragraph, Runs: []doc.Run{{Text: "between"}}},
		{Kind: doc.DemandOf, Number: 2, Blocks: say("two")},
		{Kind: doc.DemandOf, Number: 7, Blocks: say("seven")},
	}}
	read, err := source.Text("a.docx", write(t, d))
	if err != nil || read.Text != "1. one\n\nbetween\n\n2. two\n7. seven" {
		t.Errorf("%q, %v", read.Text, err)
	}
}

// TestLibreOfficeOpensIt prints the file with LibreOffice and reads the words of the print in order.
func TestLibreOfficeOpensIt(t *testing.T) {
	if testing.Short() {
		t.Skip("starts another program; not under -short")
	}
	for _, name := range []string{"soffice", "pdftotext"} {
		if _, err := exec.LookPath(name); err != nil {
			if os.Getenv("UPHELD_CI") == "1" {
				t.Fatal(err)
			}
			t.Skip("no ", name)
		}
	}
	dir := t.TempDir()
	in := filepath.Join(dir, "a.docx")
	if err := os.WriteFile(in, write(t, doctest.Letter()), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("soffice", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "pdf", "--outdir", dir, in).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	printed, err := exec.Command("pdftotext", "-raw", filepath.Join(dir, "a.pdf"), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	s := strings.Join(strings.Fields(string(printed)), " ")
	at := 0
	for _, want := range []string{
		"Association for the Record", "12 Street 240", "Phnom Penh, 13 May 2016", "His Excellency Ban Ki-moon", "The Special Rapporteur",
		"The five who are held", "We write to each of you", "<b>none</b> & \"all\"", "Nous demandons à la France", "What happened", "3. with bribery",
		"Yi Soksan Prey Sar 1,015", "1. That the Government release all five", "2. That the States which signed", "Respectfully,", "Présidente",
		"Annex 1: those who sign as well", "1. Signatory Aa", "45. Signatory Sb", "Annex 2: the persons", "30 Person Db",
	} {
		i := strings.Index(s[at:], want)
		if i < 0 {
			t.Fatalf("no %q after place %d in %s", want, at, s)
		}
		at += i
	}
	if !strings.Contains(s, "Page 5 of 5") {
		t.Error("no page numbers")
	}
	if again, err := source.Text("a.pdf", mustRead(t, filepath.Join(dir, "a.pdf"))); err != nil || !strings.Contains(again.Text, "\n\n1. That the Government release all five at once and without any condition.\n") {
		t.Errorf("read back: %q, %v", again.Text, err)
	}
}

func mustRead(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
