package html

import (
	"strconv"

	"github.com/upheld/upheld/letter/doc"
)

// runs sets the runs of a paragraph. notes is false inside a note: notes have none.
func (w *writer) runs(runs []doc.Run, notes bool) {
	for i := range runs {
		r := &runs[i]
		w.within(r.Lang, func(lang attr) { w.run(r, lang) })
		if r.Note != nil && notes {
			w.notes = append(w.notes, noted{r.Note, w.lang})
			n := strconv.Itoa(len(w.notes))
			w.open("sup", class("mark"))
			w.open("a", attr{"id", "ref-" + n}, attr{"href", "#note-" + n}, attr{"role", "doc-noteref"})
			w.text(n)
			w.close("a")
			w.close("sup")
		}
	}
}

func (w *writer) run(r *doc.Run, lang attr) {
	var opened []name
	open := func(yes bool, element name, attrs ...attr) {
		if yes {
			w.open(element, attrs...)
			opened = append(opened, element)
		}
	}
	open(mayLink(r.Link), "a", attr{"href", r.Link}, attr{"rel", "noreferrer noopener"})
	open(r.Strong, "strong")
	open(r.Emph, "em")
	switch {
	case r.Computed:
		open(true, "span", class("computed"), attr{"title", r.Title}, lang)
	default:
		open(lang.value != "", "span", lang)
	}
	w.text(r.Text)
	for i := len(opened) - 1; i >= 0; i-- {
		w.close(opened[i])
	}
}

// sources sets the notes at the end, each with a link back to its mark.
func (w *writer) sources() {
	if len(w.notes) == 0 {
		return
	}
	w.open("section", class("notes"), attr{"role", "doc-endnotes"})
	w.line(w.heading(2), w.doc.Labels.Sources)
	w.open("ol")
	for i, note := range w.notes {
		n := strconv.Itoa(i + 1)
		w.open("li", attr{"id", "note-" + n})
		was := w.lang
		w.within(note.lang, func(lang attr) {
			w.open("span", lang)
			w.runs(note.runs, false)
			w.close("span")
		})
		w.lang = was
		w.text(" ")
		w.open("a", attr{"href", "#ref-" + n}, attr{"role", "doc-backlink"}, attr{"aria-label", "↩ " + n}, class("back"))
		w.text("↩")
		w.close("a")
		w.close("li")
		w.b.WriteByte('\n')
	}
	w.close("ol")
	w.close("section")
	w.b.WriteByte('\n')
}
