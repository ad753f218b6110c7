package send

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/upheld/upheld/fault"
)

// Is is the state of a mail on its way out.
type Is string

// The states.
const (
	Waiting   Is = "waiting"   // until State.Due
	Sending   Is = "sending"   // its end may be on the way to a server at this moment
	Sent      Is = "sent"      // a server has taken it over
	Failed    Is = "failed"    // refused for good, or its time is over
	Doubt     Is = "in doubt"  // nobody knows whether the server took it; a person settles it
	Cancelled Is = "cancelled" // by a person, before it went
)

// Result is how one attempt ended.
type Result string

// The results of attempts. The last four are deeds of a person.
const (
	Accepted  Result = "accepted" // by a server of the recipient
	Relayed   Result = "relayed"  // taken over by the relay
	Deferred  Result = "deferred" // asked to come again
	Refused   Result = "refused"  // for good
	Cut       Result = "cut"      // no connection, or it broke before the end of the mail
	NoName    Result = "no name"  // the domain name system knows no server for it
	Expired   Result = "expired"
	Unclear   Result = "unclear" // no answer after the end of the mail
	Arrived   Result = "arrived" // settled: the server had taken it
	SendAgain Result = "again"
	NotSent   Result = "not sent" // settled: the server had not taken it; it goes again
	Withdrawn Result = "withdrawn"
)

// State is a mail on its way out, and what happened to it.
type State struct {
	ID        string // of the dispatch; of a mail without one its id, a slash and a number
	Dispatch  string // empty for a mail of the program itself
	To        string // address; for the team only
	MessageID string // without angle brackets
	Is        Is
	Queued    time.Time
	Due       time.Time // of Waiting: when it is tried next
	Since     time.Time // when it came into this state
	Tries     int
	Host      string    // the server of the last attempt
	Attempts  []Attempt // the oldest first; in lists only the last
}

// Attempt is one attempt, or one deed of a person.
type Attempt struct {
	N      int
	At     time.Time
	Result Result
	Host   string
	Code   int    // of the server's answer; 0: none
	Words  string // what the server said, or what broke, or the person and the reason; for the team only
}

const stateCols = `o.id, o.dispatch, o.recipient, o.message_id, o.state, o.queued, o.due, o.since, o.tries, o.host`

// attemptCols are those of an attempt that may not be there.
const attemptCols = `coalesce(a.n, 0), coalesce(a.at, 0), coalesce(a.result, ''), coalesce(a.host, ''), coalesce(a.code, 0), coalesce(a.words, '')`

func (o *Office) scanState(r *sql.Rows, s *State, more ...any) error {
	var queued, due, since int64
	err := r.Scan(append([]any{&s.ID, &s.Dispatch, &s.To, &s.MessageID, &s.Is, &queued, &due, &since, &s.Tries, &s.Host}, more...)...)
	s.Queued, s.Due, s.Since = o.at(queued), o.at(due), o.at(since)
	return err
}

// at is a moment of the database (seconds since 1970) where the clock of this program stands.
func (o *Office) at(sec int64) time.Time { return time.Unix(sec, 0).In(o.now().Location()) }

// State is the state of the mail of a dispatch, with all its attempts. One that was never queued is a fault.NotFound.
func (o *Office) State(ctx context.Context, dispatch string) (State, error) {
	var out State
	err := o.book.Look(ctx, func(r *sql.Rows) error {
		var s State
		var a Attempt
		var at int64
		if err := o.scanState(r, &s, &a.N, &at, &a.Result, &a.Host, &a.Code, &a.Words); err != nil {
			return err
		}
		s.Attempts = out.Attempts
		if out = s; a.N > 0 {
			a.At = o.at(at)
			out.Attempts = append(out.Attempts, a)
		}
		return nil
	}, `SELECT `+stateCols+`, `+attemptCols+` FROM outgoing o LEFT JOIN outgoing_attempt a ON a.id = o.id WHERE o.id = $1 ORDER BY a.n`, dispatch)
	if err == nil && out.ID == "" {
		err = fault.New(fault.NotFound, "no mail of %s is in the queue", dispatch)
	}
	return out, err
}

// States are the mails in these states (in every state but Sent, when none is named), each with its last attempt: the one
// that changed last first, at most 1000.
func (o *Office) States(ctx context.Context, in ...Is) ([]State, error) {
	if len(in) == 0 {
		in = []Is{Waiting, Sending, Failed, Doubt, Cancelled}
	}
	marks, args, open := make([]string, 0, len(in)), make([]any, 0, len(in)), ""
	if !slices.Contains(in, Waiting) && !slices.Contains(in, Sent) {
		open = ` AND o.state NOT IN ('waiting', 'sent')` // the words of the index over the few that are neither
	}
	for i, is := range in {
		marks, args = append(marks, "$"+string(rune('1'+i))), append(args, string(is))
	}
	var out []State
	err := o.book.Look(ctx, func(r *sql.Rows) error {
		var s State
		var a Attempt
		var at int64
		if err := o.scanState(r, &s, &a.N, &at, &a.Result, &a.Host, &a.Code, &a.Words); err != nil {
			return err
		}
		if a.At = o.at(at); a.N > 0 {
			s.Attempts = []Attempt{a}
		}
		out = append(out, s)
		return nil
	}, `SELECT `+stateCols+`, `+attemptCols+`
		FROM outgoing o LEFT JOIN outgoing_attempt a ON a.id = o.id AND a.n = o.tries
		WHERE o.state IN (`+strings.Join(marks, ", ")+`)`+open+` ORDER BY o.since DESC, o.id LIMIT 1000`, args...)
	return out, err
}

// Counts is how many mails are in each state.
func (o *Office) Counts(ctx context.Context) (map[Is]int, error) {
	out := map[Is]int{}
	err := o.book.Look(ctx, func(r *sql.Rows) error {
		var is Is
		var n int
		err := r.Scan(&is, &n)
		out[is] = n
		return err
	}, `SELECT state, count(*) FROM outgoing GROUP BY state`)
	return out, err
}

// InWords is what is known of a mail, in one line for the operator.
func (s State) InWords() string {
	if s.Is == Waiting && len(s.Attempts) == 0 {
		return "not tried yet"
	}
	if len(s.Attempts) == 0 {
		return ""
	}
	last := s.Attempts[len(s.Attempts)-1]
	out := string(last.Result)
	if last.Host != "" {
		out += " by " + last.Host
	}
	if last.Words != "" {
		out += ": "
		if last.Code != 0 {
			out += fmt.Sprint(last.Code, " ")
		}
		out += last.Words
	}
	if s.Is == Waiting {
		out += fmt.Sprintf(" (tried %d times, next %s)", s.Tries, s.Due.Format("2006-01-02 15:04"))
	}
	return out
}
