package promise_test

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/pack"
	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/when"
)

// The pack that ships inside the program, and the fuller data that is not part of it.
const (
	shipped = "../pack/data/instruments"
	shared  = "../../shared/data/instruments"
)

func docsOf(t testing.TB, dir string) []book.Doc {
	t.Helper()
	if _, err := os.Stat(dir); dir == shared && err != nil {
		t.Skip("the shared data is not here")
	}
	records, problems := pack.Read(os.DirFS(dir))
	for _, p := range problems {
		t.Fatalf("%s:%d %s %s", p.File, p.Line, p.Field, p.Reason)
	}
	var docs []book.Doc
	for _, r := range records {
		docs = append(docs, r.Doc())
	}
	return docs
}

func setOf(t testing.TB, docs []book.Doc) *promise.Set {
	t.Helper()
	s, err := promise.NewSet(docs)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func day(t testing.TB, s string) when.Day {
	t.Helper()
	d, err := when.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func standing(t testing.TB, s *promise.Set, state, ref, on string) promise.Standing {
	t.Helper()
	got, err := s.Standing(state, ref, day(t, on))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// TestEndOf2015 compares what the acts give with what the sources themselves count at the end of 2015.
func TestEndOf2015(t *testing.T) {
	for _, dir := range []string{shipped, shared} {
		t.Run(dir, func(t *testing.T) {
			s := setOf(t, docsOf(t, dir))
			states := s.States()
			if len(states) != 19 {
				t.Fatalf("got %d States, want 19", len(states))
			}
			for _, st := range states {
				var bound, signed []string
				for _, in := range s.Instruments() {
					// The lists of the sources speak of treaties of the UN and the ILO alone.
					if in.PartOf != "" || in.Kind != promise.Treaty {
						continue
					}
					switch standing(t, s, st.Code, in.ID, "2015-12-31").Bond {
					case promise.Bound:
						bound = append(bound, in.ID)
					case promise.SignedOnly:
						signed = append(signed, in.ID)
					}
				}
				same(t, st.Code+" bound", bound, st.Bound2015)
				same(t, st.Code+" signed only", signed, st.SignedOnly2015)
			}
		})
	}
}

func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	got, want = slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want))
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// TestEntryIntoForceAgrees counts every entry into force that the data states anew from the clauses.
func TestEntryIntoForceAgrees(t *testing.T) {
	for _, dir := range []string{shipped, shared} {
		t.Run(dir, func(t *testing.T) {
			docs := docsOf(t, dir)
			stated, counted := setOf(t, docs), setOf(t, withoutForce(t, docs))
			seen := 0
			for _, st := range stated.States() {
				if st.Dissolved {
					continue
				}
				for id, acts := range st.Acts {
					for _, a := range acts {
						if a.InForce.IsZero() {
							continue
						}
						seen++
						if got := standing(t, counted, st.Code, id, "2016-05-13"); got.Bond != promise.Bound || got.Act.InForce != a.InForce {
							t.Errorf("%s %s: counted %s, the record says %s", st.Code, id, got.Act.InForce, a.InForce)
						}
					}
				}
			}
			for _, in := range counted.Instruments() {
				if in.Cambodia.InForce.IsZero() {
					continue
				}
				seen++
				if got := standing(t, counted, "KHM", in.ID, "2016-05-13"); got.Act.InForce != in.Cambodia.InForce {
					t.Errorf("%s for Cambodia: counted %s, its own file says %s", in.ID, got.Act.InForce, in.Cambodia.InForce)
				}
			}
			if want := 18*2 + 10 + 1 + 10; seen != want { // Paris, ten treaties of Cambodia, its constitution; the ten again
				t.Errorf("%d days were compared, want %d", seen, want)
			}
		})
	}
}

// withoutForce takes in_force out of every act.
func withoutForce(t *testing.T, docs []book.Doc) []book.Doc {
	t.Helper()
	out := slices.Clone(docs)
	for i, d := range out {
		if d.Kind != "promise.state" {
			continue
		}
		var st map[string]any
		if err := json.Unmarshal(d.JSON, &st); err != nil {
			t.Fatal(err)
		}
		acts, _ := st["acts"].(map[string]any)
		for _, list := range acts {
			for _, a := range list.([]any) {
				delete(a.(map[string]any), "in_force")
			}
		}
		b, err := json.Marshal(st)
		if err != nil {
			t.Fatal(err)
		}
		out[i].JSON = b
	}
	return out
}
