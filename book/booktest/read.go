package booktest

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/ledger"
)

var levels = []access.Level{access.Public, access.Partners, access.Team, access.Sealed}

func viewer(l access.Level) access.Viewer { return access.Viewer{Name: l.String(), Level: l} }

func testViewers(t *testing.T, open Opener) {
	b := open(t).Create(t)
	d := Note("open", "all", "1", "p", `"<&>"`, "t", "3", "s", "4")
	d = Closed(Closed(Closed(d, "p", "partners"), "t", "team"), "s", "sealed")
	hidden := InCase(d)
	hidden.Ref = "hidden"
	Say(t, b, d, hidden)
	Say(t, b, Note("later"))
	want := map[access.Level]string{
		access.Public:   `{"all":1}`,
		access.Partners: `{"all":1,"p":"<&>"}`,
		access.Team:     `{"all":1,"p":"<&>","t":3}`,
		access.Sealed:   `{"all":1,"p":"<&>","s":4,"t":3}`,
	}
	for _, at := range []book.At{now, {Seq: 1, Set: true}} {
		for _, l := range levels {
			for _, ref := range []string{"open", "hidden"} {
				may := ref == "open" || l >= access.Team
				got, ok, err := b.Doc(t.Context(), viewer(l), at, ref)
				if err != nil || ok != may || ok && string(got.JSON) != want[l] {
					t.Errorf("%s sees of %s at %v: %t %s, %v", l, ref, at, ok, got.JSON, err)
				}
			}
			docs, err := b.Docs(t.Context(), viewer(l), at, "test.note")
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, d := range docs {
				if d.Ref != "later" {
					got = append(got, d.Ref+string(d.JSON))
				}
			}
			all := "open" + want[l]
			if l >= access.Team {
				all = "hidden" + want[l] + " " + all
			}
			if strings.Join(got, " ") != all {
				t.Errorf("%s sees at %v: %v, want %s", l, at, got, all)
			}
		}
	}
}

