// Package send puts letters out as mail: it builds them, keeps what goes out byte for byte, works a queue that survives a
// restart, and writes into the record what proves their way.
//
// A mail is never doubled and never lost. Before the end of a mail is sent to a server, the queue says on the disk that it
// is being sent; a clear answer is written over that. Where no clear answer came, because the connection or this program
// ended in between, the mail is in doubt: it is not sent again by itself, a person settles it (RFC 1047; RFC 5321, 4.5.4.1).
package send

import (
	"crypto/rand"
	"encoding/hex"
	"log/slog"
	"net/mail"
	"sync"
	"time"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery/tag"
	"github.com/upheld/upheld/fault"
)

// Office sends the mail of one book. Its methods are safe for concurrent use.
type Office struct {
	book *book.Book
	cfg  Config
	now  func() time.Time
	log  *slog.Logger
	from *mail.Address
	post *relay // nil: straight to the servers of the recipients
	sign *signer
	me   string        // this Office among those of several servers
	wake chan struct{} // there is something new to do, or the clock was moved

	marks marks
	hosts hosts

	mu      sync.Mutex
	trouble string // why nothing goes out, "" when nothing hinders
}

// New is the Office of a book. A cfg that names no domain is allowed: such an Office tells the states of what was queued before,
// and Ready says that it cannot send. log may be nil.
func New(b *book.Book, cfg Config, now func() time.Time, log *slog.Logger) (*Office, error) {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	o := &Office{book: b, cfg: cfg.filled(), now: now, log: log, me: random(), wake: make(chan struct{}, 1)}
	o.marks.book = b
	if !cfg.configured() {
		return o, nil
	}
	var err error
	if o.from, o.post, err = o.cfg.check(); err != nil {
		return nil, err
	}
	if o.cfg.Selector != "" {
		if o.sign, err = readSigner(b, o.from, o.cfg.Selector); err != nil {
			return nil, err
		}
	}
	return o, nil
}

// Ready is nil when this Office can send, and says what is missing otherwise.
func (o *Office) Ready() error {
	if o.from == nil {
		return fault.New(fault.Invalid, "no e-mail can be sent: this program was started without the settings of mail (docs/operating.md, \"Mail\")")
	}
	if why := o.book.ReadOnly(); why != "" {
		return fault.New(fault.ReadOnly, "no e-mail can be sent: %s", why)
	}
	return nil
}

// Trouble is why nothing goes out at present, in words for the operator: the relay refuses the password, its certificate is
// not good. It is "" when nothing hinders.
func (o *Office) Trouble() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.trouble
}

func (o *Office) setTrouble(why string) {
	o.mu.Lock()
	was := o.trouble
	o.trouble = why
	o.mu.Unlock()
	if why != "" && why != was {
		o.log.Error("no mail goes out", "why", why)
	}
}

// Address is a new reply address with a tag that nobody can guess. Each dispatch has one of its own.
func (o *Office) Address() (string, error) {
	if err := o.Ready(); err != nil {
		return "", err
	}
	return tag.Address(o.cfg.Local, tag.New(), o.cfg.Replies), nil
}

// Wake lets a running Office look at its clock and its queue anew.
func (o *Office) Wake() {
	select {
	case o.wake <- struct{}{}:
	default:
	}
}

// random is 128 bits by lot, in hexadecimal.
func random() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // it never fails
	return hex.EncodeToString(b[:])
}
