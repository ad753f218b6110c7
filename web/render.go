package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"sync"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/fault"
)

// sheets are what pages are written on and packed: 1 MB that each page would otherwise leave behind.
var sheets = sync.Pool{New: func() any {
	gz, err := gzip.NewWriterLevel(nil, gzip.BestCompression)
	if err != nil { // the level is wrong
		panic(err)
	}
	return &sheet{gz: gz}
}}

type sheet struct {
	page, packed bytes.Buffer
	gz           *gzip.Writer
}

// render writes a page, plain and packed. A page that fails is not shown in part.
func render(r *http.Request, c templ.Component) (*rendered, error) {
	d := sheets.Get().(*sheet)
	defer sheets.Put(d)
	d.page.Reset()
	d.packed.Reset()
	if err := c.Render(r.Context(), &d.page); err != nil {
		return nil, fault.Wrap(fault.Internal, err, "the page could not be written")
	}
	d.gz.Reset(&d.packed)
	if _, err := d.gz.Write(d.page.Bytes()); err != nil {
		return nil, err
	}
	if err := d.gz.Close(); err != nil {
		return nil, err
	}
	sum := sha256.Sum256(d.page.Bytes())
	return &rendered{
		body: bytes.Clone(d.page.Bytes()), gzip: bytes.Clone(d.packed.Bytes()),
		etag: base64.RawURLEncoding.EncodeToString(sum[:12]),
	}, nil
}
