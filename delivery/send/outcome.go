package send

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// outcome is how one attempt ended.
type outcome struct {
	result Result
	host   string
	code   int
	words  string
}

// longest is the most that a mail waits between two attempts.
const longest = 8 * time.Hour

// fewest is how many attempts are made before a mail has failed because its time is over. A machine that slept for a week, or was
// without a network, has not shown that nobody takes the mail.
const fewest = 3

// backOff is how long a mail waits after so many attempts that came to nothing, the first is 1. Short at first, for servers
// that let unknown senders wait a few minutes (RFC 6647); then longer and longer (RFC 5321, 4.5.4.1).
func backOff(tries int) time.Duration {
	steps := [...]time.Duration{5 * time.Minute, 15 * time.Minute, 30 * time.Minute, time.Hour, 2 * time.Hour, 4 * time.Hour, longest}
	return steps[max(0, min(tries, len(steps))-1)]
}

// next is what follows from the outcome of attempt number tries of a mail that was queued at a moment and has a time of expire:
// its state, when it is due, and the outcome, which becomes Expired when its time is over. The last attempt is made at the end
// of the time, or later when there were fewer than three.
func (o outcome) next(queued, now time.Time, expire time.Duration, tries int) (Is, time.Time, outcome) {
	switch o.result {
	case Accepted, Relayed:
		return Sent, now, o
	case Refused, NoName:
		return Failed, now, o
	case Unclear:
		return Doubt, now, o
	}
	end := queued.Add(expire)
	over := !now.Before(end)
	if over && tries >= fewest {
		o.result = Expired
		return Failed, now, o
	}
	due := now.Add(backOff(tries))
	if due.After(end) && !over {
		due = end
	}
	return Waiting, due, o
}

// maxWords is the longest that is kept of what a server says, in bytes.
const maxWords = 500

// clip is text in one line without control characters, in bounded length.
func clip(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == utf8.RuneError {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	s = strings.Join(strings.Fields(s), " ")
	if len(s) <= maxWords {
		return s
	}
	n := maxWords
	for !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}
