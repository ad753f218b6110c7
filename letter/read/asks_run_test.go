package read

import (
	"slices"
	"strings"
	"testing"
)

func check(t *testing.T, text string, want []want) {
	t.Helper()
	r := Read(text)
	for _, d := range r.Demands {
		t.Logf("read: %s | asked %s | %s %v | %s", strings.Join(strings.Fields(d.Quote), " "), d.Asked, d.Action, d.Also, d.Strength)
	}
	if len(r.Demands) != len(want) {
		t.Errorf("%d demands, want %d", len(r.Demands), len(want))
		return
	}
	for i, w := range want {
		d := r.Demands[i]
		if w.strength == "" {
			w.strength = Explicit
		}
		if !strings.Contains(d.Quote, w.quote) || !strings.Contains(fold(d.Asked), fold(w.asked)) || d.Strength != w.strength {
			t.Errorf("demand %d: %q asked of %q (%s), want %q of %q (%s)", i+1, d.Quote, d.Asked, d.Strength, w.quote, w.asked, w.strength)
		}
		if w.action != "" && d.Action != w.action && !slices.Contains(d.Also, w.action) {
			t.Errorf("demand %d: %s %v, want %s: %s", i+1, d.Action, d.Also, w.action, d.Quote)
		}
	}
}

func TestAsksEnglish(t *testing.T) {
	for _, c := range asksEN {
		t.Run(c.name, func(t *testing.T) { check(t, c.text, c.want) })
	}
}

func TestSilentEnglish(t *testing.T) {
	for _, c := range silentEN {
		t.Run(c.name, func(t *testing.T) { check(t, c.text, nil) })
	}
}
