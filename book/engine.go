package book

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"io/fs"
	"strconv"
	"strings"

	"github.com/pressly/goose/v3"

	"github.com/upheld/upheld/fault"
)

//go:embed migrations
var migrations embed.FS

// format is the version of the base tables that this program knows: the number of the last migration.
const format = 3

// engine is what differs between SQLite and PostgreSQL.
type engine struct {
	dialect  goose.Dialect
	folder   string                                       // of its migrations
	types    *strings.Replacer                            // {int}, {text} and {strict} in the DDL of views
	begin    string                                       // starts a transaction that writes
	lock     string                                       // taken first in it, "" when the engine has one writer anyway
	snapshot sql.TxOptions                                // of a transaction that reads one state of the database
	prepare  func(ctx context.Context, c *sql.Conn) error // sets up and checks the connection that writes, may be nil
	full     func(error) bool                             // there was no room on the disk
	broken   func(error) bool                             // what was written may not be what is on the disk
	scrub    func(ctx context.Context, w *writer) error   // takes what was erased out of the engine's own logs, may be nil
	check    func(ctx context.Context, q querier) error   // looks for damage below the tables, as in indexes; may be nil
	options  []goose.ProviderOption
}

// store is an open database: read is a pool, write (nil when opened for reading) has one connection.
type store struct {
	engine
	read  *sql.DB
	write *sql.DB
}

func (s *store) close() error {
	var err error
	if s.write != nil {
		err = s.write.Close()
	}
	return errors.Join(err, s.read.Close())
}

// migrate brings the base tables to this program's version.
func (s *store) migrate(ctx context.Context) error {
	sub, err := fs.Sub(migrations, "migrations/"+s.folder)
	if err != nil {
		return fault.Wrap(fault.Internal, err, "the program lacks its migrations")
	}
	p, err := goose.NewProvider(s.dialect, s.write, sub, append(s.options, goose.WithDisableGlobalRegistry(true))...)
	if err != nil {
		return fault.Wrap(fault.Internal, err, "the base tables cannot be looked at")
	}
	if _, err := p.Up(ctx); err != nil {
		return fault.Wrap(fault.Internal, err, "the base tables cannot be made")
	}
	return nil
}

// querier is a pool, a connection or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// each runs a query and gives every row to scan.
func each(ctx context.Context, q querier, scan func(*sql.Rows) error, query string, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// meta is a value of the table meta, "" when it is not there.
func meta(ctx context.Context, q querier, name string) (string, error) {
	var value string
	err := each(ctx, q, func(r *sql.Rows) error { return r.Scan(&value) }, `SELECT value FROM meta WHERE name = $1`, name)
	if err != nil {
		return "", fault.Wrap(fault.Internal, err, "the database cannot be read")
	}
	return value, nil
}

// snapshotted runs fn in a transaction that sees one state of the database and writes nothing.
func (s *store) snapshotted(ctx context.Context, fn func(*sql.Tx) error) error {
	tx, err := s.read.BeginTx(ctx, &s.snapshot)
	if err != nil {
		return fault.Wrap(fault.Internal, err, "the database cannot be read")
	}
	err = fn(tx)
	_ = tx.Rollback()
	if err != nil && fault.KindOf(err) == fault.Internal {
		return fault.Wrap(fault.Internal, err, "the database cannot be read")
	}
	return err
}

// writer is the one connection that writes, with its prepared statements by text.
type writer struct {
	*engine
	conn    *sql.Conn
	stmts   map[string]*sql.Stmt
	inserts map[insertKey]string // texts of statements, which are long
}

type insertKey struct {
	head string
	size int
}

func (s *store) writer(ctx context.Context) (*writer, error) {
	conn, err := s.write.Conn(ctx)
	if err != nil {
		return nil, err
	}
	if s.prepare != nil {
		if err := s.prepare(ctx, conn); err != nil {
			_ = conn.Close()
			return nil, err
		}
	}
	return &writer{engine: &s.engine, conn: conn, stmts: map[string]*sql.Stmt{}, inserts: map[insertKey]string{}}, nil
}

func (w *writer) close() {
	for _, st := range w.stmts {
		_ = st.Close()
	}
	_ = w.conn.Close()
}

func (w *writer) stmt(ctx context.Context, query string) (*sql.Stmt, error) {
	if st := w.stmts[query]; st != nil {
		return st, nil
	}
	st, err := w.conn.PrepareContext(ctx, query)
	if err == nil {
		w.stmts[query] = st
	}
	return st, err
}

// QueryContext makes the writer a querier: reads see what its transaction has written.
func (w *writer) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	st, err := w.stmt(ctx, query)
	if err != nil {
		return nil, err
	}
	return st.QueryContext(ctx, args...)
}

