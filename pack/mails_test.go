package pack

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/fault"
)

const mailIn = "From: office@example.gov\r\nSubject: Your letter\r\n\r\nWe have it. We will not do it.\r\n"

const mailOut = "From: us@example.org\r\nReply-To: letters+secret-tag@example.org\r\n\r\nPlease release them.\r\n"

// smallMail is a delivery by mail with its reply, and one by post.
var smallMail = fmt.Sprintf(`appeals:
  - {id: ap-1, date: 2016-05-13, kind: letter, issued_by: Friends, note: ours}
  - {id: ap-2, date: 2017-05-13, kind: letter, issued_by: Others, note: theirs}
dispatches:
  - id: ds-1
    appeal: ap-1
    addressee: Government
    class: state
    way: email
    purpose: letter
    date: 2016-05-14
    address: office@example.gov
    reply_to: letters+secret-tag@example.org
    message_id: abc@example.org
    subject: Release
    address_was: printed on its site
    raw_sha256: %[1]s
    raw_file: messages/ds-1.eml
  - {id: ds-2, appeal: ap-1, addressee: Government, class: state, way: post, purpose: reminder, n: 1, reminds: ds-1, date: 2016-07-14}
dispatch_steps:
  - id: ds-1/1
    dispatch: ds-1
    step: delivered
    date: 2016-05-14
    at: 2016-05-14T10:00:00Z
    proof: {kind: accepting-line}
    proof_details: {words: 250 queued at mx1.example.gov}
messages:
  - id: %[3]s
    received: 2016-06-01T09:00:00Z
    sha256: %[2]s
    size: %[4]d
    raw_file: messages/in.eml
    from: office@example.gov
    kind: answer
    status: tied
    dispatch: ds-1
replies:
  - id: r-1
    appeal: ap-1
    dispatch: ds-1
    addressee: Government
    kind: answer
    date: 2016-06-01
    message: %[3]s
    sha256: %[2]s
    text: We have it. We will not do it.
    summary: Refuses
answers:
  - id: r-1/d-release
    reply: r-1
    demand: d-release
    grade: refused
    why: it says so
    passages: [{start: 12, end: 30, words: We will not do it.}]
    proposed_by: {name: One, organisation: Friends}
    reviewed_by: {name: Two, organisation: Others}
contests:
  - {id: x-1, of: r-1/d-release, by: {name: Three, organisation: Third}, date: 2016-07-01, reason: It only says not now, sources: [{id: s-paper, url: https://example.org/1}]}
addressee_claims:
  - {id: cl-1, demand: d-release, addressee: Government, date: 2016-08-01, says: done, what: All are free, reply: r-1}
searches:
  - {id: se-1, demand: d-release, date: 2016-09-01, by: Friends, for: a release, where: [The Paper]}
terms: {id: terms, state: 45, note: ours}
`, digest([]byte(mailOut)), digest([]byte(mailIn)), delivery.MessageRef(digest([]byte(mailIn))), len(mailIn))

func mailPack(deliveries string) fs.FS {
	demand := swap(smallCase, "    asked: Release the two\n", "    asked: Release the two\n    appeal: ap-1\n    asked_of: [{name: Government, class: state}]\n")
	return with(map[string]string{
		"case.yaml": demand, "deliveries.yaml": deliveries, "messages/in.eml": mailIn, "messages/ds-1.eml": mailOut,
	})
}

func TestADeliverySurvivesExport(t *testing.T) {
	b := newBook(t)
	if r := imported(t, b, mailPack(smallMail)); r.Mails != 2 || len(r.LeftAside) > 0 {
		t.Fatalf("%d mails kept, left aside %v", r.Mails, r.LeftAside)
	}
	dir := exported(t, b, access.Team)
	again := newBook(t)
	imported(t, again, os.DirFS(dir))
	for _, v := range []access.Viewer{access.Operator(), access.Anyone()} {
		sameDocs(t, docs(t, again, v), docs(t, b, v))
	}
	first, second := contentOf(t, dir), contentOf(t, exported(t, again, access.Team))
	if !maps.Equal(first, second) {
		t.Errorf("the second export has other files: %v and %v", slices.Sorted(maps.Keys(first)), slices.Sorted(maps.Keys(second)))
	}
	for name, want := range map[string]string{"case/messages/ds-1.eml": mailOut, "case/messages/" + delivery.MessageRef(digest([]byte(mailIn))) + ".eml": mailIn} {
		if first[name] != want {
			t.Errorf("%s holds %q", name, first[name])
		}
	}
	before := entries(t, again)
	if r := imported(t, again, os.DirFS(dir)); r.New+r.Changed+r.Mails > 0 || entries(t, again) != before {
		t.Errorf("the second import writes: %+v", r)
	}
}

