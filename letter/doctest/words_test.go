package doctest_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/upheld/upheld/letter/doc"
	"github.com/upheld/upheld/letter/doctest"
	"github.com/upheld/upheld/letter/docx"
	"github.com/upheld/upheld/letter/html"
	"github.com/upheld/upheld/letter/pdf"
	"github.com/upheld/upheld/letter/plain"
	"github.com/upheld/upheld/letter/source"
)

// TestAllSettersSayTheSame reads back what each setter wrote and compares it with the document, word by word. Left out
// is what only some of them print: the heading above notes, addresses of links, the foot of the page.
func TestAllSettersSayTheSame(t *testing.T) {
	d := doctest.Letter()
	for name, set := range map[string]func() ([]byte, error){
		"letter.docx": func() ([]byte, error) { return docx.Write(d) },
		"letter.html": func() ([]byte, error) { return html.Write(d) },
		"letter.pdf":  func() ([]byte, error) { return pdf.Write(d) },
		"letter.txt":  func() ([]byte, error) { return plain.Write(d), nil },
	} {
		t.Run(name, func(t *testing.T) {
			data, err := set()
			if err != nil {
				t.Fatal(err)
			}
			read, err := source.Text(name, data)
			if err != nil {
				t.Fatal(err)
			}
			s := read.Text
			for _, only := range []string{"\n" + d.Labels.Sources + "\n", d.Labels.Draft, d.Labels.Fingerprint, d.Fingerprint, "<https://treaties.example.org/doc?a=1&b=2>"} {
				s = strings.ReplaceAll(s, only, "\n")
			}
			// A PDF shows the mark of a note as a raised figure right after the word; it reads as one with it.
			compare(t, split(s), words(d, name == "letter.pdf"))
		})
	}
}

func compare(t *testing.T, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		if i < len(got) && i < len(want) && got[i] == want[i] {
			continue
		}
		from := max(0, i-6)
		t.Fatalf("word %d of %d:\ngot  … %s\nwant … %s", i, len(want), strings.Join(got[min(from, len(got)):min(i+10, len(got))], " "), strings.Join(want[min(from, len(want)):min(i+10, len(want))], " "))
	}
}

// unseen is what only tells where a line may end.
var unseen = strings.NewReplacer("\u00ad", "", "\u200b", "")

// split gives the words of a text. Khmer letters with only space between them are one word: lines of Khmer are cut where
// no space stands, and each setter cuts elsewhere.
func split(s string) []string {
	s = unseen.Replace(s)
	for range 2 { // what is found once cannot begin what is found next
		s = khmerCut.ReplaceAllString(s, "$1$2")
	}
	return strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && r != 'ៗ'
	})
}

var khmerCut = regexp.MustCompile(`([\x{1780}-\x{17dd}])\s+([\x{1780}-\x{17dd}])`)

// words is the words of a document in the order in which every setter prints them.
func words(d *doc.Document, glued bool) []string {
	r := &reader{glued: glued}
	r.say(d.Sender.Name)
	r.say(d.Sender.Persons...)
	r.say(d.Sender.Lines...)
	r.say(d.Place, d.Date)
	for _, to := range []struct {
		label string
		list  []doc.Addressee
	}{{d.Labels.To, d.To}, {d.Labels.CC, d.CC}} {
		r.say(to.label)
		for _, a := range to.list {
			r.say(a.Name, a.Role, a.Organisation)
			r.say(a.Lines...)
		}
	}
	r.say(d.Subject, d.Greeting)
	r.blocks(d.Body)
	r.say(d.Closing)
	for _, s := range d.Signed {
		r.say(s.Name, s.Role, s.Organisation, s.Country)
	}
	for _, a := range d.Annexes {
		r.say(a.Title)
		r.blocks(a.Body)
	}
	for i, n := range r.notes {
		r.number(i + 1)
		r.runs(n)
	}
	return split(strings.Join(r.out, " "))
}
