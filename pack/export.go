package pack

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/order"
)

// Exported tells what an export wrote.
type Exported struct {
	Records int
	Files   []string // below the folder, in order of name
}

// Export writes all that v may see in b as a pack into dir, which must be empty or not there. Importing that into
// an empty book gives equal views. The same records always give the same bytes. What was written is read again
// and compared before Export ends; the files are on disk when it does, and all of them are there or none.
func Export(ctx context.Context, b Reader, v access.Viewer, dir string) (Exported, error) {
	records, err := readBook(ctx, b, v)
	if err != nil {
		return Exported{}, err
	}
	maps.DeleteFunc(records, func(_ string, k known) bool { return len(k.fields) == 0 }) // seen, but nothing of it
	leaveOutCounts(records)
	mails, err := mailsOf(ctx, b, v, records)
	if err != nil {
		return Exported{}, err
	}
	files, err := filesOf(records, mails)
	if err != nil {
		return Exported{}, err
	}
	check := func(staged string) error { return sameAs(staged, records) }
	if err := writeFolder(ctx, dir, files, check); err != nil {
		return Exported{}, err
	}
	out := Exported{Records: len(records)}
	for _, f := range files {
		out.Files = append(out.Files, f.name)
	}
	return out, nil
}

// outFile is one file of an export.
type outFile struct {
	name string // "case/acts.yaml"
	body []byte
	load func() ([]byte, error) // instead of body, when it is written
}

const exportHead = "# Written by “upheld export”. The format of this file is explained in docs/pack.md.\n"

// writer gathers records into files.
type writer struct {
	schemas *schemas
	kinds   map[string][]known                // in order of ref
	mails   map[string]func() ([]byte, error) // raw mails by the ref of their record
	files   []outFile
	done    int // records that have found their place
}

func filesOf(records map[string]known, mails map[string]func() ([]byte, error)) ([]outFile, error) {
	s, err := loadSchemas()
	if err != nil {
		return nil, err
	}
	w := &writer{schemas: s, kinds: map[string][]known{}, mails: mails}
	for _, k := range records {
		w.kinds[k.Kind] = append(w.kinds[k.Kind], k)
	}
	for _, ks := range w.kinds {
		order.By(ks, func(a, b known) int { return natural(a.Ref, b.Ref) })
	}
	w.instruments()
	w.parties()
	w.cases()
	if w.done != len(records) {
		return nil, fault.New(fault.Internal, "%d records have no place in a pack", len(records)-w.done)
	}
	order.By(w.files, func(a, b outFile) int { return strings.Compare(a.name, b.name) })
	return w.files, nil
}

// item is a record as it stands in a file. above is who may see what it stands in.
func (w *writer) item(k known, above access.Level) map[string]any {
	w.done++
	m := plainValue(k.JSON)
	level := k.level()
	if level != access.Public || above != access.Public {
		m[sensitivityField] = level.String()
	}
	see := map[string]any{}
	for f, l := range k.see {
		if l != level || l < access.Team && slices.Contains(delivery.Hidden(k.Kind), f) {
			see[f] = l.String()
		}
	}
	if len(see) > 0 {
		m[seeField] = see
	}
	return m
}

// plainValue is a JSON object with its numbers as written. readBook has seen that it is one.
func plainValue(b []byte) map[string]any {
	m := map[string]any{}
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber()
	_ = d.Decode(&m)
	return m
}

func (w *writer) file(f form, name string, top map[string]any) {
	var b bytes.Buffer
	b.WriteString(exportHead)
	emit(&b, top, w.schemas.shape[f], 0)
	w.files = append(w.files, outFile{name: name, body: b.Bytes()})
}

