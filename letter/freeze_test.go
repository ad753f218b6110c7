package letter_test

import (
	"context"
	"encoding/json"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/house"
	"github.com/upheld/upheld/ledger"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/pack"
	"github.com/upheld/upheld/when"
)

// opened is a book on disk that holds the shipped case.
func opened(t *testing.T) *book.Book {
	t.Helper()
	o := book.Options{Dir: t.TempDir() + "/book", Rooms: house.Rooms()}
	if err := book.Create(t.Context(), o, book.Setup{Origin: "letter.test"}); err != nil {
		t.Fatal(err)
	}
	b, err := book.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	fsys, err := pack.Shipped("cambodia-2016")
	if err != nil {
		t.Fatal(err)
	}
	plan, err := pack.Rehearse(t.Context(), b, []fs.FS{fsys})
	if err == nil {
		_, err = pack.Apply(t.Context(), b, "tester", plan, pack.ApplyOptions{})
	}
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func read(t *testing.T, b *book.Book, v access.Viewer) *house.House {
	t.Helper()
	docs, err := b.Docs(t.Context(), v, book.At{})
	if err != nil {
		t.Fatal(err)
	}
	h, err := house.FromDocs(docs)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// frozen freezes letters into a book.
func frozen(t *testing.T, b *book.Book, reason string, list ...*letter.Letter) (letter.Frozen, error) {
	t.Helper()
	h := read(t, b, access.Anyone())
	day, _ := when.ParseDay("2016-05-14")
	out, err := letter.Freeze(list, h.World(), letter.FreezeOptions{Day: day, Reason: reason, Past: h.Letters, Old: old(t, b)})
	if err != nil {
		return out, err
	}
	_, err = b.Say(t.Context(), "tester", func(context.Context, *book.Tx) ([]book.Draft, error) { return out.Drafts, nil })
	return out, err
}

func old(t *testing.T, b *book.Book) func(string) ([]byte, bool, bool) {
	t.Helper()
	at := func(v access.Viewer) map[string]string {
		out := map[string]string{}
		docs, err := b.Docs(t.Context(), v, book.At{})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range docs {
			out[d.Ref] = string(d.JSON)
		}
		return out
	}
	all, public := at(access.Operator()), at(access.Anyone())
	return func(ref string) ([]byte, bool, bool) {
		doc, ok := all[ref]
		return []byte(doc), doc == public[ref], ok
	}
}

func TestALetterIsFrozenWithItsAppealAndDemands(t *testing.T) {
	b := opened(t)
	out, err := frozen(t, b, "", example(t, "2016-05-13.fr.md"), example(t, "2016-05-13.en.md"))
	if err != nil {
		t.Fatal(err)
	}
	if len(out.Texts) != 2 || len(out.Drafts) != 2+1+7 || out.Texts[0].Language != "en" {
		t.Fatalf("%d texts, %d drafts", len(out.Texts), len(out.Drafts))
	}
	h := read(t, b, access.Anyone())
	a, ok := h.Appeals.Appeal("ap-2016-05-13-en")
	if !ok || a.Kind != "open_letter" || a.When.String() != "2016-05-13" || len(a.Asks) != 7 || a.IssuedBy != "Friends of the Paris Agreements" {
		t.Errorf("appeal: %+v", a)
	}
	d, ok := h.Appeals.Demand("d-2016-release")
	if !ok || d.N != 5 || d.Appeal != a.Ref || d.Action != "release" || len(d.Persons) != 22 || d.Term.Days != 7 ||
		!slices.Contains(d.Grounds.Provisions, "iccpr/art-9") || !slices.Contains(d.Grounds.Facts, "a-2016-04-28") {
		t.Errorf("demand: %+v", d)
	}
	if !strings.HasPrefix(d.Text, "We demand the immediate") || !strings.HasPrefix(d.TextIn["fr"], "Nous exigeons") {
		t.Errorf("words: %q %q", d.Text, d.TextIn)
	}
	if c, _ := h.Appeals.Demand("d-2016-convene"); len(c.AskedOf) != 2 || c.AskedOf[1].Name != "Canada" || c.AskedOf[1].Class != appeal.State {
		t.Errorf("asked of %+v", c.AskedOf)
	}
	if r, _ := h.Appeals.Demand("d-2016-recommit"); r.AskedOf[0].Body != "b-unsg" || r.AskedOf[0].Class != appeal.IGO {
		t.Errorf("asked of %+v", r.AskedOf)
	}
	texts := h.Letters.Texts("ap-2016-05-13-en")
	if len(texts) != 2 || texts[0].Ref != "lt-2016-05-13-en" || texts[1].Ref != "lt-2016-05-13-fr" || texts[1].Original != texts[0].Ref {
		t.Fatalf("texts: %+v", texts)
	}
	if texts[0].Fingerprint != out.Texts[0].Fingerprint || len(texts[0].Fingerprint) != 64 || texts[0].Fingerprint == texts[1].Fingerprint {
		t.Errorf("fingerprints %q %q", texts[0].Fingerprint, out.Texts[0].Fingerprint)
	}
	set, err := texts[1].Set()
	if err != nil || set.Date != "le 13 mai 2016" || set.Fingerprint != texts[1].Fingerprint || len(set.Body) == 0 {
		t.Errorf("set: %v %+v", err, set)
	}
	fresh, err := letter.Document(example(t, "2016-05-13.fr.md"), h.World(), letter.Options{Fingerprint: texts[1].Fingerprint})
	if err != nil {
		t.Fatal(err)
	}
	if x, y := asJSON(t, set), asJSON(t, fresh); x != y {
		t.Errorf("what was frozen is not what was set:\n%s\n%s", x, y)
	}
	changed, err := letter.Changed(texts[0], h.World())
	if err != nil || len(changed) != 0 {
		t.Errorf("nothing was changed: %+v %v", changed, err)
	}
	if _, err := frozen(t, b, "", example(t, "2016-05-13.en.md")); fault.KindOf(err) != fault.Conflict {
		t.Errorf("frozen twice: %v", err)
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(strings.ReplaceAll(string(b), "null", "[]"), `"":""`, "")
}

// A correction is a new version with a reason; a version in another language may follow its original later.
func TestCorrectionsAndLaterVersions(t *testing.T) {
	b := opened(t)
	if _, err := frozen(t, b, "", example(t, "2016-05-13.fr.md")); fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "original") {
		t.Fatalf("a version without its original: %v", err)
	}
	if _, err := frozen(t, b, "", example(t, "2016-05-13.en.md")); err != nil {
		t.Fatal(err)
	}
	if out, err := frozen(t, b, "", example(t, "2016-05-13.fr.md")); err != nil || len(out.Drafts) != 1 || out.Texts[0].Original != "lt-2016-05-13-en" {
		t.Fatalf("the version alone: %v %d", err, len(out.Drafts))
	}
	better, err := letter.Parse(strings.Replace(example(t, "2016-05-13.en.md").Text, "at one table", "around one table", 1))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := frozen(t, b, "", better); err == nil || !strings.Contains(err.Error(), "reason") {
		t.Fatalf("a correction without a reason: %v", err)
	}
	// What others have noted on a demand meanwhile stays.
	note(t, b, "d-2016-convene")
	if _, err := frozen(t, b, "a better word", better); err != nil {
		t.Fatal(err)
	}
	h := read(t, b, access.Anyone())
	now := h.Letters.Current("ap-2016-05-13-en")
	if len(now) != 2 || now[0].Ref != "lt-2016-05-13-en.2" || now[0].Corrects != "lt-2016-05-13-en" || now[0].Reason != "a better word" {
		t.Errorf("%+v", now)
	}
	d, _ := h.Appeals.Demand("d-2016-convene")
	if d.Note != "noted by hand" || !strings.Contains(d.Text, "around") {
		t.Errorf("demand %+v", d)
	}
}

func note(t *testing.T, b *book.Book, ref string) {
	t.Helper()
	_, err := b.Say(t.Context(), "tester", func(ctx context.Context, tx *book.Tx) ([]book.Draft, error) {
		d, _, err := tx.Doc(ctx, ref)
		if err != nil {
			return nil, err
		}
		var fields map[string]json.RawMessage
		if err := json.Unmarshal(d.JSON, &fields); err != nil {
			return nil, err
		}
		fields["note"] = []byte(`"noted by hand"`)
		out := book.Draft{Log: d.Log, Kind: d.Kind, Ref: ref}
		for k, v := range fields {
			out.Fields = append(out.Fields, book.Field{Name: k, Value: v})
		}
		return []book.Draft{out}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestARestatedDemandIsNotedOnTheFirst(t *testing.T) {
	b := opened(t)
	text := strings.Replace(example(t, "2016-05-13.en.md").Text, "id: d-2016-release\n", "id: d-2016-release\nrestates: d-release\n", 1)
	text = strings.Replace(text, "date: 2016-05-13", "date: 2016-05-20", 1)
	l, err := letter.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	before, _ := read(t, b, access.Anyone()).Appeals.Demand("d-release")
	if _, err := frozen(t, b, "", l); err != nil {
		t.Fatal(err)
	}
	after, _ := read(t, b, access.Anyone()).Appeals.Demand("d-release")
	if n := len(before.Restated); len(after.Restated) != n+1 || after.Restated[n].Appeal != "ap-2016-05-13-en" || len(after.Persons) != len(before.Persons) || after.Text != before.Text {
		t.Errorf("%+v", after)
	}
}

func TestWhatCannotBeFrozenIsToldWhy(t *testing.T) {
	b := opened(t)
	whole := example(t, "2016-05-13.en.md").Text
	for name, c := range map[string]struct{ from, to, want string }{
		"no id":          {"id: ap-2016-05-13-en", "id:", "needs an id"},
		"no date":        {"date: 2016-05-13", "date:", "no date"},
		"unknown person": {"p-um-sam-an\n", "p-um-sam-on\n", `did you mean "p-um-sam-an"`},
		"taken id":       {"id: d-2016-release", "id: d-release", "is taken by a demand of ap-2016-05-13"},
		"restates none":  {"id: d-2016-release", "id: d-2016-release\nrestates: d-releas", `did you mean "d-release"`},
	} {
		text := strings.Replace(whole, c.from, c.to, 1)
		if c.want == "no date" {
			text = strings.ReplaceAll(text, "{held}", "{held on=2016-05-13}")
		}
		l, err := letter.Parse(text)
		if err == nil {
			_, err = frozen(t, b, "", l)
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, expected %q", name, err, c.want)
		}
	}
	differs, err := letter.Parse(strings.Replace(example(t, "2016-05-13.fr.md").Text, "grounds: iccpr/art-9, ", "grounds: iccpr/art-10, ", 1))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := frozen(t, b, "", example(t, "2016-05-13.en.md"), differs); err == nil || !strings.Contains(err.Error(), "not one letter") {
		t.Errorf("versions that differ: %v", err)
	}
}

// What the record corrects after the freezing is found, value by value.
func TestWhatHasChangedSinceIsFound(t *testing.T) {
	b := opened(t)
	if _, err := frozen(t, b, "", example(t, "2016-05-13.en.md")); err != nil {
		t.Fatal(err)
	}
	h := read(t, b, access.Anyone())
	text := h.Letters.Current("ap-2016-05-13-en")[0]
	docs, err := b.Docs(t.Context(), access.Anyone(), book.At{})
	if err != nil {
		t.Fatal(err)
	}
	for i, d := range docs {
		switch d.Ref {
		case "cs-um-sam-an-1":
			docs[i].JSON = []byte(strings.Replace(string(d.JSON), `"start":"2016-04-11"`, `"start":"2016-05-20"`, 1))
			if string(docs[i].JSON) == string(d.JSON) {
				t.Fatal("the spell begins otherwise")
			}
		case "p-um-sam-an":
			docs[i].JSON = []byte(strings.Replace(string(d.JSON), `"name":"Um Sam An"`, `"name":"Um Sam Ann"`, 1))
		}
	}
	docs = slices.DeleteFunc(docs, func(d book.Doc) bool { return d.Ref == "a-2015-10-26" })
	now, err := house.FromDocs(docs)
	if err != nil {
		t.Fatal(err)
	}
	changed, err := letter.Changed(text, now.World())
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]letter.Change{}
	for _, c := range changed {
		got[c.Expr] = c
	}
	if c := got["{held}"]; c.Was.Words != "22" || c.Now.Words != "21" {
		t.Errorf("held: %+v", c)
	}
	if c := got["{name of=p-um-sam-an}"]; c.Now.Words != "Um Sam Ann" {
		t.Errorf("name: %+v", c)
	}
	if c := got["[@a-2015-10-26]"]; c.Why == "" || c.Now.Words != "" {
		t.Errorf("an act that is gone: %+v", c)
	}
	if _, ok := got["{names group=adhoc-five}"]; ok {
		t.Error("what did not change is told as changed")
	}
}

// A frozen letter that says something else than its fingerprint never enters a book.
func TestADoctoredLetterIsRefused(t *testing.T) {
	b := opened(t)
	h := read(t, b, access.Anyone())
	day, _ := when.ParseDay("2016-05-14")
	out, err := letter.Freeze([]*letter.Letter{example(t, "2016-05-13.en.md")}, h.World(), letter.FreezeOptions{Day: day})
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range out.Drafts[0].Fields {
		if f.Name == "frozen" {
			out.Drafts[0].Fields[i].Value = []byte(`"2016-05-13"`)
		}
	}
	_, err = b.Say(t.Context(), "tester", func(context.Context, *book.Tx) ([]book.Draft, error) { return out.Drafts, nil })
	if fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "fingerprint") {
		t.Errorf("%v", err)
	}
}

func TestFilesAreKeptByteByByte(t *testing.T) {
	f, err := letter.NewFile("lf-x", "ap-2016-05-13", "a.pdf", "application/pdf", []byte("%PDF\r\n\x00\xff"))
	if err != nil {
		t.Fatal(err)
	}
	if b, err := f.Bytes(); err != nil || string(b) != "%PDF\r\n\x00\xff" {
		t.Errorf("%q %v", b, err)
	}
	d, err := f.Draft()
	if err != nil || d.Log != "case" {
		t.Errorf("%+v %v", d, err)
	}
	b := opened(t)
	if _, err := b.Say(t.Context(), "tester", func(context.Context, *book.Tx) ([]book.Draft, error) { return []book.Draft{d}, nil }); err != nil {
		t.Fatal(err)
	}
	if n := len(read(t, b, access.Anyone()).Letters.Files("ap-2016-05-13")); n != 0 {
		t.Error("the public sees the file")
	}
	kept := read(t, b, access.Operator()).Letters.Files("ap-2016-05-13")
	if len(kept) != 1 || kept[0].SHA256 != f.SHA256 || kept[0].Base64 != "" {
		t.Errorf("%+v; a Set holds what is said of a file, not the file", kept)
	}
	doc, _, err := b.Doc(t.Context(), access.Operator(), book.At{}, "lf-x")
	if err != nil {
		t.Fatal(err)
	}
	if got, ok := letter.FileOf(doc); !ok || got != f {
		t.Errorf("%+v", got)
	}
	for name, bad := range map[string]func(*letter.File){
		"size": func(f *letter.File) { f.Size++ }, "sha256": func(f *letter.File) { f.SHA256 = strings.Repeat("0", 64) },
		"base64": func(f *letter.File) { f.Base64 = "!" }, "name": func(f *letter.File) { f.Name = "../a" },
	} {
		x := f
		x.Ref = "lf-y"
		bad(&x)
		d, _ := x.Draft()
		_, err := b.Say(t.Context(), "tester", func(context.Context, *book.Tx) ([]book.Draft, error) { return []book.Draft{d}, nil })
		if fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := letter.NewFile("x", "", "a", "", nil); fault.KindOf(err) != fault.Invalid {
		t.Errorf("an empty file: %v", err)
	}
}

// The largest file that is kept fits into an entry; one byte more is refused when it comes in, not when it is said.
func TestTheLargestFileFitsIntoAnEntry(t *testing.T) {
	const most = 12_000_000
	if _, err := letter.NewFile("lf-x", "ap-x", "a.pdf", "", make([]byte, most+1)); fault.KindOf(err) != fault.Invalid {
		t.Errorf("a file of %d bytes: %v", most+1, err)
	}
	f, err := letter.NewFile("lf-x", "ap-x", "a.pdf", "application/pdf", make([]byte, most))
	if err != nil {
		t.Fatal(err)
	}
	d, err := f.Draft()
	if err != nil {
		t.Fatal(err)
	}
	e := ledger.Entry{Log: d.Log, Kind: d.Kind, Day: "2016-05-13", Prev: -1}
	for _, field := range d.Fields {
		e.Fields = append(e.Fields, ledger.Field{Name: field.Name, Value: field.Value})
	}
	if err := e.Seal(); err != nil {
		t.Error(err)
	}
}
