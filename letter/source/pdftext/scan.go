package pdftext

import (
	"bytes"
	"strconv"
)

// scan looks for "N G obj" in the whole file; a later one stands for an earlier one, as in files that were added to.
func (f *file) scan() {
	clear(f.places)
	clear(f.objects)
	clear(f.packs)
	for i := 0; len(f.places) < maxObjects && !f.stop(); {
		j := bytes.Index(f.data[i:], []byte("obj"))
		if j < 0 {
			break
		}
		at := i + j
		i = at + 3
		if start, num := before(f.data, at); num > 0 {
			f.places[num] = place{offset: start}
		}
	}
	f.scanTrailers()
	if !f.unlock() {
		return
	}
	var direct []int
	for num := range f.places {
		direct = append(direct, num)
	}
	for _, num := range direct {
		f.adopt(num)
	}
}

// adopt takes in what a scanned object tells: the objects inside an object stream, or that it is the root.
func (f *file) adopt(num int) {
	switch v := f.load(num).(type) {
	case *stream:
		if f.name(v.dict["Type"]) != "ObjStm" {
			return
		}
		data, err := f.decode(v)
		first := int(f.number(v.dict["First"]))
		if err != nil || first < 0 || first > len(data) {
			return
		}
		head := &lexer{data: data[:first]}
		for i := range min(max(int(f.number(v.dict["N"])), 0), maxObjects) {
			id, ok := head.object().(float64)
			if _, ok2 := head.object().(float64); !ok || !ok2 {
				return
			}
			if _, known := f.places[int(id)]; !known {
				f.places[int(id)] = place{in: num, index: i}
			}
			if d, ok := f.load(int(id)).(dict); ok && f.name(d["Type"]) == "Catalog" && f.trailer["Root"] == nil {
				f.trailer["Root"] = ref{num: int(id)}
			}
		}
	case dict:
		if f.name(v["Type"]) == "Catalog" && f.trailer["Root"] == nil {
			f.trailer["Root"] = ref{num: num}
		}
	}
}

func (f *file) scanTrailers() {
	for i := 0; ; {
		j := bytes.Index(f.data[i:], []byte("trailer"))
		if j < 0 || f.stop() {
			return
		}
		i += j + len("trailer")
		l := &lexer{data: f.data, pos: i, refs: true}
		d, _ := l.object().(dict)
		for k, v := range d {
			f.trailer[k] = v
		}
	}
}

// before reads "N G " backwards from the word obj at.
func before(data []byte, at int) (start, num int) {
	i := at
	back := func(is func(byte) bool) []byte {
		end := i
		for i > 0 && end-i < 12 && is(data[i-1]) {
			i--
		}
		return data[i:end]
	}
	digit := func(c byte) bool { return c >= '0' && c <= '9' }
	if len(back(space)) == 0 || len(back(digit)) == 0 || len(back(space)) == 0 {
		return 0, 0
	}
	n, err := strconv.Atoi(string(back(digit)))
	if err != nil || n <= 0 || n > 10*maxObjects {
		return 0, 0
	}
	return i, n
}
