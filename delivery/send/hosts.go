package send

import (
	"sync"
	"time"
)

// hosts keeps to what one host is asked to bear: so many connections, so many mails a minute.
type hosts struct {
	mu sync.Mutex
	of map[string]*host
}

type host struct {
	open int
	next time.Time // no mail before this moment
}

func (h *hosts) get(name string) *host {
	if h.of == nil {
		h.of = map[string]*host{}
	}
	if h.of[name] == nil {
		h.of[name] = &host{}
	}
	return h.of[name]
}

// enter takes one of the connections to a host, ok false when all are in use.
func (h *hosts) enter(name string, most int) (ok bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	one := h.get(name)
	if one.open >= most {
		return false
	}
	one.open++
	return true
}

func (h *hosts) leave(name string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.get(name).open--
}

// farOff is further than any place in a line: what is there was set by a clock that ran ahead.
const farOff = 4 * time.Hour

// turn takes the next place in the line of a host and says when it comes.
func (h *hosts) turn(name string, now time.Time, perMinute int) time.Time {
	if perMinute <= 0 {
		return now
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	one := h.get(name)
	if one.next.Before(now) || one.next.Sub(now) > farOff {
		one.next = now
	}
	at := one.next
	one.next = at.Add(time.Minute / time.Duration(perMinute))
	return at
}
