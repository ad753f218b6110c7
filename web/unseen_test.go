package web

import (
	"encoding/json"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
)

// readersSee is what anybody is told at some addresses and at those that they lead to, head fields and all, by address.
func (o *operator) readersSee(from []string, most int) map[string]string {
	o.t.Helper()
	out := map[string]string{}
	link := regexp.MustCompile(`(?:href|src)="(/[^"#]*)`)
	for todo := slices.Clone(from); len(todo) > 0 && len(out) < most; todo = todo[1:] {
		path := strings.ReplaceAll(todo[0], "&amp;", "&")
		if _, had := out[path]; had || strings.HasPrefix(path, "//") || strings.HasPrefix(path, "/static/") {
			continue
		}
		w := httptest.NewRecorder()
		o.h.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		h := w.Header()
		h.Del("Date")
		fields, err := json.Marshal(h)
		if err != nil {
			o.t.Fatal(err)
		}
		out[path] = string(fields) + w.Body.String()
		if strings.Contains(h.Get("Content-Type"), "html") {
			for _, m := range link.FindAllStringSubmatch(w.Body.String(), -1) {
				todo = append(todo, m[1])
			}
		}
	}
	return out
}

// TestWhatIsClosedChangesNothingThatReadersSee: records of the case log, mail that comes in among them, leave no trace on any page, feed
// or file: no word, no number, no head field, not the number of the newest entry. The control is the same in the public log.
func TestWhatIsClosedChangesNothingThatReadersSee(t *testing.T) {
	o := mailing(t)
	d := o.mailed()
	m := o.answered(d)
	o.replied(m)
	from := []string{
		"/", "/due", "/due.ics", "/due.atom", "/matrix", "/replies", "/replies.csv", "/consultations", "/commitments", "/pledges", "/appeals", "/addressees",
		"/dispatches/" + d.Ref, "/appeals/" + d.Appeal, "/ledger", "/log/checkpoint", "/healthz", "/fr/", "/fr/due", "/demands/d-convene", "/demands/d-release", "/history/" + d.Ref, "/?entry=999999",
	}
	before := o.readersSee(from, 700)
	o.says(o.clones("case")...)
	o.held(strings.Replace(hostile, "%TO%", "nobody@friends.example", 1))
	for path, was := range before {
		now := o.readersSee([]string{path}, 1)[path]
		if now != was {
			t.Errorf("%s has changed:\n%s", path, firstChange(was, now))
		}
	}
	o.says(o.clones("public")...)
	changed := 0
	for path, was := range before {
		if now := o.readersSee([]string{path}, 1)[path]; now != was {
			changed++
		}
	}
	if changed < len(before)/2 || !strings.Contains(o.seen(), "-closed") {
		t.Errorf("control: of %d pages %d changed with the same records in the public log", len(before), changed)
	}
}

// clones are copies of some records of each kind, for a log.
func (o *operator) clones(log string) []book.Draft {
	o.t.Helper()
	docs, err := o.book.Docs(o.t.Context(), access.Operator(), book.At{}, "record.person", "record.act", "custody.spell", "appeal.appeal", "appeal.demand", "appeal.outcome", "appeal.search",
		delivery.KindDispatch, delivery.KindStep, delivery.KindReply, delivery.KindAnswer, "consultation.consultation", "consultation.position", "consultation.commitment", "consultation.pledge")
	if err != nil {
		o.t.Fatal(err)
	}
	n := map[string]int{}
	var out []book.Draft
	for _, doc := range docs {
		if n[doc.Kind]++; n[doc.Kind] > 5 {
			continue
		}
		f := map[string]any{}
		if err := json.Unmarshal(doc.JSON, &f); err != nil {
			o.t.Fatal(err)
		}
		d := book.Draft{Log: log, Kind: doc.Kind, Ref: doc.Ref + "-closed"}
		if doc.Kind == delivery.KindAnswer {
			f["reply"] = f["reply"].(string) + "-closed"
			d.Ref = f["reply"].(string) + "/" + f["demand"].(string)
		}
		if _, has := f["id"]; has {
			f["id"] = d.Ref
		}
		for name, v := range f {
			b, err := json.Marshal(v)
			if err != nil {
				o.t.Fatal(err)
			}
			d.Fields = append(d.Fields, book.Field{Name: name, Value: b})
		}
		out = append(out, d)
	}
	return out
}

func firstChange(a, b string) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	from := max(0, i-80)
	return "- " + a[from:min(len(a), i+100)] + "\n+ " + b[from:min(len(b), i+100)]
}
