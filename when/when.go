package when

import "github.com/upheld/upheld/fault"

// Range is a run of days, both ends included. An empty Range has First > Last.
type Range struct{ First, Last Day }

// none is the one empty Range that this package makes, so that equal values are == too.
var none = Range{0, -1}

// Month is the Range of one month (1 to 12) of a year.
func Month(year, month int) (Range, error) {
	if year < 1 || year > 9999 || month < 1 || month > 12 {
		return none, fault.New(fault.Invalid, "%04d-%02d is not a month of the calendar", year, month)
	}
	return Range{fromCivil(year, month, 1), fromCivil(year, month, daysIn(year, month))}, nil
}

// Year is the Range of one year, 1 to 9999.
func Year(year int) (Range, error) {
	if year < 1 || year > 9999 {
		return none, fault.New(fault.Invalid, "%04d is not a year of the calendar", year)
	}
	return Range{fromCivil(year, 1, 1), fromCivil(year, 12, 31)}, nil
}

// Empty reports whether r holds no day.
func (r Range) Empty() bool { return r.First > r.Last }

// Has reports whether d lies in r.
func (r Range) Has(d Day) bool { return r.First <= d && d <= r.Last }

// Days is the number of days in r, 0 when empty.
func (r Range) Days() int {
	if r.Empty() {
		return 0
	}
	return int(r.Last-r.First) + 1
}

// When says as much of a time as is known. Something "true in When" is true on every day of Certain and on at
// least one day of Possible; Certain lies inside Possible, and may be empty.
//
//	2016-05-13             Certain = Possible = that day
//	2016-05                Certain empty, Possible the 31 days of May: on one of them
//	2017-05-20/2017-06-02  Certain = Possible = those fourteen days: on all of them
//
// The zero When says nothing: any day is possible, none is certain. Make others with On, Parse or ParseWords.
// Two Whens are == when they were written the same way in ISO.
type When struct {
	Certain  Range
	Possible Range
	About    bool   // the source itself said "about"
	text     string // ISO form as read, what String gives back
}

// On is the When of one known day.
func On(d Day) When {
	return When{Certain: Range{d, d}, Possible: Range{d, d}, text: d.String()}
}

// IsZero reports whether nothing was said about the time.
func (w When) IsZero() bool { return w == When{} }

// String is the ISO form (see Parse); "" for the zero When.
func (w When) String() string {
	if w.text != "" || w.IsZero() {
		return w.text
	}
	return w.shape().iso()
}

// Earliest is the first day on which it can have been true.
func (w When) Earliest() Day { return w.possible().First }

// Latest is the last day on which it can have been true; Max when it has no known end.
func (w When) Latest() Day { return w.possible().Last }

// MarshalText writes the ISO form, so JSON and YAML carry it as text.
func (w When) MarshalText() ([]byte, error) { return []byte(w.String()), nil }

// UnmarshalText reads what Parse reads; empty text is the zero When.
func (w *When) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*w = When{}
		return nil
	}
	got, err := Parse(string(b))
	if err != nil {
		return err
	}
	*w = got
	return nil
}

func (w When) possible() Range {
	if w.IsZero() {
		return Range{Min, Max}
	}
	return w.Possible
}

func (w When) certain() Range {
	if w.IsZero() {
		return none
	}
	return w.Certain
}
