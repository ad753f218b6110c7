package promise

import (
	"strings"
	"testing"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/when"
)

func at(t testing.TB, s string) when.When {
	t.Helper()
	w, err := when.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func dayOf(t testing.TB, s string) when.Day {
	t.Helper()
	d, err := when.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestTermsCountFromADay(t *testing.T) {
	for _, c := range []struct{ term, from, to string }{
		{"P3M", "1992-05-26", "1992-08-26"},
		{"P30D", "1992-10-15", "1992-11-14"}, // the day of deposit is not counted
		{"P12M", "1999-07-05", "2000-07-05"},
		{"P1Y", "1999-07-05", "2000-07-05"},
		{"P3M", "2001-11-30", "2002-02-28"}, // no 30 February
		{"P3M", "2003-11-30", "2004-02-29"},
		{"P6M", "2000-08-31", "2001-02-28"},
		{"P1Y2M3D", "2000-01-01", "2001-03-04"},
		{"P0D", "1991-10-23", "1991-10-23"},
		{"P3M", "1999", "1999-04-01..2000-03-31"}, // a year moves as a whole
		{"P30D", "2015-09", "2015-10-01..2015-10-30"},
	} {
		var term Term
		if err := term.UnmarshalText([]byte(c.term)); err != nil {
			t.Fatal(err)
		}
		if got := term.shift(at(t, c.from)).String(); got != c.to {
			t.Errorf("%s after %s: got %s, want %s", c.term, c.from, got, c.to)
		}
	}
}

func TestEntryIsNeverBeforeTheInstrumentItself(t *testing.T) {
	three := Entry{On: OnDeposit, After: Term{Months: 3}}
	for _, c := range []struct{ deposit, general, want string }{
		{"1973-10-16", "1976-03-23", "1976-03-23"},
		{"1992-05-26", "1976-03-23", "1992-08-26"},
		{"1975", "1976-01-03", "1976-01-03..1976-03-31"},
	} {
		if got := three.counted(at(t, c.deposit), at(t, c.general)).String(); got != c.want {
			t.Errorf("deposit %s, in force %s: got %s, want %s", c.deposit, c.general, got, c.want)
		}
	}
}

func TestTermsThatAreNone(t *testing.T) {
	for _, s := range []string{"", "P", "3M", "PM", "P3", "P3W", "P3M2Y", "P3M3M", "P-3M", "P3.5M", "P99999D", "PT3M", "p3m", "P3M "} {
		var term Term
		err := term.UnmarshalText([]byte(s))
		if fault.KindOf(err) != fault.Invalid || err == nil {
			t.Errorf("%q was read as %v, error %v", s, term, err)
		}
	}
}

func FuzzTerm(f *testing.F) {
	for _, s := range []string{"P3M", "P30D", "P1Y", "P1Y2M3D", "P0D", "", "P", "P9999Y9999M9999D", "P3M\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var a, b Term
		if err := a.UnmarshalText([]byte(s)); err != nil {
			if strings.TrimSpace(fault.Say(err)) == "" {
				t.Fatal("refused without a word")
			}
			return
		}
		text, err := a.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		if len(text) > 12 { // the years of a long form come back as months
			return
		}
		if err := b.UnmarshalText(text); err != nil && a.Months <= 9999 {
			t.Fatalf("%q was written as %q, which is refused: %v", s, text, err)
		} else if err == nil && a != b {
			t.Fatalf("%q came back as %v, not %v", s, b, a)
		}
		from := when.Day(16934)
		if got := a.after(from); got < from || got > when.Max+9999 {
			t.Fatalf("%q after %s is %s", s, from, got)
		}
	})
}

func containsAny(s string, parts ...string) bool {
	for _, p := range parts {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}
