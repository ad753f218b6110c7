package receive_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/delivery/mailtest"
	"github.com/upheld/upheld/delivery/receive"
)

// letters writes n dispatches to as many offices.
func letters(t testing.TB, b *book.Book, n int) []mailtest.Sent {
	var out []mailtest.Sent
	for i := range n {
		d := sent(t, b, fmt.Sprintf("dp-%d", i), fmt.Sprintf("info@ministry%d.example", i))
		out = append(out, mailtest.Sent{Dispatch: d.Ref, ReplyTo: d.ReplyTo, Address: d.Address, MessageID: d.MessageID, Subject: d.Subject})
	}
	return out
}

// result is what became of made-up mails.
type result struct {
	all, landed, elsewhere, right int
	table                         map[string]int // "wanted → got"
	wrong                         []string
}

func run(t testing.TB, x *receive.Inbox, mails []mailtest.Mail) result {
	t.Helper()
	r := result{table: map[string]int{}}
	for _, m := range mails {
		got, err := x.Take(t.Context(), m.Raw, receive.Envelope{To: m.To}, receive.ViaFolder)
		if err != nil {
			t.Fatal(err)
		}
		r.all++
		switch got.Dispatch {
		case m.Dispatch:
			r.landed++
		case "":
			r.wrong = append(r.wrong, fmt.Sprintf("%s (%s): no dispatch: %q", m.Name, m.Kind, got.Why))
		default:
			r.elsewhere++
		}
		if got.Kind == m.Kind {
			r.right++
		} else {
			r.wrong = append(r.wrong, fmt.Sprintf("%s: %s taken for %s: %q; text %q", m.Name, m.Kind, got.Kind, got.Why, short(got.Text)))
		}
		r.table[fmt.Sprintf("%-16s → %s", m.Kind, got.Kind)]++
	}
	return r
}

func short(s string) string { return s[:min(len(s), 160)] }

func (r result) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d mails: %d (%.1f %%) at their dispatch, %d at another; kind right %d (%.1f %%)\n", r.all, r.landed, 100*float64(r.landed)/float64(r.all), r.elsewhere, r.right, 100*float64(r.right)/float64(r.all))
	var rows []string
	for k, n := range r.table {
		rows = append(rows, fmt.Sprintf("  %-40s %d", k, n))
	}
	slices.Sort(rows)
	return b.String() + strings.Join(rows, "\n")
}

func TestRepliesLandAtTheirDispatch(t *testing.T) {
	b := opened(t)
	x := inbox(b)
	all := letters(t, b, 40)
	m := mailtest.New(7)
	replies := run(t, x, m.Replies(all))
	t.Logf("replies of people: %s", replies)
	automatic := run(t, x, m.Automatic(all))
	t.Logf("mails of programs: %s", automatic)
	for _, w := range append(slices.Clone(replies.wrong), automatic.wrong...) {
		t.Log(w)
	}
	if replies.all < 400 {
		t.Errorf("only %d replies", replies.all)
	}
	for name, r := range map[string]result{"people": replies, "programs": automatic} {
		if r.landed*100 < r.all*95 || r.elsewhere > 0 {
			t.Errorf("%s: %d of %d land at their dispatch, %d at another", name, r.landed, r.all, r.elsewhere)
		}
		if r.right*100 < r.all*95 {
			t.Errorf("%s: the kind of %d of %d is right", name, r.right, r.all)
		}
	}
	// Nothing that a person wrote may be lost among the notices that nobody reads.
	for key, n := range replies.table {
		if !strings.HasSuffix(key, string(delivery.AnswerMail)) && !strings.HasSuffix(key, string(delivery.Acknowledgement)) && !strings.HasSuffix(key, string(delivery.Unknown)) {
			t.Errorf("%s: %d", key, n)
		}
	}
}

// TestTheBlindSets holds what the rules make of mails that they were not written for. The kinds have no bar here; what has
// one is that each lands where it belongs, and that no answer of a person becomes a notice that nobody reads.
func TestTheBlindSets(t *testing.T) {
	for name, make := range map[string]func(mailtest.Maker, []mailtest.Sent) []mailtest.Mail{"second": mailtest.Maker.Blind, "third": mailtest.Maker.Third} {
		t.Run(name, func(t *testing.T) {
			b := opened(t)
			r := run(t, inbox(b), make(mailtest.New(11), letters(t, b, 40)))
			t.Logf("%s", r)
			for _, w := range r.wrong {
				t.Log(w)
			}
			if r.landed*100 < r.all*95 || r.elsewhere > 0 {
				t.Errorf("%d of %d land at their dispatch, %d at another", r.landed, r.all, r.elsewhere)
			}
			for key, n := range r.table {
				wanted, got, _ := strings.Cut(key, "→")
				if strings.TrimSpace(wanted) == string(delivery.AnswerMail) && slices.Contains([]string{"bounce", "delayed", "delivered", "out-of-office"}, strings.TrimSpace(got)) {
					t.Errorf("%s: %d", key, n)
				}
			}
		})
	}
}
