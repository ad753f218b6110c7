package docx

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/upheld/upheld/letter/doc"
)

// look is what a run differs in from its paragraph. The order in which xml writes it is that of the standard (17.3.2.28).
type look struct {
	style          string
	strong, emph   bool
	lang, lastLang string // of the run, and of what it stands in
}

// xml is the properties of a run; khmer tells that its letters are Khmer, which word processors set with the fonts and
// the language of complex scripts.
func (l look) xml(khmer bool) string {
	var b strings.Builder
	if l.style != "" {
		fmt.Fprintf(&b, `<w:rStyle w:val="%s"/>`, l.style)
	}
	if khmer {
		b.WriteString(`<w:rFonts w:ascii="` + khmerFont + `" w:hAnsi="` + khmerFont + `" w:cs="` + khmerFont + `"/>`)
	}
	if l.strong {
		b.WriteString(`<w:b/><w:bCs/>`)
	}
	if l.emph {
		b.WriteString(`<w:i/><w:iCs/>`)
	}
	if khmer {
		b.WriteString(`<w:cs/>`)
	}
	if khmer {
		b.WriteString(`<w:lang w:bidi="km-KH"/>`)
	} else if l.lang != "" && l.lang != l.lastLang {
		fmt.Fprintf(&b, `<w:lang w:val="%s"/>`, escape(region(l.lang)))
	}
	if b.Len() == 0 {
		return ""
	}
	return "<w:rPr>" + b.String() + "</w:rPr>"
}

// region is a language as word processors name it: with the country whose spelling they check.
func region(lang string) string {
	switch lang {
	case "en":
		return "en-GB"
	case "fr":
		return "fr-FR"
	case "es":
		return "es-ES"
	case "km":
		return "km-KH"
	}
	return lang
}

func isKhmer(r rune) bool { return unicode.Is(unicode.Khmer, r) }

// words writes s as runs: Khmer and the rest apart, line ends and places of division as their elements. Signs without a
// script of their own stay with what stands before them.
func (w *writer) words(s string, l look) string {
	var b strings.Builder
	rest := []rune(s)
	for len(rest) > 0 {
		khmer := startsKhmer(rest)
		n := 0
		for n < len(rest) && (!unicode.IsLetter(rest[n]) && !unicode.IsMark(rest[n]) || isKhmer(rest[n]) == khmer) {
			n++
		}
		b.WriteString("<w:r>" + l.xml(khmer) + content(string(rest[:n])) + "</w:r>")
		rest = rest[n:]
	}
	return b.String()
}

// startsKhmer looks at the first letter.
func startsKhmer(s []rune) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsMark(r) {
			return isKhmer(r)
		}
	}
	return false
}

// content is what stands in a run.
func content(s string) string {
	var b strings.Builder
	flush := func(t string) {
		if t != "" {
			b.WriteString(`<w:t xml:space="preserve">` + escape(t) + "</w:t>")
		}
	}
	from := 0
	for i, r := range s {
		element := ""
		switch r {
		case '\n', '\u2028', '\u2029':
			element = "<w:br/>"
		case '\u00ad':
			element = "<w:softHyphen/>"
		case '\u2011':
			element = "<w:noBreakHyphen/>"
		default:
			continue
		}
		flush(s[from:i])
		b.WriteString(element)
		from = i + len(string(r))
	}
	flush(s[from:])
	return b.String()
}

// runs writes the runs of a paragraph. notes is false inside a footnote: notes have no notes.
func (w *writer) runs(runs []doc.Run, lang string, rels *relations, notes bool) string {
	var b strings.Builder
	for i := range runs {
		r := &runs[i]
		l := look{strong: r.Strong, emph: r.Emph, lang: r.Lang, lastLang: w.lang}
		if mayLink(r.Link) {
			l.style = "Hyperlink"
			fmt.Fprintf(&b, `<w:hyperlink r:id="%s" w:history="1">%s</w:hyperlink>`, rels.link(r.Link), w.words(r.Text, l))
		} else {
			b.WriteString(w.words(r.Text, l))
		}
		if r.Note != nil && notes {
			w.notes = append(w.notes, footnote{runs: r.Note, lang: lang})
			fmt.Fprintf(&b, `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="%d"/></w:r>`, len(w.notes))
		}
	}
	return b.String()
}

// mayLink accepts the kinds of address that a letter may hold; anything else is set as plain words.
func mayLink(url string) bool {
	kind, rest, ok := strings.Cut(url, ":")
	if !ok || rest == "" || strings.ContainsFunc(url, func(r rune) bool { return r <= ' ' || unseen(r) }) {
		return false
	}
	switch strings.ToLower(kind) {
	case "http", "https", "mailto":
		return true
	}
	return false
}
