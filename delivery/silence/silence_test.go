package silence

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/letter/doc"
	"github.com/upheld/upheld/letter/plain"
	"github.com/upheld/upheld/when"
)

// world is a record in which one letter asks two things of Ruritania: sent 2 January 2026, delivered on the 3rd, 60 days;
// reminded on 6 March, 30 days; silent since 6 April.
type world struct {
	t    *testing.T
	docs map[string]book.Doc
	held []delivery.Message
}

const print1 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

func made(t *testing.T) *world {
	t.Helper()
	w := &world{t: t, docs: map[string]book.Doc{}}
	w.add("appeal.appeal", "ap-x", appeal.Appeal{Kind: "open_letter", When: on("2026-01-01"), IssuedBy: "Committee ក្នុង", Addressees: []string{"Ruritania"}})
	w.add("appeal.appeal", "ap-y", appeal.Appeal{Kind: "petition", When: on("2026-02-01"), IssuedBy: "Others"})
	w.add("appeal.demand", "d-x-1", appeal.Demand{
		N: 1, Appeal: "ap-x", Text: "Release ស៊ាង ចែត at once.", TextIn: appeal.TextIn{"fr": "Libérez ស៊ាង ចែត sans délai."}, Action: "release",
		AskedOf:  []appeal.Addressee{{Name: "Government of Ruritania", Class: appeal.State}},
		Restated: []appeal.Restated{{Appeal: "ap-y", When: on("2026-02-01"), Wording: "same"}},
	})
	w.add("appeal.demand", "d-x-2", appeal.Demand{N: 2, Appeal: "ap-x", Text: "Look into it.", AskedOf: []appeal.Addressee{{Name: "Government of Ruritania", Class: appeal.State}, {Name: "Council", Class: appeal.IGO}}})
	w.add(delivery.KindDispatch, "ds-1", delivery.Dispatch{Appeal: "ap-x", Addressee: "Government of Ruritania", Class: appeal.State, Way: delivery.Email, Purpose: delivery.Letter, When: on("2026-01-02"), SHA256: print1})
	w.step("ds-1/1", appeal.Asked, "2026-01-02", "")
	w.step("ds-1/2", appeal.Delivered, "2026-01-03", "accepting-line")
	w.add(delivery.KindDispatch, "ds-2", delivery.Dispatch{Appeal: "ap-x", Addressee: "Government of Ruritania", Class: appeal.State, Way: delivery.Post, Purpose: delivery.Reminder, N: 1, Of: "ds-1", When: on("2026-03-05")})
	w.step("ds-2/1", appeal.Asked, "2026-03-05", "")
	w.step("ds-2/2", appeal.Delivered, "2026-03-06", "postal-receipt")
	return w
}

func (w *world) add(kind, ref string, v any) *world {
	w.t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		w.t.Fatal(err)
	}
	w.docs[ref] = book.Doc{Kind: kind, Ref: ref, JSON: b}
	return w
}

func (w *world) step(ref string, step appeal.Step, day, proof string) *world {
	s := delivery.Step{Dispatch: ref[:4], Step: step, When: on(day), Proof: delivery.Proof{Kind: proof}}
	if proof != "" {
		s.Proof.SHA256 = print1
	}
	return w.add(delivery.KindStep, ref, s)
}

func (w *world) without(refs ...string) *world {
	for _, r := range refs {
		delete(w.docs, r)
	}
	return w
}

func (w *world) reply(ref, appealRef, by, day string, grades ...string) *world {
	r := delivery.Reply{Appeal: appealRef, Addressee: by, Kind: delivery.AnswerMail, When: on(day), Text: "Noted."}
	if appealRef == "ap-x" {
		r.Dispatch = "ds-1"
	}
	w.add(delivery.KindReply, ref, r)
	for _, d := range grades {
		w.add(delivery.KindAnswer, ref+"/"+d, delivery.Answer{Reply: ref, Demand: d, Grade: appeal.BesidePoint, Why: "It speaks of something else.", ProposedBy: appeal.Assessor{Name: "A. Reader"}})
	}
	return w
}

