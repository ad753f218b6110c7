package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/consultation"
	"github.com/upheld/upheld/fault"
)

// maxClauses are the clauses that one form takes: the agreements of 1991 have four.
const maxClauses = 5

// startConsultation begins a consultation: first the instruments whose signatories are called, then its clauses.
func startConsultation(p *deskPage) (templ.Component, error) {
	p.Part, p.Title = "consultations", p.T("deskconsult.start")
	v := consultDesk{Sent: p.r.URL.Query()}
	if p.r.Method == http.MethodPost {
		v.Sent = p.r.PostForm
	}
	for _, id := range v.Sent["instrument"] {
		if _, err := p.House.Promises.Instrument(id); err == nil && !slices.Contains(v.Instruments, id) {
			v.Instruments = append(v.Instruments, id)
		}
	}
	if len(v.Instruments) == 0 {
		if v.Sent.Has("instruments") {
			v.Wrong = p.T("deskconsult.no-instrument")
		}
		return startBody(p, v), nil
	}
	v.Signed = signatoriesOf(p.Page, v.Instruments)
	if p.r.Method != http.MethodPost {
		return startBody(p, v), nil
	}
	f := consultForm{p: p, sent: v.Sent}
	x := f.consultation(v)
	if f.err == nil {
		ref, err := p.sayAt("co-"+strings.Trim(slug(x.Title)[:min(40, len(slug(x.Title)))], "-"), func(ref string) (book.Draft, error) {
			x.Ref = ref
			return consultation.Draft(x)
		})
		if err == nil {
			return p.redirectTo("/desk/consultations/" + ref)
		}
		if kind := fault.KindOf(err); kind != fault.Invalid && kind != fault.Conflict {
			return nil, err
		}
		f.err = err
	}
	v.Wrong = fault.Say(f.err)
	return startBody(p, v), nil
}

// consultation reads the form of a new one.
func (f *consultForm) consultation(v consultDesk) consultation.Consultation {
	x := consultation.Consultation{
		Title: f.line("title"), Instruments: v.Instruments, Demands: f.many("demands"), Note: f.line("note"),
	}
	if x.Title == "" && f.err == nil {
		f.err = fault.New(fault.Invalid, "%s", f.p.T("deskconsult.no-name"))
	}
	for i := range maxClauses {
		at := "/" + strconv.Itoa(i)
		c := consultation.Clause{
			Provision: f.line("provision" + at), Road: consultation.Road(f.line("clause-road" + at)), Calls: f.many("calls" + at), When: f.line("when" + at),
		}
		for _, who := range []string{f.line("first" + at), f.line("then" + at)} {
			if who != "" {
				c.Starts = append(c.Starts, who)
			}
		}
		if c.Provision != "" {
			f.needs("deskconsult.road", c.Road != "")
			f.needs("deskconsult.first-who", f.line("first"+at) != "")
			if c.Road == consultation.OnRequest {
				f.needs("deskconsult.then-who", len(c.Starts) > 1)
			}
			x.Clauses = append(x.Clauses, c)
		}
	}
	if len(x.Clauses) == 0 && f.err == nil {
		f.err = fault.New(fault.Invalid, "%s", f.p.T("deskconsult.no-clauses"))
	}
	return x
}

// allInstruments are those whose signatories can be called.
func allInstruments(p *Page) []option {
	var out []option
	for _, in := range p.House.Promises.Instruments() {
		name, english := instrumentName(p, in)
		out = append(out, option{Value: in.ID, Text: name, English: english})
	}
	return out
}

// openDemands are the demands that no consultation names yet.
func openDemands(p *Page) []option {
	var out []option
	for _, d := range p.House.Appeals.Demands() {
		if len(p.House.Consulted.Of(d.Ref)) == 0 {
			out = append(out, option{Value: d.Ref, Text: d.When.Words(p.Code) + " · " + p.said(d.Text), English: p.Code == "en"})
		}
	}
	return out
}

// clauseRoads are the roads that a clause can have.
func clauseRoads(p *Page) []option {
	return slices.DeleteFunc(roadOptions(p), func(o option) bool { return o.Value == string(consultation.OtherRoads) })
}
