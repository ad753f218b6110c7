package ledger_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/mod/sumdb/tlog"
	"pgregory.net/rapid"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
	"github.com/upheld/upheld/ledger/ledgertest"
)

// headAt is a head that nobody has signed; the journal does not look.
func headAt(log string, size int64) ledger.Head {
	if size == 0 {
		return ledger.Head{Log: log, Origin: "example.org/upheld/" + log, Root: new(ledger.Edge).Root(), Sig: "c2lnbmF0dXJl"}
	}
	return ledger.Head{Log: log, Origin: "example.org/upheld/" + log, Size: size, Root: tlog.Hash{1, byte(size), byte(size >> 8)}, Sig: "c2lnbmF0dXJl"}
}

// xor is no encryption, only a way to see that lines pass through the pair of functions.
func xor(key byte) *ledger.Seal {
	turn := func(b []byte) []byte {
		out := bytes.Clone(b)
		for i := range out {
			out[i] ^= key
		}
		return out
	}
	return &ledger.Seal{
		Seal: func(b []byte) ([]byte, error) { return append([]byte{key}, turn(b)...), nil },
		Open: func(b []byte) ([]byte, error) {
			if len(b) == 0 || b[0] != key {
				return nil, errors.New("wrong key")
			}
			return turn(b[1:]), nil
		},
	}
}

func openJournal(t testing.TB, path string, seal *ledger.Seal) *ledger.Journal {
	t.Helper()
	j, err := ledger.OpenJournal(path, seal)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = j.Close() })
	return j
}

// filled is the file of a journal after four appends, and where each of them ends.
func filled(t testing.TB, seal *ledger.Seal) (file []byte, ends []int, appended [][]ledger.Head) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "head.journal")
	j := openJournal(t, path, seal)
	appended = [][]ledger.Head{
		{headAt(ledger.Public, 0), headAt(ledger.Case, 0)},
		{headAt(ledger.Public, 300)},
		{headAt(ledger.Case, 256)},
		{headAt(ledger.Public, 301), headAt(ledger.Case, 512)},
	}
	for _, heads := range appended {
		if err := j.Append(heads...); err != nil {
			t.Fatal(err)
		}
		var err error
		if file, err = os.ReadFile(path); err != nil {
			t.Fatal(err)
		}
		ends = append(ends, len(file))
	}
	return file, ends, appended
}

