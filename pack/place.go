package pack

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// steps takes a field path apart: "stages[1].date" is "stages", "1", "date".
func steps(field string) []string {
	f := strings.NewReplacer("[", ".", "]", "").Replace(field)
	if f == "" {
		return nil
	}
	return strings.Split(f, ".")
}

// fieldPath puts the steps of a place inside val together again: numbers are places in a list where val has a
// list.
func fieldPath(val any, steps []string) string {
	at := ""
	for _, s := range steps {
		switch v := val.(type) {
		case []any:
			at += "[" + s + "]"
			if i, err := strconv.Atoi(s); err == nil && i >= 0 && i < len(v) {
				val = v[i]
			}
		case map[string]any:
			at = join(at, s)
			val = v[s]
		default:
			at = join(at, s)
		}
	}
	return at
}

// lineAt is the line of the field that steps lead to from n, and whether it is there. Of a named value it is
// the line of its name. Names may hold dots; then the longest one that fits is taken.
func lineAt(n *yaml.Node, steps []string) (line int, found bool) {
	line = n.Line
	for len(steps) > 0 {
		for n.Kind == yaml.AliasNode {
			n = n.Alias
		}
		switch n.Kind {
		case yaml.SequenceNode:
			i, err := strconv.Atoi(steps[0])
			if err != nil || i < 0 || i >= len(n.Content) {
				return line, false
			}
			n, steps = n.Content[i], steps[1:]
			line = n.Line
		case yaml.MappingNode:
			key, val, used := named(n, steps)
			if key == nil {
				return line, false
			}
			n, steps, line = val, steps[used:], key.Line
		default:
			return line, false
		}
	}
	return line, true
}

func named(n *yaml.Node, steps []string) (key, val *yaml.Node, used int) {
	for used = len(steps); used > 0; used-- {
		name := strings.Join(steps[:used], ".")
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == name {
				return n.Content[i], n.Content[i+1], used
			}
		}
	}
	return nil, nil, 0
}
