package pack

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/fault"
)

// rawFile is the field that names the file of a raw mail. The mail is no part of the record, which holds its fingerprint:
// it is a working paper, and moves with the record whole.
const rawFile = "raw_file"

// mail tells where the raw mail of a kind of record is kept.
type mail struct {
	kind  string                  // of the record
	sum   string                  // field with the fingerprint
	paper func(ref string) string // id of the paper
	keep  string                  // kind of the paper that import makes
}

// A mail that went out comes in as one that was sent: whatever waits to go out has another kind, so that no import can
// send a letter again.
var mails = []mail{
	{delivery.KindMessage, "sha256", func(ref string) string { return ref }, delivery.PaperIn},
	{delivery.KindDispatch, "raw_sha256", delivery.OutPaper, delivery.PaperSent},
}

func mailOf(kind string) (mail, bool) {
	i := slices.IndexFunc(mails, func(m mail) bool { return m.kind == kind })
	if i < 0 {
		return mail{}, false
	}
	return mails[i], true
}

// raw is a raw mail that a pack holds.
type raw struct {
	fsys fs.FS
	path string
	id   string // of its paper
	kind string
	sum  string // in hexadecimal
}

// maxMail is the most bytes of a mail, those of a working paper.
const maxMail = 32 << 20

func (m *raw) read() ([]byte, error) {
	f, err := m.fsys.Open(m.path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, fault.New(fault.Invalid, "is not a file")
	}
	b, err := io.ReadAll(io.LimitReader(f, maxMail+1))
	switch {
	case err != nil:
		return nil, err
	case len(b) == 0 || len(b) > maxMail:
		return nil, fault.New(fault.Invalid, "has not between 1 byte and %d MiB", maxMail>>20)
	case digest(b) != m.sum:
		return nil, fault.New(fault.Invalid, "is not the mail that the record names; its fingerprint is %s", digest(b))
	}
	return b, nil
}

func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// rawOf takes the name of a raw mail out of a record and looks whether the file is the mail of that fingerprint.
func (f parsed) rawOf(r *Record) (used string, bad *Problem) {
	at := slices.IndexFunc(r.Fields, func(x book.Field) bool { return x.Name == rawFile })
	m, is := mailOf(r.Kind)
	if at < 0 || !is {
		return "", nil
	}
	var name string
	_ = json.Unmarshal(r.Fields[at].Value, &name) // a value of another kind is refused by the schema
	r.Fields = slices.Delete(r.Fields, at, at+1)
	refused := func(say string) (string, *Problem) {
		line, _ := lineAt(r.node, []string{rawFile})
		return "", &Problem{File: f.name, Line: line, Field: join(r.path, rawFile), Reason: say}
	}
	if !fs.ValidPath(name) || name == "." || isYAML(name) {
		return refused(quote(name) + " is not a file of a mail below the folder of this one")
	}
	got := &raw{fsys: f.fsys, path: path.Join(path.Dir(f.path), name), id: m.paper(r.Ref), kind: m.keep}
	for _, x := range r.Fields {
		if x.Name == m.sum {
			_ = json.Unmarshal(x.Value, &got.sum)
		}
	}
	if got.sum == "" {
		return refused("needs " + m.sum + " beside it, the fingerprint of the mail")
	}
	if _, err := got.read(); err != nil {
		return refused(quote(name) + ": " + reasonOf(err))
	}
	r.raw = got
	return path.Join(path.Dir(f.name), name), nil
}

// papers is what keeps raw mails; *book.Book has one.
type papers interface{ Papers() book.Papers }

// keepMails keeps the raw mails of a plan whose papers are not there yet, and gives how many it kept. A paper with other
// bytes under the same id is fault.Conflict.
func (p Plan) keepMails(ctx context.Context, b Writer) (kept int, err error) {
	for i := range p.records {
		m := p.records[i].raw
		if m == nil {
			continue
		}
		has, ok := b.(papers)
		if !ok {
			return kept, fault.New(fault.Internal, "raw mails cannot be kept here")
		}
		was, err := has.Papers().Get(ctx, m.id)
		switch {
		case err == nil && digest(was.Body) != m.sum:
			return kept, fault.New(fault.Conflict, "another mail than that of the pack is kept for %s", p.records[i].Ref)
		case err == nil:
			continue
		case fault.KindOf(err) != fault.NotFound:
			return kept, err
		}
		body, err := m.read()
		if err != nil {
			return kept, fault.Wrap(fault.Invalid, err, "the mail of %s cannot be read", p.records[i].Ref)
		}
		if _, err := has.Papers().Put(ctx, book.Paper{ID: m.id, Kind: m.kind, Body: body}); err != nil {
			return kept, err
		}
		kept++
	}
	return kept, nil
}

// mailsOf finds the papers of the raw mails that an export for a viewer holds: none for anybody below the team.
func mailsOf(ctx context.Context, b Reader, v access.Viewer, records map[string]known) (map[string]func() ([]byte, error), error) {
	has, ok := b.(papers)
	if v.Level < access.Team || !ok {
		return nil, nil
	}
	there := map[string]bool{}
	for _, kind := range []string{delivery.PaperIn, delivery.PaperOut, delivery.PaperSent} {
		list, err := has.Papers().List(ctx, kind)
		if err != nil {
			return nil, err
		}
		for _, p := range list {
			there[p.ID] = true
		}
	}
	out := map[string]func() ([]byte, error){}
	for ref, k := range records {
		m, is := mailOf(k.Kind)
		if !is || !there[m.paper(ref)] || k.fields[m.sum] == nil {
			continue
		}
		var sum string
		if err := json.Unmarshal(k.fields[m.sum], &sum); err != nil {
			return nil, fault.Wrap(fault.Internal, err, "the record %s could not be read", ref)
		}
		id := m.paper(ref)
		out[ref] = func() ([]byte, error) {
			p, err := has.Papers().Get(ctx, id)
			if err != nil {
				return nil, err
			}
			if digest(p.Body) != sum {
				return nil, fault.New(fault.Conflict, "the mail that is kept for %s is not the one that the record names", ref)
			}
			return p.Body, nil
		}
	}
	return out, nil
}

// withMails names the files of raw mails in the items of a list, and adds the files.
func (w *writer) withMails(l list, items []any) {
	for i, k := range w.kinds[l.kind] {
		load := w.mails[k.Ref]
		if load == nil {
			continue
		}
		stem := k.Ref
		if !safeFile(stem) {
			stem = fmt.Sprintf("%s-%d", l.key, i+1)
		}
		name := path.Join("messages", stem+".eml")
		w.files = append(w.files, outFile{name: path.Join(caseDir, name), load: load})
		items[i].(map[string]any)[rawFile] = name
	}
}
