package promise

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/upheld/upheld/when"
)

// treaty is three months after deposit, in force since 1976, left after one year.
func treaty(t testing.TB) history {
	return history{
		entry:   Entry{On: OnDeposit, After: Term{Months: 3}, Clause: "article 49(2)"},
		exit:    Exit{After: Term{Months: 12}, Clause: "article 50"},
		inForce: at(t, "1976-03-23"),
	}
}

func TestJudge(t *testing.T) {
	signing := history{entry: Entry{On: OnSignature, Clause: "article 30"}, inForce: at(t, "1991-10-23")}
	unknown := history{inForce: at(t, "1976-03-23")}
	never := history{entry: treaty(t).entry}
	forGood := treaty(t)
	forGood.exit = Exit{}
	act := func(kind ActKind, date string) Act { return Act{Kind: kind, Date: at(t, date)} }
	stated := func(a Act, force string) Act { a.InForce = at(t, force); return a }

	for _, c := range []struct {
		name string
		h    history
		acts []Act
		on   string
		bond Bond
		key  string
	}{
		{"before the first act", treaty(t), []Act{act(Accession, "1992-05-26")}, "1992-05-25", NotBound, "not-yet-acted"},
		{"on the day of deposit", treaty(t), []Act{act(Accession, "1992-05-26")}, "1992-05-26", NotBound, "not-yet-in-force"},
		{"the last day of waiting", treaty(t), []Act{act(Accession, "1992-05-26")}, "1992-08-25", NotBound, "not-yet-in-force"},
		{"the first day in force", treaty(t), []Act{act(Accession, "1992-05-26")}, "1992-08-26", Bound, "in-force"},
		{"deposit before the treaty was in force", treaty(t), []Act{act(Ratification, "1970-01-01")}, "1976-03-22", NotBound, "not-yet-in-force"},
		{"signed, not ratified", treaty(t), []Act{act(Signature, "1998-10-05")}, "2016-05-13", SignedOnly, "signed-only"},
		{"signature taken over", treaty(t), []Act{act(SuccessionToSignature, "1998-10-05")}, "2016-05-13", SignedOnly, "signed-only"},
		{"signed, then deposited, still waiting", treaty(t), []Act{act(Signature, "1980-10-17"), act(Accession, "1992-05-26")}, "1992-07-01", NotBound, "not-yet-in-force"},
		{"succession needs no waiting", treaty(t), []Act{act(Succession, "1993-01-05")}, "1993-01-05", Bound, "in-force"},
		{"acceptance binds like ratification", treaty(t), []Act{act(Acceptance, "1993-01-05")}, "1993-04-05", Bound, "in-force"},
		{"a reservation alone is no act that binds", treaty(t), []Act{act(Reservation, "1993-01-05")}, "1993-04-05", "", ""},
		{"nor is one still to come", treaty(t), []Act{act(Reservation, "1993-01-05")}, "1990-01-01", "", ""},

		{"year only, before that year", treaty(t), []Act{act(Ratification, "1999")}, "1998-12-31", NotBound, "not-yet-acted"},
		{"year only, in that year", treaty(t), []Act{act(Ratification, "1999")}, "1999-12-30", NotBound, "maybe-joined"},
		{"year only, in that year, signed", treaty(t), []Act{act(Signature, "1990-01-01"), act(Ratification, "1999")}, "1999-12-30", SignedOnly, "maybe-joined-signed"},
		{"year only, deposited for certain, force possible", treaty(t), []Act{act(Ratification, "1999")}, "1999-12-31", NotBound, "maybe-in-force"},
		{"year only, the last possible day", treaty(t), []Act{act(Ratification, "1999")}, "2000-03-30", NotBound, "maybe-in-force"},
		{"year only, certain", treaty(t), []Act{act(Ratification, "1999")}, "2000-03-31", Bound, "in-force-at-latest"},
		{"signed some day of a month, in it", treaty(t), []Act{act(Signature, "2015-09")}, "2015-09-29", NotBound, "maybe-signed"},
		{"signed some day of a month, after it", treaty(t), []Act{act(Signature, "2015-09")}, "2015-09-30", SignedOnly, "signed-only"},
		{"the record's own day of entry wins", treaty(t), []Act{stated(act(Ratification, "1999"), "1999-07-01")}, "1999-12-31", Bound, "in-force"},

		{"in force on signature", signing, []Act{act(Signature, "1991-10-23")}, "1991-10-23", Bound, "in-force"},
		{"accession to what others signed", signing, []Act{act(Accession, "2000-01-01")}, "2000-01-01", Bound, "in-force"},
		{"adoption waits for the whole instrument", history{inForce: at(t, "1993-09-24")}, []Act{act(Adoption, "1993-09-21")}, "1993-09-23", NotBound, "not-yet-in-force"},
		{"adoption, then in force", history{inForce: at(t, "1993-09-24")}, []Act{act(Adoption, "1993-09-21")}, "1993-09-24", Bound, "in-force"},
		{"no clause is known", unknown, []Act{act(Ratification, "1999-01-01")}, "2016-05-13", NothingFound, "no-clause"},
		{"the instrument is in force for nobody", never, []Act{act(Ratification, "1999-01-01")}, "2016-05-13", NotBound, "instrument-not-in-force"},

		{"notice given, still bound", treaty(t), []Act{act(Ratification, "1980-01-01"), act(Denunciation, "1990-01-01")}, "1990-12-31", Bound, "denounced-not-yet"},
		{"denounced", treaty(t), []Act{act(Ratification, "1980-01-01"), act(Denunciation, "1990-01-01")}, "1991-01-01", NotBound, "denounced"},
		{"perhaps denounced", treaty(t), []Act{act(Ratification, "1980-01-01"), act(Denunciation, "1990")}, "1991-06-01", NotBound, "maybe-denounced"},
		{"denounced, the record gives the day", treaty(t), []Act{act(Ratification, "1980-01-01"), stated(act(Denunciation, "1990-01-01"), "1990-02-01")}, "1990-02-01", NotBound, "denounced"},
		{"no clause allows leaving", forGood, []Act{act(Ratification, "1980-01-01"), act(Denunciation, "1997-08-25")}, "2016-05-13", Bound, "denounced-without-clause"},
		{"joined again", treaty(t), []Act{act(Ratification, "1980-01-01"), act(Denunciation, "1990-01-01"), act(Accession, "1995-01-01")}, "1995-04-01", Bound, "in-force"},
		{"joined again, waiting", treaty(t), []Act{act(Ratification, "1980-01-01"), act(Denunciation, "1990-01-01"), act(Accession, "1995-01-01")}, "1995-03-31", NotBound, "not-yet-in-force"},
		{"left and joined on one day, before", treaty(t), []Act{act(Ratification, "1980-01-01"), act(Denunciation, "1998-05-26"), act(Accession, "1998-05-26")}, "1998-06-01", Bound, "denounced-not-yet"},
		{"left and joined on one day, after", treaty(t), []Act{act(Ratification, "1980-01-01"), act(Denunciation, "1998-05-26"), act(Accession, "1998-05-26")}, "2000-03-27", Bound, "in-force"},
	} {
		v, ok := judge(c.acts, c.h, dayOf(t, c.on))
		if v.bond != c.bond || v.key != c.key || ok != (c.key != "") {
			t.Errorf("%s: got %q %q, want %q %q", c.name, v.bond, v.key, c.bond, c.key)
		}
		if ok && reasons[v.key] == "" {
			t.Errorf("%s: there are no words for %q", c.name, v.key)
		}
	}
}

