package words

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/upheld/upheld/when"
)

// value writes one argument; how is what stands after the colon of its slot.
func (w *Words) value(v any, how string) string {
	switch v := v.(type) {
	case string:
		return v
	case int:
		if how != "" {
			return w.inWords(v, how)
		}
		return w.Number(v)
	case when.Day:
		return w.Day(v)
	case when.When:
		return w.When(v)
	}
	return fmt.Sprint(v)
}

// Number writes a count with the thousands set apart: 1,134 in English, 1 134 (narrow space) in French. Four
// digits are grouped too, since columns mix them with longer ones.
func (w *Words) Number(n int) string {
	s := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, s = "\u2212", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + w.msgs["number.group"][""] + s[i:]
	}
	return sign + s
}

// Decimal writes a number as it stands in a record ("85.74", "7865033") with the language's marks.
func (w *Words) Decimal(s string) string {
	whole, part, has := strings.Cut(s, ".")
	n, err := strconv.Atoi(whole)
	if err != nil {
		return s
	}
	out := w.Number(n)
	if has {
		out += w.msgs["number.point"][""] + part
	}
	return out
}

func (w *Words) inWords(n int, how string) string {
	list := w.msgs["number.words"][""]
	if strings.HasSuffix(how, "f") {
		list = w.msgs["number.wordsf"][""]
	}
	words := strings.Fields(list)
	if n < 0 || n >= len(words) {
		return w.Number(n)
	}
	s := strings.ReplaceAll(words[n], "_", "\u00a0")
	if how[0] == 'W' {
		return strings.ToUpper(s[:1]) + s[1:]
	}
	return s
}