func testAsOf(t *testing.T, open Opener) {
	b := open(t).Create(t)
	Say(t, b, InCase(Note("n", "v", "0")))                          // 0
	Say(t, b, Person("p", "Sok"))                                   // 1
	Say(t, b, InCase(Note("n", "v", "2")))                          // 2
	Say(t, b, Note("n", "v", "3"))                                  // 3: published
	Say(t, b, Closed(Note("n", "v", "4", "w", "1"), "v", "sealed")) // 4
	for seq, want := range map[int64]string{
		-1: "", 0: "case{\"v\":0}", 1: "case{\"v\":0} public{\"name\":\"Sok\"}", 2: "case{\"v\":2} public{\"name\":\"Sok\"}",
		3: "public{\"v\":3} public{\"name\":\"Sok\"}", 4: "public{\"v\":4,\"w\":1} public{\"name\":\"Sok\"}",
		99: "public{\"v\":4,\"w\":1} public{\"name\":\"Sok\"}",
	} {
		at := book.At{Seq: seq, Set: true}
		docs, err := b.Docs(t.Context(), operator, at, "test.note", "test.person")
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range docs {
			got = append(got, d.Log+string(d.JSON))
			one, ok, err := b.Doc(t.Context(), operator, at, d.Ref)
			if err != nil || !ok || string(one.JSON) != string(d.JSON) || one.Seq != d.Seq {
				t.Errorf("as of %d: Doc gives %+v, Docs %+v, %v", seq, one, d, err)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("as of %d: %v, want %s", seq, got, want)
		}
	}
	for seq, want := range []string{"", "", "", `{"v":3}`, `{"w":1}`} {
		d, _, err := b.Doc(t.Context(), access.Anyone(), book.At{Seq: int64(seq), Set: true}, "n")
		if err != nil || string(d.JSON) != want {
			t.Errorf("as of %d anyone sees %s, %v; want %s", seq, d.JSON, err, want)
		}
	}
}

func testHistory(t *testing.T, open Opener) {
	b := open(t).Create(t)
	Say(t, b, Note("n", "a", "1", "b", `[1,2]`))
	Say(t, b, Note("other"))
	Say(t, b, Note("n", "a", "2", "c", `"new"`))
	got, err := b.History(t.Context(), operator, "n")
	if err != nil || len(got) != 2 {
		t.Fatalf("%d versions, %v", len(got), err)
	}
	first := time.Date(2026, 11, 23, 9, 1, 0, 0, time.UTC)
	if v := got[0]; v.Seq != 0 || v.Prev != -1 || v.Who != "tester" || !v.At.Equal(first) || v.Day != "2026-11-23" || v.Kind != "test.note" || v.Ref != "n" {
		t.Errorf("first version %+v", v)
	}
	if v := got[1]; v.Seq != 2 || v.Prev != 0 || v.Index != 2 || v.Log != "public" || !v.At.After(first) {
		t.Errorf("second version %+v", v)
	}
	wantChanges(t, got[0], `a new 1 ; b new [1,2] `)
	wantChanges(t, got[1], `a changed 2 1; b removed  [1,2]; c new "new" `)
	one, ok, err := b.Entry(t.Context(), operator, 2)
	if err != nil || !ok || fmt.Sprint(one) != fmt.Sprint(got[1]) {
		t.Errorf("entry 2: %+v, %t, %v", one, ok, err)
	}
	if _, ok, err := b.Entry(t.Context(), operator, 3); ok || err != nil {
		t.Errorf("entry 3, which is not there: %t, %v", ok, err)
	}
	if none, err := b.History(t.Context(), operator, "nowhere"); err != nil || len(none) != 0 {
		t.Errorf("history of nothing: %v, %v", none, err)
	}
}

func wantChanges(t *testing.T, v book.Version, want string) {
	t.Helper()
	var got []string
	for _, f := range v.Fields {
		got = append(got, fmt.Sprintf("%s %s %s %s", f.Name, f.Change, f.Value, f.Was))
	}
	if strings.Join(got, "; ") != want {
		t.Errorf("entry %d changes %q, want %q", v.Seq, strings.Join(got, "; "), want)
	}
}

func testHistoryHides(t *testing.T, open Opener) {
	b := open(t).Create(t)
	Say(t, b, InCase(Note("n", "secret", `"case"`)))
	Say(t, b, Closed(Note("n", "a", "1", "name", `"hidden"`), "name", "team"))
	Say(t, b, Closed(Note("n", "a", `"<"`, "name", `"hidden too"`), "name", "team"))
	Say(t, b, Note("n", "a", `"<"`, "name", `"told"`))
	got, err := b.History(t.Context(), access.Anyone(), "n")
	if err != nil || len(got) != 3 {
		t.Fatalf("%d versions, %v", len(got), err)
	}
	if text, err := json.Marshal(got); err != nil || strings.Contains(string(text), "hidden") || strings.Contains(string(text), "case") {
		t.Errorf("closed values in %s (%v)", text, err)
	}
	if got[0].Prev != -1 || got[1].Prev != 1 {
		t.Errorf("former versions %d, %d", got[0].Prev, got[1].Prev)
	}
	wantChanges(t, got[0], `a new 1 `)
	wantChanges(t, got[1], `a changed "<" 1`)
	wantChanges(t, got[2], `name new "told" `)
	if got[0].Who != "" || !got[0].At.Equal(time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("anyone learns who, %q, and when, %s", got[0].Who, got[0].At)
	}
	all, err := b.History(t.Context(), viewer(access.Team), "n")
	if err != nil || len(all) != 4 {
		t.Fatalf("the team sees %d versions, %v", len(all), err)
	}
	wantChanges(t, all[2], `a changed "<" 1; name changed "hidden too" "hidden"`)
	if all[2].Who != "tester" || all[2].At.Hour() != 9 {
		t.Errorf("the team learns who, %q, and when, %s", all[2].Who, all[2].At)
	}
	testOpening(t, b)
	if _, ok, err := b.Entry(t.Context(), access.Anyone(), 0); ok || err != nil {
		t.Errorf("anyone sees an entry of the case log: %v", err)
	}
}

// testOpening checks by hand what a stranger is given to check an entry.
func testOpening(t *testing.T, b *book.Book) {
	t.Helper()
	for _, c := range []struct {
		viewer access.Viewer
		open   string
	}{
		{access.Anyone(), "_ref a"},
		{viewer(access.Team), "_at _ref _who a name"},
	} {
		o, ok, err := b.Opening(t.Context(), c.viewer, "public", 0)
		if err != nil || !ok {
			t.Fatal(ok, err)
		}
		var names []string
		var sums []ledger.Field
		for _, f := range o.Fields {
			sum, err := base64.StdEncoding.DecodeString(f.Commitment)
			if err != nil || len(sum) != 32 {
				t.Fatal(f.Commitment, err)
			}
			sums = append(sums, ledger.Field{Name: f.Commitment, Erased: true, Commit: [32]byte(sum)})
			if f.Name == "" {
				if f.Value+f.Salt != "" {
					t.Errorf("a closed field tells %+v", f)
				}
				continue
			}
			names = append(names, f.Name)
			salt, err := hex.DecodeString(f.Salt)
			if err != nil || len(salt) != 32 || ledger.Commitment(f.Name, []byte(f.Value), [32]byte(salt)) != [32]byte(sum) {
				t.Errorf("the field %s does not make its commitment (%v)", f.Name, err)
			}
		}
		leaf, err := ledger.ParseLeaf([]byte(o.Leaf))
		if err != nil || leaf.Commit != ledger.RecordCommit(sums) {
			t.Errorf("the fields do not make the commitment in the leaf (%v)", err)
		}
		if got := strings.Join(names, " "); got != c.open {
			t.Errorf("%s is given %s, want %s", c.viewer.Name, got, c.open)
		}
	}
	if _, ok, err := b.Opening(t.Context(), access.Anyone(), "case", 0); ok || err != nil {
		t.Errorf("anyone is given an entry of the case log (%v)", err)
	}
	if _, ok, err := b.Opening(t.Context(), access.Anyone(), "public", 99); ok || err != nil {
		t.Errorf("an entry that is not there: %t, %v", ok, err)
	}
}
