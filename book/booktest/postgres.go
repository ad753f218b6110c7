package booktest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/upheld/upheld/book"
)

// Server is a PostgreSQL server for tests: that of UPHELD_TEST_POSTGRES, or a private one on a socket in a temporary
// folder, which ends with the test.
type Server struct{ dsn string }

// Postgres starts a server. Without PostgreSQL on the machine the test is skipped; with UPHELD_CI=1 it fails. settings
// are for a private server, as "fsync=off".
func Postgres(t testing.TB, settings ...string) *Server {
	t.Helper()
	if dsn := os.Getenv("UPHELD_TEST_POSTGRES"); dsn != "" && len(settings) == 0 {
		return &Server{dsn}
	}
	s, err := start(t, settings)
	if err == nil {
		return s
	}
	if os.Getenv("UPHELD_CI") == "1" {
		t.Fatalf("no PostgreSQL: %v", err)
	}
	t.Skipf("no PostgreSQL: %v", err)
	return nil
}

// Place is a place with a new database on the server.
func (s *Server) Place(t testing.TB) *Place {
	t.Helper()
	p := &Place{Options: book.Options{
		Dir: filepath.Join(t.TempDir(), "data"), Rooms: Rooms(), Now: Clock(),
		Postgres: s.database(t, "template0"),
	}}
	p.Snapshot = func(t testing.TB) func(t testing.TB) {
		kept := s.database(t, dbName(t, p.Options.Postgres))
		return func(testing.TB) { p.Options.Postgres = kept }
	}
	return p
}

// database makes a database as a copy of another and returns its address.
func (s *Server) database(t testing.TB, template string) string {
	t.Helper()
	db, err := sql.Open("pgx", s.dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	name := "upheld_test_" + strconv.FormatUint(rand.Uint64(), 36)
	// The connections of a book that was just closed may need a moment to be gone from the server.
	query := fmt.Sprintf(`CREATE DATABASE %q TEMPLATE %q ENCODING 'UTF8'`, name, template)
	for until := time.Now().Add(10 * time.Second); ; {
		_, err := db.ExecContext(context.Background(), query)
		if err == nil {
			break
		}
		if time.Now().After(until) || !strings.Contains(err.Error(), "accessed by other users") {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() {
		db, err := sql.Open("pgx", s.dsn)
		if err != nil {
			t.Error(err)
			return
		}
		defer db.Close()
		if _, err := db.ExecContext(context.Background(), fmt.Sprintf(`DROP DATABASE %q WITH (FORCE)`, name)); err != nil {
			t.Error(err)
		}
	})
	u, err := url.Parse(s.dsn)
	if err != nil {
		t.Fatal(err)
	}
	u.Path = "/" + name
	return u.String()
}

func dbName(t testing.TB, dsn string) string {
	t.Helper()
	u, err := url.Parse(dsn)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimPrefix(u.Path, "/")
}

func start(t testing.TB, settings []string) (*Server, error) {
	bin, err := binaries()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "upheld-postgres-")
	if err != nil {
		return nil, err
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	as, err := unprivileged(dir)
	if err != nil {
		return nil, err
	}
	data := filepath.Join(dir, "data")
	init := exec.Command(filepath.Join(bin, "initdb"), "-D", data, "-U", "upheld", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
	init.SysProcAttr, init.Dir = as, dir
	if out, err := init.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("initdb: %w\n%s", err, out)
	}
	args := []string{"-D", data, "-k", dir, "-c", "listen_addresses=", "-c", "max_connections=200", "-c", "max_wal_size=256MB"}
	for _, s := range settings {
		args = append(args, "-c", s)
	}
	log := new(strings.Builder)
	cmd := exec.Command(filepath.Join(bin, "postgres"), args...)
	cmd.SysProcAttr, cmd.Dir, cmd.Stdout, cmd.Stderr = endWithUs(as), dir, log, log
	started, ended := make(chan error), make(chan struct{})
	go func() {
		// The server is tied to the life of this thread (endWithUs), so the thread stays with it.
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		defer close(ended)
		err := cmd.Start()
		started <- err
		if err == nil {
			_ = cmd.Wait()
		}
	}()
	if err := <-started; err != nil {
		return nil, err
	}
	t.Cleanup(func() {
		_ = cmd.Process.Signal(syscall.SIGINT) // a fast shutdown
		<-ended
	})
	s := &Server{(&url.URL{Scheme: "postgres", User: url.User("upheld"), Path: "/postgres", RawQuery: "host=" + url.QueryEscape(dir)}).String()}
	return s, s.await(ended, log)
}

// await returns when the server answers.
func (s *Server) await(ended <-chan struct{}, log *strings.Builder) error {
	db, err := sql.Open("pgx", s.dsn)
	if err != nil {
		return err
	}
	defer db.Close()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	giveUp := time.After(time.Minute)
	for {
		if err = db.PingContext(context.Background()); err == nil {
			return nil
		}
		select {
		case <-ended:
			return fmt.Errorf("the server ended:\n%s", log)
		case <-giveUp:
			return fmt.Errorf("the server does not answer: %w", err)
		case <-tick.C:
		}
	}
}

// binaries is the folder with initdb and postgres.
func binaries() (string, error) {
	var dirs []string
	if out, err := exec.Command("pg_config", "--bindir").Output(); err == nil {
		dirs = append(dirs, strings.TrimSpace(string(out)))
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
	slices.Reverse(found)
	for _, dir := range append(dirs, found...) {
		if _, err := os.Stat(filepath.Join(dir, "initdb")); err == nil {
			return dir, nil
		}
	}
	return "", errors.New("initdb was not found")
}
