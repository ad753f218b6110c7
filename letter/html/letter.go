package html

import (
	"strconv"
	"strings"

	"github.com/upheld/upheld/letter/doc"
)

// writer sets one letter.
type writer struct {
	*markup
	doc   *doc.Document
	lang  string // of what is being set
	shift int    // how many levels lower headings stand
	notes []noted
	ids   map[string]bool // of demands: a page may not hold one twice
}

type noted struct {
	runs []doc.Run
	lang string
}

func (w *writer) heading(level int) name {
	return name("h" + strconv.Itoa(min(level+w.shift, 6)))
}

func (w *writer) letter() {
	d := w.doc
	w.open("article", class("letter"), attr{"lang", d.Lang})
	w.b.WriteByte('\n')
	w.letterhead()
	w.dateline()
	w.addressees("to", d.Labels.To, d.To)
	w.addressees("cc", d.Labels.CC, d.CC)
	w.line(w.heading(1), d.Subject, class("subject"))
	w.line("p", d.Greeting, class("greeting"))
	w.blocks(d.Body)
	w.line("p", d.Closing, class("closing"))
	w.signatures()
	for i := range d.Annexes {
		w.open("section", class("annex"))
		w.line(w.heading(2), d.Annexes[i].Title)
		w.blocks(d.Annexes[i].Body)
		w.close("section")
		w.b.WriteByte('\n')
	}
	w.sources()
	w.close("article")
	w.b.WriteByte('\n')
}

func (w *writer) letterhead() {
	s := &w.doc.Sender
	if s.Name == "" && len(s.Persons) == 0 && len(s.Lines) == 0 {
		return
	}
	w.open("div", class("letterhead"))
	element := name("p")
	if w.doc.Subject == "" { // a page needs one heading of the first level
		element = w.heading(1)
	}
	w.line(element, s.Name, class("sender"))
	w.line("p", strings.Join(s.Persons, ", "), class("persons"))
	w.line("p", strings.Join(s.Lines, " · "), class("reach"))
	w.close("div")
	w.b.WriteByte('\n')
}

func (w *writer) dateline() {
	d := w.doc
	if d.Place == "" && d.Date == "" {
		return
	}
	w.open("p", class("dateline"))
	w.text(d.Place)
	if d.Place != "" && d.Date != "" {
		w.text(", ")
	}
	if d.Date != "" {
		w.open("time", attr{"datetime", d.Day})
		w.text(d.Date)
		w.close("time")
	}
	w.close("p")
	w.b.WriteByte('\n')
}

func (w *writer) addressees(kind name, label string, to []doc.Addressee) {
	if len(to) == 0 {
		return
	}
	w.open("div", class(kind))
	w.line("p", label, class("label"))
	w.open("div", class(several("block", len(to) > 2)))
	for i := range to {
		a := &to[i]
		w.stacked(append([]string{a.Name, a.Role, a.Organisation}, a.Lines...))
	}
	w.close("div")
	w.close("div")
	w.b.WriteByte('\n')
}

func several(c name, yes bool) name {
	if yes {
		return c + " two"
	}
	return c
}

// signatures sets the block of those who sign; while they are few there is room to sign by hand.
func (w *writer) signatures() {
	signed := w.doc.Signed
	if len(signed) == 0 {
		return
	}
	c := several("signed", len(signed) > 1)
	if len(signed) > 8 {
		c += " many"
	}
	w.open("div", class(c))
	for i := range signed {
		s := &signed[i]
		w.stacked([]string{s.Name, s.Role, s.Organisation, s.Country})
	}
	w.close("div")
	w.b.WriteByte('\n')
}

// stacked is lines under each other, the first in strong letters, empty ones left out.
func (w *writer) stacked(lines []string) {
	w.open("p")
	first := true
	for _, s := range lines {
		switch {
		case s == "":
		case first:
			first = false
			w.open("strong")
			w.text(s)
			w.close("strong")
		default:
			w.open("br")
			w.text(s)
		}
	}
	w.close("p")
	w.b.WriteByte('\n')
}

// foot is what version of the letter this is, for the screen; on paper it stands in the margin.
func (w *writer) foot() {
	d := w.doc
	if d.Fingerprint == "" && !d.Draft {
		return
	}
	w.open("footer", class("version"))
	if d.Draft {
		w.line("p", d.Labels.Draft, class("draft"))
	}
	if d.Fingerprint != "" {
		w.line("p", strings.TrimSpace(d.Labels.Fingerprint+" "+d.Fingerprint), class("fingerprint"))
	}
	w.close("footer")
	w.b.WriteByte('\n')
}
