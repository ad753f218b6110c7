package when_test

import (
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/when"
)

func TestParseGivesTheTwoRanges(t *testing.T) {
	tests := []struct{ iso, certain, possible string }{
		{"2016-05-13", "2016-05-13 2016-05-13", "2016-05-13 2016-05-13"},
		{"2016-05", "", "2016-05-01 2016-05-31"},
		{"2016", "", "2016-01-01 2016-12-31"},
		{"2016-02", "", "2016-02-01 2016-02-29"},
		{"2017-05-20/2017-06-02", "2017-05-20 2017-06-02", "2017-05-20 2017-06-02"},
		{"2016-05/2017-06", "2016-05-31 2017-06-01", "2016-05-01 2017-06-30"},
		{"2016/2018", "2016-12-31 2018-01-01", "2016-01-01 2018-12-31"},
		{"2016-05/2016-05", "", "2016-05-01 2016-05-31"},
		{"2016/2016-05", "", "2016-01-01 2016-05-31"},
		{"2014-11-11..2014-11-13", "", "2014-11-11 2014-11-13"},
		{"2014-11-11..2014-11-11", "2014-11-11 2014-11-11", "2014-11-11 2014-11-11"},
		{"..2016-05-12", "", "0001-01-01 2016-05-12"},
		{"2016-05-14..", "", "2016-05-14 9999-12-31"},
		{"2016-04-28/..", "2016-04-28 9999-12-31", "2016-04-28 9999-12-31"},
		{"2016-04/..", "2016-04-30 9999-12-31", "2016-04-01 9999-12-31"},
		{"../2016-05-13", "0001-01-01 2016-05-13", "0001-01-01 2016-05-13"},
		{"2016-05-13~", "", "2016-05-06 2016-05-20"},
		{"2016-01~", "", "2015-12-01 2016-02-29"},
		{"2016~", "", "2015-01-01 2017-12-31"},
		{"0001-01~", "", "0001-01-01 0001-02-28"},
		{"9999-12-31~", "", "9999-12-24 9999-12-31"},
		{"9999~", "", "9998-01-01 9999-12-31"},
		{"2016-05-13~/2016-06-30", "2016-05-20 2016-06-30", "2016-05-06 2016-06-30"},
		{"2014-11-11..2014-11-13/2018-08-20", "2014-11-13 2018-08-20", "2014-11-11 2018-08-20"},
		{"..2016-05-12/2018", "2016-05-12 2018-01-01", "0001-01-01 2018-12-31"},
	}
	for _, tt := range tests {
		w, err := when.Parse(tt.iso)
		if err != nil {
			t.Errorf("%s: %v", tt.iso, err)
			continue
		}
		if got := span(w.Certain); got != tt.certain {
			t.Errorf("%s: certain %q, want %q", tt.iso, got, tt.certain)
		}
		if got := span(w.Possible); got != tt.possible {
			t.Errorf("%s: possible %q, want %q", tt.iso, got, tt.possible)
		}
		if about := strings.Contains(tt.iso, "~"); w.About != about {
			t.Errorf("%s: About is %v", tt.iso, w.About)
		}
	}
}

func TestParseRefusesAndSaysWhy(t *testing.T) {
	tests := []struct{ iso, say string }{
		{"", `"" is not a date`},
		{"2016-02-30", "2016-02-30 is not a day of the calendar"},
		{"2015-02-29", "2015-02-29 is not a day of the calendar"},
		{"2016-13", "2016-13 is not a month of the calendar"},
		{"0000", "0000 is not a year of the calendar"},
		{"2016-5-13", `"2016-5-13" is not a date; write it as 2016-05-13`},
		{"13.05.2016", "is not a date"},
		{"2016-05-13T00:00:00Z", "is not a date"},
		{" 2016-05-13", "is not a date"},
		{"2016-05-13?", "is not a date"},
		{"2016-06/2016-05", "2016-06/2016-05 ends before it begins"},
		{"2014-11-13..2014-11-11", "2014-11-13..2014-11-11 ends before it begins"},
		{"2018/2014-11-13..2014-11-11", "2014-11-13..2014-11-11 ends before it begins"},
		{"2016/2017/2018", "more than one /"},
		{"..", "says nothing"},
		{"../..", "says nothing"},
		{"2016-05-13/", "is not a date"},
		{"2016~..2017", "takes no ~"},
		{"2016-13..2017", "2016-13 is not a month"},
		{"2016/2017-02-29", "2017-02-29 is not a day of the calendar"},
		{strings.Repeat("9", 5000), "…"},
	}
	for _, tt := range tests {
		w, err := when.Parse(tt.iso)
		if err == nil || fault.KindOf(err) != fault.Invalid || !strings.Contains(fault.Say(err), tt.say) || len(err.Error()) > 200 {
			t.Errorf("%.20q: error %v, want Invalid with %q", tt.iso, err, tt.say)
		}
		if !w.IsZero() {
			t.Errorf("%.20q: refused, yet gives %v", tt.iso, w)
		}
	}
}

