package pdf

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"io"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/third_party/fonts"
)

// The faces that letters are set in. Order is that of sources.
const (
	serif = iota
	serifItalic
	serifBold
	serifBoldItalic
	sans
	sansBold
	khmer
	khmerBold
	faceCount
)

var files = [faceCount]struct{ file, name string }{
	{"source-serif-4-400", "SourceSerif4-Regular"},
	{"source-serif-4-400-italic", "SourceSerif4-It"},
	{"source-serif-4-600", "SourceSerif4-Semibold"},
	{"source-serif-4-600-italic", "SourceSerif4-SemiboldIt"},
	{"source-sans-3-400", "SourceSans3-Regular"},
	{"source-sans-3-600", "SourceSans3-Semibold"},
	{"noto-serif-khmer-400", "NotoSerifKhmer-Regular"},
	{"noto-serif-khmer-700", "NotoSerifKhmer-Bold"},
}

// source is one font file, read once for the life of the program and never changed.
type source struct {
	font      *font.Font
	name      string
	glyf      []byte
	loca      []uint32
	advance   []uint16
	bearing   []int16
	head      []byte
	hhea      []byte
	maxp      []byte
	prep      []byte
	ascent    int
	descent   int
	capHeight int
}

var sources = sync.OnceValues(func() (*[faceCount]*source, error) {
	var all [faceCount]*source
	for i, f := range files {
		s, err := open(f.file)
		if err != nil {
			return nil, fault.Wrap(fault.Internal, err, "font %s", f.file)
		}
		s.name = f.name
		all[i] = s
	}
	return &all, nil
})

func open(name string) (*source, error) {
	f, err := fonts.Print.Open("ttf/" + name + ".ttf.gz")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		return nil, err
	}
	ld, err := opentype.NewLoader(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	s := new(source)
	if s.font, err = font.NewFont(ld); err != nil {
		return nil, err
	}
	return s, s.read(ld)
}

// read keeps the tables that a subset is made of (OpenType 1.9, "Font Tables").
func (s *source) read(ld *opentype.Loader) error {
	var err error
	table := func(tag string) []byte {
		b, e := ld.RawTable(opentype.MustNewTag(tag))
		if e != nil && err == nil && tag != "prep" {
			err = e
		}
		return b
	}
	s.glyf, s.head, s.hhea, s.maxp, s.prep = table("glyf"), table("head"), table("hhea"), table("maxp"), table("prep")
	loca, hmtx, os2 := table("loca"), table("hmtx"), table("OS/2")
	if err != nil {
		return err
	}
	be := binary.BigEndian
	count := int(be.Uint16(s.maxp[4:]))
	for i := range count + 1 {
		if be.Uint16(s.head[50:]) == 0 {
			s.loca = append(s.loca, 2*uint32(be.Uint16(loca[2*i:])))
			continue
		}
		s.loca = append(s.loca, be.Uint32(loca[4*i:]))
	}
	long := int(be.Uint16(s.hhea[34:]))
	for i := range count {
		at := 4 * min(i, long-1)
		s.advance = append(s.advance, be.Uint16(hmtx[at:]))
		if at = 4*i + 2; i >= long {
			at = 4*long + 2*(i-long)
		}
		s.bearing = append(s.bearing, int16(be.Uint16(hmtx[at:])))
	}
	s.ascent, s.descent = int(int16(be.Uint16(s.hhea[4:]))), int(int16(be.Uint16(s.hhea[6:])))
	s.capHeight = int(int16(be.Uint16(os2[88:])))
	if s.font.Upem() != 1000 {
		return errors.New("not 1000 units to the em")
	}
	return nil
}

// face is a source in use by one letter, and the glyphs that the letter needs of it.
type face struct {
	*source
	id    int
	codes map[codeKey]uint16
	used  []codeKey // by code, from 1
}

// codeKey is a glyph and the text it stands for. One shape that stands for two characters (a space and a no-break
// space) gets two codes, so that what is copied out is what was written.
type codeKey struct {
	gid  uint16
	text string
}

func (f *face) code(gid uint16, text string) uint16 {
	key := codeKey{gid, text}
	if c, ok := f.codes[key]; ok {
		return c
	}
	f.used = append(f.used, key)
	c := uint16(len(f.used))
	f.codes[key] = c
	return c
}

// has reports whether the face draws r.
func (f *face) has(r rune) bool {
	_, ok := f.font.NominalGlyph(r)
	return ok
}
