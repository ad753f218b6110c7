package web

import (
	"strconv"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/appeal"
)

// matrixPerPage is how many appeals one page of the list holds.
const matrixPerPage = 20

// matrixPage is the matrix of one appeal, and the appeals of which there is one.
type matrixPage struct {
	Appeal appeal.Appeal // zero when no appeal has a demand
	Matrix demandMatrix
	Rows   []matrixAppeal
	All    int // appeals with demands up to the as-of day
	N      int // number of this page of the list, from 1
	Pages  int
}

// matrixAppeal is an appeal with its demands counted by status.
type matrixAppeal struct {
	appeal.Appeal
	Demands    int
	Addressees int
	Counts     []statusCount
}

type statusCount struct {
	Status appeal.Status
	N      int
}

// theMatrix shows who was asked what by one appeal, by default the letter of the case, and lists the others.
func theMatrix(p *Page) (templ.Component, error) {
	list := p.House.Appeals.Asking(p.On)
	v := matrixPage{All: len(list), N: 1, Pages: max((len(list)+matrixPerPage-1)/matrixPerPage, 1)}
	if n := p.Query.Get("page"); n != "" {
		var err error
		if v.N, err = strconv.Atoi(n); err != nil || v.N < 1 || v.N > v.Pages {
			return nil, p.NotFound()
		}
	}
	ref := p.Query.Get("appeal")
	if ref == "" {
		ref = letterRef(p)
	}
	a, ok := p.House.Appeals.Appeal(ref)
	switch {
	case !ok && p.Query.Get("appeal") != "":
		return nil, p.NotFound()
	case (!ok || a.When.Latest() > p.On) && len(list) > 0 && p.Query.Get("appeal") == "":
		a, _ = p.House.Appeals.Appeal(list[0])
	}
	p.Nav, p.Title = "appeals", p.T("matrix.title")
	if a.Ref != "" && a.When.Latest() <= p.On {
		v.Appeal = a
		v.Matrix = matrixOf(p, p.House.Appeals.BoardOf(a.Ref, p.On, p.House.Custody))
	}
	v.Rows = countsOf(p, list[(v.N-1)*matrixPerPage:min(v.N*matrixPerPage, len(list))])
	return matrixBody(p, v), nil
}

// countsOf counts the demands of appeals by status.
func countsOf(p *Page, refs []string) []matrixAppeal {
	out := make([]matrixAppeal, len(refs))
	for i, board := range p.House.Appeals.BoardsOf(refs, p.On, p.House.Custody) {
		a, _ := p.House.Appeals.Appeal(refs[i])
		out[i] = countOf(a, board)
	}
	return out
}

// countOf counts the demands of an appeal by status, in the order in which headlines are sought.
func countOf(a appeal.Appeal, board []appeal.Line) matrixAppeal {
	out := matrixAppeal{Appeal: a, Demands: len(board)}
	who := map[string]bool{}
	for _, l := range board {
		for _, x := range l.Demand.AskedOf {
			who[x.Name] = true
		}
	}
	out.Addressees = len(who)
	of := appeal.Summarise(board).Of
	for _, s := range appeal.Order {
		if of[s] > 0 {
			out.Counts = append(out.Counts, statusCount{s, of[s]})
		}
	}
	return out
}
