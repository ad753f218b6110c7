package web

import (
	"errors"
	"io"
	"net/http"
	"path"
	"strings"
	"unicode"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
	"github.com/upheld/upheld/letter"
	files "github.com/upheld/upheld/letter/source"
)

// bringIn takes a letter of others, as a file or as words, reads it and leads to its review.
func bringIn(p *deskPage) (templ.Component, error) {
	p.Part, p.Title = "bring-in", p.T("bring.title")
	if p.r.Method != http.MethodPost {
		return bringBody(p, "", ""), nil
	}
	typed := p.post("text")
	name, data, err := p.file("file")
	if err != nil {
		return nil, err
	}
	if data == nil {
		data = []byte(typed)
	}
	if strings.TrimSpace(string(data)) == "" {
		return bringBody(p, typed, p.T("bring.nothing")), nil
	}
	d, err := files.Text(name, data)
	if fault.KindOf(err) == fault.Invalid {
		return bringBody(p, typed, fault.Say(err)), nil
	}
	if err != nil {
		return nil, err
	}
	r := newReview(p.House, name, d)
	kept, err := letter.NewFile("lf", "ap", name, mediaTypes[d.Format], data)
	if err != nil { // too large to be kept
		return bringBody(p, typed, fault.Say(err)), nil
	}
	r.SHA256 = kept.SHA256
	id, err := p.keepReview(r, data)
	if err != nil {
		return nil, err
	}
	return p.redirectTo("/desk/reviews/" + id)
}

// keepReview saves the file first: a review without its file would be worth little, a file without review can be deleted.
func (p *deskPage) keepReview(r review, data []byte) (string, error) {
	id := ledger.NewObjectID().String()
	title := titleOf(&r)
	if _, err := p.papers().Put(p.r.Context(), book.Paper{ID: sourceOf(id), Kind: paperSource, Title: oneLine(r.Name), Body: data}); err != nil {
		return "", err
	}
	body, err := r.body()
	if err != nil {
		return "", err
	}
	_, err = p.papers().Put(p.r.Context(), book.Paper{ID: id, Kind: paperReview, Title: title, Body: body})
	return id, err
}

func titleOf(r *review) string {
	title := r.Reading.Title
	if title == "" && r.Name != "" {
		title = r.Name
	}
	if title == "" {
		title, _, _ = strings.Cut(strings.TrimSpace(r.Text), "\n")
	}
	return oneLine(title)
}

// oneLine is a text for a list: one line, not too long.
func oneLine(s string) string {
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
	if r := []rune(s); len(r) > 120 {
		s = string(r[:119]) + "…"
	}
	return s
}

// file is what was sent in a field for files; data is nil when none was chosen. Its name is the last part only.
func (p *deskPage) file(field string) (name string, data []byte, err error) {
	f, head, err := p.r.FormFile(field)
	if errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart) {
		return "", nil, nil
	}
	if err != nil {
		return "", nil, fault.Wrap(fault.Invalid, err, "%s", p.T("desk.bad-form"))
	}
	defer f.Close()
	if data, err = io.ReadAll(f); err != nil {
		return "", nil, fault.Wrap(fault.Invalid, err, "%s", p.T("desk.bad-form"))
	}
	if len(data) == 0 && head.Filename == "" {
		return "", nil, nil
	}
	return oneLine(path.Base(strings.ReplaceAll(head.Filename, `\`, "/"))), data, nil
}
