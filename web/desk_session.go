package web

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"sync"
	"time"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/house"
	"github.com/upheld/upheld/letter/check"
)

const (
	linkLife    = 15 * time.Minute // how long an unused link opens the desk
	sessionIdle = 12 * time.Hour   // how long a session lives without a request
)

// DeskBook is what the desk needs of a book that it writes to.
type DeskBook interface {
	// ReadOnly says why nothing can be written; "" when it can.
	ReadOnly() string
	// Refuses says why a draft could not be said, as far as that can be told from it alone.
	Refuses(d book.Draft) error
	Say(ctx context.Context, who string, cmd book.Command) ([]book.Receipt, error)
	Doc(ctx context.Context, v access.Viewer, at book.At, ref string) (book.Doc, bool, error)
	Papers() book.Papers
}

// Desk opens the pages that write, to the operator on this machine and to nobody else. A link from the terminal works once
// and starts a session. Links and sessions are in memory only: they end with the program.
type Desk struct {
	book DeskBook
	now  func() time.Time
	out  Post  // nil when this program sends no mail
	in   Inbox // nil when this program takes none in

	mu       sync.Mutex
	link     secretHash // of the one link that still works; zero when there is none
	until    time.Time
	sessions map[secretHash]*deskSession

	checking  sync.Mutex
	checker   *check.Checker // of checkedAt, nil before the first letter is checked
	checkedAt *house.House
}

// deskSession is one browser that came by a link.
type deskSession struct {
	form string // the token in every form
	seen time.Time
}

// secretHash is what is kept of a secret: who reads the memory of lookups learns nothing that opens a door.
type secretHash [sha256.Size]byte

// NewDesk is the desk of a book.
func NewDesk(b DeskBook, now func() time.Time) *Desk {
	return &Desk{book: b, now: now, sessions: map[secretHash]*deskSession{}}
}

// secret is 256 bits that nobody can guess.
func secret() string {
	var b [32]byte
	_, _ = rand.Read(b[:]) // never fails: the program ends when the machine has no randomness
	return base64.RawURLEncoding.EncodeToString(b[:])
}

func hashOf(s string) secretHash { return sha256.Sum256([]byte(s)) }

// Link makes a new link, as a path on this site. The one before it stops working.
func (d *Desk) Link() string {
	key := secret()
	d.mu.Lock()
	defer d.mu.Unlock()
	d.link, d.until = hashOf(key), d.now().Add(linkLife)
	return "/desk/enter?key=" + key
}

// opens says whether a key would start a session now, without using it up.
func (d *Desk) opens(key string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.fits(key)
}

func (d *Desk) fits(key string) bool {
	h := hashOf(key)
	return d.link != secretHash{} && subtle.ConstantTimeCompare(h[:], d.link[:]) == 1 && d.now().Before(d.until)
}

// enter uses a key up and starts a session: the value of its cookie.
func (d *Desk) enter(key string) (cookie string, ok bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.fits(key) {
		return "", false
	}
	d.link = secretHash{}
	for h, s := range d.sessions {
		if d.over(s) {
			delete(d.sessions, h)
		}
	}
	cookie = secret()
	d.sessions[hashOf(cookie)] = &deskSession{form: secret(), seen: d.now()}
	return cookie, true
}

// session is the session of a cookie, and keeps it alive. nil when there is none.
func (d *Desk) session(cookie string) *deskSession {
	d.mu.Lock()
	defer d.mu.Unlock()
	s := d.sessions[hashOf(cookie)]
	if s == nil {
		return nil
	}
	if d.over(s) {
		delete(d.sessions, hashOf(cookie))
		return nil
	}
	s.seen = d.now()
	return s
}

func (d *Desk) over(s *deskSession) bool { return d.now().Sub(s.seen) > sessionIdle }

// leave ends a session.
func (d *Desk) leave(cookie string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.sessions, hashOf(cookie))
}

// owns says whether a form was made for this session.
func (s *deskSession) owns(token string) bool {
	return subtle.ConstantTimeCompare([]byte(token), []byte(s.form)) == 1
}
