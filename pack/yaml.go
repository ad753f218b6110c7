package pack

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Limits of one file. They stand far above any real pack and far below what would hurt the machine.
const (
	maxFile   = 64 << 20  // bytes
	maxValues = 2_000_000 // values; a parsed one costs about 200 bytes
	maxDepth  = 64        // values inside values
	maxDigits = 40        // of one number
)

// tree is a YAML file as read: the nodes with their lines, and the same as plain JSON values.
type tree struct {
	name string
	top  *yaml.Node
	val  any
	bad  []Problem
}

// parse reads the one YAML document of a file. It never panics and its work is bounded by len(b). When the
// text is not YAML, or more than one document, top is nil and bad has one Problem.
func parse(name string, b []byte) (t tree) {
	t.name = name
	refuse := func(line int, say string, args ...any) tree {
		return tree{name: name, bad: []Problem{{File: name, Line: line, Reason: fmt.Sprintf(say, args...)}}}
	}
	defer func() {
		if r := recover(); r != nil { // a bug of the YAML library must not take the program down
			t = refuse(1, "this file cannot be read as YAML")
		}
	}()
	if len(b) > maxFile {
		return refuse(1, "this file is larger than %d MiB; split it into several", maxFile>>20)
	}
	if n := bytes.Count(b, []byte{'\n'}) + bytes.Count(b, []byte{','}); n > maxValues {
		return refuse(1, "this file holds more than %d values; split it into several", maxValues)
	}
	top, err := decode(b)
	switch {
	case errors.Is(err, errSecond):
		return refuse(second(b), "a second document begins here (---); put it into a file of its own")
	case err != nil:
		return refuse(lineOf(b, err), "%s", words(err))
	case top == nil: // an empty file, or only comments
		return t
	}
	r := reader{name: name, budget: 4*len(b) + 1000}
	t.top = top
	t.val = r.value(top, "", 0)
	t.bad = r.bad
	return t
}

var errSecond = errors.New("more than one document")

// decode gives the root of the only document in b, nil when there is none.
func decode(b []byte) (*yaml.Node, error) {
	d := yaml.NewDecoder(bytes.NewReader(b))
	var doc, more yaml.Node
	if err := d.Decode(&doc); errors.Is(err, io.EOF) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	switch err := d.Decode(&more); {
	case err == nil:
		return nil, errSecond
	case !errors.Is(err, io.EOF):
		return nil, err
	}
	if len(doc.Content) != 1 {
		return nil, nil
	}
	return doc.Content[0], nil
}

// second is the line on which the second document begins.
func second(b []byte) int {
	for i, l := range bytes.Split(b, []byte("\n")) {
		if i > 0 && bytes.HasPrefix(l, []byte("---")) {
			return i + 1
		}
	}
	return 1
}

// lineOf is the line on which a YAML error stands. The library names the line where the broken block began, so
// the shortest beginning of the file that breaks in the same way is sought instead.
func lineOf(b []byte, err error) int {
	ends := []int{0}
	for i, c := range b {
		if c == '\n' {
			ends = append(ends, i+1)
		}
	}
	ends = append(ends, len(b))
	lo, hi := 1, len(ends)-1
	if len(b) > 4<<20 {
		return 1 // too dear for a file of this size; the words still name the block
	}
	for lo < hi {
		mid := (lo + hi) / 2
		if _, e := decode(b[:ends[mid]]); e != nil && e.Error() == err.Error() {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}

var inLine = regexp.MustCompile(`^yaml: (line \d+: )?`)

// words turns an error of the YAML library into a sentence.
func words(err error) string {
	s := inLine.ReplaceAllString(err.Error(), "")
	switch {
	case strings.Contains(s, "cannot start any token"):
		return "this is not YAML: a tab or another character that cannot begin a value; indent with spaces and put such text in quotes"
	case strings.Contains(s, "mapping values are not allowed"):
		return "this is not YAML: a second “: ” on one line, or a wrong indentation; put text that holds “: ” in quotes"
	case strings.Contains(s, "exceeded max depth"):
		return "this file is nested too deeply"
	}
	return "this is not YAML: " + s
}

// reader turns nodes into JSON values: map[string]any, []any, string, json.Number, bool, nil.
type reader struct {
	name   string
	budget int // values still to come; aliases can multiply them without end
	bad    []Problem
}

func (r *reader) problem(n *yaml.Node, at, say string, args ...any) any {
	r.bad = append(r.bad, Problem{File: r.name, Line: n.Line, Field: at, Reason: fmt.Sprintf(say, args...)})
	return nil
}

func (r *reader) value(n *yaml.Node, at string, depth int) any {
	if r.budget--; r.budget < 0 {
		if r.budget == -1 {
			return r.problem(n, at, "the aliases (*) of this file unfold into too many values; write the values out")
		}
		return nil
	}
	if depth > maxDepth {
		return r.problem(n, at, "nested too deeply: more than %d levels", maxDepth)
	}
	switch n.Kind {
	case yaml.AliasNode:
		return r.value(n.Alias, at, depth+1)
	case yaml.SequenceNode:
		l := make([]any, 0, len(n.Content))
		for i, c := range n.Content {
			l = append(l, r.value(c, fmt.Sprintf("%s[%d]", at, i), depth+1))
		}
		return l
	case yaml.MappingNode:
		return r.mapping(n, at, depth)
	}
	return r.scalar(n, at)
}

func (r *reader) mapping(n *yaml.Node, at string, depth int) any {
	m := make(map[string]any, len(n.Content)/2)
	lines := make(map[string]int, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		if k.Kind != yaml.ScalarNode {
			r.problem(k, at, "the name of a field must be plain text")
			continue
		}
		if k.ShortTag() == "!!merge" {
			r.problem(k, at, "merge keys (<<) are not part of the format; write the fields out")
			continue
		}
		here := join(at, k.Value)
		if first, twice := lines[k.Value]; twice {
			r.problem(k, here, "stands twice: on line %d and on line %d", first, k.Line)
			continue
		}
		lines[k.Value] = k.Line
		m[k.Value] = r.value(v, here, depth+1)
	}
	return m
}

var jsonNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]{1,3})?$`)

func (r *reader) scalar(n *yaml.Node, at string) any {
	switch tag := n.ShortTag(); tag {
	case "!!str", "!!timestamp":
		return n.Value
	case "!!null":
		return nil
	case "!!bool":
		return strings.EqualFold(n.Value, "true")
	case "!!int", "!!float":
		if len(n.Value) > maxDigits || !jsonNumber.MatchString(n.Value) {
			return r.problem(n, at, "%s would be read as a number in an unusual form; write plain digits (1200, -3.5), or put it in quotes if it is text", quote(n.Value))
		}
		return json.Number(n.Value)
	default:
		return r.problem(n, at, "the YAML tag %s is not part of the format", quote(tag))
	}
}

func join(at, key string) string {
	if at == "" {
		return key
	}
	return at + "." + key
}

// quote sets a value off in words for a reader, and cuts what is too long to be read.
func quote(s string) string {
	if r := []rune(s); len(r) > 60 {
		s = string(r[:60]) + "…"
	}
	return fmt.Sprintf("%q", s)
}
