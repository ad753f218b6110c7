package web

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
)

// rateOut is a row of the table of reply rates as JSON. Year 0 is all years, an empty addressee is all of them. Percent is null
// where nothing is due.
type rateOut struct {
	Addressee      string `json:"addressee"`
	ID             string `json:"id"`
	Year           int    `json:"year"`
	Sent           int    `json:"sent"`
	Back           int    `json:"came_back"`
	Unknown        int    `json:"delivery_unknown"`
	Arrived        int    `json:"arrived"`
	Acknowledged   int    `json:"acknowledged"`
	Answered       int    `json:"answered"`
	ToPoint        int    `json:"answered_to_the_point"`
	NotDue         int    `json:"not_yet_due"`
	Overdue        int    `json:"overdue"`
	Silent         int    `json:"silent"`
	Due            int    `json:"arrived_and_due"`
	DueAnswered    int    `json:"arrived_and_due_answered"`
	Percent        *int   `json:"rate_percent"`
	Others         int    `json:"appeals_of_others"`
	OthersAnswered int    `json:"appeals_of_others_answered"`
}

// rateFile is the table of reply rates as of a day for a program of somebody else's: a list of rateOut.
type rateFile struct {
	AsOf string    `json:"as_of"`
	Rows []rateOut `json:"rows"`
}

func ratesOut(p *Page) rateFile {
	d := directoryOf(p)
	title := func(id string) string { return d.title(p.House, id) }
	f := rateFile{AsOf: p.On.String(), Rows: []rateOut{}}
	for _, r := range replyRates(sentLetters(p), func(id string) string { return sortName(title(id)) }) {
		o := rateOut{
			ID: r.Who, Year: r.Year, Sent: r.Sent, Back: r.Back, Unknown: r.Unknown, Arrived: r.Arrived, Acknowledged: r.Acknowledged,
			Answered: r.Answered, ToPoint: r.ToPoint, NotDue: r.NotDue, Overdue: r.Overdue, Silent: r.Silent, Due: r.Due,
			DueAnswered: r.DueAnswered, Others: r.Others, OthersAnswered: r.OthersAnswered,
		}
		if r.Who != "" {
			o.Addressee = title(r.Who)
		}
		if n, ok := r.rate(); ok {
			o.Percent = &n
		}
		f.Rows = append(f.Rows, o)
	}
	return f
}

// ratesJSON gives the table of reply rates as JSON.
func (s *site) ratesJSON(w http.ResponseWriter, r *http.Request) error {
	p, _, err := s.open(r, nil)
	if err != nil {
		return err
	}
	b, err := json.MarshalIndent(ratesOut(p), "", "  ")
	if err != nil {
		return err
	}
	forAnyone(w)
	return sendFile(w, r, append(b, '\n'), "application/json", "no-cache")
}

// ratesCSV gives it as CSV (RFC 4180), with a head of names and UTF-8.
func (s *site) ratesCSV(w http.ResponseWriter, r *http.Request) error {
	p, _, err := s.open(r, nil)
	if err != nil {
		return err
	}
	b, err := ratesOut(p).csv()
	if err != nil {
		return err
	}
	forAnyone(w)
	return sendFile(w, r, b, "text/csv; charset=utf-8", "no-cache")
}

func (f rateFile) csv() ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	rows := [][]string{{
		"as_of", "addressee", "id", "year", "sent", "came_back", "delivery_unknown", "arrived", "acknowledged", "answered",
		"answered_to_the_point", "not_yet_due", "overdue", "silent", "arrived_and_due", "arrived_and_due_answered", "rate_percent",
		"appeals_of_others", "appeals_of_others_answered",
	}}
	for _, r := range f.Rows {
		row := []string{f.AsOf, cell(r.Addressee), cell(r.ID)}
		for _, n := range []int{
			r.Year, r.Sent, r.Back, r.Unknown, r.Arrived, r.Acknowledged, r.Answered, r.ToPoint, r.NotDue, r.Overdue, r.Silent, r.Due, r.DueAnswered,
		} {
			row = append(row, strconv.Itoa(n))
		}
		percent := ""
		if r.Percent != nil {
			percent = strconv.Itoa(*r.Percent)
		}
		rows = append(rows, append(row, percent, strconv.Itoa(r.Others), strconv.Itoa(r.OthersAnswered)))
	}
	if err := w.WriteAll(rows); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// cell is a text that a spreadsheet does not take for a formula.
func cell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
