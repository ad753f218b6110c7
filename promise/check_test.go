package promise_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/promise"
)

func checks() map[string]func(ref string, doc []byte) error {
	out := map[string]func(string, []byte) error{}
	for _, k := range promise.Room().Kinds {
		out[k.Name] = k.Check
	}
	return out
}

func TestCheckTakesBothPacks(t *testing.T) {
	for _, dir := range []string{shipped, shared} {
		t.Run(dir, func(t *testing.T) {
			seen := map[string]int{}
			check := checks()
			for _, d := range docsOf(t, dir) {
				seen[d.Kind]++
				if err := check[d.Kind](d.Ref, d.JSON); err != nil {
					t.Error(err)
				}
			}
			if seen["promise.instrument"] != 21 || seen["promise.provision"] != 132 || seen["promise.parties"] != 1 || seen["promise.state"] != 19 {
				t.Errorf("checked %v", seen)
			}
		})
	}
}

// TestCheckNamesTheField breaks one field of a good record at a time.
func TestCheckNamesTheField(t *testing.T) {
	good := map[string]struct{ ref, doc string }{
		"promise.instrument": {"cat", `{"id":"cat","title":"T","short_title":"CAT","kind":"treaty","binding":true,"adopted":"1984-12-10","in_force":"1987-06-26",
			"entry_into_force":{"on":"deposit","after":"P30D","clause":"article 27(2)"},"denunciation":{"after":"P1Y","clause":"article 31"},
			"parties":[{"code":"KHM"}],"co_chairs":["FRA"],"sources":{"untc":{"title":"UNTC","url":"https://treaties.un.org"}},"adopted_source":["untc"],
			"affirmed_by":[{"document":"D","source":"untc"}],"amendments":[{"what":"W","source":"untc"}],"doubts":{"BRN":"x"}}`},
		"promise.provision": {"cat/art-1", `{"id":"art-1","number":"1","heading":"H","summary":"S","rights":["torture-free"],"duty_bearer":["state-party"],"topics":["complaints"],
			"text":"W","text_lang":"en","text_status":"authentic-copy","text_source":"x","texts_other":[{"text":"W","lang":"fr","status":"official-translation","source":"x"}],"spent":true,"spent_note":"n"}`},
		"promise.parties": {"parties", `{"id":"parties","what":"W","as_of":"A","act_values":["accession"],"sources":{"untc":{"title":"UNTC","url":"https://treaties.un.org","covers":["cat"],"through":"2015-03-14"}}}`},
		"promise.state": {"state/KHM", `{"code":"KHM","iso2":"KH","name":"Cambodia","paris_1991":{"role":"signatory"},
			"acts":{"cat":[{"act":"accession","date":"1992-10-15","in_force":"1992-11-14","source":"untc"},{"act":"reservation","date":"1999","precision":"year","source":"untc"}]}}`},
	}
	check := checks()
	for kind, g := range good {
		if err := check[kind](g.ref, []byte(g.doc)); err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
	}
	const acts = `[{"act":"accession","date":"1992-10-15","source":"untc"`
	for _, c := range []struct{ kind, field, value, named string }{
		{"promise.instrument", "id", `"opcat"`, "id"},
		{"promise.instrument", "title", `""`, "title"},
		{"promise.instrument", "short_title", `null`, "short_title"},
		{"promise.instrument", "kind", `"pact"`, "kind"},
		{"promise.instrument", "kind", `"declaration"`, "binding"},
		{"promise.instrument", "binding", `"yes"`, "binding"},
		{"promise.instrument", "adopted", `null`, "adopted"},
		{"promise.instrument", "adopted", `"1984-02-30"`, "adopted"},
		{"promise.instrument", "adopted", `"10 December 1984"`, "adopted"},
		{"promise.instrument", "adopted", `"1984-12-10/1984-12-20"`, "adopted"},
		{"promise.instrument", "in_force", `"1980-01-01"`, "in_force"},
		{"promise.instrument", "entry_into_force", `{"on":"Tuesday","clause":"x"}`, "entry_into_force.on"},
		{"promise.instrument", "entry_into_force", `{"on":"deposit"}`, "entry_into_force.clause"},
		{"promise.instrument", "entry_into_force", `{"on":"deposit","after":"30 days","clause":"x"}`, "entry_into_force"},
		{"promise.instrument", "denunciation", `{"after":"P1Y"}`, "denunciation.clause"},
		{"promise.instrument", "parties", `[{"code":"KH"}]`, "parties.code"},
		{"promise.instrument", "co_chairs", `["fra"]`, "co_chairs"},
		{"promise.instrument", "doubts", `{"Brunei":"x"}`, "doubts"},
		{"promise.instrument", "adopted_source", `["nowhere"]`, "adopted_source"},
		{"promise.instrument", "affirmed_by", `[{"document":"D","source":"nowhere"}]`, "affirmed_by.source"},
		{"promise.instrument", "amendments", `[{"what":"W","source":"nowhere"}]`, "amendments.source"},
		{"promise.instrument", "sources", `{"untc":{"title":"UNTC"}}`, "sources.untc.url"},
		{"promise.instrument", "adoptd", `"1984-12-10"`, "adoptd"},
		{"promise.provision", "id", `"art-2"`, "id"},
		{"promise.provision", "number", `1`, "number"},
		{"promise.provision", "heading", `" "`, "heading"},
		{"promise.provision", "summary", `null`, "summary"},
		{"promise.provision", "rights", `["speech"]`, "rights"},
		{"promise.provision", "duty_bearer", `["everyone"]`, "duty_bearer"},
		{"promise.provision", "topics", `["weather"]`, "topics"},
		{"promise.provision", "text", `null`, "text"},
		{"promise.provision", "text_status", `"true"`, "text_status"},
		{"promise.provision", "text_lang", `null`, "text_lang"},
		{"promise.provision", "texts_other", `[{"text":"W","lang":"fr","source":"x"}]`, "texts_other.status"},
		{"promise.provision", "spent", `false`, "spent_note"},
		{"promise.provision", "spend", `true`, "spend"},
		{"promise.parties", "id", `"other"`, "id"},
		{"promise.parties", "what", `null`, "what"},
		{"promise.parties", "as_of", `null`, "as_of"},
		{"promise.parties", "act_values", `["thought"]`, "act_values"},
		{"promise.parties", "sources", `{"untc":{"title":"UNTC","url":"u","through":"2015-13"}}`, "sources"},
		{"promise.state", "code", `"LAO"`, "code"},
		{"promise.state", "code", `"khm"`, "code"},
		{"promise.state", "iso2", `"KHM"`, "iso2"},
		{"promise.state", "name", `null`, "name"},
		{"promise.state", "paris_1991", `{"role":"guest"}`, "paris_1991.role"},
		{"promise.state", "acts", `{"cat":[{"act":"promised","date":"1992","source":"x"}]}`, "acts.cat.act"},
		{"promise.state", "acts", `{"cat":[{"act":"accession","source":"x"}]}`, "acts.cat.date"},
		{"promise.state", "acts", `{"cat":[{"act":"accession","date":"1992"}]}`, "acts.cat.source"},
		{"promise.state", "acts", `{"cat":[{"act":"accession","date":"1992-02-30","source":"x"}]}`, "acts"},
		{"promise.state", "acts", `{"cat":` + acts + `,"in_force":"1992-10-14"}]}`, "acts.cat.in_force"},
		{"promise.state", "acts", `{"cat":` + acts + `,"precision":"year"}]}`, "acts.cat.precision"},
		{"promise.state", "acts", `{"cat":` + acts + `,"dat":"1992"}]}`, "acts"},
	} {
		g := good[c.kind]
		var m map[string]json.RawMessage
		if err := json.Unmarshal([]byte(g.doc), &m); err != nil {
			t.Fatal(err)
		}
		m[c.field] = json.RawMessage(c.value)
		doc, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		err = check[c.kind](g.ref, doc)
		say := fault.Say(err)
		if err == nil || fault.KindOf(err) != fault.Invalid || !strings.HasPrefix(say, g.ref+": ") || !strings.Contains(say, c.named) {
			t.Errorf("%s with %s %s: got %q, want a refusal of %s that names it", g.ref, c.field, c.value, say, c.named)
		}
	}
}