// dated gives a reply another date.
func (w *world) dated(ref, date string) *world {
	var r delivery.Reply
	w.must(json.Unmarshal(w.docs[ref].JSON, &r))
	var err error
	r.When, err = when.Parse(date)
	w.must(err)
	return w.add(delivery.KindReply, ref, r)
}

func (w *world) rooms() Rooms {
	w.t.Helper()
	var docs []book.Doc
	for _, d := range w.docs {
		docs = append(docs, d)
	}
	slices.SortFunc(docs, func(a, b book.Doc) int { return strings.Compare(a.Ref, b.Ref) })
	as, err := appeal.NewSet(docs)
	w.must(err)
	ds, err := delivery.NewSet(docs)
	w.must(err)
	cs, err := custody.NewSet(docs)
	w.must(err)
	ls, err := letter.NewSet(docs)
	w.must(err)
	for _, m := range w.held {
		w.add(delivery.KindMessage, "m-1", m)
		docs = append(docs, w.docs["m-1"])
	}
	pen, err := delivery.NewSet(docs)
	w.must(err)
	return Rooms{Appeals: as.Join(ds), Custody: cs, Delivery: ds, Letters: ls, Pen: pen}
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) at(day string) Statement {
	w.t.Helper()
	s, err := Of(w.rooms(), "d-x-1", "", on(day).Latest())
	w.must(err)
	return s
}

func on(s string) when.When {
	d, err := when.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return when.On(d)
}

func parts(s Statement) string {
	var out []string
	for _, m := range s.Missing {
		out = append(out, string(m.Part))
	}
	return strings.Join(out, " ")
}

