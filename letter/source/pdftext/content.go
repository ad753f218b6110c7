package pdftext

import (
	"bytes"
	"strings"
	"unicode/utf16"
)

// piece is a letter or a run of letters where the page shows it; measures in points, y upwards.
type piece struct {
	text    string
	x, y    float64
	w, size float64
	font    int  // tells fonts apart
	actual  bool // the words come from ActualText and stand for themselves
}

type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// times is m followed by n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// state is what q saves and Q brings back.
type state struct {
	ctm                           matrix
	font                          *font
	size, char, word, scale, lead float64
	rise                          float64
}

// mark is one open marked content. Text is the words that stand for what is shown inside it.
type mark struct {
	actual bool
	text   string
	piece  int // its piece, -1 before anything was shown
}

// painter runs the content of a page and keeps what is shown.
type painter struct {
	f         *file
	state     state
	saved     []state
	tm, line  matrix
	marks     []mark
	pieces    []piece
	pictures  int
	unknown   int // glyphs that no table names
	fonts     map[any]*font
	resources dict
	args      []any
}

func (p *painter) run(data []byte, resources dict, depth int) {
	outer := p.resources
	p.resources = resources
	defer func() { p.resources = outer }()
	l := &lexer{data: data}
	for n := 0; ; n++ {
		if n%1024 == 0 && p.f.stop() || p.f.glyphs > maxGlyphs {
			return
		}
		v, t := l.next(0)
		switch t {
		case tokEnd:
			return
		case tokObject:
			if len(p.args) < 512 {
				p.args = append(p.args, v)
			}
			continue
		case tokWord:
			if v.(word) == "BI" {
				skipPicture(l)
				p.pictures++
			} else {
				p.do(string(v.(word)), depth)
			}
		}
		p.args = p.args[:0]
	}
}

// skipPicture passes over a picture that stands in the content itself (8.9.7).
func skipPicture(l *lexer) {
	for {
		i := bytes.Index(l.data[l.pos:], []byte("EI"))
		if i < 0 {
			l.pos = len(l.data)
			return
		}
		at := l.pos + i
		l.pos = at + 2
		if at > 0 && space(l.data[at-1]) && (l.pos >= len(l.data) || space(l.data[l.pos])) {
			return
		}
	}
}

func (p *painter) num(i int) float64 {
	if i < len(p.args) {
		n, _ := p.args[i].(float64)
		return n
	}
	return 0
}

func (p *painter) matrix() matrix {
	return matrix{p.num(0), p.num(1), p.num(2), p.num(3), p.num(4), p.num(5)}
}

func (p *painter) do(op string, depth int) {
	s := &p.state
	switch op {
	case "q":
		if len(p.saved) < 1000 {
			p.saved = append(p.saved, *s)
		}
	case "Q":
		if n := len(p.saved) - 1; n >= 0 {
			*s, p.saved = p.saved[n], p.saved[:n]
		}
	case "cm":
		s.ctm = p.matrix().times(s.ctm)
	case "BT":
		p.tm, p.line = identity, identity
	case "Tc":
		s.char = p.num(0)
	case "Tw":
		s.word = p.num(0)
	case "Tz":
		s.scale = p.num(0) / 100
	case "TL":
		s.lead = p.num(0)
	case "Ts":
		s.rise = p.num(0)
	case "Tf":
		s.size = p.num(1)
		if len(p.args) > 0 {
			s.font = p.fontNamed(p.args[0])
		}
	case "Td":
		p.move(p.num(0), p.num(1))
	case "TD":
		s.lead = -p.num(1)
		p.move(p.num(0), p.num(1))
	case "Tm":
		p.tm = p.matrix()
		p.line = p.tm
	case "T*":
		p.move(0, -s.lead)
	case "Tj":
		p.show(0)
	case "'":
		p.move(0, -s.lead)
		p.show(0)
	case `"`:
		s.word, s.char = p.num(0), p.num(1)
		p.move(0, -s.lead)
		p.show(2)
	case "TJ":
		p.showArray()
	case "BMC", "BDC":
		p.begin(op == "BDC")
	case "EMC":
		if n := len(p.marks); n > 0 {
			p.marks = p.marks[:n-1]
		}
	case "Do":
		p.form(depth)
	}
}

func (p *painter) move(x, y float64) {
	p.line = matrix{1, 0, 0, 1, x, y}.times(p.line)
	p.tm = p.line
}

// begin opens marked content; its words, when it has any, stand in ActualText (14.9.4).
func (p *painter) begin(properties bool) {
	m := mark{piece: -1}
	if properties && len(p.args) > 1 {
		v := p.args[1]
		if n, ok := v.(name); ok {
			v = p.f.dict(p.resources["Properties"])[n]
		}
		if s, ok := p.f.get(p.f.dict(v)["ActualText"]).(str); ok {
			m.actual, m.text = true, textString(string(s))
		}
	}
	if len(p.marks) < 1000 {
		p.marks = append(p.marks, m)
	}
}

// textString decodes a text string of the file (7.9.2.2).
func textString(s string) string {
	switch {
	case strings.HasPrefix(s, "\xfe\xff"):
		return utf16BE(s)
	case strings.HasPrefix(s, "\xff\xfe"):
		units := make([]uint16, len(s)/2-1)
		for i := range units {
			units[i] = uint16(s[2*i+2]) | uint16(s[2*i+3])<<8
		}
		return string(utf16.Decode(units))
	case strings.HasPrefix(s, "\xef\xbb\xbf"):
		return s[3:]
	}
	out := make([]rune, 0, len(s))
	letters := baseLetters("WinAnsiEncoding", "")
	for i := range len(s) {
		if t := letters[s[i]]; t != "" {
			out = append(out, []rune(t)...)
		} else if s[i] < 32 {
			out = append(out, rune(s[i]))
		}
	}
	return string(out)
}

// form runs content that is kept apart and shown by name (8.10), and counts pictures.
func (p *painter) form(depth int) {
	if len(p.args) == 0 {
		return
	}
	n, _ := p.args[0].(name)
	s, ok := p.f.get(p.f.dict(p.resources["XObject"])[n]).(*stream)
	if !ok {
		return
	}
	if p.f.name(s.dict["Subtype"]) == "Image" {
		p.pictures++
		return
	}
	if p.f.forms++; depth >= 8 || p.f.forms > maxForms {
		return
	}
	data, err := p.f.decode(s)
	if err != nil {
		return
	}
	inner := p.f.dict(s.dict["Resources"])
	if inner == nil {
		inner = p.resources
	}
	was, tm, line, saved := p.state, p.tm, p.line, p.saved
	if m := p.f.array(s.dict["Matrix"]); len(m) == 6 {
		var by matrix
		for i := range by {
			by[i] = p.f.number(m[i])
		}
		p.state.ctm = by.times(p.state.ctm)
	}
	p.saved, p.args = nil, nil
	p.run(data, inner, depth+1)
	p.state, p.tm, p.line, p.saved = was, tm, line, saved
}
