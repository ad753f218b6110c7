package text_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/upheld/upheld/text"
)

func TestKhmerGivesLookalikesOneText(t *testing.T) {
	tests := []struct{ name, typed, want string }{
		{"well written stays", "ត្បូងឃ្មុំ", "ត្បូងឃ្មុំ"},
		{"sign before vowel", "\u1783\u17d2\u1798\u17c6\u17bb", "ឃ្មុំ"},
		{"vowel before subscript", "\u1797\u17c6\u17d2\u1793", "ភ្នំ"},
		{"subscript ro first", "\u179f\u17d2\u179a\u17d2\u178f\u17b8", "ស្ត្រី"},
		{"shifter after vowel", "\u1794\u17c3\u17c9\u179b\u17b7\u1793", "ប៉ៃលិន"},
		{"shifter before subscript", "\u1798\u17c9\u17d2\u1799\u17b6\u1784", "\u1798\u17d2\u1799\u17c9\u17b6\u1784"},
		{"o in two halves", "\u1782\u17c1\u17b6", "គោ"},
		{"oe in two halves", "\u1785\u17b8\u17c1\u1793", "ចើន"},
		{"subscript da", "\u1780\u178e\u17d2\u178a\u17b6\u179b", "កណ្តាល"},
		{"subscripts keep their order", "\u179f\u17d2\u1793\u17d2\u1798", "\u179f\u17d2\u1793\u17d2\u1798"},
		{"robat last", "\u1792\u17b6\u17cc", "\u1792\u17cc\u17b6"},
		{"invisible inherent vowel", "\u1780\u17b4\u1798", "កម"},
		{"discouraged letters", "\u17a3\u17a4", "\u17a2\u17a2\u17b6"},
		{"coeng without a letter", "\u1780\u17d2", "\u1780\u17d2"},
		{"coeng before a vowel", "\u1780\u17d2\u17b6", "\u1780\u17d2\u17b6"},
		{"other scripts", "Ny Sokha é ไทย", "Ny Sokha é ไทย"},
		{"mixed", "Ny \u1797\u17c6\u17d2\u1793!", "Ny ភ្នំ!"},
		{"nothing", "", ""},
	}
	for _, tt := range tests {
		if got := text.Khmer(tt.typed); got != tt.want {
			t.Errorf("%s: %+q, want %+q", tt.name, got, tt.want)
		}
	}
}

// anyKhmer draws letters and signs in any order, as a careless hand types them.
var anyKhmer = rapid.Custom(func(t *rapid.T) string {
	r := rapid.OneOf(rapid.Int32Range(0x1780, 0x17dd), rapid.SampledFrom([]int32{0x17d2, 0x17d2, 0x17c1, 0x17b6, 0x17b8, ' ', 'a'}))
	var b strings.Builder
	for _, c := range rapid.SliceOf(r).Draw(t, "runes") {
		b.WriteRune(c)
	}
	return b.String()
})

func TestKhmerTwiceIsKhmerOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once := text.Khmer(anyKhmer.Draw(t, "text"))
		if twice := text.Khmer(once); twice != once {
			t.Fatalf("%+q became %+q", once, twice)
		}
	})
}

// The order in which the signs of one letter were typed does not matter.
func TestKhmerForgetsTheOrderOfTyping(t *testing.T) {
	signs := []string{"\u17cc", "\u17d2\u1793", "\u17d2\u179a", "\u17c9", "\u17b6", "\u17bb", "\u17c1", "\u17c6", "\u17cb", "\u17dd"}
	rapid.Check(t, func(t *rapid.T) {
		some := rapid.SliceOfNDistinct(rapid.SampledFrom(signs), 1, 5, rapid.ID[string]).Draw(t, "signs")
		other := rapid.Permutation(some).Draw(t, "other order")
		a, b := "\u1780"+strings.Join(some, ""), "\u1780"+strings.Join(other, "")
		if x, y := text.Khmer(a), text.Khmer(b); x != y {
			t.Fatalf("%+q and %+q became %+q and %+q", a, b, x, y)
		}
	})
}

func FuzzKhmer(f *testing.F) {
	for _, s := range []string{"ភ្នំពេញ", "នី សុខា", "\u17d2", "\u1780\u17d2\u17d2\u1780", "a\u17c1\u17b6\u17c1\u17b6\u17b8", "\xff\u17d2"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := text.Khmer(s)
		if utf8.ValidString(s) && !utf8.ValidString(once) {
			t.Fatalf("%+q became broken text %+q", s, once)
		}
		if twice := text.Khmer(once); twice != once {
			t.Fatalf("%+q became %+q, then %+q", s, once, twice)
		}
	})
}
