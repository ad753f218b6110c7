package consultation

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/upheld/upheld/fault"
)

const cited = `"sources":[{"id":"s1","url":"https://example.org/a"}]`

// good is one document of each kind, with every field said.
var good = map[string]string{
	KindConsultation: `{"id":"co","title":"Called","instruments":["a","b"],"clauses":[
		{"provision":"a/29","road":"on-request","who_may_start":["un-secretary-general","co-chairs"],"who_consults":["co-chairs"],"when":"w","note":"n"},
		{"provision":"b/5-1","road":"by-parties","who_may_start":["all-signatories"]}],
		"demands":["d"],"calls":[
		{"appeal":"ap","date":"2016-05-13","by":"a letter","of":["USA","CAN"],"road":"other","what":"convene","note":"n"},
		{"date":"2017-10-23","by":"groups","of":["un-secretary-general","co-chairs"],"clause":"a/29","road":"on-request","what":"request",` + cited + `}],
		"meetings":[{"date":"2020","place":"Paris","held":true,"came":["FRA"],"what":"met",` + cited + `}],"searches":["s"],"result":"r","note":"n"}`,
	KindPosition: `{"id":"co","consultation":"c","state":"FRA","stance":"declines","date":"2017-11-23","by":"a minister","asked":true,"what":"w",
		"language":"fr","note":"n",` + cited + `}`,
	KindCommitment: `{"id":"co","by":"a minister","state":"FRA","date":"2017-11-23","date_note":"n","instrument":"a","also":["b"],"provisions":["b/3"],
		"grade":"names-the-provision","what":"w","where":"first paragraph","language":"fr","demand":"d","read_by":{"name":"us","organisation":"o"},"note":"n",` + cited + `}`,
	KindPledge: `{"id":"co","election":"e","by":"European Union","kind":"money","what":"w","amount":10,"currency":"EUR","to":"t","demand":"d",
		"steps":[{"state":"promised","date":"2017","what":"w",` + cited + `},{"state":"suspended","date":"2017-12-12",` + cited + `}],"note":"n"}`,
}

func check(kind, ref, doc string) error {
	for _, k := range Room().Kinds {
		if k.Name == kind {
			return k.Check(ref, []byte(doc))
		}
	}
	return nil
}

func TestGoodRecordsAreTaken(t *testing.T) {
	for kind, doc := range good {
		if err := check(kind, "co", doc); err != nil {
			t.Errorf("%s: %s", kind, fault.Say(err))
		}
	}
}

