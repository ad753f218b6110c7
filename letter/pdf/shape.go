package pdf

import (
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
)

// figures is the style of digits.
type figures uint8

const (
	oldStyle figures = iota // in prose
	lining                  // beside capitals
	tabular                 // in columns
	raised                  // marks of notes
)

// look is how a run of text is drawn.
type look struct {
	sans, bold, italic bool
	figures            figures
	size               unit
	color              color
}

var features = [...][]harfbuzz.Feature{
	oldStyle: {on("onum")},
	lining:   {on("lnum")},
	tabular:  {on("tnum"), on("lnum")},
	raised:   {on("sups")},
}

func on(tag string) harfbuzz.Feature {
	return harfbuzz.Feature{Tag: opentype.MustNewTag(tag), Value: 1, End: harfbuzz.FeatureGlobalEnd}
}

// glyph is one drawn shape; lengths in thousandths of an em.
type glyph struct {
	gid    uint16
	code   uint16 // in the subset, 0 until it is first drawn
	adv    int
	dx, dy int
	text   string // the characters it stands for
}

// shaped is a piece of text in one face, at any size.
type shaped struct {
	face     *face
	glyphs   []glyph
	text     string
	adv      int
	top, low int // ink above and below the line, both up
	// whole marks text whose glyphs do not stand one for one for its characters, as in Khmer: it is copied out
	// through /ActualText.
	whole bool
}

type shapeKey struct {
	face int
	figs figures
	text string
}

// press is what one letter is set with. It is not for use by several letters at once.
type press struct {
	*tools
	faces [faceCount]*face
	cache map[shapeKey]*shaped
}

// tools are the parts of a press that cost time to make and know nothing of a letter; they are used again.
type tools struct {
	buf   *harfbuzz.Buffer
	fonts [faceCount]*harfbuzz.Font
	lines segmenter.Segmenter
}

var toolbox = sync.Pool{New: func() any { return &tools{buf: harfbuzz.NewBuffer()} }}

func newPress() (*press, error) {
	all, err := sources()
	if err != nil {
		return nil, err
	}
	p := &press{tools: toolbox.Get().(*tools), cache: make(map[shapeKey]*shaped)}
	for i, s := range all {
		p.faces[i] = &face{source: s, id: i, codes: make(map[codeKey]uint16)}
	}
	return p, nil
}

// done gives the tools back. The words of the letter do not stay in them.
func (p *press) done() {
	clear(p.buf.Info[:cap(p.buf.Info)])
	p.buf.Clear()
	p.lines = segmenter.Segmenter{}
	toolbox.Put(p.tools)
	p.tools = nil
}

// pick is the face that draws r in this look, or nil when none can.
func (p *press) pick(l look, r rune) *face {
	for _, id := range l.order(r) {
		if f := p.faces[id]; f.has(drawnAs(r)) {
			return f
		}
	}
	return nil
}

// order is the faces to try for r: the look's own, then the other Latin face, then the Khmer one; for Khmer, that first.
func (l look) order(r rune) [3]int {
	se, sa, kh := serif, sans, khmer
	if l.bold {
		se, sa, kh = serifBold, sansBold, khmerBold
	}
	if l.italic {
		se++
	}
	switch {
	case isKhmer(r):
		return [3]int{kh, se, sa}
	case l.sans:
		return [3]int{sa, se, kh}
	}
	return [3]int{se, sa, kh}
}

func isKhmer(r rune) bool { return r >= 0x1780 && r <= 0x17ff || r >= 0x19e0 && r <= 0x19ff }

// drawnAs is the character whose shape r has: hyphens that only differ in where a line may break look alike.
func drawnAs(r rune) rune {
	if r == '\u2011' {
		return '\u2010'
	}
	return r
}

// shape sets text, all in face f.
func (p *press) shape(f *face, figs figures, text string) *shaped {
	key := shapeKey{f.id, figs, text}
	if s, ok := p.cache[key]; ok {
		return s
	}
	hb := p.fonts[f.id]
	if hb == nil {
		hb = harfbuzz.NewFont(font.NewFace(f.font))
		p.fonts[f.id] = hb
	}
	runes := []rune(text)
	for i, r := range runes {
		runes[i] = drawnAs(r)
	}
	p.buf.Clear()
	p.buf.AddRunes(runes, 0, len(runes))
	p.buf.Props = harfbuzz.SegmentProperties{Direction: harfbuzz.LeftToRight, Script: language.Latin, Language: "en"}
	if f.id >= khmer {
		p.buf.Props.Script, p.buf.Props.Language = language.Khmer, "km"
	}
	p.buf.Shape(hb, features[figs])
	s := &shaped{face: f, text: text, whole: f.id >= khmer}
	s.glyphs = make([]glyph, len(p.buf.Info))
	offset := byteOffsets(text)
	for i, g := range p.buf.Info {
		pos := p.buf.Pos[i]
		s.glyphs[i] = glyph{gid: uint16(g.Glyph), adv: int(pos.XAdvance), dx: int(pos.XOffset), dy: int(pos.YOffset)}
		if ext, ok := hb.GlyphExtents(g.Glyph); ok && f.id >= khmer {
			s.top = max(s.top, int(ext.YBearing)+int(pos.YOffset))
			s.low = min(s.low, int(ext.YBearing+ext.Height)+int(pos.YOffset))
		}
	}
	for i := 0; i < len(s.glyphs); {
		from, j := p.buf.Info[i].Cluster, i+1
		for j < len(s.glyphs) && p.buf.Info[j].Cluster == from {
			j++
		}
		to := len(runes)
		if j < len(s.glyphs) {
			to = p.buf.Info[j].Cluster
		}
		s.whole = s.whole || j > i+1
		deal(s.glyphs[i:j], text, offset[from:to+1])
		i = j
	}
	for i := range s.glyphs {
		if s.glyphs[i].text == "\u202f" {
			s.glyphs[i].adv = max(s.glyphs[i].adv, thinSpace)
		}
		s.adv += s.glyphs[i].adv
	}
	p.cache[key] = s
	return s
}

// thinSpace is the least width of U+202F, the thin no-break space of French; that of the fonts is too thin to be seen beside
// a guillemet.
const thinSpace = 190

// deal gives the glyphs of one cluster the characters of that cluster in the order in which they are written, one each and
// the rest to the last. So readers that do not know /ActualText still find the letters in their order. A glyph for which
// none is left stands for a character that is not seen: PDF/UA-1, 7.21.7, wants one for each.
func deal(glyphs []glyph, text string, offset []int) {
	n := len(offset) - 1
	for i := range glyphs {
		switch {
		case i >= n:
			glyphs[i].text = string(zeroWidthSpace)
		case i == len(glyphs)-1:
			glyphs[i].text = text[offset[i]:offset[n]]
		default:
			glyphs[i].text = text[offset[i]:offset[i+1]]
		}
	}
}

// byteOffsets is where each rune of s begins, and len(s).
func byteOffsets(s string) []int {
	out := make([]int, 0, len(s)+1)
	for i := range s {
		out = append(out, i)
	}
	return append(out, len(s))
}
