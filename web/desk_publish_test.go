package web

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
)

// publishable is a short letter with one true finding of the severest kind: China is not bound by the Covenant.
const publishable = `---
id: ap-2016-05-13-test
title: A letter of the test
subject: The five
language: en
date: 2016-05-13
from:
  - organisation: Friends of the test
to:
  - name: Ban Ki-moon
    role: Secretary-General
    organisation: United Nations
    body: b-unsg
signed:
  - name: A. Person
    role: Chair
    organisation: Friends of the test
    consent: yes
---

They have been held for {days group=adhoc-five} days [@a-2016-04-28].

::: demand 1
to: CN
action: respect-right
grounds: iccpr/art-9
facts: a-2016-04-28
term: at once

We ask China to keep to the Covenant.
:::
`

func TestPublishingWantsEveryErrorMendedOrAnswered(t *testing.T) {
	o := atWork(t)
	to := o.withText(publishable)
	w := o.get(to + "/publish")
	o.wants(w, 200, "Last look", "China has only signed", "Why it stands nevertheless")
	form := set(filled(t, w.Body.String()), "do", "publish")
	before := heads(t, o)
	w = o.post(to+"/publish", form...)
	o.wants(w, 200, "neither mended nor answered")
	if after := heads(t, o); after != before {
		t.Fatal("it was published with an error in it")
	}
	form = filled(t, w.Body.String())
	for i := 0; i < len(form); i += 2 {
		if strings.HasPrefix(form[i], "answer/") {
			form[i+1] = "We ask it as a signatory."
		}
	}
	// Somebody saves meanwhile: the last look was at another letter.
	late := o.post(to, set(filled(t, o.get(to+"?as=text").Body.String()), "text", strings.Replace(publishable, "They have", "They all have", 1))...)
	o.wants(late, 200)
	w = o.post(to+"/publish", set(form, "do", "publish")...)
	o.wants(w, 200, "saved in another window since you looked")
	if after := heads(t, o); after != before {
		t.Fatal("a letter was published that nobody had looked at")
	}
	// Reasons are kept with the draft, so that pressing "check again" loses none.
	form = set(filled(t, o.get(to+"/publish").Body.String()), "do", "check")
	for i := 0; i < len(form); i += 2 {
		if strings.HasPrefix(form[i], "answer/") {
			form[i+1] = "We ask it as a signatory."
		}
	}
	o.wants(o.post(to+"/publish", form...), 200, "No error")
	w = o.post(to+"/publish", set(filled(t, o.get(to+"/publish").Body.String()), "do", "publish")...)
	if w.Code != 303 || w.Header().Get("Location") != "/appeals/ap-2016-05-13-test" {
		t.Fatalf("%d %q: %s", w.Code, w.Header().Get("Location"), plainText(w))
	}
	if after := heads(t, o); after[0] != before[0]+3 || after[1] != before[1]+1 {
		t.Errorf("the logs grew from %v to %v; want letter, appeal and demand in the public one, the reasons in the other", before, after)
	}
	o.wants(o.get("/desk"), 200, "No letter is being written.")
	o.wants(o.get("/desk/appeals/ap-2016-05-13-test"), 200, "answers-lt-2016-05-13-test.json")
	answers := o.get("/desk/files/lf-answers-2016-05-13-test").Body.String()
	if !strings.Contains(answers, "We ask it as a signatory.") || !strings.Contains(answers, "China has only signed") {
		t.Errorf("kept is\n%s", answers)
	}

	page := get(o.h, "/appeals/ap-2016-05-13-test")
	o.wants(page, 200, "The letter as it went out", "They all have been held for 15 days", "We ask China to keep to the Covenant.", "What has changed since", "read the same today", "Fingerprint")
	if strings.Contains(page.Body.String(), "as a signatory") {
		t.Error("readers see the reasons")
	}
	for form, begins := range map[string]string{"pdf": "%PDF-", "docx": "PK", "html": "<!DOCTYPE html>", "txt": "", "md": "---\n"} {
		w := get(o.h, "/letters/lt-2016-05-13-test/"+form)
		if w.Code != 200 || !bytes.HasPrefix(w.Body.Bytes(), []byte(begins)) || !strings.HasPrefix(w.Header().Get("Content-Disposition"), "attachment") || w.Header().Get("Set-Cookie") != "" {
			t.Errorf("%s: %d %v", form, w.Code, w.Header())
		}
		again := get(o.h, "/letters/lt-2016-05-13-test/"+form, "If-None-Match", w.Header().Get("ETag"))
		if again.Code != 304 || !bytes.Equal(get(o.h, "/letters/lt-2016-05-13-test/"+form).Body.Bytes(), w.Body.Bytes()) {
			t.Errorf("%s is made anew each time", form)
		}
	}
	o.wants(get(o.h, "/letters/lt-2016-05-13-test/exe"), 404)
	o.wants(get(o.h, "/letters/lt-none/pdf"), 404)
	// Before the day on which it was frozen there was no such letter.
	if strings.Contains(plainText(get(o.h, "/appeals/ap-2016-05-13-test?on=2020-01-01")), "The letter as it went out") {
		t.Error("the letter is shown before it was frozen")
	}

	// A correction names its reason, and the version before stays.
	to = o.withText(strings.Replace(publishable, "keep to", "ratify", 1))
	form = filled(t, o.get(to+"/publish").Body.String())
	for i := 0; i < len(form); i += 2 {
		if strings.HasPrefix(form[i], "answer/") {
			form[i+1] = "We ask it as a signatory."
		}
	}
	w = o.post(to+"/publish", set(form, "do", "publish")...)
	o.wants(w, 200, "needs its reason")
	w = o.post(to+"/publish", set(filled(t, w.Body.String()), "reason", "The Covenant was only signed.", "do", "publish")...)
	if w.Code != 303 {
		t.Fatalf("%d: %s", w.Code, plainText(w))
	}
	o.wants(get(o.h, "/appeals/ap-2016-05-13-test"), 200, "The Covenant was only signed.", "Versions before", "We ask China to ratify the Covenant.")
}

