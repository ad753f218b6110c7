package letter

import (
	"strconv"
	"strings"

	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// say is a few words in the languages of letters; an empty one is the English.
type say struct{ en, fr, km, es string }

func (s say) in(lang string) string {
	out := s.en
	switch lang {
	case "fr":
		out = s.fr
	case "km":
		out = s.km
	case "es":
		out = s.es
	}
	if out == "" {
		return s.en
	}
	return out
}

var khmerDigits = strings.NewReplacer("0", "០", "1", "១", "2", "២", "3", "៣", "4", "៤", "5", "៥", "6", "៦", "7", "៧", "8", "៨", "9", "៩")

var spanishMonths = [...]string{
	"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
}

// dated says a date in words of a language: 13 May 2016, 13 mai 2016, ១៣ ឧសភា ២០១៦, 13 de mayo de 2016.
func dated(w when.When, lang string) string {
	switch {
	case lang == "km":
		return khmerDigits.Replace(w.Words("km"))
	case lang == "es" && w.Certain.Days() == 1 && w.Earliest() == w.Latest():
		y, m, d := w.Earliest().Civil()
		return strconv.Itoa(d) + " de " + spanishMonths[m-1] + " de " + strconv.Itoa(y)
	}
	return w.Words(lang)
}

func onDay(d when.Day, lang string) string { return dated(when.On(d), lang) }

// listed says several as one text: "A, B and C".
func listed(parts []string, lang string) string {
	and := say{" and ", " et ", " និង ", " y "}.in(lang)
	if n := len(parts); n > 1 {
		return strings.Join(parts[:n-1], ", ") + and + parts[n-1]
	}
	return strings.Join(parts, "")
}

// figure writes a number in the figures of a language, with thousands set apart from 10 000 on.
func figure(n int, lang string) string {
	s := strconv.Itoa(n)
	if n >= 10000 {
		sep := say{",", "\u202f", ".", "\u202f"}.in(lang)
		for i := len(s) - 3; i > 0; i -= 3 {
			s = s[:i] + sep + s[i:]
		}
	}
	if lang == "km" {
		return khmerDigits.Replace(s)
	}
	return s
}

// between says a number that is known to lie between two: "15", "282 to 297".
func between(least, most int, lang string, write func(int, string) string) string {
	if least == most {
		return write(least, lang)
	}
	return write(least, lang) + say{" to ", " à ", " ដល់ ", " a "}.in(lang) + write(most, lang)
}

// word is a word of another room's vocabulary; those have English and French.
func word(w record.Word, lang string) string { return w.In(lang) }
