package pack

import (
	"strings"
	"testing"

	"github.com/upheld/upheld/fault"
)

// The packs inside the program are good: nothing is refused and nothing is left aside.
func TestTheShippedPacksAreGood(t *testing.T) {
	for name := range shipped {
		fsys, err := Shipped(name)
		if err != nil {
			t.Fatal(err)
		}
		p := rehearsed(t, empty{}, fsys)
		for _, e := range p.Result.Refused {
			t.Errorf("%s: %s:%d: %s: %s", name, e.File, e.Line, e.Field, e.Reason)
		}
		if len(p.Result.LeftAside) > 0 || p.Result.New == 0 {
			t.Errorf("%s: %d records, left aside: %v", name, p.Result.New, p.Result.LeftAside)
		}
		t.Logf("%s: %d records, %d fields", name, p.Result.New, p.Result.Fields.New)
	}
}

func TestAnUnknownShippedPackNamesTheKnown(t *testing.T) {
	_, err := Shipped("cambodja")
	if fault.KindOf(err) != fault.NotFound || !strings.Contains(err.Error(), "cambodia-2016, instruments") {
		t.Error(err)
	}
}
