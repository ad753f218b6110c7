package send_test

import (
	"context"
	"testing"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/book/booktest"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/delivery/send"
	"github.com/upheld/upheld/delivery/send/mailtest"
)

// TestStepsOfAClosedDispatchStayClosed: what a server said of a letter that is the team's own goes into the case log, and no reader
// learns that there is such a letter; of an open one everybody sees it.
func TestStepsOfAClosedDispatchStayClosed(t *testing.T) {
	engines(t, func(t *testing.T, open booktest.Opener) {
		server := mailtest.Start(t, &mailtest.Server{})
		d := newDesk(t, place(t, open).Create(t), config(mailtest.Net{"mx.gov.example": server}, mailtest.DNS{"gov.example": {"mx.gov.example"}}))
		d.run()
		d.dispatch("dp-open", "office@gov.example")
		x, raw := d.letter("dp-closed", "office@gov.example")
		draft, err := delivery.Draft(x)
		if err != nil {
			t.Fatal(err)
		}
		draft.Log = "case"
		if _, err := d.book.Say(context.Background(), "desk", booktest.Command(draft)); err != nil {
			t.Fatal(err)
		}
		if err := d.Put(context.Background(), x, raw); err != nil {
			t.Fatal(err)
		}
		for _, ref := range []string{"dp-open", "dp-closed"} {
			d.comes(ref, send.Sent)
			for _, s := range d.steps(ref, 2) {
				_, seen, err := d.book.Doc(t.Context(), access.Anyone(), book.At{}, s.Ref)
				if err != nil || seen != (ref == "dp-open") {
					t.Errorf("%s: for everybody %v, %v", s.Ref, seen, err)
				}
			}
		}
	})
}
