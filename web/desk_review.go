package web

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/house"
	"github.com/upheld/upheld/letter/link"
	reading "github.com/upheld/upheld/letter/read"
	files "github.com/upheld/upheld/letter/source"
	"github.com/upheld/upheld/order"
)

// review is a letter of others on its way into the record: its text, what was read in it, and what the reviewer says.
type review struct {
	Name     string          `json:"name"` // of the file; empty when the text was pasted
	Format   string          `json:"format"`
	SHA256   string          `json:"sha256"` // of the file
	Text     string          `json:"text"`
	Warnings []string        `json:"warnings"`
	Reading  reading.Reading `json:"reading"`
	Said     reviewed        `json:"said"`
}

// reviewed is what the reviewer says of a letter. It begins as what was read.
type reviewed struct {
	Date       string           `json:"date"`
	Kind       string           `json:"kind"`
	IssuedBy   string           `json:"issued_by"`
	Addressees []string         `json:"addressees"`
	Behind     int              `json:"behind"`
	Note       string           `json:"note"`
	Open       string           `json:"open"` // "public" or "case": who may see the appeal; empty until it is chosen
	Demands    []reviewedDemand `json:"demands"`
}

// The verdicts on one reading. Mending is changing its fields.
const (
	accepted = "accept"
	refused  = "refuse"
)

// reviewedDemand is one demand as the reviewer has it. N is its number in the reading, 0 for one that the reviewer added.
type reviewedDemand struct {
	N          int                `json:"n"`
	Verdict    string             `json:"verdict"` // empty until there is one
	Text       string             `json:"text"`
	Asked      []appeal.Addressee `json:"asked"`
	Action     string             `json:"action"`
	Persons    []string           `json:"persons"`    // ids
	Provisions []string           `json:"provisions"` // ids
	Term       string             `json:"term"`       // in words
	By         string             `json:"by"`         // a day
}

// newReview reads a letter and takes the readings as the first words of the reviewer.
func newReview(h *house.House, name string, d files.Doc) review {
	r := review{Name: name, Format: d.Format, Text: d.Text, Warnings: d.Warnings, Reading: reading.Read(d.Text)}
	x := &r.Said
	x.Date, x.Kind = cmp.Or(r.Reading.Date, d.Date), "open_letter"
	x.IssuedBy = issuers(r.Reading, d.From)
	for _, a := range r.Reading.Addressees {
		x.Addressees = append(x.Addressees, oneAddressee(a))
	}
	x.Behind = r.Reading.SignatoriesCount
	for i := range r.Reading.Demands {
		x.Demands = append(x.Demands, readDemand(h, &r.Reading.Demands[i]))
	}
	return r
}

func oneAddressee(a reading.Addressee) string {
	var parts []string
	for _, s := range []string{a.Name, a.Role, a.Organisation} {
		if s != "" && !slices.Contains(parts, s) {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, ", ")
}

// issuers are the organisations or persons who sign, a few of them by name.
func issuers(r reading.Reading, from string) string {
	var out []string
	for _, s := range r.Signatories {
		who := cmp.Or(s.Affiliation, s.Name)
		if !slices.Contains(out, who) {
			out = append(out, who)
		}
	}
	if len(out) == 0 {
		return from
	}
	return strings.Join(out[:min(len(out), 3)], "; ")
}

// readDemand is a demand as it was read, with what the record knows of what it names.
func readDemand(h *house.House, d *reading.Demand) reviewedDemand {
	out := reviewedDemand{N: d.N, Text: d.Quote, Action: d.Action}
	if _, ok := appeal.Actions[d.Action]; !ok {
		out.Action = "other"
	}
	for _, who := range d.AskedOf {
		a := appeal.Addressee{Name: who, Class: classOf(who), Inferred: d.Inferred}
		if m := link.Bodies(h.Record, who); sure(m) {
			a.Body = m[0].Ref
		}
		out.Asked = append(out.Asked, a)
	}
	for _, p := range d.Persons {
		if m := link.Persons(h.Record, p); sure(m) {
			out.Persons = addOnce(out.Persons, m[0].Ref)
		}
	}
	for _, in := range d.Instruments {
		m := link.Instruments(h.Promises, in.Instrument)
		if !sure(m) {
			continue
		}
		if p, ok := link.Provision(h.Promises, m[0].Ref, in.Article); ok {
			out.Provisions = addOnce(out.Provisions, p)
		}
	}
	if len(d.Deadline) == len("2016-05-13") && d.Deadline[4] == '-' {
		out.By = d.Deadline
	} else {
		out.Term = d.Deadline
	}
	return out
}

// sure says that the first match is good and no other is as good.
func sure(m []link.Match) bool {
	return len(m) > 0 && m[0].Score >= 80 && (len(m) == 1 || m[1].Score < m[0].Score)
}

func addOnce(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// classOf guesses the class of one who is asked, from the words alone.
func classOf(who string) appeal.Class {
	low := strings.ToLower(who)
	for _, w := range []string{"co-chair", "co-president", "coprésident", "cochair"} {
		if strings.Contains(low, w) {
			return appeal.CoChairs
		}
	}
	for _, w := range []string{"united nations", "nations unies", "naciones unidas", "secretary-general", "secretary general", "secrétaire général", "european union", "union européenne", "asean", "council", "commission"} {
		if strings.Contains(low, w) {
			return appeal.IGO
		}
	}
	if len(link.States(who)) > 0 || strings.Contains(low, "government") || strings.Contains(low, "gouvernement") || strings.Contains(low, "gobierno") {
		return appeal.State
	}
	return appeal.Other
}

// read is the reading behind a demand of the reviewer, nil for one that was added.
func (r *review) read(d *reviewedDemand) *reading.Demand {
	if d.N < 1 || d.N > len(r.Reading.Demands) {
		return nil
	}
	return &r.Reading.Demands[d.N-1]
}

// piece is a stretch of a letter's text; N is the number of the demand whose words it is, 0 for none.
type piece struct {
	Text string
	N    int
}

// pieces cuts the text at the quotes of the demands.
func (r *review) pieces() []piece {
	type quote struct{ lo, hi, n int }
	var quotes []quote
	for _, d := range r.Reading.Demands {
		if d.Start >= 0 && d.Start < d.End && d.End <= len(r.Text) {
			quotes = append(quotes, quote{d.Start, d.End, d.N})
		}
	}
	order.By(quotes, func(a, b quote) int { return cmp.Or(cmp.Compare(a.lo, b.lo), cmp.Compare(a.hi, b.hi)) })
	var out []piece
	at := 0
	for _, q := range quotes {
		if q.lo < at { // two demands in the same words: the mark of the first stands
			continue
		}
		out = append(out, piece{r.Text[at:q.lo], 0}, piece{r.Text[q.lo:q.hi], q.n})
		at = q.hi
	}
	return append(out, piece{r.Text[at:], 0})
}

func (r *review) body() ([]byte, error) {
	b, err := json.Marshal(r)
	if err != nil {
		return nil, fault.Wrap(fault.Internal, err, "the review cannot be written")
	}
	return b, nil
}

// review is the review that a request is about.
func (p *deskPage) review() (book.Paper, review, error) {
	var r review
	x, err := p.paper(p.Value("id"), paperReview)
	if err == nil {
		if err = json.Unmarshal(x.Body, &r); err != nil {
			err = fault.Wrap(fault.Internal, err, "a review cannot be read")
		}
	}
	return x, r, err
}