// Silence needs each of its parts; without any one of them it cannot be stated, and the part is named.
func TestSilenceNeedsEveryPart(t *testing.T) {
	for _, c := range []struct {
		name string
		made func(*world) *world
		day  string
		want string
	}{
		{"everything is there", func(w *world) *world { return w }, "2026-04-06", ""},
		{"years later too", func(w *world) *world { return w }, "2031-04-06", ""},
		{"the last day of the reminder's term", func(w *world) *world { return w }, "2026-04-05", "reminder-runs"},
		{"the first term runs", func(w *world) *world { return w }, "2026-02-01", "term-runs no-reminder"},
		{"nothing was sent", func(w *world) *world {
			return w.without("ds-1", "ds-1/1", "ds-1/2", "ds-2", "ds-2/1", "ds-2/2")
		}, "2026-12-31", "not-sent no-delivery no-reminder"},
		{"sent, delivery not proved", func(w *world) *world { return w.without("ds-1/2") }, "2026-12-31", "no-delivery reminder-unproved"},
		{"it came back", func(w *world) *world {
			return w.without("ds-2", "ds-2/1", "ds-2/2").step("ds-1/2", appeal.Undeliverable, "2026-01-03", "dsn")
		}, "2026-12-31", "came-back no-delivery no-reminder"},
		{"no reminder", func(w *world) *world { return w.without("ds-2", "ds-2/1", "ds-2/2") }, "2026-12-31", "no-reminder"},
		{"the reminder's proof is missing", func(w *world) *world { return w.without("ds-2/2") }, "2026-12-31", "reminder-unproved"},
		{"the reminder's delivery has no proof", func(w *world) *world { return w.step("ds-2/2", appeal.Delivered, "2026-03-06", "") }, "2026-12-31", "reminder-unproved"},
		{"the reminder came back after it seemed delivered", func(w *world) *world { return w.step("ds-2/3", appeal.Undeliverable, "2026-03-08", "dsn") }, "2026-12-31", "reminder-unproved"},
		{"the reminder came back, and was delivered after all", func(w *world) *world {
			return w.step("ds-2/3", appeal.Undeliverable, "2026-03-08", "dsn").step("ds-2/4", appeal.Delivered, "2026-03-20", "signed-copy")
		}, "2026-04-20", ""},
		{"the proof was void", func(w *world) *world {
			return w.add(delivery.KindStep, "ds-1/2", delivery.Step{Dispatch: "ds-1", Step: appeal.Delivered, When: on("2026-01-03"), Proof: delivery.Proof{Kind: "signed-copy"}, Void: "Forged."})
		}, "2026-12-31", "no-delivery reminder-unproved"},
		{"answered", func(w *world) *world {
			return w.reply("rp-1", "ap-x", "Government of Ruritania", "2026-05-01", "d-x-1", "d-x-2")
		}, "2026-12-31", "answered"},
		{"answered, before that day not", func(w *world) *world {
			return w.reply("rp-1", "ap-x", "Government of Ruritania", "2026-05-01", "d-x-1")
		}, "2026-04-30", ""},
		{"answered on this demand only", func(w *world) *world {
			return w.reply("rp-1", "ap-x", "Government of Ruritania", "2026-05-01", "d-x-1")
		}, "2026-12-31", "answered"},
		{"answered on the other demand only", func(w *world) *world {
			return w.reply("rp-1", "ap-x", "Government of Ruritania", "2026-05-01", "d-x-2")
		}, "2026-12-31", ""},
		{"an answer awaits its grade", func(w *world) *world { return w.reply("rp-1", "ap-x", "Government of Ruritania", "2026-05-01") }, "2026-12-31", "no-grade"},
		{"an answer of an unknown day may have come", func(w *world) *world {
			return w.reply("rp-1", "ap-x", "Government of Ruritania", "2026-05-01", "d-x-1").dated("rp-1", "2026-05")
		}, "2026-05-02", "unsure"},
		{"before that month it had not", func(w *world) *world {
			return w.reply("rp-1", "ap-x", "Government of Ruritania", "2026-05-01", "d-x-1").dated("rp-1", "2026-05")
		}, "2026-04-30", ""},
		{"somebody else was answered", func(w *world) *world { return w.reply("rp-1", "ap-y", "Elsewhere", "2026-05-01", "d-x-1") }, "2026-12-31", ""},
		{"mail waits for a person", func(w *world) *world { return w.hold(delivery.Unknown, "2026-05-01T10:00:00Z", "") }, "2026-12-31", "held-mail"},
		{"a notice that it came back waits for a person", func(w *world) *world { return w.hold(delivery.Bounce, "2026-05-01T10:00:00Z", "ds-1") }, "2026-12-31", "held-mail"},
		{"an answer came that nobody has read", func(w *world) *world { return w.hold(delivery.AnswerMail, "2026-05-01T10:00:00Z", "ds-1").tied() }, "2026-12-31", "held-mail"},
		{"mail that waits is tied to the letter", func(w *world) *world { return w.hold(delivery.AnswerMail, "2026-05-01T10:00:00Z", "ds-1") }, "2026-12-31", "held-mail"},
		{"mail from before the letter", func(w *world) *world { return w.hold(delivery.Unknown, "2026-01-01T10:00:00Z", "") }, "2026-12-31", ""},
		{"an out-of-office that waits is no answer", func(w *world) *world { return w.hold(delivery.OutOfOffice, "2026-05-01T10:00:00Z", "ds-1") }, "2026-12-31", ""},
		{"the demand was withdrawn", func(w *world) *world {
			return w.add("appeal.outcome", "o-1", appeal.Outcome{Demand: "d-x-1", When: on("2026-05-01"), What: "Withdrawn.", Why: "It is asked otherwise.", Result: appeal.Withdrawn, AssessedBy: "x", AgreedBy: []string{"Committee ក្នុង"}, ProposedBy: appeal.Assessor{Name: "a", Organisation: "b"}, ReviewedBy: appeal.Assessor{Name: "c", Organisation: "d"}})
		}, "2026-12-31", "closed"},
	} {
		s := c.made(made(t)).at(c.day)
		if got := parts(s); got != c.want {
			t.Errorf("%s: missing %q, want %q", c.name, got, c.want)
		}
		for _, m := range s.Missing {
			for _, lang := range []string{"en", "fr"} {
				if w := m.Words(lang); w == "" || strings.Contains(w, "%!") {
					t.Errorf("%s in %s: %q", m.Part, lang, w)
				}
			}
		}
	}
}

