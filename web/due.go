package web

import (
	"cmp"
	"slices"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/delivery/calendar"
	"github.com/upheld/upheld/house"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/when"
)

// duePage is what is due, in parts.
type duePage struct {
	Who     string   // id of the addressee to whom the page is narrowed, "" for all
	Options []option // addressees who owe anything, or did
	Late    []calendar.Duty
	Week    []calendar.Duty
	Later   []calendar.Duty
	Stayed  []calendar.Duty
	Votes   []calendar.Duty
}

// due shows what addressees owe, and the elections to come.
func due(p *Page) (templ.Component, error) {
	p.Nav, p.Title = "appeals", p.T("due.title")
	p.Feeds = []feedLink{
		{string(p.feedHref("/due.ics")), "text/calendar", p.T("due.feed-ics")},
		{string(p.feedHref("/due.atom")), "application/atom+xml", p.T("due.feed-atom")},
	}
	list := calendar.Latest(calendar.OnlyPublic(calendar.Duties(roomsOf(p.House), nil, p.On)))
	v := duePage{Who: p.Query.Get("addressee"), Options: dueOptions(p, list)}
	if v.Who != "" && !slices.ContainsFunc(v.Options, func(o option) bool { return o.Value == v.Who }) {
		return nil, p.NotFound()
	}
	v.sort(p.On, narrowed(p, list, v.Who))
	return dueBody(p, v), nil
}

// roomsOf is what duties are computed from.
func roomsOf(h *house.House) calendar.Rooms {
	return calendar.Rooms{Appeals: h.Appeals, Custody: h.Custody, Delivery: h.Delivery, Elections: h.Elections}
}

// narrowed are the duties of one addressee, by its id; "" keeps all. Elections are nobody's and stay only among all.
func narrowed(p *Page, list []calendar.Duty, who string) []calendar.Duty {
	if who == "" {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), func(d calendar.Duty) bool {
		return d.Addressee == "" || addresseeID(p, d.Addressee) != who
	})
}

func dueOptions(p *Page, list []calendar.Duty) []option {
	var out []option
	for _, d := range list {
		if d.Addressee == "" {
			continue
		}
		id := addresseeID(p, d.Addressee)
		if !slices.ContainsFunc(out, func(o option) bool { return o.Value == id }) {
			out = append(out, option{id, d.Addressee, true})
		}
	}
	order.By(out, byText)
	return out
}

// sort puts duties into the parts of the page. Who has waited longest for stands first among what is late, else the day.
func (v *duePage) sort(on when.Day, list []calendar.Duty) {
	for _, d := range list {
		switch {
		case d.Kind == calendar.Election:
			if d.Open() {
				v.Votes = append(v.Votes, d)
			}
		case d.State == calendar.Overdue:
			v.Late = append(v.Late, d)
		case d.State == calendar.Stayed:
			v.Stayed = append(v.Stayed, d)
		case !d.Open():
		case d.Day < on.AddDays(7):
			v.Week = append(v.Week, d)
		default:
			v.Later = append(v.Later, d)
		}
	}
	order.By(v.Late, func(a, b calendar.Duty) int { return cmp.Compare(a.Day, b.Day) })
}

// dueDemand is one demand of a duty, for a link.
type dueDemand struct {
	Ref  string
	N    int
	Text string
}

// dutyDemands are the demands of a duty that are in the record.
func dutyDemands(p *Page, d calendar.Duty) []dueDemand {
	var out []dueDemand
	for _, ref := range d.Demands {
		if x, ok := p.House.Appeals.Demand(ref); ok {
			out = append(out, dueDemand{ref, x.N, x.Text})
		}
	}
	return out
}

// dueDay is when a duty is due, as a time: an election may last several days.
func dueDay(d calendar.Duty) when.When {
	r := when.Range{First: d.Day, Last: max(d.Day, d.End)}
	if r.First == r.Last {
		return when.On(d.Day)
	}
	return when.When{Certain: r, Possible: r}
}

// termWords say how long a term is and whose it is.
func termWords(p *Page, d calendar.Duty) string {
	return p.T("due.term", "n", d.Term, "rule", calendar.Rules[d.Rule].In(p.Code))
}
