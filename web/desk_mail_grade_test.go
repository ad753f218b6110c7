package web

import (
	"regexp"
	"strings"
	"testing"

	"github.com/upheld/upheld/delivery"
)

func regexpFind(t *testing.T, re, in string) string {
	t.Helper()
	m := regexp.MustCompile(re).FindStringSubmatch(in)
	if m == nil {
		t.Fatalf("nothing like %s in\n%.1500s", re, in)
	}
	return m[1]
}

func TestSpansAreTheSentences(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"", nil},
		{"One. Two? Three!", []string{"One.", "Two?", "Three!"}},
		{"Art. 9 of the\nCovenant. It holds.", []string{"Art.", "9 of the\nCovenant.", "It holds."}},
		{"approx. five, e.g. these.\n\nNext", []string{"approx. five, e.g. these.", "Next"}},
		{"Dear all,\n\n- first\n- second\n", []string{"Dear all,", "- first", "- second"}},
		{"នៅភ្នំពេញ។ បាទ៕", []string{"នៅភ្នំពេញ។", "បាទ៕"}},
		{"\xff\xfe. A", []string{"\xff\xfe.", "A"}},
	} {
		got := spans(c.text)
		if len(got) != len(c.want) {
			t.Errorf("%q: %v", c.text, got)
			continue
		}
		for i, s := range got {
			if s.Words != c.want[i] || c.text[s.Start:s.End] != s.Words {
				t.Errorf("%q: sentence %d is %q at %d to %d, want %q", c.text, i, s.Words, s.Start, s.End, c.want[i])
			}
		}
	}
}

func TestWordsAreFoundWhereTheyStand(t *testing.T) {
	text := "We will keep it.\nWe will\nkeep it, they say. will keeper"
	for words, want := range map[string]int{"We will keep it": 2, "we will": 0, "will keep": 3, "keep it.": 1, "": 0, " \n ": 0, "say": 1, "keep  it,": 1} {
		got := placesOf(text, words)
		if len(got) != want {
			t.Errorf("%q stands in %d places, want %d: %v", words, len(got), want, got)
		}
		for _, g := range got {
			if text[g.Start:g.End] != g.Words {
				t.Errorf("%q: %v is not there", words, g)
			}
		}
	}
}

func TestInertTextShowsWhatItHides(t *testing.T) {
	for in, want := range map[string]string{
		"plain\ttext\r\nខ្មែរ\u200bបាទ": "plain\ttext\nខ្មែរ\u200bបាទ", "a\u202eb": "a⟨U+202E⟩b", "\a": "⟨U+0007⟩", "\xff": "\uFFFD", "\u2066x\u2069": "⟨U+2066⟩x⟨U+2069⟩",
		"\U000E0041": "⟨U+E0041⟩",
	} {
		if got := inert(in); got != want {
			t.Errorf("%q is shown as %q, want %q", in, got, want)
		}
	}
}

func FuzzPassages(f *testing.F) {
	f.Add("One. Two.\n\n- three", "Two.")
	f.Add("\xff\xfe។", "។")
	f.Add("\xb0", "0")
	f.Add("a\u202eb\u202c\a\u2066", "b")
	f.Fuzz(func(t *testing.T, text, words string) {
		list := spans(text)
		at := 0
		for _, s := range list {
			if s.Start < at || s.End <= s.Start || s.End > len(text) || text[s.Start:s.End] != s.Words {
				t.Fatalf("%q: %v", text, s)
			}
			at = s.End
		}
		found := placesOf(text, words)
		for _, s := range found {
			if text[s.Start:s.End] != s.Words {
				t.Fatalf("%q in %q: %v", words, text, s)
			}
		}
		var b strings.Builder
		for _, m := range markedRuns(text, [][]delivery.Passage{joined(text, list), found}) {
			b.WriteString(m.Text)
		}
		if b.String() != text {
			t.Fatalf("the runs of %q are %q", text, b.String())
		}
		for _, r := range inert(text) {
			if hides(r) {
				t.Fatalf("%q keeps %U", text, r)
			}
		}
	})
}

// replied makes a reply of a mail that came in, and gives its page.
func (o *operator) replied(m delivery.Message, pairs ...string) string {
	o.t.Helper()
	return o.done(o.twice("/desk/mail/"+m.Ref+"/reply", "reply", append([]string{"summary", "It notes the letter.", "by", "Council of Ministers"}, pairs...)...))
}

