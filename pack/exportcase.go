package pack

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/upheld/upheld/access"
)

// caseDir is the folder of the case in an export.
const caseDir = "case"

func (w *writer) cases() {
	tops := map[string]map[string]any{}
	at := func(name string) map[string]any {
		if tops[name] == nil {
			tops[name] = map[string]any{}
		}
		return tops[name]
	}
	level := access.Public
	for i, k := range w.kinds["record.case"] {
		dir := caseDir
		if i > 0 {
			dir = fmt.Sprintf("%s-%d", caseDir, i+1)
		}
		name := path.Join(dir, "case.yaml")
		tops[name] = w.item(k, access.Public)
		head, _ := tops[name]["case"].(map[string]any)
		if text(head, "id") != k.Ref {
			tops[name][refField] = k.Ref
		}
		if i == 0 {
			level = k.level()
		}
	}
	for _, l := range layout {
		top := at(path.Join(caseDir, l.file))
		if items := w.list(l, level); len(items) > 0 {
			top[l.key] = items
		}
	}
	for _, one := range singles {
		for i, k := range w.kinds[one.kind] {
			name := path.Join(caseDir, one.file)
			if i > 0 {
				name = path.Join(caseDir, fmt.Sprintf("%s-%d.yaml", one.key, i+1))
			}
			r := w.item(k, level)
			if k.Ref != one.ref {
				r[refField] = k.Ref
			}
			at(name)[one.key] = r
		}
	}
	for name, top := range tops {
		if len(top) > 0 {
			w.file(caseFile, name, top)
		}
	}
}

// list gives the items of one list of a case file.
func (w *writer) list(l list, above access.Level) []any {
	if l.kind == "appeal.assessment" {
		return w.outcomes(above)
	}
	if slices.ContainsFunc(attachments, func(a attachment) bool { return a.kind == l.kind }) {
		return w.withFiles(l, above)
	}
	var out []any
	seen := map[string]int{}
	for _, k := range w.kinds[l.kind] {
		item := w.item(k, above)
		if follows(l.kind, refOf(l.kind, item), seen) != k.Ref {
			item[refField] = k.Ref
		}
		out = append(out, item)
	}
	w.withMails(l, out)
	return out
}

// outcomes puts the dated facts back under their demands.
func (w *writer) outcomes(above access.Level) []any {
	type entry struct {
		item  map[string]any
		level access.Level
		facts []any
	}
	byDemand := map[string]*entry{}
	for _, k := range w.kinds["appeal.assessment"] {
		demand := strings.TrimSuffix(k.Ref, "/assessment")
		item := w.item(k, above)
		if refOf(k.Kind, item) != k.Ref || !alone(item, "demand") {
			item[refField] = k.Ref
		}
		byDemand[demand] = &entry{item: item, level: k.level()}
	}
	seen := map[string]int{}
	for _, k := range w.kinds["appeal.outcome"] {
		demand, _, _ := strings.Cut(k.Ref, "/")
		e := byDemand[demand]
		if e == nil {
			e = &entry{item: map[string]any{"demand": demand}, level: above}
			byDemand[demand] = e
		}
		fact := w.item(k, e.level)
		delete(fact, "demand")
		if follows(k.Kind, demand+"/"+text(fact, "date"), seen) != k.Ref {
			fact[refField] = k.Ref
		}
		e.facts = append(e.facts, fact)
	}
	var out []any
	for _, demand := range slices.SortedFunc(maps.Keys(byDemand), natural) {
		e := byDemand[demand]
		if len(e.facts) > 0 {
			e.item["facts"] = e.facts
		}
		out = append(out, e.item)
	}
	return out
}
