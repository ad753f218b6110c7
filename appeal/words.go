package appeal

import (
	"fmt"

	"github.com/upheld/upheld/when"
)

// handlingWords say a headline of axis 1 or 2 in English, for readers of JSON and the log; pages translate by key.
var handlingWords = map[Status]string{
	"refused":       "the addressee says that it will not, or denies the duty or the facts",
	"accepted":      "promised, not yet done",
	"answered":      "an answer came that neither promises nor refuses",
	"acknowledged":  "receipt was acknowledged, without a promise",
	"silent":        "delivered, reminded, both terms passed, no answer",
	"overdue":       "the term for an answer has passed",
	"delivered":     "delivered; the term runs",
	"undeliverable": "could not be delivered",
	"asked":         "sent; delivery not yet known",
}

// reason gives the Why of a status: the words of the newest fact of its run, or what axis 1 or 2 says of itself.
// N counts the facts told and the times the demand was asked again, up to the day.
func reason(d *Demand, s Status, words string, facts []Outcome, on when.Day) Why {
	w := Why{Key: "demand.why." + string(s), N: map[string]int{}, Words: words}
	for _, f := range facts {
		if f.When.Latest() <= on {
			w.N["facts"]++
		}
	}
	for _, r := range d.Restated {
		if r.When.Latest() <= on {
			w.N["again"]++
		}
	}
	switch {
	case s != NothingSeen && words == "":
		w.Words = handlingWords[s]
	case s != NothingSeen:
	case w.N["again"] == 1:
		w.Words = "no step towards it in this record; asked again once"
	case w.N["again"] > 1:
		w.Words = fmt.Sprintf("no step towards it in this record; asked again %d times", w.N["again"])
	default:
		w.Words = "no step towards it in this record"
	}
	return w
}

// waits is the reason of a headline "acknowledged" where an answer came that nobody has graded yet.
const waits = "acknowledged-waits"

// behind is the reason of a headline "acknowledged" with what has passed since: a receipt, which promises nothing, must not
// hide that the term is over, or that nobody has answered in spite of a proved reminder. N counts the days of it. An answer
// that nobody has graded yet is no receipt: it is said to wait for us.
func (w Why) behind(marks []mark, on when.Day) Why {
	for _, c := range []struct {
		key, words string
		of         func(mark) Mark
	}{
		{"acknowledged-silent", "receipt was acknowledged, without a promise; then reminded, both terms passed, no answer", func(m mark) Mark { return m.silent }},
		{waits, "an answer came and awaits its grade", func(m mark) Mark { return m.stayed }},
		{"acknowledged-overdue", "receipt was acknowledged, without a promise; since then the term for an answer has passed", func(m mark) Mark { return m.overdue }},
	} {
		for _, m := range marks {
			at := c.of(m)
			if m.status != "acknowledged" || !at.Known || m.stayed.Known && c.key != waits {
				continue
			}
			w.Key, w.Words = "demand.why."+c.key, c.words
			w.N["days"] = max(w.N["days"], int(on-at.On)+1)
		}
		if w.N["days"] > 0 {
			return w
		}
	}
	return w
}
