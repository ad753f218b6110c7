package web

import (
	"encoding/json"
	"slices"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
)

// owners are the fields that name what a record is said of. Whoever reads such a record learns that there is the other.
var owners = []string{"appeal", "demand", "demands", "dispatch", "reply", "of", "reminds", "replaces", "consultation"}

// within keeps what is said of something that is not public in the house, with all that hangs on it; and what was closed in the
// record stays so.
func (p *deskPage) within(of string, drafts []book.Draft) error {
	open, err := p.isPublic(of)
	if err != nil {
		return err
	}
	if !open {
		inCase(drafts)
	}
	return p.keepClosed(drafts)
}

// closedDraft is one draft as keepClosed leaves it.
func (p *deskPage) closedDraft(d book.Draft, err error) ([]book.Draft, error) {
	drafts := []book.Draft{d}
	if err == nil {
		err = p.keepClosed(drafts)
	}
	return drafts, err
}

// keepClosed makes no draft more open than the version before it, and no new one more open than what it is said of. The fields
// that are for the team by their kind are not looked at: a form opens and closes them, and shows it.
func (p *deskPage) keepClosed(drafts []book.Draft) error {
	hangs := false
	isNew := make([]bool, len(drafts))
	for i := range drafts {
		known, err := p.keepAsWas(&drafts[i])
		if err != nil {
			return err
		}
		if isNew[i] = !known; !known {
			closed, err := p.ofClosed(drafts[i])
			if err != nil {
				return err
			}
			hangs = hangs || closed
		}
	}
	for i := range drafts {
		if hangs && isNew[i] {
			inCase(drafts[i : i+1])
		}
	}
	return nil
}

func inCase(drafts []book.Draft) {
	for i := range drafts {
		drafts[i].Log = "case"
	}
}

// keepAsWas closes in a new version of a record what was closed in the one before. known says that there is one.
func (p *deskPage) keepAsWas(d *book.Draft) (known bool, err error) {
	was, known, err := p.s.Desk.book.Doc(p.r.Context(), access.Operator(), book.At{}, d.Ref)
	if err != nil || !known {
		return false, err
	}
	d.Log = was.Log
	level := map[string]access.Level{} // from which each field is seen
	for l := access.Sealed; l >= access.Public; l-- {
		doc, _, err := p.s.Desk.book.Doc(p.r.Context(), access.Viewer{Name: l.String(), Level: l}, book.At{}, d.Ref)
		if err != nil {
			return true, err
		}
		for _, name := range fieldNames(doc.JSON) {
			level[name] = l
		}
	}
	see := map[string]string{}
	for _, f := range d.Fields {
		switch l, is := level[f.Name]; {
		case !is || slices.Contains(delivery.Hidden(d.Kind), f.Name):
			if d.See[f.Name] != "" {
				see[f.Name] = d.See[f.Name]
			}
		case l > access.Public:
			see[f.Name] = l.String()
		}
	}
	d.See = see
	return true, nil
}

// ofClosed says whether a draft is said of something that is not public.
func (p *deskPage) ofClosed(d book.Draft) (bool, error) {
	for _, f := range d.Fields {
		if !slices.Contains(owners, f.Name) {
			continue
		}
		for _, ref := range refsIn(f.Value) {
			_, is, err := p.s.Desk.book.Doc(p.r.Context(), access.Operator(), book.At{}, ref)
			if err != nil || !is {
				continue // of the same press, or of nothing; the book says so
			}
			if open, err := p.isPublic(ref); err != nil || !open {
				return true, err
			}
		}
	}
	return false, nil
}

// refsIn are the refs in a value: one, or a list.
func refsIn(value []byte) []string {
	var one string
	if json.Unmarshal(value, &one) == nil {
		return []string{one}
	}
	var list []string
	_ = json.Unmarshal(value, &list) // what is neither names nothing
	return list
}

func fieldNames(doc []byte) []string {
	var fields map[string]json.RawMessage
	_ = json.Unmarshal(doc, &fields) // a document of the book is an object; of none there are no names
	var out []string
	for name := range fields {
		out = append(out, name)
	}
	return out
}
