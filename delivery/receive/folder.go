package receive

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/upheld/upheld/fault"
)

// every is how often a drop folder is looked at.
const every = 5 * time.Second

// Folder is a drop folder: each file in it is one raw mail. A maildir (with folders new, cur and tmp) is one too. A file
// must appear whole, by moving it in; names that begin with a dot or end in .tmp or .part are left alone.
type Folder struct {
	Dir string
	// Delete takes a file away when it is kept, so that no plain text lies beside an encrypted record. Otherwise it is moved
	// into the folder done.
	Delete bool
	Via    string // "" for ViaFolder
}

// Watch takes mail from folders until ctx ends.
func (x *Inbox) Watch(ctx context.Context, folders ...Folder) {
	t := time.NewTicker(every)
	defer t.Stop()
	for {
		for _, f := range folders {
			if _, err := x.Sweep(ctx, f); err != nil && ctx.Err() == nil {
				x.log.Error("mail in a folder could not be taken", "folder", f.Dir, "error", err)
			}
		}
		select {
		case <-ctx.Done():
			return
		case <-t.C:
		}
	}
}

// Sweep takes what lies in a folder now and returns how many mails were kept. A file is moved aside only when it is on
// the disk of the record; one that cannot be kept ever is moved into the folder refused and said in the error.
func (x *Inbox) Sweep(ctx context.Context, f Folder) (int, error) {
	x.sweep.Lock()
	defer x.sweep.Unlock()
	from := f.Dir
	if isDir(filepath.Join(f.Dir, "new")) && isDir(filepath.Join(f.Dir, "tmp")) {
		from = filepath.Join(f.Dir, "new")
	}
	names, err := mails(from)
	if err != nil {
		return 0, err
	}
	var mu sync.Mutex
	var errs []error
	var wg sync.WaitGroup
	took, next := 0, make(chan string)
	for range min(len(names), 32) { // together they share the turns of the disk
		wg.Go(func() {
			for name := range next {
				err := x.pick(ctx, f, from, name)
				mu.Lock()
				if err != nil {
					errs = append(errs, err)
				} else {
					took++
				}
				mu.Unlock()
			}
		})
	}
	for _, name := range names {
		if ctx.Err() != nil {
			break
		}
		next <- name
	}
	close(next)
	wg.Wait()
	return took, errors.Join(errs...)
}

// mails are the names of the files that may be mails, in order.
func mails(dir string) ([]string, error) {
	list, err := os.ReadDir(dir)
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, err, "the drop folder %s cannot be read", dir)
	}
	var out []string
	for _, e := range list {
		name := e.Name()
		if e.Type().IsRegular() && !strings.HasPrefix(name, ".") && !slices.Contains([]string{".tmp", ".part", envSuffix}, filepath.Ext(name)) {
			out = append(out, name)
		}
	}
	return out, nil
}

func (x *Inbox) pick(ctx context.Context, f Folder, from, name string) error {
	path := filepath.Join(from, name)
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() {
		return err
	}
	if info.Size() > maxKept || info.Size() == 0 {
		return errors.Join(fault.New(fault.Invalid, "%s is empty or larger than %d MiB and cannot be kept", path, maxKept>>20), move(path, filepath.Join(f.Dir, "refused")))
	}
	if info.Size() > small {
		leave, err := x.large(ctx)
		if err != nil {
			return err
		}
		defer leave()
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return fault.Wrap(fault.Internal, err, "%s cannot be read", path)
	}
	var env Envelope
	if side, err := os.ReadFile(path + envSuffix); err == nil {
		_ = json.Unmarshal(side, &env)
	}
	via := f.Via
	if via == "" {
		via = ViaFolder
	}
	if _, err := x.Take(ctx, raw, env, via); err != nil {
		return fault.Wrap(fault.KindOf(err), err, "%s could not be kept: %s", path, fault.Say(err))
	}
	if f.Delete {
		return errors.Join(os.Remove(path), gone(os.Remove(path+envSuffix)))
	}
	return errors.Join(move(path, filepath.Join(f.Dir, "done")), gone(move(path+envSuffix, filepath.Join(f.Dir, "done"))))
}

func gone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// move puts a file into a folder beside, under a name that is free there.
func move(path, dir string) error {
	if _, err := os.Lstat(path); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	to := filepath.Join(dir, filepath.Base(path))
	for n := 2; ; n++ {
		if _, err := os.Lstat(to); errors.Is(err, fs.ErrNotExist) {
			break
		}
		to = filepath.Join(dir, fmt.Sprintf("%s.%d", filepath.Base(path), n))
	}
	return os.Rename(path, to)
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
