package receive

import (
	"net"
	"testing"
	"time"
)

// TestADayHasAnAllowance: what one address brings on a day is bounded, each for itself, and the next day is another.
func TestADayHasAnAllowance(t *testing.T) {
	at := time.Date(2026, 3, 2, 23, 0, 0, 0, time.UTC)
	var a allowance
	a.add(at, "dp-1", 900)
	a.add(at, "dp-1", 5*leastMail)
	for _, c := range []struct {
		name      string
		at        time.Time
		most      int64
		ok, first bool
	}{
		{"dp-1", at, 6*leastMail + 1, true, false},
		{"dp-1", at, 6 * leastMail, false, true}, // the small one counts for more than its bytes
		{"dp-1", at, 6 * leastMail, false, false},
		{"dp-2", at, 1, true, false},
		{"dp-1", at.Add(time.Hour), 1, true, false},
	} {
		if ok, first := a.left(c.at, c.name, c.most); ok != c.ok || first != c.first {
			t.Errorf("%+v: %v %v", c, ok, first)
		}
	}
}

// wire is a connection that notes until when each reading may last.
type wire struct {
	net.Conn
	until []time.Time
}

func (l *wire) SetReadDeadline(t time.Time) error { l.until = append(l.until, t); return nil }
func (l *wire) Read(b []byte) (int, error)        { return len(b), nil }

// TestASlowLineIsWaitedForAndNobodyStays: each piece of a mail has the whole time of a block, however long the mail takes; and a
// connection has an end.
func TestASlowLineIsWaitedForAndNobodyStays(t *testing.T) {
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	l := &wire{}
	g := &guest{Conn: l, now: func() time.Time { return at }, idle: 2 * time.Minute, end: at.Add(5 * time.Minute)}
	_ = g.SetReadDeadline(at.Add(time.Second)) // of the command
	var want []time.Time
	for _, minutes := range []int{2, 4, 5, 5} {
		want = append(want, time.Date(2026, 3, 2, 9, minutes, 0, 0, time.UTC))
		if _, err := g.Read(make([]byte, 1)); err != nil {
			t.Fatal(err)
		}
		at = at.Add(2 * time.Minute)
	}
	for i, u := range want {
		if len(l.until) != len(want) || !l.until[i].Equal(u) {
			t.Fatalf("waits until %v, want %v", l.until, want)
		}
	}
}
