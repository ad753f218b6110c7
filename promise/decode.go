package promise

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/when"
)

// names is one name or a list of names in JSON.
type names []string

func (n *names) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		*n = make(names, 1)
		return json.Unmarshal(b, &(*n)[0])
	}
	return json.Unmarshal(b, (*[]string)(n))
}

// instrumentDoc is an instrument as a record holds it.
type instrumentDoc struct {
	Instrument
	Depositary  names    `json:"depositary"`
	UNDocument  string   `json:"un_document"`
	UNDocuments []string `json:"un_documents"`
}

func (d instrumentDoc) instrument() Instrument {
	in := d.Instrument
	in.Depositary, in.UNDocuments = d.Depositary, d.UNDocuments
	if d.UNDocument != "" {
		in.UNDocuments = append([]string{d.UNDocument}, in.UNDocuments...)
	}
	return in
}

type provisionDoc struct {
	Provision
	Text       string `json:"text"`
	TextLang   string `json:"text_lang"`
	TextStatus string `json:"text_status"`
	TextSource string `json:"text_source"`
	TextExtent string `json:"text_extent"`
}

func (d provisionDoc) provision(ref string) Provision {
	p := d.Provision
	p.Ref = ref
	p.Instrument, _, _ = strings.Cut(ref, "/")
	p.Official = Wording{d.Text, d.TextLang, d.TextStatus, d.TextSource, d.TextExtent}
	return p
}

type actDoc struct {
	Kind      ActKind   `json:"act"`
	Date      when.When `json:"date"`
	Precision string    `json:"precision"` // says what the form of Date says already
	InForce   when.When `json:"in_force"`
	Source    string    `json:"source"`
	Note      string    `json:"note"`
}

type stateDoc struct {
	State
	Acts map[string][]actDoc `json:"acts"`
}

// state resolves the sources of the acts and puts them in order of date.
func (d stateDoc) state(ref string, src map[string]Source) State {
	st := d.State
	st.Ref = ref
	st.Acts = make(map[string][]Act, len(d.Acts))
	for id, list := range d.Acts {
		acts := make([]Act, 0, len(list))
		for _, a := range list {
			acts = append(acts, Act{Kind: a.Kind, Date: a.Date, InForce: a.InForce, Source: src[a.Source], Note: a.Note})
		}
		order.By(acts, func(a, b Act) int {
			return cmp.Or(cmp.Compare(a.Date.Earliest(), b.Date.Earliest()), cmp.Compare(a.Date.Latest(), b.Date.Latest()))
		})
		st.Acts[id] = acts
	}
	return st
}

type registryDoc struct {
	ID string `json:"id"`
	Registry
}

// read decodes doc into v, a pointer to a struct. With strict it also refuses fields that v has not, so that a
// misspelt field cannot pass for a missing one. Errors are fault.Invalid and name the record and the field.
func read(ref string, doc []byte, v any, strict bool) error {
	if err := decode(doc, v, strict); err == nil {
		return nil
	}
	var fields map[string]json.RawMessage
	if err := decode(doc, &fields, false); err != nil {
		return fault.Wrap(fault.Invalid, err, "%s is not a JSON object", ref)
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		one, err := json.Marshal(map[string]json.RawMessage{name: fields[name]})
		if err != nil {
			return fault.Wrap(fault.Invalid, err, "%s: %s could not be read", ref, name)
		}
		if err := decode(one, reflect.New(reflect.TypeOf(v).Elem()).Interface(), strict); err != nil {
			return fault.Wrap(fault.Invalid, err, "%s: %s: %s", ref, name, reason(err))
		}
	}
	return fault.New(fault.Invalid, "%s could not be read", ref)
}

func decode(doc []byte, v any, strict bool) error {
	d := json.NewDecoder(bytes.NewReader(doc))
	if strict {
		d.DisallowUnknownFields()
	}
	if err := d.Decode(v); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("more than one value")
	}
	return nil
}

// reason is the reader's part of a decoding error.
func reason(err error) string {
	if f, ok := errors.AsType[*fault.Error](err); ok {
		return f.Say
	}
	if t, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return "cannot be a " + t.Value
	}
	return strings.TrimPrefix(err.Error(), "json: ")
}
