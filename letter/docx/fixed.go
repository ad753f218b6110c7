package docx

import (
	"fmt"
	"strings"
)

// Fonts that the file names; it carries none. Word and LibreOffice take the other name where the first is not installed.
const (
	latinFont = "Georgia"
	khmerFont = "Noto Serif Khmer"
)

// Colours of the letter, as on its other settings: paper is white here.
const (
	cool = "2F5D62"
	warm = "9B2C1F"
	soft = "5B5750"
	hair = "BDB8AB"
)

const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml."

const contentTypes = header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
	`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
	`<Default Extension="xml" ContentType="application/xml"/>` +
	`<Override PartName="/word/document.xml" ContentType="` + wordType + `document.main+xml"/>` +
	`<Override PartName="/word/styles.xml" ContentType="` + wordType + `styles+xml"/>` +
	`<Override PartName="/word/numbering.xml" ContentType="` + wordType + `numbering+xml"/>` +
	`<Override PartName="/word/settings.xml" ContentType="` + wordType + `settings+xml"/>` +
	`<Override PartName="/word/fontTable.xml" ContentType="` + wordType + `fontTable+xml"/>` +
	`<Override PartName="/word/footnotes.xml" ContentType="` + wordType + `footnotes+xml"/>` +
	`<Override PartName="/word/header1.xml" ContentType="` + wordType + `header+xml"/>` +
	`<Override PartName="/word/header2.xml" ContentType="` + wordType + `header+xml"/>` +
	`<Override PartName="/word/footer1.xml" ContentType="` + wordType + `footer+xml"/>` +
	`<Override PartName="/word/footer2.xml" ContentType="` + wordType + `footer+xml"/>` +
	`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`

const rootRelations = header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
	`<Relationship Id="doc" Type="` + relationType + `officeDocument" Target="word/document.xml"/>` +
	`<Relationship Id="core" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

const fixedRelations = `<Relationship Id="styles" Type="` + relationType + `styles" Target="styles.xml"/>` +
	`<Relationship Id="numbering" Type="` + relationType + `numbering" Target="numbering.xml"/>` +
	`<Relationship Id="settings" Type="` + relationType + `settings" Target="settings.xml"/>` +
	`<Relationship Id="fonts" Type="` + relationType + `fontTable" Target="fontTable.xml"/>` +
	`<Relationship Id="notes" Type="` + relationType + `footnotes" Target="footnotes.xml"/>` +
	`<Relationship Id="head1" Type="` + relationType + `header" Target="header1.xml"/>` +
	`<Relationship Id="head2" Type="` + relationType + `header" Target="header2.xml"/>` +
	`<Relationship Id="foot1" Type="` + relationType + `footer" Target="footer1.xml"/>` +
	`<Relationship Id="foot2" Type="` + relationType + `footer" Target="footer2.xml"/>`

const fontTable = header + `<w:fonts` + spaces + `>` +
	`<w:font w:name="` + latinFont + `"><w:altName w:val="Noto Serif"/><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>` +
	`<w:font w:name="` + khmerFont + `"><w:altName w:val="Khmer OS Battambang"/><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>`

