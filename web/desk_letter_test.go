package web

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/upheld/upheld/letter"
)

// newLetter starts a letter from a pattern and gives its address.
func (o *operator) newLetter(pattern string) string {
	o.t.Helper()
	w := o.post("/desk/letters", "pattern", pattern)
	to := w.Header().Get("Location")
	if w.Code != 303 || !strings.HasPrefix(to, "/desk/letters/") {
		o.t.Fatalf("%d to %q: %s", w.Code, to, plainText(w))
	}
	return to
}

// withText starts a letter that holds a text.
func (o *operator) withText(text string) string {
	o.t.Helper()
	to := o.newLetter("")
	if w := o.post(to, "rev", "1", "as", "text", "text", text); w.Code != 200 {
		o.t.Fatalf("%d %s", w.Code, plainText(w))
	}
	return to
}

// textOf is the letter as it is kept.
func (o *operator) textOf(to string) string { return o.get(to + "/file/md").Body.String() }

// shippedLetter is the letter of the case, in our own words.
func shippedLetter(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile("../letter/testdata/2016-05-13.en.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// A person who does not know the format writes a letter with fields alone.
func TestALetterIsComposedInFields(t *testing.T) {
	o := atWork(t)
	to := o.newLetter("")
	form := func() []string { return filled(t, o.get(to).Body.String()) }
	w := o.post(to, set(form(), "do", "demand-after--1")...)
	w = o.post(to, set(filled(t, w.Body.String()), "do", "words-after--1")...)
	w = o.post(to, set(filled(t, w.Body.String()), "title", "For the five", "subject", "Five people", "date", "2016-05-13", "place", "Paris",
		"from0-organisation", "Friends", "to0-name", "Ban Ki-moon", "to0-role", "Secretary-General", "greeting", "Sir,", "closing", "Yours,",
		"signed0-name", "A. Person", "signed0-role", "Chair", "signed0-consent", "yes",
		"p0-words", "They are *held*. {held group=adhoc-five} of them [@a-2016-04-28].",
		"p1-words", "Release them.", "p1-action", "release", "p1-term", "at once", "p1-conditions", "immediate\nunconditional", "p1-find", "Arrested SOKHA 2016-04", "do", "find")...)
	o.wants(w, 200, "saved", "Five people", "5 of them")
	body := w.Body.String()
	if !strings.Contains(body, "They are <em>held</em>.") {
		t.Error("the letter is not shown as it would go out")
	}
	if !strings.Contains(body, `value="a-2016-04-28"`) {
		t.Error("the fact is not found by its words")
	}
	// What is ticked or chosen joins the demand.
	f := append(filled(t, body), "p1-to", "KH", "p1-ground", "iccpr/art-9", "p1-fact", "a-2016-04-28", "p1-person", "p-ny-sokha", "do", "save")
	w = o.post(to, f...)
	o.wants(w, 200, "Cambodia: Release", "standing of Cambodia on 13 May 2016", "9 Liberty", "bound")
	text := o.textOf(to)
	for _, want := range []string{
		"title: For the five\n", "date: 2016-05-13\n", "They are *held*. {held group=adhoc-five} of them [@a-2016-04-28].\n", "::: demand 1\nto: KH\naction: release\n",
		"conditions: immediate, unconditional\n", "grounds: iccpr/art-9\n", "facts: a-2016-04-28\n", "persons: p-ny-sokha\n", "term: at once\n", "\nRelease them.\n:::", "consent: yes",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the letter does not hold %q:\n%s", want, text)
		}
	}
	if _, err := letter.Parse(text); err != nil {
		t.Error(err)
	}
	// Parts are moved and removed by buttons.
	o.post(to, set(form(), "do", "up-1")...)
	if text = o.textOf(to); strings.Index(text, "::: demand 1") > strings.Index(text, "They are") {
		t.Error("the demand was not moved up")
	}
	o.post(to, set(form(), "do", "remove-0")...)
	if text = o.textOf(to); strings.Contains(text, ":::") || !strings.Contains(text, "They are") {
		t.Errorf("the demand was not removed:\n%s", text)
	}
}

// Text and fields are two views of one letter: going to and fro changes nothing.
func TestTextAndFieldsAreOneLetter(t *testing.T) {
	o := atWork(t)
	to := o.withText(shippedLetter(t))
	w := o.get(to)
	before, _ := letter.Parse(shippedLetter(t))
	o.post(to, set(filled(t, w.Body.String()), "do", "as-text")...)
	w = o.get(to + "?as=text")
	after, err := letter.Parse(o.textOf(to))
	if err != nil || letter.Format(before) != letter.Format(after) {
		t.Errorf("through the fields the letter became another (%v):\n%s", err, letter.Format(after))
	}
	if got := fieldIn(w.Body.String(), "text"); got != o.textOf(to) {
		t.Errorf("the source view shows %q", got)
	}
	// What is not understood is edited as text, and nothing of it is lost.
	broken := strings.Replace(o.textOf(to), "language: en", "langage: en", 1)
	w = o.post(to, set(filled(t, w.Body.String()), "text", broken, "do", "as-parts")...)
	o.wants(w, 200, "can be edited only as text", "Line 5")
	if o.textOf(to) != broken {
		t.Error("the text was changed")
	}
}

func TestDraftsAreDownloaded(t *testing.T) {
	o := atWork(t)
	to := o.withText(shippedLetter(t))
	for form, begins := range map[string]string{"pdf": "%PDF-", "docx": "PK\x03\x04", "html": "<!DOCTYPE html>", "txt": "", "md": "---\n"} {
		w := o.get(to + "/file/" + form)
		if w.Code != 200 || !bytes.HasPrefix(w.Body.Bytes(), []byte(begins)) || w.Body.Len() < 1000 {
			t.Errorf("%s: %d, %.20q, %d bytes", form, w.Code, w.Body, w.Body.Len())
		}
		h := w.Header()
		if h.Get("Content-Disposition") != "attachment; filename*=UTF-8''Open-letter-to-the-Secretary-General-of-the-United-Nations-o."+form ||
			!strings.Contains(h.Get("Content-Security-Policy"), "sandbox") || h.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %v", form, h)
		}
	}
	o.wants(o.get(to+"/file/exe"), 404)
}

