package web

import (
	"cmp"
	"slices"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/consultation"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/when"
)

// commitmentsPage is who named the agreements again by the day, as a matrix and one by one.
type commitmentsPage struct {
	consultation.Matrix
	List   []consultation.Commitment
	Letter when.Day // of the letter that asks for it; 0 when none had by the day
}

// commitments sets the signatories against what they signed.
func commitments(p *Page) (templ.Component, error) {
	p.Nav, p.Title = "consultations", p.T("commitment.title")
	return commitmentsBody(p, commitmentsOf(p)), nil
}

func commitmentsOf(p *Page) commitmentsPage {
	v := commitmentsPage{List: p.House.Consulted.Commitments(p.On)}
	var instruments, provisions []string
	take := func(list *[]string, more ...string) {
		for _, x := range more {
			if x != "" && !slices.Contains(*list, x) {
				*list = append(*list, x)
			}
		}
	}
	for _, c := range p.House.Consulted.Consultations() {
		take(&instruments, c.Instruments...)
	}
	for _, c := range v.List {
		take(&instruments, append([]string{c.Instrument}, c.Also...)...)
		take(&provisions, c.Provisions...)
	}
	for _, d := range p.House.Appeals.Demands() {
		if d.Action == "ratify-or-renew" && d.Day <= p.On && d.Day > 0 {
			take(&provisions, d.Grounds.Provisions...)
			if v.Letter == 0 {
				v.Letter = d.Day
			}
		}
	}
	v.Matrix = p.House.Consulted.Matrix(signatoriesOf(p, instruments), instruments, provisions, adoptedOn(p), v.Letter, p.On)
	return v
}

// signatoriesOf are the States that signed, without those that are no more, by name: the country of the case last.
func signatoriesOf(p *Page, instruments []string) []string {
	var out []string
	for _, s := range consultation.Signatories(p.House.Promises, instruments, p.On) {
		if !s.Gone {
			out = append(out, s.State)
		}
	}
	home := p.countryAlpha3()
	order.By(out, func(a, b string) int {
		return cmp.Or(boolOrder(a == home, b == home), compareNames(p, a, b))
	})
	return out
}

// boolOrder puts what is not so before what is.
func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

func adoptedOn(p *Page) func(string) when.Day {
	return func(id string) when.Day {
		in, err := p.House.Promises.Instrument(id)
		if err != nil {
			return 0
		}
		return in.Adopted.Latest()
	}
}

// speakerName is a State or a body of the matrix; ours tells that it is in the language of the page.
func speakerName(p *Page, s consultation.Speaker) (name string, ours bool) {
	if s.State != "" {
		return stateName(p, s.State), true
	}
	return p.House.Record.Label(s.Body, p.Code), false
}

// columnName is a column: the instrument as a whole, or an article of it.
func columnName(p *Page, c consultation.Column) string {
	if c.Whole {
		return p.T("commitment.whole")
	}
	x, err := p.House.Promises.Provision(c.Ref)
	if err != nil {
		return c.Ref
	}
	return article(p, x)
}

// commitmentsBy are whose a statement is: a State, a body, or several States together.
func commitmentBy(p *Page, c consultation.Commitment) string {
	switch {
	case c.State != "":
		return stateName(p, c.State)
	case c.Body != "":
		return p.House.Record.Label(c.Body, p.Code)
	}
	return stateNames(p, c.Joint)
}

// readByWords are by whose reading a grade is: the organisation, with the person where there is one, and who entered it.
func readByWords(p *Page, a appeal.Assessor) string {
	who := a.Organisation
	if a.Name != "" && a.Name != who {
		who = a.Name
		if a.Organisation != "" {
			who = p.T("commitment.of-organisation", "name", a.Name, "organisation", a.Organisation)
		}
	}
	if a.Entered != "" {
		return p.T("commitment.read-entered", "who", who)
	}
	return p.T("commitment.read-by", "who", who)
}

// cellWords say a cell in one line, for the picture and for who hears it.
func cellWords(p *Page, c consultation.Cell) string {
	if c.Silent() {
		return p.T("commitment.cell-silent", "day", c.Since)
	}
	g := c.Grade()
	at := c.Strongest
	if g == consultation.Against {
		at = c.Last
	}
	return p.T("commitment.cell", "what", consultation.Grades[g].In(p.Code), "day", at.When)
}
