package letter

import (
	"fmt"
	"slices"
	"strings"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/when"
)

// FreezeOptions say how letters are frozen.
type FreezeOptions struct {
	Day    when.Day // on which they are frozen
	Kind   string   // of appeal.Kinds; "open_letter" when empty
	Reason string   // of a correction; must be given when one of the letters was frozen before
	Past   *Set     // what was frozen before; nil when nothing was
	// Old is a record of the book as it stands, and whether all of it is public; false when there is none. What the
	// book holds of an appeal or a demand beyond the letter is kept when it is said anew.
	Old func(ref string) (doc []byte, public, ok bool)
}

// Frozen is what freezing gives: the texts, and all that one command must say, all or nothing.
type Frozen struct {
	Texts  []Text
	Drafts []book.Draft
}

// Freeze turns letters into what the record keeps of them: the original and versions of it in other languages, or one
// of these alone when the original is in the record. It gives a frozen text for each and, for an original, the appeal
// and its demands. A demand that restates an earlier one is noted there too. Nothing is written. Errors are
// fault.Invalid, or Problems of the letters.
func Freeze(list []*Letter, w World, o FreezeOptions) (Frozen, error) {
	var out Frozen
	if len(list) == 0 {
		return out, fault.New(fault.Invalid, "there is no letter to freeze")
	}
	if o.Past == nil {
		o.Past = &Set{}
	}
	if o.Kind == "" {
		o.Kind = "open_letter"
	}
	order.By(list, func(a, b *Letter) int { // the original first
		return strings.Compare(a.Head.Original, b.Head.Original)
	})
	if err := together(list); err != nil {
		return out, err
	}
	f := &freezer{World: w, FreezeOptions: o, list: list}
	original := list[0]
	f.appeal = original.Head.ID
	if original.Head.Original != "" {
		f.appeal = original.Head.Original
		if _, ok := w.Appeals.Appeal(f.appeal); !ok {
			return out, fault.New(fault.Invalid, "the original %s is not in the record; freeze it first, or both together", f.appeal)
		}
	}
	for _, l := range list {
		t, err := f.text(l)
		if err != nil {
			return Frozen{}, err
		}
		f.texts = append(f.texts, t)
	}
	out.Texts = f.texts
	for i, t := range f.texts {
		d, err := draft("public", kindText, t.Ref, t)
		if err != nil {
			return Frozen{}, err
		}
		out.Drafts = append(out.Drafts, d)
		for _, field := range d.Fields {
			if field.Name == "fingerprint" {
				out.Texts[i].Fingerprint = strings.Trim(string(field.Value), `"`)
			}
		}
	}
	if original.Head.Original != "" {
		return out, nil
	}
	more, err := f.asked(original)
	if err != nil {
		return Frozen{}, err
	}
	out.Drafts = append(out.Drafts, more...)
	return out, nil
}

// together refuses letters that are not versions of one letter.
func together(list []*Letter) error {
	for _, l := range list {
		switch {
		case l.Head.ID == "":
			return fault.New(fault.Invalid, "a letter that is frozen needs an id; write \"id: ap-2016-05-13\" into its head")
		case l.Head.Date.IsZero():
			return fault.New(fault.Invalid, "%s has no date; write \"date: 2016-05-13\" into its head", l.Head.ID)
		case len(l.Demands) == 0:
			return fault.New(fault.Invalid, "%s asks nothing: it has no demand", l.Head.ID)
		case list[0].Head.Original != "" && l.Head.Original != list[0].Head.Original:
			return fault.New(fault.Invalid, "%s and %s are versions of two letters; freeze them one after the other", list[0].Head.ID, l.Head.ID)
		}
	}
	if len(list) == 1 {
		return nil
	}
	differ := Siblings(list)
	if list[0].Head.Original != "" { // several versions without the original
		differ = nil
		for _, l := range list[1:] {
			differ = append(differ, compareVersions(list[0], l)...)
		}
	}
	if len(differ) > 0 {
		var say []string
		for _, d := range differ {
			say = append(say, d.Say)
		}
		return fault.New(fault.Invalid, "the versions are not one letter: %s", strings.Join(say, "; "))
	}
	return nil
}

// compareVersions compares two versions neither of which is the original.
func compareVersions(a, b *Letter) []Difference {
	return slices.DeleteFunc(Compare(a, b), func(d Difference) bool { return d.What == "original" })
}

// freezer is letters on their way into the record.
type freezer struct {
	World
	FreezeOptions
	list   []*Letter
	appeal string
	texts  []Text
}

// textRef is the ref of the frozen text of a letter: lt-2016-05-13-en of ap-2016-05-13-en, with its version from 2 on.
func textRef(id string, version int) string {
	ref := "lt-" + strings.TrimPrefix(strings.TrimPrefix(id, "ap-"), "a-")
	if version > 1 {
		ref = fmt.Sprintf("%s.%d", ref, version)
	}
	return ref
}

func (f *freezer) text(l *Letter) (Text, error) {
	clean := l
	if strings.Contains(l.Text, "\r") || strings.HasPrefix(l.Text, "\uFEFF") {
		text := strings.TrimPrefix(strings.ReplaceAll(l.Text, "\r\n", "\n"), "\uFEFF")
		var err error
		if clean, err = Parse(text); err != nil {
			return Text{}, err
		}
	}
	s := newSetter(clean, f.World)
	set := s.document(Options{})
	if err := s.bad.err(); err != nil {
		return Text{}, err
	}
	t := Text{
		Appeal: f.appeal, Language: clean.Head.Language, Version: 1, Frozen: when.On(f.Day), Text: clean.Text,
		Values: once(s.values),
	}
	var err error
	if t.Document, err = setText(set); err != nil {
		return Text{}, err
	}
	for _, p := range f.Past.Texts(f.appeal) {
		if p.Language == t.Language {
			t.Version, t.Corrects, t.Reason = p.Version+1, p.Ref, strings.TrimSpace(f.Reason)
			if p.Text == t.Text && p.Document == t.Document {
				return Text{}, fault.New(fault.Conflict, "this letter is frozen already, as %s, and nothing in it has changed", p.Ref)
			}
		}
	}
	if t.Corrects != "" && t.Reason == "" {
		return Text{}, fault.New(fault.Invalid, "%s is frozen already; a correction needs its reason", t.Corrects)
	}
	t.Ref = textRef(l.Head.ID, t.Version)
	if l.Head.Original != "" {
		t.Original = f.original()
		if t.Original == "" {
			return Text{}, fault.New(fault.Invalid, "the original %s has no frozen text; freeze it first, or both together", f.appeal)
		}
	}
	return t, nil
}

// original is the ref of the frozen text of the original: the one frozen now, else the newest.
func (f *freezer) original() string {
	if len(f.texts) > 0 && f.texts[0].Original == "" {
		return f.texts[0].Ref
	}
	out := ""
	for _, p := range f.Past.Texts(f.appeal) {
		if p.Original == "" {
			out = p.Ref
		}
	}
	return out
}

// once keeps each value once, the tables as words.
func once(list []Value) []Value {
	var out []Value
	for _, v := range list {
		if !slices.ContainsFunc(out, func(x Value) bool { return x.Expr == v.Expr }) {
			out = append(out, v)
		}
	}
	return out
}
