package web

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/upheld/upheld/letter"
)

// A letter that is taken apart and put together says what it said, and the words are the very ones that were typed.
func TestALetterTakenApartIsTheSameLetter(t *testing.T) {
	files, _ := filepath.Glob("../letter/testdata/*.md")
	more, _ := filepath.Glob("../letter/check/testdata/*.md")
	for _, name := range append(files, more...) {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		was, err := letter.Parse(string(b))
		if err != nil {
			t.Fatal(name, err)
		}
		x, ok := takeApart(string(b))
		if !ok {
			t.Errorf("%s cannot be taken apart", name)
			continue
		}
		text := x.together()
		now, err := letter.Parse(text)
		if err != nil {
			t.Errorf("%s: %v\n%s", name, err, text)
			continue
		}
		if a, b := letter.Format(was), letter.Format(now); a != b {
			t.Errorf("%s says another thing:\n%s\n----\n%s", name, a, b)
		}
		for _, p := range x.Parts {
			if !strings.Contains(strings.ReplaceAll(string(b), "\r\n", "\n"), p.Words) {
				t.Errorf("%s: these words were not typed so: %q", name, p.Words)
			}
		}
		again, ok := takeApart(text)
		if !ok || again.together() != text {
			t.Errorf("%s does not stay as it is", name)
		}
	}
}

// Words that the format does not understand are kept as they were typed; heads that it does not understand are not taken apart.
func TestWhatIsNotUnderstoodIsKept(t *testing.T) {
	odd := "---\ntitle: T\n---\n\nWords {nonsense here} and [@no such *thing\n\n::: demand 1\nto: KH\n\nwe ask {this\n:::\n\ntail ::: of\n"
	x, ok := takeApart(odd)
	if !ok {
		t.Fatal("problems in words alone must not close the page of the parts")
	}
	text := x.together()
	for _, want := range []string{"Words {nonsense here} and [@no such *thing", "we ask {this", "tail ::: of"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is lost:\n%s", want, text)
		}
	}
	for _, head := range []string{
		"---\ntitel: T\n---\n\nWords\n", "---\ndate: soon\n---\n\nWords\n", "---\ntitle: T\n---\n\n::: demand 1\nto: KH\naction: relase\n\nwords\n:::\n",
		"---\ntitle: T\nlanguage: en\n---\n\n::: demand 1\nno key\n\nwords\n:::\n",
	} {
		if _, ok := takeApart(head); ok {
			t.Errorf("this would lose what is not understood:\n%s", head)
		}
	}
}

// A line of colons within the words of a demand does not end the demand.
func TestWordsCannotEndADemand(t *testing.T) {
	x := letterParts{Head: letter.Head{Title: "T", Language: "en"}, Parts: []letterPart{{Demand: &letter.Demand{To: []letter.Ref{{ID: "KH"}}}, Words: "One.\n\n:::\n\nTwo."}, {Words: "After."}}}
	y, ok := takeApart(x.together())
	if !ok || len(y.Parts) != 2 || y.Parts[0].Demand == nil || !strings.Contains(y.Parts[0].Words, "Two.") {
		t.Errorf("%t: %q", ok, x.together())
	}
}

func FuzzTakeApart(f *testing.F) {
	f.Add("---\ntitle: T\n---\n\nWords\n\n::: demand 1\nto: KH\n\nWe ask.\n:::\n")
	f.Add("::: demand\n:::")
	f.Fuzz(func(t *testing.T, text string) {
		x, ok := takeApart(text)
		if !ok {
			return
		}
		one := x.together()
		y, ok := takeApart(one)
		if !ok {
			return // what was not understood may be so in another place
		}
		if two := y.together(); two != one {
			t.Errorf("put together twice:\n%q\n%q", one, two)
		}
	})
}
