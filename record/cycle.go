package record

import (
	"encoding/json"
	"strings"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
)

// Cycle refuses acts or places that are part of themselves, directly or through others; every walk up the
// parts would never end. The error is fault.Invalid and shows the circle.
func Cycle(docs []book.Doc) error {
	up := map[string]string{}
	for _, d := range docs {
		if d.Kind != "record.act" && d.Kind != "record.place" {
			continue
		}
		var v struct {
			PartOf string `json:"part_of"`
		}
		if err := json.Unmarshal(d.JSON, &v); err != nil {
			return Bad("part_of", "%s: %v", d.Ref, err)
		}
		if v.PartOf != "" {
			up[d.Ref] = v.PartOf
		}
	}
	ends := map[string]bool{} // the walk up from here is known to end
	for _, d := range docs {
		var path []string
		onPath := map[string]bool{}
		for r := d.Ref; up[r] != "" && !ends[r]; r = up[r] {
			if onPath[r] {
				return fault.New(fault.Invalid, "part_of: %s is part of itself: %s", r, strings.Join(append(path, r), " → "))
			}
			onPath[r] = true
			path = append(path, r)
		}
		for _, r := range path {
			ends[r] = true
		}
	}
	return nil
}
