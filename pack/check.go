package pack

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/record"
)

// check refuses what can only be seen beside other records: ids that stand twice, what the rooms refuse, ids
// that nobody has, circles, counts that do not agree. old holds the records of the book by ref.
func (c *contents) check(old map[string]book.Doc) {
	c.checkIDs(old)
	for i := range c.records {
		r := &c.records[i]
		if !r.bad {
			c.checkHidden(r)
		}
		k, ok := kinds()[r.Kind]
		if r.bad || !ok || k.Check == nil {
			continue
		}
		if err := k.Check(r.Ref, r.Doc().JSON); err != nil {
			c.refuseFor(r, err)
		}
	}
	c.checkMentions(old)
	c.checkKeys(old)
	c.checkMail(old)
	c.checkCircles(old)
	c.checkCounts()
}

// refuse marks a record and says why. field is a place inside the record, which need not be there.
func (c *contents) refuse(r *Record, field, say string, args ...any) {
	r.bad = true
	p := Problem{File: r.File, Line: r.Line, Field: r.path, Reason: fmt.Sprintf(say, args...)}
	if field != "" {
		p.Field = join(r.path, field)
		p.Line, _ = lineAt(r.node, steps(field))
	}
	c.bad = append(c.bad, p)
}

var fieldFirst = regexp.MustCompile(`^([a-z][A-Za-z0-9_]*(?:\[[0-9]+\]|\.[A-Za-z0-9_-]+)*)(?:: | )`)

// refuseFor takes the field out of the words of a room, which begin with it: "stages[2].date: is before …".
func (c *contents) refuseFor(r *Record, err error) {
	say := strings.TrimPrefix(fault.Say(err), r.Ref+": ")
	m := fieldFirst.FindStringSubmatch(say)
	if m == nil {
		c.refuse(r, "", "%s", say)
		return
	}
	field, rest := m[1], say[len(m[0]):]
	for at := steps(field); len(at) > 0; at = at[:len(at)-1] {
		if _, there := lineAt(r.node, at); there {
			c.refuse(r, field, "%s", rest)
			return
		}
	}
	if strings.HasPrefix(say, field+": ") || strings.Contains(field, "_") {
		c.refuse(r, field, "%s", rest)
		return
	}
	c.refuse(r, "", "%s", say) // the first word was no field
}

func (c *contents) checkIDs(old map[string]book.Doc) {
	first := map[string]*Record{}
	for i := range c.records {
		r := &c.records[i]
		if r.Ref == "" {
			continue // the schema said what is missing
		}
		if len(r.Ref) > maxRef {
			c.refuse(r, idField(r), "the id of this record would have %d bytes; %d are the limit", len(r.Ref), maxRef)
			continue
		}
		if f := first[r.Ref]; f != nil {
			c.refuse(r, idField(r), "the id %s stands twice: here and at %s:%d", quote(r.Ref), f.File, f.Line)
			continue
		}
		first[r.Ref] = r
		if d, ok := old[r.Ref]; ok && d.Kind != r.Kind {
			c.refuse(r, idField(r), "the id %s is taken in the book, by another kind of record: %s", quote(r.Ref), kindWord(d.Kind))
		}
	}
}

// maxRef is the length in bytes that the book allows for the ref of a record.
const maxRef = 255

// checkHidden refuses characters that nobody can see: a zero byte, a bell, an escape to a terminal.
func (c *contents) checkHidden(r *Record) {
	for _, f := range r.Fields {
		if bytes.IndexByte(f.Value, 0x5c) < 0 { // nothing is escaped at all
			continue
		}
		if m := hidden.FindSubmatch(f.Value); m != nil {
			c.refuse(r, f.Name, "holds the control character %s, which cannot be seen", m[1])
			return
		}
	}
}

// hidden finds an escaped control character in canonical JSON: any but the tab and the end of a line.
var hidden = regexp.MustCompile(`(?:^|[^\\])(?:\\\\)*(\\u00[01][0-9a-f]|\\[bfr])`)

// idField is the field to point at when the ref of a record is wrong.
func idField(r *Record) string {
	for _, f := range []string{refField, "id", "code", "demand", "person", "place", "a", "date"} {
		if _, there := lineAt(r.node, []string{f}); there {
			return f
		}
	}
	return ""
}

// kindWord is the kind of a record for a reader: "custody.spell" is a spell.
func kindWord(kind string) string {
	_, word, _ := strings.Cut(kind, ".")
	switch word {
	case "claim":
		return "conflict"
	case "later":
		return "later stage"
	}
	return word
}

// maxHints bounds for how many unknown ids a similar one is sought: each costs a look at all ids.
const maxHints = 50

// checkMentions refuses ids that nobody has. An id of a refused record counts as known: one mistake is told once.
func (c *contents) checkMentions(old map[string]book.Doc) {
	known := make(map[string]string, len(c.records)+len(old))
	for ref, d := range old {
		known[ref] = d.Kind
	}
	for _, r := range c.records {
		known[r.Ref] = r.Kind
	}
	hints := maxHints
	for i := range c.records {
		r := &c.records[i]
		if r.bad {
			continue
		}
		for _, m := range mentions(r) {
			kind, ok := known[m.Ref]
			switch {
			case !ok && c.unread: // it may stand in what could not be read, and that is told already
			case !ok:
				hint := ""
				if hints--; hints >= 0 {
					hint = similar(m, known)
				}
				c.refuse(r, m.Field, "no %s has the id %s%s", kindWords(m), quote(m.Ref), hint)
			case len(m.Kinds) > 0 && !slices.Contains(m.Kinds, kind):
				c.refuse(r, m.Field, "%s is the id of another kind of record: found %s, expected %s", quote(m.Ref), kindWord(kind), kindWords(m))
			}
		}
	}
}

func kindWords(m record.Ref) string {
	var words []string
	for _, k := range m.Kinds {
		words = append(words, kindWord(k))
	}
	if len(words) == 0 {
		return "record"
	}
	return strings.Join(words, " or ")
}

func similar(m record.Ref, known map[string]string) string {
	var refs []string
	for ref, kind := range known {
		if slices.Contains(m.Kinds, kind) {
			refs = append(refs, ref)
		}
	}
	slices.Sort(refs)
	if n := nearest(m.Ref, refs); n != "" {
		return "; did you mean " + n + "?"
	}
	return ""
}
