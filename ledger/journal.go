package ledger

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/upheld/upheld/fault"
)

// Journal is the file of all heads that were ever signed, kept apart from the database so that an older copy of
// the database is found out. Nothing is published before it is in the journal. Safe for concurrent use; one
// process at a time.
type Journal struct {
	// Torn is how many bytes of an append that a stop had cut short were taken off the end when opening.
	Torn int64

	mu   sync.Mutex
	path string
	file disk
	size int64 // of the file, up to the last whole append
	last map[string]Head
	seal *Seal
	dead error // after a failed sync nobody knows what is on disk
}

// disk is what the journal needs of its file; tests put a failing one in its place.
type disk interface {
	io.ReaderAt
	io.WriterAt
	io.Closer
	Stat() (fs.FileInfo, error)
	Truncate(size int64) error
	Sync() error     // content and everything about the file
	SyncData() error // content and length
}

type osDisk struct{ *os.File }

func (d osDisk) SyncData() error { return syncData(d.File) }

// OpenJournal opens the journal at path, or makes a new one. Without seal its lines are readable text. A torn
// last line is cut off; any other broken line is a fault.Invalid that names it.
func OpenJournal(path string, seal *Seal) (*Journal, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fault.Wrap(fault.Internal, err, "the journal %s cannot be opened", path)
	}
	j := &Journal{path: path, file: osDisk{f}, last: map[string]Head{}, seal: seal}
	if err := j.load(); err != nil {
		_ = f.Close()
		return nil, err
	}
	return j, nil
}

// ReadJournal gives every head in the journal at path to yield, oldest first, and changes nothing, so it works beside the
// program that writes. A torn last line is passed over. Errors are those of OpenJournal, and fs.ErrNotExist when there is
// no journal.
func ReadJournal(path string, seal *Seal, yield func(Head)) error {
	f, err := os.Open(path)
	if err != nil {
		return fault.Wrap(fault.Internal, err, "the journal %s cannot be opened", path)
	}
	defer f.Close()
	j := &Journal{path: path, file: osDisk{f}, seal: seal}
	last := map[string]Head{}
	_, err = j.scan(func(h Head) error {
		if err := follows(last, h); err != nil {
			return err
		}
		last[h.Log] = h
		yield(h)
		return nil
	})
	return err
}

// load reads all heads, cuts off a torn end, and makes sure that the file itself is on disk.
func (j *Journal) load() error {
	last := map[string]Head{}
	size, err := j.scan(func(h Head) error {
		if err := follows(last, h); err != nil {
			return err
		}
		last[h.Log] = h
		return nil
	})
	if err != nil {
		return err
	}
	info, err := j.file.Stat()
	if err == nil && info.Size() > size {
		j.Torn = info.Size() - size
		err = j.file.Truncate(size)
	}
	if err == nil {
		err = j.file.Sync()
	}
	if err == nil {
		err = syncDir(filepath.Dir(j.path))
	}
	if err != nil {
		return fault.Wrap(fault.Internal, err, "the journal %s cannot be made ready", j.path)
	}
	j.size, j.last = size, last
	return nil
}

// scan gives each head in order to yield and returns where the last whole line ends.
func (j *Journal) scan(yield func(Head) error) (int64, error) {
	r := bufio.NewReaderSize(io.NewSectionReader(j.file, 0, 1<<62), 1<<16)
	var end int64
	for number := 1; ; number++ {
		line, err := nextLine(r)
		if err != nil && err != io.EOF {
			return 0, fault.Wrap(fault.Internal, err, "the journal %s cannot be read", j.path)
		}
		if line == "" {
			return end, nil
		}
		heads, bad := readLine(line, j.seal)
		if bad != nil {
			if _, err := r.Peek(1); err == io.EOF && torn(line) {
				return end, nil
			}
			return 0, fault.Wrap(fault.Invalid, bad, "line %d of the journal %s is broken", number, j.path)
		}
		for _, h := range heads {
			if err := yield(h); err != nil {
				return 0, fault.Wrap(fault.Invalid, err, "line %d of the journal %s does not follow from those before", number, j.path)
			}
		}
		end += int64(len(line))
	}
}

// torn says whether a broken last line can be what a stop left of one append. It cannot when the check sum fits
// (the line is whole, but the key is wrong) or when another line begins in it (the newline between was damaged).
func torn(line string) bool {
	if words, sum, ok := cutSum(line); ok && checkSum(words) == sum {
		return false
	}
	return !strings.Contains(line[1:], plainLine) && !strings.Contains(line[1:], sealedLine)
}

// nextLine is the next line with its newline; with io.EOF, what comes after the last newline.
func nextLine(r *bufio.Reader) (string, error) {
	var b strings.Builder
	for {
		part, err := r.ReadSlice('\n')
		b.Write(part)
		if b.Len() > maxLine {
			return "", fmt.Errorf("a line is longer than %d bytes", maxLine)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return b.String(), err
		}
	}
}

// follows refuses a head that could not have been signed after the one before: a smaller tree of the same origin,
// or another tree of the same size.
func follows(last map[string]Head, h Head) error {
	was, ok := last[h.Log]
	if !ok || was.Origin != h.Origin {
		return nil
	}
	if h.Size < was.Size || h.Size == was.Size && h.Root != was.Root {
		return fault.New(fault.Conflict, "the %s log cannot go from the head of %d entries to this head of %d", h.Log, was.Size, h.Size)
	}
	return nil
}

// Append writes the heads in one piece and returns when they are on disk. After an error the journal is as
// before, or, when even that is not sure, takes nothing more until it is opened again.
func (j *Journal) Append(heads ...Head) error {
	if len(heads) == 0 {
		return nil
	}
	line, err := writeLine(heads, j.seal)
	if err != nil {
		return err
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.dead != nil {
		return fault.Wrap(fault.ReadOnly, j.dead, "the journal takes nothing more since a write to it has failed")
	}
	next := maps.Clone(j.last)
	for _, h := range heads {
		if err := follows(next, h); err != nil {
			return err
		}
		next[h.Log] = h
	}
	if _, err := j.file.WriteAt([]byte(line), j.size); err != nil {
		// A full disk may have taken a part. Without it the journal can go on once there is room.
		if undo := errors.Join(j.file.Truncate(j.size), j.file.Sync()); undo != nil {
			j.dead = undo
		}
		return fault.Wrap(fault.ReadOnly, err, "the journal cannot be written")
	}
	if err := j.file.SyncData(); err != nil {
		j.dead = err
		return fault.Wrap(fault.ReadOnly, err, "the journal cannot be brought to disk")
	}
	j.size += int64(len(line))
	j.last = next
	return nil
}

// Last is the newest head of a log, false when there is none.
func (j *Journal) Last(log string) (Head, bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	h, ok := j.last[log]
	return h, ok
}

// Close closes the file.
func (j *Journal) Close() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.dead = os.ErrClosed
	return j.file.Close()
}
