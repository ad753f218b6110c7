package web

import (
	"strings"

	"github.com/upheld/upheld/consultation"
	"github.com/upheld/upheld/record"
)

// consultRest reads a use in the room of consultations: a call or a position as part of its consultation, a commitment, a
// pledge by its steps. What came after the as-of day is left out.
func consultRest(p *Page, u record.Use, o restOn) (rest, bool) {
	r := rest{Kind: u.Kind, Ref: u.Ref, English: true}
	switch u.Kind {
	case consultation.KindConsultation:
		c, ok := p.House.Consulted.Consultation(u.Ref)
		r.Sort, r.Text = "consultation", c.Title
		for _, x := range c.Calls {
			if o.holds(x.Cited, "") && x.When.Latest() <= p.On {
				r.Notes = append(r.Notes, restNote{Lead: p.T("rest.call", "day", x.When), Text: x.By, English: true})
			}
		}
		for _, x := range c.Meetings {
			if o.holds(x.Cited, "") && x.When.Latest() <= p.On {
				r.Notes = append(r.Notes, restNote{Lead: p.T("rest.meeting", "day", x.When), Text: x.What, English: true})
			}
		}
		return r, ok && len(r.Notes) > 0
	case consultation.KindPosition:
		for _, c := range p.House.Consulted.Consultations() {
			for _, x := range p.House.Consulted.Positions(c.Ref) {
				if x.Ref == u.Ref && x.When.Latest() <= p.On {
					r.Sort, r.Kind, r.Ref, r.Text = "consultation", consultation.KindConsultation, c.Ref, c.Title
					r.Notes = []restNote{{Lead: p.T("rest.position", "state", stateName(p, x.State), "day", x.When), Text: x.What, English: true}}
					return r, true
				}
			}
		}
	case consultation.KindCommitment:
		for _, x := range p.House.Consulted.Commitments(p.On) {
			if x.Ref == u.Ref {
				r.Sort, r.When, r.Text = "commitment", x.When, x.By
				r.Notes = []restNote{{Text: consultation.Grades[x.Grade].In(p.Code)}}
				return r, true
			}
		}
	case consultation.KindPledge:
		for _, x := range p.House.Consulted.Pledges("", p.On) {
			if x.Ref != u.Ref {
				continue
			}
			r.Sort, r.Text = "pledge", x.By+": "+x.What
			for _, s := range x.Told(p.On) {
				if o.holds(s.Cited, "") {
					r.Notes = append(r.Notes, restNote{Text: p.T("rest.step", "what", pledgeWord(p, s.State), "day", s.When)})
				}
			}
			return r, len(r.Notes) > 0
		}
	}
	return r, false
}

// ofConsultations says whether a kind is one of the room of consultations.
func ofConsultations(kind string) bool { return strings.HasPrefix(kind, "consultation.") }
