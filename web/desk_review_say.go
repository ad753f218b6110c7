package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/house"
	"github.com/upheld/upheld/ledger"
	"github.com/upheld/upheld/when"
)

// missing names what a review still lacks to become an appeal, as keys of the catalogue; empty when nothing.
func (x reviewed) missing(h *house.House) []lack {
	var out []lack
	if _, err := when.ParseDay(x.Date); err != nil {
		out = append(out, lack{"review.lacks-date", "date", 0})
	}
	if x.IssuedBy == "" {
		out = append(out, lack{"review.lacks-by", "by", 0})
	}
	if _, ok := appeal.Kinds[x.Kind]; !ok {
		out = append(out, lack{"review.lacks-kind", "kind", 0})
	}
	if x.Open != ledger.Public && x.Open != ledger.Case {
		out = append(out, lack{"review.lacks-open", "open-public", 0})
	}
	taken := 0
	for i, d := range x.Demands {
		switch d.Verdict {
		case refused:
			continue
		case accepted:
			taken++
		default:
			out = append(out, lack{"review.lacks-verdict", "d" + strconv.Itoa(i), i + 1})
			continue
		}
		out = append(out, d.missing(h, i)...)
	}
	if taken == 0 {
		out = append(out, lack{"review.lacks-demands", "demands", 0})
	}
	return out
}

func (d reviewedDemand) missing(h *house.House, i int) []lack {
	var out []lack
	if d.Text == "" {
		out = append(out, lack{"review.lacks-text", demandField(i, "text"), i + 1})
	}
	if len(d.Asked) == 0 {
		out = append(out, lack{"review.lacks-asked", askedField(i, 0, "name"), i + 1})
	}
	for j, a := range d.Asked {
		if _, ok := h.Record.Body(a.Body); a.Body != "" && !ok {
			out = append(out, lack{"review.lacks-body", askedField(i, j, "body"), i + 1})
		}
	}
	if _, ok := appeal.Actions[d.Action]; !ok {
		out = append(out, lack{"review.lacks-action", demandField(i, "action"), i + 1})
	}
	if _, err := when.ParseDay(d.By); d.By != "" && err != nil {
		out = append(out, lack{"review.lacks-day", demandField(i, "by"), i + 1})
	}
	for _, id := range d.Persons {
		if _, ok := h.Record.Person(id); !ok {
			out = append(out, lack{"review.lacks-person", "d" + strconv.Itoa(i), i + 1})
		}
	}
	for _, id := range d.Provisions {
		if _, err := h.Promises.Provision(id); err != nil {
			out = append(out, lack{"review.lacks-provision", "d" + strconv.Itoa(i), i + 1})
		}
	}
	return out
}

// lack is one thing that is missing: what, the field where it is said, and the number of the demand, 0 for none.
type lack struct {
	key   string
	field string
	n     int
}

// drafts are the appeal and its demands in the record. ref is the id of the appeal.
func (x reviewed) drafts(ref string) ([]book.Draft, error) {
	day, err := when.ParseDay(x.Date)
	if err != nil {
		return nil, err
	}
	a := appeal.Appeal{
		Ref: ref, When: when.On(day), Precision: "day", Kind: x.Kind, IssuedBy: x.IssuedBy, Addressees: x.Addressees, Behind: x.Behind,
		Note: strings.TrimSpace("Read from the letter itself, which the keeper of this record has. " + x.Note),
	}
	var demands []appeal.Demand
	for _, d := range x.Demands {
		if d.Verdict != accepted {
			continue
		}
		n := len(demands) + 1
		v := appeal.Demand{
			Ref: "d-" + strings.TrimPrefix(ref, "ap-") + "-" + strconv.Itoa(n), N: n, Appeal: ref, Text: d.Text, AskedOf: d.Asked, Action: d.Action,
			Grounds: appeal.Grounds{Provisions: d.Provisions}, Persons: d.Persons, Term: appeal.Term{Words: d.Term},
		}
		if by, err := when.ParseDay(d.By); err == nil {
			v.Term.By = when.On(by)
		}
		a.Asks = append(a.Asks, d.Text)
		demands = append(demands, v)
	}
	out := []book.Draft{}
	add := func(kind, ref string, v any) {
		f, wrong := fieldsOf(v)
		err = errors.Join(err, wrong)
		out = append(out, book.Draft{Log: x.Open, Kind: kind, Ref: ref, Fields: f})
	}
	add("appeal.appeal", ref, a)
	for _, v := range demands {
		add("appeal.demand", v.Ref, v)
	}
	return out, err
}

// fieldsOf is a record as fields of a draft, without those that say nothing.
func fieldsOf(v any) ([]book.Field, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return nil, fault.Wrap(fault.Internal, err, "a record cannot be written")
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(b, &all); err != nil {
		return nil, fault.Wrap(fault.Internal, err, "a record cannot be written")
	}
	var out []book.Field
	for name, value := range all {
		if !saysNothing(value) {
			out = append(out, book.Field{Name: name, Value: value})
		}
	}
	return out, nil
}

func saysNothing(value json.RawMessage) bool {
	switch string(value) {
	case "null", `""`, "0", "false", "[]", "{}":
		return true
	}
	if !bytes.HasPrefix(value, []byte("{")) {
		return false
	}
	var in map[string]json.RawMessage
	if json.Unmarshal(value, &in) != nil {
		return false
	}
	for _, v := range in {
		if !saysNothing(v) {
			return false
		}
	}
	return true
}

var notInSlug = regexp.MustCompile(`[^a-z0-9]+`)

// refOf makes the id of an appeal of its day and who wrote it: "ap-2016-05-13-licadho".
func (x reviewed) refOf() string {
	slug := strings.Trim(notInSlug.ReplaceAllString(strings.ToLower(unaccented(x.IssuedBy)), "-"), "-")
	if len(slug) > 24 {
		slug = strings.Trim(slug[:24], "-")
	}
	return strings.TrimSuffix("ap-"+x.Date+"-"+slug, "-")
}

// freeRef is ref, or ref with a number behind it, that no record has.
func freeRef(taken func(string) (bool, error), ref string) (string, error) {
	for n := 1; n < 1000; n++ {
		try := ref
		if n > 1 {
			try = ref + "-" + strconv.Itoa(n)
		}
		if is, err := taken(try); err != nil || !is {
			return try, err
		}
	}
	return "", fault.New(fault.Conflict, "%s", fmt.Sprintf("a thousand records have an id like %s", ref))
}
