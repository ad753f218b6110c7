package promise_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"go.yaml.in/yaml/v3"

	"github.com/upheld/upheld/promise"
)

// TestShippedPackHoldsNoWording: what ships is our own words; wording is only ever imported.
func TestShippedPackHoldsNoWording(t *testing.T) {
	files, err := filepath.Glob(shipped + "/*.yaml")
	if err != nil || len(files) != 22 {
		t.Fatalf("%d files, error %v", len(files), err)
	}
	for _, f := range files {
		var n yaml.Node
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if err := yaml.Unmarshal(b, &n); err != nil {
			t.Fatal(err)
		}
		eachKey(&n, func(k *yaml.Node) {
			if k.Value == "text" || strings.HasPrefix(k.Value, "text_") || strings.HasPrefix(k.Value, "texts_") || k.Value == "read_as" {
				t.Errorf("%s:%d has the key %q", f, k.Line, k.Value)
			}
		})
	}
}

func eachKey(n *yaml.Node, f func(*yaml.Node)) {
	for i, c := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 0 {
			f(c)
			continue
		}
		eachKey(c, f)
	}
}

// TestShippedWordsAreOurOwn: no eight words in a row of any official text or translation occur in what we wrote
// about a provision.
func TestShippedWordsAreOurOwn(t *testing.T) {
	const run = 8
	official := map[string]string{}
	full := setOf(t, docsOf(t, shared))
	for _, in := range full.Instruments() {
		for _, p := range full.Provisions(in.ID) {
			for _, w := range append(slices.Clone(p.Others), p.Official) {
				words := wordsOf(w.Text)
				for i := range len(words) - run + 1 {
					official[strings.Join(words[i:i+run], " ")] = p.Ref
				}
			}
		}
	}
	if len(official) < 5000 {
		t.Fatalf("only %d runs of official words were found, so nothing was tested", len(official))
	}
	ours := setOf(t, docsOf(t, shipped))
	for _, in := range ours.Instruments() {
		for _, p := range ours.Provisions(in.ID) {
			for field, s := range map[string]string{"heading": p.Heading, "summary": p.Summary, "note": p.Note, "spent_note": p.SpentNote} {
				words := wordsOf(s)
				for i := range max(0, len(words)-run+1) {
					if from, copied := official[strings.Join(words[i:i+run], " ")]; copied {
						t.Errorf("%s: the %s copies %s: %q", p.Ref, field, from, strings.Join(words[i:i+run], " "))
					}
				}
			}
		}
	}
}

func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}

// TestShippedPackIsWhole: what the shared data knows, the shipped pack knows too, under the same ids and with
// the same meaning.
func TestShippedPackIsWhole(t *testing.T) {
	full, ours := setOf(t, docsOf(t, shared)), setOf(t, docsOf(t, shipped))
	if n := len(full.Instruments()); n != 21 || len(ours.Instruments()) != n {
		t.Errorf("%d instruments, shipped %d, want 21", n, len(ours.Instruments()))
	}
	provisions := 0
	for _, in := range full.Instruments() {
		mine, err := ours.Instrument(in.ID)
		if err != nil {
			t.Error(err)
		}
		// The shared data has no clauses, so these are the program's own.
		if mine.Entry != in.Entry || mine.Exit != in.Exit || mine.InForce != in.InForce {
			t.Errorf("%s: clauses %v %v %s ship, the program knows %v %v %s", in.ID, mine.Entry, mine.Exit, mine.InForce, in.Entry, in.Exit, in.InForce)
		}
		provisions += len(ours.Provisions(in.ID))
		for _, p := range full.Provisions(in.ID) {
			q, err := ours.Provision(p.Ref)
			if err != nil {
				t.Error(err)
				continue
			}
			same(t, p.Ref+" rights", q.Rights, p.Rights)
			same(t, p.Ref+" duty bearers", q.DutyBearers, p.DutyBearers)
			same(t, p.Ref+" topics", q.Topics, p.Topics)
			same(t, p.Ref+" sources", q.CheckedIn, p.CheckedIn)
			if q.Number != p.Number {
				t.Errorf("%s is number %q, want %q", p.Ref, q.Number, p.Number)
			}
		}
	}
	if provisions != 132 {
		t.Errorf("%d provisions ship, want 132", provisions)
	}
}

// TestShippedStandingsAgree: every State has the same standing on every instrument, whichever data is read.
func TestShippedStandingsAgree(t *testing.T) {
	full, ours := setOf(t, docsOf(t, shared)), setOf(t, docsOf(t, shipped))
	compared := 0
	for _, on := range []string{"1976-06-01", "1992-07-01", "2000-06-01", "2015-12-31", "2016-05-13"} {
		for _, st := range full.States() {
			for _, in := range full.Instruments() {
				a, b := standing(t, full, st.Code, in.ID, on), standing(t, ours, st.ISO2, in.ID, on)
				compared++
				if a.Bond != b.Bond || a.Act.Kind != b.Act.Kind || a.Act.Date != b.Act.Date || a.Act.InForce != b.Act.InForce || base(a) != base(b) {
					t.Errorf("%s %s %s: %s (%s) by the shared data, %s (%s) by the shipped", st.Code, in.ID, on, a.Bond, a.Why.Key, b.Bond, b.Why.Key)
				}
				if b.Why.Words == "" || strings.ContainsAny(b.Why.Words, "{}") {
					t.Errorf("%s %s %s: the reason reads %q", st.Code, in.ID, on, b.Why.Words)
				}
			}
		}
	}
	for _, former := range []string{"SUN", "SU", "HRV", "RS"} { // States that no record is filed under
		a, b := standing(t, full, former, "paris-settlement-1991", "2016-05-13"), standing(t, ours, former, "paris-settlement-1991", "2016-05-13")
		if a.Bond != b.Bond || a.State != b.State || a.Why.Key != b.Why.Key {
			t.Errorf("%s: %s %s by the shared data, %s %s by the shipped", former, a.State, a.Bond, b.State, b.Bond)
		}
	}
	if compared != 5*19*21 {
		t.Errorf("%d standings were compared", compared)
	}
}

// base leaves out of a key what depends on how far a table is known to have been read.
func base(s promise.Standing) string {
	return strings.TrimSuffix(strings.TrimSuffix(s.Why.Key, "-later"), "-undated")
}
