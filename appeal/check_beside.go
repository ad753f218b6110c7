package appeal

import (
	"fmt"
	"slices"

	"github.com/upheld/upheld/record"
)

// Says are what an addressee can claim of a demand, with their words.
var Says = map[string]record.Word{
	"done":         {EN: "Done", FR: "Fait"},
	"done-in-part": {EN: "Done in part", FR: "Fait en partie"},
	"under-way":    {EN: "Under way", FR: "En cours"},
	"will-not":     {EN: "Will not be done", FR: "Ne sera pas fait"},
	"not-ours":     {EN: "Not ours to do", FR: "N’est pas de notre ressort"},
}

func checkContest(ref string, c *Contest) error {
	if err := first(record.SameID(c.Ref, ref), said("of", c.Of), said("reason", c.Reason), said("by.organisation", c.By.Organisation)); err != nil {
		return err
	}
	switch {
	case c.When.IsZero():
		return record.Bad("date", "must be said")
	case c.Of == ref:
		return record.Bad("of", "a contest cannot contest itself")
	}
	return citesIfAny(c.Cites)
}

// citesIfAny checks sources that may also be missing.
func citesIfAny(list []Cite) error {
	if len(list) == 0 {
		return nil
	}
	c := record.Cited{}
	for _, x := range list {
		c.Citations = append(c.Citations, record.Citation(x))
	}
	return c.Check("")
}

func checkClaim(ref string, c *Claim) error {
	if err := first(record.SameID(c.Ref, ref), said("demand", c.Demand), said("addressee", c.Addressee), said("what", c.What)); err != nil {
		return err
	}
	switch {
	case c.When.IsZero():
		return record.Bad("date", "must be said, if only as a year")
	case Says[c.Says] == (record.Word{}):
		return record.Bad("says", "%q is not known; use done, done-in-part, under-way, will-not or not-ours", c.Says)
	case c.Reply == "" && len(c.Cites) == 0:
		return record.Bad("sources", "a claim needs the reply in which it was made, or a source")
	}
	return citesIfAny(c.Cites)
}

func checkSearch(ref string, s *Search) error {
	if err := first(record.SameID(s.Ref, ref), said("demand", s.Demand), said("for", s.For), said("by", s.By)); err != nil {
		return err
	}
	switch {
	case s.When.IsZero():
		return record.Bad("date", "must be said")
	case len(s.Where) == 0 || slices.Contains(s.Where, ""):
		return record.Bad("where", "a search says in what was searched, and with which words")
	case !s.Until.IsZero() && s.Until.Earliest() > s.When.Latest():
		return record.Bad("until", "%s is after %s, when the search was made", s.Until, s.When)
	}
	return nil
}

func checkTerms(ref string, t *Terms) error {
	if ref != "terms" {
		return record.Bad("id", "there is one record of terms, and its id is terms")
	}
	for field, days := range map[string]int{
		"urgent": t.Urgent, "state": t.State, "co_chairs": t.CoChairs, "igo": t.IGO, "other": t.Other, "reminder": t.Reminder,
	} {
		if days < 0 || days > 3650 {
			return record.Bad(field, "%d is not a number of days from 1 to 3650", days)
		}
	}
	for body, days := range t.Bodies {
		if days < 1 || days > 3650 {
			return record.Bad(fmt.Sprintf("bodies.%s", body), "%d is not a number of days from 1 to 3650", days)
		}
	}
	return nil
}
