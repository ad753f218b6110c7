// Package when holds calendar values: a day, and a When, which is a day, month, year, range, "before" or
// "about" with two nested ranges. Days are plain numbers on the proleptic Gregorian calendar, so no time zone
// can shift them.
package when

import (
	"fmt"
	"time"

	"github.com/upheld/upheld/fault"
)

// Day counts days from 1970-01-01 (day 0). Distant past and far future are Min and Max.
type Day int32

const (
	Min Day = -719162 // 0001-01-01
	Max Day = 2932896 // 9999-12-31
)

// Date makes a Day, or an error when the calendar has no such day (30 February).
func Date(year, month, day int) (Day, error) {
	if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return 0, fault.New(fault.Invalid, "%04d-%02d-%02d is not a day of the calendar", year, month, day)
	}
	return fromCivil(year, month, day), nil
}

// ParseDay reads YYYY-MM-DD and nothing else.
func ParseDay(s string) (Day, error) {
	y, m, d, ok := 0, 0, 0, len(s) == 10 && s[4] == '-' && s[7] == '-'
	if ok {
		y, ok = digits(s[:4])
	}
	if ok {
		m, ok = digits(s[5:7])
	}
	if ok {
		d, ok = digits(s[8:])
	}
	if !ok {
		return 0, fault.New(fault.Invalid, "%q is not a day; write it as 2016-05-13", s)
	}
	return Date(y, m, d)
}

// Civil gives back year, month (1 to 12) and day of month.
func (d Day) Civil() (year, month, day int) {
	// Howard Hinnant, "chrono-compatible low-level date algorithms", civil_from_days.
	z := int(d) + 719468
	era := z / 146097
	if z < 0 {
		era = (z - 146096) / 146097
	}
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	y := yoe + era*400
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	day = doy - (153*mp+2)/5 + 1
	month = mp + 3
	if month > 12 {
		month -= 12
	}
	if month <= 2 {
		y++
	}
	return y, month, day
}

// String is the ISO form, 2016-05-13.
func (d Day) String() string {
	y, m, dd := d.Civil()
	return fmt.Sprintf("%04d-%02d-%02d", y, m, dd)
}

// AddDays is the day n days later (earlier when n is negative). It stops at Min and Max.
func (d Day) AddDays(n int) Day {
	return Day(min(max(int64(d)+int64(n), int64(Min)), int64(Max)))
}

// Weekday of d; 1970-01-01 was a Thursday.
func (d Day) Weekday() time.Weekday {
	return time.Weekday(((int(d)+int(time.Thursday))%7 + 7) % 7)
}

// FromTime is the day that a clock in loc shows at the instant t. Years outside 1 to 9999 give Min or Max.
func FromTime(t time.Time, loc *time.Location) Day {
	y, m, d := t.In(loc).Date()
	if y < 1 {
		return Min
	}
	if y > 9999 {
		return Max
	}
	return fromCivil(y, int(m), d)
}

// Today is the day in the zone that now carries; the caller chooses the zone with now.In.
func Today(now time.Time) Day { return FromTime(now, now.Location()) }

// MarshalText writes 2016-05-13.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what ParseDay reads.
func (d *Day) UnmarshalText(b []byte) error {
	got, err := ParseDay(string(b))
	if err != nil {
		return err
	}
	*d = got
	return nil
}

func fromCivil(y, m, d int) Day {
	if m <= 2 {
		y--
	}
	era := y / 400
	if y < 0 {
		era = (y - 399) / 400
	}
	yoe := y - era*400
	mp := m - 3
	if m <= 2 {
		mp = m + 9
	}
	doy := (153*mp+2)/5 + d - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return Day(era*146097 + doe - 719468)
}

func daysIn(y, m int) int {
	switch m {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

func digits(s string) (int, bool) {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, len(s) > 0
}