// From the message to the grade: the reply in our words, the passage where it stands, the grade with who proposed and who
// reviewed; a reminder waits for it; and nothing of the text is public until somebody publishes it.
func TestAReplyIsReadAndGraded(t *testing.T) {
	o := mailing(t)
	d := o.mailed()
	m := o.answered(d)
	o.wants(o.get("/desk"), 200, "Answer of Cambodia")
	form := "/desk/mail/" + m.Ref + "/reply"
	o.wants(o.get(form), 200, "Say what Cambodia replied", "The Government notes your letter.")
	o.wants(o.looked(form, "reply", "by", "X"), 200, "Say in your own words")
	o.wants(o.looked(form, "reply", "summary", "S", "by", ""), 200, "Say who spoke.")
	before := heads(t, o)
	path := o.replied(m)
	if after := heads(t, o); after[0] != before[0]+1 || after[1] != before[1] {
		t.Errorf("the logs grew from %v to %v", before, after)
	}
	o.hidden("The Government notes", "keep to the Covenant. That")
	if !strings.Contains(o.seen(), "It notes the letter.") {
		t.Error("control: the summary is hidden too")
	}
	// Whoever answered is not reminded before the answer is read.
	o.wants(o.get(testSend+"?purpose=reminder"), 200, "the reply waits for its grade")
	reminder := []string{"form", "send", "purpose", "reminder", "to/0", "Cambodia", "address/0", "cabinet@pm.example", "way", "email", "letter", "lt-2016-05-13-test", "subject", "S", "text", "T", "date", o.clock.now().Format("2006-01-02")}
	o.wants(o.post(testSend, reminder...), 200, "the reply waits for its grade")
	o.wants(o.get("/desk"), 200, "To grade: the reply of Cambodia")

	demand := regexpFind(t, `demand=([^"&#]+)`, o.get(path).Body.String())
	grade := path + "?demand=" + demand
	says := func(want string, pairs ...string) {
		t.Helper()
		o.wants(o.looked(grade, "grade", pairs...), 200, want)
	}
	says("Choose a grade.")
	says("Mark the passage", "grade", "noted")
	says("do not stand in the text", "grade", "noted", "words", "It will never keep to it.")
	says("Say why this grade", "grade", "noted", "words", "notes your letter")
	says("Say who proposes it.", "grade", "noted", "words", "notes your letter", "why", "It only notes.")
	says("Referred names who", "grade", "referred", "words", "notes your letter", "why", "w")
	who := []string{"grade", "accepted", "why", "It commits itself.", "proposed-name", "A. One", "proposed-organisation", "First"}
	says("Nobody reviews what they proposed", append(who, "words", "notes your letter", "reviewed-name", "a. one", "reviewed-organisation", "FIRST")...)
	says("cannot assess it", append(who, "words", "notes your letter", "reviewed-name", "B", "reviewed-organisation", "cambodia")...)
	// The same words twice: a person says which.
	w := o.looked(grade, "grade", append(who, "words", "It will keep to the Covenant.")...)
	o.wants(w, 200, "stand in the text 2 times", "Which?")
	place := strings.LastIndex(m.Text, "It will keep to the Covenant.")
	pick := regexpFind(t, `name="place" value="(`+numOf(place)+`-\d+)"`, w.Body.String())
	w = o.looked(grade, "grade", append(who, "words", "It will keep to the Covenant.", "place", pick)...)
	o.wants(w, 200, "Everybody will see", "This stays in the house", "Nobody has reviewed it yet")
	o.done(o.post(path, append(o.formOf(w, "grade"), "press", "say", "place", pick)...))
	list := o.room().AnswersIn(strings.TrimPrefix(path, "/desk/replies/"))
	if len(list) != 1 || list[0].Grade != "accepted" || len(list[0].Passages) != 1 || list[0].Passages[0].Start != place || list[0].ProposedBy.Entered != "operator" || list[0].ReviewedBy.Name != "" {
		t.Fatalf("graded is %+v", list)
	}
	o.wants(o.get(path), 200, "waits for a review")
	if body := o.get(path).Body.String(); !strings.Contains(body, "<mark") || !strings.Contains(body, `href="#demand-0">1</a>`) {
		t.Error("the passage is not marked in the text")
	}
	o.hidden("keep to the Covenant. That", `"passages"`)
	// Somebody of another organisation reviews it, from the page of the demand.
	o.done(o.twice("/desk/demands/"+demand, "review", "of", list[0].Ref, "reviewed-name", "B. Two", "reviewed-organisation", "Second"))
	if a := o.room().AnswersIn(list[0].Reply)[0]; a.ReviewedBy.Organisation != "Second" || len(a.Passages) != 1 || a.Why != "It commits itself." {
		t.Errorf("reviewed is %+v", a)
	}
	o.hidden(`"passages"`)
	// Graded: the reminder may go now.
	look := o.done(o.post(testSend, reminder...))
	o.wants(o.get(look), 200, "1 mail will go out")
	to := o.done(o.post(look, "form", "send", "do", "send"))
	if r, _ := o.room().Dispatch(strings.TrimPrefix(to, "/desk/dispatches/")); r.Purpose != delivery.Reminder || r.N != 1 || r.Of != d.Ref {
		t.Errorf("the reminder is %+v", r)
	}
	// The text is published on purpose, in two presses.
	w = o.looked(path, "publish")
	o.wants(w, 200, "The whole text becomes public")
	o.hidden("The Government notes")
	o.done(o.post(path, append(o.formOf(w, "publish"), "press", "say")...))
	if text := o.seen(); !strings.Contains(text, "The Government notes your letter.") || !strings.Contains(text, `"passages"`) {
		t.Error("what was published is not public")
	}
	o.hidden("clerk@pm.example", d.ReplyTo)
}

