package ledger_test

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
	"github.com/upheld/upheld/ledger/ledgertest"
)

func TestADatabaseMayOnlyGoOnFromWhatWasSigned(t *testing.T) {
	m := ledgertest.NewMemory(t, origin)
	h := heads(t, m, 0, 300, 500)
	rootAt := func(size int64) (tlog.Hash, error) { return ledger.RootAt(t.Context(), m, size) }
	forked := func(int64) (tlog.Hash, error) { return tlog.Hash{1}, nil }
	for _, c := range []struct {
		name   string
		size   int64
		root   tlog.Hash
		last   ledger.Head
		rootAt func(int64) (tlog.Hash, error)
		want   ledger.Relation
		words  string
	}{
		{"nothing happened", 500, h[2].Root, h[2], nil, ledger.Same, "has the 500 entries that were signed"},
		{"nothing ever happened", 0, h[0].Root, h[0], nil, ledger.Same, "has the 0 entries"},
		{"stopped before signing", 500, h[2].Root, h[1], rootAt, ledger.Ahead, "has 500 entries, of which 300 are signed"},
		{"stopped before signing at all", 500, h[2].Root, h[0], rootAt, ledger.Ahead, "of which 0 are signed"},
		{"an older backup", 300, h[1].Root, h[2], nil, ledger.Behind, "has 300 entries in the database, but 500 were signed"},
		{"an empty database", 0, h[0].Root, h[2], nil, ledger.Behind, "restored backup"},
		{"other entries", 500, tlog.Hash{1}, h[2], nil, ledger.Forked, "are not those that were signed"},
		{"a backup that went on", 500, h[2].Root, h[1], forked, ledger.Forked, "first 300 entries"},
	} {
		is, words, err := ledger.CompareHead(c.size, c.root, c.last, c.rootAt)
		if err != nil || is != c.want || !strings.Contains(words, c.words) || !strings.Contains(words, "public log") {
			t.Errorf("%s: %d, %q, %v; want %d", c.name, is, words, err, c.want)
		}
	}
	unreadable := errors.New("unreadable")
	_, _, err := ledger.CompareHead(500, h[2].Root, h[1], func(int64) (tlog.Hash, error) { return tlog.Hash{}, unreadable })
	if err != unreadable {
		t.Errorf("an error of the database came back as %v", err)
	}
}

func TestAHeadNeedsTheLogsOwnSignature(t *testing.T) {
	m, w := ledgertest.NewMemory(t, origin), ledgertest.NewMemory(t, "witness.example")
	text := origin + "\n5\n" + rootText + "\n"
	if _, err := ledger.HeadOf(ledger.Public, noteOf(t, w, text)); fault.KindOf(err) != fault.Invalid {
		t.Errorf("signed by a witness only: %v", err)
	}
	if _, err := ledger.HeadOf("secret", noteOf(t, m, text)); fault.KindOf(err) != fault.Invalid {
		t.Errorf("of no known log: %v", err)
	}
	if _, err := ledger.HeadOf(ledger.Public, []byte(text)); fault.KindOf(err) != fault.Invalid {
		t.Errorf("not signed: %v", err)
	}
}