// FuzzCheck: whatever comes in is refused with words or makes a Set that answers.
func FuzzCheck(f *testing.F) {
	f.Add(`{"id":"cat","title":"T","short_title":"CAT","kind":"treaty","binding":true,"adopted":"1984-12-10"}`)
	f.Add(`{"code":"KHM","iso2":"KH","name":"Cambodia","acts":{"cat":[{"act":"accession","date":"1992-10","source":"untc"}]}}`)
	f.Add(`{"id":"art-1","number":"1","heading":"H","summary":"S","rights":[],"texts_other":null}`)
	f.Add(`{"what":"W","as_of":"A","sources":{"x":{"title":"t","url":"u","covers":["cat"]}}}`)
	f.Add(`{"depositary":["a"],"depositary":null}`)
	f.Add(`[`)
	f.Add(`{} {}`)
	f.Fuzz(func(t *testing.T, doc string) {
		for kind, ref := range map[string]string{
			"promise.instrument": "cat", "promise.provision": "cat/art-1", "promise.parties": "parties", "promise.state": "state/KHM",
		} {
			err := checks()[kind](ref, []byte(doc))
			if err != nil {
				if fault.KindOf(err) != fault.Invalid || !strings.Contains(fault.Say(err), ref) {
					t.Fatalf("%s: %v", kind, err)
				}
				continue
			}
			if _, err := promise.NewSet(docOf(kind, ref, doc)); err != nil {
				t.Fatalf("%s was let in, but cannot be read: %v", kind, err)
			}
		}
	})
}
