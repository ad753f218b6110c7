package check

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// seed is where the letter stands that all this exists for. It is not part of the repository.
const seed = "../../../shared/data/letters/seed.txt"

// seedLetter is the real letter in our format: its own sentences, and with each what the case says that it asks, of whom,
// on which grounds and facts.
func seedLetter(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile(seed)
	if err != nil {
		t.Skip("the seed letter is not on this machine: ", err)
	}
	paragraphs := regexp.MustCompile(`\n\s*\n`).Split(string(b), -1)
	asks := slices.DeleteFunc(paragraphs, func(p string) bool { return !regexp.MustCompile(`^We (further |urge|appeal|demand)`).MatchString(p) })
	var out strings.Builder
	out.WriteString(`---
id: a-seed
language: en
date: 2016-05-13
to:
  - name: His Excellency Ban Ki-moon
    role: Secretary General
    organisation: United Nations
---
`)
	n := 0
	for _, d := range plainChecker().Appeals.Demands() {
		if d.Appeal != "ap-2016-05-13" {
			continue
		}
		if n >= len(asks) {
			t.Fatalf("the seed letter has %d paragraphs that ask", len(asks))
		}
		var to []string
		for _, a := range d.AskedOf {
			to = append(to, a.Name)
		}
		fmt.Fprintf(&out, "\n::: demand %d\nid: %s-seed\nto: %s\naction: %s\nconditions: %s\ngrounds: %s\nfacts: %s\n", d.N, d.Ref, strings.Join(to, ", "),
			d.Action, strings.ReplaceAll(strings.Join(d.Conditions, ", "), ", fair and inclusive", ""), strings.Join(d.Grounds.Provisions, ", "), strings.Join(d.Grounds.Facts, ", "))
		if len(d.Persons) > 0 {
			fmt.Fprintf(&out, "persons: %s\n", strings.Join(d.Persons, ", "))
		}
		if d.Term.Words != "" {
			fmt.Fprintf(&out, "term: %s\n", d.Term.Words)
		}
		fmt.Fprintf(&out, "\n%s\n:::\n", strings.Join(strings.Fields(asks[n]), " "))
		n++
	}
	return out.String()
}

// What the checker would have told the authors of the letter of 13 May 2016: all of it true.
func TestWhatTheRealLetterWouldHaveBeenTold(t *testing.T) {
	got := plainChecker().Check(parsed(t, seedLetter(t)), day(t, "2016-05-13"))
	var told []string
	for _, f := range got {
		if f.Severity != Note {
			told = append(told, fmt.Sprintf("%d %s %s %s", f.Demand, f.Severity, f.Code, strings.Join(f.Refs, ",")))
		}
	}
	slices.Sort(told)
	want := []string{
		"1 warning cannot-be-judged ", "3 warning cannot-be-judged ", "4 warning cannot-be-judged ", "6 warning cannot-be-judged ", // no term
		"5 warning fact-one-origin a-2015-08-05", "7 warning fact-one-origin a-2016-04-rong",
		// It asks the United States and Canada; article 29 runs through France and Indonesia, article 5 needs nobody else.
		"6 warning asked-not-by-clause paris-settlement-1991/art-29",
	}
	slices.Sort(want)
	if !slices.Equal(told, want) {
		t.Errorf("told:\n%s\nwant:\n%s%s", strings.Join(told, "\n"), strings.Join(want, "\n"), show(t, got))
	}
}
