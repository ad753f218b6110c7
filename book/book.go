package book

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
)

const lockTaken = "another program has this folder open"

// Book is an open book. Its methods are safe for concurrent use.
type Book struct {
	opt    Options
	kinds  *registry
	folder *folder
	store  *store
	stale  string // opened for reading: database and journal do not agree, for this reason

	// The rest is for writing.
	lock     *os.File
	journal  *ledger.Journal
	w        *writer                 // of the sequencer
	edges    map[string]*ledger.Edge // of the sequencer: the right edge of each log as it was last seen
	settling chan *settlement        // from the sequencer to the settler
	owed     []ledger.Head           // of the settler: committed, and not yet in the journal for lack of room
	cramped  atomic.Bool             // heads are owed
	queue    chan *request
	quit     chan struct{}
	done     chan struct{}
	closing  sync.Once
	why      atomic.Pointer[string] // the book takes no entries, for this reason
	closeErr error
}

func (o Options) filled() Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	return o
}

func openStore(ctx context.Context, f *folder, o Options, create bool) (*store, error) {
	if o.Postgres != "" {
		return openPostgres(ctx, o.Postgres, o.ReadOnlyAccess)
	}
	return openSQLite(ctx, f, o.ReadOnlyAccess, create)
}

// Open opens a book. For writing it takes the folder's lock; a second program is refused at once (fault.Conflict). A
// wrong passphrase is a fault.Forbidden. A book whose database contradicts its journal is opened all the same, but takes
// no entries: see ReadOnly.
func Open(ctx context.Context, o Options) (_ *Book, err error) {
	b := &Book{opt: o.filled()}
	if b.kinds, err = newRegistry(o.Rooms); err != nil {
		return nil, err
	}
	if !Exists(o.Dir) {
		return nil, fault.New(fault.NotFound, "there is no record in %s", o.Dir)
	}
	if !o.ReadOnlyAccess {
		if b.lock, err = lockFolder((&folder{dir: o.Dir}).path(fileLock)); err != nil {
			return nil, err
		}
	}
	defer func() {
		if err != nil {
			_ = b.release()
		}
	}()
	if b.folder, err = openFolder(o); err != nil {
		return nil, err
	}
	if b.store, err = openStore(ctx, b.folder, o, false); err != nil {
		return nil, err
	}
	if o.ReadOnlyAccess {
		b.stop("It was opened for reading only.")
		if err := b.checkDatabase(ctx); err != nil {
			return nil, err
		}
		if err := b.checkViews(ctx); err != nil {
			return nil, err
		}
		b.stale, err = b.findStale(ctx)
		return b, err
	}
	if err := b.start(ctx); err != nil {
		return nil, err
	}
	return b, nil
}

// start makes an opened book ready to write.
func (b *Book) start(ctx context.Context) error {
	if err := b.store.migrate(ctx); err != nil {
		return err
	}
	var err error
	if b.w, err = b.store.writer(ctx); err != nil {
		return fault.Wrap(fault.KindOf(err), err, "the database cannot be written: %s", fault.Say(err))
	}
	if err := b.checkDatabase(ctx); err != nil {
		return err
	}
	if err := b.renewViews(ctx); err != nil {
		return err
	}
	if why, err := b.compare(ctx); err != nil {
		return err
	} else if why != "" {
		b.stop(why)
		b.opt.Logger.Error("the book takes no entries", "why", why)
	}
	b.queue = make(chan *request, maxBatch)
	b.quit, b.done = make(chan struct{}), make(chan struct{})
	go b.sequence()
	return nil
}

// checkDatabase refuses a database of another program version or of another folder.
func (b *Book) checkDatabase(ctx context.Context) error {
	got, err := meta(ctx, b.store.read, "format")
	if err != nil {
		return err
	}
	is, err := strconv.Atoi(got)
	switch {
	case err == nil && is > 0 && is < format: // opened for reading only, or it would have been brought up to date
		return fault.New(fault.Conflict, "the database has the older form %d, this program knows the form %d; open the record once for writing with this program", is, format)
	case is != format:
		return fault.New(fault.Conflict, "the database has the form %q, this program knows the form %d; use the program that wrote it, or a newer one", got, format)
	}
	origin, err := meta(ctx, b.store.read, "origin")
	if err != nil {
		return err
	}
	if name := b.folder.keys[ledger.Public].verifier.Name(); origin+"/"+ledger.Public != name {
		return fault.New(fault.Conflict, "the database holds the record %s, the folder %s has the key of %s", origin, b.opt.Dir, name)
	}
	return nil
}

// checkViews refuses to read views that are described otherwise in this program.
func (b *Book) checkViews(ctx context.Context) error {
	views, err := meta(ctx, b.store.read, "views")
	if err == nil && views != b.kinds.hash {
		err = fault.New(fault.Conflict, "the views in the database were made by another version of the program; open the record once for writing with this one")
	}
	return err
}

