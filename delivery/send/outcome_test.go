package send

import (
	"testing"
	"time"
)

// TestWhatFollowsFromAnOutcome: a mail's time is over after five days, and not before three attempts.
func TestWhatFollowsFromAnOutcome(t *testing.T) {
	queued := time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)
	day := 24 * time.Hour
	for _, c := range []struct {
		result Result
		after  time.Duration
		tries  int
		is     Is
		wait   time.Duration
		then   Result
	}{
		{Accepted, 0, 1, Sent, 0, Accepted},
		{Relayed, 9 * day, 1, Sent, 0, Relayed},
		{Refused, 0, 1, Failed, 0, Refused},
		{NoName, 0, 1, Failed, 0, NoName},
		{Unclear, 9 * day, 9, Doubt, 0, Unclear},
		{Deferred, 0, 1, Waiting, 5 * time.Minute, Deferred},
		{Cut, day, 7, Waiting, 8 * time.Hour, Cut},
		{Cut, day, 70, Waiting, 8 * time.Hour, Cut},
		{Cut, 5*day - time.Hour, 20, Waiting, time.Hour, Cut}, // the last one at the end of its time
		{Cut, 5 * day, 20, Failed, 0, Expired},
		{Deferred, 5 * day, 3, Failed, 0, Expired},
		{Cut, 6 * day, 1, Waiting, 5 * time.Minute, Cut}, // the machine slept for six days
		{Cut, 6 * day, 2, Waiting, 15 * time.Minute, Cut},
		{Cut, 6 * day, 3, Failed, 0, Expired},
	} {
		now := queued.Add(c.after)
		is, due, out := outcome{result: c.result}.next(queued, now, 5*day, c.tries)
		if is != c.is || due.Sub(now) != c.wait || out.result != c.then {
			t.Errorf("%s after %s, attempt %d: %s, due after %s, %s", c.result, c.after, c.tries, is, due.Sub(now), out.result)
		}
	}
}
