package silence

import (
	"strings"
	"unicode"

	"github.com/upheld/upheld/letter/doc"
	"github.com/upheld/upheld/record"
)

func (x setter) heading(key string) doc.Block {
	return doc.Block{Kind: doc.Heading, Level: 2, Runs: x.runs(x.say(key), "", false)}
}

func (x setter) paragraph(s string) doc.Block {
	return doc.Block{Kind: doc.Paragraph, Runs: x.runs(s, "", false)}
}

func (x setter) list(ordered bool, lines ...string) doc.Block {
	b := doc.Block{Kind: doc.List, Ordered: ordered, Start: 1}
	for _, l := range lines {
		b.Items = append(b.Items, []doc.Block{x.paragraph(l)})
	}
	return b
}

// pairs is a table of names and values.
func (x setter) pairs(caption string, rows [][2]string) doc.Block {
	t := &doc.Table{
		Caption: x.runs(x.say(caption), "", false),
		Columns: []doc.Column{{Title: x.runs(x.say("what"), "", false), Weight: 2}, {Title: x.runs(x.say("value"), "", false), Weight: 5}},
	}
	for _, r := range rows {
		t.Rows = append(t.Rows, []doc.Cell{{Runs: x.runs(r[0], "", false), RowHead: true}, {Runs: x.runs(r[1], "", false)}})
	}
	return doc.Block{Kind: doc.TableOf, Table: t}
}

// frenchSpaces are the spaces at which French never breaks a line.
var frenchSpaces = strings.NewReplacer(" ;", "\u00a0;", " :", "\u00a0:", " !", "\u00a0!", " ?", "\u00a0?", " »", "\u00a0»", "« ", "«\u00a0")

// runs is a text in a language, that of the document where none is named. Khmer in it is marked as such, so that it is set
// and read aloud right.
func (x setter) runs(s, lang string, strong bool) []doc.Run {
	if lang == "fr" || lang == "" && x.lang == "fr" {
		s = frenchSpaces.Replace(s)
	}
	if lang == "km" {
		return []doc.Run{{Text: s, Lang: lang, Strong: strong}}
	}
	var out []doc.Run
	for s != "" {
		khmer := strings.IndexFunc(s, isKhmer)
		if khmer < 0 {
			khmer = len(s)
		}
		if khmer > 0 {
			out = append(out, doc.Run{Text: s[:khmer], Lang: lang, Strong: strong})
		}
		s = s[khmer:]
		end := strings.IndexFunc(s, func(r rune) bool { return !isKhmer(r) && r != ' ' })
		if end < 0 {
			end = len(s)
		}
		end = len(strings.TrimRight(s[:end], " "))
		if end > 0 {
			out = append(out, doc.Run{Text: s[:end], Lang: "km", Strong: strong})
		}
		s = s[end:]
	}
	return out
}

func isKhmer(r rune) bool { return unicode.Is(unicode.Khmer, r) || r == '\u200b' }

func words(list []record.Word, lang string) []string {
	out := make([]string, len(list))
	for i, w := range list {
		out[i] = w.In(lang)
	}
	return out
}

// with puts the address of the site where a sentence has a place for it.
func with(s, site string) string { return strings.ReplaceAll(s, "%s", site) }
