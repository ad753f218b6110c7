package appeal_test

import (
	"testing"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
)

// TestTheThreadOfConvene, on the shipped case: the petition of others was answered 52 days after it was presented, beside
// the point; it stands in the thread, and the demand of the letter stays at nothing seen, unanswered.
func TestTheThreadOfConvene(t *testing.T) {
	var docs []book.Doc
	for _, r := range read(t, shipped) {
		docs = append(docs, r.Doc())
	}
	s, held := world(t, docs)
	day := on(t, "2026-11-25")
	l, ok := s.Line("d-convene", day, held)
	if !ok || l.Status != appeal.NothingSeen || l.Since.String() != "2016-05-13" {
		t.Errorf("the headline is %s since %s", l.Status, l.Since)
	}
	th, ok := s.Thread("d-convene", day)
	if !ok || !th.Unanswered || th.Silent != 0 || th.First.Appeal != "ap-2016-05-13" || th.Days != int(day-on(t, "2016-05-13")) {
		t.Fatalf("the thread is %+v", th)
	}
	found := false
	for _, a := range th.Again {
		for _, b := range a.Replies {
			if a.Appeal == "ap-2018-06-26-ca" && b.Days == 52 {
				found = true
				if a.Own || b.Counts || b.Grade != "" && b.Grade != appeal.BesidePoint {
					t.Errorf("the petition's answer is %+v of %+v", b, a.Own)
				}
			}
		}
	}
	if !found {
		t.Errorf("the answer to the petition is not in the thread: %+v", th.Again)
	}
	if len(s.Life("d-convene", day, held)) < len(th.Again)+1 {
		t.Error("the life is shorter than the thread")
	}
}
