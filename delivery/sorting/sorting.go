// Package sorting tells what a mail that came in is: an answer, an acknowledgement, a bounce, a notice of delivery, an
// out-of-office note, or something for a person to look at. It is a function of the raw bytes: nothing is fetched, opened
// or run, attachments are bytes with a fingerprint, and every decision names the rule and the words that it rests on.
//
// Mail comes from strangers, some of them hostile. Sizes, depths and numbers have limits (limits.go), and whatever cannot be
// read is said in Problems, never left out in silence.
package sorting

import (
	"fmt"
	"time"

	"github.com/upheld/upheld/delivery"
)

// Where in a mail something was found, the surest first.
type Where int

// The places.
const (
	Envelope Where = iota // the address to which the mail server was told to bring it
	Head                  // To, Cc and the fields in which servers keep the first address
	Chain                 // In-Reply-To and References
	Notice                // what a notice of the mail system says of the mail that it is about
	Words                 // subject, text, quotations, forwarded mails
)

func (w Where) String() string {
	return [...]string{"envelope", "head", "references", "notice", "text"}[w]
}

// Tag is a tag of a reply address and where it stood.
type Tag struct {
	Tag   string
	Where Where
}

// Reference is the Message-ID of another mail, without angle brackets, and where it stood.
type Reference struct {
	ID    string
	Where Where
}

// Bounce is what a notice of the mail system says of the mail that it is about (RFC 3464, RFC 8098), or what could be read
// out of one in no standard form.
type Bounce struct {
	Original   string // recipient as it was written first
	Final      string // recipient as the last server knew it
	Action     string // failed, delayed, delivered, relayed, expanded; of a read notice: displayed, deleted …
	Status     string // "5.1.1" (RFC 3463), may be empty
	Diagnostic string // the line of the server
	MessageID  string // of the mail that it is about
	EnvelopeID string // ENVID of the mail that it is about
	Reporter   string // the server that speaks
	Read       bool   // it is a read notice
}

// Sorted is what could be read out of a mail.
type Sorted struct {
	Kind       delivery.Kind
	Why        []string // the rules, each with the words it rests on
	Tags       []Tag    // each once, where it stands most surely
	References []Reference
	From       string // name and address as written
	Sender     string // address alone, small letters
	To         []string
	Subject    string
	Date       time.Time // zero when there is none that can be read
	MessageID  string
	Text       string // UTF-8, lines end with \n
	Parts      []delivery.Part
	Bounce     Bounce
	Loop       string // why it is a mail in a loop, or ""
	Problems   []string
}

// Sort reads a mail. recipients are those of the envelope, none where it is not known. It never fails: what cannot be read
// at all is unknown, with the problem said.
func Sort(raw []byte, recipients ...string) (s Sorted) {
	defer func() {
		if x := recover(); x != nil { // a fault of ours or of a library: the mail is kept and a person looks
			s = Sorted{Kind: delivery.Unknown, Why: []string{"unreadable: the mail is damaged in a way that is not understood"}}
			s.Problems = []string{fmt.Sprintf("reading stopped: %v", x)}
		}
	}()
	if len(raw) > MaxSize {
		s.Kind, s.Why = delivery.Unknown, []string{fmt.Sprintf("unreadable: larger than %d MiB", MaxSize>>20)}
		s.Problems = []string{fmt.Sprintf("the mail is larger than %d MiB and was not read", MaxSize>>20)}
		return s
	}
	m := read(raw)
	s = m.sorted()
	s.find(m, recipients)
	s.Loop = loopOf(m.head)
	s.Kind, s.Why = m.kind(&s)
	return s
}
