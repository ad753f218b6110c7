package letter

import (
	"strings"

	"github.com/upheld/upheld/letter/doc"
	"github.com/upheld/upheld/when"
)

// Value is what the record gives for an expression or a reference of a letter, with the rule by which it was found.
type Value struct {
	Expr  string   `json:"expr"`  // as the letter has it: "{held group=adhoc-five}", "[@iccpr/art-19]"
	Words string   `json:"words"` // as it is printed; of a table its cells, of a reference its footnote
	Min   int      `json:"min"`   // of a number: at least
	Max   int      `json:"max"`   // and at most
	Is    string   `json:"is"`    // "number", "text", "table" or "reference"
	On    when.Day `json:"on"`    // the day for which it holds
	Rule  string   `json:"rule"`  // how it was found, one or two sentences
	List  []Item   `json:"list"`  // what stands behind it
	// Table is set out only here; what is frozen keeps Words.
	Table *doc.Table `json:"-"`
	Span  Span       `json:"-"`
}

// Item is one record behind a value.
type Item struct {
	Ref   string `json:"ref"`
	Words string `json:"words"`
}

// The values of Is.
const (
	IsNumber    = "number"
	IsText      = "text"
	IsTable     = "table"
	IsReference = "reference"
)

// tableWords are the cells of a table as one text, for comparing and for readers of JSON.
func tableWords(t *doc.Table) string {
	var b strings.Builder
	for i, c := range t.Columns {
		if i > 0 {
			b.WriteString(" | ")
		}
		b.WriteString(doc.Text(c.Title))
	}
	for _, r := range t.Rows {
		for i, c := range r {
			b.WriteString([]string{"\n", " | "}[min(i, 1)] + doc.Text(c.Runs))
		}
	}
	return b.String()
}
