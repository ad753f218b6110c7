package delivery

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/upheld/upheld/fault"
)

const (
	sum   = "00000000000000000000000000000000000000000000000000000000000000ab"
	msg   = "m-00000000000000000000000000000000"
	cited = `"sources":[{"id":"s1","url":"https://example.org/a"}],"single_source":true`
)

// good is one whole document of each kind: every field of its type is in it.
var good = map[string][2]string{
	KindDispatch: {"ds-1", `{"id":"ds-1","appeal":"ap-1","letter":"lt-1","fingerprint":"` + sum + `","addressee":"Government","for":["Minister"],
		"class":"state","body":"b-1","way":"email","purpose":"reminder","n":1,"reminds":"ds-0","replaces":"ds-x","date":"2026-03-02","language":"en","note":"n",
		"address":"a@example.gov","reply_to":"r+tag@example.org","message_id":"x@example.org","raw_sha256":"` + sum + `","subject":"s","address_was":"on its site",` + cited + `}`},
	KindStep: {"ds-1/2", `{"id":"ds-1/2","dispatch":"ds-1","step":"delivered","date":"2026-03-02","at":"2026-03-02T10:00:00+07:00",
		"proof":{"kind":"postal-receipt","sha256":"` + sum + `","url":"https://example.org/p"},
		"proof_details":{"words":"w","file":"lf-1","message":"` + msg + `","witness":"p"},"note":"n","void":"",` + cited + `}`},
	KindReply: {"r-1", `{"id":"r-1","dispatch":"ds-1","appeal":"ap-1","addressee":"Government","by":"Minister","kind":"answer","date":"2026-05-02",
		"date_note":"n","presented":"2026-04-01","language":"en","summary":"s","message":"` + msg + `","sha256":"` + sum + `","text":"We will not.","note":"n",` + cited + `}`},
	KindAnswer: {"r-1/d-1", `{"id":"r-1/d-1","reply":"r-1","demand":"d-1","grade":"referred","own_grade":"noted","passages":[{"start":0,"end":3,"words":"We "}],
		"names":"the court","why":"w","proposed_by":{"name":"n","organisation":"o","on":"2026-05-03","entered":"operator"},
		"reviewed_by":{"name":"m","organisation":"p","on":"2026-05-04","entered":"operator"}}`},
	KindMessage: {msg, `{"id":"` + msg + `","received":"2026-05-02T09:00:00Z","via":"smtp","sha256":"` + sum + `","size":12,"from":"a@example.gov","to":["r@example.org"],
		"subject":"s","date":"2026-05-02T08:59:00Z","message_id":"y@example.gov","text":"t","parts":[{"name":"a.pdf","media_type":"application/pdf","size":3,"sha256":"` + sum + `"}],
		"kind":"answer","why":["w"],"dispatch":"ds-1","how":"address","status":"tied","reason":"r","problems":["p"]}`},
}

func checkOf(t testing.TB, kind string) func(string, []byte) error {
	t.Helper()
	for _, k := range Room().Kinds {
		if k.Name == kind {
			return k.Check
		}
	}
	t.Fatalf("the room has no kind %s", kind)
	return nil
}

