package web

import (
	"github.com/upheld/upheld/consultation"
	"github.com/upheld/upheld/delivery"
)

// labelAfter names a record of what came after a letter; "" where it has no words of its own.
func labelAfter(p *Page, kind, ref string) string {
	switch kind {
	case delivery.KindDispatch:
		if d, ok := p.House.Delivery.Dispatch(ref); ok {
			return d.Addressee + ", " + p.When(d.When)
		}
	case delivery.KindReply:
		if r, ok := p.House.Delivery.Reply(ref); ok {
			return r.Addressee + ", " + p.When(r.When)
		}
	case consultation.KindConsultation:
		if c, ok := p.House.Consulted.Consultation(ref); ok {
			return c.Title
		}
	}
	return ""
}
