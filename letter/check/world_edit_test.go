package check

import (
	"slices"
	"strings"
	"testing"

	"github.com/upheld/upheld/letter"
)

// codesOf are the codes of findings, in order of the text.
func findingCodes(list []Finding) string {
	var out []string
	for _, f := range list {
		out = append(out, f.Code)
	}
	return strings.Join(out, " ")
}

func without(field string) func(map[string]any) {
	return func(m map[string]any) { delete(m, field) }
}

func set(field string, v any) func(map[string]any) {
	return func(m map[string]any) { m[field] = v }
}

func gone(m map[string]any) { clear(m) }

func sentenceLetter(t *testing.T, words string) *letter.Letter {
	t.Helper()
	return parsed(t, "---\nlanguage: en\n---\n\n"+words+"\n")
}

// What the public may not see must not stand in a letter. Each case has its control: the same words while nothing is closed.
func TestWhatIsClosedIsToldBeforeItIsSent(t *testing.T) {
	open := world(t, nil)
	for _, c := range []struct {
		name, words string
		all, public map[string]func(map[string]any)
		what        string // of the finding
	}{
		{"a sealed role", "Ee Sarom, Keeper of the Blue Ledger, was there.", map[string]func(map[string]any){"p-ee-sarom": set("role", "Keeper of the Blue Ledger")}, map[string]func(map[string]any){"p-ee-sarom": without("role")}, "Keeper of the Blue Ledger"},
		{"a sealed role in common words", "Ee Sarom is a driver.", map[string]func(map[string]any){"p-ee-sarom": set("role", "Driver")}, map[string]func(map[string]any){"p-ee-sarom": without("role")}, "driver"},
		{"a sealed person", "Ee Sarom was there.", nil, map[string]func(map[string]any){"p-ee-sarom": gone}, "Ee Sarom"},
		{"a sealed spelling", "Thav Kemsan was there.", nil, map[string]func(map[string]any){"p-thav-kimsan": set("name_forms", []any{})}, "Thav Kemsan"},
		{"a sealed place", "Seang Chet is held in Prey Sar prison.", nil, map[string]func(map[string]any){"cs-seang-chet-1": without("place_of_detention")}, "Prey Sar prison"},
		{"a sealed day", "Seang Chet was arrested on 24 April 2016.", nil, map[string]func(map[string]any){"a-2016-04-24": without("date"), "cs-seang-chet-1": func(m map[string]any) { delete(m, "start"); delete(m, "stages") }}, "24 April 2016"},
		{"words of a sealed note", "It is said that the blue house at the river has two doors and a dog.", map[string]func(map[string]any){"cs-seang-chet-1": set("note", "The blue house at the river has two doors and a dog.")}, map[string]func(map[string]any){"cs-seang-chet-1": without("note")}, "the blue house at the river"},
		{"a sealed act pointed to", "It happened [@a-2016-04-24].", nil, map[string]func(map[string]any){"a-2016-04-24": gone}, "a-2016-04-24"},
	} {
		all := world(t, c.all)
		public := world(t, c.public)
		l := sentenceLetter(t, c.words)
		got := New(all, public).Check(l, day(t, "2016-05-13"))
		at := slices.IndexFunc(got, func(f Finding) bool { return f.Code == "closed-value" })
		if at < 0 {
			t.Errorf("%s: nothing is said of it:%s", c.name, show(t, got))
			continue
		}
		if !strings.Contains(got[at].Words.EN, c.what) || got[at].Severity != Error {
			t.Errorf("%s: %s", c.name, got[at].Words.EN)
		}
		if got := New(open, open).Check(l, day(t, "2016-05-13")); strings.Contains(findingCodes(got), "closed-value") {
			t.Errorf("%s: nothing is closed, yet:%s", c.name, show(t, got))
		}
	}
}