// all is every head of a log in the journal at path, read beside whoever has it open.
func all(t testing.TB, path string, seal *ledger.Seal, log string) []ledger.Head {
	t.Helper()
	var heads []ledger.Head
	err := ledger.ReadJournal(path, seal, func(h ledger.Head) {
		if h.Log == log {
			heads = append(heads, h)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return heads
}

// ofLog is the heads of one log in the first n appends.
func ofLog(appended [][]ledger.Head, n int, log string) []ledger.Head {
	heads := slices.Concat(appended[:n]...)
	return slices.DeleteFunc(heads, func(h ledger.Head) bool { return h.Log != log })
}

func TestAJournalIsReadBack(t *testing.T) {
	for name, seal := range map[string]*ledger.Seal{"plain": nil, "sealed": xor(7)} {
		file, _, appended := filled(t, seal)
		path := filepath.Join(t.TempDir(), "head.journal")
		if err := os.WriteFile(path, file, 0o600); err != nil {
			t.Fatal(err)
		}
		if readable := bytes.Contains(file, []byte("example.org")); readable != (seal == nil) {
			t.Errorf("%s: the origin stands in the file: %t", name, readable)
		}
		j := openJournal(t, path, seal)
		for _, log := range []string{ledger.Public, ledger.Case} {
			want := ofLog(appended, 4, log)
			last, ok := j.Last(log)
			if got := all(t, path, seal, log); !slices.Equal(got, want) || !ok || last != want[len(want)-1] || j.Torn != 0 {
				t.Errorf("%s: %s read back as %v, last %v", name, log, got, last)
			}
		}
	}
	j := openJournal(t, filepath.Join(t.TempDir(), "new"), nil)
	if h, ok := j.Last(ledger.Public); ok {
		t.Errorf("a new journal has the head %v", h)
	}
}

// A stop can leave any prefix of the last write. What opens is a prefix of the heads, and it goes on from there.
func TestEveryPrefixOfAJournalOpens(t *testing.T) {
	for name, seal := range map[string]*ledger.Seal{"plain": nil, "sealed": xor(7)} {
		file, ends, appended := filled(t, seal)
		dir := t.TempDir()
		rapid.Check(t, func(r *rapid.T) {
			cut := rapid.IntRange(0, len(file)).Draw(r, "cut")
			n := 0
			for n < len(ends) && ends[n] <= cut {
				n++
			}
			keep := 0
			if n > 0 {
				keep = ends[n-1]
			}
			torn := bytes.Clone(file[:cut])
			// Blocks of a file that has grown may come back as zeros.
			if cut > keep && rapid.Bool().Draw(r, "zeros") {
				clear(torn[keep:rapid.IntRange(keep, cut).Draw(r, "zeros until")])
			}
			path := filepath.Join(dir, "head.journal")
			if err := os.WriteFile(path, torn, 0o600); err != nil {
				r.Fatal(err)
			}
			before := all(t, path, seal, ledger.Public)
			if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, torn) {
				r.Fatalf("%s: reading has changed the journal (%v)", name, err)
			}
			j, err := ledger.OpenJournal(path, seal)
			if err != nil {
				r.Fatalf("%s: the first %d of %d bytes do not open: %v", name, cut, len(file), err)
			}
			defer j.Close()
			if int(j.Torn) != cut-keep {
				r.Fatalf("%d bytes were taken off, want %d", j.Torn, cut-keep)
			}
			if got := all(t, path, seal, ledger.Public); !slices.Equal(got, ofLog(appended, n, ledger.Public)) {
				r.Fatalf("%s: the first %d of %d bytes give %v", name, cut, len(file), got)
			} else if !slices.Equal(before, got) {
				r.Fatalf("%s: the torn journal was read as %v, once mended as %v", name, before, got)
			}
			next := headAt(ledger.Public, 1000)
			if err := j.Append(next); err != nil {
				r.Fatal(err)
			}
			again, err := ledger.OpenJournal(path, seal)
			if err != nil {
				r.Fatal(err)
			}
			defer again.Close()
			if last, _ := again.Last(ledger.Public); last != next || again.Torn != 0 {
				r.Fatalf("after going on, the last head is %v, and %d bytes are torn", last, again.Torn)
			}
		})
	}
}

func TestABrokenLineInTheMiddleIsNamed(t *testing.T) {
	for name, seal := range map[string]*ledger.Seal{"plain": nil, "sealed": xor(7)} {
		file, ends, _ := filled(t, seal)
		for i := range ends[2] { // every byte of the first three lines
			line := 1 + bytes.Count(file[:i], []byte("\n"))
			path := filepath.Join(t.TempDir(), "head.journal")
			if err := os.WriteFile(path, edit(file, i, file[i]^1), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := ledger.OpenJournal(path, seal)
			if fault.KindOf(err) != fault.Invalid || !strings.Contains(fault.Say(err), fmt.Sprintf("line %d of the journal", line)) {
				t.Fatalf("%s: byte %d changed: %v", name, i, err)
			}
		}
	}
}

// A line whose check sum fits was written to its end. It must never be cut off as torn, whatever is wrong with it.
func TestAWrongKeyDoesNotCutTheJournal(t *testing.T) {
	for name, c := range map[string]struct{ made, opened *ledger.Seal }{
		"another key":               {xor(7), xor(8)},
		"a key for a plain journal": {nil, xor(8)},
		"no key":                    {xor(7), nil},
	} {
		path := filepath.Join(t.TempDir(), "head.journal")
		if err := openJournal(t, path, c.made).Append(headAt(ledger.Public, 1)); err != nil {
			t.Fatal(err)
		}
		if _, err := ledger.OpenJournal(path, c.opened); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: %v", name, err)
		}
		if h, ok := openJournal(t, path, c.made).Last(ledger.Public); !ok || h.Size != 1 {
			t.Errorf("%s: after that the right key finds %v", name, h)
		}
	}
}

func TestAJournalNeverGoesBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "head.journal")
	j := openJournal(t, path, nil)
	if err := j.Append(headAt(ledger.Public, 5), headAt(ledger.Case, 9)); err != nil {
		t.Fatal(err)
	}
	other := headAt(ledger.Public, 5)
	other.Root = tlog.Hash{9}
	for name, h := range map[string]ledger.Head{"a smaller tree": headAt(ledger.Public, 4), "another tree of that size": other} {
		if err := j.Append(headAt(ledger.Case, 10), h); fault.KindOf(err) != fault.Conflict {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := j.Append(headAt(ledger.Public, 7), headAt(ledger.Public, 6)); fault.KindOf(err) != fault.Conflict {
		t.Errorf("back within one append: %v", err)
	}
	if last, _ := j.Last(ledger.Case); last.Size != 9 {
		t.Errorf("a refused append has left the head %v", last)
	}
	epoch := headAt(ledger.Public, 0)
	epoch.Origin += "/2"
	if err := j.Append(headAt(ledger.Public, 5), epoch); err != nil {
		t.Errorf("the same head again, then a new epoch: %v", err)
	}
	// A file put together from two journals is refused, too.
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	first := file[:bytes.IndexByte(file, '\n')+1]
	older := filepath.Join(t.TempDir(), "older")
	if err := openJournal(t, older, nil).Append(headAt(ledger.Public, 3)); err != nil {
		t.Fatal(err)
	}
	second, err := os.ReadFile(older)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(older, slices.Concat(first, second), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := ledger.OpenJournal(older, nil); fault.KindOf(err) != fault.Invalid || !strings.Contains(fault.Say(err), "line 2") {
		t.Errorf("a journal that goes back: %v", err)
	}
}

func TestWhatIsNoHeadIsNotJournaled(t *testing.T) {
	j := openJournal(t, filepath.Join(t.TempDir(), "head.journal"), nil)
	for name, change := range map[string]func(*ledger.Head){
		"another log":              func(h *ledger.Head) { h.Log = "secret" },
		"a space in the origin":    func(h *ledger.Head) { h.Origin = "example org" },
		"a newline in the origin":  func(h *ledger.Head) { h.Origin = "example\norg" },
		"no signature":             func(h *ledger.Head) { h.Sig = "" },
		"a signature of no base64": func(h *ledger.Head) { h.Sig = "c2ln bmF0dXJl" },
		"a negative size":          func(h *ledger.Head) { h.Size = -1 },
	} {
		h := headAt(ledger.Public, 1)
		change(&h)
		if err := j.Append(h); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := j.Append(); err != nil {
		t.Errorf("no heads: %v", err)
	}
}

func TestManyMayAppendAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "head.journal")
	j := openJournal(t, path, nil)
	var wg sync.WaitGroup
	for i := range int64(20) {
		wg.Go(func() {
			h := headAt(ledger.Public, 0)
			h.Origin += fmt.Sprint("/", i) // own epochs: any order is right
			h.Root = new(ledger.Edge).Root()
			if err := j.Append(h); err != nil {
				t.Error(err)
			}
			j.Last(ledger.Public)
		})
	}
	wg.Wait()
	if got := all(t, path, nil, ledger.Public); len(got) != 20 {
		t.Errorf("%d heads of 20", len(got))
	}
}

func TestJournaledHeadsAreSignedCheckpoints(t *testing.T) {
	m := ledgertest.NewMemory(t, origin)
	path := filepath.Join(t.TempDir(), "head.journal")
	j := openJournal(t, path, xor(3))
	for _, h := range heads(t, m, 0, 5, 300) {
		if err := j.Append(h); err != nil {
			t.Fatal(err)
		}
	}
	last, _ := j.Last(ledger.Public)
	if c, err := ledger.Open(last.Checkpoint(), ledgertest.Verifier(t, m.VKey)); err != nil || c.Size != 300 {
		t.Errorf("%+v, %v", c, err)
	}
	rep, err := ledger.Verify(t.Context(), m, ledgertest.Verifier(t, m.VKey), ledger.VerifyOptions{Heads: all(t, path, xor(3), ledger.Public)})
	if err != nil || rep.Heads != 3 {
		t.Errorf("%+v, %v", rep, err)
	}
}
