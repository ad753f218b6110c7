package letter

import (
	"regexp"
	"strconv"
	"strings"
)

// divLine opens or closes a block: three colons, what it is, and the rest of the line.
var divLine = regexp.MustCompile(`^:::+[ \t]*(?:([\pL]+)(?:[ \t]+(.*))?)?$`)

// div is one block between lines of three colons.
type div struct {
	kind  string // "demand", "annex", "lang"
	rest  line   // what stands behind it on its line
	open  line
	lines []line // between
	end   int    // behind the closing line
}

// readBody reads all behind the head: prose, and the blocks between lines of three colons.
func (s *source) readBody(l *Letter, start int) {
	lines := s.lines(start, len(s.text))
	for i := 0; i < len(lines); {
		n := 0
		for i+n < len(lines) && !isDiv(lines[i+n].text) {
			n++
		}
		if n > 0 {
			l.Body = append(l.Body, s.markdown(lines[i].start, lines[i+n-1].end())...)
			i += n
			continue
		}
		d, used := s.readDiv(lines[i:])
		i += used
		switch d.kind {
		case "":
		case "demand":
			s.readDemand(l, d)
		case "annex":
			l.Body = append(l.Body, s.readAnnex(d))
		case "lang":
			l.Body = append(l.Body, s.readLang(d)...)
		default:
			s.bad(d.open.start, d.open.end(), "%s is not a block of a letter; expected demand, annex or lang after the three colons", quoted(d.kind))
		}
	}
}

func isDiv(s string) bool { return strings.HasPrefix(s, ":::") }

// readDiv takes one block off the front of lines and tells how many lines it used.
func (s *source) readDiv(lines []line) (div, int) {
	open := line{strings.TrimRight(lines[0].text, " \t"), lines[0].start}
	m := divLine.FindStringSubmatchIndex(open.text)
	if m == nil {
		s.bad(open.start, open.end(), "%s is not understood; expected three colons and demand, annex or lang", quoted(open.text))
		return div{}, 1
	}
	if m[2] < 0 {
		s.bad(open.start, open.end(), "three colons close a block here, but none is open; expected \"::: demand\" before them")
		return div{}, 1
	}
	d := div{kind: strings.ToLower(open.text[m[2]:m[3]]), open: open}
	if m[4] >= 0 {
		d.rest = trimmed(line{open.text[m[4]:m[5]], open.start + m[4]})
	}
	for i, l := range lines[1:] {
		if !isDiv(l.text) {
			continue
		}
		d.lines = lines[1 : i+1]
		if strings.Trim(l.text, ": \t") == "" {
			d.end = l.end()
			return d, i + 2
		}
		s.bad(l.start, l.end(), "this block begins while the one of line %d is open; expected three colons (:::) to close that first", s.pos(open.start).Line)
		d.end = d.open.end()
		if i > 0 {
			d.end = lines[i].end()
		}
		return d, i + 1
	}
	s.bad(open.start, open.end(), "the block that begins here has no end; expected a line of three colons (:::)")
	d.lines, d.end = lines[1:], len(s.text)
	return d, len(lines)
}

// prose reads what stands between the lines of a block, from line n of it on.
func (s *source) prose(d div, n int) []Node {
	if n >= len(d.lines) {
		return nil
	}
	return s.markdown(d.lines[n].start, d.lines[len(d.lines)-1].end())
}

func (s *source) readAnnex(d div) Node {
	title := s.inlines(d.rest)
	if len(title) == 0 {
		s.bad(d.open.start, d.open.end(), "an annex needs a title; expected it after the word annex, \"::: annex Persons held\"")
	}
	return Node{Kind: AnnexNode, Inline: title, Children: s.prose(d, 0), Span: s.span(d.open.start, d.end)}
}

// langCode is a BCP 47 code as far as letters need one.
var langCode = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// readLang reads paragraphs in another language than the letter's.
func (s *source) readLang(d div) []Node {
	code := d.rest.text
	if !langCode.MatchString(code) {
		s.bad(d.open.start, d.open.end(), "%s is not the code of a language; expected one such as \"::: lang fr\"", quoted(code))
	}
	out := s.prose(d, 0)
	for i := range out {
		out[i].Lang = code
	}
	return out
}

// readDemand reads one demand: its keys up to the first empty line, then its words.
func (s *source) readDemand(l *Letter, d div) {
	n := 0
	for n < len(d.lines) && strings.TrimSpace(d.lines[n].text) != "" {
		n++
	}
	dm := Demand{N: s.number(l, d), Span: s.span(d.open.start, d.end), Spans: map[string]Span{}}
	if d.rest.text != "" {
		dm.Spans["n"] = s.span(d.rest.start, d.rest.end())
	}
	for _, e := range s.readKeys(d.lines[:n]) {
		dm.Spans[e.key] = e.span
		s.demandKey(&dm, e, l.Head.Language)
	}
	dm.Body = s.prose(d, n)
	if len(dm.Body) == 0 {
		s.bad(d.open.start, d.open.end(), "demand %d says nothing; expected an empty line after its keys, then what is asked, in words", dm.N)
	}
	if dm.ID == "" {
		dm.ID = demandID(l.Head.ID, dm.N)
	}
	for _, other := range l.Demands {
		if other.ID == dm.ID {
			at := dm.Spans["id"]
			if at == (Span{}) {
				at = dm.Span
			}
			s.bad(at.Start, at.End, "demand %d already has the id %q; expected another", other.N, dm.ID)
		}
	}
	l.Body = append(l.Body, Node{Kind: DemandNode, Demand: len(l.Demands), Span: dm.Span})
	l.Demands = append(l.Demands, dm)
}

// demandID is the id of a demand that gives none: "d-2016-05-13-open-letter-5" of "a-2016-05-13-open-letter".
func demandID(appeal string, n int) string {
	stem := strings.TrimPrefix(strings.TrimPrefix(appeal, "ap-"), "a-")
	if stem == "" {
		return "d-" + strconv.Itoa(n)
	}
	return "d-" + stem + "-" + strconv.Itoa(n)
}

// number is the number of a demand: the one given, which must be the next, or the next.
func (s *source) number(l *Letter, d div) int {
	next := 1
	if n := len(l.Demands); n > 0 {
		next = l.Demands[n-1].N + 1
	}
	if d.rest.text == "" {
		return next
	}
	n, err := strconv.Atoi(d.rest.text)
	switch {
	case err != nil || n < 1 || n > 9999:
		s.bad(d.rest.start, d.rest.end(), "%s is not the number of a demand; expected %d, or nothing", quoted(d.rest.text), next)
		return next
	case n != next:
		s.bad(d.rest.start, d.rest.end(), "demands are numbered one after the other; expected %d here, or no number", next)
		return next
	}
	return n
}
