package web

import (
	"context"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/fault"
)

// passages are those that a form marks: the chosen sentences, and the pasted words where they stand in the text.
func (p *deskPage) passages(text string, f *gradeForm) error {
	var list []delivery.Passage
	for _, v := range append(slices.Clone(p.r.PostForm["span"]), p.r.PostForm["place"]...) {
		from, to, _ := strings.Cut(v, "-")
		start, err1 := strconv.Atoi(from)
		end, err2 := strconv.Atoi(to)
		if err1 != nil || err2 != nil || start < 0 || end <= start || end > len(text) {
			return fault.New(fault.Invalid, "%s", p.T("desk.bad-form"))
		}
		list = append(list, delivery.Passage{Start: start, End: end, Words: text[start:end]})
	}
	f.Chosen = joined(text, list)
	words := p.post("words")
	if strings.TrimSpace(words) == "" {
		return nil
	}
	found := placesOf(text, words)
	switch {
	case len(found) == 0:
		return fault.New(fault.Invalid, "%s", p.T("deskgrade.not-found"))
	case len(found) > 1 && p.post("place") == "":
		f.Ambiguous = found
		return fault.New(fault.Invalid, "%s", p.T("deskgrade.ambiguous", "n", len(found)))
	case len(found) > 1:
		f.Ambiguous = found
		return nil
	}
	f.Chosen = joined(text, append(list, found[0]))
	return nil
}

// runs is the text of the reply cut where passages begin and end. What a form has chosen stands in place of what was said
// of its demand before.
func (v replyView) runs() []marked {
	of := make([][]delivery.Passage, len(v.Demands))
	for i, d := range v.Demands {
		switch {
		case v.Grade != nil && v.Grade.Demand.Ref == d.Ref:
			of[i] = append(slices.Clone(v.Grade.Chosen), v.Grade.Ambiguous...)
		case d.Answer != nil:
			of[i] = d.Answer.Passages
		}
	}
	return markedRuns(v.Text, of)
}

func spanValue(s delivery.Passage) string { return strconv.Itoa(s.Start) + "-" + strconv.Itoa(s.End) }

// aroundPlace is a place in a text with some words before and after it.
func aroundPlace(text string, s delivery.Passage) (before, after string) {
	const most = 60
	before, after = text[:s.Start], text[s.End:]
	if r := []rune(before); len(r) > most {
		before = "… " + string(r[len(r)-most:])
	}
	if r := []rune(after); len(r) > most {
		after = string(r[:most]) + " …"
	}
	return before, after
}

// markedText is the text of a reply with its passages marked, and nothing between that is not in the text.
func markedText(v replyView) templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		var b strings.Builder
		for _, m := range v.Runs {
			if len(m.Demands) == 0 {
				b.WriteString(templ.EscapeString(inert(m.Text)))
				continue
			}
			b.WriteString("<mark>")
			for _, n := range m.Demands {
				if m.First {
					at := strconv.Itoa(n)
					b.WriteString(`<a class="mark-n" href="#demand-` + at + `">` + templ.EscapeString(markName(v.Demands[n], n)) + `</a>`)
				}
			}
			b.WriteString(templ.EscapeString(inert(m.Text)) + "</mark>")
		}
		_, err := io.WriteString(w, b.String())
		return err
	})
}
