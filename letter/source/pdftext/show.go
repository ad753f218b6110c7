package pdftext

import "math"

func (p *painter) fontNamed(v any) *font {
	n, _ := v.(name)
	d := p.f.dict(p.resources["Font"])[n]
	r, isRef := d.(ref)
	if isRef {
		if ft, ok := p.fonts[r]; ok {
			return ft
		}
	}
	if d == nil {
		return nil
	}
	ft := p.f.font(d)
	p.f.fonts++
	ft.id = p.f.fonts
	if isRef {
		p.fonts[r] = ft
	}
	return ft
}

func (p *painter) show(i int) {
	if i < len(p.args) {
		if s, ok := p.args[i].(str); ok {
			p.showString(string(s))
		}
	}
}

func (p *painter) showArray() {
	if len(p.args) == 0 {
		return
	}
	a, _ := p.args[0].(array)
	for _, v := range a {
		switch v := v.(type) {
		case str:
			p.showString(string(v))
		case float64:
			p.tm = matrix{1, 0, 0, 1, -v / 1000 * p.state.size * p.state.scale, 0}.times(p.tm)
		}
	}
}

func (p *painter) showString(str string) {
	s := &p.state
	if s.font == nil {
		return
	}
	for _, g := range s.font.glyphs(str) {
		if p.f.glyphs++; p.f.glyphs > maxGlyphs {
			return
		}
		tx := g.width/1000*s.size + s.char
		if g.space {
			tx += s.word
		}
		tx *= s.scale
		at := matrix{s.size * s.scale, 0, 0, s.size, 0, s.rise}.times(p.tm).times(s.ctm)
		end := matrix{1, 0, 0, 1, tx - s.char*s.scale, 0}.times(p.tm).times(s.ctm)
		p.tm = matrix{1, 0, 0, 1, tx, 0}.times(p.tm)
		p.keep(g, piece{text: g.text, x: at[4], y: at[5], w: end[4] - at[4], size: math.Hypot(at[2], at[3]), font: s.font.id})
	}
}

// keep adds what was shown; inside marked content with ActualText one piece stands for all of it.
func (p *painter) keep(g glyph, pc piece) {
	if math.IsNaN(pc.x+pc.y+pc.w+pc.size) || math.IsInf(pc.x+pc.y+pc.w+pc.size, 0) {
		return
	}
	for i := range p.marks {
		m := &p.marks[i]
		if !m.actual {
			continue
		}
		if m.piece < 0 {
			m.piece = len(p.pieces)
			pc.text, pc.actual = m.text, true
			p.pieces = append(p.pieces, pc)
			return
		}
		if last := &p.pieces[m.piece]; math.Abs(last.y-pc.y) < last.size/2 {
			last.w = max(last.w, pc.x+pc.w-last.x)
		}
		return
	}
	if !g.known {
		p.unknown++
		pc.text = "\ufffd"
	}
	if pc.text != "" {
		p.pieces = append(p.pieces, pc)
	}
}
