package pdftext

import (
	"bytes"
	"context"
	"errors"
)

// What one file may cost.
const (
	maxObjects = 500_000
	maxStream  = 32 << 20 // bytes of one stream, opened
	maxOpened  = 96 << 20 // bytes of all streams, opened
	maxPages   = 500
	maxGlyphs  = 2_000_000
	maxForms   = 20_000 // times that content kept apart is shown
)

var (
	errBroken = errors.New("no page can be found in it")
	errLocked = errors.New("encrypted")
	errTooBig = errors.New("it opens to more than may be held")
)

// place is where an object stands: at an offset of the file, or as the index-th object inside the stream in.
type place struct {
	offset int
	in     int
	index  int
}

// file is a PDF file whose objects are read when they are asked for.
type file struct {
	ctx     context.Context
	data    []byte
	places  map[int]place
	objects map[int]any
	trailer dict
	opening map[int]bool // objects that are being read: a file may point in circles
	packs   map[int][]any
	opened  int // bytes
	glyphs  int
	forms   int
	lock    *lock
	fonts   int
}

// open finds the objects of a file: by its cross-reference tables, and where these are broken by looking through the
// whole file.
func open(ctx context.Context, data []byte) (*file, error) {
	f := &file{
		ctx: ctx, data: data, places: map[int]place{}, objects: map[int]any{}, trailer: dict{}, opening: map[int]bool{},
		packs: map[int][]any{},
	}
	f.readTables()
	if !f.unlock() {
		return nil, errLocked
	}
	if f.catalog() == nil {
		f.scan()
	}
	if f.trailer["Encrypt"] != nil && f.lock == nil {
		return nil, errLocked
	}
	if f.catalog() == nil {
		return nil, errBroken
	}
	return f, nil
}

// catalog is the root of the document, nil when there is none that has pages.
func (f *file) catalog() dict {
	root := f.dict(f.trailer["Root"])
	if f.dict(root["Pages"]) == nil {
		return nil
	}
	return root
}

// stop tells whether the time is up.
func (f *file) stop() bool { return f.ctx.Err() != nil }

// get follows references until a value is there.
func (f *file) get(v any) any {
	for range 8 {
		r, ok := v.(ref)
		if !ok {
			return v
		}
		v = f.load(r.num)
	}
	return nil
}

func (f *file) dict(v any) dict {
	switch v := f.get(v).(type) {
	case dict:
		return v
	case *stream:
		return v.dict
	}
	return nil
}

func (f *file) array(v any) array {
	a, _ := f.get(v).(array)
	return a
}

func (f *file) number(v any) float64 {
	n, _ := f.get(v).(float64)
	return n
}

func (f *file) name(v any) name {
	n, _ := f.get(v).(name)
	return n
}

func (f *file) load(num int) any {
	if v, ok := f.objects[num]; ok {
		return v
	}
	p, ok := f.places[num]
	if !ok || f.opening[num] || len(f.opening) > maxDepth || f.stop() {
		return nil
	}
	f.opening[num] = true
	defer delete(f.opening, num)
	var v any
	if p.in > 0 {
		if pack := f.pack(p.in); p.index < len(pack) {
			v = pack[p.index]
		}
	} else {
		var got int
		if got, v = f.objectAt(p.offset); got != num {
			v = nil
		}
	}
	f.objects[num] = v
	return v
}

// objectAt reads "N G obj … endobj" and gives N, 0 when no object stands there.
func (f *file) objectAt(offset int) (int, any) {
	if offset < 0 || offset >= len(f.data) {
		return 0, nil
	}
	l := &lexer{data: f.data, pos: offset}
	num, ok := l.object().(float64)
	gen, ok2 := l.object().(float64)
	if !ok || !ok2 {
		return 0, nil
	}
	if w, t := l.next(0); t != tokWord || w != word("obj") {
		return 0, nil
	}
	l.refs = true
	v := l.object()
	if f.lock != nil {
		v = f.lock.opened(int(num), int(gen), v)
	}
	d, ok := v.(dict)
	if !ok {
		return int(num), v
	}
	l.skip()
	if !bytes.HasPrefix(f.data[l.pos:], []byte("stream")) {
		return int(num), d
	}
	raw := f.body(d, l.pos+len("stream"))
	if f.lock != nil && f.name(d["Type"]) != "XRef" {
		raw = f.lock.open(int(num), int(gen), raw)
	}
	return int(num), &stream{d, raw}
}

// body is the bytes of a stream that begins at pos. Where /Length does not lead to "endstream", that word is looked for.
func (f *file) body(d dict, pos int) []byte {
	if pos < len(f.data) && f.data[pos] == '\r' {
		pos++
	}
	if pos < len(f.data) && f.data[pos] == '\n' {
		pos++
	}
	rest := f.data[pos:]
	if n := int(f.number(d["Length"])); n > 0 && n <= len(rest) {
		if bytes.HasPrefix(bytes.TrimLeft(rest[n:min(n+20, len(rest))], "\r\n \t"), []byte("endstream")) {
			return rest[:n]
		}
	}
	if i := bytes.Index(rest, []byte("endstream")); i >= 0 {
		return rest[:i]
	}
	return rest
}

// pack is the objects inside an object stream (7.5.7).
func (f *file) pack(num int) []any {
	if p, ok := f.packs[num]; ok {
		return p
	}
	f.packs[num] = nil
	s, ok := f.load(num).(*stream)
	if !ok || f.name(s.dict["Type"]) != "ObjStm" {
		return nil
	}
	data, err := f.decode(s)
	if err != nil {
		return nil
	}
	n, first := int(f.number(s.dict["N"])), int(f.number(s.dict["First"]))
	if n < 0 || n > maxObjects || first < 0 || first > len(data) {
		return nil
	}
	head := &lexer{data: data[:first]}
	var out []any
	for range n {
		id, ok := head.object().(float64)
		at, ok2 := head.object().(float64)
		if !ok || !ok2 || at < 0 || first+int(at) > len(data) || f.stop() {
			break
		}
		_ = id
		l := &lexer{data: data, pos: first + int(at), refs: true}
		out = append(out, l.object())
	}
	f.packs[num] = out
	return out
}
