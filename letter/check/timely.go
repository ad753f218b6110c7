package check

import (
	"github.com/upheld/upheld/election"
	"github.com/upheld/upheld/place"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

var noFilter record.ActFilter

var timeCodes = []code{
	{
		Code: "deadline-past", Severity: Error, About: "The term of a demand had passed on the day of the letter.",
		Words: record.Word{EN: "The term of demand {n}, {term}, was past on {day}.", FR: "Le terme de la demande {n}, {term}, était passé au {day}."},
		Mend:  record.Word{EN: "Set a day that is still to come.", FR: "Fixez un jour à venir."},
	},
	{
		Code: "deadline-impossible", Severity: Error, About: "The term of a demand is a day that the calendar does not have.",
		Words: record.Word{EN: "The term of demand {n}, “{term}”, cannot be: {why}.", FR: "Le terme de la demande {n}, « {term} », est impossible : {why}."},
		Mend:  record.Word{EN: "Look the date up and correct it.", FR: "Vérifiez la date et corrigez-la."},
	},
	{
		Code: "election-date", Severity: Error, About: "An election is named with another date or year than the record has.",
		Words: record.Word{EN: "“{words}”: the record has {election} on {date}.", FR: "« {words} » : la fiche date {election} du {date}."},
		Mend:  record.Word{EN: "Write {date}.", FR: "Écrivez {date}."},
	},
}

// deadlines: the term of a demand is a day that exists and is still to come.
func deadlines(r *reading) {
	for i := range r.l.Demands {
		d := &r.l.Demands[i]
		at := d.TermSpan
		if at.End == 0 {
			at = d.Span
		}
		s := &sentence{block: &block{blockOf: blockOf{lang: r.lang}, text: d.Term.Words, within: r}, toks: tokens(d.Term.Words, r.lang)}
		wrong := false
		for _, x := range datesIn(s) {
			if why, ok := r.wrongDate(x); ok {
				wrong = true
				r.add("deadline-impossible", at, d.N, nil, num("n", d.N), say("term", d.Term.Words), arg{"why", why})
			}
		}
		if !wrong && !d.Term.By.IsZero() && d.Term.By.Latest() < r.on {
			r.add("deadline-past", at, d.N, nil, num("n", d.N), date("term", d.Term.By), date("day", when.On(r.on)))
		}
	}
}

// levels are the words for elections, with the level of election.Election.
var levels = []struct {
	words [][]string
	level string
}{
	{phrases("commune election", "commune elections", "commune council election", "commune council elections", "communal election", "communal elections", "local election",
		"local elections", "commune and sangkat council elections", "élections communales", "élection communale", "élections locales", "commune polls"), "local"},
	{phrases("national election", "national elections", "national assembly election", "national assembly elections", "general election", "general elections", "parliamentary election",
		"parliamentary elections", "legislative election", "legislative elections", "élections nationales", "élections législatives", "élection nationale", "élections générales"), "national"},
}

// electionDates: an election is named with its day and year. Past elections that the record does not have are nobody's error.
func electionDates(r *reading) {
	for i := range r.sentences {
		s := &r.sentences[i]
		for k := 0; k < len(s.toks); k++ {
			for _, l := range levels {
				if n := s.hasAny(k, l.words); n > 0 && !s.toks[k].quoted {
					r.electionAt(s, k, k+n, l.level)
					k += n - 1
					break
				}
			}
		}
	}
}

func (r *reading) electionAt(s *sentence, lo, hi int, level string) {
	w, i, j, ok := s.timeOf(lo, hi)
	if !ok {
		return
	}
	var list []election.Election
	for _, e := range r.Elections.Elections() {
		if e.Level == level && r.here(e) {
			list = append(list, e)
		}
	}
	var near *election.Election
	for k, e := range list {
		if e.When.Overlaps(w) != when.No {
			return
		}
		y1, _, _ := e.When.Earliest().Civil()
		y2, _, _ := w.Earliest().Civil()
		same := y1 == y2
		coming := w.Earliest() > r.on && e.When.Earliest() > r.on
		if same || coming && (near == nil || abs(int(e.When.Earliest()-w.Earliest())) < abs(int(near.When.Earliest()-w.Earliest()))) {
			near = &list[k]
		}
	}
	if near == nil {
		return
	}
	r.add("election-date", s.span(min(lo, i), max(hi, j)), s.number(), []string{near.Ref}, say("words", s.words(min(lo, i), max(hi, j))), say("election", near.Name), date("date", near.When))
}

func abs(n int) int { return max(n, -n) }

// here reports whether an election is of the State of the case.
func (r *reading) here(e election.Election) bool {
	k, ok := place.CountryOf(r.subject)
	return ok != nil || e.Country == "" || e.Country == k.EN || e.Country == k.Code || e.Country == k.Alpha3
}

// timeOf is the date or year of an election named at tokens lo to before hi: "the 2018 national election", "elections of
// 4 June 2017", "election in 2018".
func (s *sentence) timeOf(lo, hi int) (w when.When, i, j int, ok bool) {
	for _, d := range s.dates {
		if (d.lo >= hi && d.lo-hi <= 3 && s.only(hi, d.lo, "of", "on", "in", "the", ",", "du", "le", "de", "en", "(", "d'", "scheduled", "for", "prévues", "prévue")) && d.year > 0 {
			w = d.when(when.Max)
			return w, d.lo, d.hi, !w.IsZero()
		}
	}
	year := func(k int) (when.When, bool) {
		if k < 0 || k >= len(s.toks) || len(s.toks[k].low) != 4 {
			return when.When{}, false
		}
		y, is := digits(s.toks[k].low)
		if !is || y < 1990 || y > 2100 {
			return when.When{}, false
		}
		w, err := when.Parse(s.toks[k].low)
		return w, err == nil
	}
	if w, ok = year(lo - 1); ok && !s.inDate(lo-1) {
		return w, lo - 1, lo, true
	}
	k := hi
	for s.is(k, "of", "in", "for", "de", "en", "the", "(") {
		k++
	}
	if w, ok = year(k); ok && k-hi <= 2 && !s.is(k+1, "and", "et", "-", "–") {
		return w, k, k + 1, true
	}
	return when.When{}, 0, 0, false
}
