package web

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/order"
)

// spans are the sentences of a text, to be chosen from: bytes from Start to before End, without the space around. A blank line,
// a line that begins as an item of a list, and the end of a sentence divide. What is cut wrongly can still be chosen together.
func spans(text string) []delivery.Passage {
	var out []delivery.Passage
	from := 0
	cut := func(to int) {
		part := text[from:to]
		start := from + len(part) - len(strings.TrimLeftFunc(part, unicode.IsSpace))
		part = strings.TrimSpace(part)
		if part != "" {
			out = append(out, delivery.Passage{Start: start, End: start + len(part), Words: part})
		}
		from = to
	}
	for i, r := range text {
		_, wide := utf8.DecodeRuneInString(text[i:])
		next, _ := utf8.DecodeRuneInString(text[i+wide:])
		switch {
		case r == '\n' && blankAhead(text[i+1:]):
			cut(i)
		case strings.ContainsRune("។៕。！？", r):
			cut(i + wide)
		case strings.ContainsRune(".!?…", r) && unicode.IsSpace(next) && sentenceAhead(text[i+1:]):
			cut(i + wide)
		}
	}
	cut(len(text))
	return out
}

// blankAhead reports whether the line after a line end is empty, or begins an item.
func blankAhead(rest string) bool {
	line, _, _ := strings.Cut(rest, "\n")
	line = strings.TrimSpace(line)
	return line == "" || strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "* ") || strings.HasPrefix(line, "• ")
}

// sentenceAhead reports whether what follows a full stop begins a sentence: no small letter.
func sentenceAhead(rest string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(rest, unicode.IsSpace))
	return r == utf8.RuneError || !unicode.IsLower(r)
}

// placesOf are where words stand in a text. Space is taken as space: a line that was broken elsewhere is still found; every
// other sign must be the same.
func placesOf(text, words string) []delivery.Passage {
	want := strings.Fields(words)
	if len(want) == 0 {
		return nil
	}
	var out []delivery.Passage
	for at := 0; at < len(text); {
		i := strings.Index(text[at:], want[0])
		if i < 0 {
			return out
		}
		start := at + i
		if end, ok := follows(text, start, want); ok {
			out = append(out, delivery.Passage{Start: start, End: end, Words: text[start:end]})
			at = end
			continue
		}
		_, n := utf8.DecodeRuneInString(text[start:])
		at = start + n
	}
	return out
}

// follows reports whether words stand one after the other from start on, and where they end.
func follows(text string, start int, want []string) (end int, ok bool) {
	at := start
	for i, w := range want {
		if i > 0 {
			gap := len(text[at:]) - len(strings.TrimLeftFunc(text[at:], unicode.IsSpace))
			if gap == 0 {
				return 0, false
			}
			at += gap
		}
		if !strings.HasPrefix(text[at:], w) {
			return 0, false
		}
		at += len(w)
	}
	return at, true
}

// joined are passages in order, those that touch or overlap made one.
func joined(text string, list []delivery.Passage) []delivery.Passage {
	list = slices.Clone(list)
	order.By(list, func(a, b delivery.Passage) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	var out []delivery.Passage
	for _, x := range list {
		if n := len(out) - 1; n >= 0 && (x.Start <= out[n].End || strings.TrimSpace(text[out[n].End:x.Start]) == "") {
			out[n].End = max(out[n].End, x.End)
			out[n].Words = text[out[n].Start:out[n].End]
			continue
		}
		out = append(out, x)
	}
	return out
}

// marked is a run of a text and the demands whose passage it is a part of.
type marked struct {
	Text    string
	Demands []int // the places in the list of demands, from 0
	First   bool  // a passage of one of them begins here
}

// markedRuns cuts a text where passages begin and end. Passages that do not fit the text are left out.
func markedRuns(text string, of [][]delivery.Passage) []marked {
	cuts := []int{0, len(text)}
	for _, list := range of {
		for _, x := range list {
			if x.Start >= 0 && x.Start < x.End && x.End <= len(text) && text[x.Start:x.End] == x.Words {
				cuts = append(cuts, x.Start, x.End)
			}
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []marked
	for i := 0; i+1 < len(cuts); i++ {
		m := marked{Text: text[cuts[i]:cuts[i+1]]}
		for n, list := range of {
			for _, x := range list {
				if x.Start <= cuts[i] && cuts[i+1] <= x.End && text[x.Start:min(x.End, len(text))] == x.Words {
					m.Demands = append(m.Demands, n)
					m.First = m.First || x.Start == cuts[i]
					break
				}
			}
		}
		out = append(out, m)
	}
	return out
}