// published freezes a letter that needs no answer, and gives the page of its appeal.
func (o *operator) published() string {
	o.t.Helper()
	to := o.withText(strings.Replace(publishable, "to: CN", "to: KH", 1)) + "/publish"
	w := o.post(to, set(filled(o.t, o.get(to).Body.String()), "do", "publish")...)
	if w.Code != 303 {
		o.t.Fatalf("%d: %s", w.Code, plainText(w))
	}
	return w.Header().Get("Location")
}

// What the record says otherwise since stands beside the letter that went out, and the letter stays as it was.
func TestWhatHasChangedSinceStandsBesideTheLetter(t *testing.T) {
	o := atWork(t)
	path := o.published()
	o.wants(get(o.h, path), 200, "read the same today")
	d, ok, err := o.book.Doc(t.Context(), access.Operator(), book.At{}, "cs-ny-sokha-1")
	if err != nil || !ok {
		t.Fatal(err)
	}
	say(t, o.book, movedBack(t, d))
	w := get(o.h, path)
	o.wants(w, 200, "held for 15 days", "The letter says: ", "The record says now: ")
	if strings.Contains(plainText(w), "read the same today") {
		t.Error("a changed record reads the same")
	}
}

// movedBack is the custody with all that was said of 28 April 2016 said of the day before.
func movedBack(t *testing.T, d book.Doc) book.Draft {
	t.Helper()
	var fields map[string]json.RawMessage
	moved := strings.NewReplacer("2016-04-28", "2016-04-27", `"days_on_2016_05_13":15`, `"days_on_2016_05_13":16`, `"days":427`, `"days":428`).Replace(string(d.JSON))
	if err := json.Unmarshal([]byte(moved), &fields); err != nil {
		t.Fatal(err)
	}
	out := book.Draft{Log: d.Log, Kind: d.Kind, Ref: d.Ref}
	for name, value := range fields {
		out.Fields = append(out.Fields, book.Field{Name: name, Value: value})
	}
	return out
}
