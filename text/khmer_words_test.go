package text_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/upheld/upheld/place"
	"github.com/upheld/upheld/text"
)

// cutUp is s with a bar at every place where a word ends.
func cutUp(s string) string {
	var out strings.Builder
	at := 0
	for _, b := range text.KhmerBreaks(s) {
		out.WriteString(s[at:b] + "|")
		at = b
	}
	return out.String() + s[at:]
}

func TestKhmerIsCutIntoWords(t *testing.T) {
	for _, want := range []string{
		"សិទ្ធិមនុស្ស|និង|លទ្ធិប្រជាធិបតេយ្យ|ក្នុង|ព្រះរាជាណាចក្រ|កម្ពុជា",
		"បាន|ដោះលែង|អ្នកទោស។",
		"ថ្ងៃទី១៣ ខែ|មេសា ឆ្នាំ២០១៦|មក", // figures stay with their word
		"យូរៗ|ម្តងៗ|ទៅ",                 // the sign of repetition too
		"ADHOC បាន|ប្រកាស",              // other scripts are left alone
		"លោក|ធ្យូឡង",                    // what no list explains stays whole
		"“សេរីភាព”", "", "abc", "ក",
	} {
		if got := cutUp(strings.ReplaceAll(want, "|", "")); got != want {
			t.Errorf("cut %s, want %s", got, want)
		}
	}
}

func TestTypedOrderOfSignsDoesNotMatter(t *testing.T) {
	if got := cutUp("ជាស្រ្តី"); got != "ជា|ស្រ្តី" { // the subscripts in the other order
		t.Error(got)
	}
}

func TestZeroWidthSpaceIsHonoured(t *testing.T) {
	for _, want := range []string{"ស្រី\u200b|ស្រស់", "មេ\u200b|ធាវី", "ធ្យូ\u200b|ឡង", "១៩\u200b|៩១"} {
		if got := cutUp(strings.ReplaceAll(want, "|", "")); got != want {
			t.Errorf("cut %q, want %q", got, want)
		}
	}
}

func TestNamesOfProvincesStayWhole(t *testing.T) {
	for _, p := range place.Provinces() {
		if got := text.KhmerBreaks(p.KM); len(got) > 0 {
			t.Errorf("%s is cut: %s", p.EN, cutUp(p.KM))
		}
	}
}

var khmerBlock = &unicode.RangeTable{R16: []unicode.Range16{{Lo: 0x1780, Hi: 0x17dd, Stride: 1}}}

// khmerish draws text of Khmer letters, signs in any order, joiners, spaces and Latin.
var khmerish = rapid.Custom(func(t *rapid.T) string {
	r := rapid.SliceOfN(rapid.OneOf(
		rapid.RuneFrom(nil, khmerBlock), rapid.RuneFrom([]rune("\u17d2\u17d2\u200b\u200c\u200d aé។ៗ១")),
	), 0, 60).Draw(t, "runes")
	return string(r)
})

func TestNoBreakInsideASyllable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkBreaks(t, khmerish.Draw(t, "text")) })
}

func FuzzKhmerBreaks(f *testing.F) {
	f.Add("សិទ្ធិមនុស្ស")
	f.Add("\u17d2\u17d2ក\xff\u200d")
	f.Fuzz(func(t *testing.T, s string) { checkBreaks(t, s) })
}

// checkBreaks holds what must be true of every text: breaks rise, lie between characters, never part a letter from its
// signs or subscripts, and are a part of the bounds of clusters unless a person typed U+200B there.
func checkBreaks(t interface{ Fatalf(string, ...any) }, s string) {
	clusters := text.KhmerClusters(s)
	at := 0
	for _, b := range text.KhmerBreaks(s) {
		if b <= at || b >= len(s) {
			t.Fatalf("break %d after %d of %d bytes in %q", b, at, len(s), s)
		}
		at = b
		next, _ := utf8.DecodeRuneInString(s[b:])
		before, _ := utf8.DecodeLastRuneInString(s[:b])
		if isSign(next) || before == '\u17d2' && next >= '\u1780' && next <= '\u17b3' {
			t.Fatalf("a syllable is parted at %d of %q", b, s)
		}
		if !slices.Contains(clusters, b) {
			t.Fatalf("break %d of %q is not the bound of a cluster", b, s)
		}
	}
}

func isSign(r rune) bool { return r >= '\u17b6' && r <= '\u17d3' || r == '\u17dd' }

// agreement is how our breaks and those of ICU agree on sentences of ours: of our breaks the share that ICU has, and of
// ICU's the share that we have. Only places between two Khmer letters count.
func agreement(t *testing.T, file string) (precision, recall float64) {
	if _, err := exec.LookPath("node"); err != nil {
		if os.Getenv("UPHELD_CI") == "1" {
			t.Fatal("node is not installed")
		}
		t.Skip("node is not installed")
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", "-e", `
const cut = new Intl.Segmenter("km", {granularity: "word"});
const lines = require("fs").readFileSync(0, "utf8").trim().split("\n");
console.log(JSON.stringify(lines.map(l => [...cut.segment(l)].map(w => Buffer.byteLength(l.slice(0, w.index))))));`)
	cmd.Stdin = bytes.NewReader(data)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var theirs [][]int
	if err := json.Unmarshal(out, &theirs); err != nil {
		t.Fatal(err)
	}
	both, ours, icu := 0, 0, 0
	for i, l := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		counts := func(at int) bool {
			before, _ := utf8.DecodeLastRuneInString(l[:at])
			next, _ := utf8.DecodeRuneInString(l[at:])
			return isLetter(before) && isLetter(next)
		}
		known := make(map[int]bool)
		for _, at := range theirs[i] {
			if at > 0 && counts(at) {
				known[at] = true
				icu++
			}
		}
		for _, at := range text.KhmerBreaks(l) {
			if !counts(at) {
				continue
			}
			ours++
			if known[at] {
				both++
			}
		}
	}
	return float64(both) / float64(ours), float64(both) / float64(icu)
}

func isLetter(r rune) bool { return r >= '\u1780' && r <= '\u17d3' }

// The sentences of the first file were looked at while the list was written, those of the second were not.
func TestBreaksAgreeWithAnotherCutter(t *testing.T) {
	for file, least := range map[string][2]float64{
		"testdata/khmer_tuned.txt":   {0.92, 0.95},
		"testdata/khmer_heldout.txt": {0.88, 0.90},
	} {
		precision, recall := agreement(t, file)
		t.Logf("%s: precision %.3f, recall %.3f", file, precision, recall)
		if precision < least[0] || recall < least[1] {
			t.Errorf("%s: precision %.3f, recall %.3f of breaks, least %v", file, precision, recall, least)
		}
	}
}

func BenchmarkKhmerBreaks(b *testing.B) {
	data, err := os.ReadFile("testdata/khmer_heldout.txt")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		text.KhmerBreaks(string(data))
	}
}