func (w *writer) instruments() {
	tops, level := map[string]map[string]any{}, map[string]access.Level{}
	for _, k := range w.kinds["promise.instrument"] {
		tops[k.Ref], level[k.Ref] = w.item(k, access.Public), k.level()
		if text(tops[k.Ref], "id") != k.Ref || !alone(tops[k.Ref], "id") {
			tops[k.Ref][refField] = k.Ref
		}
		tops[k.Ref]["provisions"] = []any{}
	}
	for _, k := range w.kinds["promise.provision"] {
		in, _, _ := strings.Cut(k.Ref, "/")
		if tops[in] == nil {
			tops[in] = map[string]any{"id": in, "provisions": []any{}}
		}
		p := w.item(k, level[in])
		if text(tops[in], "id")+"/"+text(p, "id") != k.Ref {
			p[refField] = k.Ref
		}
		tops[in]["provisions"] = append(tops[in]["provisions"].([]any), p)
	}
	for i, ref := range slices.SortedFunc(maps.Keys(tops), natural) {
		name := ref
		if !safeName(ref) {
			name = fmt.Sprintf("instrument-%d", i+1)
		}
		w.file(instrument, "instruments/"+name+".yaml", tops[ref])
	}
}

// safeName reports whether a ref can be the name of a file anywhere.
func safeName(ref string) bool {
	for i, r := range ref {
		if r > unicode.MaxASCII || !unicode.IsLower(r) && !unicode.IsDigit(r) && (i == 0 || r != '-') {
			return false
		}
	}
	return ref != "" && ref != "parties" && !strings.HasPrefix(ref, "parties-") && !strings.HasPrefix(ref, "instrument-") && len(ref) <= 100
}

func (w *writer) parties() {
	heads := w.kinds["promise.parties"]
	order.By(heads, func(a, b known) int { // the one without a name of its own comes first
		return cmp.Compare(len(strings.TrimPrefix(a.Ref, "parties")), len(strings.TrimPrefix(b.Ref, "parties")))
	})
	top, level := map[string]any{}, access.Public
	for i, k := range heads {
		t := w.item(k, access.Public)
		if partiesRef(t) != k.Ref || !alone(t, "id") {
			t[refField] = k.Ref
		}
		t["states"] = []any{}
		if i == 0 {
			top, level = t, k.level()
			continue
		}
		w.file(parties, fmt.Sprintf("instruments/parties-%d.yaml", i+1), t)
	}
	if states := w.kinds["promise.state"]; len(states) > 0 {
		l := []any{}
		for _, k := range states {
			s := w.item(k, level)
			if "state/"+text(s, "code") != k.Ref {
				s[refField] = k.Ref
			}
			l = append(l, s)
		}
		top["states"] = l
	}
	if len(top) > 0 {
		w.file(parties, "instruments/parties.yaml", top)
	}
}

// leaveOutCounts takes out of the head of a case the counts that do not agree with the lists beside it (some
// records may not be seen, others came later): an import would refuse them.
func leaveOutCounts(records map[string]known) {
	have := map[string]int{}
	for _, k := range records {
		have[k.Kind]++
	}
	for ref, k := range records {
		if k.Kind != "record.case" || have["record.case"] > 1 {
			continue
		}
		m := plainValue(k.JSON)
		head, _ := m["case"].(map[string]any)
		counts, _ := head["counts"].(map[string]any)
		for key, v := range counts {
			if n := have[countedKind(key)]; n > 0 && string(canon(v)) != strconv.Itoa(n) {
				delete(counts, key)
			}
		}
		k.JSON = canon(m)
		records[ref] = k
	}
}

// sameAs reads an export again and compares it with what was to be written. Problems do not matter here: what a
// viewer may not see is missing in the record, be it required or not.
func sameAs(dir string, records map[string]known) error {
	got, _ := Read(os.DirFS(dir))
	for _, r := range got {
		k, ok := records[r.Ref]
		if !ok || k.Kind != r.Kind || !bytes.Equal(r.Doc().JSON, k.JSON) {
			return fault.New(fault.Internal, "the record %s of the export does not say what the book says", r.Ref)
		}
		level, see := sees(r, known{}, false, RehearseOptions{})
		if !maps.Equal(seenBy(logOf(level), see, k), seenBy(k.Log, k.see, k)) {
			return fault.New(fault.Internal, "the record %s of the export would be shown to others than that of the book", r.Ref)
		}
	}
	if len(got) != len(records) {
		return fault.New(fault.Internal, "the export holds %d records of %d", len(got), len(records))
	}
	return nil
}
