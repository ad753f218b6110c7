package book_test

import (
	"testing"

	"github.com/upheld/upheld/book/booktest"
)

func TestSQLite(t *testing.T) { booktest.Run(t, booktest.SQLite) }

func TestPostgres(t *testing.T) {
	server := booktest.Postgres(t)
	booktest.Run(t, server.Place)
}
