package book

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/driver"
	_ "github.com/ncruces/go-sqlite3/vfs/adiantum" // encryption of all files of the database
	"github.com/pressly/goose/v3"

	"github.com/upheld/upheld/fault"
)

// readers is how many queries may run at once.
const readers = 8

var sqlite = engine{
	dialect:  goose.DialectSQLite3,
	folder:   "sqlite",
	types:    strings.NewReplacer("{int}", "INTEGER", "{text}", "TEXT", "{strict}", " STRICT"),
	begin:    "BEGIN IMMEDIATE",
	snapshot: sql.TxOptions{ReadOnly: true},
	full:     func(err error) bool { return errors.Is(err, sqlite3.FULL) },
	broken: func(err error) bool {
		return errors.Is(err, sqlite3.IOERR) || errors.Is(err, sqlite3.CORRUPT) || errors.Is(err, sqlite3.NOTADB)
	},
	scrub: truncateLog,
	check: checkSQLite,
}

// openSQLite opens the database file of a folder. With create it makes an empty one.
//
// An acknowledged entry must outlast a power cut, so synchronous is FULL: with NORMAL, the usual advice, a commit in
// WAL mode is not synced. secure_delete overwrites what erasure takes out.
func openSQLite(ctx context.Context, f *folder, readOnly, create bool) (*store, error) {
	path, err := filepath.Abs(f.path(fileDatabase))
	if err != nil {
		return nil, fault.Wrap(fault.Internal, err, "the data folder cannot be found")
	}
	if create {
		if err := f.write(fileDatabase, nil); err != nil {
			return nil, err
		}
	} else if _, err := os.Stat(path); err != nil {
		return nil, fault.Wrap(fault.Invalid, err, "the database is missing from %s", f.dir)
	}
	s := &store{engine: sqlite}
	mode := "rw"
	if readOnly {
		mode = "ro"
	}
	common := "PRAGMA busy_timeout=10000;PRAGMA temp_store=memory;PRAGMA trusted_schema=off;"
	if s.read, err = f.openSQLitePool(path, mode, common+"PRAGMA query_only=on"); err != nil {
		return nil, err
	}
	s.read.SetMaxOpenConns(readers)
	s.read.SetMaxIdleConns(readers)
	if !readOnly {
		s.write, err = f.openSQLitePool(path, mode, common+"PRAGMA journal_mode=wal;PRAGMA synchronous=full;"+
			"PRAGMA secure_delete=on;PRAGMA wal_autocheckpoint=16000;PRAGMA journal_size_limit=67108864;PRAGMA cache_size=-32768")
		if err != nil {
			return nil, errors.Join(err, s.read.Close())
		}
		s.write.SetMaxOpenConns(1)
		if err := s.write.PingContext(ctx); err != nil {
			return nil, errors.Join(fault.Wrap(fault.Internal, err, "the database cannot be opened"), s.close())
		}
	}
	return s, nil
}

func (f *folder) openSQLitePool(path, mode, pragmas string) (*sql.DB, error) {
	// modeof gives the write-ahead log the permissions of the database.
	q := url.Values{"mode": {mode}, "modeof": {path}}
	if f.vault != nil {
		q.Set("vfs", "adiantum")
		pragmas = "PRAGMA hexkey='" + hex.EncodeToString(f.vault.Key(useDatabase)) + "';" + pragmas
	}
	slash := filepath.ToSlash(path)
	if !strings.HasPrefix(slash, "/") {
		slash = "/" + slash // C:/…
	}
	dsn := (&url.URL{Scheme: "file", Path: slash, RawQuery: q.Encode()}).String()
	db, err := driver.Open(dsn, func(c *sqlite3.Conn) error { return c.Exec(pragmas) })
	if err != nil {
		return nil, fault.Wrap(fault.Internal, err, "the database cannot be opened")
	}
	return db, nil
}

// truncateLog empties the write-ahead log, so that nothing erased stays in it. It waits for readers of older states, at
// most as long as busy_timeout says.
func truncateLog(ctx context.Context, w *writer) error {
	var busy, pages, moved int
	err := each(ctx, w, func(r *sql.Rows) error { return r.Scan(&busy, &pages, &moved) }, `PRAGMA wal_checkpoint(TRUNCATE)`)
	if err == nil && busy != 0 {
		err = errors.New("the write-ahead log is in use")
	}
	return err
}

// checkSQLite lets SQLite compare its indexes with its tables: a damaged index would hide entries from a query that
// every other check finds.
func checkSQLite(ctx context.Context, q querier) error {
	return each(ctx, q, func(r *sql.Rows) error {
		var found string
		if err := r.Scan(&found); err != nil {
			return err
		}
		if found != "ok" {
			return wrong("database file", "%s", found)
		}
		return nil
	}, `PRAGMA integrity_check(1)`)
}
