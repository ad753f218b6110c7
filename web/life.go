package web

import (
	"cmp"
	"slices"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/when"
)

// chartOf is the life of one demand as a line of time, from its clocks, its thread and its events, all as of p.On.
func chartOf(p *Page, d appeal.Demand, t appeal.Thread, events []appeal.Event) lifeChart {
	l := lifeChart{First: d.Day - 4 - (p.On-d.Day)/60, Last: max(p.On, d.Day+1), Asked: d.Day}
	for _, a := range t.Again {
		l.Again = append(l.Again, laneMark{Day: a.When.Latest(), Shape: "tick", Title: p.T("life.again-by", "who", a.IssuedBy, "day", a.When)})
	}
	var clocks []appeal.Clock
	for _, c := range p.House.Appeals.DemandClocks(d.Ref, p.On) {
		if c.Appeal != "" {
			clocks = append(clocks, c)
		}
	}
	l.Lanes = []lane{
		{Name: p.T("life.handling"), None: p.T("life.no-handling"), Rows: clockRows(p, clocks)},
		{Name: p.T("life.answers"), None: p.T("life.no-answers"), Rows: answerRows(p, t)},
		{Name: p.T("life.outcome"), None: p.T("life.no-outcome"), Rows: outcomeRows(p, events)},
	}
	l.Knee = l.knee(p.On)
	return l
}

// knee is where the years begin in which nothing new came: a season after the last thing, so that its words have room.
func (l lifeChart) knee(on when.Day) when.Day {
	last := l.Asked
	for _, m := range l.Again {
		last = max(last, m.Day)
	}
	for _, n := range l.Lanes {
		for _, r := range n.Rows {
			for _, m := range r.Marks {
				last = max(last, m.Day)
			}
			for _, s := range r.Spans {
				last = max(last, s.From)
			}
		}
	}
	if knee := last + 120; on-knee > 200 {
		return knee
	}
	return on
}

// clockRows are the ways of the letters: a row for each letter and addressee, with its terms as bars.
func clockRows(p *Page, clocks []appeal.Clock) []laneRow {
	var out []laneRow
	for _, c := range clocks {
		out = append(out, laneRow{Name: c.Addressee, Data: true, Spans: clockSpans(p, c), Marks: clockMarks(p, c)})
	}
	return out
}

// clockSpans are the terms of a clock up to its day: the time to answer, what passed beyond it, the time after a reminder, and
// silence.
func clockSpans(p *Page, c appeal.Clock) []laneSpan {
	if !c.Asked.Known {
		return nil
	}
	end := c.On
	switch {
	case c.Answered.Known:
		end = c.Answered.On
	case c.Closed.Known:
		end = c.Closed.On
	case c.Stayed.Known: // what is owed from then on is its grade, and that is ours
		end = c.Stayed.On
	}
	var out []laneSpan
	add := func(from, to when.Day, class, title, word string) {
		if to = min(to, end); from <= to {
			out = append(out, laneSpan{From: from, To: to, Class: class, Title: title, Word: word})
		}
	}
	add(c.Asked.On, c.Due.On, "sp-term", p.T("life.term", "n", c.Term, "day", c.Due.On), "")
	over := end
	if c.Silent.Known {
		over = c.Silent.On - 1
	}
	if c.Due.On < end {
		add(c.Due.On+1, over, "sp-over", p.T("life.over", "day", c.Due.On+1), "")
	}
	if r := c.Reminded(); r.Known {
		add(r.On, c.ReminderDue.On, "sp-second", p.T("life.second", "n", c.Second, "day", c.ReminderDue.On), "")
	}
	if c.Silent.Known {
		n := int(c.On-c.Silent.On) + 1
		add(c.Silent.On, c.On, "sp-silent", p.T("life.silent", "n", n, "day", c.Silent.On), p.T("life.silent-days", "n", n))
	}
	return out
}

