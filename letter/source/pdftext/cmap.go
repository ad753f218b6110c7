package pdftext

import (
	"strings"
	"unicode/utf16"
)

// cmap says what the codes of a font mean: a ToUnicode map (9.10.3). Codes are kept by their length in bytes, since
// <01> and <0001> are two codes.
type cmap struct {
	lengths [5]bool // how long codes may be
	one     map[code]string
	ranges  []codeRange
}

type code struct {
	n     int // bytes
	value int
}

type codeRange struct {
	n, lo, hi int
	to        string   // of lo; the last letter counts up
	list      []string // or one text a code
}

const maxMapped = 200_000

// readCMap reads a ToUnicode stream. Only its tables matter; the PostScript round them is passed over.
func readCMap(data []byte) *cmap {
	m := &cmap{one: map[code]string{}}
	l := &lexer{data: data}
	var args []any
	for {
		v, t := l.next(0)
		switch t {
		case tokEnd:
			return m
		case tokObject:
			if len(args) < 3*maxMapped {
				args = append(args, v)
			}
			continue
		case tokWord:
			switch v.(word) {
			case "endcodespacerange":
				for _, v := range args {
					if s, ok := v.(str); ok && len(s) > 0 && len(s) <= 4 {
						m.lengths[len(s)] = true
					}
				}
			case "endbfchar":
				m.chars(args)
			case "endbfrange":
				m.spans(args)
			}
		}
		args = args[:0]
	}
}

func (m *cmap) chars(args []any) {
	for ; len(args) >= 2; args = args[2:] {
		from, ok := args[0].(str)
		to, ok2 := args[1].(str)
		if ok && ok2 && len(from) <= 4 && len(m.one) < maxMapped {
			m.one[code{len(from), bigEndian([]byte(from))}] = utf16BE(string(to))
			m.lengths[len(from)] = true
		}
	}
}

func (m *cmap) spans(args []any) {
	for ; len(args) >= 3; args = args[3:] {
		lo, ok := args[0].(str)
		hi, ok2 := args[1].(str)
		if !ok || !ok2 || len(lo) > 4 || len(lo) != len(hi) || len(m.ranges) > maxMapped {
			continue
		}
		r := codeRange{n: len(lo), lo: bigEndian([]byte(lo)), hi: bigEndian([]byte(hi))}
		switch to := args[2].(type) {
		case str:
			r.to = utf16BE(string(to))
		case array:
			for _, v := range to {
				s, _ := v.(str)
				r.list = append(r.list, utf16BE(string(s)))
			}
		}
		m.ranges = append(m.ranges, r)
		m.lengths[r.n] = true
	}
}

// text is what a code means.
func (m *cmap) text(c code) (string, bool) {
	if s, ok := m.one[c]; ok {
		return s, true
	}
	for i := range m.ranges {
		r := &m.ranges[i]
		if r.n != c.n || c.value < r.lo || c.value > r.hi {
			continue
		}
		s := r.at(c.value - r.lo)
		m.one[c] = s // looked for once
		return s, true
	}
	return "", false
}

func (r *codeRange) at(i int) string {
	if r.list != nil {
		if i < len(r.list) {
			return r.list[i]
		}
		return ""
	}
	letters := []rune(r.to)
	if len(letters) == 0 {
		return ""
	}
	letters[len(letters)-1] += rune(i)
	return string(letters)
}

// utf16BE decodes UTF-16, the high byte first. A text of one byte is taken as that letter, as some writers mean it.
func utf16BE(s string) string {
	if len(s) == 1 {
		return string(rune(s[0]))
	}
	s = strings.TrimPrefix(s, "\xfe\xff")
	units := make([]uint16, len(s)/2)
	for i := range units {
		units[i] = uint16(s[2*i])<<8 | uint16(s[2*i+1])
	}
	return string(utf16.Decode(units))
}
