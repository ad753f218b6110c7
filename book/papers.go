package book

import (
	"context"
	"database/sql"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/upheld/upheld/fault"
)

// maxPaper is the most bytes that one working paper holds: a scanned letter, and room to spare.
const maxPaper = 32 << 20

// Paper is a working paper: a draft, a letter under review. It is kept in the database, and so encrypted where that is, but
// it is no part of the record: no entry, no leaf and no view knows of it, and what is deleted is gone.
type Paper struct {
	ID    string // one line of text
	Kind  string // "letter"
	Title string // for lists; one line or empty
	Rev   int64  // 1 when it is new, and one more each time it is saved
	Saved time.Time
	Size  int64  // bytes of Body
	Body  []byte // nil in a list
}

// Papers are the working papers of the book.
func (b *Book) Papers() Papers { return Papers{b} }

// Papers keeps working papers. Writing goes through the one writer of the book, as everything does.
type Papers struct{ b *Book }

// Put saves a paper over the version that p.Rev names; 0 means that there is none yet. It returns the paper with its new
// Rev, Saved and Size. When another has saved it since, or deleted it, nothing is written and the error is a
// fault.Conflict, so that two windows cannot overwrite each other unseen. Put returns when the paper is on the disk.
func (s Papers) Put(ctx context.Context, p Paper) (Paper, error) {
	if err := p.check(); err != nil {
		return Paper{}, err
	}
	was := p.Rev
	p.Rev, p.Size = was+1, int64(len(p.Body))
	err := s.alone(ctx, func(ctx context.Context, bt *batch) error {
		p.Saved = bt.at
		n, err := bt.savePaper(ctx, &p, was)
		if err != nil {
			return bt.fail(err)
		}
		if n != 1 {
			return fault.New(fault.Conflict, "this paper was saved or deleted in another window since it was read here; nothing was overwritten")
		}
		bt.changed = true
		return nil
	}, nil)
	if err != nil {
		return Paper{}, err
	}
	return p, nil
}

func (bt *batch) savePaper(ctx context.Context, p *Paper, was int64) (int64, error) {
	saved, body := p.Saved.Format(time.RFC3339), p.Body
	if body == nil {
		body = []byte{}
	}
	if was == 0 {
		return bt.w.exec(ctx, `INSERT INTO paper (id, kind, title, rev, saved, size, body) VALUES ($1, $2, $3, $4, $5, $6, $7)
			ON CONFLICT (id) DO NOTHING`, p.ID, p.Kind, p.Title, p.Rev, saved, p.Size, body)
	}
	return bt.w.exec(ctx, `UPDATE paper SET title = $1, rev = $2, saved = $3, size = $4, body = $5
		WHERE id = $6 AND rev = $7 AND kind = $8`, p.Title, p.Rev, saved, p.Size, body, p.ID, was, p.Kind)
}

// Delete destroys a paper. Deleting what is not there is no error: it empties the database's own log once more, which is
// what to do after a fault.Conflict that says that a copy is left in it.
func (s Papers) Delete(ctx context.Context, id string) error {
	return s.alone(ctx, func(ctx context.Context, bt *batch) error {
		if _, err := bt.w.exec(ctx, `DELETE FROM paper WHERE id = $1`, id); err != nil {
			return bt.fail(err)
		}
		bt.changed = true
		return nil
	}, func(ctx context.Context) error {
		if err := s.b.scrub(ctx); err != nil {
			return fault.Wrap(fault.Conflict, err, "the paper is deleted, but a copy of it stays in the database's write-ahead log while another program reads it; stop that program and delete again")
		}
		return nil
	})
}

// alone runs fn in a transaction of its own.
func (s Papers) alone(ctx context.Context, fn func(context.Context, *batch) error, after func(context.Context) error) error {
	_, err := s.b.submit(&request{
		ctx: ctx, done: make(chan struct{}), after: after,
		alone: func(ctx context.Context, bt *batch) ([]Receipt, error) { return nil, fn(ctx, bt) },
	})
	return err
}

const paperCols = `id, kind, title, rev, saved, size`

func scanPaper(rows *sql.Rows, p *Paper, more ...any) error {
	var saved string
	err := rows.Scan(append([]any{&p.ID, &p.Kind, &p.Title, &p.Rev, &saved, &p.Size}, more...)...)
	if err == nil {
		p.Saved, err = time.Parse(time.RFC3339, saved)
	}
	return err
}

// Get is a paper as it was last saved. One that is not there is a fault.NotFound.
func (s Papers) Get(ctx context.Context, id string) (Paper, error) {
	var p Paper
	err := each(ctx, s.b.store.read, func(rows *sql.Rows) error { return scanPaper(rows, &p, &p.Body) },
		`SELECT `+paperCols+`, body FROM paper WHERE id = $1`, id)
	if err != nil {
		return Paper{}, fault.Wrap(fault.Internal, err, "the paper cannot be read")
	}
	if p.Rev == 0 {
		return Paper{}, fault.New(fault.NotFound, "there is no such paper; it may have been deleted")
	}
	return p, nil
}

// List is all papers of a kind without their bodies, the one saved last first.
func (s Papers) List(ctx context.Context, kind string) ([]Paper, error) {
	var out []Paper
	err := each(ctx, s.b.store.read, func(rows *sql.Rows) error {
		var p Paper
		err := scanPaper(rows, &p)
		out = append(out, p)
		return err
	}, `SELECT `+paperCols+` FROM paper WHERE kind = $1 ORDER BY saved DESC, id`, kind)
	if err != nil {
		return nil, fault.Wrap(fault.Internal, err, "the papers cannot be read")
	}
	return out, nil
}

func (p *Paper) check() error {
	if err := checkName("id of a paper", p.ID); err != nil {
		return err
	}
	if err := checkName("kind of a paper", p.Kind); err != nil {
		return err
	}
	if len(p.Title) > 4*maxRef || !utf8.ValidString(p.Title) || strings.ContainsAny(p.Title, "\x00\r\n") {
		return fault.New(fault.Invalid, "the title of a paper is one line of text, up to %d bytes", 4*maxRef)
	}
	if p.Rev < 0 {
		return fault.New(fault.Invalid, "a paper has no version %d", p.Rev)
	}
	if len(p.Body) > maxPaper {
		return fault.New(fault.Invalid, "this is too large: a paper holds up to %d MiB", maxPaper>>20)
	}
	return nil
}
