package source

import (
	"strconv"
	"strings"
)

// story reads one part of running text: the body, a head, the notes.
type story struct {
	docx              *docx
	out               blocks
	paras             []*para // open paragraphs: a text box stands inside one
	cells             []table // open tables
	heads             map[string]string
	note              func(id string, b *blocks) // called for each note, when the part holds notes
	inText, titlePage bool
	inRow             bool // in the properties of a row
	noteID            string
	hiddenRun         bool
	sections          int
}

type para struct {
	text         strings.Builder
	style        string
	list, level  string
	inProperties bool
	boxed        blocks
}

type table struct {
	cells   []string
	cell    blocks
	deleted bool // the row that is open was deleted by a tracked change
}

func (s *story) visitor() visitor {
	s.heads = map[string]string{}
	return visitor{open: s.open, close: s.close, chars: s.chars}
}

func (s *story) para() *para {
	if n := len(s.paras); n > 0 {
		return s.paras[n-1]
	}
	return nil
}

// write adds to the paragraph that is open.
func (s *story) write(t string) {
	if p := s.para(); p != nil && !s.hiddenRun && !p.inProperties {
		p.text.WriteString(t)
	}
}

func (s *story) chars(t string) {
	if s.inText {
		s.write(t)
	}
}

func (s *story) open(e element) bool {
	if p := s.para(); p != nil && p.inProperties {
		return s.property(p, e)
	}
	switch e.name {
	case "p":
		s.paras = append(s.paras, &para{})
	case "pPr":
		if p := s.para(); p != nil {
			p.inProperties = true
		}
	case "r":
		s.hiddenRun = false
	case "t":
		s.inText = true
	case "vanish", "specVanish":
		if e.on() {
			s.hiddenRun, s.docx.hidden = true, true
		}
	case "tab", "ptab":
		s.write("\t")
	case "br", "cr":
		if e.attr("type") == "" || e.attr("type") == "textWrapping" {
			s.write("\n")
		}
	case "noBreakHyphen":
		s.write("-")
	case "sym":
		s.write(symbol(e.attr("char")))
	case "footnoteReference":
		s.write(s.docx.mark("f" + e.attr("id")))
	case "endnoteReference":
		s.write(s.docx.mark("e" + e.attr("id")))
	case "tbl":
		s.cells = append(s.cells, table{})
	case "footnote", "endnote":
		if e.attr("type") != "" { // the line above the notes
			return false
		}
		s.noteID, s.out = e.attr("id"), blocks{}
	case "sectPr":
		s.sections++
	case "headerReference":
		if s.sections == 1 {
			s.heads[e.attr("type")] = e.attr("id")
		}
	case "titlePg":
		s.titlePage = s.titlePage || s.sections == 1 && e.on()
	case "trPr":
		s.inRow = true
	case "del", "moveFrom":
		s.docx.deleted = true
		if n := len(s.cells); n > 0 && s.inRow {
			s.cells[n-1].deleted = true
		}
		return false
	case "ins", "moveTo":
		s.docx.deleted = true
	case "blip", "imagedata":
		s.docx.pictures = true
	// A fallback says again what the choice beside it says; rt is written above a word to say it aloud.
	case "Fallback", "instrText", "delText", "rPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "rt":
		return false
	}
	return true
}

// property reads what matters of a paragraph's properties; the runs' own looks and former states do not.
func (s *story) property(p *para, e element) bool {
	switch e.name {
	case "pStyle":
		p.style = e.attr("val")
	case "numId":
		p.list = e.attr("val")
	case "ilvl":
		p.level = e.attr("val")
	case "rPr", "pPrChange":
		return false
	case "sectPr":
		s.sections++
	case "headerReference":
		if s.sections == 1 {
			s.heads[e.attr("type")] = e.attr("id")
		}
	case "titlePg":
		s.titlePage = s.titlePage || s.sections == 1 && e.on()
	}
	return true
}

func (s *story) close(name string) {
	switch name {
	case "p":
		s.endParagraph()
	case "pPr":
		if p := s.para(); p != nil {
			p.inProperties = false
		}
	case "r":
		s.hiddenRun = false
	case "t":
		s.inText = false
	case "trPr":
		s.inRow = false
	case "tc":
		if n := len(s.cells); n > 0 {
			t := &s.cells[n-1]
			t.cells = append(t.cells, strings.Join(strings.Fields(t.cell.String()), " "))
			t.cell = blocks{}
		}
	case "tr":
		if n := len(s.cells); n > 0 {
			t := &s.cells[n-1]
			line := strings.TrimRight(strings.Join(t.cells, "\t"), "\t")
			if !t.deleted {
				s.add(len(s.cells)-1, row, line)
			}
			t.cells, t.deleted = nil, false
		}
	case "tbl":
		if n := len(s.cells); n > 0 {
			s.cells = s.cells[:n-1]
		}
	case "footnote", "endnote":
		if s.note != nil {
			s.note(s.noteID, &s.out)
		}
		s.out = blocks{}
	}
}

// add puts a block into the cell that is open at a depth of tables, else into the text or the box that is open.
func (s *story) add(tables int, k kind, t string) {
	switch {
	case tables > 0:
		s.cells[tables-1].cell.add(k, t)
	case len(s.paras) > 0:
		s.para().boxed.add(k, t)
	default:
		s.out.add(k, t)
	}
}

// endParagraph adds the paragraph with the bullet or number of its list. What stood in text boxes follows it.
func (s *story) endParagraph() {
	n := len(s.paras)
	if n == 0 {
		return
	}
	p := s.paras[n-1]
	s.paras = s.paras[:n-1]
	list, level := p.list, p.level
	if list == "" || level == "" {
		st := s.docx.numberedStyle(p.style)
		if list == "" {
			list = st.list
		}
		if level == "" {
			level = st.level
		}
	}
	t := strings.TrimSpace(p.text.String())
	k := paragraph
	if list != "" && list != "0" && t != "" {
		lv, _ := strconv.Atoi(level)
		if lead := s.docx.numbering.next(list, lv); lead != "" {
			t, k = lead+" "+t, item
		}
	}
	s.add(len(s.cells), k, t)
	for _, b := range p.boxed.list {
		s.add(len(s.cells), b.kind, b.text)
	}
}

// symbol is the letter of a symbol font that a file names by its code; bullets and arrows are what letters use.
func symbol(hex string) string {
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		return ""
	}
	return bulletOf(string(rune(n)))
}