// Words that the public may read elsewhere are no leak by themselves.
func TestACommonWordOfAClosedFieldIsNoLeak(t *testing.T) {
	all := world(t, map[string]func(map[string]any){"p-ee-sarom": set("role", "Driver")})
	public := world(t, map[string]func(map[string]any){"p-ee-sarom": without("role"), "cs-seang-chet-1": without("place_of_detention")})
	c := New(all, public)
	for _, words := range []string{"A driver came.", "Many are held in Prey Sar prison.", "Ny Sokha is held in Prey Sar prison.", text(t, "clean.en.md")} {
		l := sentenceLetter(t, words)
		if strings.HasPrefix(words, "---") {
			l = parsed(t, words)
		}
		if got := c.Check(l, day(t, "2016-05-13")); strings.Contains(findingCodes(got), "closed-value") {
			t.Errorf("%q:%s", words, show(t, got))
		}
	}
}

func TestAPersonWhoDoesNotWantToBeNamedIsNotNamed(t *testing.T) {
	w := world(t, map[string]func(map[string]any){"p-ee-sarom": set("consent", "withheld"), "p-sam-rainsy": set("consent", "withheld")})
	if got := weighty(New(w, w).Check(sentenceLetter(t, "The Sam Rainsy Party was there."), day(t, "2016-05-13"))); len(got) > 0 {
		t.Errorf("a party is no person:%s", show(t, got))
	}
	got := weighty(New(w, w).Check(sentenceLetter(t, "Ee Sarom was there. So was Thav Kimsan. Ee Sarom spoke."), day(t, "2016-05-13")))
	if findingCodes(got) != "consent-missing" {
		t.Error(show(t, got))
	}
}

// The wording of this test is invented; no treaty says it.
const wording = "Every person may walk in the square at noon, alone or with others, and may carry a lamp."

func TestQuotationsAreComparedWithImportedWording(t *testing.T) {
	w := world(t, map[string]func(map[string]any){"iccpr/art-21": func(m map[string]any) { m["text"], m["text_lang"], m["text_status"] = wording, "en", "authentic-copy" }})
	c := New(w, w)
	for _, x := range []struct{ words, diff string }{
		{"Article 21 of the ICCPR says: “Every person may walk in the square at noon, alone or with others, and may carry a lamp.”", ""},
		{"Article 21 of the ICCPR says: “every person may walk in the square at noon”.", ""},
		{"The ICCPR says that “every person may walk … and may carry a lamp”.", ""},
		{"The ICCPR says that “Every person may walk in the square at noon [...] and may carry a lamp.”", ""},
		{"Article 21 of the ICCPR says: “Every person shall walk in the square at noon, alone or with others.”", "[-shall-] {+may+}"},
		{"“Every person may walk in the square at night, alone or with others” [@iccpr/art-21].", "[-night-] {+noon+}"},
		{"> Every person may freely walk in the square at noon. [@iccpr/art-21]", "[-freely-]"},
		{"The ICCPR was praised: “a great day for all of us who work here”, said a friend.", ""},
		{"The ICCPR speaks of a “lamp”.", ""},
		{"“Every person shall walk in the square at noon, alone or with others.”", ""}, // nothing says whose words these are
	} {
		got := weighty(c.Check(sentenceLetter(t, x.words), day(t, "2016-05-13")))
		switch {
		case x.diff == "" && len(got) > 0:
			t.Errorf("%s%s", x.words, show(t, got))
		case x.diff != "" && (findingCodes(got) != "quote-differs" || !strings.Contains(got[0].Words.EN, x.diff)):
			t.Errorf("%s: want %s%s", x.words, x.diff, show(t, got))
		}
	}
	// Nothing was imported of other articles, so nothing can be said of them.
	if got := weighty(plainChecker().Check(sentenceLetter(t, "Article 21 of the ICCPR says: “Every person shall walk in the square at noon.”"), day(t, "2016-05-13"))); len(got) > 0 {
		t.Error(show(t, got))
	}
}

const oneDemand = `---
id: a-later
language: en
---

::: demand
to: KH
action: release
conditions: immediate
grounds: iccpr/art-9
facts: a-2016-04-28
persons: adhoc-five
term: at once

We ask the Government of Cambodia to release the five.
:::
`

