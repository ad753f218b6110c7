package when_test

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/when"
)

// TestDaysAgreeWithTheStandardLibrary walks the whole calendar beside package time.
func TestDaysAgreeWithTheStandardLibrary(t *testing.T) {
	at := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	for d := when.Min; d <= when.Max; d++ {
		y, m, dd := d.Civil()
		if ty, tm, td := at.Date(); y != ty || m != int(tm) || dd != td || d.Weekday() != at.Weekday() {
			t.Fatalf("day %d is %04d-%02d-%02d %v, want %v", d, y, m, dd, d.Weekday(), at)
		}
		if back, err := when.Date(y, m, dd); err != nil || back != d {
			t.Fatalf("%v came back as %v, %v", d, back, err)
		}
		at = at.AddDate(0, 0, 1)
	}
}

func TestParseDayIsStrict(t *testing.T) {
	for _, s := range []string{"", "2016-5-13", "2016-05-32", "2016-02-30", "2016-05", "2016/05/13", "0000-01-01", "+016-05-13", "２０１６-05-13"} {
		if d, err := when.ParseDay(s); err == nil || fault.KindOf(err) != fault.Invalid {
			t.Errorf("%q: %v, %v", s, d, err)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		d := when.Day(rapid.Int32Range(int32(when.Min), int32(when.Max)).Draw(t, "day"))
		if back, err := when.ParseDay(d.String()); err != nil || back != d {
			t.Fatalf("%v came back as %v, %v", d, back, err)
		}
	})
}

func TestAddDaysStaysInTheCalendar(t *testing.T) {
	d := when.Day(16934) // 2016-05-13
	for n, want := range map[int]string{0: "2016-05-13", 19: "2016-06-01", -13: "2016-04-30", 1 << 40: "9999-12-31", -1 << 40: "0001-01-01"} {
		if got := d.AddDays(n).String(); got != want {
			t.Errorf("%v + %d days = %s, want %s", d, n, got, want)
		}
	}
}

func TestMonthAndYear(t *testing.T) {
	m, err := when.Month(2016, 2)
	if err != nil || span(m) != "2016-02-01 2016-02-29" || m.Days() != 29 {
		t.Errorf("February 2016 is %s, %v", span(m), err)
	}
	y, err := when.Year(2015)
	if err != nil || span(y) != "2015-01-01 2015-12-31" || y.Days() != 365 {
		t.Errorf("2015 is %s, %v", span(y), err)
	}
	for _, bad := range [][2]int{{2016, 0}, {2016, 13}, {0, 1}, {10000, 1}} {
		if r, err := when.Month(bad[0], bad[1]); err == nil || !r.Empty() || r.Days() != 0 {
			t.Errorf("month %v was taken", bad)
		}
	}
	if _, err := when.Year(10000); fault.KindOf(err) != fault.Invalid {
		t.Errorf("year 10000: %v", err)
	}
}

func TestFromTimeReadsTheClockOfThePlace(t *testing.T) {
	phnomPenh, newYork := time.FixedZone("ICT", 7*3600), time.FixedZone("EST", -5*3600)
	at := time.Date(2016, 5, 12, 20, 30, 0, 0, time.UTC)
	for want, got := range map[string]when.Day{
		"2016-05-12 UTC":      when.FromTime(at, time.UTC),
		"2016-05-13 Cambodia": when.FromTime(at, phnomPenh),
		"2016-05-13 today":    when.Today(at.In(phnomPenh)),
		"2016-05-12 New York": when.Today(at.In(newYork)),
		"0001-01-01 past":     when.FromTime(time.Date(-5, 1, 1, 0, 0, 0, 0, time.UTC), time.UTC),
		"9999-12-31 future":   when.FromTime(time.Date(12000, 1, 1, 0, 0, 0, 0, time.UTC), time.UTC),
	} {
		if got.String() != want[:10] {
			t.Errorf("%s: %v", want, got)
		}
	}
}

// TestZoneOfTheMachineShiftsNothing runs this test binary under other zones: what it prints must not change.
func TestZoneOfTheMachineShiftsNothing(t *testing.T) {
	if os.Getenv("WHEN_PRINT") != "" {
		printDates(t)
		return
	}
	outs := map[string]string{}
	for _, tz := range []string{"UTC", "Asia/Phnom_Penh", "Pacific/Kiritimati", "Pacific/Pago_Pago", "<+14>-14", "<-12>12"} {
		cmd := exec.Command(os.Args[0], "-test.run=^TestZoneOfTheMachineShiftsNothing$", "-test.v")
		cmd.Env = append(os.Environ(), "TZ="+tz, "WHEN_PRINT=1")
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("TZ=%s: %v", tz, err)
		}
		outs[tz] = dateLines(string(out))
		if outs[tz] == "" || outs[tz] != outs["UTC"] {
			t.Errorf("TZ=%s gives\n%s\nUTC gives\n%s", tz, outs[tz], outs["UTC"])
		}
	}
}

func printDates(t *testing.T) {
	for _, s := range []string{"2016-05-13", "2016-12-31", "2016-05", "2016-04-28/..", "2016-05-13~", "2014-11-11..2014-11-13"} {
		w := must(t, s)
		b, err := w.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		fmt.Println("DATE", w.Earliest(), w.Latest(), w.Words("en"), w.Words("fr"), string(b))
	}
	fmt.Println("DATE", when.FromTime(time.Unix(1463171400, 0), time.UTC))
}

func dateLines(out string) string {
	var keep []string
	for line := range strings.Lines(out) {
		if strings.HasPrefix(line, "DATE ") {
			keep = append(keep, line)
		}
	}
	return strings.Join(keep, "")
}
