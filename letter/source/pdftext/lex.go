package pdftext

import (
	"bytes"
	"strconv"
)

// The objects of a PDF file (ISO 32000-1, 7.3) as Go values: nil, bool, float64, str, name, array, dict, ref, *stream.
type (
	str   string
	name  string
	array []any
	dict  map[name]any
	ref   struct{ num, gen int }
	// word is an operator of a content stream or a keyword of the file: "Tj", "endobj".
	word string
)

type stream struct {
	dict dict
	raw  []byte
}

// maxDepth is how deep arrays and dictionaries may stand in each other.
const maxDepth = 60

// lexer reads objects from data. It never fails: what it cannot understand it passes over, for the files that people
// hold are seldom quite right, and an endless loop is impossible because every step moves pos on.
type lexer struct {
	data []byte
	pos  int
	// refs reads "12 0 R" as a reference; content streams have none.
	refs bool
}

type token int

const (
	tokEnd token = iota
	tokObject
	tokWord
	tokArrayEnd
	tokDictEnd
)

func space(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func delimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

func regular(c byte) bool { return !space(c) && !delimiter(c) }

// skip passes over white space and comments.
func (l *lexer) skip() {
	for l.pos < len(l.data) {
		switch c := l.data[l.pos]; {
		case space(c):
			l.pos++
		case c == '%':
			for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

// object reads the next object, nil when there is none or something else stands there.
func (l *lexer) object() any {
	v, t := l.next(0)
	if t == tokObject {
		return v
	}
	return nil
}

// next reads one object or word.
func (l *lexer) next(depth int) (any, token) {
	c := byte(0)
	for { // a lone '>' is passed over
		l.skip()
		if l.pos >= len(l.data) {
			return nil, tokEnd
		}
		c = l.data[l.pos]
		if c != '>' || l.pos+1 < len(l.data) && l.data[l.pos+1] == '>' {
			break
		}
		l.pos++
	}
	switch {
	case c == '/':
		l.pos++
		return l.name(), tokObject
	case c == '(':
		l.pos++
		return l.literal(), tokObject
	case c == '[':
		l.pos++
		return l.array(depth + 1), tokObject
	case c == ']':
		l.pos++
		return nil, tokArrayEnd
	case c == '<':
		l.pos++
		if l.at('<') {
			l.pos++
			return l.dict(depth + 1), tokObject
		}
		return l.hex(), tokObject
	case c == '>':
		l.pos += 2
		return nil, tokDictEnd
	case c == ')' || c == '{' || c == '}':
		l.pos++
		return word(c), tokWord
	}
	return l.plain()
}

func (l *lexer) at(c byte) bool { return l.pos < len(l.data) && l.data[l.pos] == c }

// plain reads a number, a reference, a keyword or an operator.
func (l *lexer) plain() (any, token) {
	w := l.run()
	if n, ok := number(w); ok {
		if l.refs {
			if r, ok := l.reference(n); ok {
				return r, tokObject
			}
		}
		return n, tokObject
	}
	switch string(w) {
	case "true":
		return true, tokObject
	case "false":
		return false, tokObject
	case "null":
		return nil, tokObject
	}
	return word(w), tokWord
}

func (l *lexer) run() []byte {
	start := l.pos
	for l.pos < len(l.data) && regular(l.data[l.pos]) {
		l.pos++
	}
	return l.data[start:l.pos]
}

// reference looks whether "G R" follows the number n.
func (l *lexer) reference(n float64) (ref, bool) {
	if n < 0 || n != float64(int(n)) {
		return ref{}, false
	}
	back := l.pos
	l.skip()
	gen, err := strconv.ParseUint(string(l.run()), 10, 16)
	if err == nil {
		l.skip()
		if l.at('R') && (l.pos+1 >= len(l.data) || !regular(l.data[l.pos+1])) {
			l.pos++
			return ref{int(n), int(gen)}, true
		}
	}
	l.pos = back
	return ref{}, false
}

func number(w []byte) (float64, bool) {
	if len(w) == 0 || len(w) > 40 {
		return 0, false
	}
	for i, c := range w {
		if c != '.' && (c < '0' || c > '9') && (i > 0 && c != '-' || i == 0 && c != '+' && c != '-') {
			return 0, false
		}
	}
	if i := bytes.LastIndexByte(w, '-'); i > 0 { // "12-3", seen in files of old programs: the part before counts
		w = w[:i]
	}
	f, err := strconv.ParseFloat(string(w), 64)
	return f, err == nil && f > -1e15 && f < 1e15
}

func (l *lexer) name() name {
	w := l.run()
	if bytes.IndexByte(w, '#') < 0 {
		return name(w)
	}
	out := make([]byte, 0, len(w))
	for i := 0; i < len(w); i++ {
		if w[i] == '#' && i+2 < len(w) && nibble(w[i+1]) >= 0 && nibble(w[i+2]) >= 0 {
			out = append(out, byte(nibble(w[i+1])<<4|nibble(w[i+2])))
			i += 2
			continue
		}
		out = append(out, w[i])
	}
	return name(out)
}

func nibble(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func (l *lexer) hex() str {
	var out []byte
	half := -1
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
		if c == '>' {
			break
		}
		n := nibble(c)
		if n < 0 {
			continue
		}
		if half < 0 {
			half = n
			continue
		}
		out = append(out, byte(half<<4|n))
		half = -1
	}
	if half >= 0 {
		out = append(out, byte(half<<4))
	}
	return str(out)
}

// literal reads a string in round brackets (7.3.4.2); the opening bracket has been read.
func (l *lexer) literal() str {
	var out []byte
	for open := 1; l.pos < len(l.data); l.pos++ {
		c := l.data[l.pos]
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				l.pos++
				return str(out)
			}
		case '\\':
			l.pos++
			out = l.escape(out)
			continue
		case '\r':
			if l.pos+1 < len(l.data) && l.data[l.pos+1] == '\n' {
				l.pos++
			}
			c = '\n'
		}
		out = append(out, c)
	}
	return str(out)
}

// escape reads what follows a backslash and leaves pos on its last byte.
func (l *lexer) escape(out []byte) []byte {
	if l.pos >= len(l.data) {
		return out
	}
	c := l.data[l.pos]
	switch c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\n':
		return out
	case '\r':
		if l.pos+1 < len(l.data) && l.data[l.pos+1] == '\n' {
			l.pos++
		}
		return out
	}
	if c < '0' || c > '7' {
		return append(out, c)
	}
	n, i := 0, l.pos
	for ; i < l.pos+3 && i < len(l.data) && l.data[i] >= '0' && l.data[i] <= '7'; i++ {
		n = n<<3 | int(l.data[i]-'0')
	}
	l.pos = i - 1
	return append(out, byte(n))
}

// tooDeep ends the reading: nothing that follows is kept, and the stack cannot grow with the file.
func (l *lexer) tooDeep(depth int) bool {
	if depth <= maxDepth {
		return false
	}
	l.pos = len(l.data)
	return true
}

func (l *lexer) array(depth int) array {
	if l.tooDeep(depth) {
		return nil
	}
	var out array
	for {
		v, t := l.next(depth)
		switch t {
		case tokEnd, tokArrayEnd:
			return out
		case tokObject:
			out = append(out, v)
		case tokWord:
			if w := v.(word); w == "endobj" || w == "endstream" {
				return out
			}
		}
	}
}

func (l *lexer) dict(depth int) dict {
	out := dict{}
	for !l.tooDeep(depth) {
		k, t := l.next(depth)
		if t == tokEnd || t == tokDictEnd {
			return out
		}
		key, ok := k.(name)
		if !ok {
			if w, ok := k.(word); ok && (w == "endobj" || w == "stream") {
				l.pos -= len(w)
				return out
			}
			continue
		}
		v, t := l.next(depth)
		if t == tokObject {
			out[key] = v
		}
		if t == tokEnd || t == tokDictEnd {
			return out
		}
	}
	return out
}
