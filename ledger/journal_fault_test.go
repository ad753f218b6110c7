package ledger

import (
	"errors"
	"path/filepath"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/upheld/upheld/fault"
)

var errDisk = errors.New("disk")

// badDisk fails when told to.
type badDisk struct {
	osDisk
	short    int // bytes that WriteAt takes before it fails; -1: it does not fail
	sync     bool
	truncate bool
}

func (d *badDisk) WriteAt(b []byte, off int64) (int, error) {
	if d.short < 0 {
		return d.osDisk.WriteAt(b, off)
	}
	n, err := d.osDisk.WriteAt(b[:d.short], off)
	return n, errors.Join(err, errDisk)
}

func (d *badDisk) SyncData() error {
	if d.sync {
		return errDisk
	}
	return d.osDisk.SyncData()
}

func (d *badDisk) Truncate(size int64) error {
	if d.truncate {
		return errDisk
	}
	return d.osDisk.Truncate(size)
}

func testHead(size int64) Head {
	return Head{Log: Public, Origin: "example.org", Size: size, Root: tlog.Hash{1}, Sig: "c2lnbmF0dXJl"}
}

func TestFaultsOfTheDisk(t *testing.T) {
	for _, c := range []struct {
		name   string
		bad    badDisk
		goesOn bool // the same journal takes heads again once the disk is well
		stored bool // the head of the failed append may be found when opening again
	}{
		{"full before the first byte", badDisk{short: 0}, true, false},
		{"full in the middle", badDisk{short: 50}, true, false},
		{"full, and cannot be cut back", badDisk{short: 50, truncate: true}, false, false},
		{"written but not synced", badDisk{short: -1, sync: true}, false, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "head.journal")
			j, err := OpenJournal(path, nil)
			if err != nil {
				t.Fatal(err)
			}
			defer j.Close()
			if err := j.Append(testHead(1)); err != nil {
				t.Fatal(err)
			}
			well := j.file.(osDisk)
			c.bad.osDisk = well
			j.file = &c.bad
			if err := j.Append(testHead(2)); fault.KindOf(err) != fault.ReadOnly || !errors.Is(err, errDisk) {
				t.Fatalf("a failing append: %v", err)
			}
			if last, _ := j.Last(Public); last.Size != 1 {
				t.Errorf("the last head is %v though its append failed", last)
			}
			j.file = well
			err = j.Append(testHead(3))
			if c.goesOn != (err == nil) || err != nil && fault.KindOf(err) != fault.ReadOnly {
				t.Errorf("going on: %v", err)
			}
			again, err := OpenJournal(path, nil)
			if err != nil {
				t.Fatal(err)
			}
			defer again.Close()
			want := int64(1)
			if c.goesOn {
				want = 3
			}
			if c.stored {
				want = 2
			}
			if last, _ := again.Last(Public); last.Size != want {
				t.Errorf("opened again, the last head has %d entries, want %d", last.Size, want)
			}
		})
	}
}

func TestAClosedJournalTakesNothing(t *testing.T) {
	j, err := OpenJournal(filepath.Join(t.TempDir(), "head.journal"), nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	if err := j.Append(testHead(1)); fault.KindOf(err) != fault.ReadOnly {
		t.Errorf("%v", err)
	}
}

func FuzzJournalLine(f *testing.F) {
	for _, heads := range [][]Head{{testHead(1)}, {testHead(1), {Log: Case, Origin: "x", Root: emptyRoot, Sig: "c2lnbmF0dXJl"}}} {
		line, err := writeLine(heads, nil)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(line[len(plainLine) : len(line)-sumText-2])
	}
	f.Add("public example.org 1")
	f.Fuzz(func(t *testing.T, words string) {
		_, _ = readLine(words, nil) // without a check sum: must not panic
		line := plainLine + words
		heads, err := readLine(line+" "+checkSum(line)+"\n", nil)
		if err != nil {
			return
		}
		if again, err := writeLine(heads, nil); err != nil || again != line+" "+checkSum(line)+"\n" {
			t.Errorf("%q is read and written as %q, %v", line, again, err)
		}
	})
}
