package pdftext

import (
	"bytes"
	"strconv"
)

// readTables reads the cross-reference tables and streams (7.5.4, 7.5.8), the newest first: what is known already stays.
func (f *file) readTables() {
	at, ok := f.startOfTables()
	seen := map[int]bool{}
	for ok && !seen[at] && len(seen) < 1000 && !f.stop() {
		seen[at] = true
		d := f.table(at)
		for k, v := range d {
			if _, known := f.trailer[k]; !known {
				f.trailer[k] = v
			}
		}
		if n, hybrid := d["XRefStm"].(float64); hybrid && !seen[int(n)] {
			seen[int(n)] = true
			f.table(int(n))
		}
		var prev float64
		prev, ok = d["Prev"].(float64)
		at = int(prev)
	}
}

func (f *file) startOfTables() (int, bool) {
	tail := f.data[max(0, len(f.data)-2048):]
	i := bytes.LastIndex(tail, []byte("startxref"))
	if i < 0 {
		return 0, false
	}
	l := &lexer{data: tail, pos: i + len("startxref")}
	n, ok := l.object().(float64)
	return int(n), ok
}

// table reads one table or stream at an offset and gives its trailer.
func (f *file) table(at int) dict {
	if at < 0 || at >= len(f.data) {
		return nil
	}
	l := &lexer{data: f.data, pos: at}
	l.skip()
	if !bytes.HasPrefix(f.data[l.pos:], []byte("xref")) {
		return f.tableStream(at)
	}
	l.pos += len("xref")
	for !f.stop() {
		l.skip()
		if bytes.HasPrefix(f.data[l.pos:], []byte("trailer")) {
			l.pos += len("trailer")
			l.refs = true
			d, _ := l.object().(dict)
			return d
		}
		first, err := strconv.Atoi(string(l.run()))
		l.skip()
		n, err2 := strconv.Atoi(string(l.run()))
		if err != nil || err2 != nil || first < 0 || n < 0 {
			return nil
		}
		for i := range n {
			l.skip()
			offset, err := strconv.Atoi(string(l.run()))
			l.skip()
			l.run()
			l.skip()
			kind := string(l.run())
			if err != nil || kind != "n" && kind != "f" {
				return nil
			}
			f.add(first+i, place{offset: offset}, kind == "n")
		}
	}
	return nil
}

// add remembers where an object stands unless a newer table has said so. A free object is remembered as one that is
// nowhere, so that an older table does not bring it back.
func (f *file) add(num int, p place, used bool) {
	if _, known := f.places[num]; known || num <= 0 || len(f.places) >= maxObjects {
		return
	}
	if !used {
		p = place{offset: -1}
	}
	f.places[num] = p
}

func (f *file) tableStream(at int) dict {
	_, v := f.objectAt(at)
	s, ok := v.(*stream)
	if !ok || f.name(s.dict["Type"]) != "XRef" {
		return nil
	}
	data, err := f.decode(s)
	w := f.array(s.dict["W"])
	if err != nil || len(w) < 3 {
		return nil
	}
	var width [3]int
	for i := range width {
		if width[i] = int(f.number(w[i])); width[i] < 0 || width[i] > 8 {
			return nil
		}
	}
	row := width[0] + width[1] + width[2]
	if row == 0 {
		return nil
	}
	index := f.array(s.dict["Index"])
	if len(index) == 0 {
		index = array{0.0, f.number(s.dict["Size"])}
	}
	for ; len(index) >= 2; index = index[2:] {
		first, n := int(f.number(index[0])), int(f.number(index[1]))
		for i := 0; i < n && len(data) >= row && !f.stop(); i++ {
			kind := 1
			if width[0] > 0 {
				kind = bigEndian(data[:width[0]])
			}
			a, b := bigEndian(data[width[0]:width[0]+width[1]]), bigEndian(data[width[0]+width[1]:row])
			data = data[row:]
			switch kind {
			case 0:
				f.add(first+i, place{}, false)
			case 1:
				f.add(first+i, place{offset: a}, true)
			case 2:
				f.add(first+i, place{in: a, index: b}, a > 0 && b >= 0)
			}
		}
	}
	return s.dict
}

func bigEndian(b []byte) int {
	n := 0
	for _, c := range b {
		n = n<<8 | int(c)
	}
	return n
}
