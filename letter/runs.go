package letter

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/upheld/upheld/letter/doc"
)

// setLine is a line of text that is being set. A footnote waits for the words behind it: in English and Spanish its mark
// stands behind a comma or a full stop, in French before it.
type setLine struct {
	runs    []doc.Run
	pending []doc.Run
	after   bool // the mark goes behind punctuation
}

func (s *setter) runs(row []Inline, states []string) []doc.Run {
	l := setLine{after: s.lang == "en" || s.lang == "es"}
	for _, in := range row {
		like := doc.Run{Strong: in.Strong, Emph: in.Emph, Link: in.Link, Lang: in.Lang}
		switch {
		case in.Cite != "":
			note := s.cite(in, states)
			if in.Text != "" {
				l.flush("")
				l.words(in.Text, like, s.lang)
			}
			l.pending = addNote(l.pending, note)
		case in.Computed != nil:
			l.flush("")
			l.add(s.computed(in.Computed, like))
		default:
			l.words(l.flush(in.Text), like, s.lang)
		}
	}
	l.flush("")
	return l.runs
}

// flush puts a footnote that waits onto the words before it and gives back what is left of the words behind it.
func (l *setLine) flush(next string) string {
	if l.pending == nil {
		return next
	}
	if len(l.runs) == 0 {
		l.runs = append(l.runs, doc.Run{})
	}
	last := &l.runs[len(l.runs)-1]
	if !last.Computed && last.Link == "" {
		last.Text = strings.TrimRight(last.Text, " ")
	}
	mark := ""
	if l.after && next != "" && strings.ContainsRune(",.;:", rune(next[0])) {
		mark, next = next[:1], next[1:]
	}
	switch {
	case mark != "" && (last.Computed || last.Link != "" || last.Note != nil):
		l.runs = append(l.runs, doc.Run{Text: mark})
		last = &l.runs[len(l.runs)-1]
	case mark != "":
		last.Text += mark
	}
	last.Note = addNote(last.Note, l.pending)
	l.pending = nil
	return next
}

func (l *setLine) add(r doc.Run) { l.runs = append(l.runs, r) }

// words adds text. Khmer in a letter of another language is marked as such, so that it is set and read aloud right.
func (l *setLine) words(text string, like doc.Run, lang string) {
	if like.Lang == "fr" || like.Lang == "" && lang == "fr" {
		text = frenchSpaces.Replace(text)
	}
	if like.Lang != "" || lang == "km" {
		if text != "" {
			like.Text = text
			l.add(like)
		}
		return
	}
	for text != "" {
		n := khmerRun(text)
		r := like
		if n > 0 {
			r.Lang = "km"
		} else {
			n = otherRun(text)
		}
		r.Text, text = text[:n], text[n:]
		l.add(r)
	}
}

// frenchSpaces are the spaces before double signs and within quotation marks, at which French never breaks a line.
var frenchSpaces = strings.NewReplacer(" ;", "\u00a0;", " :", "\u00a0:", " !", "\u00a0!", " ?", "\u00a0?", " »", "\u00a0»", "« ", "«\u00a0", " %", "\u00a0%")

func isKhmer(r rune) bool { return unicode.Is(unicode.Khmer, r) }

// khmerRun is the length of the Khmer at the start of s, with the spaces and signs within it.
func khmerRun(s string) int {
	end := 0
	for i, r := range s {
		switch {
		case isKhmer(r):
			end = i + utf8.RuneLen(r)
		case end == 0, unicode.IsLetter(r), unicode.IsDigit(r):
			return end
		}
	}
	return end
}

func otherRun(s string) int {
	if i := strings.IndexFunc(s, isKhmer); i >= 0 {
		return i
	}
	return len(s)
}

// computed sets an expression among words, with its rule and day for those who look.
func (s *setter) computed(c *Computed, like doc.Run) doc.Run {
	v, ok := s.compute(c)
	if !ok {
		like.Text = expression(c)
		return like
	}
	like.Text, like.Computed = v.Words, true
	like.Title = v.Rule + " " + onDay(v.On, s.lang) + "."
	return like
}

// endNote puts a footnote at the end of a paragraph: behind its full stop or, in French, before it.
func (s *setter) endNote(runs []doc.Run, note []doc.Run) []doc.Run {
	last := &runs[len(runs)-1]
	stop := ""
	if s.lang == "fr" && !last.Computed && last.Link == "" && len(last.Note) == 0 {
		bare := strings.TrimRight(last.Text, ".;,")
		last.Text, stop = bare, last.Text[len(bare):]
	}
	last.Note = addNote(last.Note, note)
	if stop != "" {
		runs = append(runs, doc.Run{Text: stop, Strong: last.Strong, Emph: last.Emph, Lang: last.Lang})
	}
	return runs
}

// addNote joins two footnotes that would stand at one place.
func addNote(a, b []doc.Run) []doc.Run {
	if len(a) == 0 {
		return b
	}
	if len(b) == 0 {
		return a
	}
	return append(append(a[:len(a):len(a)], doc.Run{Text: " "}), b...)
}

// closed ends a note with a full stop.
func closed(note []doc.Run) []doc.Run {
	last := doc.Text(note[len(note)-1:])
	if strings.HasSuffix(last, ".") || strings.HasSuffix(last, "។") {
		return note
	}
	return append(note, doc.Run{Text: "."})
}
