package web

import (
	"testing"

	"github.com/upheld/upheld/house"
	"github.com/upheld/upheld/web/words"
)

// The ledger names the kind of every entry in words, whatever room it is of.
func TestEveryKindOfRecordHasAWord(t *testing.T) {
	n := 0
	for _, r := range house.Rooms() {
		for _, k := range r.Kinds {
			n++
			for _, w := range words.All() {
				if w.NameOr("record-kind", k.Name, "") == "" {
					t.Errorf("%s has no word for the kind %s", w.Code, k.Name)
				}
			}
		}
	}
	if n < 35 {
		t.Errorf("only %d kinds were looked at", n)
	}
}
