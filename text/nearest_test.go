package text

import "testing"

func TestNearestKnowsSlips(t *testing.T) {
	words := []string{"release", "protect", "iccpr/art-19", "on"}
	for key, want := range map[string]string{
		"relaese": "release", "releas": "release", "prottect": "protect", "iccpr/art-119": "iccpr/art-19",
		"convene": "", "an": "", "": "", "release": "release",
	} {
		if got := Nearest(key, words); got != want {
			t.Errorf("%q: %q, expected %q", key, got, want)
		}
	}
}
