package pdftext

import (
	"bytes"
	"strings"
)

// glyph is one code of a shown string.
type glyph struct {
	text  string
	width float64 // thousandths of the size
	space bool    // the one-byte code 32, which Tw widens
	known bool
}

// font turns the bytes of shown strings into letters and widths (9.5 to 9.10).
type font struct {
	id        int // from 1
	toUnicode *cmap
	composite bool
	utf16     bool // the codes are UTF-16 themselves
	letters   [256]string
	widths    map[int]float64
	missing   float64
	scale     float64 // widths to thousandths; a Type 3 font has its own measure
}

// font makes a font of its dictionary. Nothing that is wrong in it stops the reading.
func (f *file) font(v any) *font {
	d := f.dict(v)
	out := &font{widths: map[int]float64{}, missing: 500, scale: 1}
	if s, ok := f.get(d["ToUnicode"]).(*stream); ok {
		if data, err := f.decode(s); err == nil {
			out.toUnicode = readCMap(data)
		}
	}
	if f.name(d["Subtype"]) == "Type0" {
		f.composite(out, d)
		return out
	}
	f.simple(out, d)
	return out
}

func (f *file) composite(out *font, d dict) {
	out.composite = true
	enc := string(f.name(d["Encoding"]))
	out.utf16 = strings.HasPrefix(enc, "Uni") && (strings.Contains(enc, "UCS2") || strings.Contains(enc, "UTF16"))
	below := f.array(d["DescendantFonts"])
	if len(below) == 0 {
		return
	}
	cid := f.dict(below[0])
	out.missing = 1000
	if n, ok := f.get(cid["DW"]).(float64); ok {
		out.missing = n
	}
	w := f.array(cid["W"])
	for i := 0; i+1 < len(w) && len(out.widths) < maxMapped; {
		first := int(f.number(w[i]))
		if list, ok := f.get(w[i+1]).(array); ok {
			for j, v := range list {
				out.widths[first+j] = f.number(v)
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			break
		}
		last, n := int(f.number(w[i+1])), f.number(w[i+2])
		for c := first; c <= last && c-first < 1<<16; c++ {
			out.widths[c] = n
		}
		i += 3
	}
}

func (f *file) simple(out *font, d dict) {
	descriptor := f.dict(d["FontDescriptor"])
	base := string(f.name(d["BaseFont"]))
	out.letters = *f.letters(d, base)
	first := int(f.number(d["FirstChar"]))
	for i, v := range f.array(d["Widths"]) {
		if i < 256 {
			out.widths[first+i] = f.number(v)
		}
	}
	if n := f.number(descriptor["MissingWidth"]); n > 0 {
		out.missing = n
	}
	if m := f.array(d["FontMatrix"]); len(m) == 6 && f.name(d["Subtype"]) == "Type3" {
		out.scale = f.number(m[0]) * 1000
	}
	if len(out.widths) == 0 {
		out.widths = standardWidths(base)
		if strings.Contains(base, "Courier") {
			out.missing = 600
		}
	}
}

// letters is what the 256 codes of a simple font mean by its Encoding (9.6.6).
func (f *file) letters(d dict, base string) *[256]string {
	enc := f.get(d["Encoding"])
	named, _ := enc.(name)
	differences := array(nil)
	if e, ok := enc.(dict); ok {
		named = f.name(e["BaseEncoding"])
		differences = f.array(e["Differences"])
	}
	out := baseLetters(string(named), base)
	if named == "" {
		f.builtIn(out, d)
	}
	at := 0
	for _, v := range differences {
		switch v := f.get(v).(type) {
		case float64:
			at = int(v)
		case name:
			if at >= 0 && at < 256 {
				out[at] = glyphLetter(string(v))
			}
			at++
		}
	}
	return out
}

// builtIn takes the encoding that a Type 1 font program carries itself, as TeX leaves it: lines "dup 15 /bullet put" in
// the part of the program that is not encrypted.
func (f *file) builtIn(out *[256]string, d dict) {
	s, ok := f.get(f.dict(d["FontDescriptor"])["FontFile"]).(*stream)
	if !ok {
		return
	}
	data, err := f.decode(s)
	if err != nil {
		return
	}
	if i := bytes.Index(data, []byte("eexec")); i >= 0 {
		data = data[:i]
	}
	_, data, ok = bytes.Cut(data, []byte("/Encoding"))
	if !ok || bytes.HasPrefix(bytes.TrimSpace(data), []byte("StandardEncoding")) {
		return
	}
	l := &lexer{data: data}
	for code := -1; ; {
		switch v, t := l.next(0); v := v.(type) {
		case float64:
			code = int(v)
		case name:
			if t := glyphLetter(string(v)); code >= 0 && code < 256 && t != "" {
				out[code] = t
			}
			code = -1
		default:
			if t == tokEnd || v == word("def") {
				return
			}
		}
	}
}

// glyphs reads the codes of a shown string.
func (ft *font) glyphs(s string) []glyph {
	out := make([]glyph, 0, len(s))
	for len(s) > 0 {
		n := ft.codeLength(s)
		c := code{n, bigEndian([]byte(s[:n]))}
		raw := s[:n]
		s = s[n:]
		g := glyph{width: ft.missing, space: n == 1 && c.value == ' '}
		if w, ok := ft.widths[c.value]; ok {
			g.width = w
		}
		g.width *= ft.scale
		g.text, g.known = ft.letter(c, raw)
		out = append(out, g)
	}
	return out
}

func (ft *font) letter(c code, raw string) (string, bool) {
	if ft.toUnicode != nil {
		if t, ok := ft.toUnicode.text(c); ok {
			return strings.Trim(t, "\x00"), true
		}
	}
	switch {
	case ft.utf16:
		return utf16BE(raw), true
	case ft.composite:
		return "", false
	}
	t := ft.letters[c.value&255]
	return t, t != ""
}

func (ft *font) codeLength(s string) int {
	if !ft.composite {
		return 1
	}
	if m := ft.toUnicode; m != nil && len(s) > 0 && !m.lengths[2] {
		for n := 1; n <= 4 && n <= len(s); n++ {
			if m.lengths[n] {
				return n
			}
		}
	}
	return min(2, len(s))
}
