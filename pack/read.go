package pack

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
)

// contents is what was read of one or more packs.
type contents struct {
	records []Record
	bad     []Problem
	aside   []string // files that are no part of a pack
	unread  bool     // some file or list could not be read, so that its records are not known
}

// Read reads every pack file under fsys and checks its form: YAML, schema, dates. It gives every record that could
// be read, also those that a problem is about. What needs other records to be checked (ids, circles) is checked
// by Rehearse.
func Read(fsys fs.FS) ([]Record, []Problem) {
	c, err := read(context.Background(), []root{{fsys: fsys}})
	if err != nil {
		c.bad = append(c.bad, Problem{Reason: fault.Say(err)})
	}
	return c.records, c.bad
}

// parsed is a file of a pack between reading and taking apart.
type parsed struct {
	tree
	form form
	fsys fs.FS  // where it was read, for the files that its records name
	path string // its name there
}

// read reads all files of the roots. Its error is about a folder that cannot be read, or ctx.
func read(ctx context.Context, roots []root) (contents, error) {
	var c contents
	s, err := loadSchemas()
	if err != nil {
		return c, err
	}
	var files []parsed
	seen := map[string]bool{}
	for _, r := range roots {
		err := r.files(ctx, func(name, shown string) error {
			if err := ctx.Err(); err != nil || r.name != "" && seen[shown] {
				return err
			}
			seen[shown] = true
			f, ok := c.open(r.fsys, name, shown)
			if ok {
				files = append(files, f)
			}
			return nil
		}, func(shown string) { c.aside = append(c.aside, shown) })
		if err != nil {
			return c, err
		}
	}
	var used []string // files that records have for values
	folders := folderMarks(append(c.besideSingle(roots), files...), c.bad)
	for _, f := range files {
		bad := append(f.bad, s.validate(f.form, f.tree)...)
		rs := split(f.form, f.tree, folders.of(f.name))
		names, missing := f.attach(rs)
		used, bad = append(used, names...), append(bad, missing...)
		bad = append(bad, s.unseen(f, rs)...)
		c.unread = !refuse(rs, bad) || c.unread
		c.records = append(c.records, rs...)
		c.bad = append(c.bad, bad...)
	}
	c.aside = slices.DeleteFunc(c.aside, func(name string) bool { return slices.Contains(used, name) })
	return c, nil
}

// open parses one file. It is false for what is no part of a pack, and for what is not YAML at all.
func (c *contents) open(fsys fs.FS, name, shown string) (parsed, bool) {
	if !isYAML(name) {
		c.aside = append(c.aside, shown)
		return parsed{}, false
	}
	b, err := content(fsys, name)
	if err != nil {
		c.unread = true
		c.bad = append(c.bad, Problem{File: shown, Line: 1, Reason: "this file cannot be read: " + reasonOf(err)})
		return parsed{}, false
	}
	t := parse(shown, b)
	if t.top == nil && len(t.bad) > 0 {
		c.unread = true
		c.bad = append(c.bad, t.bad...)
		return parsed{}, false
	}
	f := formOf(t.val)
	if f == noForm {
		c.aside = append(c.aside, shown)
		return parsed{}, false
	}
	return parsed{t, f, fsys, name}, true
}

// reasonOf is the last part of an error of the file system, without paths of the machine.
func reasonOf(err error) string {
	s := err.Error()
	return s[strings.LastIndex(s, ": ")+1:]
}

// refuse marks the records that hold a problem: the innermost one whose place holds the problem's field. It is
// false when some problem is in no record.
func refuse(rs []Record, bad []Problem) (all bool) {
	at := make(map[string]int, len(rs))
	for i, r := range rs {
		at[r.path] = i
	}
	all = true
	for _, p := range bad {
		if len(steps(p.Field)) < 2 {
			all = false // it may be a whole list whose name is wrong
		}
		found := false
		for f, more := p.Field, true; more && !found; f, more = above(f) {
			if i, ok := at[f]; ok {
				rs[i].bad, found = true, true
			}
		}
		all = all && found
	}
	return all
}

// unseen finds the fields named in see that the record cannot have: a slip there would leave open what was to
// be closed.
func (s *schemas) unseen(f parsed, rs []Record) []Problem {
	var out []Problem
	for _, r := range rs {
		known := s.shape[f.form].at(steps(r.path))
		for _, field := range slices.Sorted(maps.Keys(r.mark.see)) {
			has := slices.ContainsFunc(r.Fields, func(x book.Field) bool { return x.Name == field })
			if has || known == nil || slices.Contains(known.keys, field) {
				continue
			}
			say := "this record has no such field"
			if n := nearest(field, known.keys); n != "" {
				say += "; did you mean " + n + "?"
			}
			at := []string{seeField, field}
			line, _ := lineAt(r.node, at)
			out = append(out, Problem{File: f.name, Line: line, Field: join(r.path, seeField+"."+field), Reason: say})
		}
	}
	return out
}

// besideSingle are the heads of the cases beside files that are read alone: what a case.yaml says about who may
// see the case holds for each of its files, however it is read.
func (c *contents) besideSingle(roots []root) []parsed {
	var out []parsed
	seen := map[string]bool{}
	for _, r := range roots {
		shown := path.Join(r.name, caseName)
		if r.only == "" || r.only == caseName || seen[shown] {
			continue
		}
		seen[shown] = true
		if _, err := fs.Stat(r.fsys, caseName); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if f, ok := c.open(r.fsys, caseName, shown); ok {
			out = append(out, f)
		}
	}
	return out
}

// caseName is the usual name of the file with the head of a case.
const caseName = "case.yaml"

// marks says by folder what its case.yaml says about who may see the whole case.
type marks map[string]mark

// folderMarks reads them. Where a file could not be read at all, what is new in its folder is for the team: it may have
// been the file that said so. What the book knows already stays as open or closed as it is.
func folderMarks(files []parsed, unread []Problem) marks {
	m := marks{}
	for _, p := range unread {
		m[path.Dir(p.File)] = mark{said: true, level: access.Team, guess: true}
	}
	for _, f := range files {
		top, _ := f.val.(map[string]any)
		if _, head := top["case"]; f.form != caseFile || !head {
			continue
		}
		if said := marked(top, mark{}); said.said {
			said.see = nil
			m[path.Dir(f.name)] = said
		}
	}
	return m
}

// of is the mark of the nearest folder above a file that has one.
func (m marks) of(file string) mark {
	for dir := path.Dir(file); ; dir = path.Dir(dir) {
		if said, ok := m[dir]; ok {
			return said
		}
		if dir == "." || dir == "/" {
			return mark{}
		}
	}
}