// Nothing in a letter is run in the page that shows it.
func TestALetterCannotRunAnything(t *testing.T) {
	o := atWork(t)
	to := o.withText("---\ntitle: \"<script>alert(1)</script>\"\nlanguage: en\n---\n\n<script>alert(2)</script> <img src=x onerror=alert(3)> [a](javascript:alert(4))\n")
	body := o.get(to).Body.String()
	for _, bad := range []string{"<script>alert", "<img", `href="javascript:`} {
		if strings.Contains(body, bad) {
			t.Errorf("the page holds %s", bad)
		}
	}
}

// A second window is not overwritten: whoever saves last sees both texts.
func TestTwoWindowsWrite(t *testing.T) {
	o := atWork(t)
	to := o.withText("---\ntitle: T\nlanguage: en\n---\n\nfrom the start\n")
	form := filled(t, o.get(to+"?as=text").Body.String())
	o.wants(o.post(to, set(form, "text", "---\ntitle: T\nlanguage: en\n---\n\nfirst window\n")...), 200)
	w := o.post(to, set(form, "text", "---\ntitle: T\nlanguage: en\n---\n\nsecond window\n")...)
	o.wants(w, 409, "Another window has saved this letter since", "first window", "second window")
	if got := o.textOf(to); !strings.Contains(got, "first window") {
		t.Errorf("saved is\n%s", got)
	}
	o.wants(o.post(to, filled(t, w.Body.String())...), 200)
	if got := o.textOf(to); !strings.Contains(got, "second window") {
		t.Errorf("saved is\n%s", got)
	}
}

// The same letter in another language shares its demands.
func TestALetterInAnotherLanguage(t *testing.T) {
	o := atWork(t)
	to := o.withText(shippedLetter(t))
	w := o.post(to, set(filled(t, o.get(to).Body.String()), "do", "sibling-fr")...)
	other := w.Header().Get("Location")
	if w.Code != 303 || other == to {
		t.Fatalf("%d %q %s", w.Code, other, plainText(w))
	}
	a, _ := letter.Parse(o.textOf(to))
	b, err := letter.Parse(o.textOf(other))
	if err != nil {
		t.Fatal(err)
	}
	if b.Head.Language != "fr" || b.Head.Original != a.Head.ID {
		t.Errorf("the version is %s of %q", b.Head.Language, b.Head.Original)
	}
	if d := letter.Compare(a, b); len(d) > 0 {
		t.Errorf("the versions differ: %v", d)
	}
	// Both pages lead to the other, and a second press leads to the same.
	if !strings.Contains(o.get(to).Body.String(), other) || !strings.Contains(o.get(other).Body.String(), to) {
		t.Error("the versions do not lead to each other")
	}
	again := o.post(to, set(filled(t, o.get(to).Body.String()), "do", "sibling-fr")...)
	if again.Header().Get("Location") != other {
		t.Error("a second French version was started")
	}
}

func TestPatternsStartALetter(t *testing.T) {
	o := atWork(t)
	for _, p := range letter.Patterns() {
		to := o.newLetter(p.Name)
		w := o.get(to)
		if w.Code != 200 || !strings.Contains(o.textOf(to), "date: 2026-11-23") {
			t.Errorf("%s: %d\n%.300s", p.Name, w.Code, o.textOf(to))
		}
		if regexp.MustCompile(`(?m)^[a-z,;]`).MatchString(fieldIn(w.Body.String(), "p0-words")) {
			t.Errorf("%s begins a line in the middle of a sentence: %q", p.Name, fieldIn(w.Body.String(), "p0-words"))
		}
	}
	o.wants(o.post("/desk/letters", "pattern", "nonsense"), 404)
}
