// Package source gives the plain text of a file that somebody brings in: text, Markdown, DOCX, PDF, HTML or mail.
//
// Files come from strangers. What a file is, its content decides and not its name; nothing in it is run or fetched;
// sizes, depths, parts, pages and time have limits; and what could not be read is said, never left out in silence.
package source

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/letter/source/pdftext"
)

// Doc is what a file says. In Text paragraphs are separated by an empty line, items of a list and rows of a table stand
// on a line each, cells are separated by a tab, notes stand at the end as "[1] …". The other fields are filled when the
// file has them; Date is a day in ISO form.
type Doc struct {
	Text, Format        string
	Subject, From, Date string
	To, CC              []string
	Warnings            []string
}

// The formats that are read, as Doc.Format names them.
const (
	PlainText = "text"
	Markdown  = "markdown"
	DOCX      = "docx"
	PDF       = "pdf"
	HTML      = "html"
	Mail      = "eml"
)

// What one file may cost.
const (
	MaxFile = 20 << 20 // bytes
	maxText = 4 << 20  // bytes of Doc.Text
)

// Text reads a file. Its name is looked at only where the content leaves open what it is (Markdown or plain text). An
// error is of kind Invalid and says what is wrong and where.
func Text(name string, data []byte) (d Doc, err error) {
	defer func() {
		if x := recover(); x != nil { // a fault of ours or of a library: the file is refused and the program goes on
			d, err = Doc{}, fault.Wrap(fault.Invalid, fmt.Errorf("%v", x), "This file cannot be read: it is damaged in a way that is not understood.")
		}
	}()
	if len(data) > MaxFile {
		return Doc{}, fault.New(fault.Invalid, "This file is larger than %d MB. Bring in the letter alone.", MaxFile>>20)
	}
	format, err := formatOf(name, data)
	if err != nil {
		return Doc{}, err
	}
	switch format {
	case PDF:
		d, err = fromPDF(data)
	case DOCX:
		d, err = fromDOCX(data)
	case HTML:
		d, err = fromHTML(data, "")
	case Mail:
		d, err = fromMail(data)
	case Markdown:
		d, err = fromMarkdown(data)
	default:
		d, err = fromText(data)
	}
	if err != nil {
		return Doc{}, err
	}
	d.Format = format
	if len(d.Text) > maxText {
		return Doc{}, fault.New(fault.Invalid, "This file holds more than %d MB of text. Bring in the letter alone.", maxText>>20)
	}
	if strings.TrimSpace(d.Text) == "" {
		return Doc{}, fault.New(fault.Invalid, "This file holds no text.")
	}
	return d, nil
}

// formatOf tells what a file is, by its first bytes and then by its name.
func formatOf(name string, data []byte) (string, error) {
	ext := strings.ToLower(filepath.Ext(name))
	head := data[:min(len(data), 4096)]
	switch {
	case bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-")):
		return PDF, nil
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return zipFormat(data)
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0")):
		return "", fault.New(fault.Invalid, "This is a file of an old Office program (.doc). Save it as .docx and bring it in again.")
	case bytes.HasPrefix(head, []byte(`{\rtf`)):
		return "", fault.New(fault.Invalid, "This is an RTF file. Save it as .docx and bring it in again.")
	case isPicture(head):
		return "", fault.New(fault.Invalid, "This is a picture, not a text. Type the letter, or have its text recognised first.")
	case looksLikeHTML(head):
		return HTML, nil
	case looksLikeMail(head):
		return Mail, nil
	case ext == ".html" || ext == ".htm" || ext == ".xhtml":
		return HTML, nil
	case ext == ".md" || ext == ".markdown":
		return Markdown, nil
	}
	return PlainText, nil
}

func isPicture(head []byte) bool {
	for _, magic := range []string{"\x89PNG", "\xff\xd8\xff", "GIF8", "II*\x00", "MM\x00*", "BM6", "RIFF"} {
		if bytes.HasPrefix(head, []byte(magic)) {
			return true
		}
	}
	return false
}

func looksLikeHTML(head []byte) bool {
	s := strings.ToLower(strings.TrimSpace(strings.TrimPrefix(string(head), "\ufeff")))
	for strings.HasPrefix(s, "<!--") || strings.HasPrefix(s, "<?xml") {
		_, rest, ok := strings.Cut(s, ">")
		if !ok {
			return false
		}
		s = strings.TrimSpace(rest)
	}
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<div", "<article"} {
		if strings.HasPrefix(s, tag) {
			return true
		}
	}
	return false
}

func fromPDF(data []byte) (Doc, error) {
	r, err := pdftext.Text(data)
	return Doc{Text: r.Text, Warnings: r.Warnings}, err
}
