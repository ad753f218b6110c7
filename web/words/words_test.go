package words

import (
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/upheld/upheld/when"
)

func speak(t *testing.T, code string) *Words {
	t.Helper()
	for _, w := range All() {
		if w.Code == code {
			return w
		}
	}
	t.Fatalf("no language %q", code)
	return nil
}

// No line of French begins with a colon or ends with an opening quotation mark.
func TestFrenchSignsStayAtTheirWords(t *testing.T) {
	fr := All()[1]
	for k, m := range fr.msgs {
		for _, s := range m {
			for _, bad := range []string{" :", " ;", " ?", " !", "« ", " »"} {
				if strings.Contains(s, bad) {
					t.Errorf("%s: %q in %q", k, bad, s)
				}
			}
		}
	}
}

func TestBothLanguagesSayEverything(t *testing.T) {
	first := All()[0]
	for _, w := range All()[1:] {
		for k := range first.msgs {
			if !w.Has(k) {
				t.Errorf("%s lacks %s", w.Code, k)
			}
		}
		for k := range w.msgs {
			if !first.Has(k) {
				t.Errorf("%s has %s, which %s lacks", w.Code, k, first.Code)
			}
		}
	}
}

// The slots of a message are the same in each language: a lost {n} would be a lost number.
func TestSlotsAreTheSameInEachLanguage(t *testing.T) {
	slots := func(m message) map[string]bool {
		out := map[string]bool{}
		for _, part := range strings.Split(m["other"]+m[""], "{")[1:] {
			name, _, _ := strings.Cut(part, "}")
			name, _, _ = strings.Cut(name, ":")
			out[name] = true
		}
		return out
	}
	first := All()[0]
	for _, w := range All()[1:] {
		for k, m := range first.msgs {
			a, b := slots(m), slots(w.msgs[k])
			for s := range a {
				if !b[s] {
					t.Errorf("%s: %s has no {%s}", w.Code, k, s)
				}
			}
			for s := range b {
				if !a[s] {
					t.Errorf("%s: %s has {%s}, which %s lacks", w.Code, k, s, first.Code)
				}
			}
			if strings.Count(m["other"]+m[""], "[") != strings.Count(w.msgs[k]["other"]+w.msgs[k][""], "[") {
				t.Errorf("%s: %s has another number of [links]", w.Code, k)
			}
		}
	}
}

func TestTimesInWords(t *testing.T) {
	cases := []struct{ iso, en, fr string }{
		{"2016-05-13", "13\u00a0May\u00a02016", "13\u00a0mai\u00a02016"},
		{"2016-05-01", "1\u00a0May\u00a02016", "1er\u00a0mai\u00a02016"},
		{"2016-08", "August 2016", "août 2016"},
		{"2016", "2016", "2016"},
	}
	for _, c := range cases {
		x, err := when.Parse(c.iso)
		if err != nil {
			t.Fatal(err)
		}
		for code, want := range map[string]string{"en": c.en, "fr": c.fr} {
			if got := speak(t, code).When(x); got != want {
				t.Errorf("%s in %s: %q, want %q", c.iso, code, got, want)
			}
		}
	}
	if got := speak(t, "en").When(when.When{}); got == "" {
		t.Error("a time of which nothing is known is shown as nothing")
	}
}

func TestNumbers(t *testing.T) {
	en, fr := speak(t, "en"), speak(t, "fr")
	cases := []struct{ got, want string }{
		{en.Number(1134), "1,134"},
		{en.Number(7865033), "7,865,033"},
		{en.Number(-209), "\u2212209"},
		{fr.Number(7865033), "7\u202f865\u202f033"},
		{en.Decimal("85.74"), "85.74"},
		{fr.Decimal("85.74"), "85,74"},
		{fr.Decimal("4889113"), "4\u202f889\u202f113"},
		{en.inWords(7, "Word"), "Seven"},
		{en.inWords(20, "word"), "twenty"},
		{en.inWords(21, "word"), "21"},
		{fr.inWords(1, "wordf"), "une"},
		{fr.inWords(1, "word"), "un"},
		{fr.inWords(17, "Word"), "Dix-sept"},
	}
	for _, c := range cases {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

// English counts nought as many, French as one; both may have a form of their own for a number.
func TestPluralForms(t *testing.T) {
	body := `{"number.words": "zero one two", "number.group": ",", "people": {"=0": "nobody", "one": "{n} person", "other": "{n} people"},
		"days": {"one": "{n} day", "other": "{n} days"}}`
	for _, c := range []struct {
		code, key string
		n         int
		want      string
	}{
		{"en", "people", 0, "nobody"},
		{"en", "people", 1, "1 person"},
		{"en", "people", 22, "22 people"},
		{"en", "days", 0, "0 days"},
		{"fr", "days", 0, "0 day"},
		{"fr", "days", 1, "1 day"},
		{"fr", "days", 2, "2 days"},
	} {
		w, err := parsed(c.code, []byte(body))
		if err != nil {
			t.Fatal(err)
		}
		if got := w.T(Key(c.key), "n", c.n); got != c.want {
			t.Errorf("%s %s of %d: %q, want %q", c.code, c.key, c.n, got, c.want)
		}
	}
	if _, err := parsed("en", []byte(`{"x": {"one": "a"}}`)); err == nil {
		t.Error("a message without the form \"other\" was taken")
	}
}

func parsed(code string, b []byte) (*Words, error) {
	w := &Words{Code: code, tag: language.MustParse(code), msgs: map[Key]message{}}
	return w, w.add(b)
}