// renewViews makes the views anew whose description has changed, from the entries.
func (b *Book) renewViews(ctx context.Context) error {
	_, err := b.w.transact(ctx, func() (bool, error) {
		stale, gone, err := b.kinds.staleViews(ctx, b.w)
		if err != nil {
			return false, err
		}
		was, err := meta(ctx, b.w, "views")
		if err != nil || len(stale)+len(gone) == 0 && was == b.kinds.hash {
			return false, err
		}
		b.opt.Logger.Info("views are computed anew", "views", len(stale), "dropped", gone)
		if err := b.kinds.makeViews(ctx, b.w, stale, gone); err != nil {
			return false, err
		}
		_, err = fill(ctx, b.w, stale, nil)
		return true, err
	})
	if err != nil {
		return fault.Wrap(fault.KindOf(err), err, "the views cannot be computed anew: %s", fault.Say(err))
	}
	return nil
}

// compare holds the database against its own signatures and against the journal, and opens the edges of both logs. why
// says what is wrong, in words for the operator.
func (b *Book) compare(ctx context.Context) (why string, err error) {
	if _, err := os.Stat(b.folder.path(fileJournal)); errors.Is(err, fs.ErrNotExist) {
		return "The journal of signed heads (" + fileJournal + ") is missing, so nobody can tell whether the database is the newest.", nil
	}
	if b.journal, err = ledger.OpenJournal(b.folder.path(fileJournal), b.folder.seal()); err != nil {
		return fault.Say(err), nil
	}
	h, err := readHeads(ctx, b.store.read)
	if fault.KindOf(err) == fault.NotSo {
		return fault.Say(err), nil
	}
	if err != nil {
		return "", fault.Wrap(fault.Internal, err, "the heads cannot be read")
	}
	b.edges = map[string]*ledger.Edge{}
	var ahead []ledger.Head
	for _, log := range logs {
		is, words, err := b.compareLog(ctx, log, h.log[log])
		if err != nil {
			return "The " + log + " log is damaged: " + fault.Say(err), nil
		}
		switch is {
		case ledger.Behind, ledger.Forked:
			return words, nil
		case ledger.Ahead:
			head, err := ledger.HeadOf(log, h.log[log].checkpoint)
			if err != nil {
				return fault.Say(err), nil
			}
			ahead = append(ahead, head)
		}
	}
	if err := b.journal.Append(ahead...); err != nil {
		return fault.Say(err), nil
	}
	return "", nil
}

func (b *Book) compareLog(ctx context.Context, log string, s stored) (is ledger.Relation, words string, err error) {
	if err := s.check(b.folder.keys[log]); err != nil {
		return 0, "", err
	}
	src := source{b.store.read, log, &s}
	edge, err := ledger.OpenEdge(s.size, func(level int, n int64, w int) ([]byte, error) {
		return src.Tile(ctx, level, n, w)
	})
	if err != nil {
		return 0, "", err
	}
	if edge.Root() != s.root {
		return 0, "", fault.New(fault.NotSo, "its entries and tiles do not have the root that was signed")
	}
	b.edges[log] = edge
	last, ok := b.journal.Last(log)
	if !ok {
		return 0, "", fault.New(fault.NotSo, "the journal has no head of it")
	}
	if name := b.folder.keys[log].verifier.Name(); last.Origin != name {
		return 0, "", fault.New(fault.NotSo, "the journal is of %s, not of %s", last.Origin, name)
	}
	return ledger.CompareHead(s.size, s.root, last, func(size int64) (tlog.Hash, error) {
		return ledger.RootAt(ctx, src, size)
	})
}

// ReadOnly says why the book takes no entries, "" when it takes them.
func (b *Book) ReadOnly() string {
	if why := b.why.Load(); why != nil {
		return *why
	}
	return ""
}

// stop lets the book take no entries from now on. The first reason stays.
func (b *Book) stop(why string) { b.why.CompareAndSwap(nil, &why) }

// Close waits for what is being written, and gives the folder back. Commands still in the queue are refused.
func (b *Book) Close() error {
	b.closing.Do(func() {
		if b.quit != nil {
			close(b.quit)
			<-b.done
		}
		b.closeErr = b.release()
	})
	return b.closeErr
}

func (b *Book) release() error {
	var errs []error
	if b.w != nil {
		b.w.close()
	}
	if b.store != nil {
		errs = append(errs, b.store.close())
	}
	if b.journal != nil {
		errs = append(errs, b.journal.Close())
	}
	if b.lock != nil {
		errs = append(errs, b.lock.Close())
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("close the book: %w", err)
	}
	return nil
}
