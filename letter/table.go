package letter

import (
	"github.com/upheld/upheld/letter/doc"
	"github.com/upheld/upheld/when"
)

// column is a column of computed tables.
type column struct {
	title   say
	numeric bool
	weight  int
}

var (
	colName   = column{title: say{"Name", "Nom", "ឈ្មោះ", "Nombre"}, weight: 4}
	colSince  = column{title: say{"Held since", "En détention depuis", "ជាប់ឃុំចាប់ពី", "Detenido desde"}, weight: 3}
	colDays   = column{title: say{"Days", "Jours", "ចំនួនថ្ងៃ", "Días"}, numeric: true, weight: 2}
	colPlace  = column{title: say{"Place", "Lieu", "ទីកន្លែង", "Lugar"}, weight: 5}
	colRole   = column{title: say{"Role", "Fonction", "តួនាទី", "Función"}, weight: 5}
	colStatus = column{title: say{"On that day", "Ce jour-là", "នៅថ្ងៃនោះ", "Ese día"}, weight: 6}
	colDate   = column{title: say{"Date", "Date", "កាលបរិច្ឆេទ", "Fecha"}, weight: 3}
	colAct    = column{title: say{"Act", "Acte", "អំពើ", "Acto"}, weight: 4}
	colWho    = column{title: say{"Persons", "Personnes", "បុគ្គល", "Personas"}, weight: 5}
	colState  = column{title: say{"State", "État", "រដ្ឋ", "Estado"}, weight: 4}
	colBond   = column{title: say{"Standing", "Situation", "ស្ថានភាព", "Situación"}, weight: 6}
	colText   = column{title: say{"Instrument", "Instrument", "លិខិតូបករណ៍", "Instrumento"}, weight: 5}
	colNumber = column{title: say{"No.", "Nº", "លេខ", "N.º"}, numeric: true, weight: 1}
	colDemand = column{title: say{"Demand", "Demande", "ការទាមទារ", "Demanda"}, weight: 7}
	colAsked  = column{title: say{"Asked of", "Adressée à", "ទាមទារពី", "Dirigida a"}, weight: 4}
	colCame   = column{title: say{"What came of it", "Ce qu’il en est advenu", "លទ្ធផល", "Resultado"}, weight: 4}
)

// grid is a table that is being filled.
type grid struct{ doc.Table }

func (q *query) table(cols ...column) *grid {
	g := &grid{}
	for _, c := range cols {
		g.Columns = append(g.Columns, doc.Column{Title: plain(c.title.in(q.lang)), Numeric: c.numeric, Weight: c.weight})
	}
	return g
}

// add is one row; its first cell that is no number names it.
func (g *grid) add(cells ...string) {
	var row []doc.Cell
	named := false
	for i, c := range cells {
		head := !named && !g.Columns[i].Numeric
		named = named || head
		row = append(row, doc.Cell{Runs: plain(c), RowHead: head})
	}
	g.Rows = append(g.Rows, row)
}

func (g *grid) value(on when.Day, rule string, list []Item) Value {
	return Value{Table: &g.Table, On: on, Rule: rule, List: list}
}

func plain(s string) []doc.Run {
	if s == "" {
		return nil
	}
	return []doc.Run{{Text: s}}
}
