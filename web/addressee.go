package web

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/order"
)

// addresseePage is one of those who were asked something: what it was asked, what it answered, what came of it. Of a long list it
// has the part that stands on page N.
type addresseePage struct {
	ID       string
	Name     string
	Body     string   // id of the body of the record that it is, "" for none
	Others   []string // further names under which letters ask it
	Asked    part[addresseeDemand]
	Answered int // of all the demands that ask it
	Waiting  int // answers of it that nobody has graded
	Again    part[addresseeAgain]
	Replies  part[addresseeReply]
	Claims   part[appeal.Claim]
	Running  part[appeal.Clock] // it has still to answer, the term that ends first stands first
	Letters  part[letterState]
	Named    part[appeal.Appeal] // appeals of others that go to it, of which no demand is recorded
	Rates    []rateRow
	N, Pages int
}

// addresseePerPage is how many of each list one page of an addressee holds.
const addresseePerPage = 100

// part is what stands of a list on one page; All is how long the list is.
type part[T any] struct {
	List []T
	All  int
}

// partOf cuts the n-th part, from 1, out of a list.
func partOf[T any](list []T, n int) part[T] {
	return part[T]{list[min((n-1)*addresseePerPage, len(list)):min(n*addresseePerPage, len(list))], len(list)}
}

// addresseeDemand is a demand that asks it, on its three axes.
type addresseeDemand struct {
	Demand appeal.Demand
	appeal.Axes
}

// addresseeAgain is a demand of an earlier letter that a later appeal puts to it.
type addresseeAgain struct {
	Demand appeal.Demand
	As     appeal.Restated
	By     appeal.Appeal
}

// addresseeReply is something that came from it, with what was read in it.
type addresseeReply struct {
	delivery.Reply
	Days    int // from the day on which the appeal was put before it
	Answers []delivery.Answer
}

// anAddressee is the page of one of those who were asked.
func anAddressee(p *Page) (templ.Component, error) {
	d, id := directoryOf(p), p.Value("id")
	v := addresseePage{ID: id, Name: d.title(p.House, id)}
	if _, ok := p.House.Record.Body(id); ok {
		v.Body = id
	}
	if len(d.names[id]) == 0 {
		if to := d.moved[id]; to != "" { // the name alone, from before it was known whose it is
			return p.redirect(p.Href("/addressees/" + to))
		}
		return nil, p.NotFound()
	}
	p.Nav, p.Title = "appeals", v.Name
	v.N = 1
	if n := p.Query.Get("page"); n != "" {
		var err error
		if v.N, err = strconv.Atoi(n); err != nil || v.N < 1 {
			return nil, p.NotFound()
		}
	}
	v.ask(p, d)
	v.mail(p, d)
	v.hear(p, d)
	if v.Asked.All+v.Again.All+v.Named.All+v.Letters.All == 0 {
		return notYet(p, p.T("addressee.not-yet", "day", p.On)), nil
	}
	longest := max(v.Asked.All, v.Again.All, v.Replies.All, v.Claims.All, v.Running.All, v.Letters.All, v.Named.All)
	if v.Pages = max((longest+addresseePerPage-1)/addresseePerPage, 1); v.N > v.Pages {
		return nil, p.NotFound()
	}
	for _, name := range d.names[id] {
		if name != v.Name && d.nameKnown(p, name) {
			v.Others = append(v.Others, name)
		}
	}
	return addresseeBody(p, v), nil
}

// nameKnown reports whether a letter up to the as-of day uses a name.
func (d *directory) nameKnown(p *Page, name string) bool {
	id := d.id(name)
	return slices.ContainsFunc(d.asked[id], func(a askedUnder) bool {
		x, _ := p.House.Appeals.Demand(a.demand)
		return a.who.Name == name && !x.When.IsZero() && x.Day <= p.On
	}) || slices.ContainsFunc(d.named[id], func(ref string) bool {
		a, _ := p.House.Appeals.Appeal(ref)
		return slices.Contains(a.Addressees, name) && a.When.Latest() <= p.On
	}) || slices.ContainsFunc(p.House.Delivery.Dispatches(), func(x delivery.Dispatch) bool {
		return x.Addressee == name && x.When.Latest() <= p.On
	})
}

