package book

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"github.com/upheld/upheld/fault"
)

// advisory is the lock that every batch takes, so that servers which share a database write one after another.
// The number has no meaning; it is unlikely to be anybody else's.
const advisory = "7307497715403127401"

var postgres = engine{
	dialect:  goose.DialectPostgres,
	folder:   "postgres",
	types:    strings.NewReplacer("{int}", "BIGINT", "{text}", `TEXT COLLATE "C"`, "{strict}", ""),
	begin:    "BEGIN",
	lock:     "SELECT pg_advisory_xact_lock(" + advisory + ")",
	snapshot: sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead},
	prepare:  preparePostgres,
	full:     func(err error) bool { return sqlState(err) == "53100" },               // disk_full
	broken:   func(err error) bool { return strings.HasPrefix(sqlState(err), "XX") }, // internal error, data corrupted
}

// openPostgres connects to a database.
func openPostgres(ctx context.Context, dsn string, readOnly bool) (*store, error) {
	s := &store{engine: postgres}
	session, err := lock.NewPostgresSessionLocker()
	if err != nil {
		return nil, fault.Wrap(fault.Internal, err, "the database cannot be opened")
	}
	s.options = []goose.ProviderOption{goose.WithSessionLocker(session)}
	if s.read, err = sql.Open("pgx", dsn); err != nil {
		return nil, fault.Wrap(fault.Invalid, err, "the address of the database cannot be read")
	}
	s.read.SetMaxOpenConns(readers)
	s.read.SetMaxIdleConns(readers)
	if !readOnly {
		if s.write, err = sql.Open("pgx", dsn); err != nil {
			return nil, errors.Join(fault.Wrap(fault.Invalid, err, "the address of the database cannot be read"), s.close())
		}
	}
	if err := s.read.PingContext(ctx); err != nil {
		return nil, errors.Join(fault.Wrap(fault.Invalid, err, "the database does not answer"), s.close())
	}
	return s, nil
}

// settings of the connection that writes. Sequential scans are off because its statements are planned while the tables
// are small, and used when they are large; that makes some plans look dear, so they would also be compiled, for nothing
// (jit). The two times let others go on when a server stands still inside a batch:
// it loses its transaction, and with it the lock.
const writerSettings = `SET enable_seqscan = off; SET jit = off; SET lock_timeout = '90s'; SET idle_in_transaction_session_timeout = '60s'`

// preparePostgres refuses servers that acknowledge what is not on the disk, and sets up the connection.
func preparePostgres(ctx context.Context, c *sql.Conn) error {
	setting := func(name string) (string, error) {
		var v string
		err := c.QueryRowContext(ctx, "SELECT current_setting($1)", name).Scan(&v)
		return v, err
	}
	number, err := setting("server_version_num")
	if err != nil {
		return fault.Wrap(fault.Internal, err, "the database does not tell its settings")
	}
	if n, err := strconv.Atoi(number); err != nil || n < 150000 {
		return fault.New(fault.Invalid, "the database is PostgreSQL %s; version 15 or later is needed", number)
	}
	for _, name := range []string{"fsync", "synchronous_commit", "full_page_writes"} {
		v, err := setting(name)
		if err != nil {
			return fault.Wrap(fault.Internal, err, "the database does not tell its settings")
		}
		if v == "off" {
			return fault.New(fault.Invalid, "the database runs with %s = off, so that a power cut could take what was acknowledged; set %s = on", name, name)
		}
	}
	if enc, err := setting("server_encoding"); err != nil || enc != "UTF8" {
		return fault.Wrap(fault.Invalid, err, "the database is encoded in %q; it must be UTF8", enc)
	}
	_, err = c.ExecContext(ctx, writerSettings)
	return err
}

func sqlState(err error) string {
	if e, ok := errors.AsType[*pgconn.PgError](err); ok {
		return e.Code
	}
	return ""
}
