package pack

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// emit writes a JSON value as YAML in block style; s gives the order of the fields. Reading it gives exactly the
// same value again. The same value always gives the same bytes.
func emit(b *bytes.Buffer, v any, s *shape, indent int) {
	switch v := v.(type) {
	case map[string]any:
		emitFields(b, v, s, indent, false)
	case []any:
		emitItems(b, v, s, indent)
	default:
		b.WriteString(scalar(v, indent))
		b.WriteByte('\n')
	}
}

// emitFields writes a mapping, one field a line. inline: the first field stands on the line that is begun.
func emitFields(b *bytes.Buffer, m map[string]any, s *shape, indent int, inline bool) {
	for _, k := range inOrder(m, s) {
		if !inline {
			b.WriteString(strings.Repeat(" ", indent))
		}
		inline = false
		b.WriteString(fieldName(k, indent))
		b.WriteByte(':')
		emitValue(b, m[k], s.at([]string{k}), indent)
	}
}

// longName is the length from which YAML wants a name marked with "?" (1024 characters, with its quotes).
const longName = 200

func fieldName(k string, indent int) string {
	name := k
	if !plain(k) {
		name = quoted(k)
	}
	if len(k) < longName {
		return name
	}
	return "? " + name + "\n" + strings.Repeat(" ", indent)
}

// emitValue writes what stands after the name of a field.
func emitValue(b *bytes.Buffer, v any, s *shape, indent int) {
	switch v := v.(type) {
	case map[string]any:
		if len(v) > 0 {
			b.WriteByte('\n')
			emitFields(b, v, s, indent+2, false)
			return
		}
	case []any:
		if len(v) > 0 {
			b.WriteByte('\n')
			emitItems(b, v, s, indent+2)
			return
		}
	}
	b.WriteByte(' ')
	b.WriteString(scalar(v, indent))
	b.WriteByte('\n')
}

func emitItems(b *bytes.Buffer, l []any, s *shape, indent int) {
	for i, v := range l {
		b.WriteString(strings.Repeat(" ", indent) + "-")
		inner := s.at([]string{strconv.Itoa(i)})
		if m, ok := v.(map[string]any); ok && len(m) > 0 {
			b.WriteByte(' ')
			emitFields(b, m, inner, indent+2, true)
			continue
		}
		emitValue(b, v, inner, indent)
	}
}

// inOrder are the names of the fields of m: first those that the schema knows, in its order.
func inOrder(m map[string]any, s *shape) []string {
	var out []string
	if s != nil {
		for _, k := range s.keys {
			if _, ok := m[k]; ok {
				out = append(out, k)
			}
		}
	}
	for _, k := range slices.Sorted(maps.Keys(m)) {
		if !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

// scalar is a value on one line, or a block of lines of text indented deeper than indent.
func scalar(v any, indent int) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case bool:
		return strconv.FormatBool(v)
	case json.Number:
		if _, err := v.Float64(); err != nil { // too large for YAML readers to take it for a number by itself
			return "!!float " + v.String()
		}
		return v.String()
	case []any:
		return "[]"
	case map[string]any:
		return "{}"
	case string:
		switch {
		case plain(v):
			return v
		case block(v):
			return blockText(v, indent+2)
		}
		return quoted(v)
	}
	return "null" // no other type comes out of JSON
}

// words that some reader of YAML takes for something else than text.
var notText = []string{"null", "true", "false", "yes", "no", "on", "off", "y", "n"}

// plain reports whether s can stand without quotes: it begins with a letter, so that no reader takes it for a
// number, a date or a mark of YAML.
func plain(s string) bool {
	if s == "" || slices.Contains(notText, strings.ToLower(s)) || strings.Contains(s, ": ") || strings.Contains(s, " #") ||
		strings.HasSuffix(s, ":") || strings.HasSuffix(s, " ") {
		return false
	}
	for i, r := range s {
		if i == 0 && !unicode.IsLetter(r) || !shown(r) || r == '\n' {
			return false
		}
	}
	return true
}

// shown reports whether a character can stand in a YAML file as itself and be seen there: no controls, no
// marks that turn the direction of text, no line ends but \n. Khmer needs the zero width space and joiners.
func shown(r rune) bool {
	switch r {
	case '\n', '\u200b', '\u200c', '\u200d':
		return true
	case '\ufeff', '\ufffe', '\uffff', '\u0085', '\u2028', '\u2029', unicode.ReplacementChar:
		return false
	}
	return r >= ' ' && !unicode.Is(unicode.Cc, r) && !unicode.Is(unicode.Cf, r)
}

// block reports whether s is text of several lines that can be written line by line.
func block(s string) bool {
	body := strings.TrimSuffix(s, "\n")
	if !strings.Contains(body, "\n") {
		return false
	}
	for _, line := range strings.Split(body, "\n") {
		if line != "" && strings.TrimSpace(line) == "" || strings.HasPrefix(line, "\t") {
			return false
		}
	}
	for _, r := range s {
		if !shown(r) {
			return false
		}
	}
	return !strings.HasPrefix(s, " ") && !strings.HasPrefix(s, "\n") && !strings.HasSuffix(body, "\n")
}

func blockText(s string, indent int) string {
	body, ends := strings.CutSuffix(s, "\n")
	var b strings.Builder
	b.WriteByte('|')
	if !ends {
		b.WriteByte('-')
	}
	for _, line := range strings.Split(body, "\n") {
		b.WriteByte('\n')
		if line != "" {
			b.WriteString(strings.Repeat(" ", indent) + line)
		}
	}
	return b.String()
}

// quoted is s in double quotes, with everything escaped that cannot be seen.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case shown(r):
			b.WriteRune(r)
		case r < 0x100:
			fmt.Fprintf(&b, `\x%02X`, r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			fmt.Fprintf(&b, `\U%08X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