func TestCertainLiesWithinPossible(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { nested(t, parsed().Draw(t, "when")) })
}

func TestISOComesBackAsItWent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		iso := anyISO(t)
		w, err := when.Parse(iso)
		if err != nil {
			t.Skip(err)
		}
		if w.String() != iso {
			t.Fatalf("%s came back as %s", iso, w)
		}
		b, err := json.Marshal(w)
		if err != nil || string(b) != `"`+iso+`"` {
			t.Fatalf("JSON of %s is %s, %v", iso, b, err)
		}
		var back when.When
		if err := json.Unmarshal(b, &back); err != nil || back != w {
			t.Fatalf("JSON of %s came back as %v, %v", iso, back, err)
		}
	})
}

// A room may join two dates by their ranges; what it made must still have an ISO form that means the same.
func TestRangesWithoutTextGetAnISOForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := parsed().Draw(t, "when")
		bare := when.When{Certain: w.Certain, Possible: w.Possible}
		if bare.IsZero() {
			t.Skip("1970-01-01 as a bare value is the zero When")
		}
		back, err := when.Parse(bare.String())
		if err != nil || back.Certain != w.Certain || back.Possible != w.Possible {
			t.Fatalf("%v without its text is %v, %v", w, bare, err)
		}
	})
}

func TestJSONOfNothingSaid(t *testing.T) {
	type doc struct {
		Start when.When `json:"start"`
		End   when.When `json:"end,omitzero"`
		Day   when.Day  `json:"day"`
	}
	b, err := json.Marshal(doc{Day: 16934})
	if err != nil || string(b) != `{"start":"","day":"2016-05-13"}` {
		t.Fatalf("%s, %v", b, err)
	}
	var d doc
	if err := json.Unmarshal([]byte(`{"start":"","day":"2016-05-13"}`), &d); err != nil || !d.Start.IsZero() || d.Day != 16934 {
		t.Fatalf("%+v, %v", d, err)
	}
	for _, bad := range []string{`{"start":"2016-02-30"}`, `{"day":"2016-05"}`, `{"day":""}`, `{"start":5}`} {
		if err := json.Unmarshal([]byte(bad), &d); err == nil {
			t.Errorf("%s was taken", bad)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"2016-05-13", "2016-05", "2016~", "2014-11-11..2014-11-13", "2016-04-28/..", "../2016", "..2016", "2016..", "0001~", "9999-12~/9999", "2016..2017/..2018", "x/..", "/"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		w, err := when.Parse(s)
		if err != nil {
			if fault.KindOf(err) != fault.Invalid {
				t.Fatalf("%q: %v is not a fault of the writer", s, err)
			}
			return
		}
		if w.String() != s {
			t.Fatalf("%q came back as %q", s, w)
		}
		nested(t, w)
	})
}

type failer interface{ Fatalf(string, ...any) }

func nested(t failer, w when.When) {
	p, c := w.Possible, w.Certain
	if p.Empty() || p.First < when.Min || p.Last > when.Max {
		t.Fatalf("%v: possible %s", w, span(p))
	}
	if !c.Empty() && (c.First < p.First || c.Last > p.Last) {
		t.Fatalf("%v: certain %s does not lie in possible %s", w, span(c), span(p))
	}
}

func span(r when.Range) string {
	if r.Empty() {
		return ""
	}
	return r.First.String() + " " + r.Last.String()
}
