// Package receive takes mail in. The raw bytes come first: a mail is on the disk, as a working paper, before anybody parses
// it and before the server that brings it is told so (docs/decisions/0017). Then it is sorted, tied to the dispatch that it
// answers, and written as a delivery.Message in the case log. What fits nowhere waits for a person.
//
// Nothing is ever sent back from here, so that nobody can make this program write to a stranger.
package receive

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"log/slog"
	"sync"
	"time"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/delivery/sorting"
	"github.com/upheld/upheld/fault"
)

// PaperKind is the kind of working paper that holds a raw mail. Its id is delivery.MessageRef of its fingerprint, its title
// is the envelope.
const PaperKind = delivery.PaperIn

// How a mail came in, as delivery.Message.Via.
const (
	ViaSMTP   = "smtp"
	ViaFolder = "drop folder"
	ViaPipe   = "mail-in"
	ViaHand   = "by hand"
)

// Speaker is who says in the record what the Inbox itself found.
const Speaker = "mail-in"

// maxKept is the most bytes of a mail that can be kept; one beyond sorting.MaxSize is kept and not read.
const maxKept = 32 << 20

// Options of an Inbox.
type Options struct {
	Now    func() time.Time // nil: the machine's clock
	Logger *slog.Logger     // nil: silence
}

// Inbox takes mail into a book. It is safe for concurrent use.
type Inbox struct {
	book  *book.Book
	now   func() time.Time
	log   *slog.Logger
	keep  keeper
	index index
	sweep sync.Mutex    // one sweep of folders at a time
	rooms chan struct{} // for large mails, so that many at once cannot fill the memory
	daily allowance     // of what strangers bring
}

const (
	small      = 1 << 20 // bytes of a mail that needs no room
	largeMails = 3       // in the memory at once
)

// large waits for a room for a large mail. leave gives it back.
func (x *Inbox) large(ctx context.Context) (leave func(), err error) {
	select {
	case x.rooms <- struct{}{}:
		return func() { <-x.rooms }, nil
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
}

// New is an Inbox of an open book. Call CatchUp once before mail comes in.
func New(b *book.Book, o Options) *Inbox {
	x := &Inbox{book: b, now: o.Now, log: o.Logger, rooms: make(chan struct{}, largeMails)}
	if x.now == nil {
		x.now = time.Now
	}
	if x.log == nil {
		x.log = slog.New(slog.DiscardHandler)
	}
	x.keep.book = b
	return x
}

// Take keeps a mail and sorts it. When it returns without an error, the mail and its record are on the disk. When the
// error is one of keeping, nothing was kept, and whoever brings the mail must bring it again. A mail that was kept and
// could not be recorded is no error for the bringer: CatchUp records it later. The same bytes twice are one mail.
func (x *Inbox) Take(ctx context.Context, raw []byte, env Envelope, via string) (delivery.Message, error) {
	switch {
	case len(raw) == 0:
		return delivery.Message{}, fault.New(fault.Invalid, "the mail is empty")
	case len(raw) > maxKept:
		return delivery.Message{}, fault.New(fault.Invalid, "the mail is larger than %d MiB and cannot be kept", maxKept>>20)
	}
	sum := sha256.Sum256(raw)
	digest := hex.EncodeToString(sum[:])
	env.Via, env.At = via, x.now().UTC().Truncate(time.Second)
	p := book.Paper{ID: delivery.MessageRef(digest), Kind: PaperKind, Title: env.title(), Body: raw}
	if err := x.keep.add(ctx, p); err != nil {
		return delivery.Message{}, err
	}
	// From here on nothing may be lost, even if the bringer hangs up.
	m, err := x.record(context.WithoutCancel(ctx), raw, digest, env)
	if err != nil {
		x.log.Error("a mail is kept and not yet recorded", "message", p.ID, "error", err)
		return delivery.Message{Ref: p.ID, SHA256: digest, Size: len(raw), Via: via, Kind: delivery.Unknown, Status: "held"}, nil
	}
	return m, nil
}

// record sorts a mail that is kept and writes its record, with what the system itself may say of the dispatch. A mail
// whose record is there is sorted again only when it came to a further address.
func (x *Inbox) record(ctx context.Context, raw []byte, digest string, env Envelope) (delivery.Message, error) {
	ref := delivery.MessageRef(digest)
	if old, ok, err := x.message(ctx, ref); err != nil {
		return old, err
	} else if ok {
		return x.again(ctx, old, raw, env)
	}
	m := messageOf(sorting.Sort(raw, env.To...), raw, digest, env)
	if err := x.settle(ctx, &m); err != nil {
		return delivery.Message{}, err
	}
	return m.Message, x.say(ctx, m, Speaker)
}

// again is the same mail once more. A further address of ours is added, and tells anew whose it is, unless a person has
// said so.
func (x *Inbox) again(ctx context.Context, old delivery.Message, raw []byte, env Envelope) (delivery.Message, error) {
	more := env.without(old.To)
	if len(more) == 0 || old.How == byPerson || old.Status == aside {
		return old, nil
	}
	env.To, env.Via, env.At = append(old.To, more...), old.Via, timeOf(old.Received)
	m := messageOf(sorting.Sort(raw, env.To...), raw, old.SHA256, env)
	if err := x.settle(ctx, &m); err != nil {
		return old, err
	}
	return m.Message, x.say(ctx, m, Speaker)
}

// CatchUp records the mails that were kept when the program stopped before it could record them, and sorts again what is
// held and whose dispatch was not known then. It returns how many mails it recorded.
func (x *Inbox) CatchUp(ctx context.Context) (int, error) {
	refs, err := x.unrecorded(ctx)
	if err != nil {
		return 0, err
	}
	for n, ref := range refs {
		if err := x.recordKept(ctx, ref); err != nil {
			return n, err
		}
	}
	held, err := x.withStatus(ctx, held)
	if err != nil {
		return len(refs), err
	}
	for _, m := range held {
		if m.Dispatch == "" && m.How == "" {
			if _, err := x.SortAgain(ctx, m.Ref); err != nil {
				return len(refs), err
			}
		}
	}
	return len(refs), nil
}

func (x *Inbox) recordKept(ctx context.Context, ref string) error {
	p, err := x.book.Papers().Get(ctx, ref)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(p.Body)
	digest := hex.EncodeToString(sum[:])
	if delivery.MessageRef(digest) != ref {
		x.log.Error("a raw mail does not have the fingerprint of its name; it stays as it is", "message", ref)
		return nil
	}
	_, err = x.record(ctx, p.Body, digest, envelopeOf(p))
	return err
}

// Raw is a mail byte for byte as it came in. Bytes that do not have the fingerprint of the record are a fault.NotSo.
func (x *Inbox) Raw(ctx context.Context, ref string) ([]byte, error) {
	m, ok, err := x.message(ctx, ref)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, fault.New(fault.NotFound, "there is no mail %s", ref)
	}
	p, err := x.book.Papers().Get(ctx, ref)
	if err != nil {
		return nil, err
	}
	if sum := sha256.Sum256(p.Body); hex.EncodeToString(sum[:]) != m.SHA256 {
		return nil, fault.New(fault.NotSo, "the bytes of the mail %s are not those that came in: their fingerprint is another", ref)
	}
	return p.Body, nil
}
