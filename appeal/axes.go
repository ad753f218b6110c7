package appeal

import (
	"slices"

	"github.com/upheld/upheld/when"
)

// Step is a status of axis 1, handling: what became of the letter on its way to one addressee.
type Step string

// The steps of handling.
const (
	Drafted       Step = "drafted"
	Asked         Step = "asked"
	Undeliverable Step = "undeliverable"
	Delivered     Step = "delivered"
	Acknowledged  Step = "acknowledged"
	Answered      Step = "answered"
	Reminded      Step = "reminded"
	ReminderBack  Step = "reminder-undeliverable"
)

// Handling is one step on the way of one demand to one addressee. Proof is the id of what shows it: the
// accepting line of the addressee's mail server, a postal receipt, a witnessed hand-over, the message itself.
type Handling struct {
	Dispatch  string // of the delivery.dispatch
	Addressee string
	Class     Class  // of the addressee, as its dispatch has it
	Body      string // id of a body of the record, where the dispatch names one
	Step      Step
	On        when.Day
	Proof     string
}

// Grade is a value of axis 2: what a reply says to a demand.
type Grade string

// The grades of an answer.
const (
	Accepted       Grade = "accepted"
	AcceptedInPart Grade = "accepted-in-part"
	Noted          Grade = "noted"
	Refused        Grade = "refused"
	Referred       Grade = "referred"
	BesidePoint    Grade = "beside-the-point"
)

// Answer is the grade of one reply of one addressee to one demand, given by the documenters. What the addressee
// claims of itself is no Answer.
type Answer struct {
	Ref       string // of the delivery.answer
	Reply     string // of the delivery.reply
	Demand    string
	Appeal    string // the appeal that was answered
	Addressee string
	Grade     Grade
	On        when.Day
	When      when.When // On is the last day that it can be
	Reviewed  bool      // somebody else than the proposer confirmed it
	// What it rests on and who says so. Own is the grade that the addressee gives itself; it moves nothing.
	Own        Grade
	Names      string // of Referred: who is said to be responsible
	Why        string
	ProposedBy Assessor
	ReviewedBy Assessor
}

// Received is a reply to an appeal, an acknowledgement or an answer, graded or not.
type Received struct {
	Ref       string // of the delivery.reply
	Dispatch  string // empty where it is known from public sources alone
	Appeal    string
	Addressee string // as the demands name it
	By        string // who spoke for it
	Answer    bool   // an answer; else an acknowledgement of receipt
	Graded    bool   // somebody graded it for at least one demand
	On        when.Day
	When      when.When
	Presented when.When // when the appeal was put before them, where that is another day than its own
	Sent      when.When // when the letter that it answers was given on its way to them; zero where no dispatch is known
	Summary   string
}

// Result is a value of axis 3, the outcome on the ground.
type Result string

// The results. "Nothing seen" is none of them: it is what is left when there is no result.
const (
	Begun        Result = "begun"
	MetInPart    Result = "met-in-part"
	Met          Result = "met"
	ActedAgainst Result = "acted-against"
	Reversed     Result = "reversed"
	Overtaken    Result = "overtaken"
	Withdrawn    Result = "withdrawn"
	Merged       Result = "merged"
)

// Status is what a headline says in one word.
type Status string

// NothingSeen is the status of a demand of which neither outcome nor answer nor delivery is known.
const NothingSeen Status = "nothing-seen"

// Order is the order in which a headline is sought (research on the life of a demand, 2.2): the first status
// that holds is the one. NothingSeen stands last, for when none holds.
var Order = []Status{
	"withdrawn", "merged", "overtaken", "reversed", "acted-against", "met", "met-in-part", "begun",
	"refused", "accepted", "answered", "acknowledged", "silent", "overdue", "delivered", "undeliverable", "asked",
	NothingSeen,
}

// rank is the place of a status in Order.
func rank(s Status) int { return slices.Index(Order, s) }
