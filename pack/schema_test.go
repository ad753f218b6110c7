package pack

import (
	"bytes"
	"cmp"
	"encoding"
	"encoding/json"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/consultation"
	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/election"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/record"
)

// besides are the fields of the schemas that stand for something else than a field of the room's type: what
// says who may see a record, and lists of further records.
var besides = []string{sensitivityField, seeField, refField, "facts"}

// The schemas and the types of the rooms name the same fields, at every depth: a field that only one of them
// knows would be refused by the other, or never be seen.
func TestSchemasNameTheFieldsOfTheRooms(t *testing.T) {
	s, err := loadSchemas()
	if err != nil {
		t.Fatal(err)
	}
	at := func(f form, steps ...string) *shape { return s.shape[f].at(steps) }
	for name, c := range map[string]struct {
		shape *shape
		typ   reflect.Type
		only  []string // fields of the schema for which the room has a type of its own inside
		given []string // fields that follow from where a record stands
	}{
		"person":      {at(caseFile, "persons", "0"), reflect.TypeFor[record.Person](), nil, nil},
		"group":       {at(caseFile, "groups", "0"), reflect.TypeFor[record.Group](), nil, nil},
		"place":       {at(caseFile, "places", "0"), reflect.TypeFor[record.Place](), nil, nil},
		"body":        {at(caseFile, "bodies", "0"), reflect.TypeFor[record.Body](), nil, nil},
		"act":         {at(caseFile, "acts", "0"), reflect.TypeFor[record.Act](), nil, nil},
		"source":      {at(caseFile, "sources", "0"), reflect.TypeFor[record.Source](), nil, nil},
		"conflict":    {at(caseFile, "conflicts", "0"), reflect.TypeFor[record.Claim](), nil, nil},
		"name pair":   {at(caseFile, "person_pairs", "0"), reflect.TypeFor[record.NamePair](), nil, nil},
		"place forms": {at(caseFile, "place_forms", "0"), reflect.TypeFor[record.PlaceForms](), nil, nil},
		"spell":       {at(caseFile, "spells", "0"), reflect.TypeFor[custody.Spell](), []string{"days", "days_after_letter_until_end"}, nil},
		"later":       {at(caseFile, "later_stages", "0"), reflect.TypeFor[custody.Later](), nil, nil},
		"unconfirmed": {at(caseFile, "unconfirmed", "0"), reflect.TypeFor[custody.Unconfirmed](), nil, nil},
		"appeal":      {at(caseFile, "appeals", "0"), reflect.TypeFor[appeal.Appeal](), nil, nil},
		"demand":      {at(caseFile, "demands", "0"), reflect.TypeFor[appeal.Demand](), nil, nil},
		"letter":      {at(caseFile, "letters", "0"), reflect.TypeFor[letter.Text](), []string{"text_file", "document_file"}, nil},
		"letter file": {at(caseFile, "letter_files", "0"), reflect.TypeFor[letter.File](), []string{"base64_file"}, nil},
		"assessment":  {at(caseFile, "outcomes", "0"), reflect.TypeFor[appeal.Assessment](), nil, nil},
		"outcome":     {at(caseFile, "outcomes", "0", "facts", "0"), reflect.TypeFor[appeal.Outcome](), nil, []string{"demand"}},
		"member":      {at(caseFile, "members", "0"), reflect.TypeFor[appeal.Member](), nil, nil},
		"reply":       {at(caseFile, "reply"), reflect.TypeFor[appeal.Reply](), nil, nil},
		"contest":     {at(caseFile, "contests", "0"), reflect.TypeFor[appeal.Contest](), nil, nil},
		"claim":       {at(caseFile, "addressee_claims", "0"), reflect.TypeFor[appeal.Claim](), nil, nil},
		"search":      {at(caseFile, "searches", "0"), reflect.TypeFor[appeal.Search](), nil, nil},
		"terms":       {at(caseFile, "terms"), reflect.TypeFor[appeal.Terms](), nil, nil},
		"dispatch":    {at(caseFile, "dispatches", "0"), reflect.TypeFor[delivery.Dispatch](), []string{"raw_file"}, nil},
		"step":        {at(caseFile, "dispatch_steps", "0"), reflect.TypeFor[delivery.Step](), nil, nil},
		"answer":      {at(caseFile, "answers", "0"), reflect.TypeFor[delivery.Answer](), nil, nil},
		"mail reply":  {at(caseFile, "replies", "0"), reflect.TypeFor[delivery.Reply](), nil, nil},
		"message":     {at(caseFile, "messages", "0"), reflect.TypeFor[delivery.Message](), []string{"raw_file"}, nil},
		"called":      {at(caseFile, "consultations", "0"), reflect.TypeFor[consultation.Consultation](), nil, nil},
		"position":    {at(caseFile, "positions", "0"), reflect.TypeFor[consultation.Position](), nil, nil},
		"commitment":  {at(caseFile, "commitments", "0"), reflect.TypeFor[consultation.Commitment](), nil, nil},
		"pledge":      {at(caseFile, "pledges", "0"), reflect.TypeFor[consultation.Pledge](), nil, nil},
		"election":    {at(caseFile, "elections", "0"), reflect.TypeFor[election.Election](), nil, nil},
		"case":        {at(caseFile, "case"), reflect.TypeFor[record.CaseHead](), nil, nil},
		"instrument": {
			at(instrument), reflect.TypeFor[promise.Instrument](),
			[]string{"depositary", "un_document", "un_documents", "provisions"},
			nil,
		},
		"provision": {
			at(instrument, "provisions", "0"), reflect.TypeFor[promise.Provision](),
			[]string{"text", "text_lang", "text_status", "text_source", "text_extent"},
			nil,
		},
		"state":   {at(parties, "states", "0"), reflect.TypeFor[promise.State](), []string{"acts"}, nil},
		"parties": {at(parties), reflect.TypeFor[promise.Registry](), []string{"id", "states"}, nil},
	} {
		if c.shape == nil {
			t.Errorf("%s: the schema has no such place", name)
			continue
		}
		compare(t, name, c.shape, c.typ, c.only, c.given)
	}
}

