package doctest_test

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"github.com/upheld/upheld/letter/doc"
	"github.com/upheld/upheld/letter/doctest"
	"github.com/upheld/upheld/letter/docx"
	"github.com/upheld/upheld/letter/html"
	"github.com/upheld/upheld/letter/plain"
	"github.com/upheld/upheld/letter/source"
)

// TestSettersAgreeOnAnyDocument compares the letters of random documents. Figures are left aside: an empty item shows its
// number in some settings only.
func TestSettersAgreeOnAnyDocument(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := doctest.Random(rt)
		unlink(d.Body)
		for _, a := range d.Annexes {
			unlink(a.Body)
		}
		d.Draft, d.Fingerprint, d.Labels.Sources = false, "", ""
		word, err := docx.Write(d)
		if err != nil {
			rt.Fatal(err)
		}
		page, err := html.Write(d)
		if err != nil {
			rt.Fatal(err)
		}
		want := letters(back(rt, "a.docx", word))
		for name, data := range map[string][]byte{"a.html": page, "a.txt": plain.Write(d)} {
			if got := letters(back(rt, name, data)); got != want {
				rt.Errorf("%s: %q\na.docx: %q", name, got, want)
			}
		}
	})
}

// back is the text of a file; one that holds none has no words.
func back(rt *rapid.T, name string, data []byte) string {
	d, err := source.Text(name, data)
	if err != nil && !strings.Contains(err.Error(), "no text") {
		rt.Fatalf("%s: %v", name, err)
	}
	return d.Text
}

// unlink takes the addresses out of blocks: plain text prints them and nothing else does.
func unlink(bs []doc.Block) {
	clear := func(list []doc.Run) {
		for i := range list {
			list[i].Link = ""
			for j := range list[i].Note {
				list[i].Note[j].Link = ""
			}
		}
	}
	for i := range bs {
		clear(bs[i].Runs)
		unlink(bs[i].Blocks)
		for _, item := range bs[i].Items {
			unlink(item)
		}
		t := bs[i].Table
		if t == nil {
			continue
		}
		clear(t.Caption)
		for _, c := range t.Columns {
			clear(c.Title)
		}
		for _, row := range t.Rows {
			for _, c := range row {
				clear(c.Runs)
			}
		}
	}
}

// letters is the letters of a text in their order, with the marks on them. Where words end TestAllSettersSayTheSame looks.
func letters(s string) string {
	var b strings.Builder
	for _, w := range split(s) {
		if w = strings.TrimLeftFunc(w, unicode.IsMark); strings.ContainsFunc(w, unicode.IsLetter) {
			b.WriteString(w)
		}
	}
	return b.String()
}
