package pack

import (
	"fmt"
	"strings"
	"testing"
)

func TestTheSmallPackIsGood(t *testing.T) {
	p := rehearsed(t, empty{}, with(nil))
	if len(p.Result.Refused) > 0 || p.Result.New != 12 {
		t.Errorf("%+v", p.Result)
	}
}

// swap changes one place of a text; the place must be there.
func swap(text, old, by string) string {
	if !strings.Contains(text, old) {
		panic("the small pack does not hold " + old)
	}
	return strings.Replace(text, old, by, 1)
}

// Each bad pack gives exactly one error, and it names the place as an editor does.
func TestEachMistakeIsToldOnceAtItsPlace(t *testing.T) {
	for _, c := range []struct {
		name, file, text string
		want             string // file:line:field
		says             string
	}{
		{"a tab", "persons.yaml", swap(smallPersons, "    name: Person Two", "\tname: Person Two"), "persons.yaml:8:", "not YAML"},
		{"an open quote", "persons.yaml", swap(smallPersons, "Person Two", "\"Person Two"), "persons.yaml:8:", "not YAML"},
		{"a wrong indentation", "persons.yaml", swap(smallPersons, "    role:", "   role:"), "persons.yaml:9:", "not YAML"},
		{"text with a colon", "persons.yaml", swap(smallPersons, "Chair of a union", "Chair: of a union"), "persons.yaml:9:", "not YAML"},
		{"two documents", "persons.yaml", smallPersons + "---\npersons: []\n", "persons.yaml:13:", "second document"},
		{"a field twice", "persons.yaml", swap(smallPersons, "    role: Chair of a union", "    role: Chair of a union\n    role: Member"), "persons.yaml:10:persons[1].role", "on line 9 and on line 10"},
		{"a misspelt field", "persons.yaml", swap(smallPersons, "role:", "rloe:"), "persons.yaml:9:persons[1].rloe", "did you mean role?"},
		{"a misspelt list", "persons.yaml", swap(smallPersons, "persons:", "perosns:"), "persons.yaml:1:perosns", "did you mean persons?"},
		{"a misspelt list beside a head", "case.yaml", swap(smallCase, "places:", "palces:"), "case.yaml:8:palces", "did you mean places?"},
		{"a list that is none", "case.yaml", swap(smallCase, "places:\n  - id: pl-town\n    name: Town\n", "places: Town\n"), "case.yaml:8:places", "expected a list"},
		{"a field of another kind", "custody.yaml", swap(smallCustody, "        act: a-1", "        actt: a-1"), "custody.yaml:12:spells[0].stages[0].actt", "did you mean act?"},
		{"a missing field", "persons.yaml", swap(smallPersons, "    name: Person Two\n", ""), "persons.yaml:7:persons[1].name", "is missing"},
		{"a number for text", "persons.yaml", swap(smallPersons, "Person Two", "2"), "persons.yaml:8:persons[1].name", "put it in quotes"},
		{"text for a list", "acts.yaml", swap(smallActs, "actors: [b-police]", "actors: b-police"), "acts.yaml:7:acts[0].actors", "expected a list"},
		{"a number with underscores", "custody.yaml", swap(smallCustody, "days: 12", "days: 1_2"), "custody.yaml:8:spells[0].days", "unusual form"},
		{"an unknown code", "acts.yaml", swap(smallActs, "type: arrest", "type: arest"), "acts.yaml:3:acts[0].type", "did you mean arrest?"},
		{"a day that is none", "acts.yaml", swap(smallActs, "2016-04-28", "2016-02-30"), "acts.yaml:4:acts[0].date", "2016-02-30"},
		{"a day deep inside", "custody.yaml", swap(smallCustody, "      - stage: released\n        date: 2016-05-10", "      - stage: released\n        date: 2016-05-32"), "custody.yaml:17:spells[0].stages[1].date", "2016-05-32"},
		{"a step before the start", "custody.yaml", swap(smallCustody, "      - stage: released\n        date: 2016-05-10", "      - stage: released\n        date: 2016-04-10"), "custody.yaml:17:spells[0].stages[1].date", "before"},
		{"days that contradict the dates", "custody.yaml", swap(smallCustody, "days: 12", "days: 13"), "custody.yaml:8:spells[0].days", "states 13, but the dates give 12"},
		{"a count that contradicts the files", "case.yaml", swap(smallCase, "persons: 2", "persons: 3"), "case.yaml:6:case.counts.persons", "states 3, but the folder holds 2"},
		{"an id that nobody has", "acts.yaml", swap(smallActs, "victims: [p-one, p-two]", "victims: [p-one, p-tow]"), "acts.yaml:6:acts[0].victims[1]", "did you mean p-two?"},
		{"a source that nobody has", "custody.yaml", swap(smallCustody, "        sources:\n          - id: s-paper", "        sources:\n          - id: s-papers"), "custody.yaml:14:spells[0].stages[0].sources[0].id", "no source has the id"},
		{"an id of another kind", "custody.yaml", swap(smallCustody, "person: p-one", "person: a-1"), "custody.yaml:3:spells[0].person", "found act, expected person"},
		{"a provision that nobody has", "case.yaml", swap(smallCase, "iccpr/art-9", "iccpr/art-99"), "case.yaml:22:demands[0].grounds.provisions[0]", "no provision"},
		{"an id twice", "acts.yaml", swap(smallActs, "id: a-2", "id: a-1"), "acts.yaml:12:acts[1].id", "acts.yaml:2"},
		{"an id twice in two files", "more.yaml", "persons:\n  - id: p-two\n    name: Again\n    sources:\n      - id: s-paper\n        url: https://example.org/1\n", "persons.yaml:7:persons[1].id", "more.yaml:2"},
		{"a circle", "acts.yaml", swap(smallActs, "    date: 2016-04-28", "    date: 2016-04-28\n    part_of: a-2"), "acts.yaml:5:acts[0].part_of", "part of itself"},
		{"an address that is none", "sources.yaml", swap(smallSources, "https://example.org/1", "javascript:alert(1)"), "sources.yaml:3:sources[0].url", "http"},
		{"a sensitivity that is none", "persons.yaml", swap(smallPersons, "    role:", "    sensitivity: secret\n    role:"), "persons.yaml:9:persons[1].sensitivity", "public, partners, team, sealed"},
		{"a slip in see", "persons.yaml", swap(smallPersons, "    role:", "    see: {rolle: team}\n    role:"), "persons.yaml:9:persons[1].see.rolle", "did you mean role?"},
		{"a character that cannot be seen", "persons.yaml", swap(smallPersons, "Person Two", `"Person\0Two"`), "persons.yaml:8:persons[1].name", "control character"},
		{"a merge key", "persons.yaml", swap(smallPersons, "    role:", "    <<: {note: x}\n    role:"), "persons.yaml:9:persons[1]", "merge keys"},
		{"a tag", "persons.yaml", swap(smallPersons, "Person Two", "!!binary aGk="), "persons.yaml:8:persons[1].name", "!!binary"},
		{"a missing clause of an instrument", "iccpr.yaml", swap(smallInstrument, "kind: treaty\n", ""), "iccpr.yaml:1:kind", "is missing"},
		{"an unknown right", "iccpr.yaml", swap(smallInstrument, "[liberty]", "[librety]"), "iccpr.yaml:16:provisions[0].rights[0]", "did you mean liberty?"},
		{"a key of a source that the file does not list", "iccpr.yaml", smallInstrument + "    checked_in: [txet]\n", "iccpr.yaml:18:provisions[0].checked_in[0]", "did you mean text?"},
		{"an act of a State without its source", "parties.yaml", swap(smallParties, "source: table", "source: tabel"), "parties.yaml:16:states[0].acts.iccpr[0].source", "did you mean table?"},
		{"an act on an instrument that nobody has", "parties.yaml", swap(smallParties, "      iccpr:", "      icpr:"), "parties.yaml:13:states[0].acts.icpr", "did you mean iccpr?"},
		{"in force before it was adopted", "iccpr.yaml", swap(smallInstrument, "sources:", "in_force: \"1960-01-01\"\nsources:"), "iccpr.yaml:7:in_force", "adopted"},
		{"a provision without its instrument", "other.yaml", "id: other\nprovisions:\n  - id: art-1\n    number: \"1\"\n    heading: H\n    summary: S\n", "other.yaml:3:provisions[0].id", "no instrument has the id"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := rehearsed(t, empty{}, with(map[string]string{c.file: c.text}))
			if len(p.Result.Refused) != 1 {
				t.Fatalf("%d errors: %+v", len(p.Result.Refused), p.Result.Refused)
			}
			e := p.Result.Refused[0]
			if got := fmt.Sprintf("%s:%d:%s", e.File, e.Line, e.Field); got != c.want || !strings.Contains(e.Reason, c.says) {
				t.Errorf("got %s: %s\nwant %s: … %s …", got, e.Reason, c.want, c.says)
			}
		})
	}
}