// Who guesses a reply address can write in another's name: it leaves the house only when see says so, whatever is said of
// the record, its file or its folder.
func TestAPackThatForgetsPublishesNothingOfADelivery(t *testing.T) {
	secrets := []string{"secret-tag", "office@example.gov", "abc@example.org", "mx1.example.gov", "printed on its site", "We will not do it", "T10:00:00Z", delivery.MessageRef(digest([]byte(mailIn)))}
	for name, pack := range map[string]string{
		"nothing said": smallMail, "the file is public": "sensitivity: public\n" + smallMail,
		"the record is public": swap(smallMail, "    way: email", "    way: email\n    sensitivity: public"),
	} {
		b := newBook(t)
		imported(t, b, mailPack(pack))
		for _, d := range docs(t, b, access.Viewer{Level: access.Partners}) {
			if d.Kind == delivery.KindMessage {
				t.Errorf("%s: a partner sees %s", name, d.Ref)
			}
			for _, s := range secrets {
				if strings.Contains(string(d.JSON), s) {
					t.Errorf("%s: a partner sees %q in %s", name, s, d.Ref)
				}
			}
		}
		for file, text := range contentOf(t, exported(t, b, access.Public)) {
			for _, s := range secrets {
				if strings.Contains(text, s) || strings.HasSuffix(file, ".eml") {
					t.Errorf("%s: an export for the public holds %q in %s", name, s, file)
				}
			}
		}
	}
	// The control: see opens a field, and it stays open through an export and an import that says nothing.
	b := newBook(t)
	imported(t, b, mailPack(swap(smallMail, "    summary: Refuses", "    summary: Refuses\n    see: {text: public}")))
	open := func(b *book.Book) bool { return shownTo(t, b, access.Public, "r-1")["text"] != nil }
	if !open(b) {
		t.Fatal("see did not open the text")
	}
	again := newBook(t)
	imported(t, again, os.DirFS(exported(t, b, access.Team)))
	imported(t, b, mailPack(swap(smallMail, "summary: Refuses", "summary: It refuses")))
	if !open(again) || !open(b) {
		t.Errorf("the text is open after an export: %v, after another import: %v", open(again), open(b))
	}
}

// An export for the public is a good pack: nothing in it names what it does not hold.
func TestAPublicExportOfADeliveryCanBeImported(t *testing.T) {
	b := newBook(t)
	imported(t, b, mailPack(smallMail))
	again := newBook(t)
	imported(t, again, os.DirFS(exported(t, b, access.Public)))
	sameDocs(t, docs(t, again, access.Anyone()), docs(t, b, access.Anyone()))
	// Brought back it takes nothing away from those who see more.
	if r := imported(t, b, os.DirFS(exported(t, b, access.Public))); r.Changed+r.New > 0 {
		t.Errorf("bringing it back changes %+v", r)
	}
}

