package plain

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/upheld/upheld/letter/doc"
	"github.com/upheld/upheld/letter/doctest"
	"github.com/upheld/upheld/text"
)

func para(s string) *doc.Document {
	return &doc.Document{Body: []doc.Block{{Kind: doc.Paragraph, Runs: []doc.Run{{Text: s}}}}}
}

// TestLetter looks at the parts that a reader of a mail sees.
func TestLetter(t *testing.T) {
	s := string(Write(doctest.Letter()))
	for _, want := range []string{
		"\nPhnom Penh, 13 May 2016\n\nTo\nHis Excellency Ban Ki-moon\nSecretary-General\nUnited Nations\nNew York\n\nThe Minister",
		"made in Paris.[1] On", "there.[2]\n",
		"\n    Khmer citizens shall have freedom of expression, press, publication\n    and assembly.\n",
		"\n  3. with bribery\n  4. with nothing that the record bears out\n",
		"\nPerson     Where         Days\n-----------------------------\nNy Sokha   Prey Sar        15\nYi Soksan  Prey Sar  1,015[3]\n",
		"\n1. That the Government release all five at once and without any\n   condition.\n\n   Bail is no release.\n\n2. That",
		"\n10. Signatory Ja, Director, Group C, Norway\n11. ",
		"\nSources\n\n[1] Agreement on a Comprehensive Political Settlement, article 15, see\n    the treaty series <https://treaties.example.org/doc?a=1&b=2>.\n\n[2] ",
		"\nDraft, not sent\nFingerprint\n",
	} {
		if !strings.Contains(s, want) {
			t.Errorf("missing: %q", want)
		}
	}
	if strings.Contains(s, "javascript") || strings.Contains(s, "mailto") || strings.Contains(s, "\u00ad") {
		t.Error("an address of a script, a scheme of mail or a soft hyphen is printed")
	}
}

// TestNoLineIsWider than 72 columns, but for a word that cannot be cut; and no line ends inside a written syllable.
func TestNoLineIsWider(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		out := string(Write(doctest.Random(rt)))
		if !utf8.ValidString(out) || !strings.HasSuffix(out, "\n") {
			rt.Fatalf("%q", out)
		}
		for line := range strings.SplitSeq(out, "\n") {
			if strings.HasSuffix(line, " ") {
				rt.Fatalf("a space at the end of %q", line)
			}
			words := strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == '\u200b' })
			if columns(line) > lineWidth+1 && len(words) > 1 && columns(words[len(words)-1]) < 40 && columns(words[0]) < 40 {
				rt.Fatalf("%d columns: %q", columns(line), line)
			}
		}
	})
}

// TestKhmerIsCutBetweenWords: no spaces stand between Khmer words, and a line must not end inside one.
func TestKhmerIsCutBetweenWords(t *testing.T) {
	const sentence = "យើងសូមអំពាវនាវឱ្យរដ្ឋាភិបាលដោះលែងមនុស្សទាំងប្រាំនាក់ភ្លាមៗដោយគ្មានលក្ខខណ្ឌ និងគោរពសិទ្ធិមនុស្សក្នុងប្រទេសកម្ពុជា។"
	long := strings.Repeat(sentence, 3)
	out := strings.TrimSuffix(string(Write(para(long))), "\n")
	lines := strings.Split(out, "\n")
	if len(lines) < 3 {
		t.Fatalf("%d lines", len(lines))
	}
	whole := map[int]bool{}
	for _, at := range text.KhmerBreaks(long) {
		whole[at] = true
	}
	at := 0
	for i, l := range lines {
		if w := columns(l); w > lineWidth+1 || i < len(lines)-1 && w < lineWidth-14 {
			t.Errorf("%d columns: %s", w, l)
		}
		at += len(l)
		if at < len(long) && long[at] == ' ' {
			at++
		} else if at < len(long) && !whole[at] {
			t.Errorf("a line ends inside a word: …%s", l[len(l)-12:])
		}
	}
	if strings.ReplaceAll(strings.ReplaceAll(out, "\n", ""), " ", "") != strings.ReplaceAll(long, " ", "") {
		t.Error("letters were lost")
	}
	if first, _ := utf8.DecodeRuneInString(lines[1]); first == 'ៗ' || first == '។' {
		t.Errorf("a line begins with %c", first)
	}
}

func TestBreaksThatAPersonTyped(t *testing.T) {
	s := strings.TrimSpace(string(Write(para(strings.TrimSuffix(strings.Repeat("wordwithoutend\u200b", 8), "\u200b")))))
	if first, _, _ := strings.Cut(s, "\n"); first != strings.TrimSuffix(strings.Repeat("wordwithoutend\u200b", 5), "\u200b") {
		t.Errorf("%q", s)
	}
}

func TestColumns(t *testing.T) {
	for s, want := range map[string]int{"abc": 3, "é": 1, "e\u0301": 1, "កម្ពុជា": 4, "ក្នុង": 2, "日本": 4, "a\u200bb": 2} {
		if got := columns(s); got != want {
			t.Errorf("%s: %d", s, got)
		}
	}
}

// TestWideTables keep their words in the order of reading.
func TestWideTables(t *testing.T) {
	words := func(s string) []doc.Run { return []doc.Run{{Text: s}} }
	long := strings.TrimSpace(strings.Repeat("many words ", 7))
	d := &doc.Document{Body: []doc.Block{{Kind: doc.TableOf, Table: &doc.Table{
		Columns: []doc.Column{{Title: words("One")}, {Title: words("Two")}},
		Rows:    [][]doc.Cell{{{Runs: words(long)}, {Runs: words("end")}}, {{Runs: words("short")}}},
	}}}}
	want := "One | Two\n" + strings.Repeat("-", lineWidth) + "\n" + strings.TrimSuffix(long, " words") + "\n  words | end\nshort\n"
	if got := string(Write(d)); got != want {
		t.Errorf("%q", got)
	}
}
