package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/consultation"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/web/words"
	"github.com/upheld/upheld/when"
)

// consultForm reads what a form of a consultation says. err is the first thing that is wrong with it.
type consultForm struct {
	p    *deskPage
	sent url.Values
	err  error
}

func (f *consultForm) wrong(field words.Key, say string) {
	if f.err == nil {
		f.err = fault.New(fault.Invalid, "%s", f.p.T("deskconsult.wrong", "field", f.p.T(field), "why", say))
	}
}

// needs holds that a field says something.
func (f *consultForm) needs(field words.Key, said bool) {
	if !said {
		f.wrong(field, f.p.T("deskconsult.needed"))
	}
}

// cites holds that what is said has a source, or a record where it can be read.
func (f *consultForm) cites(c record.Cited, other string) {
	f.needs("deskconsult.sources", other != "" || len(c.Citations) > 0)
}

// line is a field on one line.
func (f *consultForm) line(name string) string {
	return strings.Join(strings.Fields(f.sent.Get(name)), " ")
}

// many is a field that was chosen several times.
func (f *consultForm) many(name string) []string {
	return slices.DeleteFunc(slices.Clone(f.sent[name]), func(s string) bool { return s == "" })
}

func (f *consultForm) ticked(name string) bool { return f.sent.Get(name) != "" }

// day is a time, in the form of the record or in words of the page's language.
func (f *consultForm) day(name string) when.When {
	text := f.line(name)
	if text == "" {
		f.wrong("deskconsult.date", f.p.T("deskconsult.missing"))
		return when.When{}
	}
	w, err := when.Parse(text)
	if err != nil {
		w, err = when.ParseWords(text, f.p.Code)
	}
	if err != nil {
		f.wrong("deskconsult.date", f.p.T("deskconsult.no-date", "given", text))
		return when.When{}
	}
	if w.Earliest() > f.p.Today {
		f.wrong("deskconsult.date", f.p.T("deskconsult.to-come"))
	}
	return w
}

// cited are the sources, one a line: the id of a source of the record, and its address where that is another.
func (f *consultForm) cited() record.Cited {
	var c record.Cited
	for l := range strings.SplitSeq(f.sent.Get("sources"), "\n") {
		id, at, _ := strings.Cut(strings.TrimSpace(l), " ")
		if id == "" {
			continue
		}
		s, ok := f.p.House.Record.Source(id)
		if !ok {
			f.wrong("deskconsult.sources", f.p.T("deskconsult.no-source", "id", id))
			continue
		}
		if at = strings.TrimSpace(at); at == "" {
			at = s.URL
		}
		c.Citations = append(c.Citations, record.Citation{Source: id, URL: at})
	}
	c.SingleSource = len(c.Citations) > 0 && len(f.p.House.Record.Origins(c.Citations)) == 1
	return c
}

// known is the id of a record that a field names; a slip of the pen is told.
func (f *consultForm) known(name string, label words.Key, is func(string) bool) string {
	id := f.line(name)
	if id != "" && !is(id) {
		f.wrong(label, f.p.T("deskconsult.no-record", "id", id))
	}
	return id
}

// noMoreOpen refuses the id of a closed record in one that everybody reads.
func (f *consultForm) noMoreOpen(label words.Key, id, in string) {
	if id == "" || f.err != nil {
		return
	}
	seen, err := f.p.isPublic(id)
	open, err2 := f.p.isPublic(in)
	if f.err = errorsFirst(err, err2); f.err == nil && open && !seen {
		f.wrong(label, f.p.T("deskconsult.closed-record", "id", id))
	}
}

func (f *consultForm) call(c consultation.Consultation) func(*consultation.Consultation) {
	x := consultation.Call{
		When: f.day("date"), By: f.line("by"), Of: f.many("of"), Clause: f.line("clause"), What: f.line("what"), Note: f.line("note"),
		Road: consultation.Road(f.line("road")), Cited: f.cited(),
		Appeal: f.known("appeal", "deskconsult.appeal", func(id string) bool { _, ok := f.p.House.Appeals.Appeal(id); return ok }),
	}
	if i := slices.IndexFunc(c.Clauses, func(cl consultation.Clause) bool { return cl.Provision == x.Clause }); i >= 0 && x.Road == "" {
		x.Road = c.Clauses[i].Road
	}
	f.noMoreOpen("deskconsult.appeal", x.Appeal, c.Ref)
	f.needs("deskconsult.by", x.By != "")
	f.needs("deskconsult.of", len(x.Of) > 0)
	f.needs("deskconsult.asks", x.What != "")
	if x.Road == "" {
		f.wrong("deskconsult.road", f.p.T("deskconsult.no-road"))
	}
	f.cites(x.Cited, x.Appeal)
	return func(c *consultation.Consultation) {
		c.Calls = with(c.Calls, x)
		order.By(c.Calls, func(a, b consultation.Call) int { return int(a.When.Earliest() - b.When.Earliest()) })
	}
}

