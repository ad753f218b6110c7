package letter

import (
	"github.com/upheld/upheld/letter/doc"
)

// Options steer how a letter is set.
type Options struct {
	Draft       bool   // print that it was not sent
	Fingerprint string // of the frozen letter
}

// Document sets a letter: references become footnotes, expressions what the record gives, demands numbered blocks. It
// is never nil: what could not be found is shown as it is written. The error is Problems, all of them.
func Document(l *Letter, w World, o Options) (*doc.Document, error) {
	s := newSetter(l, w)
	d := s.document(o)
	return d, s.bad.err()
}

// Values are all that a letter takes from the record: its expressions in the order of the text, and each reference
// once. The error is Problems.
func Values(l *Letter, w World) ([]Value, error) {
	s := newSetter(l, w)
	s.document(Options{})
	return s.values, s.bad.err()
}

// setter is a letter on its way to a document.
type setter struct {
	l      *Letter
	w      World
	lang   string
	bad    Problems
	values []Value
	cited  map[string]bool // references that have had their whole footnote
	states []string        // whose standing the footnotes of the prose tell: the State of the case
	linked map[string]bool // instruments whose address was given
}

func newSetter(l *Letter, w World) *setter {
	s := &setter{l: l, w: w, lang: orEnglish(l.Head.Language), cited: map[string]bool{}, linked: map[string]bool{}}
	if c, ok := w.Record.Case(); ok {
		s.states = w.statesOf([]Ref{{ID: c.Head.Country}})
	}
	return s
}

// many is how many signatories stand under a letter; more of them go into an annex.
const many = 24

func (s *setter) document(o Options) *doc.Document {
	h := s.l.Head
	d := &doc.Document{
		Title: h.Title, Lang: s.lang, Subject: h.Subject, Place: h.Place, Greeting: h.Greeting, Closing: h.Closing,
		Labels: labels(s.lang), Fingerprint: o.Fingerprint, Draft: o.Draft, Sender: s.sender(),
		To: s.addressees(h.To), CC: s.addressees(h.CC),
	}
	if !h.Date.IsZero() {
		d.Day = h.Date.Latest().String()
		d.Date = bareDate(h.Date, s.lang)
	}
	if d.Title == "" {
		d.Title = h.Subject
	}
	if d.Title == "" {
		d.Title = letterOf.in(s.lang) + " " + dated(h.Date, s.lang)
	}
	for _, n := range s.l.Body {
		if n.Kind == AnnexNode {
			d.Annexes = append(d.Annexes, doc.Annex{Title: doc.Text(s.runs(n.Inline, s.states)), Body: s.blocks(n.Children, s.states)})
			continue
		}
		d.Body = append(d.Body, s.block(n, s.states)...)
	}
	d.Signed = s.signatories(h.Signed)
	if len(d.Signed) > many {
		d.Annexes = append(d.Annexes, doc.Annex{
			Title: signatories.in(s.lang), Body: []doc.Block{{Kind: doc.Columns, Signed: d.Signed}},
		})
		d.Signed = nil
	}
	return d
}

func (s *setter) sender() doc.Sender {
	out := doc.Sender{Lines: s.l.Head.Letterhead}
	for i, p := range s.l.Head.From {
		person := joinWords(p.Name, p.Role)
		switch {
		case i == 0 && p.Organisation != "":
			out.Name = p.Organisation
		case i == 0:
			out.Name, person = person, ""
		case p.Organisation != "":
			person = joinWords(person, p.Organisation)
		}
		if person != "" {
			out.Persons = append(out.Persons, person)
		}
	}
	return out
}

func joinWords(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + ", " + b
}

func (s *setter) addressees(list []Party) []doc.Addressee {
	var out []doc.Addressee
	for _, p := range list {
		a := doc.Addressee{Name: s.nameOf(p), Role: p.Role, Organisation: p.Organisation}
		if p.Country != "" {
			a.Lines = []string{stateName(p.Country, s.lang)}
		}
		out = append(out, a)
	}
	return out
}

