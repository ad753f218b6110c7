package web

import (
	"encoding/json"
	"net/http"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/ledger"
)

// openingOut is an entry with all that is needed to check it by hand, in the shape of `upheld log proof --format json`.
type openingOut struct {
	Log    string        `json:"log"`
	Index  int64         `json:"index"`
	Leaf   string        `json:"leaf"`
	Proof  string        `json:"proof"`
	Fields []book.Opened `json:"fields"`
}

// openingFile gives an entry as a file for a program of somebody else's.
func (s *site) openingFile(w http.ResponseWriter, r *http.Request) error {
	v, err := s.entryFile(r)
	if err != nil {
		return err
	}
	out := openingOut{Log: ledger.Public, Index: v.Index, Leaf: v.Leaf, Proof: v.Proof, Fields: v.Open.Fields}
	if out.Fields == nil {
		out.Fields = []book.Opened{}
	}
	b, err := json.MarshalIndent(out, "", "  ")
	if err != nil {
		return err
	}
	forAnyone(w)
	return sendFile(w, r, append(b, '\n'), "application/json", "no-cache")
}
