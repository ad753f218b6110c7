// Package calendar tells what is due, to whom it falls, and since when: answers that addressees owe, terms that end,
// reminders to be sent, mail that waits for a person, elections to come.
//
// Duties are computed from the record as of a day and never stored: whoever has the record computes the same ones. What
// addressees owe is public; what is ours to do is for the desk.
package calendar

import (
	"cmp"
	"slices"
	"strings"

	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/when"
)

// Kind is what is due.
type Kind string

// The kinds of duties. The first four fall to those who are asked, the election to nobody, the rest to us.
const (
	Answer   Kind = "answer"   // the first term for an answer
	Reminded Kind = "reminded" // the term that a reminder set
	Silent   Kind = "silent"   // delivered, reminded, both terms over, no answer
	Act      Kind = "act"      // the day by which the act itself was asked

	Election Kind = "election" // an election, or a stage of one

	Prove   Kind = "prove"   // a letter went out and nothing proves that it arrived
	Resend  Kind = "resend"  // a letter could not be delivered
	Remind  Kind = "remind"  // the first term is over: a reminder is to be sent
	Grade   Kind = "grade"   // an answer awaits its grade; before that no reminder goes out (research on the life of a demand, 7.2)
	Sort    Kind = "sort"    // a message that came in waits for a person
	Doubt   Kind = "doubt"   // a mail of which nobody knows whether it went out
	Confirm Kind = "confirm" // an outcome that the custody record proposes awaits confirmation
	Review  Kind = "review"  // an outcome or a grade awaits its reviewer, or lacks a part of its evidence
)

// Whose a duty is.
type Whose string

// Whose duties there are.
const (
	Theirs  Whose = "theirs"  // the addressee's
	Ours    Whose = "ours"    // of those who keep this record
	Nobodys Whose = "nobodys" // an event to come
)

// Whose says to whom duties of a kind fall.
func (k Kind) Whose() Whose {
	switch k {
	case Answer, Reminded, Silent, Act:
		return Theirs
	case Election:
		return Nobodys
	}
	return Ours
}

// State of a duty on a day.
type State string

// The states. Stayed: an answer came in and waits for its grade, so nobody can say yet that one is owed.
const (
	Coming  State = "coming"
	Due     State = "due" // on the very day
	Overdue State = "overdue"
	Stayed  State = "stayed"
	Done    State = "done"
)

// Duty is one thing that is due, as it stands on a day. Texts of letters, addresses and names of persons are never in it.
type Duty struct {
	// ID is the same for the same duty on every day, and names what it is of: "answer/ap-2016-05-13/…".
	ID    string
	Kind  Kind
	State State
	Day   when.Day // when it is due; of Silent and of mail: since when
	End   when.Day // last day of a stage of several days, else Day
	Since when.Day // first day of State
	Begun when.Day // the day from which it could be known

	Appeal    string
	Addressee string
	Demands   []string // in the order of the letter
	Numbers   []int    // of the demands in their letter
	Dispatch  string
	N         int       // the number of the reminder: of Remind that which is to be sent, of Reminded that which was
	Term      int       // days of the term, 0 where there is none
	Rule      string    // whose term it is, a key of Rules
	Message   string    // of Sort
	Reply     string    // of Grade
	Election  string    // of Election
	Stage     string    // of Election, as the record names it
	What      string    // in words of the record: the kind of appeal, the name of the election
	Dated     when.When // of the appeal
	Private   bool      // the appeal is not public
}

// Whose says to whom the duty falls.
func (d Duty) Whose() Whose { return d.Kind.Whose() }

// Public says whether everybody may see the duty: what addressees owe, and elections.
func (d Duty) Public() bool { return d.Whose() != Ours }

// Open says whether something is still to be done or to happen.
func (d Duty) Open() bool { return d.State != Done }

// Waited is the number of days from the day it was due to a day, 0 before. Silence is counted from the day on which it began, that
// day counted too: it is one number, here, on the page of the demand and in the statement.
func (d Duty) Waited(on when.Day) int {
	n := int(on - d.Day)
	if d.Kind == Silent {
		n++
	}
	return max(0, n)
}

// OnlyPublic are the duties that everybody may see.
func OnlyPublic(list []Duty) []Duty {
	return slices.DeleteFunc(slices.Clone(list), func(d Duty) bool { return !d.Public() })
}

// Latest leaves out what a later duty of the same clock has overtaken: of an answer that is overdue, of the reminder that
// brought none, and of silence only the last is left.
func Latest(list []Duty) []Duty {
	chain := []Kind{Answer, Reminded, Silent}
	last := map[string]int{}
	place := func(d Duty) (string, int) {
		return strings.TrimPrefix(d.ID, string(d.Kind)+"/"), slices.Index(chain, d.Kind)
	}
	for _, d := range list {
		if key, i := place(d); i >= 0 {
			last[key] = max(last[key], i)
		}
	}
	return slices.DeleteFunc(slices.Clone(list), func(d Duty) bool {
		key, i := place(d)
		return i >= 0 && i < last[key]
	})
}

// sorted puts duties in order of their day, then kind, then id.
func sorted(list []Duty) []Duty {
	order.By(list, func(a, b Duty) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID))
	})
	return list
}

// on gives a duty its state on a day: coming before its day, due on it, overdue after it.
func (d Duty) on(day when.Day) Duty {
	d.End = max(d.End, d.Day)
	switch {
	case day < d.Day:
		d.State, d.Since = Coming, d.Begun
	case day <= d.End:
		d.State, d.Since = Due, d.Day
	default:
		d.State, d.Since = Overdue, d.End.AddDays(1)
	}
	d.Since = max(d.Since, d.Begun)
	return d
}

// done is the duty as it stands when it was kept on a day.
func (d Duty) done(on when.Day) Duty {
	d.End = max(d.End, d.Day)
	d.State, d.Since = Done, on
	return d
}
