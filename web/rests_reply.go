package web

import (
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/record"
)

// replyRest reads a reply as part of the appeal that it answers.
func replyRest(p *Page, u record.Use) (rest, bool) {
	r := rest{Sort: "appeal", Kind: "appeal.appeal", English: true}
	if u.Kind != delivery.KindReply {
		return r, false
	}
	x, ok := p.House.Delivery.Reply(u.Ref)
	if !ok || x.When.Latest() > p.On {
		return r, false
	}
	a, ok := p.House.Appeals.Appeal(x.Appeal)
	r.Ref, r.When, r.Text = a.Ref, a.When, a.IssuedBy
	r.Notes = []restNote{{Lead: p.T("rest.reply", "day", x.When), Text: x.By, English: true}}
	return r, ok
}

// claimNotes are what those whom a demand asks say of themselves, where it rests on the source.
func claimNotes(p *Page, demand string, o restOn) []restNote {
	var out []restNote
	for _, c := range p.House.Appeals.Claims(demand) {
		for _, cite := range c.Cites {
			if o.Source != "" && cite.Source == o.Source && c.When.Latest() <= p.On {
				out = append(out, restNote{Lead: p.T("rest.own-claim", "day", c.When), Text: c.What, English: true})
			}
		}
	}
	return out
}