func (f *consultForm) meeting() func(*consultation.Consultation) {
	x := consultation.Meeting{
		When: f.day("date"), Place: f.line("place"), Held: f.ticked("held"), Came: f.many("came"), What: f.line("what"), Cited: f.cited(),
	}
	result := f.line("result")
	f.needs("deskconsult.what", x.What != "")
	f.cites(x.Cited, "")
	return func(c *consultation.Consultation) {
		c.Meetings = with(c.Meetings, x)
		order.By(c.Meetings, func(a, b consultation.Meeting) int { return int(a.When.Earliest() - b.When.Earliest()) })
		if result != "" {
			c.Result = result
		}
	}
}

func (f *consultForm) position(of string) consultation.Position {
	x := consultation.Position{
		Consultation: of, State: f.line("state"), Stance: consultation.Stance(f.line("stance")), When: f.day("date"), By: f.line("by"),
		Asked: f.ticked("asked"), What: f.line("what"), Language: f.line("language"), Note: f.line("note"), Cited: f.cited(),
		Reply: f.known("reply", "deskconsult.reply", func(id string) bool { _, ok := f.p.House.Delivery.Reply(id); return ok }),
	}
	f.needs("deskconsult.state", x.State != "")
	f.needs("deskconsult.stance", x.Stance != "")
	f.needs("deskconsult.speaker", x.By != "")
	f.needs("deskconsult.what", x.What != "")
	f.cites(x.Cited, x.Reply)
	return x
}

func (f *consultForm) commitment(c consultation.Consultation) consultation.Commitment {
	x := consultation.Commitment{
		By: f.line("by"), Body: f.line("body"), When: f.day("date"), Instrument: f.line("instrument"), Provisions: f.many("provisions"),
		Grade: consultation.Grade(f.line("grade")), What: f.line("what"), Where: f.line("where"), Language: f.line("language"), Note: f.line("note"),
		ReadBy: appeal.Assessor{Name: f.line("reader"), Organisation: f.line("organisation"), On: when.On(f.p.Today), Entered: "operator"},
		Cited:  f.cited(),
		Demand: f.known("demand", "deskconsult.demand", func(id string) bool { _, ok := f.p.House.Appeals.Demand(id); return ok }),
	}
	switch states := f.many("states"); {
	case len(states) == 1:
		x.State = states[0]
	default:
		x.Joint = states
	}
	if f.ticked("also") {
		x.Also = slices.DeleteFunc(slices.Clone(c.Instruments), func(id string) bool { return id == x.Instrument })
	}
	f.needs("deskconsult.states", x.State != "" || len(x.Joint) > 0 || x.Body != "")
	f.needs("deskconsult.speaker", x.By != "")
	f.needs("deskconsult.instrument", x.Instrument != "")
	f.needs("deskconsult.grade", x.Grade != "")
	f.needs("deskconsult.what", x.What != "")
	f.needs("deskconsult.provisions", x.Grade != consultation.NamesProvision || len(x.Provisions) > 0)
	f.needs("deskconsult.reader", x.ReadBy.Name != "")
	f.cites(x.Cited, "")
	return x
}

// pledged is a pledge as the form says it, or (Ref) the next step of one that is in the record.
func (f *consultForm) pledge() consultation.Pledge {
	x := consultation.Pledge{
		Ref: f.line("pledge"), Election: f.line("election"), By: f.line("by"), State: f.line("state"), Kind: f.line("kind"), What: f.line("what"),
		Currency: f.line("currency"), To: f.line("to"), Note: f.line("note"),
		Demand: f.known("demand", "deskconsult.demand", func(id string) bool { _, ok := f.p.House.Appeals.Demand(id); return ok }),
		Steps: []consultation.PledgeStep{{
			State: consultation.PledgeState(f.line("step")), When: f.day("date"), What: f.line("step-what"), Cited: f.cited(),
		}},
	}
	if text := strings.ReplaceAll(f.line("amount"), " ", ""); text != "" {
		n, err := strconv.ParseFloat(text, 64)
		if err != nil || n < 0 || n > 1e15 {
			f.wrong("deskconsult.amount", f.p.T("deskconsult.no-amount", "text", text))
		}
		x.Amount = n
	}
	f.needs("deskconsult.step", x.Steps[0].State != "")
	f.cites(x.Steps[0].Cited, "")
	if x.Ref != "" {
		return x
	}
	f.needs("deskconsult.election", x.Election != "")
	f.needs("deskconsult.pledger", x.By != "")
	f.needs("deskconsult.kind", x.Kind != "")
	f.needs("deskconsult.pledged", x.What != "")
	return x
}