// A reply known from public sources alone has no message and needs its source.
func TestAReplyInPublicSources(t *testing.T) {
	o := mailing(t)
	o.wants(o.get("/desk/replies/new"), 200, "To which appeal")
	path := "/desk/replies/new?appeal=" + testAppeal
	pairs := []string{"addressee", "Cambodia", "by", "A spokesman", "date", "2016-06-01", "language", "en", "summary", "He refused it before the press.", "kind", "answer"}
	o.wants(o.looked(path, "reply", pairs...), 200, "Name a source that reports it", "He refused it before the press.")
	o.wants(o.looked(path, "reply", append(pairs, "source-0", "src-none")...), 200, "There is no source src-none")
	o.wants(o.looked(path, "reply", append(pairs, "new-url", "javascript:alert(1)", "new-publisher", "P", "new-title", "T")...), 200, "begins with https://")
	o.wants(o.looked(path, "reply", append(pairs, "date", "2016-05-11")...), 200, "A reply is not older than the letter that it answers.")
	to := o.done(o.twice(path, "reply", append(pairs, "new-url", "https://news.example/1", "new-publisher", "News of the test", "new-title", "He refused", "new-date", "2016-06-02", "new-kind", "press")...))
	o.wants(o.get(to), 200, "Not known; it is reported.", "News of the test")
	if text := o.seen(); !strings.Contains(text, "src-news-of-the-test-2016-06-02") {
		t.Error("the source is not in the record")
	}
	demand := regexpFind(t, `demand=([^"&#]+)`, o.get(to).Body.String())
	o.done(o.twice(to+"?demand="+demand, "grade", "grade", "refused", "why", "He said no.", "proposed-name", "A", "proposed-organisation", "First"))
	// A review is of the grade that was reviewed. Under another grade, with the form still full of names, it is gone; under the
	// same one it stays, with its day.
	reply := strings.TrimPrefix(to, "/desk/replies/")
	o.done(o.twice("/desk/demands/"+demand, "review", "of", reply+"/"+demand, "reviewed-name", "B", "reviewed-organisation", "Second"))
	names := []string{"proposed-name", "A", "proposed-organisation", "First", "reviewed-name", "B", "reviewed-organisation", "Second"}
	for _, c := range []struct{ grade, review string }{{"refused", "B"}, {"accepted", ""}} {
		o.done(o.twice(to+"?demand="+demand, "grade", append([]string{"grade", c.grade, "why", "As he said."}, names...)...))
		if a := o.room().AnswersIn(reply)[0]; string(a.Grade) != c.grade || a.ReviewedBy.Name != c.review {
			t.Errorf("graded %s: %+v", c.grade, a)
		}
	}
	// It was no reply after all: it stays to be seen, struck out and with the reason, and nothing rests on it.
	o.wants(o.looked(to, "void"), 200, "Say why it does not count.")
	o.done(o.twice(to, "void", "why", "The paper took it back."))
	o.wants(o.get(to), 200, "Does not count: The paper took it back.")
	if s := o.room(); len(s.AnswersTo(demand)) > 0 || len(s.VoidReplies()) != 1 || s.VoidReplies()[0].Summary == "" {
		t.Errorf("void: %+v, answers %+v", s.VoidReplies(), s.AnswersTo(demand))
	}
	if text := o.seen(); !strings.Contains(text, "The paper took it back.") {
		t.Error("the public does not learn why it counts no more")
	}
}
