package pack

import (
	"encoding/json"
	"path"
	"strings"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/record"
)

// checkCircles refuses records that are part of themselves. Each circle is told once, at its first record in
// the pack; all of its records in the pack are refused.
func (c *contents) checkCircles(old map[string]book.Doc) {
	for {
		docs := make([]book.Doc, 0, len(c.records)+len(old))
		at := map[string]*Record{}
		for i := range c.records {
			if r := &c.records[i]; !r.bad {
				docs = append(docs, r.Doc())
				at[r.Ref] = r
			}
		}
		for ref, d := range old {
			if at[ref] == nil {
				docs = append(docs, d)
			}
		}
		err := record.Cycle(docs)
		if err == nil {
			return
		}
		_, circle, _ := strings.Cut(fault.Say(err), "itself: ")
		told := false
		for _, ref := range strings.Split(circle, " → ") {
			if r := at[ref]; r != nil && !r.bad {
				if r.bad = true; !told {
					c.refuse(r, "part_of", "%s is part of itself: %s", ref, circle)
				}
				told = true
			}
		}
		if !told {
			return // the circle is in the book alone, and no pack can have brought it there
		}
	}
}

// countKinds are the names under which a case counts its records.
var countKinds = map[string]string{"custody_spells": "custody.spell"}

// checkCounts compares the counts that a case states with the records of its folder. Lists that were not read
// with it are not compared.
func (c *contents) checkCounts() {
	for i := range c.records {
		r := &c.records[i]
		if r.Kind != "record.case" || r.bad || c.unread {
			continue
		}
		dir, heads := path.Dir(r.File), 0
		have, seen := map[string]int{}, map[string]bool{}
		for _, o := range c.records {
			if path.Dir(o.File) == dir && !seen[o.Ref] {
				have[o.Kind]++
				seen[o.Ref] = true
			}
		}
		if heads = have["record.case"]; heads > 1 {
			continue // whose records are whose is not known
		}
		for key, stated := range countsOf(r) {
			if n := have[countedKind(key)]; n > 0 && n != stated {
				c.refuse(r, "case.counts."+key, "states %d, but the folder holds %d", stated, n)
			}
		}
	}
}

func countedKind(key string) string {
	if k := countKinds[key]; k != "" {
		return k
	}
	return kindOf(key)
}

func countsOf(r *Record) map[string]int {
	var head struct {
		Counts map[string]int `json:"counts"`
	}
	for _, f := range r.Fields {
		if f.Name == "case" && json.Unmarshal(f.Value, &head) == nil {
			return head.Counts
		}
	}
	return nil
}