// A mail that was sent elsewhere must never go out again from here: its paper is of another kind than those that wait.
func TestAnImportedMailIsNotSentAgain(t *testing.T) {
	b := newBook(t)
	imported(t, b, mailPack(smallMail))
	if waiting, err := b.Papers().List(t.Context(), delivery.PaperOut); err != nil || len(waiting) > 0 {
		t.Errorf("%d mails wait to go out, %v", len(waiting), err)
	}
	p, err := b.Papers().Get(t.Context(), delivery.OutPaper("ds-1"))
	if err != nil || p.Kind != delivery.PaperSent || string(p.Body) != mailOut {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestMistakesOfADeliveryAreRefused(t *testing.T) {
	for name, c := range map[string]struct{ was, now, field, reason string }{
		"another mail":              {"messages/in.eml", "messages/ds-1.eml", "messages[0].raw_file", "is not the mail that the record names"},
		"no such mail":              {"messages/in.eml", "messages/no.eml", "messages[0].raw_file", "does not exist"},
		"a mail outside":            {"messages/in.eml", "../in.eml", "messages[0].raw_file", "is not a file of a mail below"},
		"a public message":          {"    from: office", "    sensitivity: public\n    from: office", "messages[0].sensitivity", "expected one of"},
		"words elsewhere":           {"start: 12, end: 30", "start: 11, end: 29", "answers[0].passages[0]", "does not hold these words"},
		"a demand not asked":        {"    appeal: ap-1\n    dispatch: ds-1\n", "    appeal: ap-2\n", "answers[0].demand", "neither makes nor restates d-release"},
		"another's dispatch":        {"    appeal: ap-1\n    dispatch: ds-1\n", "    appeal: ap-2\n    dispatch: ds-1\n", "replies[0].dispatch", "is of ap-1"},
		"reminders skip":            {"n: 1, reminds", "n: 2, reminds", "dispatches[1].n", "number up from 1"},
		"a reminder before":         {"date: 2016-07-14", "date: 2016-05-01", "dispatches[1].date", "is before 2016-05-14"},
		"a reminder elsewhere":      {"{id: ds-2, appeal: ap-1, addressee: Government", "{id: ds-2, appeal: ap-1, addressee: King", "dispatches[1].reminds", "went to \"Government\""},
		"own review":                {"{name: Two, organisation: Others}", "{name: One, organisation: Friends}", "answers[0].reviewed_by", "nobody reviews"},
		"a reply before its letter": {"kind: answer\n    date: 2016-06-01", "kind: answer\n    date: 2016-05-12", "replies[0].date", "is before 2016-05-14, the day of ds-1"},
		"a reply before the appeal": {"    dispatch: ds-1\n    addressee: Government\n    kind: answer\n    date: 2016-06-01", "    addressee: Government\n    kind: answer\n    date: 2016-04", "replies[0].date", "is before 2016-05-13, the day of ap-1"},
		"a grade by the one asked":  {"{name: One, organisation: Friends}", "{name: One, organisation: government}", "answers[0].proposed_by.organisation", "cannot grade the answer"},
		"a review by the one asked": {"{name: Two, organisation: Others}", "{name: Two, organisation: Government}", "answers[0].reviewed_by.organisation", "cannot grade the answer"},
		"a contest of nothing":      {"of: r-1/d-release", "of: r-1/d-releas", "contests[0].of", "did you mean r-1/d-release?"},
		"a claim of another":        {"addressee: Government, date: 2016-08-01", "addressee: King, date: 2016-08-01", "addressee_claims[0].addressee", "it asks Government"},
		"a step of nothing":         {"    dispatch: ds-1\n    step", "    dispatch: ds-9\n    step", "dispatch_steps[0].dispatch", ""},
		"other terms":               {"terms: {id: terms", "terms: {id: mine", "terms.id", ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := rehearsed(t, empty{}, mailPack(swap(smallMail, c.was, c.now)))
			if !slices.ContainsFunc(p.Result.Refused, func(x Problem) bool {
				return x.Field == c.field && strings.Contains(x.Reason, c.reason) && x.Line > 1
			}) {
				t.Errorf("refused: %+v", p.Result.Refused)
			}
		})
	}
	// The day before is no mistake: it may be the same day where the office is.
	for _, good := range []string{smallMail, swap(smallMail, "kind: answer\n    date: 2016-06-01", "kind: answer\n    date: 2016-05-13")} {
		if p := rehearsed(t, empty{}, mailPack(good)); len(p.Result.Refused) > 0 {
			t.Errorf("a good one is refused: %+v", p.Result.Refused)
		}
	}
}

func TestAPaperWithOtherBytesIsAConflict(t *testing.T) {
	b := newBook(t)
	if _, err := b.Papers().Put(t.Context(), book.Paper{ID: delivery.OutPaper("ds-1"), Kind: delivery.PaperOut, Body: []byte("other")}); err != nil {
		t.Fatal(err)
	}
	if _, err := Apply(t.Context(), b, "tester", rehearsed(t, b, mailPack(smallMail)), ApplyOptions{}); fault.KindOf(err) != fault.Conflict {
		t.Errorf("got %v", err)
	}
}