// clockMarks are the dated steps of a clock.
func clockMarks(p *Page, c appeal.Clock) []laneMark {
	var out []laneMark
	add := func(m appeal.Mark, shape, title string) {
		if m.Known && m.On <= c.On {
			out = append(out, laneMark{Day: m.On, Shape: shape, Title: title})
		}
	}
	add(c.Asked, "asked", p.T("life.sent", "day", c.Asked.On))
	add(c.Undeliverable, "back", p.T("life.back", "day", c.Undeliverable.On))
	if c.Delivered.Proof != "" {
		add(c.Delivered, "delivered", p.T("life.delivered", "day", c.Delivered.On))
	}
	if c.Acknowledged != c.Stayed { // an answer without a grade is no receipt; it stands among the answers
		add(c.Acknowledged, "acknowledged", p.T("life.acknowledged", "day", c.Acknowledged.On))
	}
	for _, r := range c.Reminders {
		add(r, "reminded", p.T("life.reminded", "day", r.On))
	}
	add(c.Answered, "answered", p.T("life.answered", "day", c.Answered.On))
	return out
}

// answerRows are what came back to any appeal of the thread, a row for each who spoke.
func answerRows(p *Page, t appeal.Thread) []laneRow {
	var out []laneRow
	for _, a := range append([]appeal.Asking{t.First}, t.Again...) {
		for _, b := range spokeTo(t, a) {
			if !b.Received.Answer {
				continue
			}
			who := cmp.Or(b.Addressee, b.By)
			i := slices.IndexFunc(out, func(r laneRow) bool { return r.Name == who })
			if i < 0 {
				i, out = len(out), append(out, laneRow{Name: who, Data: true})
			}
			word, shape := gradeWord(p, b.Grade), "answered"
			if b.Grade == appeal.BesidePoint || !b.Counts {
				shape = "beside"
			}
			out[i].Marks = append(out[i].Marks, laneMark{
				Day: b.On, Shape: shape, Word: word, Title: p.T("life.reply", "grade", word, "day", b.When, "n", b.Days),
			})
		}
	}
	return out
}

// gradeWord is a grade of an answer in words.
func gradeWord(p *Page, g appeal.Grade) string {
	if g == "" {
		return p.T("grade.none")
	}
	return p.Name("grade", string(g))
}

// outcomeClass is how a run of an outcome is drawn; its word stands beside it.
func outcomeClass(r appeal.Result) string {
	switch r {
	case appeal.Met:
		return "sp-met"
	case appeal.Begun, appeal.MetInPart:
		return "sp-part"
	case appeal.ActedAgainst, appeal.Reversed:
		return "sp-against"
	case appeal.Overtaken, appeal.Withdrawn, appeal.Merged:
	}
	return "sp-other"
}

// outcomeRows are the runs of each assessor's series. What moves nothing, since it lacks evidence or a review, is left to the
// table.
func outcomeRows(p *Page, events []appeal.Event) []laneRow {
	var out []laneRow
	for _, e := range events {
		res := e.Result
		switch {
		case e.Kind == appeal.EventComputed && !e.Counts:
			res = appeal.MetInPart // until a person confirms that it was met
		case e.Kind != appeal.EventComputed && (e.Kind != appeal.EventOutcome || !e.Counts):
			continue
		}
		who, ours := assessor(p, e.By)
		if e.Kind == appeal.EventComputed {
			who = p.T("life.by-custody")
		}
		i := slices.IndexFunc(out, func(r laneRow) bool { return r.Name == who })
		if i < 0 {
			i, out = len(out), append(out, laneRow{Name: who, Data: !ours})
		}
		word := p.Name("status", string(res))
		spans := out[i].Spans
		if n := len(spans); n > 0 {
			if spans[n-1].Word == word || spans[n-1].From == e.On {
				continue
			}
			spans[n-1].To = e.On - 1
		}
		out[i].Spans = append(spans, laneSpan{
			From: e.On, To: p.On, Class: outcomeClass(res), Word: word, Title: p.T("life.result", "status", word, "day", e.On),
		})
	}
	return out
}
