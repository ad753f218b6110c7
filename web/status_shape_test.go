package web

import (
	"strings"
	"testing"

	"github.com/upheld/upheld/appeal"
)

// Where a narrow picture has no room for words, the shape alone tells: what is silent, what came back and what is on its way do not
// look alike.
func TestStatusesThatDifferLookDifferent(t *testing.T) {
	seen := map[string]appeal.Status{}
	for _, s := range []appeal.Status{
		"silent", "undeliverable", "asked", "overdue", "delivered", "refused", appeal.NothingSeen, appeal.Status(appeal.Begun),
		appeal.Status(appeal.MetInPart), appeal.Status(appeal.Met), appeal.Status(appeal.Reversed), appeal.Status(appeal.Overtaken),
	} {
		var b strings.Builder
		if err := statusShape(s).Render(t.Context(), &b); err != nil {
			t.Fatal(err)
		}
		if other, ok := seen[b.String()]; ok {
			t.Errorf("%s and %s look alike", s, other)
		}
		seen[b.String()] = s
	}
}