// settings says where the lines above notes are, and that the file follows the rules of current word processors.
func settings(lang string) string {
	return header + `<w:settings` + spaces + `><w:zoom w:percent="100"/><w:defaultTabStop w:val="397"/><w:autoHyphenation w:val="0"/><w:characterSpacingControl w:val="doNotCompress"/>` +
		`<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>` +
		`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
		fmt.Sprintf(`<w:themeFontLang w:val="%s" w:bidi="km-KH"/>`, escape(region(lang))) +
		`<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>`
}

// style is one paragraph style: what it is based on, and the properties of its paragraphs and runs in the order of the
// standard.
type style struct {
	id, name, based, next, para, run string
}

var paragraphStyles = []style{
	{"Normal", "Normal", "", "", `<w:widowControl/><w:spacing w:after="140" w:line="288" w:lineRule="auto"/>`, ``},
	{"Heading1", "heading 1", "Normal", "Normal", `<w:keepNext/><w:keepLines/><w:spacing w:before="400" w:after="200" w:line="264" w:lineRule="auto"/><w:outlineLvl w:val="0"/>`, `<w:b/><w:bCs/><w:sz w:val="27"/><w:szCs w:val="27"/>`},
	{"Heading2", "heading 2", "Normal", "Normal", `<w:keepNext/><w:keepLines/><w:spacing w:before="320" w:after="80"/><w:outlineLvl w:val="1"/>`, `<w:b/><w:bCs/><w:sz w:val="24"/><w:szCs w:val="24"/>`},
	{"Heading3", "heading 3", "Normal", "Normal", `<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="60"/><w:outlineLvl w:val="2"/>`, `<w:b/><w:bCs/><w:i/><w:iCs/>`},
	{"Quote", "Quote", "Normal", "", `<w:pBdr><w:left w:val="single" w:sz="6" w:space="9" w:color="` + hair + `"/></w:pBdr>`, ``},
	{"Rule", "Rule", "Normal", "", `<w:spacing w:before="0" w:after="320" w:line="240" w:lineRule="auto"/>`, ``},
	{"Thin", "Thin", "Normal", "", `<w:spacing w:before="0" w:after="100" w:line="120" w:lineRule="exact"/>`, `<w:sz w:val="4"/><w:szCs w:val="4"/>`},
	{"Sender", "Sender", "Normal", "", `<w:spacing w:after="40" w:line="264" w:lineRule="auto"/>`, `<w:b/><w:bCs/><w:sz w:val="34"/><w:szCs w:val="34"/>`},
	{"SenderPersons", "Sender Persons", "Normal", "", `<w:spacing w:after="60" w:line="264" w:lineRule="auto"/>`, `<w:i/><w:iCs/><w:color w:val="` + soft + `"/><w:sz w:val="20"/><w:szCs w:val="20"/>`},
	{"SenderLines", "Sender Lines", "Normal", "", `<w:pBdr><w:top w:val="single" w:sz="6" w:space="5" w:color="` + cool + `"/></w:pBdr><w:spacing w:after="480" w:line="264" w:lineRule="auto"/>`, `<w:color w:val="` + soft + `"/><w:sz w:val="17"/><w:szCs w:val="17"/>`},
	{"Dateline", "Dateline", "Normal", "", `<w:spacing w:before="120" w:after="320"/>`, ``},
	{"Label", "Label", "Normal", "", `<w:keepNext/><w:spacing w:after="20"/>`, `<w:color w:val="` + soft + `"/><w:sz w:val="17"/><w:szCs w:val="17"/>`},
	{"Address", "Address", "Normal", "", `<w:keepLines/><w:spacing w:after="180" w:line="276" w:lineRule="auto"/>`, ``},
	{"Copies", "Copies", "Normal", "", `<w:keepLines/><w:spacing w:after="120" w:line="264" w:lineRule="auto"/>`, `<w:color w:val="` + soft + `"/><w:sz w:val="19"/><w:szCs w:val="19"/>`},
	{"Signature", "Signature", "Normal", "", `<w:keepLines/><w:spacing w:after="60" w:line="276" w:lineRule="auto"/>`, ``},
	{"Signatories", "Signatories", "Normal", "", `<w:keepLines/><w:tabs><w:tab w:val="left" w:pos="510"/></w:tabs><w:spacing w:after="80" w:line="252" w:lineRule="auto"/><w:ind w:left="510" w:hanging="510"/>`, `<w:sz w:val="19"/><w:szCs w:val="19"/>`},
	{"Caption", "caption", "Normal", "", `<w:keepNext/><w:spacing w:before="160" w:after="80"/>`, `<w:b/><w:bCs/><w:sz w:val="20"/><w:szCs w:val="20"/>`},
	{"TableHead", "Table Head", "Normal", "", `<w:keepNext/><w:spacing w:before="40" w:after="40" w:line="252" w:lineRule="auto"/>`, `<w:b/><w:bCs/><w:color w:val="` + soft + `"/><w:sz w:val="17"/><w:szCs w:val="17"/>`},
	{"TableText", "Table Text", "Normal", "", `<w:spacing w:before="40" w:after="40" w:line="252" w:lineRule="auto"/>`, `<w:sz w:val="19"/><w:szCs w:val="19"/>`},
	{"Header", "header", "Normal", "", `<w:tabs><w:tab w:val="right" w:pos="8788"/></w:tabs><w:spacing w:after="280" w:line="240" w:lineRule="auto"/>`, `<w:color w:val="` + soft + `"/><w:sz w:val="18"/><w:szCs w:val="18"/>`},
	{"Footer", "footer", "Normal", "", `<w:tabs><w:tab w:val="right" w:pos="8788"/></w:tabs><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>`, `<w:color w:val="` + soft + `"/><w:sz w:val="16"/><w:szCs w:val="16"/>`},
	{"FootnoteText", "footnote text", "Normal", "", `<w:spacing w:after="40" w:line="252" w:lineRule="auto"/>`, `<w:sz w:val="18"/><w:szCs w:val="18"/>`},
}

// styles is the styles part. Fonts of complex scripts and their language are those of Khmer.
func styles(lang string) string {
	var b strings.Builder
	fmt.Fprintf(&b, header+`<w:styles`+spaces+`><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="%s" w:hAnsi="%s" w:eastAsia="%s" w:cs="%s"/>`+
		`<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="%s" w:eastAsia="en-US" w:bidi="km-KH"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`,
		latinFont, latinFont, latinFont, khmerFont, escape(region(lang)))
	for _, s := range paragraphStyles {
		attr := ""
		if s.id == "Normal" {
			attr = ` w:default="1"`
		}
		fmt.Fprintf(&b, `<w:style w:type="paragraph"%s w:styleId="%s"><w:name w:val="%s"/>`, attr, s.id, s.name)
		if s.based != "" {
			fmt.Fprintf(&b, `<w:basedOn w:val="%s"/>`, s.based)
		}
		if s.next != "" {
			fmt.Fprintf(&b, `<w:next w:val="%s"/>`, s.next)
		}
		b.WriteString(`<w:qFormat/><w:pPr>` + s.para + `</w:pPr>`)
		if s.run != "" {
			b.WriteString(`<w:rPr>` + s.run + `</w:rPr>`)
		}
		b.WriteString(`</w:style>`)
	}
	b.WriteString(`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>` +
		`<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:color w:val="` + cool + `"/><w:u w:val="single"/></w:rPr></w:style>` +
		`<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>` +
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>` +
		`<w:style w:type="table" w:styleId="LetterTable"><w:name w:val="Letter Table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="` + hair + `"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="` + hair + `"/></w:tblBorders><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="200" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
		`<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="1D1C1A"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>` +
		`<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style></w:styles>`)
	return b.String()
}
