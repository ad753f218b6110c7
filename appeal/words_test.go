package appeal

import "testing"

// A receipt keeps its place in the order of headlines, and hides neither that the term is over nor a proved silence.
func TestAReceiptHidesNoSilence(t *testing.T) {
	on := day(t, "2016-12-31")
	at := func(s string) Mark { return Mark{Known: true, On: day(t, s)} }
	for _, c := range []struct {
		name  string
		marks []mark
		key   string
		days  int
	}{
		{"in time", []mark{{"A", "acknowledged", on, Mark{}, Mark{}, Mark{}}}, "demand.why.acknowledged", 0},
		{"late", []mark{{"A", "acknowledged", on, at("2016-12-30"), Mark{}, Mark{}}}, "demand.why.acknowledged-overdue", 2},
		{"silent", []mark{{"A", "acknowledged", on, at("2016-08-01"), at("2016-12-22"), Mark{}}}, "demand.why.acknowledged-silent", 10},
		{"another is silent, this one only late", []mark{{"A", "acknowledged", on, at("2016-12-31"), Mark{}, Mark{}}, {"B", "silent", on, at("2016-08-01"), at("2016-10-01"), Mark{}}}, "demand.why.acknowledged-overdue", 1},
		{"an answer waits for its grade", []mark{{"A", "acknowledged", on, at("2016-08-01"), Mark{}, at("2016-12-30")}}, "demand.why.acknowledged-waits", 2},
		{"an answer of one waits, another is only late", []mark{{"A", "acknowledged", on, at("2016-08-01"), Mark{}, Mark{}}, {"B", "acknowledged", on, at("2016-12-31"), Mark{}, at("2016-12-31")}}, "demand.why.acknowledged-waits", 1},
	} {
		w := Why{Key: "demand.why.acknowledged", N: map[string]int{}, Words: handlingWords["acknowledged"]}.behind(c.marks, on)
		if w.Key != c.key || w.N["days"] != c.days || w.Words == "" {
			t.Errorf("%s: %s after %d days, want %s after %d", c.name, w.Key, w.N["days"], c.key, c.days)
		}
	}
}