func (s *setter) signatories(list []Party) []doc.Signatory {
	var out []doc.Signatory
	for _, p := range list {
		out = append(out, doc.Signatory{
			Name: s.nameOf(p), Role: p.Role, Organisation: p.Organisation, Country: stateName(p.Country, s.lang),
		})
	}
	return out
}

// nameOf is the name as written, or that of the record where only the id is given.
func (s *setter) nameOf(p Party) string {
	if p.Name != "" || p.Body == "" || p.Role != "" || p.Organisation != "" {
		return p.Name
	}
	return s.w.label(p.Body, s.lang)
}

// blocks sets nodes. states are those whose standing the footnotes tell.
func (s *setter) blocks(list []Node, states []string) []doc.Block {
	var out []doc.Block
	for _, n := range list {
		out = append(out, s.block(n, states)...)
	}
	return out
}

func (s *setter) block(n Node, states []string) []doc.Block {
	b := doc.Block{Lang: n.Lang}
	switch n.Kind {
	case ParagraphNode:
		b.Kind, b.Runs = doc.Paragraph, s.runs(n.Inline, states)
	case HeadingNode:
		b.Kind, b.Level, b.Runs = doc.Heading, min(max(n.Level, 2), 3), s.runs(n.Inline, states)
	case ListNode:
		b.Kind, b.Ordered, b.Start = doc.List, n.Ordered, n.Start
		for _, it := range n.Items {
			b.Items = append(b.Items, s.blocks(it, states))
		}
	case QuoteNode:
		b.Kind, b.Blocks = doc.Quote, s.blocks(n.Children, states)
	case TableNode:
		b.Kind, b.Table = doc.TableOf, s.table(n, states)
	case ComputedNode:
		b.Kind, b.Table = doc.TableOf, s.computedTable(n.Computed)
		if b.Table == nil {
			b = doc.Block{Kind: doc.Paragraph, Runs: plain(expression(n.Computed))}
		}
	case RuleNode:
		b.Kind = doc.Rule
	case DemandNode:
		if n.Demand < 0 || n.Demand >= len(s.l.Demands) {
			return nil
		}
		return []doc.Block{s.demand(s.l.Demands[n.Demand])}
	default:
		return nil
	}
	return []doc.Block{b}
}

// table sets a table that was written by hand. A column of nothing but numbers is set to the right.
func (s *setter) table(n Node, states []string) *doc.Table {
	t := &doc.Table{}
	for _, h := range n.Header {
		t.Columns = append(t.Columns, doc.Column{Title: s.runs(h, states), Numeric: len(n.Rows) > 0})
	}
	for _, r := range n.Rows {
		row := make([]doc.Cell, len(t.Columns))
		for i := range row {
			if i < len(r) {
				row[i].Runs = s.runs(r[i], states)
			}
			t.Columns[i].Numeric = t.Columns[i].Numeric && isFigure(doc.Text(row[i].Runs))
			row[i].RowHead = i == 0
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func isFigure(s string) bool {
	if s == "" {
		return false
	}
	for _, r := range s {
		if (r < '0' || r > '9') && (r < '០' || r > '៩') && r != ' ' && r != '\u202f' && r != ',' && r != '.' && r != '%' {
			return false
		}
	}
	return true
}

func (s *setter) computedTable(c *Computed) *doc.Table {
	v, ok := s.compute(c)
	if !ok {
		return nil
	}
	if v.Table == nil || len(v.Table.Rows) == 0 {
		s.bad = append(s.bad, Problem{c.Span, "this table has no rows; expected a day, a group or a time for which the record has some"})
		return nil
	}
	v.Table.Caption = []doc.Run{{
		Text: captions[c.Name].in(s.lang) + " " + onDay(v.On, s.lang), Computed: true, Title: v.Rule,
	}}
	return v.Table
}

// compute evaluates an expression and keeps its value.
func (s *setter) compute(c *Computed) (Value, bool) {
	v, err := s.w.Compute(c, s.lang, s.l.Head.Date)
	if err != nil {
		if p, ok := err.(Problems); ok {
			s.bad = append(s.bad, p...)
		}
		return v, false
	}
	s.values = append(s.values, v)
	return v, true
}
