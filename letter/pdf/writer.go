package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"sync"
)

// writer collects the objects of a file. Objects without a stream are packed into object streams (ISO 32000-1, 7.5.7),
// which keeps the tree of a long annex small. Streams are compressed beside the work that goes on, each alone, so the
// bytes are the same however many processors there are.
type writer struct {
	objects []*object // by number, from 1
	work    chan *object
	busy    sync.WaitGroup
}

type object struct {
	body   []byte // a dictionary or another value; of a stream, its dictionary without /Length
	data   []byte
	stream bool
}

// newWriter starts the workers; stop ends them.
func newWriter() *writer {
	work := make(chan *object, 64)
	w := &writer{work: work}
	for range runtime.GOMAXPROCS(0) {
		w.busy.Go(func() {
			z := zlib.NewWriter(nil)
			for o := range work {
				o.deflate(z)
			}
		})
	}
	return w
}

// stop waits until all streams are compressed. It may be called again.
func (w *writer) stop() {
	if w.work == nil {
		return
	}
	close(w.work)
	w.work = nil
	w.busy.Wait()
}

// reserve gives the number of an object that is set later.
func (w *writer) reserve() int {
	w.objects = append(w.objects, &object{})
	return len(w.objects)
}

func (w *writer) set(n int, body []byte) { w.objects[n-1].body = body }

func (w *writer) add(body string, args ...any) int {
	n := w.reserve()
	w.set(n, fmt.Appendf(nil, body, args...))
	return n
}

// stream adds data that is compressed. dict is what the dictionary says beside length and filter.
func (w *writer) stream(dict string, data []byte) int {
	w.objects = append(w.objects, w.squeezed(dict, data))
	return len(w.objects)
}

// readable adds data that stands in the file as it is.
func (w *writer) readable(dict string, data []byte) int {
	w.objects = append(w.objects, &object{[]byte(dict), data, true})
	return len(w.objects)
}

func (w *writer) squeezed(dict string, data []byte) *object {
	o := &object{fmt.Appendf(nil, "%s/Filter/FlateDecode", dict), data, true}
	w.work <- o
	return o
}

func (o *object) deflate(z *zlib.Writer) {
	var b bytes.Buffer
	z.Reset(&b)
	_, _ = z.Write(o.data) // a bytes.Buffer takes everything
	_ = z.Close()
	o.data = b.Bytes()
}

// perStream is how many objects are packed together.
const perStream = 120

// file is the whole PDF; root and info are the numbers of the catalog and of the information dictionary. The two halves
// of /ID are made of the content, so the same letter is the same file.
func (w *writer) file(root, info int) []byte {
	n := len(w.objects)
	var loose []int // objects without a stream
	for i, o := range w.objects {
		if !o.stream {
			loose = append(loose, i+1)
		}
	}
	var packs []*object
	for group := range slices.Chunk(loose, perStream) {
		packs = append(packs, w.pack(group))
	}
	w.stop()
	out := bytes.NewBuffer(nil)
	out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	entries := make([]xref, n+1)
	for i, o := range w.objects {
		if o.stream {
			entries[i+1] = xref{1, out.Len(), 0}
			o.write(out, i+1)
		}
	}
	for i, p := range packs {
		number := len(entries)
		for j, obj := range loose[i*perStream : min((i+1)*perStream, len(loose))] {
			entries[obj] = xref{2, number, j}
		}
		entries = append(entries, xref{1, out.Len(), 0})
		p.write(out, number)
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
	o := &object{fmt.Appendf(nil, "/Type/XRef/Size %d/W[1 4 1]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]/Filter/FlateDecode", number+1, root, info, id, id), table, true}
	o.deflate(zlib.NewWriter(nil))
	o.write(out, number)
	fmt.Fprintf(out, "startxref\n%d\n%%%%EOF\n", at)
	return out.Bytes()
}

// xref says where an object is: kind 1 at a byte, kind 2 in an object stream at an index.
type xref struct{ kind, at, index int }

func (w *writer) pack(group []int) *object {
	var head, body []byte
	for _, n := range group {
		head = strconv.AppendInt(head, int64(n), 10)
		head = append(head, ' ')
		head = strconv.AppendInt(head, int64(len(body)), 10)
		head = append(head, ' ')
		body = append(append(body, w.objects[n-1].body...), '\n')
	}
	return w.squeezed(fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(group), len(head)), append(head, body...))
}

func (o *object) write(out *bytes.Buffer, number int) {
	fmt.Fprintf(out, "%d 0 obj\n<<%s/Length %d>>stream\n", number, o.body, len(o.data))
	out.Write(o.data)
	out.WriteString("\nendstream\nendobj\n")
}