// exec runs a statement and returns how many rows it changed.
func (w *writer) exec(ctx context.Context, query string, args ...any) (int64, error) {
	st, err := w.stmt(ctx, query)
	if err != nil {
		return 0, err
	}
	res, err := st.ExecContext(ctx, args...)
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

// script runs statements that are not worth preparing.
func (w *writer) script(ctx context.Context, query string) error {
	_, err := w.conn.ExecContext(ctx, query)
	return err
}

// transact runs fn in a transaction and commits it. committing tells a failure of the commit itself, after which
// nobody knows what is on the disk, from one before it.
func (w *writer) transact(ctx context.Context, fn func() (commit bool, err error)) (committing bool, err error) {
	if err := w.script(ctx, w.begin); err != nil {
		return false, err
	}
	done := false
	defer func() {
		if !done {
			_ = w.script(ctx, "ROLLBACK") // what cannot be rolled back was never committed
		}
	}()
	if w.lock != "" {
		if err := w.script(ctx, w.lock); err != nil {
			return false, err
		}
	}
	if commit, err := fn(); err != nil || !commit {
		return false, err
	}
	if err := w.script(ctx, "COMMIT"); err != nil {
		return true, err
	}
	done = true
	return false, nil
}

// Rows are written many to a statement; maxWeight keeps a statement of large values in bounded memory.
const maxWeight = 4 << 20 // bytes

// runOf is how many of n rows or keys go into one statement: few sizes, so that few statements are prepared.
func runOf(n int) int {
	switch {
	case n >= 64:
		return 64
	case n >= 8:
		return 8
	}
	return 1
}

// insert writes n rows: head is "INSERT INTO t (columns) VALUES", tail what follows the rows. row appends the
// values of row i to args.
func (w *writer) insert(ctx context.Context, head, tail string, n int, row func(i int, args []any) []any) error {
	var args []any
	for at := 0; at < n; {
		size := runOf(n - at)
		args = args[:0]
		for i := range size {
			args = row(at+i, args)
		}
		if err := w.insertRun(ctx, head, tail, size, args); err != nil {
			return err
		}
		at += size
	}
	return nil
}

func (w *writer) insertRun(ctx context.Context, head, tail string, size int, args []any) error {
	width := len(args) / size
	if size > 1 && weight(args) > maxWeight {
		for i := range size {
			if err := w.insertRun(ctx, head, tail, 1, args[i*width:(i+1)*width]); err != nil {
				return err
			}
		}
		return nil
	}
	key := insertKey{head, size}
	query := w.inserts[key]
	if query == "" {
		query = head + " " + tuples(size, width) + " " + tail
		w.inserts[key] = query
	}
	_, err := w.exec(ctx, query, args...)
	return err
}

func weight(args []any) int {
	n := 0
	for _, a := range args {
		switch v := a.(type) {
		case string:
			n += len(v)
		case []byte:
			n += len(v)
		}
	}
	return n
}

// tuples is ($1, $2), ($3, $4) … for so many rows of so many columns.
func tuples(rows, width int) string {
	var b strings.Builder
	for i := range rows {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('(')
		for j := range width {
			if j > 0 {
				b.WriteByte(',')
			}
			b.WriteByte('$')
			b.WriteString(strconv.Itoa(i*width + j + 1))
		}
		b.WriteByte(')')
	}
	return b.String()
}

// lookup runs query, which ends in "IN", for keys in runs of bounded length, and gives every row to scan.
func lookup[K any](ctx context.Context, q querier, query, tail string, keys []K, scan func(*sql.Rows) error) error {
	var args []any
	for len(keys) > 0 {
		size := runOf(len(keys))
		args = args[:0]
		for _, k := range keys[:size] {
			args = append(args, k)
		}
		if err := each(ctx, q, scan, query+" "+tuples(1, size)+" "+tail, args...); err != nil {
			return err
		}
		keys = keys[size:]
	}
	return nil
}
