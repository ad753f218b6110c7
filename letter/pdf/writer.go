package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"strconv"
)

// writer collects the objects of a file. Objects without a stream are packed into object streams (ISO 32000-1, 7.5.7),
// which keeps the tree of a long annex small.
type writer struct {
	objects []object // by number, from 1
}

type object struct {
	body   []byte // a dictionary or another value; of a stream, its dictionary without /Length
	data   []byte
	stream bool
}

// reserve gives the number of an object that is set later.
func (w *writer) reserve() int {
	w.objects = append(w.objects, object{})
	return len(w.objects)
}

func (w *writer) set(n int, body []byte) { w.objects[n-1].body = body }

func (w *writer) add(body string, args ...any) int {
	n := w.reserve()
	w.set(n, fmt.Appendf(nil, body, args...))
	return n
}

// stream adds data, compressed unless it must be readable as it stands. dict is what the dictionary says beside length
// and filter.
func (w *writer) stream(dict string, data []byte, readable bool) int {
	n := w.reserve()
	w.setStream(n, dict, data, readable)
	return n
}

func (w *writer) setStream(n int, dict string, data []byte, readable bool) {
	if !readable {
		dict += "/Filter/FlateDecode"
		data = deflate(data)
	}
	w.objects[n-1] = object{[]byte(dict), data, true}
}

func deflate(data []byte) []byte {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = z.Write(data) // a bytes.Buffer takes everything
	_ = z.Close()
	return b.Bytes()
}

// perStream is how many objects are packed together.
const perStream = 120

// file is the whole PDF; root and info are the numbers of the catalog and of the information dictionary. The two halves
// of /ID are made of the content, so the same letter is the same file.
func (w *writer) file(root, info int) []byte {
	out := bytes.NewBuffer(nil)
	out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	n := len(w.objects)
	entries := make([]xref, n+1)
	var packed []int
	for i := range w.objects {
		if !w.objects[i].stream {
			packed = append(packed, i+1)
			continue
		}
		entries[i+1] = xref{1, out.Len(), 0}
		w.objects[i].write(out, i+1)
	}
	for from := 0; from < len(packed); from += perStream {
		group := packed[from:min(from+perStream, len(packed))]
		number := len(entries)
		for i, obj := range group {
			entries[obj] = xref{2, number, i}
		}
		entries = append(entries, xref{1, out.Len(), 0})
		o := w.pack(group)
		o.write(out, number)
	}
	at := out.Len()
	number := len(entries)
	entries = append(entries, xref{1, at, 0})
	var table []byte
	for _, e := range entries {
		table = append(table, byte(e.kind))
		table = binary.BigEndian.AppendUint32(table, uint32(e.at))
		table = append(table, byte(e.index))
	}
	sum := sha256.Sum256(out.Bytes())
	id := hex.EncodeToString(sum[:16])
	o := object{fmt.Appendf(nil, "/Type/XRef/Size %d/W[1 4 1]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]/Filter/FlateDecode",
		number+1, root, info, id, id), deflate(table), true}
	o.write(out, number)
	fmt.Fprintf(out, "startxref\n%d\n%%%%EOF\n", at)
	return out.Bytes()
}

// xref says where an object is: kind 1 at a byte, kind 2 in an object stream at an index.
type xref struct{ kind, at, index int }

func (w *writer) pack(group []int) object {
	var head, body []byte
	for _, n := range group {
		head = strconv.AppendInt(head, int64(n), 10)
		head = append(head, ' ')
		head = strconv.AppendInt(head, int64(len(body)), 10)
		head = append(head, ' ')
		body = append(append(body, w.objects[n-1].body...), '\n')
	}
	dict := fmt.Appendf(nil, "/Type/ObjStm/N %d/First %d/Filter/FlateDecode", len(group), len(head))
	return object{dict, deflate(append(head, body...)), true}
}

func (o *object) write(out *bytes.Buffer, number int) {
	fmt.Fprintf(out, "%d 0 obj\n<<%s/Length %d>>stream\n", number, o.body, len(o.data))
	out.Write(o.data)
	out.WriteString("\nendstream\nendobj\n")
}
