package promise

import (
	"strconv"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/when"
)

// What an instrument's entry into force for one State is counted from.
const (
	OnDeposit   = "deposit"   // of its instrument of ratification, accession or the like
	OnSignature = "signature" // signing already binds
)

// Entry is the clause by which an instrument enters into force for one State that joins it. The zero Entry
// is an unknown clause. A State that joins by accession to an instrument that others were bound to by signing
// is counted from its deposit.
type Entry struct {
	On     string `json:"on"` // OnDeposit or OnSignature
	After  Term   `json:"after"`
	Clause string `json:"clause"` // "article 49(2)"
}

// Exit is the clause on denunciation. The zero Exit is an instrument without one.
type Exit struct {
	After  Term   `json:"after"`
	Clause string `json:"clause"`
}

// Term is a number of months and days, written as an ISO 8601 duration: "P3M", "P1Y", "P30D". The "thirtieth
// day after" a deposit is P30D: the day of the deposit is not counted.
type Term struct{ Months, Days int }

// MarshalText is the ISO 8601 form.
func (t Term) MarshalText() ([]byte, error) {
	if t.Months == 0 {
		return []byte("P" + strconv.Itoa(t.Days) + "D"), nil
	}
	s := "P" + strconv.Itoa(t.Months) + "M"
	if t.Days > 0 {
		s += strconv.Itoa(t.Days) + "D"
	}
	return []byte(s), nil
}

// UnmarshalText reads P, then one to three of: a number and Y, a number and M, a number and D, in this order.
func (t *Term) UnmarshalText(b []byte) error {
	s := string(b)
	bad := fault.New(fault.Invalid, "%q is not a term; write it as P3M (three months), P30D or P1Y", s)
	if len(s) < 3 || len(s) > 12 || s[0] != 'P' {
		return bad
	}
	var got Term
	n, digits, last := 0, 0, byte(0)
	for i := 1; i < len(s); i++ {
		c := s[i]
		if '0' <= c && c <= '9' {
			n, digits = n*10+int(c-'0'), digits+1
			if digits > 4 {
				return bad
			}
			continue
		}
		rank := map[byte]byte{'Y': 1, 'M': 2, 'D': 3}[c]
		if digits == 0 || rank <= last {
			return bad
		}
		switch c {
		case 'Y':
			got.Months += 12 * n
		case 'M':
			got.Months += n
		case 'D':
			got.Days = n
		}
		n, digits, last = 0, 0, rank
	}
	if digits > 0 {
		return bad
	}
	*t = got
	return nil
}

// after is the day t after d. Months keep the number of the day; where the month is too short, its last day
// counts (three months after 30 November is 28 or 29 February).
func (t Term) after(d when.Day) when.Day {
	y, m, dd := d.Civil()
	m += t.Months
	y, m = y+(m-1)/12, (m-1)%12+1
	month, err := when.Month(y, m)
	if err != nil {
		return when.Max
	}
	day := min(month.First.AddDays(dd-1), month.Last)
	return day.AddDays(t.Days)
}

// shift moves all that w can mean by t.
func (t Term) shift(w when.When) when.When {
	return within(t.after(w.Earliest()), t.after(w.Latest()))
}

// counted is when an instrument enters into force for a State that deposited at the given time: the term of
// its clause later, and never before the instrument itself (general).
func (e Entry) counted(deposit, general when.When) when.When {
	w := e.After.shift(deposit)
	return within(max(w.Earliest(), general.Earliest()), max(w.Latest(), general.Latest()))
}

// within is the When of one day out of those from first to last.
func within(first, last when.Day) when.When {
	if first >= last {
		return when.On(last)
	}
	w, err := when.Parse(first.String() + ".." + last.String())
	if err != nil {
		return when.When{}
	}
	return w
}

// past reports whether w is certain to have come by the end of day on; ahead whether it is certain not to.
func past(w when.When, on when.Day) bool  { return w.Latest() <= on }
func ahead(w when.When, on when.Day) bool { return w.Earliest() > on }