func compare(t *testing.T, at string, s *shape, typ reflect.Type, only, given []string) {
	for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
		if typ.Kind() == reflect.Slice {
			s = s.items
		}
		typ = typ.Elem()
	}
	if typ.Kind() != reflect.Struct || reflect.PointerTo(typ).Implements(reflect.TypeFor[encoding.TextUnmarshaler]()) {
		return
	}
	if s == nil {
		t.Errorf("%s: the schema says nothing of its fields", at)
		return
	}
	var have []string
	for _, f := range reflect.VisibleFields(typ) {
		key := f.Tag.Get("json")
		if key == "" || key == "-" {
			continue
		}
		have = append(have, key)
		if slices.Contains(given, key) {
			continue
		}
		if s.fields[key] == nil && (s.rest == nil || f.Name != "DaysHeld") {
			t.Errorf("%s.%s: is a field of the room, the schema does not know it", at, key)
			continue
		}
		compare(t, at+"."+key, s.fields[key], f.Type, nil, nil)
	}
	for _, key := range s.keys {
		if !slices.Contains(have, key) && !slices.Contains(only, key) && !slices.Contains(besides, key) {
			t.Errorf("%s.%s: is in the schema, the room does not know it", at, key)
		}
	}
}

// An editor shows the title of a field; a field without one would be a riddle.
func TestEveryFieldOfTheSchemasHasATitle(t *testing.T) {
	names, err := fs.Glob(schemaFiles, "schema/*.json")
	if err != nil || len(names) < 20 {
		t.Fatal(names, err)
	}
	raw := map[string]*ordered{}
	for _, name := range names {
		b, err := schemaFiles.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if raw[path.Base(name)], err = readOrdered(json.NewDecoder(bytes.NewReader(b))); err != nil {
			t.Fatal(err)
		}
	}
	fields := 0
	var walk func(file, at string, o *ordered)
	walk = func(file, at string, o *ordered) {
		for _, k := range o.keys {
			walk(file, at+"/"+k, o.fields[k])
		}
		props := o.get("properties")
		if props == nil || strings.HasSuffix(at, "/counts") {
			return
		}
		for _, k := range props.keys {
			f := props.fields[k]
			fields++
			for f.get("title") == nil && f.get("$ref") != nil {
				name, pointer, _ := strings.Cut(f.get("$ref").text, "#")
				f = raw[cmp.Or(name, file)]
				for _, step := range strings.Split(pointer, "/")[1:] {
					f = f.get(step)
				}
			}
			if f.get("title") == nil {
				t.Errorf("%s%s/properties/%s has no title", file, at, k)
			}
		}
	}
	for file, o := range raw {
		walk(file, "", o)
	}
	if fields < 250 {
		t.Errorf("only %d fields were looked at", fields)
	}
}
