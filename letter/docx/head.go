package docx

import (
	"fmt"
	"strings"

	"github.com/upheld/upheld/letter/doc"
)

// letterhead is the head of the first page.
func (w *writer) letterhead() string {
	s := &w.doc.Sender
	var ps []*para
	if s.Name != "" {
		ps = append(ps, &para{style: "Sender", content: w.words(s.Name, look{})})
	}
	if len(s.Persons) > 0 {
		ps = append(ps, &para{style: "SenderPersons", content: w.words(strings.Join(s.Persons, ", "), look{})})
	}
	if len(s.Lines) > 0 {
		ps = append(ps, &para{style: "SenderLines", content: w.words(strings.Join(s.Lines, "  ·  "), look{})})
	}
	return headPart("hdr", ps)
}

// runningHead says on every further page whose letter it is.
func (w *writer) runningHead() string {
	d := w.doc
	name := d.Sender.Name
	if name == "" {
		name = d.Title
	}
	c := w.words(name, look{emph: true})
	if d.Date != "" {
		c += "<w:r><w:tab/></w:r>" + w.words(d.Date, look{})
	}
	return headPart("hdr", []*para{{style: "Header", rule: true, content: c}})
}

func headPart(element string, ps []*para) string {
	if len(ps) == 0 {
		ps = []*para{{style: "Header"}}
	}
	var b strings.Builder
	b.WriteString(header + `<w:` + element + spaces + `>`)
	for _, p := range ps {
		b.WriteString(p.xml())
	}
	b.WriteString(`</w:` + element + `>`)
	return b.String()
}

// foot is what version of the letter a page belongs to, and its number as fields that the program counts.
func (w *writer) foot() string {
	d := w.doc
	var b strings.Builder
	if d.Draft && d.Labels.Draft != "" {
		b.WriteString(`<w:r><w:rPr><w:b/><w:bCs/><w:color w:val="` + warm + `"/></w:rPr>` + content(d.Labels.Draft+"   ") + `</w:r>`)
	}
	if d.Fingerprint != "" {
		b.WriteString(`<w:r><w:rPr><w:sz w:val="13"/><w:szCs w:val="13"/></w:rPr>` + content(strings.TrimSpace(d.Labels.Fingerprint+" "+d.Fingerprint)) + `</w:r>`)
	}
	b.WriteString("<w:r><w:tab/></w:r>" + w.pageNumber())
	return headPart("ftr", []*para{{style: "Footer", content: b.String()}})
}

// pageNumber sets Labels.Page with fields for its two numbers.
func (w *writer) pageNumber() string {
	words := w.doc.Labels.Page
	if strings.Count(words, "%d") != 2 {
		words = "%d / %d"
	}
	pieces := strings.SplitN(words, "%d", 3)
	return w.words(pieces[0], look{}) + field("PAGE") + w.words(pieces[1], look{}) + field("NUMPAGES") + w.words(pieces[2], look{})
}

func field(code string) string {
	return fmt.Sprintf(`<w:fldSimple w:instr=" %s "><w:r><w:t>1</w:t></w:r></w:fldSimple>`, code)
}

// core is the properties that a file says of itself. Its only date is the letter's own.
func core(d *doc.Document) string {
	var b strings.Builder
	b.WriteString(header + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	for _, v := range [][2]string{{"dc:title", d.Title}, {"dc:subject", d.Subject}, {"dc:creator", d.Sender.Name}, {"dc:language", d.Lang}} {
		if v[1] != "" {
			fmt.Fprintf(&b, `<%s>%s</%s>`, v[0], escape(v[1]), v[0])
		}
	}
	if d.Day != "" {
		for _, name := range []string{"created", "modified"} {
			fmt.Fprintf(&b, `<dcterms:%s xsi:type="dcterms:W3CDTF">%sT00:00:00Z</dcterms:%s>`, name, escape(d.Day), name)
		}
	}
	b.WriteString(`</cp:coreProperties>`)
	return b.String()
}
