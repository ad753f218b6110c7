package pack

import (
	"context"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/upheld/upheld/fault"
)

// root is a place to read packs from: a folder, or one file of a folder.
type root struct {
	fsys fs.FS
	only string // name of the one file to read, "" for all
	name string // set before the names of files in what readers see
}

// rootsOf makes roots of what somebody typed: folders and files. A file that is reached twice is read once.
func rootsOf(paths []string) ([]root, error) {
	var out []root
	for _, p := range paths {
		info, err := os.Stat(p)
		switch {
		case err != nil:
			return nil, fault.Wrap(fault.Invalid, err, "%s cannot be read", p)
		case info.IsDir():
			out = append(out, root{fsys: os.DirFS(p), name: filepath.ToSlash(filepath.Clean(p))})
		default:
			dir, file := filepath.Split(p)
			if dir == "" {
				dir = "."
			}
			out = append(out, root{fsys: os.DirFS(dir), only: file, name: filepath.ToSlash(filepath.Clean(dir))})
		}
	}
	return out, nil
}

// files calls each with every file of r, in the order of their names, and skip with what is not looked into:
// hidden folders, and what is neither a file nor a folder.
func (r root) files(ctx context.Context, each func(name, shown string) error, skip func(shown string)) error {
	shown := func(p string) string { return path.Join(r.name, p) }
	if r.only != "" {
		return each(r.only, shown(r.only))
	}
	return fs.WalkDir(r.fsys, ".", func(p string, d fs.DirEntry, err error) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err != nil {
			return fault.Wrap(fault.Invalid, err, "%s cannot be read", shown(p))
		}
		if d.IsDir() {
			if p != "." && strings.HasPrefix(d.Name(), ".") {
				skip(shown(p) + "/")
				return fs.SkipDir
			}
			return nil
		}
		// A symbolic link is followed to a file; a pipe or a device would hang the reader.
		if info, err := fs.Stat(r.fsys, p); err != nil || !info.Mode().IsRegular() {
			skip(shown(p))
			return nil
		}
		return each(p, shown(p))
	})
}

// isYAML tells by the name whether a file may be one of a pack at all.
func isYAML(name string) bool {
	return slices.Contains([]string{".yaml", ".yml"}, strings.ToLower(path.Ext(name)))
}

// content reads a file, one byte more than parse takes at most.
func content(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxFile+1))
}
