package send_test

import (
	"strings"
	"testing"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book/booktest"
	"github.com/upheld/upheld/delivery/send"
	"github.com/upheld/upheld/delivery/send/mailtest"
)

// engines runs a test on SQLite and on PostgreSQL.
func engines(t *testing.T, test func(t *testing.T, open booktest.Opener)) {
	t.Run("sqlite", func(t *testing.T) { test(t, booktest.SQLite) })
	t.Run("postgres", func(t *testing.T) { test(t, booktest.Postgres(t).Place) })
}

// TestAcceptedLineIsProofOfDelivery: the line of the recipient's server shows that the letter was asked and delivered, and what
// arrived is byte for byte what is kept.
func TestAcceptedLineIsProofOfDelivery(t *testing.T) {
	engines(t, func(t *testing.T, open booktest.Opener) {
		server := mailtest.Start(t, &mailtest.Server{})
		d := newDesk(t, place(t, open).Create(t), config(mailtest.Net{"mx.gov.example": server}, mailtest.DNS{"gov.example": {"mx.gov.example"}}))
		d.run()
		id := d.dispatch("dp-1", "office@gov.example")
		s := d.comes("dp-1", send.Sent)
		if len(s.Attempts) != 1 || s.Attempts[0].Result != send.Accepted || s.Attempts[0].Code != 250 || s.Host != "mx.gov.example" {
			t.Errorf("%+v", s)
		}
		got, _ := server.Got(id)
		paper, err := d.book.Papers().Get(t.Context(), send.PaperID("dp-1"))
		if err != nil || string(paper.Body) != string(got.Raw) || paper.Kind != send.PaperKind {
			t.Errorf("%v\nkept:\n%s\narrived:\n%s", err, paper.Body, got.Raw)
		}
		steps := d.steps("dp-1", 2)
		if len(steps) != 2 || steps[0].Step != appeal.Asked || steps[1].Step != appeal.Delivered {
			t.Fatalf("%+v", steps)
		}
		if p := steps[1]; p.Proof.Kind != "accepting-line" || !strings.Contains(p.Details.Words, "mx.gov.example: 250 2.0.0 taken as "+id) || p.At != "2026-11-25T09:00:00Z" {
			t.Errorf("%+v", p)
		}
	})
}
