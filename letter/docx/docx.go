// Package docx sets a letter as a word processor's file (ECMA-376, WordprocessingML, transitional), so that whoever signs
// or translates it can go on writing. Equal documents are equal files, byte for byte.
package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"time"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/letter/doc"
)

// part is one part of the file.
type part struct {
	name, content string
}

// Write sets d. An error is a fault of the program: any document can be set.
func Write(d *doc.Document) ([]byte, error) {
	w := &writer{doc: d, lang: d.Lang, numbers: &numbers{}}
	w.main = newRelations()
	w.noted = newRelations()
	w.body()
	document := w.document()
	parts := []part{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", rootRelations},
		{"word/document.xml", document},
		{"word/styles.xml", styles(d.Lang)},
		{"word/numbering.xml", w.numbers.xml()},
		{"word/settings.xml", settings(d.Lang)},
		{"word/fontTable.xml", fontTable},
		{"word/footnotes.xml", w.footnotes()},
		{"word/header1.xml", w.letterhead()},
		{"word/header2.xml", w.runningHead()},
		{"word/footer1.xml", w.foot()},
		{"word/footer2.xml", w.foot()},
		{"docProps/core.xml", core(d)},
		{"word/_rels/document.xml.rels", w.main.xml(fixedRelations)},
	}
	if len(w.noted.targets) > 0 {
		parts = append(parts, part{"word/_rels/footnotes.xml.rels", w.noted.xml("")})
	}
	return pack(parts)
}

// pack zips the parts, with the same time on each.
func pack(parts []part) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		f, err := z.CreateHeader(&zip.FileHeader{
			Name: p.name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC),
		})
		if err == nil {
			_, err = io.WriteString(f, p.content)
		}
		if err != nil {
			return nil, fault.Wrap(fault.Internal, fmt.Errorf("%s: %w", p.name, err), "The letter cannot be set as DOCX.")
		}
	}
	if err := z.Close(); err != nil {
		return nil, fault.Wrap(fault.Internal, err, "The letter cannot be set as DOCX.")
	}
	return b.Bytes(), nil
}
