package letter

import (
	"cmp"
	"encoding/json"
	"slices"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/order"
)

// Set is the frozen letters and the files of letters that came in, as one viewer may see them. It never changes, so any
// number may read it at once.
type Set struct {
	texts []Text // by appeal, the original first, then by language and version
	files []File // by ref
}

// NewSet reads the documents of this room; others may be among them.
func NewSet(docs []book.Doc) (*Set, error) {
	s := &Set{}
	for _, d := range docs {
		var err error
		switch d.Kind {
		case kindText:
			var t Text
			err = json.Unmarshal(d.JSON, &t)
			t.Ref = d.Ref
			s.texts = append(s.texts, t)
		case kindFile:
			var f File
			err = json.Unmarshal(d.JSON, &f)
			f.Ref, f.Base64 = d.Ref, "" // a Set is held in memory, a drawer of scanned letters should not be
			s.files = append(s.files, f)
		}
		if err != nil {
			return nil, fault.Wrap(fault.Internal, err, "the record %s could not be read", d.Ref)
		}
	}
	order.By(s.texts, func(a, b Text) int {
		return cmp.Or(cmp.Compare(a.Appeal, b.Appeal), cmp.Compare(rank(a), rank(b)), cmp.Compare(a.Language, b.Language),
			cmp.Compare(a.Version, b.Version), cmp.Compare(a.Ref, b.Ref))
	})
	order.By(s.files, func(a, b File) int { return cmp.Compare(a.Ref, b.Ref) })
	return s, nil
}

func rank(t Text) int {
	if t.Original == "" {
		return 0
	}
	return 1
}

// Text is the frozen letter of a ref.
func (s *Set) Text(ref string) (Text, bool) {
	i := slices.IndexFunc(s.texts, func(t Text) bool { return t.Ref == ref })
	if i < 0 {
		return Text{}, false
	}
	return s.texts[i], true
}

// Texts are the frozen letters of an appeal in all languages and versions: the original first, corrections behind what
// they correct.
func (s *Set) Texts(appeal string) []Text {
	var out []Text
	for _, t := range s.texts {
		if t.Appeal == appeal {
			out = append(out, t)
		}
	}
	return out
}

// Current is the newest version of the letter of an appeal in each language, the original first.
func (s *Set) Current(appeal string) []Text {
	var out []Text
	for _, t := range s.Texts(appeal) {
		if n := len(out); n > 0 && out[n-1].Language == t.Language {
			out[n-1] = t
			continue
		}
		out = append(out, t)
	}
	return out
}

// All are all frozen letters, appeal by appeal.
func (s *Set) All() []Text { return slices.Clone(s.texts) }

// Files are the files from which the letter of an appeal came in, without their bytes: those are in the document
// of the book, see FileOf.
func (s *Set) Files(appeal string) []File {
	var out []File
	for _, f := range s.files {
		if f.Appeal == appeal {
			out = append(out, f)
		}
	}
	return out
}
