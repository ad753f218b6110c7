package web

import (
	"cmp"
	"slices"
	"strings"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/order"
)

// threadWords is a thread in a sentence: first asked, how often again and in which terms, to how many, for how long silent.
func threadWords(p *Page, t appeal.Thread) string {
	out := []string{p.T("thread.asked", "day", t.First.When)}
	if n := t.Appeals(); n > 0 {
		var parts []string
		for _, w := range []string{"same", "stronger", "weaker", "narrower"} {
			k := 0
			for _, a := range t.Again {
				if a.Wording == w {
					k++
				}
			}
			if k > 0 {
				parts = append(parts, p.T("thread.times", "n", k, "how", p.Name("restated", w)))
			}
		}
		out = append(out, p.T("thread.again", "n", n, "to", p.T("thread.addressees", "n", len(t.Addressees)), "how", strings.Join(parts, ", ")))
	}
	switch {
	case t.Silent > 0:
		out = append(out, p.T("thread.silent", "n", t.Silent, "who", strings.Join(t.SilentOf, ", ")))
	case t.Unanswered && t.Waits:
		out = append(out, p.T("thread.waits"))
	case t.Unanswered:
		out = append(out, p.T("thread.unanswered", "n", t.Days))
	}
	return strings.Join(out, " ")
}

// backDays says how long a reply took, and from when where that is another day than that of the appeal.
func backDays(p *Page, a appeal.Asking, b appeal.Back) string {
	if b.From.IsZero() || b.From.Latest() == a.When.Latest() {
		return p.T("axis.after", "n", b.Days)
	}
	if b.Presented.IsZero() && !b.Sent.IsZero() {
		return p.T("thread.after-sent", "n", b.Days, "day", b.From)
	}
	return p.T("thread.after-presented", "n", b.Days, "day", b.From)
}

// spokeTo are the replies to one appeal of a thread that speak to its demand or may: those graded for it, those of whom it asks,
// and those to appeals of others.
func spokeTo(t appeal.Thread, a appeal.Asking) []appeal.Back {
	var out []appeal.Back
	for _, b := range a.Replies {
		asks := slices.ContainsFunc(t.Demand.AskedOf, func(x appeal.Addressee) bool { return x.Name == b.Addressee })
		if b.Grade != "" || asks || !a.Own {
			out = append(out, b)
		}
	}
	return out
}

// outcome is the dated fact with a ref, zero for none (that of the custody record).
func (v demandPage) outcome(ref string) appeal.Outcome {
	i := slices.IndexFunc(v.Facts, func(o appeal.Outcome) bool { return ref != "" && o.Ref == ref })
	if i < 0 {
		return appeal.Outcome{}
	}
	return v.Facts[i]
}

// answers are the replies with a grade for this demand that count for it, by day, each once.
func (v demandPage) answers(p *Page) []addresseeReply {
	var out []addresseeReply
	for _, x := range v.Axes {
		for _, a := range x.Answers {
			r, ok := p.House.Delivery.Reply(a.Reply)
			if ok && !slices.ContainsFunc(out, func(o addresseeReply) bool { return o.Ref == r.Ref }) {
				out = append(out, replyOf(p, r))
			}
		}
	}
	order.By(out, func(a, b addresseeReply) int { return cmp.Compare(a.When.Latest(), b.When.Latest()) })
	return out
}