// ask gathers what it was asked, by whom, and what it claims of itself.
func (v *addresseePage) ask(p *Page, d *directory) {
	covered := map[string]bool{} // appeals of which a demand is told
	var asked []askedUnder
	var claims []appeal.Claim
	for _, a := range d.asked[v.ID] {
		dem, _ := p.House.Appeals.Demand(a.demand)
		if dem.When.IsZero() || dem.Day > p.On {
			continue
		}
		covered[dem.Appeal] = true
		asked = append(asked, a)
		if answeredBy(p, d, a.demand, v.ID) {
			v.Answered++
		}
		for _, c := range p.House.Appeals.Claims(a.demand) {
			if c.Addressee == a.who.Name && c.When.Latest() <= p.On {
				claims = append(claims, c)
			}
		}
	}
	v.Claims = partOf(claims, v.N)
	shown := partOf(asked, v.N)
	v.Asked.All = shown.All
	for _, a := range shown.List {
		dem, _ := p.House.Appeals.Demand(a.demand)
		if x, ok := p.House.Appeals.Axes(a.demand, a.who.Name, p.On, p.House.Custody); ok {
			v.Asked.List = append(v.Asked.List, addresseeDemand{dem, x})
		}
	}
	v.askAgain(p, d, covered)
}

// askAgain gathers the demands of earlier letters that were put to it again, and the appeals of which no demand is recorded.
func (v *addresseePage) askAgain(p *Page, d *directory, covered map[string]bool) {
	var again []addresseeAgain
	for _, a := range d.again[v.ID] {
		dem, ok := p.House.Appeals.Demand(a.demand)
		by, known := p.House.Appeals.Appeal(a.as.Appeal)
		if ok && known && a.as.When.Latest() <= p.On {
			covered[by.Ref] = true
			again = append(again, addresseeAgain{dem, *a.as, by})
		}
	}
	order.By(again, func(a, b addresseeAgain) int { return cmp.Compare(a.As.When.Latest(), b.As.When.Latest()) })
	v.Again = partOf(again, v.N)
	var named []appeal.Appeal
	for _, ref := range d.named[v.ID] {
		if a, ok := p.House.Appeals.Appeal(ref); ok && !covered[ref] && a.When.Latest() <= p.On {
			named = append(named, a)
		}
	}
	v.Named = partOf(named, v.N)
}

// mail gathers the letters that went to it, the terms that run, and its reply rates.
func (v *addresseePage) mail(p *Page, d *directory) {
	var letters []sentLetter
	var running []appeal.Clock
	var states []letterState
	mine := func(name string) bool { return d.id(name) == v.ID }
	for _, a := range p.House.Appeals.Appeals() {
		if !slices.Contains(d.goes[a.Ref], v.ID) && !d.went(v.ID, a.Ref) {
			continue
		}
		clocks := p.House.Appeals.ClocksTo(a.Ref, p.On, mine)
		letters = append(letters, lettersIn(p, d, a, clocks, v.ID)...)
		states = append(states, statesOf(p, a.Ref, clocks, mine)...)
		for _, c := range clocks {
			if runs(c) {
				running = append(running, c)
			}
		}
	}
	order.By(running, func(a, b appeal.Clock) int { return cmp.Compare(lastDay(a), lastDay(b)) })
	running = slices.CompactFunc(running, func(a, b appeal.Clock) bool { return a.Appeal == b.Appeal && lastDay(a) == lastDay(b) })
	v.Running, v.Letters = partOf(running, v.N), partOf(states, v.N)
	for _, r := range replyRates(letters, func(string) string { return "" }) {
		if r.Who != "" {
			v.Rates = append(v.Rates, r)
		}
	}
}

// hear gathers what it said: replies with their grades.
func (v *addresseePage) hear(p *Page, d *directory) {
	var list []delivery.Reply
	for _, r := range p.House.Delivery.Replies() {
		x, sent := p.House.Delivery.Dispatch(r.Dispatch)
		if r.When.Latest() > p.On || d.id(r.Addressee) != v.ID && (!sent || d.id(x.Addressee) != v.ID) {
			continue
		}
		list = append(list, r)
		if r.Kind == delivery.AnswerMail && len(p.House.Delivery.AnswersIn(r.Ref)) == 0 {
			v.Waiting++
		}
	}
	shown := partOf(list, v.N)
	v.Replies.All = shown.All
	for _, r := range shown.List {
		v.Replies.List = append(v.Replies.List, replyOf(p, r))
	}
}

// replyOf is a reply with how long it took and what was read in it.
func replyOf(p *Page, r delivery.Reply) addresseeReply {
	out := addresseeReply{Reply: r, Answers: p.House.Delivery.AnswersIn(r.Ref)}
	from := p.House.Delivery.PutBefore(r)
	if a, ok := p.House.Appeals.Appeal(r.Appeal); ok && from.IsZero() {
		if from = a.Presented; from.IsZero() {
			from = a.When
		}
	}
	if !from.IsZero() {
		out.Days = int(r.When.Latest() - from.Latest())
	}
	return out
}
