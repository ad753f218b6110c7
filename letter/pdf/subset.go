package pdf

import (
	"bytes"
	"encoding/binary"
	"fmt"

	"github.com/go-text/typesetting/font/opentype"
)

// subset is a font file with only the glyphs that a letter uses: glyph 0 for what is missing, then one for each code in
// the order of codes, then the parts of glyphs that are made of others.
func (f *face) subset() []byte {
	be := binary.BigEndian
	gids := []uint16{0}
	for _, k := range f.used {
		gids = append(gids, k.gid)
	}
	at := make(map[uint16]uint16) // new number of a part
	var glyf []byte
	loca := []uint32{0}
	for i := 0; i < len(gids); i++ {
		g := append([]byte(nil), f.outline(gids[i])...)
		parts(g, func(p []byte) {
			old := be.Uint16(p)
			now, ok := at[old]
			if !ok {
				now = uint16(len(gids))
				at[old] = now
				gids = append(gids, old)
			}
			be.PutUint16(p, now)
		})
		glyf = append(glyf, g...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		loca = append(loca, uint32(len(glyf)))
	}
	var locaTable, hmtx []byte
	for _, o := range loca {
		locaTable = be.AppendUint32(locaTable, o)
	}
	for _, g := range gids {
		hmtx = be.AppendUint16(hmtx, f.advance[g])
		hmtx = be.AppendUint16(hmtx, uint16(f.bearing[g]))
	}
	head, hhea, maxp := bytes.Clone(f.head), bytes.Clone(f.hhea), bytes.Clone(f.maxp)
	be.PutUint32(head[8:], 0)  // checksum of the file; readers of embedded fonts do not look at it
	be.PutUint16(head[50:], 1) // long offsets in loca
	be.PutUint16(hhea[34:], uint16(len(gids)))
	be.PutUint16(maxp[4:], uint16(len(gids)))
	tables := []opentype.Table{
		{Tag: opentype.MustNewTag("glyf"), Content: glyf},
		{Tag: opentype.MustNewTag("head"), Content: head},
		{Tag: opentype.MustNewTag("hhea"), Content: hhea},
		{Tag: opentype.MustNewTag("hmtx"), Content: hmtx},
		{Tag: opentype.MustNewTag("loca"), Content: locaTable},
		{Tag: opentype.MustNewTag("maxp"), Content: maxp},
	}
	if len(f.prep) > 0 {
		tables = append(tables, opentype.Table{Tag: opentype.MustNewTag("prep"), Content: f.prep})
	}
	return opentype.WriteTTF(tables)
}

func (f *face) outline(gid uint16) []byte { return f.glyf[f.loca[gid]:f.loca[gid+1]] }

// parts calls fn with the number of each glyph that a composite glyph is made of (OpenType, "glyf").
func parts(g []byte, fn func([]byte)) {
	be := binary.BigEndian
	if len(g) < 10 || int16(be.Uint16(g)) >= 0 {
		return
	}
	const (
		words    = 1 << 0
		scale    = 1 << 3
		more     = 1 << 5
		xyScale  = 1 << 6
		twoByTwo = 1 << 7
	)
	for at := 10; at+4 <= len(g); {
		flags := be.Uint16(g[at:])
		fn(g[at+2 : at+4])
		at += 6
		if flags&words != 0 {
			at += 2
		}
		switch {
		case flags&scale != 0:
			at += 2
		case flags&xyScale != 0:
			at += 4
		case flags&twoByTwo != 0:
			at += 8
		}
		if flags&more == 0 {
			return
		}
	}
}

// embed writes the font and gives the number of its object.
func (f *face) embed(w *writer) int {
	be := binary.BigEndian
	name := tagOf(f.used) + "+" + f.name
	file := f.subset()
	data := w.stream(fmt.Sprintf("/Length1 %d", len(file)), file)
	box := func(at int) int { return int(int16(be.Uint16(f.head[at:]))) }
	flags, stem, angle := 6, 80, 0 // serif, symbolic
	if f.id == sans || f.id == sansBold {
		flags = 4
	}
	if f.id == serifItalic || f.id == serifBoldItalic {
		flags, angle = flags|64, -11
	}
	if f.id == serifBold || f.id == serifBoldItalic || f.id == sansBold || f.id == khmerBold {
		stem = 120
	}
	desc := w.add("<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %d/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontFile2 %d 0 R>>",
		name, flags, box(36), box(38), box(40), box(42), angle, f.ascent, f.descent, f.capHeight, stem, data)
	widths := []byte(fmt.Sprintf("0[%d", f.advance[0]))
	for _, k := range f.used {
		widths = fmt.Appendf(widths, " %d", f.advance[k.gid])
	}
	cid := w.add("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R/DW 0/W[%s]]/CIDToGIDMap/Identity>>",
		name, desc, widths)
	uni := w.stream("", f.toUnicode())
	return w.add("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", name, cid, uni)
}

// tagOf is the six capitals that name a subset, made of what is in it.
func tagOf(used []codeKey) string {
	h := uint64(14695981039346656037) // FNV-1a
	mix := func(b byte) { h = (h ^ uint64(b)) * 1099511628211 }
	for _, k := range used {
		mix(byte(k.gid >> 8))
		mix(byte(k.gid))
		for i := range len(k.text) {
			mix(k.text[i])
		}
	}
	var tag [6]byte
	for i := range tag {
		tag[i] = byte('A' + h%26)
		h /= 26
	}
	return string(tag[:])
}

// toUnicode maps codes back to characters (ISO 32000-1, 9.10.3).
func (f *face) toUnicode() []byte {
	b := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	for from := 0; from < len(f.used); from += 100 {
		group := f.used[from:min(from+100, len(f.used))]
		b = fmt.Appendf(b, "%d beginbfchar\n", len(group))
		for i, k := range group {
			u := textString(nil, k.text)
			b = fmt.Appendf(b, "<%04x><%s\n", from+i+1, u[len("<FEFF"):])
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}