// TestBadRecordsAreRefusedWithThePlace changes one thing of a good record at a time.
func TestBadRecordsAreRefusedWithThePlace(t *testing.T) {
	for _, c := range []struct{ kind, from, to, place string }{
		{KindConsultation, `"title":"Called"`, `"title":" "`, "title"},
		{KindConsultation, `"instruments":["a","b"]`, `"instruments":[]`, "instruments"},
		{KindConsultation, `"instruments":["a","b"]`, `"instruments":["a","b","a"]`, "instruments[2]"},
		{KindConsultation, `"provision":"a/29"`, `"provision":"c/29"`, "clauses[0].provision"},
		{KindConsultation, `"road":"by-parties"`, `"road":"other"`, "clauses[1].road"},
		{KindConsultation, `"who_may_start":["un-secretary-general","co-chairs"]`, `"who_may_start":["co-chairs"]`, "clauses[0].who_may_start"},
		{KindConsultation, `"who_may_start":["all-signatories"]`, `"who_may_start":["everybody"]`, "clauses[1].who_may_start[0]"},
		{KindConsultation, `"who_consults":["co-chairs"]`, `"who_consults":["co-chairs","co-chairs"]`, "clauses[0].who_consults[1]"},
		{KindConsultation, `"date":"2017-10-23"`, `"date":"2015-10-23"`, "calls[1].date"},
		{KindConsultation, `"date":"2017-10-23"`, `"date":"soon"`, "calls[1].date"},
		{KindConsultation, `"of":["USA","CAN"]`, `"of":["United States"]`, "calls[0].of[0]"},
		{KindConsultation, `"of":["USA","CAN"]`, `"of":[]`, "calls[0].of"},
		{KindConsultation, `"clause":"a/29"`, `"clause":"a/30"`, "calls[1].clause"},
		{KindConsultation, `"clause":"a/29","road":"on-request"`, `"clause":"a/29","road":"by-parties"`, "calls[1].road"},
		{KindConsultation, `"appeal":"ap",`, ``, "calls[0].sources"},
		{KindConsultation, `"held":true`, `"held":false`, "meetings[0].came"},
		{KindConsultation, `"result":"r"`, `"remark":"n"`, "remark"},
		{KindPosition, `"stance":"declines"`, `"stance":"silent"`, "stance"},
		{KindPosition, `"state":"FRA"`, `"state":"France"`, "state"},
		{KindPosition, `"state":"FRA"`, `"state":"FR"`, "state"},
		{KindPosition, `"date":"2017-11-23"`, `"date":""`, "date"},
		{KindPosition, `"language":"fr"`, `"language":"French"`, "language"},
		{KindPosition, cited, `"sources":[]`, "sources"},
		{KindPosition, `https://example.org/a`, `example`, "sources[0].url"},
		{KindCommitment, `"grade":"names-the-provision"`, `"grade":"good"`, "grade"},
		{KindCommitment, `"provisions":["b/3"],`, ``, "provisions"},
		{KindCommitment, `"provisions":["b/3"]`, `"provisions":["c/3"]`, "provisions[0]"},
		{KindCommitment, `"state":"FRA"`, `"state":"FRA","body":"b-un"`, "body"},
		{KindCommitment, `"state":"FRA"`, `"state":"FRA","joint_states":["USA"]`, "joint_states"},
		{KindCommitment, `"state":"FRA"`, `"joint_states":["USA","XYZ"]`, "joint_states[1]"},
		{KindCommitment, `"state":"FRA",`, ``, "state"},
		{KindCommitment, `"name":"us",`, ``, "read_by.name"},
		{KindCommitment, `"instrument":"a"`, `"instrument":""`, "instrument"},
		{KindPledge, `"kind":"money"`, `"kind":"ships"`, "kind"},
		{KindPledge, `"currency":"EUR"`, `"currency":"euro"`, "currency"},
		{KindPledge, `"currency":"EUR",`, ``, "currency"},
		{KindPledge, `"amount":10,`, ``, "amount"},
		{KindPledge, `"amount":10`, `"amount":-1`, "amount"},
		{KindPledge, `"kind":"money"`, `"kind":"observers"`, "amount"},
		{KindPledge, `"state":"suspended"`, `"state":"lost"`, "steps[1].state"},
		{KindPledge, `"date":"2017-12-12"`, `"date":"2016-12-12"`, "steps[1].date"},
		{KindPledge, `"election":"e"`, `"election":""`, "election"},
	} {
		if !strings.Contains(good[c.kind], c.from) {
			t.Fatalf("%s has no %s", c.kind, c.from)
		}
		err := check(c.kind, "co", strings.Replace(good[c.kind], c.from, c.to, 1))
		if fault.KindOf(err) != fault.Invalid || !strings.HasPrefix(fault.Say(err), c.place) {
			t.Errorf("%s with %s: %v, want an error at %s", c.kind, c.to, err, c.place)
		}
	}
}

// TestADraftIsTakenAsItWasMeant writes each kind as a command does and reads it back the same.
func TestADraftIsTakenAsItWasMeant(t *testing.T) {
	for kind, doc := range good {
		var v any
		var err error
		switch kind {
		case KindConsultation:
			v, err = as[Consultation](doc)
		case KindPosition:
			v, err = as[Position](doc)
		case KindCommitment:
			v, err = as[Commitment](doc)
		case KindPledge:
			v, err = as[Pledge](doc)
		}
		if err != nil {
			t.Fatal(err)
		}
		d, err := Draft(v)
		if err != nil {
			t.Fatal(err)
		}
		back := map[string]json.RawMessage{}
		for _, f := range d.Fields {
			back[f.Name] = f.Value
		}
		b, err := json.Marshal(back)
		if err != nil {
			t.Fatal(err)
		}
		if d.Kind != kind || d.Ref != "co" || d.Log != "public" || len(d.See) != 0 {
			t.Errorf("%s: the draft is %+v", kind, d)
		}
		if err := check(kind, "co", string(b)); err != nil {
			t.Errorf("%s: %s\n%s", kind, fault.Say(err), b)
		}
	}
	if _, err := Draft(struct{}{}); fault.KindOf(err) != fault.Internal {
		t.Errorf("a draft of nothing known: %v", err)
	}
}

func as[T any](doc string) (T, error) {
	var v T
	err := json.Unmarshal([]byte(doc), &v)
	return v, err
}

// FuzzCheck looks for a document that a check takes and that then cannot be read, or that makes it fall over.
func FuzzCheck(f *testing.F) {
	for kind, doc := range good {
		f.Add(kind, doc)
	}
	f.Fuzz(func(t *testing.T, kind, doc string) {
		if err := check(kind, "co", doc); err != nil && fault.KindOf(err) != fault.Invalid {
			t.Errorf("%v is of kind %v", err, fault.KindOf(err))
		}
		Refs(kind, []byte(doc))
	})
}
