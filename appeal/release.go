package appeal

import (
	"slices"

	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/when"
)

// atOnce is what "immediate" means in days where a demand gives no term of its own: the term of an urgent appeal.
const atOnce = 7

// stay is one custody spell as the outcome of a release needs it. Days that are not exactly known are taken at
// their last possible value, so that neither a release nor a new arrest is told before it had surely happened.
type stay struct {
	spell      string
	start, end when.Day
	ended      bool
	manner     custody.Manner
	free       bool // released without charge, sentence or condition
	house      bool // house arrest
}

// holds follows custody's rule: not on the day of the release, unless that is also the day of the arrest.
func (s stay) holds(on when.Day) bool {
	return s.start <= on && (!s.ended || on < s.end || s.end == s.start && on == s.start)
}

// after is the first day on which the spell holds no more.
func (s stay) after() when.Day {
	if s.end == s.start {
		return s.end.AddDays(1)
	}
	return s.end
}

// turn is a day on which proceedings against a person out of custody opened, or closed.
type turn struct {
	on   when.Day
	open bool
}

// captive is one person of a demand for release: the spells by start, the turns by day.
type captive struct {
	stays []stay
	turns []turn
}

// fate is what became of one person on a day.
type fate struct {
	status Status
	since  when.Day
	gone   bool // was out at least once since the letter; the rest then speaks of the first release
	out    when.Day
	manner custody.Manner
	free   bool
	spell  string
}

// releaseOn is the outcome for one person on a day (research on the life of a demand, 2.2, rule 2, for
// "immediate and unconditional release"): nothing seen while held; met when released without charge or
// condition, at once, and no charge is open on the day; met in part for any other release (bail, pardon,
// suspended or served sentence, house arrest, exile, or simply late); reversed while held again; overtaken by
// death or flight. After a second release it is met in part, since the first one did not last.
func releaseOn(d Demand, c captive, on when.Day) fate {
	res := fate{status: NothingSeen, since: d.Day}
	first, ok := firstOut(c.confined(d.Day), d.Day)
	if !ok || on < first.after() {
		return res
	}
	res.gone, res.out, res.manner, res.free, res.spell = true, first.end, first.manner, first.free, first.spell
	if first.manner == custody.Died || first.manner == custody.Escaped {
		res.status, res.since = Status(Overtaken), first.after()
		return res
	}
	last, again := first.after(), false
	for _, s := range c.stays {
		transfer := s.house && s.start <= first.end
		if s.start < first.end || s.start > on || s.spell == first.spell || transfer {
			continue
		}
		again = true
		if s.holds(on) {
			res.status, res.since = Status(Reversed), holdStart(c.stays, s.start, first.end)
			return res
		}
		last = max(last, s.after())
	}
	late := d.asks("immediate") && int(first.end-d.Day) > d.atOnce()
	bound := d.asks("unconditional") && !first.free
	res.status, res.since = Status(MetInPart), last
	if again || late || bound {
		return res
	}
	open, turned := c.charged(first.end, on)
	res.since = max(last, turned)
	if !open {
		res.status = Status(Met)
	}
	return res
}

// confined are the spells out of which a release is asked: cells and prisons, or house arrest where the person
// is in no other on the day. Out of prison into house arrest is out, in part.
func (c captive) confined(day when.Day) []stay {
	var closed []stay
	for _, s := range c.stays {
		if !s.house {
			closed = append(closed, s)
		}
	}
	if slices.ContainsFunc(closed, func(s stay) bool { return s.holds(day) }) {
		return closed
	}
	return c.stays
}

// charged reports whether proceedings were open on a day against a person released on another without any, and the
// day of the last turn in between.
func (c captive) charged(since, on when.Day) (open bool, turned when.Day) {
	turned = when.Min
	for _, t := range c.turns {
		if t.on > since && t.on <= on && t.open != open {
			open, turned = t.open, t.on
		}
	}
	return open, turned
}

// firstOut is the spell with whose end the person, held on a day, was first out. Spells that overlap or meet
// count as one: out of one and on the same day in another is not out. Of two that end together the one that ends
// with conditions counts.
func firstOut(stays []stay, day when.Day) (stay, bool) {
	var cur stay
	for found := false; ; found = true {
		i := slices.IndexFunc(stays, func(s stay) bool {
			return s.holds(day) && (!found || !s.ended || s.end > cur.end)
		})
		switch {
		case i < 0 && !found:
			return stay{}, false
		case i < 0:
			bound := slices.IndexFunc(stays, func(s stay) bool { return s.ended && s.end == cur.end && !s.free })
			if cur.free && bound >= 0 {
				cur = stays[bound]
			}
			return cur, true
		case !stays[i].ended:
			return stays[i], false
		}
		cur, day = stays[i], stays[i].end
	}
}

// holdStart is the first day of the unbroken hold that a spell beginning on start belongs to, not before floor.
func holdStart(stays []stay, start, floor when.Day) when.Day {
	for moved := true; moved; {
		moved = false
		for _, s := range stays {
			if s.start >= floor && s.start < start && s.holds(start-1) {
				start, moved = s.start, true
			}
		}
	}
	return start
}

// asks reports whether a condition is on the demand's checklist. A demand without one is read strictly.
func (d Demand) asks(condition string) bool {
	return len(d.Conditions) == 0 || slices.Contains(d.Conditions, condition)
}

func (d Demand) atOnce() int {
	if d.Term.Days > 0 {
		return d.Term.Days
	}
	return atOnce
}

// together is the outcome of a group from those of its members: reversed while anyone is held again; met when
// all are met; met in part when anyone is out; else nothing seen. Members whose case was overtaken are not
// counted, unless all are.
func together(members []fate) Status {
	n := map[Status]int{}
	for _, m := range members {
		n[m.status]++
	}
	left := len(members) - n[Status(Overtaken)]
	switch {
	case n[Status(Reversed)] > 0:
		return Status(Reversed)
	case len(members) > 0 && left == 0:
		return Status(Overtaken)
	case left > 0 && n[Status(Met)] == left:
		return Status(Met)
	case n[Status(Met)]+n[Status(MetInPart)] > 0:
		return Status(MetInPart)
	}
	return NothingSeen
}

// groupSeries is the outcome of a group as a dated series up to a day, one entry for each change.
func groupSeries(d Demand, people []captive, on when.Day) []reached {
	days := []when.Day{d.Day}
	for _, c := range people {
		for _, s := range c.stays {
			days = append(days, s.start, s.after())
		}
		for _, t := range c.turns {
			days = append(days, t.on)
		}
	}
	slices.Sort(days)
	var out []reached
	for _, day := range slices.Compact(days) {
		if day < d.Day || day > on {
			continue
		}
		members := make([]fate, len(people))
		for i, c := range people {
			members[i] = releaseOn(d, c, day)
		}
		if s := together(members); len(out) == 0 || out[len(out)-1].status != s {
			out = append(out, reached{status: s, since: day})
		}
	}
	return out
}
