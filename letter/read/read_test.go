package read

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// sound fails when a reading says something that its text does not bear out: quotes are words of the text at their place,
// numbers run from 1, labels are known.
func sound(t *testing.T, text string, r Reading) {
	t.Helper()
	at := func(what, quote string, s Span) {
		if s.Start < 0 || s.End > len(text) || s.Start > s.End || text[s.Start:s.End] != quote {
			t.Fatalf("%s %q does not stand at %d to %d", what, quote, s.Start, s.End)
		}
	}
	last := 0
	for i, d := range r.Demands {
		at("quote", d.Quote, d.Span)
		if d.Quote == "" || d.N != i+1 || d.Start < last {
			t.Fatalf("demand %d: %+v", i+1, d)
		}
		last = d.Start
		if d.Lead != "" {
			at("lead", d.Lead, d.LeadSpan)
		}
		for _, x := range d.Repeats {
			at("repeat", x.Quote, x.Span)
		}
		if !labels[d.Action] || len(d.Why) == 0 {
			t.Fatalf("demand %d: action %q, why %v", i+1, d.Action, d.Why)
		}
		for _, in := range d.Instruments {
			if in.Span.Start < d.Start || in.Span.End > d.End {
				t.Fatalf("instrument %v is not in the quote", in)
			}
		}
	}
	for _, f := range r.Facts {
		at("fact", f.Text, f.Span)
	}
	for _, s := range r.Signatories {
		if s.Span.End > len(text) || s.Span.Start >= s.Span.End || s.Name == "" {
			t.Fatalf("signatory %+v", s)
		}
	}
	if _, err := json.Marshal(r); err != nil {
		t.Fatal(err)
	}
}

var labels = set("release drop-charges investigate protect repeal-or-amend-law respect-right ratify-or-renew convene sanction-or-measure observe-or-support-election allow-access publish-or-disclose other")

// hostile are texts that would show a rule which looks at every word from every word.
func hostile() map[string]string {
	fill := func(s string) string { return strings.Repeat(s, 65536/len(s)+1)[:65536] }
	return map[string]string{
		"one word": fill("a"), "no spaces": fill("urge,"), "verbs": fill("urge we call on "), "we": fill("we "), "asks": fill("We urge the Government of Chad to release them. "),
		"same ask": fill("We urge Chad to act.\n"), "items": "We call on Chad to:\n" + fill("- release them;\n"), "quotes": fill("“We said “"), "straight quotes": fill("\" ' "),
		"brackets": fill("((("), "capitals": fill("Alpha Beta "), "capitals of": fill("Act of The Law of "), "articles": fill("Article 1, 2, 3 of the "), "to": fill("to to to "),
		"we urge to": fill("we urge X, "), "governments": fill("the Government of the Republic of "), "commas": fill("Chad, Mali and Niger, "), "lines": fill("\n\n\n"), "names": fill("Ann Other\n"),
		"names blank": fill("Ann Other\n\n"), "zero": fill("\x00"), "bad bytes": fill("\xff\xfe"), "marks": fill("́"), "dates": fill("13 May 2016\n"), "date words": fill("May 13, "),
		"french": fill("Nous demandons aux autorités que le gouvernement de "), "spanish": fill("Exigimos a la que el Estado de "), "que": "Exigimos el la los de que en " + fill("que "),
		"de": "Nous vous le la les des demandons " + fill("de d'"), "must": fill("the Government must and the Government should "), "copies": "cc: " + fill("Ann Other; "), "to lines": "To:\n" + fill("Ann Other, Minister\n"),
		"sincerely": fill("Sincerely,\nAnn Other\n\n"), "please": fill("please "), "semicolons": fill("Ann; "), "hyphens": fill("a-"), "apostrophes": fill("l'd'"), "our call": fill("our call on "),
		"ours": fill("our demand our "), "long sentence": "Dear Minister,\n" + fill("we ask the minister and the government and the police that "), "wrapped": fill("this is a line of text that is as long as lines in mails are wide\n"),
	}
}

// Whatever the text, the reading is sound, and its cost grows with the length and not with its square. The bound is wide: it
// is met a hundredfold on a quiet machine, and a square would miss it by far.
func TestHostileTexts(t *testing.T) {
	for name, text := range hostile() {
		start := time.Now()
		r := Read(text)
		if d := time.Since(start); d > 5*time.Second {
			t.Errorf("%s: %v", name, d)
		}
		sound(t, text, r)
	}
}

func TestLettersAreSound(t *testing.T) {
	for _, c := range asksEN {
		sound(t, c.text, Read(c.text))
	}
	for _, c := range asksFR {
		sound(t, c.text, Read(c.text))
	}
	for _, c := range asksES {
		sound(t, c.text, Read(c.text))
	}
}

// The same text is read alike every time.
func TestReadingIsStable(t *testing.T) {
	for _, c := range asksEN {
		a, _ := json.Marshal(Read(c.text))
		for range 5 {
			if b, _ := json.Marshal(Read(c.text)); string(a) != string(b) {
				t.Fatalf("%s: two readings differ:\n%s\n%s", c.name, a, b)
			}
		}
	}
}

func TestEmptyText(t *testing.T) {
	r := Read("")
	if r.Demands == nil || r.Addressees == nil || r.Facts == nil || len(r.Demands) != 0 {
		t.Errorf("%+v", r)
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range asksEN {
		f.Add(c.text)
	}
	for _, c := range asksFR {
		f.Add(c.text)
	}
	for _, c := range asksES {
		f.Add(c.text)
	}
	for _, s := range hostile() {
		f.Add(s[:min(len(s), 400)])
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<17 {
			return
		}
		start := time.Now()
		r := Read(text)
		if d := time.Since(start); d > 10*time.Second {
			t.Fatalf("%v for %d bytes", d, len(text))
		}
		sound(t, text, r)
		if utf8.ValidString(text) {
			for _, d := range r.Demands {
				if !utf8.ValidString(d.Quote) || !utf8.ValidString(d.Asked) {
					t.Fatalf("cut through a letter: %q %q", d.Quote, d.Asked)
				}
			}
		}
	})
}
