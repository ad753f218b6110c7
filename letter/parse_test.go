package letter

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/when"
)

const small = `---
id: a-2016-05-13-open-letter
title: Cambodia: twenty-five years
language: en
date: 13 May 2016
letterhead:
- Voices
- Tel: +33 1 23
to:
  - name: His Excellency Ban Ki-moon
    role: Secretary-General
    organisation: United Nations
cc: France, Co-chair
signed:
  - Somebody, President, ADHOC (consents)
  - "Other, Inc."
---

Five were **arrested** on 28 April [@a-2016-04-28; @cs-ny-sokha-1, step 2]; {held group=adhoc-five
on=“2016-05-13”} are held, see [the covenant](@iccpr/art-19 "para. 3"). [ក្នុង]{lang=km} \{x\} &amp; A&B.

{table held group=adhoc-five}

::: demand
to: KH, "Samdech Hun Sen, Prime Minister"
action: release
conditions: immediate, unconditional
grounds: iccpr/art-9, iccpr/art-19
persons: adhoc-five
term: at once

We demand **release**.
:::
`

// read parses a text that must have no problems.
func read(t *testing.T, text string) *Letter {
	t.Helper()
	l, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestALetterIsReadAsItIsMeant(t *testing.T) {
	l := read(t, small)
	day, _ := when.ParseDay("2016-05-13")
	h := l.Head
	if h.Title != "Cambodia: twenty-five years" || h.Date != when.On(day) || len(h.Letterhead) != 2 || h.Letterhead[1] != "Tel: +33 1 23" {
		t.Errorf("head: %+v", h)
	}
	if h.To[0].Organisation != "United Nations" || h.CC[0].Role != "Co-chair" {
		t.Errorf("parties: %+v %+v", h.To, h.CC)
	}
	if s := h.Signed; len(s) != 2 || s[0].Organisation != "ADHOC" || !s[0].Consent || s[1].Name != "Other, Inc." || s[1].Consent {
		t.Errorf("signed: %+v", s)
	}
	var words, cites []string
	for _, in := range l.Body[0].Inline {
		switch {
		case in.Computed != nil:
			words = append(words, "{"+in.Computed.Name+" "+in.Computed.Args[1].Value+"}")
		case in.Cite != "":
			cites = append(cites, in.Cite+"|"+in.Locator+"|"+in.Text)
		default:
			words = append(words, in.Text)
		}
	}
	if got, want := strings.Join(words, "/"), "Five were /arrested/ on 28 April /; /{held 2016-05-13}/ are held, see /. /ក្នុង/ {x} & A&B."; got != want {
		t.Errorf("words\n%q, expected\n%q", got, want)
	}
	if got, want := strings.Join(cites, " "), "a-2016-04-28|| cs-ny-sokha-1|step 2| iccpr/art-19|para. 3|the covenant"; got != want {
		t.Errorf("references %q, expected %q", got, want)
	}
	if b := l.Body[1]; b.Kind != ComputedNode || b.Computed.Name != "table held" {
		t.Errorf("table: %+v", b)
	}
	d := l.Demands[0]
	if d.N != 1 || d.ID != "d-2016-05-13-open-letter-1" || len(d.To) != 2 || d.To[1].ID != "Samdech Hun Sen, Prime Minister" ||
		d.Action != "release" || d.Grounds[1].ID != "iccpr/art-19" || d.Term.Days != 7 || len(d.Body) != 1 {
		t.Errorf("demand: %+v", d)
	}
	if at := d.Grounds[1].Span; l.Text[at.Start:at.End] != "iccpr/art-19" || at.Pos.Col != 23 {
		t.Errorf("the second ground stands at %+v", at)
	}
}

// Each text has one problem or more; all are reported, each at its line and column.
func TestEveryProblemIsReportedWithItsPlace(t *testing.T) {
	head := "---\nlanguage: en\ndate: 2016-05-13\n---\n"
	for name, c := range map[string]struct {
		text string
		want []string // "line:column words"
	}{
		"no head":               {"Dear all", []string{"1:1 begins with a line of three hyphens"}},
		"head without end":      {"---\nlanguage: en\n", []string{"1:1 has no end"}},
		"no language":           {"---\ntitle: x\n---\n", []string{"1:1 language is missing"}},
		"unknown key":           {"---\nlanguage: en\ntitel: x\n---\n", []string{`3:1 did you mean "title"`}},
		"key twice":             {"---\nlanguage: en\ntitle: x\ntitle: y\n---\n", []string{"4:1 already given on line 3"}},
		"two problems":          {"---\nlanguage: xx\ndate: 2016-02-30\n---\n{held", []string{"2:11 not a language", "3:7 2016-02-30 is not a day", "5:1 closing brace"}},
		"no key":                {"---\nlanguage: en\nhello\n---\n", []string{"3:1 expected a key and a colon"}},
		"month for a day":       {"---\nlanguage: en\ndate: 2016-05\n---\n", []string{"3:7 not one day"}},
		"open quotation mark":   {"---\nlanguage: en\ntitle: \"x\n---\n", []string{"3:8 quotation mark"}},
		"nobody":                {"---\nlanguage: en\nto:\n  - country: FR\n---\n", []string{"4:5 names nobody"}},
		"party key":             {"---\nlanguage: en\nto:\n  - nmae: X\n    role: Y\n---\n", []string{`4:5 did you mean "name"`}},
		"too many commas":       {"---\nlanguage: en\nto: a, b, c, d, e\n---\n", []string{"3:5 5 parts"}},
		"stray colons":          {head + "x\n:::\n", []string{"6:1 none is open"}},
		"demand without end":    {head + "::: demand\nto: KH\n\nWe ask.\n", []string{"5:1 no end"}},
		"demand in a demand":    {head + "::: demand\n\nWe ask.\n::: demand\n\nAgain.\n:::\n", []string{"8:1 of line 5 is open"}},
		"unknown block":         {head + "::: note\nx\n:::\n", []string{"5:1 not a block"}},
		"demand without words":  {head + "::: demand\nto: KH\n:::\n", []string{"5:1 says nothing"}},
		"number out of line":    {head + "::: demand 2\n\nWe ask.\n:::\n", []string{"5:12 expected 1"}},
		"action":                {head + "::: demand\naction: relaese\n\nWe ask.\n:::\n", []string{`6:9 did you mean "release"`}},
		"ground":                {head + "::: demand\ngrounds: ICCPR 9\n\nWe ask.\n:::\n", []string{"6:10 not an id"}},
		"term on no day":        {head + "::: demand\nterm: by 2016-06-31\n\nWe ask.\n:::\n", []string{"6:7 2016-06-31 is not a day"}},
		"same id":               {head + "::: demand\nid: d-x\n\nA.\n:::\n::: demand\nid: d-x\n\nB.\n:::\n", []string{"11:5 already has the id"}},
		"reference":             {head + "See [@ICCPR 9].", []string{"5:5 not a reference"}},
		"open reference":        {head + "See [@iccpr", []string{"5:5 closing bracket"}},
		"reference in words":    {head + "See [x](@Y).", []string{"5:5 not a reference"}},
		"nameless expression":   {head + "{on=2016-05-13}", []string{"5:1 expected its name"}},
		"argument twice":        {head + "{held on=2016 on=2017}", []string{`5:15 "on" is given twice`}},
		"argument":              {head + "{held on=2016 x y}", []string{"5:15 name=value", "5:17 name=value"}},
		"table among words":     {head + "See {table held} here.", []string{"5:5 stands alone"}},
		"look of nothing":       {head + "See {lang=km}.", []string{"5:5 no words in brackets"}},
		"picture":               {head + "![x](https://a.b/c.png)", []string{"5:1 picture"}},
		"HTML":                  {head + "a <b>c</b>", []string{"5:3 HTML", "5:7 HTML"}},
		"address":               {head + "[x](javascript:alert)", []string{"5:2 not an address"}},
		"override":              {head + "a\u202eb", []string{"5:2 cannot be seen (U+202E)"}},
		"Khmer counts by signs": {head + "ក្នុង {held", []string{"5:7 closing brace"}},
		"not UTF-8":             {head + "a\xffb", []string{"5:2 UTF-8"}},
	} {
		l, err := Parse(c.text)
		if l == nil {
			t.Fatalf("%s: no letter", name)
		}
		problems, ok := errors.AsType[Problems](err)
		if !ok || fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(problems) != len(c.want) {
			t.Errorf("%s: %d problems, expected %d:\n%v", name, len(problems), len(c.want), err)
			continue
		}
		for i, p := range problems {
			place, words, _ := strings.Cut(c.want[i], " ")
			got := strings.NewReplacer("line ", "", ", column ", ":").Replace(strings.SplitAfterN(p.String(), ": ", 2)[0])
			if strings.TrimSuffix(got, ": ") != place || !strings.Contains(p.Say, words) {
				t.Errorf("%s: %s, expected %s", name, p, c.want[i])
			}
		}
	}
}

// What people who have never seen Markdown do by accident stays words.
func TestHabitsOfTypewritersDoNoHarm(t *testing.T) {
	l := read(t, "---\r\nlanguage: fr\r\ndate: 13 mai 2016\r\n---\r\n\r\n    Madame,\r\n\r\n\tMonsieur 5 < 6 & 7 [sic]\r\n---\r\n")
	if len(l.Body) != 3 || l.Body[0].Kind != ParagraphNode || l.Body[0].Inline[0].Text != "Madame," || l.Body[2].Kind != RuleNode {
		t.Errorf("%+v", l.Body)
	}
	if got := l.Body[1].Inline[0].Text; got != "Monsieur 5 < 6 & 7 [sic]" {
		t.Errorf("%q", got)
	}
	if l.Head.Date.Words("fr") != "13 mai 2016" {
		t.Errorf("date %v", l.Head.Date)
	}
}

func TestTerms(t *testing.T) {
	s := newSource("")
	for words, want := range map[string]string{
		"at once": "7 ", "Sans délai": "7 ", "within 10 days": "10 ", "sous 3 jours": "3 ", "by 2016-06-01": "0 2016-06-01",
		"2016-06": "0 2016-06", "before the vote of 2017": "0 ", "before 1 June 2016": "0 2016-06-01",
	} {
		got := s.term(entry{value: value{text: words}}, "en")
		if have := itoa(got.Days) + " " + got.By.String(); have != want || got.Words != words {
			t.Errorf("%s: %q, expected %q", words, have, want)
		}
	}
}

// The place of words in the letter is found though signs were left out on the way.
func TestWordsAreFoundInTheText(t *testing.T) {
	text := "---\nlanguage: en\n---\n> one \\* and\n> *fifteen* days of &amp; fear\n"
	l := read(t, text)
	for _, in := range l.Body[0].Children[0].Inline {
		for _, word := range []string{"and", "fifteen", "days", "fear"} {
			if i := strings.Index(in.Text, word); i >= 0 {
				at := l.Place(in, i, i+len(word))
				if got := text[at.Start:at.End]; got != word {
					t.Errorf("%s: found %q at %+v", word, got, at)
				}
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(small)
	f.Add("---\nlanguage: en\n---\n| a | b |\n|---|---|\n| {held} | [@x] |\n\n> - 1. x\n\n[a *b*]{strong lang=fr}\\\nc  \nd\n")
	files, _ := os.ReadDir("testdata")
	for _, file := range files {
		if text, err := os.ReadFile("testdata/" + file.Name()); err == nil {
			f.Add(string(text))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		l, err := Parse(text)
		if l == nil || l.Text != text {
			t.Fatal("no letter")
		}
		lies(t, text, l)
		if problems, ok := errors.AsType[Problems](err); err != nil && (!ok || len(problems) == 0) {
			t.Fatalf("an error that is no list of problems: %v", err)
		} else {
			for _, p := range problems {
				inside(t, text, p.Span)
			}
		}
	})
}
