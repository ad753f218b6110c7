package election

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/record"
)

// Room is what the book needs to keep this room's records.
func Room() book.Room {
	return book.Room{Name: "election", Kinds: []book.Kind{{
		Name: "election.election", Table: "election_election", Check: check,
		Columns: []book.Column{
			{Name: "level", Type: "text"},
			{Name: "date_first", Type: "int", Index: true},
			{Name: "date_last", Type: "int"},
		},
		Promote: promote,
	}}}
}

func promote(doc []byte) ([]any, error) {
	var e Election
	if err := json.Unmarshal(doc, &e); err != nil {
		return nil, fault.Wrap(fault.Internal, err, "an election could not be read")
	}
	first, last := record.Bounds(e.When)
	var level any
	if e.Level != "" {
		level = e.Level
	}
	return []any{level, first, last}, nil
}

// Refs are the records that a document of this room mentions. A document that cannot be read mentions none; the
// check of its kind says why.
func Refs(kind string, doc []byte) []record.Ref {
	var e Election
	if kind != "election.election" || json.Unmarshal(doc, &e) != nil {
		return nil
	}
	return record.Mentions(&e)
}

func check(ref string, doc []byte) error {
	var e Election
	if err := record.Decode(doc, &e, nil); err != nil {
		return err
	}
	if err := first(record.SameID(e.Ref, ref), said("name", e.Name)); err != nil {
		return err
	}
	switch {
	case e.When.IsZero():
		return record.Bad("date", "must be said, if only as a year")
	case e.Level != "local" && e.Level != "national":
		return record.Bad("level", "%q is not a level; use local or national", e.Level)
	case e.Seats < 0 || e.Constituencies < 0 || e.Parties < 0:
		return record.Bad("seats", "numbers of seats, constituencies and parties are not negative")
	case e.Parties > 0 && len(e.Results) > e.Parties:
		return record.Bad("results", "%d parties have results, %d stood", len(e.Results), e.Parties)
	}
	return first(checkFigures(e), checkResults(e), checkTold(e))
}

func checkFigures(e Election) error {
	for i, f := range e.Figures {
		at := fmt.Sprintf("figures[%d]", i)
		if err := said(at+".what", f.What); err != nil {
			return err
		}
		if f.Value == nil {
			if err := said(at+".note", f.Note); err != nil {
				return err
			}
			continue
		}
		if *f.Value < 0 || strings.Contains(f.What, "percent") && *f.Value > 100 {
			return record.Bad(at+".value", "%v cannot be a %s", *f.Value, f.What)
		}
		if err := f.Check(at); err != nil {
			return err
		}
	}
	return nil
}

func checkResults(e Election) error {
	seen := map[string]bool{}
	for i, r := range e.Results {
		at := fmt.Sprintf("results[%d]", i)
		if err := first(said(at+".party", r.Party), r.Check(at)); err != nil {
			return err
		}
		if seen[r.Party] {
			return record.Bad(at+".party", "%s stands here twice", r.Party)
		}
		seen[r.Party] = true
		for field, n := range map[string]*int{"votes": r.Votes, "seats": r.Seats, "commune_chiefs": r.Chiefs, "council_seats": r.Councils} {
			if n != nil && *n < 0 {
				return record.Bad(at+"."+field, "%d is not a number of them", *n)
			}
		}
		if r.Percent != nil && (*r.Percent < 0 || *r.Percent > 100) {
			return record.Bad(at+".percent_of_valid", "%v is not a percentage", *r.Percent)
		}
	}
	return nil
}

// checkTold looks at the lists of what others did and said: who, when, and where it can be read.
func checkTold(e Election) error {
	for i, d := range e.Dates {
		at := fmt.Sprintf("dates[%d]", i)
		if err := first(said(at+".what", d.What), d.Check(at)); err != nil {
			return err
		}
		if !d.End.IsZero() && d.End.Latest() < d.When.Earliest() {
			return record.Bad(at+".end_date", "%s is before %s", d.End, d.When)
		}
	}
	for i, x := range e.Excluded {
		at := fmt.Sprintf("excluded[%d]", i)
		if err := first(said(at+".party", x.Party), said(at+".why", x.Why), x.Check(at)); err != nil {
			return err
		}
	}
	for i, o := range e.Observers {
		at := fmt.Sprintf("observers[%d]", i)
		if err := first(said(at+".who", o.Who), o.Check(at)); err != nil {
			return err
		}
		if o.Kind != "domestic" && o.Kind != "international" && o.Kind != "party" {
			return record.Bad(at+".kind", "%q is not known; use domestic, international or party", o.Kind)
		}
		if o.Number < 0 || o.Institutions < 0 || o.Sample < 0 {
			return record.Bad(at+".number", "numbers of observers are not negative")
		}
	}
	for i, w := range e.Withdrawn {
		at := fmt.Sprintf("support_withdrawn[%d]", i)
		if err := first(said(at+".by", w.By), w.Check(at)); err != nil {
			return err
		}
	}
	for i, a := range e.Assessments {
		at := fmt.Sprintf("assessments[%d]", i)
		if err := first(said(at+".by", a.By), said(at+".free_fair", a.FreeFair), a.Check(at)); err != nil {
			return err
		}
	}
	for i, l := range e.Later {
		at := fmt.Sprintf("later[%d]", i)
		if err := first(said(at+".what", l.What), l.Check(at)); err != nil {
			return err
		}
	}
	return nil
}

func said(field, s string) error {
	if strings.TrimSpace(s) == "" {
		return record.Bad(field, "must be said")
	}
	return nil
}

// first is the first error of a list of checks that are cheap to make.
func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
