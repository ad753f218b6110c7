// Package plain sets a letter as plain text, for the body of a mail: lines of 72 columns, notes as [1] with the list at
// the end, tables in columns where they fit.
package plain

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/upheld/upheld/letter/doc"
)

// Write sets d as UTF-8 with "\n" at the ends of lines.
func Write(d *doc.Document) []byte {
	w := &writer{doc: d}
	w.head()
	w.blocks(d.Body, "", "")
	w.ending()
	w.sources()
	w.version()
	return []byte(strings.TrimSpace(w.b.String()) + "\n")
}

type writer struct {
	doc   *doc.Document
	b     strings.Builder
	notes [][]doc.Run
	tight bool // the next block follows without an empty line
}

// put adds a block.
func (w *writer) put(s string) {
	if strings.TrimSpace(s) == "" {
		return
	}
	if w.b.Len() > 0 && !w.tight {
		w.b.WriteByte('\n')
	}
	w.tight = false
	w.b.WriteString(s + "\n")
}

// stacked puts lines under each other, empty ones left out.
func (w *writer) stacked(lines ...string) {
	var out []string
	for _, l := range lines {
		if l = clean(l); strings.TrimSpace(l) != "" {
			out = append(out, wrap(l, "", "  "))
		}
	}
	w.put(strings.Join(out, "\n"))
}

func (w *writer) head() {
	d := w.doc
	w.stacked(d.Sender.Name, strings.Join(d.Sender.Persons, ", "), strings.Join(d.Sender.Lines, " · "))
	date := d.Place + d.Date
	if d.Place != "" && d.Date != "" {
		date = d.Place + ", " + d.Date
	}
	w.stacked(date)
	w.addressees(d.Labels.To, d.To)
	w.addressees(d.Labels.CC, d.CC)
	w.stacked(d.Subject)
	w.stacked(d.Greeting)
}

func (w *writer) addressees(label string, to []doc.Addressee) {
	if len(to) == 0 {
		return
	}
	w.stacked(label)
	w.tight = label != ""
	for i := range to {
		a := &to[i]
		w.stacked(append([]string{a.Name, a.Role, a.Organisation}, a.Lines...)...)
	}
}

func (w *writer) ending() {
	d := w.doc
	w.stacked(d.Closing)
	for i := range d.Signed {
		s := &d.Signed[i]
		w.stacked(s.Name, s.Role, s.Organisation, s.Country)
	}
	for i := range d.Annexes {
		w.put(strings.Repeat("-", lineWidth))
		w.stacked(d.Annexes[i].Title)
		w.blocks(d.Annexes[i].Body, "", "")
	}
}

// sources lists the notes.
func (w *writer) sources() {
	if len(w.notes) == 0 {
		return
	}
	w.put(strings.Repeat("-", lineWidth))
	w.stacked(w.doc.Labels.Sources)
	for i, n := range w.notes {
		mark := "[" + strconv.Itoa(i+1) + "] "
		w.put(wrap(w.line(n, false), mark, strings.Repeat(" ", len(mark))))
	}
}

func (w *writer) version() {
	d := w.doc
	var lines []string
	if d.Draft {
		lines = append(lines, d.Labels.Draft)
	}
	if d.Fingerprint != "" {
		lines = append(lines, strings.TrimSpace(d.Labels.Fingerprint+"\n"+d.Fingerprint))
	}
	if len(lines) > 0 {
		w.put(strings.Repeat("-", lineWidth))
		w.stacked(lines...)
	}
}

// line is the words of runs on one line, with the marks of their notes and the addresses of their links.
func (w *writer) line(runs []doc.Run, notes bool) string {
	var b strings.Builder
	for i := range runs {
		r := &runs[i]
		words := clean(r.Text)
		b.WriteString(words)
		if mayLink(r.Link) && strings.TrimPrefix(r.Link, "mailto:") != strings.TrimSpace(words) {
			b.WriteString(" <" + strings.TrimPrefix(r.Link, "mailto:") + ">")
		}
		if r.Note != nil && notes {
			w.notes = append(w.notes, r.Note)
			fmt.Fprintf(&b, "[%d]", len(w.notes))
		}
	}
	return b.String()
}

// clean leaves out what a text cannot show: places where a word may be divided, control characters, signs that only turn
// the direction of writing.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\u2028' || r == '\u2029':
			return '\n'
		case r == '\t' || r == '\r':
			return ' '
		case unicode.IsControl(r), r == utf8.RuneError, r == '\u00ad', r == 0xfeff, r&0xfffe == 0xfffe, r >= 0x200e && r <= 0x200f,
			r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, s)
}

// mayLink accepts the kinds of address that a letter may hold.
func mayLink(url string) bool {
	kind, rest, ok := strings.Cut(url, ":")
	if !ok || rest == "" || clean(url) != url || strings.ContainsAny(url, " <>\n") {
		return false
	}
	switch strings.ToLower(kind) {
	case "http", "https", "mailto":
		return true
	}
	return false
}
