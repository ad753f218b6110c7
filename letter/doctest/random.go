package doctest

import (
	"pgregory.net/rapid"

	"github.com/upheld/upheld/letter/doc"
)

// text draws words that try to be marks, Khmer, characters that no file can hold, and plain words.
var text = rapid.OneOf(
	rapid.SampledFrom([]string{
		"", "plain words", "<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "&amp; &lt;", "]]>", "a\nb", "\x00\x01\ufffe\ufeff",
		"កម្ពុជា\u200bសិទ្ធិ", "in\u00adside", "\u202eright to left", "{{.}} ${x} %d", "</style><!--", "\xff\xfe", "e\u0301 \u200b \u2028",
	}),
	rapid.StringN(0, 40, -1),
)

var address = rapid.SampledFrom([]string{"", "", "https://example.org/?a=1&b=<2>", "http://example.org", "mailto:a@example.org", "javascript:alert(1)", "data:text/html,x", "//example.org", "https://example.org/\"onclick=x"})

func runs(t *rapid.T, notes bool) []doc.Run {
	var out []doc.Run
	for range rapid.IntRange(0, 3).Draw(t, "runs") {
		r := doc.Run{
			Text: text.Draw(t, "text"), Lang: rapid.SampledFrom([]string{"", "", "km", "fr", `"><b>`}).Draw(t, "lang"), Strong: rapid.Bool().Draw(t, "strong"),
			Emph: rapid.Bool().Draw(t, "emph"), Link: address.Draw(t, "link"), Computed: rapid.Bool().Draw(t, "computed"), Title: text.Draw(t, "title"),
		}
		if notes && rapid.IntRange(0, 4).Draw(t, "note") == 0 {
			r.Note = runs(t, false)
		}
		out = append(out, r)
	}
	return out
}

func blocks(t *rapid.T, depth int) []doc.Block {
	var out []doc.Block
	for range rapid.IntRange(0, 3).Draw(t, "blocks") {
		b := doc.Block{
			Kind: rapid.SampledFrom([]doc.BlockKind{doc.Paragraph, doc.Heading, doc.List, doc.Quote, doc.TableOf, doc.DemandOf, doc.Rule, doc.Columns}).Draw(t, "kind"),
			Lang: rapid.SampledFrom([]string{"", "", "km", "fr"}).Draw(t, "lang"), Level: rapid.IntRange(-1, 9).Draw(t, "level"),
			Ordered: rapid.Bool().Draw(t, "ordered"), Start: rapid.IntRange(0, 5).Draw(t, "start"), Number: rapid.IntRange(1, 4).Draw(t, "number"),
		}
		switch b.Kind {
		case doc.Paragraph, doc.Heading:
			b.Runs = runs(t, true)
		case doc.List:
			for range rapid.IntRange(0, 3).Draw(t, "items") {
				b.Items = append(b.Items, deeper(t, depth))
			}
		case doc.Quote, doc.DemandOf:
			b.Blocks = deeper(t, depth)
		case doc.TableOf:
			b.Table = table(t)
		case doc.Columns:
			b.Signed = signed(t)
		}
		out = append(out, b)
	}
	return out
}

func deeper(t *rapid.T, depth int) []doc.Block {
	if depth == 0 {
		return []doc.Block{{Kind: doc.Paragraph, Runs: runs(t, true)}}
	}
	return blocks(t, depth-1)
}

func table(t *rapid.T) *doc.Table {
	if rapid.IntRange(0, 9).Draw(t, "table") == 0 {
		return nil
	}
	out := &doc.Table{Caption: runs(t, true)}
	for range rapid.IntRange(0, 4).Draw(t, "columns") {
		out.Columns = append(out.Columns, doc.Column{Title: runs(t, true), Numeric: rapid.Bool().Draw(t, "numeric"), Weight: rapid.IntRange(0, 9).Draw(t, "weight")})
	}
	for range rapid.IntRange(0, 3).Draw(t, "rows") {
		var row []doc.Cell
		for range rapid.IntRange(0, 5).Draw(t, "cells") {
			row = append(row, doc.Cell{Runs: runs(t, true), RowHead: rapid.Bool().Draw(t, "head")})
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

func signed(t *rapid.T) []doc.Signatory {
	var out []doc.Signatory
	for range rapid.IntRange(0, 4).Draw(t, "signed") {
		out = append(out, doc.Signatory{Name: text.Draw(t, "name"), Role: text.Draw(t, "role"), Organisation: text.Draw(t, "organisation"), Country: text.Draw(t, "country")})
	}
	return out
}

func lines(t *rapid.T) []string { return rapid.SliceOfN(text, 0, 3).Draw(t, "lines") }

func addressees(t *rapid.T) []doc.Addressee {
	var out []doc.Addressee
	for range rapid.IntRange(0, 4).Draw(t, "addressees") {
		out = append(out, doc.Addressee{Name: text.Draw(t, "name"), Role: text.Draw(t, "role"), Organisation: text.Draw(t, "organisation"), Lines: lines(t)})
	}
	return out
}

// Random draws any document, with texts that were chosen to break setters.
func Random(t *rapid.T) *doc.Document {
	d := &doc.Document{
		Title: text.Draw(t, "title"), Lang: rapid.SampledFrom([]string{"en", "fr", "km", ""}).Draw(t, "lang"), Subject: text.Draw(t, "subject"),
		Date: text.Draw(t, "date"), Place: text.Draw(t, "place"), Day: "2016-05-13",
		Sender: doc.Sender{Name: text.Draw(t, "sender"), Lines: lines(t), Persons: lines(t)},
		To:     addressees(t), CC: addressees(t), Greeting: text.Draw(t, "greeting"), Body: blocks(t, 3), Closing: text.Draw(t, "closing"),
		Signed: signed(t), Fingerprint: text.Draw(t, "fingerprint"), Draft: rapid.Bool().Draw(t, "draft"),
		Labels: doc.Labels{To: text.Draw(t, "to"), CC: "Copies", Page: rapid.SampledFrom([]string{"", "Page %d of %d", "%d"}).Draw(t, "page"), Sources: "Sources", Draft: text.Draw(t, "draft"), Fingerprint: "Fingerprint", Demand: "Demand %d"},
	}
	for range rapid.IntRange(0, 2).Draw(t, "annexes") {
		d.Annexes = append(d.Annexes, doc.Annex{Title: text.Draw(t, "annex"), Body: blocks(t, 2)})
	}
	return d
}
