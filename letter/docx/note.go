package docx

import (
	"fmt"
	"strings"

	"github.com/upheld/upheld/letter/doc"
)

type footnote struct {
	runs []doc.Run
	lang string
}

// footnotes is the part of the notes. The first two, with numbers below one, are the lines that stand above notes.
func (w *writer) footnotes() string {
	var b strings.Builder
	b.WriteString(header + `<w:footnotes` + spaces + `>` +
		`<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>` +
		`<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>`)
	for i, n := range w.notes {
		fmt.Fprintf(&b, `<w:footnote w:id="%d"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>`+
			`<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>%s</w:p></w:footnote>`,
			i+1, w.runs(w.inLang(n.runs, n.lang), n.lang, w.noted, false))
	}
	b.WriteString(`</w:footnotes>`)
	return b.String()
}

// relations is the links of a part; the same address has one id.
type relations struct {
	ids     map[string]string
	targets []string
}

func newRelations() *relations { return &relations{ids: map[string]string{}} }

func (r *relations) link(url string) string {
	id, ok := r.ids[url]
	if !ok {
		r.targets = append(r.targets, url)
		id = fmt.Sprintf("link%d", len(r.targets))
		r.ids[url] = id
	}
	return id
}

const relationType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

func (r *relations) xml(fixed string) string {
	var b strings.Builder
	b.WriteString(header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + fixed)
	for i, url := range r.targets {
		fmt.Fprintf(&b, `<Relationship Id="link%d" Type="%shyperlink" Target="%s" TargetMode="External"/>`, i+1, relationType, escape(url))
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}
