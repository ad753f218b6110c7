package book

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/order"
)

// maxDepth bounds how deep a value may be nested; no record comes near it, a hostile file may.
const maxDepth = 64

// Canonical is the one form of a JSON value: no space outside texts, keys sorted by their bytes, texts escaped
// only where they must be, numbers as written. Refused (fault.Invalid): anything that is not one JSON value
// (RFC 8259), two keys of one name, text that is not Unicode, more than 64 levels.
func Canonical(json []byte) ([]byte, error) {
	c := canon{in: json}
	out, ok := c.value(make([]byte, 0, len(json)), 0)
	if c.space(); !ok || c.at != len(c.in) {
		why := c.why
		if why == "" {
			why = "it is not one JSON value"
		}
		return nil, fault.New(fault.Invalid, "a value cannot be taken in: %s (at byte %d)", why, c.at)
	}
	return out, nil
}

// canon reads in from at. Its methods append what they read to out and say whether it was right; why is set
// where "not JSON" would not be the reason.
type canon struct {
	in  []byte
	at  int
	why string
}

func (c *canon) space() {
	for c.at < len(c.in) && strings.IndexByte(" \t\r\n", c.in[c.at]) >= 0 {
		c.at++
	}
}

func (c *canon) next(b byte) bool {
	c.space()
	if c.at == len(c.in) || c.in[c.at] != b {
		return false
	}
	c.at++
	return true
}

func (c *canon) value(out []byte, depth int) ([]byte, bool) {
	c.space()
	if c.at == len(c.in) {
		return out, false
	}
	if depth > maxDepth {
		c.why = "it is nested too deep"
		return out, false
	}
	switch c.in[c.at] {
	case '{':
		return c.object(out, depth)
	case '[':
		return c.array(out, depth)
	case '"':
		return c.text(out)
	case 't':
		return c.word(out, "true")
	case 'f':
		return c.word(out, "false")
	case 'n':
		return c.word(out, "null")
	}
	return c.number(out)
}

func (c *canon) word(out []byte, w string) ([]byte, bool) {
	if len(c.in)-c.at < len(w) || string(c.in[c.at:c.at+len(w)]) != w {
		return out, false
	}
	c.at += len(w)
	return append(out, w...), true
}

func (c *canon) array(out []byte, depth int) ([]byte, bool) {
	c.at++
	out = append(out, '[')
	if c.next(']') {
		return append(out, ']'), true
	}
	for {
		var ok bool
		if out, ok = c.value(out, depth+1); !ok {
			return out, false
		}
		if c.next(']') {
			return append(out, ']'), true
		}
		if !c.next(',') {
			return out, false
		}
		out = append(out, ',')
	}
}

// member is one "key":value of an object, as it will be written.
type member struct{ key, pair string }

func (c *canon) object(out []byte, depth int) ([]byte, bool) {
	c.at++
	var members []member
	for first := true; !c.next('}'); first = false {
		if !first && !c.next(',') {
			return out, false
		}
		if c.space(); c.at == len(c.in) || c.in[c.at] != '"' {
			return out, false
		}
		pair, ok := c.text(nil)
		if !ok || !c.next(':') {
			return out, false
		}
		key := unquoted(pair)
		if pair, ok = c.value(append(pair, ':'), depth+1); !ok {
			return out, false
		}
		members = append(members, member{key, string(pair)})
	}
	order.By(members, func(a, b member) int { return strings.Compare(a.key, b.key) })
	out = append(out, '{')
	for i, m := range members {
		if i > 0 {
			if members[i-1].key == m.key {
				c.why = "an object has the same key twice"
				return out, false
			}
			out = append(out, ',')
		}
		out = append(out, m.pair...)
	}
	return append(out, '}'), true
}

func (c *canon) number(out []byte) ([]byte, bool) {
	start := c.at
	digits := func() int {
		from := c.at
		for c.at < len(c.in) && c.in[c.at] >= '0' && c.in[c.at] <= '9' {
			c.at++
		}
		return c.at - from
	}
	one := func(set string) bool {
		if c.at == len(c.in) || strings.IndexByte(set, c.in[c.at]) < 0 {
			return false
		}
		c.at++
		return true
	}
	one("-")
	if !one("0") && digits() == 0 {
		return out, false
	}
	if one(".") && digits() == 0 {
		return out, false
	}
	if one("eE") {
		one("+-")
		if digits() == 0 {
			return out, false
		}
	}
	return append(out, c.in[start:c.at]...), true
}

