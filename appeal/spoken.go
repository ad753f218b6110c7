package appeal

import (
	"cmp"
	"slices"

	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/when"
)

// spoken is what axis 2 says on a day: the status of the last answer of each addressee, since the first day of its run. A
// promise, whole or in part, is "accepted", since it waits to be kept. Of one day the answer that comes first in Order
// counts. A grade that nobody reviewed counts and says so.
func spoken(answers []Answer, on when.Day) []reached {
	if len(answers) == 0 {
		return nil
	}
	list := slices.Clone(answers)
	order.By(list, func(a, b Answer) int {
		return cmp.Or(cmp.Compare(a.Addressee, b.Addressee), cmp.Compare(a.On, b.On),
			cmp.Compare(rank(gradeStatus(a.Grade)), rank(gradeStatus(b.Grade))), cmp.Compare(a.Ref, b.Ref))
	})
	var out []reached
	who, day := "", when.Min
	for _, a := range list {
		if a.On > on {
			continue
		}
		r := reached{status: gradeStatus(a.Grade), since: a.On}
		if !a.Reviewed {
			r.awaits = []Lack{NoGradeReview}
		}
		n := len(out) - 1
		switch {
		case n < 0 || a.Addressee != who:
			out = append(out, r)
		case a.On == day:
			continue
		case out[n].status == r.status:
			out[n].awaits = r.awaits
		default:
			out[n] = r
		}
		who, day = a.Addressee, a.On
	}
	return out
}

func gradeStatus(g Grade) Status {
	switch g {
	case Refused:
		return "refused"
	case Accepted, AcceptedInPart:
		return "accepted"
	case Noted, Referred, BesidePoint:
	}
	return "answered"
}
