package source

import (
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/upheld/upheld/fault"
)

// fromDOCX reads a word processor's file (ECMA-376, WordprocessingML). Deletions that were tracked are left out,
// insertions are in; numbers of lists are computed as the numbering part says; the head of the first page comes first,
// since it holds the letterhead.
func fromDOCX(data []byte) (Doc, error) {
	p, err := openZip(data)
	if err != nil {
		return Doc{}, err
	}
	d := &docx{parts: p, notes: map[string]string{}, numbered: map[string]int{}}
	if err := d.load(); err != nil {
		return Doc{}, err
	}
	body, err := p.read(d.main)
	if err != nil {
		return Doc{}, err
	}
	if body == nil {
		return Doc{}, fault.New(fault.Invalid, "This DOCX file has no text part (%s).", d.main)
	}
	s := &story{docx: d}
	if err := walkXML(d.main, body, s.visitor()); err != nil {
		return Doc{}, err
	}
	out := blocks{}
	if err := d.letterhead(s, &out); err != nil {
		return Doc{}, err
	}
	for _, b := range s.out.list {
		out.add(b.kind, b.text)
	}
	if err := d.addNotes(&out); err != nil {
		return Doc{}, err
	}
	doc := Doc{Text: out.String()}
	if d.deleted {
		doc.Warnings = append(doc.Warnings, "The file holds tracked changes. Deletions were left out, insertions taken in.")
	}
	if d.hidden {
		doc.Warnings = append(doc.Warnings, "The file holds hidden text, which was left out.")
	}
	if d.pictures {
		doc.Warnings = append(doc.Warnings, "The file holds pictures. Words in them were not read.")
	}
	err = d.properties(&doc)
	return doc, err
}

// docx is what the parts beside the text say.
type docx struct {
	parts     *parts
	main      string
	relations map[string]string // id → part, of the main part
	numbering numbering
	styles    map[string]style
	notes     map[string]string // "f1", "e2" → part
	numbered  map[string]int    // the same → number in the text
	order     []string

	deleted, hidden, pictures bool
}

// load reads relationships, numbering and styles.
func (d *docx) load() error {
	d.main = "word/document.xml"
	root, err := d.readRelations("_rels/.rels", "")
	if err != nil {
		return err
	}
	for _, r := range root {
		if strings.HasSuffix(r.kind, "/officeDocument") && d.parts.files[r.target] != nil {
			d.main = r.target
		}
	}
	dir, file := path.Split(d.main)
	list, err := d.readRelations(dir+"_rels/"+file+".rels", dir)
	if err != nil {
		return err
	}
	d.relations = map[string]string{}
	for _, r := range list {
		d.relations[r.id] = r.target
		switch path.Base(r.kind) {
		case "numbering":
			err = d.numbering.read(d.parts, r.target)
		case "styles":
			err = d.readStyles(r.target)
		case "footnotes":
			d.notes["f"] = r.target
		case "endnotes":
			d.notes["e"] = r.target
		}
		if err != nil {
			return err
		}
	}
	return nil
}

type relation struct{ id, kind, target string }

// readRelations reads a relationships part; targets outside the file are left out.
func (d *docx) readRelations(part, dir string) ([]relation, error) {
	data, err := d.parts.read(part)
	if err != nil || data == nil {
		return nil, err
	}
	var out []relation
	err = walkXML(part, data, visitor{open: func(e element) bool {
		if e.name == "Relationship" && e.attr("TargetMode") != "External" {
			target := e.attr("Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join(dir, target)
			}
			out = append(out, relation{e.attr("Id"), e.attr("Type"), strings.TrimPrefix(target, "/")})
		}
		return true
	}})
	return out, err
}

// letterhead reads the head of the first page.
func (d *docx) letterhead(body *story, out *blocks) error {
	id := body.heads["default"]
	if body.titlePage {
		id = body.heads["first"]
	}
	target := d.relations[id]
	data, err := d.parts.read(target)
	if err != nil || data == nil {
		return err
	}
	s := &story{docx: d}
	if err := walkXML(target, data, s.visitor()); err != nil {
		return err
	}
	for _, b := range s.out.list {
		out.add(b.kind, b.text)
	}
	return nil
}

// mark gives a note its number in the order of the text.
func (d *docx) mark(key string) string {
	n, ok := d.numbered[key]
	if !ok {
		n = len(d.order) + 1
		d.numbered[key] = n
		d.order = append(d.order, key)
	}
	return "[" + strconv.Itoa(n) + "]"
}

func (d *docx) addNotes(out *blocks) error {
	texts := map[string]string{}
	for _, kind := range []string{"f", "e"} {
		part := d.notes[kind]
		data, err := d.parts.read(part)
		if err != nil {
			return err
		}
		if data == nil {
			continue
		}
		s := &story{docx: d}
		s.note = func(id string, b *blocks) {
			texts[kind+id] = strings.ReplaceAll(b.String(), "\n\n", " ")
		}
		if err := walkXML(part, data, s.visitor()); err != nil {
			return err
		}
	}
	for i, key := range d.order {
		out.add(note, "["+strconv.Itoa(i+1)+"] "+texts[key])
	}
	return nil
}

// properties reads title and day from the core properties. The title is taken for the subject only when it is not the
// name that a program gives by itself.
func (d *docx) properties(doc *Doc) error {
	data, err := d.parts.read("docProps/core.xml")
	if err != nil || data == nil {
		return err
	}
	var at string
	values := map[string]string{}
	err = walkXML("docProps/core.xml", data, visitor{
		open:  func(e element) bool { at = e.name; return true },
		close: func(string) { at = "" },
		chars: func(s string) { values[at] += s },
	})
	if err != nil {
		return err
	}
	doc.Subject = strings.TrimSpace(values["subject"])
	if doc.Subject == "" {
		doc.Subject = strings.TrimSpace(values["title"])
	}
	if day, err := time.Parse(time.RFC3339, strings.TrimSpace(values["created"])); err == nil {
		doc.Date = day.Format(time.DateOnly)
	}
	return nil
}
