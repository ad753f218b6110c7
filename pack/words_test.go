package pack

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/record"
)

// The schemas offer exactly the words that the rooms know.
func TestSchemasOfferTheWordsOfTheRooms(t *testing.T) {
	codes := func(l []promise.Label) (out []string) {
		for _, x := range l {
			out = append(out, x.Code)
		}
		return out
	}
	keys := func(m map[string]record.Word) []string { return slices.Collect(maps.Keys(m)) }
	var types, manners []string
	for _, a := range record.ActTypes() {
		types = append(types, a.Code)
	}
	for m := range custody.Manners {
		manners = append(manners, string(m))
	}
	for place, want := range map[string][]string{
		"act.json type":                    types,
		"act.json rights items":            codes(promise.Rights()),
		"body.json kind":                   keys(record.BodyKinds),
		"source.json kind":                 keys(record.SourceKinds),
		"spell.json end_reason":            manners,
		"step.json stage":                  slices.Collect(maps.Keys(custody.StepKinds)),
		"later_stage.json stage":           slices.Collect(maps.Keys(custody.StepKinds)),
		"appeal.json kind":                 keys(appeal.Kinds),
		"demand.json action":               keys(appeal.Actions),
		"provision.json rights items":      codes(promise.Rights()),
		"provision.json duty_bearer items": codes(promise.DutyBearers()),
		"provision.json topics items":      codes(promise.Topics()),
	} {
		got := slices.Sorted(slices.Values(offered(t, place)))
		if want := slices.Sorted(slices.Values(want)); !slices.Equal(got, want) {
			t.Errorf("%s:\nschema %v\nroom   %v", place, got, want)
		}
	}
}

// offered are the words of an enum: the name of a schema file, of a field, and further steps down.
func offered(t *testing.T, place string) (out []string) {
	t.Helper()
	at := strings.Fields(place)
	b, err := schemaFiles.ReadFile("schema/" + at[0])
	if err != nil {
		t.Fatal(err)
	}
	o, err := readOrdered(json.NewDecoder(bytes.NewReader(b)))
	if err != nil {
		t.Fatal(err)
	}
	o = o.get("properties")
	for _, k := range append(at[1:], "enum") {
		o = o.get(k)
	}
	if o == nil {
		t.Fatalf("%s: there is no such place", place)
	}
	for _, w := range o.list {
		out = append(out, w.text)
	}
	return out
}
