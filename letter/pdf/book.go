package pdf

import (
	"fmt"
	"strings"
	"time"
	"unicode"
)

// bookwork writes what holds the pages together: page objects, annotations, the structure tree, the outline.
type bookwork struct {
	w        *writer
	pages    []int
	parent   int // object of the parent tree
	byPage   [][]*node
	annots   []*node // elements of annotations, in the order of their keys
	pageRoot int
}

// page writes page i, whose object is n.
func (b *bookwork) page(n, i int, c *canvas, fontsAt [faceCount]int) {
	content := b.w.stream("", c.b)
	var res, annots []byte
	for id, used := range c.used {
		if used {
			res = fmt.Appendf(res, "/F%d %d 0 R", id, fontsAt[id])
		}
	}
	for _, l := range c.links {
		annots = fmt.Appendf(annots, "%d 0 R ", b.link(i, l))
	}
	body := fmt.Appendf(nil, "<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/Contents %d 0 R/Resources<</Font<<%s>>>>/StructParents %d/Tabs/S",
		b.pagesNode(), pageWidth, pageHeight, content, res, i)
	if len(annots) > 0 {
		body = fmt.Appendf(body, "/Annots[%s]", annots)
	}
	b.w.set(n, append(body, ">>"...))
	b.byPage = append(b.byPage, c.mcids)
}

// pagesNode is the object of the page tree, reserved on first use.
func (b *bookwork) pagesNode() int {
	if b.pageRoot == 0 {
		b.pageRoot = b.w.reserve()
	}
	return b.pageRoot
}

// link writes an annotation and makes it a kid of its element.
func (b *bookwork) link(page int, l place) int {
	key := len(b.pages) + len(b.annots)
	body := fmt.Appendf(nil, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%s %s %s %s]/StructParent %d/P %d 0 R/Contents",
		l.x, pageHeight-l.y-l.h, l.x+l.w, pageHeight-l.y, key, b.pages[page])
	body = textString(body, shorten(l.link.says))
	if to := l.link.to; to != nil {
		body = fmt.Appendf(body, "/Dest[%d 0 R/XYZ 0 %s null]>>", b.pages[max(to.page, 0)], pageHeight-to.y)
	} else {
		body = fmt.Appendf(body, "/A<</S/URI/URI%s>>>>", literal(l.link.url))
	}
	n := b.w.reserve()
	b.w.set(n, body)
	l.link.node.kids = append(l.link.node.kids, kid{page: page, mcid: -1, annot: n})
	b.annots = append(b.annots, l.link.node)
	return n
}

// shorten keeps the description of a link to what one listens to.
func shorten(s string) string {
	const most = 300
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return string(r[:most-1]) + "…"
}

