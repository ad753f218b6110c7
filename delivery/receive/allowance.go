package receive

import (
	"sync"
	"time"
)

// A tag is made by rules that everybody can read, so anybody can make addresses that look like ours, and whoever was written to
// knows one that is. What one of them may put on the disk in a day is bounded: a full disk takes no answer of anybody. Beyond
// it the other server is told to come again, which mail servers do for days.
const (
	forStrangers int64 = 64 << 20  // bytes a day for all addresses that no letter has, the postmaster's among them
	forLetter    int64 = 256 << 20 // bytes a day for the address of one letter
	leastMail    int64 = 16 << 10  // bytes that the smallest mail counts for: its record, and the tiles over it
)

// strangers is the name under which mail for no letter is counted.
const strangers = ""

// allowance counts the bytes that were taken on a day (UTC) for each name.
type allowance struct {
	mu   sync.Mutex
	day  int64
	used map[string]int64
	told map[string]bool
}

// left says whether more may be taken for a name. first is true the first time on a day that it may not.
func (a *allowance) left(now time.Time, name string, most int64) (ok, first bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.turn(now)
	if a.used[name] < most {
		return true, false
	}
	first = !a.told[name]
	a.told[name] = true
	return false, first
}

// add counts a mail.
func (a *allowance) add(now time.Time, name string, size int64) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.turn(now)
	a.used[name] += max(size, leastMail)
}

func (a *allowance) turn(now time.Time) {
	day := now.Unix() / (24 * 60 * 60)
	if a.used == nil || day != a.day {
		a.day, a.used, a.told = day, map[string]int64{}, map[string]bool{}
	}
}
