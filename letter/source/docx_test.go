package source

import (
	"archive/zip"
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

const wordSpace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"`

func wordBody(inner string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><w:document ` + wordSpace + `><w:body>` + inner + `</w:body></w:document>`
}

func zipped(files map[string]string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f, _ := w.Create(name)
		_, _ = f.Write([]byte(files[name]))
	}
	_ = w.Close()
	return b.Bytes()
}

func p(text string, props ...string) string {
	return "<w:p><w:pPr>" + strings.Join(props, "") + "</w:pPr><w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>"
}

func num(list, level int) string {
	return fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, list)
}

const wordRels = `<Relationships><Relationship Id="r1" Type="x/numbering" Target="numbering.xml"/><Relationship Id="r2" Type="x/styles" Target="styles.xml"/>
<Relationship Id="r3" Type="x/footnotes" Target="footnotes.xml"/><Relationship Id="r4" Type="x/header" Target="header1.xml"/>
<Relationship Id="r5" Type="x/hyperlink" Target="https://example.org" TargetMode="External"/></Relationships>`

const wordNumbers = `<w:numbering ` + wordSpace + `>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="` + "\uf0b7" + `"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num></w:numbering>`

func TestDOCX(t *testing.T) {
	body := p("To the Secretary-General") +
		p("Release them", num(1, 0)) + p("at once", num(1, 1)) + p("all", num(1, 1)) + p("Drop the charges", num(1, 0)) +
		p("Fourth", num(3, 0)) + p("Fifth", num(3, 0)) + p("with a bullet", `<w:pStyle w:val="Child"/>`) +
		`<w:p><w:r><w:t>We </w:t></w:r><w:del><w:r><w:delText>do not </w:delText></w:r></w:del><w:ins><w:r><w:t>ask</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t xml:space="preserve"> and </w:t><w:footnoteReference w:id="2"/><w:br/><w:t>again</w:t></w:r></w:p>` +
		`<w:tbl><w:tr><w:tc>` + p("Name") + `</w:tc><w:tc>` + p("Days") + `</w:tc></w:tr><w:tr><w:tc>` + p("Ny Sokha") + p("ADHOC") + `</w:tc><w:tc>` + p("15") + `</w:tc></w:tr>` +
		`<w:tr><w:trPr><w:del/></w:trPr><w:tc>` + p("Gone") + `</w:tc></w:tr></w:tbl>` +
		`<w:p><w:r><w:t>Outside</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>` + p("In the box") + `</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:txbxContent>` + p("In the box") + `</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>` +
		`<w:p><w:hyperlink r:id="r5"><w:r><w:t>a link</w:t></w:r></w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r></w:p>` +
		`<w:sectPr><w:headerReference w:type="first" r:id="r4"/><w:titlePg/></w:sectPr>`
	d := read(t, "a.docx", string(zipped(map[string]string{
		"word/document.xml": wordBody(body), "word/_rels/document.xml.rels": wordRels, "word/numbering.xml": wordNumbers,
		"word/styles.xml":    `<w:styles ` + wordSpace + `><w:style w:styleId="Base"><w:pPr>` + num(2, 0) + `</w:pPr></w:style><w:style w:styleId="Child"><w:basedOn w:val="Base"/></w:style></w:styles>`,
		"word/footnotes.xml": `<w:footnotes ` + wordSpace + `><w:footnote w:type="separator" w:id="0">` + p("---") + `</w:footnote><w:footnote w:id="2">` + p("The record.") + `</w:footnote></w:footnotes>`,
		"word/header1.xml":   `<w:hdr ` + wordSpace + `>` + p("ADHOC, Phnom Penh") + `</w:hdr>`,
		"docProps/core.xml":  `<cp:coreProperties><dc:title>Appeal</dc:title><dcterms:created>2016-05-13T08:00:00Z</dcterms:created></cp:coreProperties>`,
	})))
	want := "ADHOC, Phnom Penh\n\nTo the Secretary-General\n\n1. Release them\n1.a) at once\n1.b) all\n2. Drop the charges\n4. Fourth\n5. Fifth\n• with a bullet\n\n" +
		"We ask and [1]\nagain\n\nName\tDays\nNy Sokha ADHOC\t15\n\nOutside\n\nIn the box\n\na link\n\n[1] The record."
	if d.Text != want {
		t.Errorf("got  %q\nwant %q", d.Text, want)
	}
	if d.Subject != "Appeal" || d.Date != "2016-05-13" {
		t.Errorf("%+v", d)
	}
	if w := strings.Join(d.Warnings, " "); !strings.Contains(w, "Deletions") || !strings.Contains(w, "hidden") {
		t.Errorf("%q", w)
	}
}

// TestHostileDOCX gives files that were made to break a reader.
func TestHostileDOCX(t *testing.T) {
	word := func(s string) []byte { return zipped(map[string]string{"word/document.xml": s}) }
	refused(t, "entities", word(`<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>`+wordBody(p("&b;"))), "word/document.xml", "line")
	refused(t, "deep", word(wordBody(strings.Repeat("<w:p>", 10_000))), "deep", "word/document.xml")
	refused(t, "cut", word(wordBody(p("x"))[:200]), "damaged")
	refused(t, "unbalanced", word("</w:p></w:p>"), "damaged")
	refused(t, "no text part", zipped(map[string]string{"[Content_Types].xml": "x", "word/styles.xml": "x"}), "no text part")

	// A bomb that tells its size, and one that lies.
	for _, honest := range []bool{true, false} {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		h := &zip.FileHeader{Name: "word/document.xml", Method: zip.Deflate, UncompressedSize64: 10}
		if honest {
			h.UncompressedSize64 = 200 << 20
		}
		data := deflated(200 << 20)
		h.CompressedSize64 = uint64(len(data))
		f, err := w.CreateRaw(h)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = f.Write(data)
		_ = w.Close()
		if b.Len() > 1<<20 {
			t.Fatalf("the bomb has %d bytes", b.Len())
		}
		refused(t, "bomb", b.Bytes(), "word/document.xml")
	}
	var twice bytes.Buffer
	w := zip.NewWriter(&twice)
	for range 2 {
		f, _ := w.Create("word/document.xml")
		_, _ = f.Write([]byte(wordBody(p("x"))))
	}
	_ = w.Close()
	refused(t, "twice", twice.Bytes(), "twice")
}

func TestNumbersOfLists(t *testing.T) {
	for _, c := range []struct {
		n            int
		format, want string
	}{{4, "decimal", "4"}, {4, "lowerRoman", "iv"}, {1994, "upperRoman", "MCMXCIV"}, {28, "lowerLetter", "bb"}, {3, "upperLetter", "C"}, {7, "decimalZero", "07"}} {
		if got := counted(c.n, c.format); got != c.want {
			t.Errorf("%d as %s: %s", c.n, c.format, got)
		}
	}
}

// FuzzStory promises that no text part breaks the reader.
func FuzzStory(f *testing.F) {
	f.Add(wordBody(p("x", num(1, 0))+"<w:tbl><w:tr><w:tc>"+p("y")+"</w:tc></w:tr></w:tbl>"), wordNumbers)
	f.Fuzz(func(t *testing.T, body, numbers string) {
		_, err := Text("a.docx", zipped(map[string]string{"word/document.xml": body, "word/numbering.xml": numbers, "word/_rels/document.xml.rels": wordRels}))
		if err != nil && strings.Contains(err.Error(), "not understood") {
			t.Fatal(err)
		}
	})
}
