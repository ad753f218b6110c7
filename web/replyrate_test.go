package web

import (
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Each letter is counted once in each of its sums, and what is unknown, back or not due is in no rate.
func TestReplyRates(t *testing.T) {
	list := []sentLetter{
		{Who: "a", Year: 2025, Ours: true, Proved: true, Due: true, Answered: true, ToPoint: true},
		{Who: "a", Year: 2025, Ours: true, Proved: true, Due: true, Acknowledged: true, Answered: true}, // beside the point
		{Who: "a", Year: 2025, Ours: true, Proved: true, Due: true, Silent: true},
		{Who: "a", Year: 2026, Ours: true, Proved: true, Due: true},          // not reminded, so not silent
		{Who: "a", Year: 2026, Ours: true, Proved: true, Acknowledged: true}, // the term runs
		{Who: "a", Year: 2026, Ours: true, Proved: true, Answered: true},     // before its term has passed
		{Who: "a", Year: 2026, Ours: true, Due: true},                        // nothing shows that it arrived
		{Who: "a", Year: 2026, Ours: true, Due: true, Back: true},            //
		{Who: "a", Year: 2026, Ours: true, Due: true, Acknowledged: true},    // arrived, since something came back
		{Who: "b", Year: 2024, Answered: true},                               // of others
		{Who: "b", Year: 2024},                                               //
	}
	want := []rateRow{
		{Who: "a", Year: 2025, Sent: 3, Arrived: 3, Acknowledged: 2, Answered: 2, ToPoint: 1, Silent: 1, Due: 3, DueAnswered: 2},
		{Who: "a", Year: 2026, Sent: 6, Arrived: 4, Unknown: 1, Back: 1, Acknowledged: 3, Answered: 1, NotDue: 1, Overdue: 2, Due: 2},
		{Who: "a", Sent: 9, Arrived: 7, Unknown: 1, Back: 1, Acknowledged: 5, Answered: 3, ToPoint: 1, NotDue: 1, Overdue: 2, Silent: 1, Due: 5, DueAnswered: 2},
		{Who: "b", Year: 2024, Others: 2, OthersAnswered: 1},
		{Who: "b", Others: 2, OthersAnswered: 1},
		{Sent: 9, Arrived: 7, Unknown: 1, Back: 1, Acknowledged: 5, Answered: 3, ToPoint: 1, NotDue: 1, Overdue: 2, Silent: 1, Due: 5, DueAnswered: 2, Others: 2, OthersAnswered: 1},
	}
	got := replyRates(list, func(id string) string { return id })
	if !slices.Equal(got, want) {
		t.Errorf("got\n%+v\nwant\n%+v", got, want)
	}
	for _, c := range []struct {
		r    rateRow
		want int
		some bool
	}{
		{rateRow{Due: 3, DueAnswered: 2}, 67, true}, {rateRow{Due: 8, DueAnswered: 1}, 13, true}, {rateRow{Due: 1}, 0, true}, {rateRow{Answered: 1}, 0, false},
	} {
		if n, ok := c.r.rate(); n != c.want || ok != c.some {
			t.Errorf("%d of %d: %d, %v", c.r.DueAnswered, c.r.Due, n, ok)
		}
	}
}

// Whatever the letters, the columns add up, and no letter is lost or counted twice.
func TestReplyRatesAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		yes := func(name string) bool { return rapid.Bool().Draw(t, name) }
		var list []sentLetter
		ours := 0
		for range rapid.IntRange(0, 30).Draw(t, "letters") {
			l := sentLetter{
				Who: rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "who"), Year: rapid.IntRange(2024, 2026).Draw(t, "year"), Ours: yes("ours"),
				Back: yes("back"), Proved: yes("proved"), Acknowledged: yes("ack"), Answered: yes("answered"), ToPoint: yes("point"), Due: yes("due"),
				Silent: yes("silent"),
			}
			if l.Ours {
				ours++
			}
			list = append(list, l)
		}
		rows := replyRates(list, func(id string) string { return id })
		sent, others := 0, 0
		for _, r := range rows {
			if r.Sent != r.Arrived+r.Unknown+r.Back || r.Arrived != r.Answered+r.NotDue+r.Overdue+r.Silent {
				t.Fatalf("does not add up: %+v", r)
			}
			if r.ToPoint > r.Answered || r.Answered > r.Acknowledged || r.DueAnswered > min(r.Due, r.Answered) || r.Due > r.Arrived || r.OthersAnswered > r.Others {
				t.Fatalf("a part is larger than its whole: %+v", r)
			}
			if r.Year != 0 {
				sent, others = sent+r.Sent, others+r.Others
			}
		}
		if sent != ours || sent+others != len(list) {
			t.Fatalf("%d letters of %d, %d of others, %d in all", sent, ours, others, len(list))
		}
	})
}

// The table as a page and as files has the same numbers, and a name cannot be a formula.
func TestReplyRatesAsFiles(t *testing.T) {
	site := madeUpServer(t).Handler()
	w := get(site, "/addressees.csv")
	rows, err := csv.NewReader(w.Body).ReadAll()
	if err != nil || w.Code != 200 || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/csv") {
		t.Fatal(err, w.Code, w.Header())
	}
	w = get(site, "/addressees.json")
	var file rateFile
	if err := json.Unmarshal(w.Body.Bytes(), &file); err != nil || w.Code != 200 {
		t.Fatal(err, w.Code)
	}
	if len(rows) != len(file.Rows)+1 || len(file.Rows) < 10 {
		t.Fatalf("%d rows of CSV, %d of JSON", len(rows), len(file.Rows))
	}
	found := map[string][]string{}
	for _, r := range rows[1:] {
		if r[3] == "0" {
			found[r[2]] = r
		}
	}
	for id, want := range map[string]string{
		"bx-rivers":         "1 0 0 1 1 1 1 0 0 0 1 1 100",
		"bureau-of-bridges": "1 0 0 1 0 0 0 0 0 1 1 0 0",
		"council-of-isles":  "1 0 0 1 1 1 0 0 0 0 1 1 100",
		"harbour-master":    "1 0 1 0 0 0 0 0 0 0 0 0 ", // no proof: known to nobody, in no rate
		"":                  "4 0 1 3 2 2 1 0 0 1 3 2 67",
	} {
		if r := found[id]; r == nil || strings.Join(r[4:17], " ") != want {
			t.Errorf("%q: %v, want %s", id, r, want)
		}
	}
	early := get(site, "/addressees.json?on=2026-05-31")
	if err := json.Unmarshal(early.Body.Bytes(), &file); err != nil {
		t.Fatal(err)
	}
	for _, r := range file.Rows {
		if r.ID == "bx-rivers" && r.Year == 0 && (r.NotDue != 1 || r.Answered != 0 || r.Percent != nil) {
			t.Errorf("on 31 May 2026: %+v", r)
		}
	}
	for name, want := range map[string]string{"=1+1": "'=1+1", "@x": "'@x", "Canada": "Canada", "": ""} {
		if cell(name) != want {
			t.Errorf("%q is written %q", name, cell(name))
		}
	}
	if get(site, "/addressees.csv?on=never").Code != 400 {
		t.Error("a day that is none is not refused")
	}
}
