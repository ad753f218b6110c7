package pdftext

// page is what one page shows.
type page struct {
	pieces   []piece
	pictures int
	unknown  int
}

// leaf is a page of the tree with what it inherits.
type leaf struct {
	dict      dict
	resources dict
	rotate    int
}

// leaves walks the tree of pages (7.7.3). A tree in circles ends, for every node is seen once.
func (f *file) leaves() []leaf {
	var out []leaf
	seen := map[int]bool{}
	var walk func(v any, up leaf, depth int)
	walk = func(v any, up leaf, depth int) {
		if r, ok := v.(ref); ok {
			if seen[r.num] {
				return
			}
			seen[r.num] = true
		}
		d := f.dict(v)
		if d == nil || depth > maxDepth || len(out) > maxPages || f.stop() {
			return
		}
		if r := f.dict(d["Resources"]); r != nil {
			up.resources = r
		}
		if n, ok := f.get(d["Rotate"]).(float64); ok {
			up.rotate = (int(n)%360 + 360) % 360
		}
		if kids, ok := f.get(d["Kids"]).(array); ok {
			for _, k := range kids {
				walk(k, up, depth+1)
			}
			return
		}
		up.dict = d
		out = append(out, up)
	}
	walk(f.catalog()["Pages"], leaf{}, 0)
	return out
}

// show runs the content of a page.
func (f *file) show(l leaf, fonts map[any]*font) (page, error) {
	var content []byte
	for _, v := range f.list(l.dict["Contents"]) {
		s, ok := f.get(v).(*stream)
		if !ok {
			continue
		}
		data, err := f.decode(s)
		if err != nil {
			return page{}, err
		}
		content = append(append(content, data...), '\n')
	}
	p := &painter{f: f, fonts: fonts, tm: identity, line: identity, state: state{scale: 1, ctm: turned(l.rotate)}}
	p.run(content, l.resources, 0)
	return page{p.pieces, p.pictures, p.unknown}, nil
}

// turned is the page turned as it is seen; where its corner lies does not matter for reading.
func turned(degrees int) matrix {
	switch degrees {
	case 90:
		return matrix{0, -1, 1, 0, 0, 0}
	case 180:
		return matrix{-1, 0, 0, -1, 0, 0}
	case 270:
		return matrix{0, 1, -1, 0, 0, 0}
	}
	return identity
}
