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