func (w *world) hold(k delivery.Kind, at, dispatch string) *world {
	w.held = append(w.held, delivery.Message{Received: at, Status: "held", Kind: k, Dispatch: dispatch})
	return w
}

// tied says that the mails that were held were tied by their address, and nobody has read them.
func (w *world) tied() *world {
	for i := range w.held {
		w.held[i].Status = "tied"
	}
	return w
}

// The control of the table above: the clock of the room of appeals says silent on the same days, and on no other.
func TestStatementAndClockAgree(t *testing.T) {
	for d := on("2026-01-01").Latest(); d < on("2026-06-01").Latest(); d++ {
		s, err := Of(made(t).rooms(), "d-x-1", "", d)
		if err != nil {
			t.Fatal(err)
		}
		if s.Silent() != s.Clock.Silent.Known {
			t.Fatalf("%s: statement %t (missing %s), clock %t", d, s.Silent(), parts(s), s.Clock.Silent.Known)
		}
	}
}

func TestDaysOfSilence(t *testing.T) {
	for day, want := range map[string]int{"2026-04-06": 1, "2026-04-16": 11, "2027-04-05": 365} {
		if got := made(t).at(day).Days(); got != want {
			t.Errorf("%s: %d days, want %d", day, got, want)
		}
	}
}

func TestWhomItIsAbout(t *testing.T) {
	r := made(t).rooms()
	if _, err := Of(r, "d-x-2", "", on("2026-05-01").Latest()); fault.KindOf(err) != fault.Invalid || !strings.Contains(fault.Say(err), "Council") {
		t.Errorf("two addressees and none said: %v", err)
	}
	if s, err := Of(r, "d-x-2", "Council", on("2026-05-01").Latest()); err != nil || parts(s) != "not-sent no-delivery no-reminder" {
		t.Errorf("the letter to the State says something of the Council: %v %s", err, parts(s))
	}
	if _, err := Of(r, "d-x-1", "Elsewhere", on("2026-05-01").Latest()); fault.KindOf(err) != fault.Invalid {
		t.Errorf("somebody who was not asked: %v", err)
	}
	if _, err := Of(r, "d-none", "", on("2026-05-01").Latest()); fault.KindOf(err) != fault.NotFound {
		t.Errorf("no such demand: %v", err)
	}
	if _, err := Of(r, "d-x-1", "", on("2025-05-01").Latest()); fault.KindOf(err) != fault.NotSo {
		t.Errorf("before it was asked: %v", err)
	}
}

var proofs = Proofs{
	Entries: []Entry{{"d-x-1", 17, "2026-01-01"}, {"ds-1/2", 21, "2026-01-03"}}, Origin: "upheld.example/public", Size: 40,
	Root: "bm90IGEgcm9vdA==", Key: "upheld.example/public+1234abcd+AAAA", Site: "https://upheld.example",
}

// textOf is a statement as plain text, with plain spaces.
func textOf(s Statement, lang string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(string(plain.Write(Document(s, proofs, lang))), "\u00a0", " ")), " ")
}

// The document tells every part with its proof, in both languages.
func TestTheDocumentTellsEveryPart(t *testing.T) {
	w := made(t).reply("rp-9", "ap-y", "Elsewhere", "2026-03-20", "d-x-1")
	for lang, want := range map[string][]string{
		"en": {
			"Statement of silence", "delivered on 3 January 2026", "A reminder was delivered on 6 March 2026", "Both terms were over on 5 April 2026",
			"On 10 May 2026 the addressee has been silent for 35 days.", "Release ស៊ាង ចែត at once.", "Government of Ruritania", "Open letter of 1 January 2026, demand 1",
			print1, "Accepted by the recipient’s mail server", "Postal receipt", "60 days from 2 January 2026 (letter to a State), so until 3 March 2026",
			"30 days from 6 March 2026, so until 5 April 2026", "Asked again once. One other has asked it.", "answer of Elsewhere on 20 March 2026: beside the point",
			"What this statement does not claim", "Why no answer came.", "ds-1/2", "21", "40 entries, root bm90IGEgcm9vdA==", "https://upheld.example/log",
		},
		"fr": {
			"Constat de silence", "remise le 3 janvier 2026", "Au 10 mai 2026, le destinataire garde le silence depuis 35 jours.",
			"Libérez ស៊ាង ចែត sans délai.", "Lettre ouverte du 1er janvier 2026, demande 1", "60 jours à compter du 2 janvier 2026 (lettre à un État)",
			"Demandé de nouveau une fois. Un autre auteur l’a demandé.", "à côté de la question", "Ce que ce document n’affirme pas",
		},
	} {
		got := textOf(w.at("2026-05-10"), lang)
		for _, s := range want {
			if !strings.Contains(got, s) {
				t.Errorf("%s: no %q in\n%s", lang, s, got)
			}
		}
	}
}

