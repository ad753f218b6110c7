package pdf

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/upheld/upheld/letter/doc"
)

// xmp is the metadata of the file. It says that the file keeps PDF/UA-1 (ISO 14289-1, 5), and carries the letter's own
// day; no clock is asked.
func xmp(d *doc.Document) string {
	var dated string
	if _, err := time.Parse(time.DateOnly, d.Day); err == nil {
		dated = "<xmp:CreateDate>" + d.Day + "</xmp:CreateDate>"
	}
	var author string
	if d.Sender.Name != "" {
		author = "<dc:creator><rdf:Seq><rdf:li>" + escaped(d.Sender.Name) + "</rdf:li></rdf:Seq></dc:creator>"
	}
	return "<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">` +
		"<dc:format>application/pdf</dc:format>" +
		`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">` + escaped(d.Title) + "</rdf:li></rdf:Alt></dc:title>" +
		"<dc:language><rdf:Bag><rdf:li>" + escaped(d.Lang) + "</rdf:li></rdf:Bag></dc:language>" +
		author + dated + "<pdfuaid:part>1</pdfuaid:part>" +
		"</rdf:Description></rdf:RDF></x:xmpmeta>\n" + `<?xpacket end="r"?>`
}

func escaped(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a bytes.Buffer takes everything
	return b.String()
}

func sortedKeys(m map[string]int) []string { return slices.Sorted(maps.Keys(m)) }

// outline writes the bookmarks and gives their object, 0 for none. Demands and parts stand side by side: a letter has
// few.
func (b *bookwork) outline(marks []bookmark, tops map[*slab]target) int {
	if len(marks) == 0 {
		return 0
	}
	root := b.w.reserve()
	var objs []int
	for range marks {
		objs = append(objs, b.w.reserve())
	}
	for i, m := range marks {
		t := tops[m.slab]
		body := textString([]byte("<</Title"), shortTitle(m.title))
		body = fmt.Appendf(body, "/Parent %d 0 R/Dest[%d 0 R/XYZ 0 %s null]", root, b.pages[t.page], pageHeight-t.y+10*pt)
		if i > 0 {
			body = fmt.Appendf(body, "/Prev %d 0 R", objs[i-1])
		}
		if i+1 < len(objs) {
			body = fmt.Appendf(body, "/Next %d 0 R", objs[i+1])
		}
		b.w.set(objs[i], append(body, ">>"...))
	}
	b.w.set(root, fmt.Appendf(nil, "<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>", objs[0], objs[len(objs)-1], len(objs)))
	return root
}

// shortTitle cuts a title at a word.
func shortTitle(s string) string {
	const most = 80
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	for i := most; i > most/2; i-- {
		if r[i] == ' ' {
			return string(r[:i]) + "…"
		}
	}
	return string(r[:most]) + "…"
}
