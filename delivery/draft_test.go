package delivery

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// open are the fields of each kind that anybody may see. A new field of a type must be put here or be hidden: then somebody
// has thought about it.
var open = map[string]string{
	KindDispatch: "id appeal letter fingerprint addressee for class body way purpose n reminds replaces date language note raw_sha256 sources single_source",
	KindStep:     "id dispatch step date proof note void sources single_source",
	KindReply:    "id dispatch appeal addressee by kind date date_note presented language summary sha256 note void sources single_source",
	KindAnswer:   "id reply demand grade own_grade names why proposed_by reviewed_by",
	KindMessage:  "",
}

var types = map[string]reflect.Type{
	KindDispatch: reflect.TypeFor[Dispatch](), KindStep: reflect.TypeFor[Step](), KindReply: reflect.TypeFor[Reply](),
	KindAnswer: reflect.TypeFor[Answer](), KindMessage: reflect.TypeFor[Message](),
}

func TestEveryFieldIsForAllOrForTheTeam(t *testing.T) {
	for kind, typ := range types {
		public, team := strings.Fields(open[kind]), Hidden(kind)
		var names []string
		for _, f := range reflect.VisibleFields(typ) {
			name := f.Tag.Get("json")
			if name == "" || name == "-" {
				continue
			}
			names = append(names, name)
			if kind != KindMessage && slices.Contains(public, name) == slices.Contains(team, name) {
				t.Errorf("%s.%s: say in one place, and one only, who may see it", kind, name)
			}
		}
		for _, name := range slices.Concat(public, team) {
			if !slices.Contains(names, name) {
				t.Errorf("%s has no field %s", kind, name)
			}
		}
	}
}

// whole is a good record as a value, with every field of its type.
func whole(t testing.TB, kind string) any {
	t.Helper()
	v := reflect.New(types[kind])
	if err := json.Unmarshal([]byte(good[kind][1]), v.Interface()); err != nil {
		t.Fatal(err)
	}
	return v.Elem().Interface()
}

func TestDraftMarksWhatIsForTheTeam(t *testing.T) {
	for kind := range types {
		d, err := Draft(whole(t, kind))
		if err != nil {
			t.Fatal(err)
		}
		if d.Kind != kind || d.Ref != good[kind][0] || (d.Log == "case") != (kind == KindMessage) {
			t.Errorf("%s %s in the log %s", d.Kind, d.Ref, d.Log)
		}
		public := strings.Fields(open[kind])
		for _, f := range d.Fields {
			want := team
			if slices.Contains(public, f.Name) {
				want = ""
			}
			if d.See[f.Name] != want {
				t.Errorf("%s.%s is for %q, want %q", kind, f.Name, d.See[f.Name], want)
			}
		}
		if len(d.Fields) < len(public)-1 { // void is empty
			t.Errorf("%s: only %d fields are said", kind, len(d.Fields))
		}
		if !slices.IsSortedFunc(d.Fields, func(a, b field) int { return strings.Compare(a.Name, b.Name) }) {
			t.Errorf("%s: the fields stand in no order", kind)
		}
		if err := checkOf(t, kind)(d.Ref, docOf(d.Fields)); err != nil {
			t.Errorf("%s: what is drafted is refused: %v", kind, err)
		}
	}
}

func TestDraftOpensOnlyWhatIsNamed(t *testing.T) {
	d, err := Draft(whole(t, KindReply), "text")
	if err != nil {
		t.Fatal(err)
	}
	if want := map[string]string{"message": team}; !maps.Equal(d.See, want) {
		t.Errorf("closed are %v, want %v", d.See, want)
	}
	d, err = Draft(whole(t, KindMessage), "text", "from")
	if err != nil || d.See["text"] != team || d.See["from"] != team {
		t.Errorf("a message was opened: %v, %v", d.See, err)
	}
	if _, err := Draft(struct{}{}); err == nil {
		t.Error("a record of no kind was drafted")
	}
	if _, err := Draft(&Reply{}); err == nil {
		t.Error("a pointer was drafted")
	}
}
