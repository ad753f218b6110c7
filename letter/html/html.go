// Package html sets a letter as a page: one file that asks for nothing else, reads on any screen and prints like the
// PDF; or the markup of the letter alone, to stand in a page of the site.
package html

import (
	"encoding/base64"
	"fmt"
	"io/fs"
	"strings"

	_ "embed"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/letter/doc"
	"github.com/upheld/upheld/third_party/fonts"
)

//go:embed letter.css
var styles string

// Write sets d as one file. Fonts are inside it, Khmer only when the letter has some; there is no script, and the page
// itself forbids every request.
func Write(d *doc.Document) ([]byte, error) {
	faces, err := fontFaces(Fragment(d))
	if err != nil {
		return nil, fault.Wrap(fault.Internal, err, "The letter cannot be set as HTML.")
	}
	var m markup
	m.b.WriteString("<!DOCTYPE html>\n")
	m.open("html", attr{"lang", d.Lang})
	m.b.WriteString("\n<head>\n<meta charset=\"utf-8\">\n" +
		`<meta name="viewport" content="width=device-width, initial-scale=1">` + "\n" +
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'">` + "\n" +
		`<meta name="referrer" content="no-referrer">` + "\n")
	m.line("title", title(d))
	if d.Day != "" {
		m.open("meta", attr{"name", "date"}, attr{"content", d.Day})
	}
	m.b.WriteString("<style>\n" + faces + styles + margins(d) + "</style>\n</head>\n<body>\n<main>\n")
	w := &writer{markup: &m, doc: d, lang: d.Lang}
	w.letter()
	m.b.WriteString("</main>\n")
	w.foot()
	m.b.WriteString("</body>\n</html>\n")
	return []byte(m.b.String()), nil
}

// Fragment is the markup of the letter without style: an article with classes, whose first heading is an h2. It is safe
// to stand in a page as it is: words of the letter are escaped, links lead only to http, https and mailto.
func Fragment(d *doc.Document) string {
	var m markup
	w := &writer{markup: &m, doc: d, lang: d.Lang, shift: 1}
	w.letter()
	return m.b.String()
}

func title(d *doc.Document) string {
	for _, s := range []string{d.Title, d.Subject, d.Sender.Name, d.Date} {
		if strings.TrimSpace(clean(s)) != "" {
			return s
		}
	}
	return "…"
}

// face is a font file and the letters for which it is taken.
type face struct {
	file, family, rules, letters string
	needed                       func(r rune) bool // nil for always
}

const latin = "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2212"

var faces = []face{
	{"source-serif-4-latin-400-normal.woff2", "Source Serif 4", "font-weight: 400", latin, nil},
	{"source-serif-4-latin-400-italic.woff2", "Source Serif 4", "font-weight: 400; font-style: italic", latin, nil},
	{"source-serif-4-latin-600-normal.woff2", "Source Serif 4", "font-weight: 600", latin, nil},
	{
		"source-serif-4-latin-ext-400-normal.woff2", "Source Serif 4", "font-weight: 400", "U+0100-0130, U+0132-0151, U+0154-02BA, U+1E00-1E9F, U+1EF2-1EFF",
		func(r rune) bool { return r >= 0x100 && r <= 0x2ba || r >= 0x1e00 && r <= 0x1eff },
	},
	{
		"noto-serif-khmer-khmer-400-normal.woff2", "Noto Serif Khmer", "font-weight: 400", "U+1780-17FF, U+19E0-19FF, U+200C-200D, U+25CC",
		func(r rune) bool { return r >= 0x1780 && r <= 0x17ff },
	},
}

// fontFaces is the fonts that a text needs.
func fontFaces(text string) (string, error) {
	var b strings.Builder
	for _, f := range faces {
		if f.needed != nil && !strings.ContainsFunc(text, f.needed) {
			continue
		}
		data, err := fs.ReadFile(fonts.Files, f.file)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "@font-face { font-family: %q; %s; unicode-range: %s; src: url(data:font/woff2;base64,%s) format(\"woff2\"); }\n",
			f.family, f.rules, f.letters, base64.StdEncoding.EncodeToString(data))
	}
	return b.String(), nil
}

// margins is what stands in the margins of printed pages: the number of the page and which version of the letter it is.
func margins(d *doc.Document) string {
	words := d.Labels.Page
	if strings.Count(words, "%d") != 2 {
		words = "%d / %d"
	}
	p := strings.SplitN(words, "%d", 3)
	left := ""
	if d.Draft {
		left = d.Labels.Draft
	}
	if d.Fingerprint != "" {
		left = strings.TrimSpace(left + "   " + d.Labels.Fingerprint + " " + d.Fingerprint)
	}
	return fmt.Sprintf("@page { @bottom-right { content: %s counter(page) %s counter(pages) %s; font: 7.5pt var(--serif); } @bottom-left { content: %s; font: 6.5pt var(--serif); } }\n",
		cssString(p[0]), cssString(p[1]), cssString(p[2]), cssString(left))
}

// cssString is a string of a style sheet in which every sign but plain letters and figures is written by its code, so
// that nothing can end it.
func cssString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range clean(s) {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == ' ' {
			b.WriteRune(r)
			continue
		}
		fmt.Fprintf(&b, "\\%06x", r)
	}
	b.WriteByte('"')
	return b.String()
}
