package web

import (
	"github.com/a-h/templ"

	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/promise"
)

// promisesPage is all that was promised: what the instruments are, whom they bind, where their breach can be taken.
type promisesPage struct {
	Kinds      []promiseKind
	N          int // instruments
	Provisions int
	Bound      int // instruments that bind the country of the case on the as-of day
	Table      signatoryTable
	Channels   []promise.Channel
}

// promiseKind is the instruments of one kind.
type promiseKind struct {
	Kind promise.Kind
	Rows []promiseRow
}

// promiseRow is one instrument and what it is to the country of the case.
type promiseRow struct {
	promise.Instrument
	Provisions int
	Bond       string
	Standing   promise.Standing
}

// signatoryTable is States against the instruments that can bind them.
type signatoryTable struct {
	Columns []promise.Instrument
	Rows    []signatoryRow
}

type signatoryRow struct {
	promise.State
	Bonds []string // in the order of Columns
}

// promiseKinds are the kinds of instrument in the order of the page: those that can bind first.
var promiseKinds = []promise.Kind{promise.Treaty, promise.Constitution, promise.PoliticalAgreement, promise.Declaration}

// promises lists the instruments adopted by the as-of day, the table of the signatories, and the ways to complain.
func promises(p *Page) (templ.Component, error) {
	v := promisesPage{Table: signatoriesOn(p)}
	for _, k := range promiseKinds {
		rows := instrumentsOf(p, k)
		if len(rows) == 0 {
			continue
		}
		v.Kinds = append(v.Kinds, promiseKind{k, rows})
		for _, r := range rows {
			v.N++
			v.Provisions += r.Provisions
			if r.Bond == string(promise.Bound) {
				v.Bound++
			}
		}
	}
	if c := p.country(); c != "" {
		channels, err := p.House.Promises.Channels(c, p.On)
		if err != nil {
			return nil, err
		}
		v.Channels = channels
	}
	p.Nav, p.Title = "promises", p.T("promise.title")
	return promisesBody(p, v), nil
}

// instrumentsOf are the instruments of one kind that had been adopted by the as-of day.
func instrumentsOf(p *Page, kind promise.Kind) []promiseRow {
	var out []promiseRow
	for _, in := range p.House.Promises.Instruments() {
		if in.Kind != kind || in.Adopted.Earliest() > p.On {
			continue
		}
		r := promiseRow{Instrument: in, Provisions: len(p.House.Promises.Provisions(in.ID))}
		if s, err := p.House.Promises.Standing(p.country(), in.ID, p.On); err == nil {
			r.Standing, r.Bond = s, bondWord(in, s)
		}
		out = append(out, r)
	}
	return out
}

// signatoriesOn is the table of the signatories on the as-of day: their standing on each instrument that several States
// can be bound by.
func signatoriesOn(p *Page) signatoryTable {
	var t signatoryTable
	shown := map[int]bool{}
	for i, in := range p.House.Promises.Instruments() {
		if in.Kind == promise.Treaty && in.Binding && in.Adopted.Earliest() <= p.On {
			shown[i] = true
			t.Columns = append(t.Columns, in)
		}
	}
	for _, row := range p.House.Promises.Signatories(p.On) {
		r := signatoryRow{State: row.State}
		for i, s := range row.Standings {
			if shown[i] {
				r.Bonds = append(r.Bonds, string(s.Bond))
			}
		}
		t.Rows = append(t.Rows, r)
	}
	order.By(t.Rows, func(a, b signatoryRow) int { return compareNames(p, a.Code, b.Code) })
	return t
}

// count is how many States have a bond to the instrument of a column.
func (t signatoryTable) count(column int, bond promise.Bond) int {
	n := 0
	for _, r := range t.Rows {
		if r.Bonds[column] == string(bond) {
			n++
		}
	}
	return n
}