func TestTheSameDemandMadeBeforeIsOffered(t *testing.T) {
	find := func(s, on string) []Finding {
		return slices.DeleteFunc(plainChecker().Check(parsed(t, s), day(t, on)), func(f Finding) bool { return f.Code != "asked-before" })
	}
	got := find(oneDemand, "2016-12-20")
	if len(got) != 1 || got[0].Severity != Note || !strings.Contains(got[0].Mend.EN, "restates: d-release") || !strings.Contains(got[0].Words.EN, "13 May 2016") ||
		!strings.Contains(got[0].Words.EN, "met in part") || !slices.Contains(got[0].Refs, "d-release") {
		t.Errorf("%s", show(t, got))
	}
	for name, c := range map[string]struct{ s, on string }{
		"before it was made":    {oneDemand, "2016-05-12"},
		"it is linked":          {strings.Replace(oneDemand, "term:", "restates: d-release\nterm:", 1), "2016-12-20"},
		"another act":           {strings.Replace(oneDemand, "action: release", "action: investigate", 1), "2016-12-20"},
		"another body":          {strings.Replace(oneDemand, "to: KH", "to: FR", 1), "2016-12-20"},
		"other persons":         {strings.Replace(oneDemand, "adhoc-five", "p-kem-sokha", 1), "2017-12-20"},
		"it is the same letter": {strings.Replace(oneDemand, "id: a-later", "id: ap-2016-05-13", 1), "2016-12-20"},
	} {
		if got := find(c.s, c.on); len(got) > 0 {
			t.Errorf("%s:%s", name, show(t, got))
		}
	}
}

// Standing is taken on the day of the letter, not as it stands today.
func TestGroundsAreJudgedOnTheDay(t *testing.T) {
	reserved := world(t, map[string]func(map[string]any){"state/USA": func(m map[string]any) {
		acts := m["acts"].(map[string]any)
		acts["iccpr"] = append(acts["iccpr"].([]any), map[string]any{"act": "reservation", "date": "1992-06-08", "note": "to one article"})
	}})
	for _, c := range []struct {
		to, ground, on, want string
		w                    letter.World
	}{
		{"KH", "iccpr/art-9", "1992-05-01", "ground-signed-only", world(t, nil)},
		{"KH", "iccpr/art-9", "1992-07-01", "ground-not-yet", world(t, nil)},
		{"KH", "iccpr/art-9", "1992-08-26", "", world(t, nil)},
		{"LA", "iccpr/art-9", "2009-01-01", "ground-signed-only", world(t, nil)},
		{"LA", "iccpr/art-9", "2010-01-01", "", world(t, nil)},
		{"SG", "iccpr/art-9", "2016-05-13", "ground-not-bound", world(t, nil)},
		{"MM", "iccpr/art-9", "2016-05-13", "", world(t, nil)}, // nobody looked: a note
		{"SG", "udhr/art-9", "2016-05-13", "", world(t, nil)},  // a declaration may be cited to anybody
		{"US", "iccpr/art-9", "2016-05-13", "ground-reservation", reserved},
		{"US", "iccpr/art-9", "1992-09-08", "ground-reservation", reserved},
		{"CA", "iccpr/art-9", "2016-05-13", "", reserved},
	} {
		s := "---\nlanguage: en\n---\n\n::: demand\nto: " + c.to + "\naction: convene\ngrounds: " + c.ground + "\ngeneral: yes\nterm: at once\n\nWe ask it.\n:::\n"
		all := New(c.w, c.w).Check(parsed(t, s), day(t, c.on))
		got := weighty(all)
		if told := strings.Contains(findingCodes(all), "ground-not-known"); told != (c.to == "MM") {
			t.Errorf("%s: that nobody looked is told: %t", c.to, told)
		}
		if findingCodes(got) != c.want {
			t.Errorf("%s, %s, %s: want %q%s", c.to, c.ground, c.on, c.want, show(t, got))
		}
		if c.want == "ground-not-bound" && (!strings.Contains(got[0].Mend.EN, "Paris") && !strings.Contains(got[0].Mend.EN, "Universal Declaration")) {
			t.Errorf("what binds it instead is not said: %s", got[0].Mend.EN)
		}
	}
}

