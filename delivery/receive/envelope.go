package receive

import (
	"encoding/json"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery/tag"
	"github.com/upheld/upheld/order"
)

// Envelope is what the mail server says of a mail beside its bytes. All of it may be unknown.
type Envelope struct {
	From string    `json:"from,omitempty"` // the return path; "" for notices
	To   []string  `json:"to,omitempty"`   // the recipients
	Via  string    `json:"via,omitempty"`
	At   time.Time `json:"at"`
}

// maxTitle is what the title of a paper holds.
const maxTitle = 1000

// title is the envelope as the title of a paper: one line, so that it is on the disk with the mail. Recipients beyond the
// room are left out, those without a tag first; they stand in the head of most mails.
func (e Envelope) title() string {
	e.From = line(e.From)
	to := make([]string, 0, len(e.To))
	for _, a := range e.To {
		to = append(to, line(a))
	}
	order.By(to, func(a, b string) int { return tagged(b) - tagged(a) })
	for n := len(to); ; n-- {
		e.To = to[:n]
		b, err := json.Marshal(e)
		if err == nil && len(b) <= maxTitle {
			return string(b)
		}
		if n == 0 {
			return ""
		}
	}
}

func tagged(address string) int {
	if _, ok := tag.Find(address); ok {
		return 1
	}
	return 0
}

func line(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == utf8.RuneError {
			return -1
		}
		return r
	}, s)
	return s[:min(len(s), 320)]
}

func envelopeOf(p book.Paper) Envelope {
	var e Envelope
	if json.Unmarshal([]byte(p.Title), &e) != nil || e.At.IsZero() {
		e.At = p.Saved.UTC()
	}
	return e
}

// without are the recipients with a tag that are not among those known.
func (e Envelope) without(known []string) []string {
	var out []string
	for _, a := range e.To {
		t, ok := tag.Find(a)
		if ok && !slices.ContainsFunc(known, func(k string) bool { kt, _ := tag.Find(k); return kt == t }) {
			out = append(out, a)
		}
	}
	return out
}

func timeOf(s string) time.Time {
	t, _ := time.Parse(time.RFC3339, s)
	return t
}
