package appeal

import (
	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/when"
)

// Row is one addressee against all demands of a board, in its order.
type Row struct {
	Addressee string
	Cells     []Cell
}

// Cell is one demand as one addressee has it. Not Asked: the demand does not ask this addressee.
type Cell struct {
	Demand string
	Asked  bool
	Head
}

// Addressees is the board seen by addressee, in the order in which the demands name them. It grows with addressees times
// demands: for one appeal take Matrix.
func (s *Set) Addressees(on when.Day, held *custody.Set) []Row {
	list := make([]*Demand, 0, len(s.demands))
	for i := range s.demands {
		list = append(list, &s.demands[i])
	}
	return s.rows(list, on, held)
}

// Matrix is the demands of one appeal seen by addressee: a row for each whom one of them asks, a cell for each demand.
func (s *Set) Matrix(appeal string, on when.Day, held *custody.Set) []Row {
	list := make([]*Demand, 0, len(s.asked[appeal]))
	for _, i := range s.asked[appeal] {
		list = append(list, &s.demands[i])
	}
	return s.rows(list, on, held)
}

func (s *Set) rows(list []*Demand, on when.Day, held *custody.Set) []Row {
	var asked []*Demand
	at := map[string]int{}
	var out []Row
	for _, d := range list {
		if !d.out(on) {
			continue
		}
		asked = append(asked, d)
		for _, a := range d.AskedOf {
			if _, ok := at[a.Name]; !ok {
				at[a.Name] = len(out)
				out = append(out, Row{Addressee: a.Name})
			}
		}
	}
	for i := range out {
		out[i].Cells = make([]Cell, len(asked))
	}
	w := s.watch(on, held)
	for n, d := range asked {
		for i := range out {
			out[i].Cells[n].Demand = d.Ref
		}
		v := w.look(d)
		for _, a := range d.AskedOf {
			c := &out[at[a.Name]].Cells[n]
			c.Asked, c.Head = true, v.head(a.Name)
		}
	}
	return out
}