func TestTheCoChairsMoveOnRequest(t *testing.T) {
	s := "---\nlanguage: en\n---\n\n::: demand\nto: FR, ID\naction: convene\ngrounds: paris-settlement-1991/art-29\ngeneral: yes\nterm: at once\n\nWe ask it.\n:::\n"
	got := weighty(plainChecker().Check(parsed(t, s), day(t, "2016-05-13")))
	if findingCodes(got) != "asked-needs-request" || !strings.Contains(got[0].Mend.EN, "article 5") {
		t.Error(show(t, got))
	}
	for name, put := range map[string][2]string{
		"asked of the Secretary-General too":    {"to: FR, ID", "to: FR, ID, b-unsg"},
		"addressed to the Secretary-General":    {"language: en\n", "language: en\nto:\n  - Ban Ki-moon, Secretary-General, United Nations\n"},
		"the sovereignty agreement needs none":  {"paris-settlement-1991/art-29", "paris-sovereignty-1991/art-5-1"},
		"the co-chairs by their name":           {"to: FR, ID", "to: co-chairs, Secretary-General of the United Nations"},
		"the body of the record, with the UNSG": {"to: FR, ID", "to: b-cochairs, b-unsg"},
	} {
		if got := weighty(plainChecker().Check(parsed(t, strings.Replace(s, put[0], put[1], 1)), day(t, "2016-05-13"))); len(got) > 0 {
			t.Errorf("%s:%s", name, show(t, got))
		}
	}
}

func TestAnEmptyRecordAccusesNobody(t *testing.T) {
	c := New(letter.World{}, letter.World{})
	for _, f := range c.Check(parsed(t, text(t, "clean.en.md")), day(t, "2016-05-13")) {
		switch f.Code {
		case "ref-unknown", "asked-unknown", "person-unknown":
		default:
			t.Errorf("%s: %s", f.Code, f.Words.EN)
		}
	}
}

// The clause that will be held against those who act from outside is told with the answer of the record, once.
func TestTheCounterArgumentIsToldWithItsAnswer(t *testing.T) {
	find := func(s string) []Finding {
		return slices.DeleteFunc(plainChecker().Check(parsed(t, s), day(t, "2016-05-13")), func(f Finding) bool { return f.Code != "counter-argument" })
	}
	got := find(text(t, "clean.en.md"))
	if len(got) != 1 || got[0].Severity != Note || !slices.Contains(got[0].Refs, "paris-sovereignty-1991/art-2") || !strings.Contains(got[0].Words.EN, "make human rights a matter the parties undertook") {
		t.Errorf("%s", show(t, got))
	}
	if got := find(oneDemand); len(got) > 0 {
		t.Errorf("asked of Cambodia itself:%s", show(t, got))
	}
}

// A number that rests on closed records is another number for everybody else.
func TestComputedNumbersRestOnWhatThePublicSees(t *testing.T) {
	l := parsed(t, "---\nlanguage: en\ndate: 2016-05-13\n---\n\n{held} people are held, {held group=adhoc-five} of them of one group.\n\n{table held}\n")
	all := world(t, nil)
	got := New(all, world(t, map[string]func(map[string]any){"cs-seang-chet-1": gone})).Check(l, day(t, "2016-05-13"))
	var told []Finding
	for _, f := range got {
		if f.Code == "closed-computed" {
			told = append(told, f)
		}
	}
	if len(told) != 2 || !strings.Contains(told[0].Words.EN, "“22”") || !strings.Contains(told[0].Words.EN, "“21”") {
		t.Errorf("%s", show(t, got))
	}
	if got := New(all, all).Check(l, day(t, "2016-05-13")); len(got) > 0 {
		t.Errorf("nothing is closed:%s", show(t, got))
	}
}
