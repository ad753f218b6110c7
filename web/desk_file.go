package web

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/letter"
	files "github.com/upheld/upheld/letter/source"
)

// mediaTypes are the kinds of files that come in, by the names of the formats.
var mediaTypes = map[string]string{
	files.PlainText: "text/plain",
	files.Markdown:  "text/markdown",
	files.DOCX:      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	files.PDF:       "application/pdf",
	files.HTML:      "text/html",
	files.Mail:      "message/rfc822",
}

// fileDraft keeps the file of a letter beside its appeal, in the case log.
func fileDraft(appeal, name, format string, data []byte) (book.Draft, error) {
	f, err := letter.NewFile("lf-"+strings.TrimPrefix(appeal, "ap-"), appeal, cmp.Or(name, "letter.txt"), mediaTypes[format], data)
	if err != nil {
		return book.Draft{}, err
	}
	return f.Draft()
}

// keptFile is the file from which a letter was brought in, for the operator: always saved, never shown.
func keptFile(p *deskPage) (templ.Component, error) {
	d, ok, err := p.s.Desk.book.Doc(p.r.Context(), access.Operator(), book.At{}, p.Value("id"))
	if err != nil {
		return nil, err
	}
	f, is := letter.FileOf(d)
	if !ok || !is {
		return nil, p.NotFound()
	}
	b, err := f.Bytes()
	if err != nil {
		return nil, err
	}
	sendDownload(p.w, "application/octet-stream", f.Name, b)
	return nil, nil
}

// fileSize is a number of bytes for a reader.
func fileSize(p *Page, n int) string {
	if n < 1<<20 {
		return p.T("desk.kib", "n", (n+1023)>>10)
	}
	return p.T("desk.mib", "size", strconv.FormatFloat(float64(n)/(1<<20), 'f', 1, 64))
}