// text reads a quoted text and writes it in its one form.
func (c *canon) text(out []byte) ([]byte, bool) {
	c.at++
	out = append(out, '"')
	for c.at < len(c.in) {
		b := c.in[c.at]
		switch {
		case b == '"':
			c.at++
			return append(out, '"'), true
		case b == '\\':
			r, ok := c.escape()
			if !ok {
				return out, false
			}
			out = appendRune(out, r)
		case b < ' ':
			return out, false
		case b < utf8.RuneSelf:
			out = append(out, b)
			c.at++
		default:
			r, n := utf8.DecodeRune(c.in[c.at:])
			if r == utf8.RuneError && n == 1 {
				c.why = "a text is not Unicode"
				return out, false
			}
			out = append(out, c.in[c.at:c.at+n]...)
			c.at += n
		}
	}
	return out, false
}

// escape reads from a backslash on. Half of a surrogate pair is not a character.
func (c *canon) escape() (rune, bool) {
	if c.at+1 >= len(c.in) {
		return 0, false
	}
	b := c.in[c.at+1]
	if b != 'u' {
		c.at += 2
		i := strings.IndexByte(`"\/bfnrt`, b)
		if i < 0 {
			return 0, false
		}
		return rune("\"\\/\b\f\n\r\t"[i]), true
	}
	r, ok := c.hex()
	if ok && r >= 0xd800 && r < 0xe000 {
		low, pair := rune(0), false
		if r < 0xdc00 && c.at+1 < len(c.in) && c.in[c.at] == '\\' && c.in[c.at+1] == 'u' {
			low, pair = c.hex()
		}
		if !pair || low < 0xdc00 || low >= 0xe000 {
			c.why = "a text is not Unicode"
			return 0, false
		}
		r = (r-0xd800)<<10 | (low - 0xdc00) + 0x10000
	}
	return r, ok
}

// hex reads \uXXXX.
func (c *canon) hex() (rune, bool) {
	if c.at+6 > len(c.in) {
		return 0, false
	}
	var r rune
	for _, b := range c.in[c.at+2 : c.at+6] {
		switch {
		case b >= '0' && b <= '9':
			b -= '0'
		case b >= 'a' && b <= 'f':
			b -= 'a' - 10
		case b >= 'A' && b <= 'F':
			b -= 'A' - 10
		default:
			return 0, false
		}
		r = r<<4 | rune(b)
	}
	c.at += 6
	return r, true
}

// appendText writes s, which must be valid UTF-8, as a JSON text in its one form.
func appendText(out []byte, s string) []byte {
	out = append(out, '"')
	for _, r := range s {
		out = appendRune(out, r)
	}
	return append(out, '"')
}

// appendRune writes one character inside a text: short escapes where JSON has them, \u00xx for the other
// control characters, itself otherwise.
func appendRune(out []byte, r rune) []byte {
	if r == '"' || r == '\\' {
		return append(out, '\\', byte(r))
	}
	if r >= ' ' {
		return utf8.AppendRune(out, r)
	}
	if i := strings.IndexByte("\b\f\n\r\t", byte(r)); i >= 0 {
		return append(out, '\\', "bfnrt"[i])
	}
	const hex = "0123456789abcdef"
	return append(out, '\\', 'u', '0', '0', hex[r>>4], hex[r&15])
}

// unquoted is the text inside a JSON text in its one form.
func unquoted(text []byte) string {
	if inner := text[1 : len(text)-1]; !slices.Contains(inner, '\\') {
		return string(inner)
	}
	c := canon{in: text, at: 1}
	var out []byte
	for c.in[c.at] != '"' {
		if c.in[c.at] != '\\' {
			out = append(out, c.in[c.at])
			c.at++
			continue
		}
		r, _ := c.escape()
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}