// literal is s as a PDF string; an address with other than ASCII is percent-encoded (ISO 32000-1, 12.6.4.7).
func literal(s string) string {
	var b strings.Builder
	b.WriteByte('(')
	for i := range len(s) {
		switch c := s[i]; {
		case c == '(' || c == ')' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c > unicode.MaxASCII:
			fmt.Fprintf(&b, "%%%02X", c)
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte(')')
	return b.String()
}

// pageTree writes the tree of pages and gives its object.
func (b *bookwork) pageTree(objs []int) int {
	var kids []byte
	for _, n := range objs {
		kids = fmt.Appendf(kids, "%d 0 R ", n)
	}
	b.w.set(b.pagesNode(), fmt.Appendf(nil, "<</Type/Pages/Count %d/Kids[%s]>>", len(objs), kids))
	return b.pagesNode()
}

// tree writes the structure tree under root into object n, and the parent tree.
func (b *bookwork) tree(root *node, n int) {
	ids := make(map[string]int)
	b.number(root, ids)
	b.element(root, n)
	var nums []byte
	for i, els := range b.byPage {
		nums = fmt.Appendf(nums, "%d[", i)
		for _, el := range els {
			nums = fmt.Appendf(nums, "%d 0 R ", el.obj)
		}
		nums = append(nums, ']')
	}
	for i, el := range b.annots {
		nums = fmt.Appendf(nums, "%d %d 0 R ", len(b.pages)+i, el.obj)
	}
	b.w.set(b.parent, fmt.Appendf(nil, "<</Nums[%s]>>", nums))
	b.w.set(n, fmt.Appendf(nil, "<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d%s>>",
		root.obj, b.parent, len(b.pages)+len(b.annots), idTree(ids)))
}

// number gives each element that something was drawn for its object, and collects ids.
func (b *bookwork) number(n *node, ids map[string]int) {
	n.obj = b.w.reserve()
	n.page = -1
	if n.id != "" {
		ids[n.id] = n.obj
	}
	n.flat(func(k kid) {
		if k.node == nil {
			if n.page < 0 {
				n.page = k.page
			}
			return
		}
		if !k.node.empty() || k.node.typ == "TD" || k.node.typ == "TH" {
			b.number(k.node, ids)
		}
	})
}

func (b *bookwork) element(n *node, parent int) {
	body := fmt.Appendf(nil, "<</Type/StructElem/S/%s/P %d 0 R", n.typ, parent)
	if n.page >= 0 {
		body = fmt.Appendf(body, "/Pg %d 0 R", b.pages[n.page])
	}
	if n.lang != "" {
		body = append(append(body, "/Lang"...), literal(n.lang)...)
	}
	if n.actual != "" {
		body = textString(append(body, "/ActualText"...), n.actual)
	}
	if n.attrs != "" {
		body = fmt.Appendf(body, "/A<<%s>>", n.attrs)
	}
	if n.id != "" {
		body = append(append(body, "/ID"...), literal(n.id)...)
	}
	body = append(body, "/K["...)
	n.flat(func(k kid) {
		switch {
		case k.node != nil:
			if k.node.obj == 0 {
				return
			}
			body = fmt.Appendf(body, "%d 0 R ", k.node.obj)
			b.element(k.node, n.obj)
		case k.annot > 0:
			body = fmt.Appendf(body, "<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>", k.annot, b.pages[k.page])
		case k.page == n.page:
			body = fmt.Appendf(body, "%d ", k.mcid)
		default:
			body = fmt.Appendf(body, "<</Type/MCR/Pg %d 0 R/MCID %d>>", b.pages[k.page], k.mcid)
		}
	})
	b.w.set(n.obj, append(body, "]>>"...))
}

// idTree is the tree of ids, which must be in order.
func idTree(ids map[string]int) string {
	if len(ids) == 0 {
		return ""
	}
	names := sortedKeys(ids)
	var out []byte
	for _, name := range names {
		out = fmt.Appendf(append(out, literal(name)...), "%d 0 R ", ids[name])
	}
	return fmt.Sprintf("/IDTree<</Kids[<</Limits[%s%s]/Names[%s]>>]>>", literal(names[0]), literal(names[len(names)-1]), out)
}

// describe writes the catalog, the information dictionary and the metadata.
func (f *flow) describe(w *writer, catalog, info, tree, outline, pages int) {
	d := f.doc
	meta := w.readable("/Type/Metadata/Subtype/XML", []byte(xmp(d)))
	body := fmt.Appendf(nil, "<</Type/Catalog/Pages %d 0 R/Lang%s/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R/Metadata %d 0 R/ViewerPreferences<</DisplayDocTitle true>>",
		pages, literal(d.Lang), tree, meta)
	if outline > 0 {
		body = fmt.Appendf(body, "/Outlines %d 0 R", outline)
	}
	w.set(catalog, append(body, ">>"...))
	body = textString([]byte("<</Title"), d.Title)
	if d.Sender.Name != "" {
		body = textString(append(body, "/Author"...), d.Sender.Name)
	}
	if day, err := time.Parse(time.DateOnly, d.Day); err == nil {
		body = fmt.Appendf(body, "/CreationDate(D:%s)", day.Format("20060102"))
	}
	w.set(info, append(body, ">>"...))
}
