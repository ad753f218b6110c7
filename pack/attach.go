package pack

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
)

// attachment is a field of a record whose value may stand in a file of its own beside the YAML file: a letter is for
// reading and editing, and a PDF is no text at all. field_file names the file, below the folder of the YAML file.
type attachment struct {
	kind  string
	field string
	ext   func(item map[string]any) string // of the file that export writes
	bytes bool                             // the field holds base64 of the file, not its text
}

var attachments = []attachment{
	{kind: "letter.text", field: "text", ext: func(map[string]any) string { return ".md" }},
	{kind: "letter.text", field: "document", ext: func(map[string]any) string { return ".json" }},
	{kind: "letter.file", field: "base64", ext: fileExt, bytes: true},
}

func (a attachment) key() string { return a.field + "_file" }

// fileExt is the ending of the file of a letter, when it is one that such files have; never that of a pack.
func fileExt(item map[string]any) string {
	name := text(item, "name")
	if ext := path.Ext(name); slices.Contains([]string{".pdf", ".docx", ".txt", ".html", ".htm", ".eml", ".odt", ".rtf", ".doc"}, ext) {
		return ext
	}
	return ".bin"
}

// attach puts the content of the files that records name into their fields. It gives the files that it read, as shown.
func (f parsed) attach(rs []Record) (used []string, bad []Problem) {
	for i := range rs {
		r := &rs[i]
		if name, refused := f.rawOf(r); refused != nil {
			bad = append(bad, *refused)
		} else if name != "" {
			used = append(used, name)
		}
		for _, a := range attachments {
			if a.kind != r.Kind {
				continue
			}
			at := slices.IndexFunc(r.Fields, func(x book.Field) bool { return x.Name == a.key() })
			if at < 0 {
				continue
			}
			var name string
			_ = json.Unmarshal(r.Fields[at].Value, &name) // a value of another kind is refused by the schema
			r.Fields = slices.Delete(r.Fields, at, at+1)
			value, say := f.value(a, name)
			if slices.ContainsFunc(r.Fields, func(x book.Field) bool { return x.Name == a.field }) {
				say = fmt.Sprintf("%s is given beside it; give one of the two", a.field)
			}
			if say != "" {
				line, _ := lineAt(r.node, []string{a.key()})
				bad = append(bad, Problem{File: f.name, Line: line, Field: join(r.path, a.key()), Reason: say})
				continue
			}
			used = append(used, path.Join(path.Dir(f.name), name))
			r.Fields = append(r.Fields, book.Field{Name: a.field, Value: value})
			sortFields(r.Fields)
		}
	}
	return used, bad
}

// value is the content of a file as the value of a field, or why it cannot be.
func (f parsed) value(a attachment, name string) (value []byte, say string) {
	if !fs.ValidPath(name) || name == "." {
		return nil, quote(name) + " is not a file below the folder of this one"
	}
	if isYAML(name) {
		return nil, quote(name) + " is a YAML file; those are read as parts of the pack"
	}
	file, err := f.fsys.Open(path.Join(path.Dir(f.path), name))
	if err != nil {
		return nil, quote(name) + " cannot be read: " + reasonOf(err)
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, quote(name) + " is not a file"
	}
	b, err := io.ReadAll(io.LimitReader(file, maxFile+1))
	switch {
	case err != nil:
		return nil, quote(name) + " cannot be read: " + reasonOf(err)
	case len(b) > maxFile:
		return nil, fmt.Sprintf("%s is larger than %d MiB", quote(name), maxFile>>20)
	case a.bytes:
		return canon(base64.StdEncoding.EncodeToString(b)), ""
	case !utf8.Valid(b):
		return nil, quote(name) + " is not text in UTF-8"
	}
	return canon(string(b)), ""
}

// withFiles is the items of a list of a case file with the long values of letters moved into files of their own.
func (w *writer) withFiles(l list, above access.Level) []any {
	var out []any
	for i, k := range w.kinds[l.kind] {
		item := w.item(k, above)
		if refOf(l.kind, item) != k.Ref {
			item[refField] = k.Ref
		}
		stem := k.Ref
		if !safeFile(stem) {
			stem = fmt.Sprintf("%s-%d", l.key, i+1)
		}
		for _, a := range attachments {
			value, is := item[a.field].(string)
			if a.kind != l.kind || !is {
				continue
			}
			body := []byte(value)
			if a.bytes {
				b, err := base64.StdEncoding.DecodeString(value)
				if err != nil || base64.StdEncoding.EncodeToString(b) != value {
					continue // it stays as it is
				}
				body = b
			}
			name := path.Join("letters", stem+a.ext(item))
			w.files = append(w.files, outFile{name: path.Join(caseDir, name), body: bytes.Clone(body)})
			delete(item, a.field)
			item[a.key()] = name
		}
		out = append(out, item)
	}
	return out
}

// safeFile reports whether a ref can be the name of a file of its own anywhere, beside those that are numbered.
func safeFile(ref string) bool {
	for i, r := range ref {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', i > 0 && (r == '-' || r == '.'):
		default:
			return false
		}
	}
	return ref != "" && len(ref) <= 100 && ref[len(ref)-1] != '.' && !strings.HasPrefix(ref, "letters-")
}
