package words

import (
	"strings"

	"github.com/upheld/upheld/when"
)

// Day writes a day in words: 13 May 2016, 13 mai 2016. The spaces inside do not break.
func (w *Words) Day(d when.Day) string { return hold(when.On(d).Words(w.Code)) }

// ShortDay is Day with the month cut short, for narrow columns and pictures.
func (w *Words) ShortDay(d when.Day) string { return hold(when.On(d).Short(w.Code)) }

// When writes as much of a time as was said: a day, a month, one of a span, all of a run, "about", "since".
func (w *Words) When(x when.When) string {
	if x.IsZero() {
		return w.T("when.unknown")
	}
	s := x.Words(w.Code)
	if x.Possible.First == x.Possible.Last {
		return hold(s)
	}
	return s
}

// hold keeps a day on one line.
func hold(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }
