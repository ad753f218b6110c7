package web

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/house"
)

// directory knows who is meant by the names that letters give to those whom they ask. It belongs to one House and never
// changes.
type directory struct {
	bodies map[string]string       // name to body of the record
	ids    map[string]string       // every name of a letter to its id
	moved  map[string]string       // a name as an address to the id of the body that is meant by it
	names  map[string][]string     // id to names, in the order of the letters
	asked  map[string][]askedUnder // id to the demands that ask it
	again  map[string][]askedAgain // id to the restatements whose appeal goes to it
	named  map[string][]string     // id to the appeals that go to it
	goes   map[string][]string     // appeal to the ids that it goes to
	sent   map[[2]string]bool      // id and appeal: a dispatch of it went to it
}

// askedUnder is a demand and the name under which it asks somebody: a place in the House, since there are many.
type askedUnder struct {
	demand string
	who    *appeal.Addressee
}

// askedAgain is a demand that an appeal restates to somebody.
type askedAgain struct {
	demand string
	as     *appeal.Restated
}

// id is the address of an addressee: the body where a letter, a demand or a dispatch says which one is meant, so that one
// office under several names is one addressee; else its name as a slug.
func (d *directory) id(name string) string {
	if id := d.ids[name]; id != "" {
		return id
	}
	if b := d.bodies[name]; b != "" {
		return b
	}
	return slug(name)
}

// slug is a name as an address. Names that differ in capitals, accents and punctuation alone have the same one. A name of which
// letters would be lost (one in another script) has the first digits of its SHA-256 instead.
func slug(name string) string {
	var b strings.Builder
	lost := false
	for _, r := range norm.NFD.String(strings.ToLower(name)) {
		switch {
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r) && r < 0x370, r == '\'', r == '’', r == '.':
		case unicode.IsLetter(r) || unicode.IsMark(r):
			lost = true
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	s := strings.TrimSuffix(b.String(), "-")
	if lost || s == "" {
		sum := sha256.Sum256([]byte(name))
		return "n-" + hex.EncodeToString(sum[:6])
	}
	return s
}

// directoryKey is the key of the directory beside its House.
type directoryKey struct{}

// directoryOf is the directory of the House of a page.
func directoryOf(p *Page) *directory {
	return p.House.Beside(directoryKey{}, func() any { return newDirectory(p.House) }).(*directory)
}

func newDirectory(h *house.House) *directory {
	d := &directory{
		bodies: map[string]string{}, names: map[string][]string{}, asked: map[string][]askedUnder{}, again: map[string][]askedAgain{},
		named: map[string][]string{}, ids: map[string]string{}, moved: map[string]string{},
		goes: map[string][]string{}, sent: map[[2]string]bool{},
	}
	demands, sent := h.Appeals.Demands(), h.Delivery.Dispatches()
	know := func(name, body string) {
		if body != "" {
			d.bodies[name] = cmp.Or(d.bodies[name], body)
		}
	}
	for _, x := range demands {
		for _, a := range x.AskedOf {
			know(a.Name, a.Body)
		}
	}
	for _, x := range sent {
		for _, name := range append([]string{x.Addressee}, x.For...) {
			know(name, x.Body)
		}
	}
	for _, b := range h.Record.Bodies() { // a letter may name a body as the record does
		for _, name := range append([]string{b.Name}, b.Variants...) {
			know(name, b.Ref)
		}
	}
	for _, a := range h.Appeals.Appeals() {
		for _, name := range a.Addressees {
			id := d.name(name)
			if !slices.Contains(d.goes[a.Ref], id) {
				d.goes[a.Ref] = append(d.goes[a.Ref], id)
				d.named[id] = append(d.named[id], a.Ref)
			}
		}
	}
	for _, x := range demands {
		for i := range x.AskedOf {
			a := &x.AskedOf[i]
			id := d.name(a.Name)
			d.asked[id] = append(d.asked[id], askedUnder{x.Ref, a})
			if !a.Inferred && x.Appeal != "" && !slices.Contains(d.goes[x.Appeal], id) {
				d.goes[x.Appeal] = append(d.goes[x.Appeal], id)
				d.named[id] = append(d.named[id], x.Appeal)
			}
		}
	}
	for _, x := range demands {
		for i := range x.Restated {
			r := &x.Restated[i]
			for _, id := range d.goes[r.Appeal] {
				d.again[id] = append(d.again[id], askedAgain{x.Ref, r})
			}
		}
	}
	for _, x := range sent {
		d.name(x.Addressee)
		for _, name := range append([]string{x.Addressee}, x.For...) {
			d.sent[[2]string{d.id(name), x.Appeal}] = true
		}
	}
	return d
}

// name takes a name in and gives its id.
func (d *directory) name(name string) string {
	if id := d.ids[name]; id != "" {
		return id
	}
	id := d.id(name)
	d.ids[name] = id
	d.names[id] = append(d.names[id], name)
	if old := slug(name); old != id {
		d.moved[old] = id
	}
	return id
}

// title is how an addressee is called: as the record calls its body, else as the first letter did.
func (d *directory) title(h *house.House, id string) string {
	if b, ok := h.Record.Body(id); ok {
		return b.Name
	}
	if list := d.names[id]; len(list) > 0 {
		return list[0]
	}
	return id
}

// went reports whether a dispatch of an appeal went to an addressee.
func (d *directory) went(id, appeal string) bool { return d.sent[[2]string{id, appeal}] }
