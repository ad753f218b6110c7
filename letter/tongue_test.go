package letter

import (
	"testing"

	"github.com/upheld/upheld/when"
)

func TestNumbersInWords(t *testing.T) {
	for n, want := range map[int][2]string{
		0: {"no", "zéro"}, 1: {"one", "un"}, 11: {"eleven", "onze"}, 20: {"twenty", "vingt"}, 21: {"twenty-one", "vingt et un"},
		22: {"twenty-two", "vingt-deux"}, 70: {"seventy", "soixante-dix"}, 71: {"seventy-one", "soixante et onze"},
		80: {"eighty", "quatre-vingts"}, 81: {"eighty-one", "quatre-vingt-un"}, 91: {"ninety-one", "quatre-vingt-onze"},
		99: {"ninety-nine", "quatre-vingt-dix-neuf"}, 100: {"one hundred", "cent"}, 101: {"one hundred and one", "cent un"},
		200: {"two hundred", "deux cents"}, 297: {"two hundred and ninety-seven", "deux cent quatre-vingt-dix-sept"},
		999: {"nine hundred and ninety-nine", "neuf cent quatre-vingt-dix-neuf"}, 1000: {"1000", "1000"},
	} {
		if got := [2]string{spelled(n, "en"), spelled(n, "fr")}; got != want {
			t.Errorf("%d: %v, expected %v", n, got, want)
		}
	}
	for n, want := range map[int]string{1: "une", 21: "vingt et une", 81: "quatre-vingt-une", 11: "onze", 2: "deux"} {
		if got := spelledF(n, "fr"); got != want {
			t.Errorf("%d: %q, expected %q", n, got, want)
		}
	}
	if spelled(7, "km") != "៧" || figure(12345, "en") != "12,345" || figure(12345, "fr") != "12\u202f345" || figure(2016, "en") != "2016" {
		t.Error("figures")
	}
}

func TestDatesInWords(t *testing.T) {
	for iso, want := range map[string][4]string{
		"2016-05-13": {"13 May 2016", "13 mai 2016", "១៣ ឧសភា ២០១៦", "13 de mayo de 2016"},
		"2016-05":    {"May 2016", "mai 2016", "ឧសភា ២០១៦", "2016-05"},
	} {
		w, err := when.Parse(iso)
		if err != nil {
			t.Fatal(err)
		}
		for i, lang := range Languages[:3] {
			if got := dated(w, lang); got != want[i] {
				t.Errorf("%s in %s: %q, expected %q", iso, lang, got, want[i])
			}
		}
		if got := dated(w, "es"); got != want[3] {
			t.Errorf("%s in es: %q, expected %q", iso, got, want[3])
		}
	}
	if got := listed([]string{"A", "B", "C"}, "km"); got != "A, B និង C" {
		t.Errorf("%q", got)
	}
}

func BenchmarkLetter(b *testing.B) {
	for b.Loop() {
		l, err := Parse(small)
		if err != nil {
			b.Fatal(err)
		}
		if Format(l) == "" {
			b.Fatal("nothing")
		}
	}
}