// with is a good document with some fields changed; a nil value takes the field out.
func with(t testing.TB, kind string, changes map[string]any) []byte {
	t.Helper()
	var m map[string]any
	if err := json.Unmarshal([]byte(good[kind][1]), &m); err != nil {
		t.Fatal(err)
	}
	for k, v := range changes {
		if v == nil {
			delete(m, k)
			continue
		}
		m[k] = v
	}
	b, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestGoodRecordsPass(t *testing.T) {
	for kind, g := range good {
		if err := checkOf(t, kind)(g[0], []byte(g[1])); err != nil {
			t.Errorf("%s: %v", kind, err)
		}
	}
	for name, c := range map[string]struct {
		kind, ref string
		change    map[string]any
	}{
		"a letter":                 {KindDispatch, "ds-1", map[string]any{"purpose": "letter", "n": nil, "reminds": nil}},
		"all but what must be":     {KindDispatch, "ds-1", map[string]any{"purpose": "letter", "n": nil, "reminds": nil, "letter": nil, "fingerprint": nil, "for": nil, "address": nil, "sources": nil, "single_source": nil}},
		"asked needs no proof":     {KindStep, "ds-1/1", map[string]any{"id": "ds-1/1", "step": "asked", "proof": nil}},
		"undeliverable by a note":  {KindStep, "ds-1/2", map[string]any{"step": "undeliverable", "proof": nil}},
		"a proof of anything":      {KindStep, "ds-1/2", map[string]any{"step": "undeliverable", "proof": map[string]any{"kind": "refused-post"}}},
		"on the way":               {KindStep, "ds-1/2", map[string]any{"step": "asked", "proof": map[string]any{"kind": "relay-line"}}},
		"a day east of its moment": {KindStep, "ds-1/2", map[string]any{"at": "2026-03-01T23:30:00Z"}},
		"a reply in public":        {KindReply, "r-1", map[string]any{"message": nil, "sha256": nil, "text": nil, "dispatch": nil}},
		"a grade not reviewed":     {KindAnswer, "r-1/d-1", map[string]any{"reviewed_by": nil, "passages": nil, "grade": "refused", "names": nil}},
		"a namesake elsewhere":     {KindAnswer, "r-1/d-1", map[string]any{"reviewed_by": map[string]any{"name": "n", "organisation": "p"}}},
		"a message that waits":     {KindMessage, msg, map[string]any{"status": "held", "kind": "unknown", "dispatch": nil, "reason": nil}},
	} {
		if err := checkOf(t, c.kind)(c.ref, with(t, c.kind, c.change)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestMistakesAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		kind   string
		change map[string]any
		says   string
	}{
		"unknown field":               {KindDispatch, map[string]any{"adress": "x"}, "adress"},
		"another id":                  {KindDispatch, map[string]any{"id": "ds-2"}, "id"},
		"of no appeal":                {KindDispatch, map[string]any{"appeal": nil}, "appeal"},
		"to nobody":                   {KindDispatch, map[string]any{"addressee": " "}, "addressee"},
		"way":                         {KindDispatch, map[string]any{"way": "pigeon"}, "way"},
		"purpose":                     {KindDispatch, map[string]any{"purpose": "spam"}, "purpose"},
		"class":                       {KindDispatch, map[string]any{"class": "king"}, "class"},
		"no day":                      {KindDispatch, map[string]any{"date": nil}, "date"},
		"a reminder of nothing":       {KindDispatch, map[string]any{"reminds": nil}, "reminds"},
		"a reminder without number":   {KindDispatch, map[string]any{"n": nil}, "reminds"},
		"a letter with a number":      {KindDispatch, map[string]any{"purpose": "letter", "reminds": nil}, "reminds"},
		"a letter that reminds":       {KindDispatch, map[string]any{"purpose": "letter", "n": nil}, "reminds"},
		"reminds of itself":           {KindDispatch, map[string]any{"reminds": "ds-1"}, "reminds"},
		"replaces itself":             {KindDispatch, map[string]any{"replaces": "ds-1"}, "reminds"},
		"Message-ID in brackets":      {KindDispatch, map[string]any{"message_id": "<x@example.org>"}, "message_id"},
		"two heads in a Message-ID":   {KindDispatch, map[string]any{"message_id": "x@example.org\r\nBcc: y"}, "message_id"},
		"for itself":                  {KindDispatch, map[string]any{"for": []string{"Government"}}, "for[0]"},
		"for one twice":               {KindDispatch, map[string]any{"for": []string{"A", "A"}}, "for[1]"},
		"fingerprint":                 {KindDispatch, map[string]any{"fingerprint": "AB"}, "fingerprint"},
		"fingerprint in capitals":     {KindDispatch, map[string]any{"raw_sha256": strings.ToUpper(sum)}, "raw_sha256"},
		"a source without address":    {KindDispatch, map[string]any{"sources": []any{map[string]any{"id": "s1"}}}, "sources"},
		"step of another":             {KindStep, map[string]any{"dispatch": "ds-9"}, "dispatch"},
		"step that is computed":       {KindStep, map[string]any{"step": "reminded"}, "step"},
		"step of a month":             {KindStep, map[string]any{"date": "2026-03"}, "date"},
		"unknown proof":               {KindStep, map[string]any{"proof": map[string]any{"kind": "hearsay"}}, "proof.kind"},
		"delivered without proof":     {KindStep, map[string]any{"proof": nil}, "proof"},
		"delivered by a relay":        {KindStep, map[string]any{"proof": map[string]any{"kind": "relay-line"}}, "proof.kind"},
		"delivered by a refusal":      {KindStep, map[string]any{"proof": map[string]any{"kind": "refusing-line"}}, "proof.kind"},
		"delivered by returned post":  {KindStep, map[string]any{"proof": map[string]any{"kind": "refused-post"}}, "proof.kind"},
		"undeliverable, yet accepted": {KindStep, map[string]any{"step": "undeliverable", "proof": map[string]any{"kind": "accepting-line"}}, "proof.kind"},
		"undeliverable, why":          {KindStep, map[string]any{"step": "undeliverable", "proof": nil, "note": nil}, "proof"},
		"a moment of another day":     {KindStep, map[string]any{"at": "2026-03-04T10:00:00Z"}, "at"},
		"no moment":                   {KindStep, map[string]any{"at": "noon"}, "at"},
		"proof digest":                {KindStep, map[string]any{"proof": map[string]any{"kind": "dsn", "sha256": "x"}}, "proof.sha256"},
		"a bounce is no reply":        {KindReply, map[string]any{"kind": "bounce"}, "kind"},
		"a reply without day":         {KindReply, map[string]any{"date": nil}, "date"},
		"a reply that rests on air":   {KindReply, map[string]any{"message": nil, "sha256": nil, "text": nil, "sources": nil}, "message"},
		"presented after the reply":   {KindReply, map[string]any{"presented": "2026-06-01"}, "presented"},
		"another message":             {KindReply, map[string]any{"message": "m-ff"}, "sha256"},
		"a reply by nobody":           {KindReply, map[string]any{"addressee": nil}, "addressee"},
		"an id of its own":            {KindAnswer, map[string]any{"reply": "r-2"}, "id"},
		"grade":                       {KindAnswer, map[string]any{"grade": "good"}, "grade"},
		"own grade":                   {KindAnswer, map[string]any{"own_grade": "done"}, "own_grade"},
		"referred to nobody":          {KindAnswer, map[string]any{"names": nil}, "names"},
		"no reason":                   {KindAnswer, map[string]any{"why": nil}, "why"},
		"nobody proposes":             {KindAnswer, map[string]any{"proposed_by": nil}, "proposed_by"},
		"reviewed by oneself":         {KindAnswer, map[string]any{"reviewed_by": map[string]any{"name": "N", "organisation": "O"}}, "reviewed_by"},
		"a passage of other length":   {KindAnswer, map[string]any{"passages": []any{map[string]any{"start": 0, "end": 9, "words": "We"}}}, "passages[0]"},
		"a passage of nothing":        {KindAnswer, map[string]any{"passages": []any{map[string]any{"start": 1, "end": 1, "words": ""}}}, "passages[0]"},
		"a passage before the start":  {KindAnswer, map[string]any{"passages": []any{map[string]any{"start": -2, "end": 0, "words": "We"}}}, "passages[0]"},
		"a message of other bytes":    {KindMessage, map[string]any{"sha256": strings.Repeat("1", 64)}, "id"},
		"a message without digest":    {KindMessage, map[string]any{"sha256": nil}, "sha256"},
		"a message at no moment":      {KindMessage, map[string]any{"received": "yesterday"}, "received"},
		"a size below nothing":        {KindMessage, map[string]any{"size": -1}, "size"},
		"message kind":                {KindMessage, map[string]any{"kind": "letter"}, "kind"},
		"message status":              {KindMessage, map[string]any{"status": "lost"}, "status"},
		"tied to nothing":             {KindMessage, map[string]any{"dispatch": nil}, "dispatch"},
		"aside without reason":        {KindMessage, map[string]any{"status": "aside", "reason": nil}, "reason"},
	} {
		err := checkOf(t, c.kind)(good[c.kind][0], with(t, c.kind, c.change))
		if err == nil || fault.KindOf(err) != fault.Invalid || !strings.Contains(fault.Say(err), c.says) {
			t.Errorf("%s: got %v, want one about %s", name, err, c.says)
		}
	}
}

// A short fingerprint is refused and breaks nothing.
func FuzzChecksRefuseAndNeverBreak(f *testing.F) {
	for kind, g := range good {
		f.Add(kind, g[0], g[1])
	}
	f.Add(KindMessage, "m-", `{"id":"m-","sha256":"a","received":"x","kind":"answer","status":"held"}`)
	f.Add(KindAnswer, "a/b", `{"reply":"a","demand":"b","passages":[{"start":-9223372036854775808,"end":9223372036854775807,"words":"x"}]}`)
	f.Fuzz(func(t *testing.T, kind, ref, doc string) {
		for _, k := range Room().Kinds {
			if k.Name != kind {
				continue
			}
			if err := k.Check(ref, []byte(doc)); err != nil {
				return
			}
			if _, err := k.Promote([]byte(doc)); err != nil {
				t.Errorf("what passes its check is not promoted: %v", err)
			}
			for _, m := range Refs(kind, []byte(doc)) {
				if m.Ref == "" {
					t.Error("an empty id is mentioned")
				}
			}
		}
	})
}