// TestBoundMeansCertain: what is called bound on uncertain dates is bound on every choice of days within them.
func TestBoundMeansCertain(t *testing.T) {
	h := treaty(t)
	start, end := dayOf(t, "1960-01-01"), dayOf(t, "2020-12-31")
	bound := 0
	rapid.Check(t, func(t *rapid.T) {
		// Mostly a State that joined and a day late enough for that to count, or few cases would be bound.
		kinds := append(rapid.SliceOfN(rapid.SampledFrom([]ActKind{Signature, Ratification, Accession, Succession}), 1, 2).Draw(t, "joined"),
			rapid.SliceOfN(rapid.SampledFrom([]ActKind{Signature, Ratification, Accession, Succession, Denunciation}), 0, 2).Draw(t, "then")...)
		on := when.Day(rapid.IntRange(int(start.AddDays(9000)), int(end)).Draw(t, "on"))
		var vague, exactly []Act
		first := start
		for _, k := range kinds {
			width := rapid.SampledFrom([]int{0, 30, 365}).Draw(t, "width")
			from := first.AddDays(rapid.IntRange(0, 9000).Draw(t, "gap"))
			to := from.AddDays(width)
			vague = append(vague, Act{Kind: k, Date: within(from, to)})
			exactly = append(exactly, Act{Kind: k, Date: when.On(from.AddDays(rapid.IntRange(0, width).Draw(t, "day")))})
			first = to.AddDays(1) // in order, whatever day it was
		}
		v, _ := judge(vague, h, on)
		if v.bond != Bound {
			return
		}
		bound++
		if sure, _ := judge(exactly, h, on); sure.bond != Bound {
			t.Fatalf("bound on %s by %v, but %s (%s) by %v", on, vague, sure.bond, sure.key, exactly)
		}
	})
	if bound == 0 {
		t.Fatal("no case was ever bound, so nothing was tested")
	}
}

// TestEveryReasonHasWords: no key can reach a reader without a sentence, and no sentence keeps a blank.
func TestEveryReasonHasWords(t *testing.T) {
	in := Instrument{ID: "x", ShortTitle: "Treaty X", Adopted: at(t, "1966-12-16")}
	st := party{code: "KHM", name: "Cambodia"}
	a := Act{Kind: Ratification, Date: at(t, "1999")}
	for key := range reasons {
		why := because(key, st, in, a, at(t, "2000-01-01..2000-12-31"), "", "through", "2015-03-14", "by", "an assembly", "former", "Y", "owner", "Z")
		if why.Words == "" || containsAny(why.Words, "{", "}", "()", "  ") {
			t.Errorf("%s: %q", key, why.Words)
		}
	}
}
