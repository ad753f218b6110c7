package pack

import (
	"context"
	"os"
	"path/filepath"
	"runtime"

	"github.com/upheld/upheld/fault"
)

// writeFolder writes files into dir, all or none: they are written beside it (or, where dir is there already, in
// a hidden folder inside), checked, put on disk and then moved into place. What is written may be sealed, so
// that nobody but the owner may read it.
func writeFolder(ctx context.Context, dir string, files []outFile, check func(staged string) error) (err error) {
	dir, err = filepath.Abs(dir)
	if err != nil {
		return cannotWrite(err, dir)
	}
	inside, err := isEmptyFolder(dir)
	if err != nil {
		return err
	}
	parent := dir
	if !inside {
		parent = filepath.Dir(dir)
		if err := os.MkdirAll(parent, 0o700); err != nil {
			return cannotWrite(err, dir)
		}
	}
	staged, err := os.MkdirTemp(parent, ".export-")
	if err != nil {
		return cannotWrite(err, dir)
	}
	defer os.RemoveAll(staged) // nothing is left of it once it was moved
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		body := f.body
		if f.load != nil {
			if body, err = f.load(); err != nil {
				return err
			}
		}
		if err := writeFile(filepath.Join(staged, filepath.FromSlash(f.name)), body); err != nil {
			return cannotWrite(err, dir)
		}
	}
	if err := check(staged); err != nil {
		return err
	}
	if err := syncTree(staged); err != nil {
		return cannotWrite(err, dir)
	}
	if err := moveInto(dir, staged, inside); err != nil {
		return cannotWrite(err, dir)
	}
	return nil
}

func cannotWrite(err error, dir string) error {
	return fault.Wrap(fault.Invalid, err, "%s cannot be written", dir)
}

// isEmptyFolder reports whether dir is there; it must then be an empty folder.
func isEmptyFolder(dir string) (bool, error) {
	entries, err := os.ReadDir(dir)
	switch {
	case os.IsNotExist(err):
		return false, nil
	case err != nil:
		return false, cannotWrite(err, dir)
	case len(entries) > 0:
		return false, fault.New(fault.Invalid, "%s is not empty; an export goes into an empty folder, or one that is not there yet", dir)
	}
	return true, nil
}

func writeFile(name string, body []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(body)
	if err == nil {
		err = f.Sync()
	}
	if shut := f.Close(); err == nil {
		err = shut
	}
	return err
}

// syncTree puts the names of all files below dir on disk; writeFile has done so with what is in them.
func syncTree(dir string) error {
	return filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		return syncDir(p)
	})
}

func syncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil && runtime.GOOS != "windows" {
		return err // Windows has no such call for a folder
	}
	return nil
}

// moveInto moves the staged folder to dir, or what is in it into dir when that is there.
func moveInto(dir, staged string, inside bool) error {
	if !inside {
		if err := os.Rename(staged, dir); err != nil {
			return err
		}
		return syncDir(filepath.Dir(dir))
	}
	entries, err := os.ReadDir(staged)
	if err != nil {
		return err
	}
	for i, e := range entries {
		if err := os.Rename(filepath.Join(staged, e.Name()), filepath.Join(dir, e.Name())); err != nil {
			for _, moved := range entries[:i] {
				_ = os.RemoveAll(filepath.Join(dir, moved.Name()))
			}
			return err
		}
	}
	return syncDir(dir)
}
