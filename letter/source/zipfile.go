package source

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"

	"github.com/upheld/upheld/fault"
)

// What the parts of a zip may cost.
const (
	maxParts  = 2000
	maxPart   = 32 << 20 // bytes of one part, opened
	maxOpened = 64 << 20 // bytes of all parts that are read, opened
)

// parts opens the parts of a zip one by one and counts what they cost.
type parts struct {
	files  map[string]*zip.File
	opened int
}

func openZip(data []byte) (*parts, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, err, "This file is a damaged zip.")
	}
	if len(r.File) > maxParts {
		return nil, fault.New(fault.Invalid, "This file is a zip of more than %d parts.", maxParts)
	}
	p := &parts{files: map[string]*zip.File{}}
	for _, f := range r.File {
		name := strings.TrimPrefix(f.Name, "/")
		if p.files[name] != nil {
			return nil, fault.New(fault.Invalid, "This file holds the part %q twice.", name)
		}
		p.files[name] = f
	}
	return p, nil
}

// read opens a part. What its head says of its size is not believed: the bytes that come out are counted. nil without
// an error when there is no such part.
func (p *parts) read(name string) ([]byte, error) {
	f := p.files[name]
	if f == nil {
		return nil, nil
	}
	limit := min(maxPart, maxOpened-p.opened)
	if f.UncompressedSize64 > uint64(limit) {
		return nil, fault.New(fault.Invalid, "The part %q of this file opens to more than can be held.", name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, err, "The part %q of this file cannot be opened.", name)
	}
	defer func() { _ = r.Close() }()
	data, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	p.opened += len(data)
	if len(data) > limit {
		return nil, fault.New(fault.Invalid, "The part %q of this file opens to more than can be held.", name)
	}
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, err, "The part %q of this file is damaged.", name)
	}
	return data, nil
}

// zipFormat tells a DOCX from other zips.
func zipFormat(data []byte) (string, error) {
	p, err := openZip(data)
	if err != nil {
		return "", err
	}
	switch {
	case p.files["word/document.xml"] != nil, p.files["[Content_Types].xml"] != nil && p.hasFolder("word/"):
		return DOCX, nil
	case p.files["mimetype"] != nil && p.files["content.xml"] != nil:
		return "", fault.New(fault.Invalid, "This is a file of LibreOffice (.odt). Save it as .docx and bring it in again.")
	case p.hasFolder("xl/"), p.hasFolder("ppt/"):
		return "", fault.New(fault.Invalid, "This is a table or a set of slides, not a letter.")
	}
	return "", fault.New(fault.Invalid, "This is a zip with other files in it. Bring in the letter itself.")
}

func (p *parts) hasFolder(prefix string) bool {
	for name := range p.files {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}