// A silence says what came back all the same: an addressee who wrote back of something else is not made to look as if it had not
// written at all.
func TestASilenceTellsWhatCameBack(t *testing.T) {
	none := textOf(made(t).at("2026-12-31"), "en")
	if !strings.Contains(none, "holds nothing from this addressee to this letter") {
		t.Errorf("nothing came back:\n%s", none)
	}
	w := made(t).reply("rp-1", "ap-x", "Government of Ruritania", "2026-05-01", "d-x-2").reply("rp-0", "ap-x", "Government of Ruritania", "2026-01-09")
	var receipt delivery.Reply
	w.must(json.Unmarshal(w.docs["rp-0"].JSON, &receipt))
	receipt.Kind = delivery.Acknowledgement
	s := w.add(delivery.KindReply, "rp-0", receipt).at("2026-12-31")
	for lang, want := range map[string][]string{
		"en": {"Statement of silence", "9 January 2026: receipt was acknowledged, without an answer", "1 May 2026: an answer, graded for other demands of the letter and not for this one"},
		"fr": {"Constat de silence", "accusé de réception, sans réponse", "notée pour d’autres demandes de la lettre et non pour celle-ci"},
	} {
		got := textOf(s, lang)
		for _, x := range want {
			if !strings.Contains(got, x) {
				t.Errorf("%s: no %q in\n%s", lang, x, got)
			}
		}
	}
	if refs := s.Refs(); !slices.Contains(refs, "rp-0") || !slices.Contains(refs, "rp-1/d-x-2") {
		t.Errorf("it rests on %v", refs)
	}
	if early := textOf(w.at("2026-04-30"), "en"); strings.Contains(early, "1 May 2026") {
		t.Error("what came later is told")
	}
	if open := textOf(made(t).reply("rp-1", "ap-x", "Government of Ruritania", "2026-05-01").at("2026-12-31"), "en"); !strings.Contains(open, "an answer that awaits its grade") {
		t.Errorf("an answer waits:\n%s", open)
	}
}

// What is not silence never bears its name: the title says state, and the first words say what is missing.
func TestAStateIsNoStatementOfSilence(t *testing.T) {
	s := made(t).without("ds-2/2").at("2026-12-31")
	for lang, c := range map[string][2]string{"en": {"State of a demand", "Statement of silence"}, "fr": {"État d’une demande", "Constat de silence"}} {
		got := textOf(s, lang)
		if !strings.Contains(got, c[0]) || strings.Contains(got, c[1]) || !strings.Contains(got, s.Missing[0].Words(lang)) {
			t.Errorf("%s:\n%s", lang, got)
		}
	}
	if strings.Contains(textOf(s, "en"), "has been silent") {
		t.Error("silence is claimed")
	}
}

// Khmer stands in runs of its own, so that a reader speaks and a printer sets it right; the words stay the same.
func TestKhmerHasItsOwnRuns(t *testing.T) {
	x := setter{lang: "en"}
	for _, s := range []string{"Release ស៊ាង ចែត at once.", "ក្នុង", "", "a", "ក b ខ ", " ក"} {
		runs := x.runs(s, "", false)
		if got := doc.Text(runs); got != s {
			t.Errorf("%q became %q", s, got)
		}
		for _, r := range runs {
			if khmer := strings.ContainsFunc(r.Text, isKhmer); khmer != (r.Lang == "km") {
				t.Errorf("%q has language %q", r.Text, r.Lang)
			}
		}
	}
}
