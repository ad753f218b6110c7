package pdf

import (
	"strconv"

	"github.com/upheld/upheld/letter/doc"
)

// signingRoom is the space for a signature by hand; letters with more signatories than that are signed on their lists.
const (
	signingRoom = 30 * pt
	handSigned  = 8
)

// ending sets what follows the body: the closing, the signature block and the annexes.
func (f *flow) ending() {
	d := f.doc
	if d.Closing != "" {
		f.gap(18 * pt)
		f.keep = true
		f.text(f.root.add("P"), bodyStyle(d.Lang), []doc.Run{{Text: d.Closing}})
		f.keep = len(d.Signed) > 0
	}
	if len(d.Signed) > 0 {
		room, perRow := signingRoom, 1
		if len(d.Signed) > 1 {
			perRow = 2
		}
		if len(d.Signed) > handSigned {
			room = 12 * pt
		}
		var cells [][]doc.Run
		for i := range d.Signed {
			s := &d.Signed[i]
			cells = append(cells, stacked(s.Name, s.Role, s.Organisation, s.Country))
		}
		f.gap(room)
		f.grid(cells, perRow, room, plain(bodyLook, 14200, d.Lang))
	}
	for i := range d.Annexes {
		f.annex(&d.Annexes[i])
	}
}

func (f *flow) annex(a *doc.Annex) {
	f.page = true
	level := 2 - f.heading
	h := f.root.add("H" + strconv.Itoa(level))
	first := f.text(h, plain(subjectLook, 17*pt, f.doc.Lang), []doc.Run{{Text: a.Title}})
	f.mark(a.Title, level, first)
	f.glue(first)
	f.keep = true
	f.gap(8 * pt)
	f.blocks(f.root.add("Sect"), a.Body)
}
