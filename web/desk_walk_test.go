package web

import (
	"slices"
	"strings"
	"testing"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/when"
)

// A letter that was frozen, by whatever way, is found from the front page of the desk, with how far it went.
func TestAFrozenLetterIsFoundFromTheDesk(t *testing.T) {
	o := mailing(t)
	w := o.get("/desk")
	o.wants(w, 200, "Letters frozen here", "Not sent yet")
	if !strings.Contains(w.Body.String(), `href="`+testSend+`"`) {
		t.Error("the front page of the desk does not lead to where the letter is sent")
	}
	o.mailed()
	o.wants(o.get("/fr/desk"), 200, "Lettres arrêtées ici", "Envoyée à 1 destinataire")
}

// A letter that was taken over and came back waits for a person, as one that was refused at once does.
func TestALetterThatCameBackWaitsForAPerson(t *testing.T) {
	o := mailing(t)
	d := o.mailed()
	if strings.Contains(plainText(o.get("/desk")), "Came back:") {
		t.Fatal("nothing has come back yet")
	}
	for i, s := range []appeal.Step{appeal.Asked, appeal.Undeliverable} {
		x := delivery.Step{Ref: d.Ref + "/" + numOf(i+1), Dispatch: d.Ref, Step: s, When: when.On(when.Today(o.clock.now()))}
		if s == appeal.Undeliverable {
			x.Proof = delivery.Proof{Kind: "dsn"}
		}
		drafts, err := deliveryDrafts(x)
		if err != nil {
			t.Fatal(err)
		}
		say(t, o.book, drafts...)
	}
	o.wants(o.get("/desk"), 200, "Came back: the letter to Cambodia")
}

// What the record would refuse is said on the first press: the page promises nothing that cannot be written.
func TestWhatTheRecordRefusesIsSaidBeforeItIsPromised(t *testing.T) {
	o := mailing(t)
	path := "/desk/demands/" + o.testDemand()
	o.wants(o.looked("/fr"+path, "outcome", append(slices.Clone(aFact), "new-lang", "english")...), 200, "« english » n’est pas le code d’une langue")
	w := o.looked(path, "outcome", append(slices.Clone(aFact), "new-kind", "rumour")...)
	o.wants(w, 200, "The record refuses it:")
	if strings.Contains(w.Body.String(), `name="sum"`) {
		t.Error("it is shown as what everybody will see")
	}
	// What is shown is what can be written, and its kind is a word of the reader's language.
	o.wants(o.looked("/fr"+path, "outcome", aFact...), 200, "Tout le monde verra", "Presse")
	if err := o.book.Refuses(book.Draft{Log: "public", Kind: "appeal.outcome", Ref: "x"}); err == nil {
		t.Error("an empty outcome is not refused")
	}
}

// One person does not review what they proposed, whatever organisation they name.
func TestOnePersonIsOnePairOfEyes(t *testing.T) {
	o := mailing(t)
	path := "/desk/demands/" + o.testDemand()
	o.wants(o.looked(path, "outcome", append(append(slices.Clone(aFact), byFirst...), "result", "begun", "why", "w", "reviewed-name", "a. one", "reviewed-organisation", "Second")...), 200, "Nobody reviews what they proposed")
}

// A demand of which the answer is known owes none.
func TestNoAnswerIsDueAfterTheAnswer(t *testing.T) {
	o := mailing(t)
	d := o.mailed()
	ref := o.testDemand()
	today := when.On(when.Today(o.clock.now()))
	say1 := func(list ...any) {
		t.Helper()
		drafts, err := deliveryDrafts(list...)
		if err != nil {
			t.Fatal(err)
		}
		say(t, o.book, drafts...)
	}
	say1(delivery.Step{Ref: d.Ref + "/1", Dispatch: d.Ref, Step: appeal.Asked, When: today})
	o.wants(o.get("/desk/demands/"+ref), 200, "An answer is due by")
	say1(delivery.Reply{Ref: "rp-1", Dispatch: d.Ref, Appeal: testAppeal, Addressee: d.Addressee, Kind: delivery.AnswerMail, When: today, Language: "en", Summary: "No.", Text: "No."},
		delivery.Answer{Ref: "rp-1/" + ref, Reply: "rp-1", Demand: ref, Grade: appeal.Refused, Why: "w", ProposedBy: appeal.Assessor{Name: "A", Organisation: "B"}})
	if w := o.get("/desk/demands/" + ref); strings.Contains(plainText(w), "An answer is due by") || !strings.Contains(plainText(w), "answered") {
		t.Errorf("an answer is still due: %.900s", plainText(w))
	}
}

// Whom a demand asks under the name of an office is not written to a second time under the name of the person who holds it; two
// persons of one office stand for themselves.
func TestAPersonOfAnOfficeThatIsAskedIsNotListedTwice(t *testing.T) {
	asked := func(name, body string) int { return slices.Index([]string{"Ministry of Rivers"}, name) }
	ana := letter.Party{Name: "Ana Sol", Organisation: "Ministry of Rivers"}
	bo := letter.Party{Name: "Bo Karl", Organisation: "Ministry of rivers"}
	for _, c := range []struct {
		what string
		head []letter.Party
		x    letter.Party
		want bool
	}{
		{"one of an office that is asked", []letter.Party{ana}, ana, true},
		{"two of one office", []letter.Party{ana, bo}, ana, false},
		{"of an office that nobody asks", []letter.Party{ana}, letter.Party{Name: "Cy", Organisation: "Bureau"}, false},
		{"without an office", []letter.Party{ana}, letter.Party{Name: "Dan"}, false},
	} {
		if got := isAsked(c.head, c.x, asked); got != c.want {
			t.Errorf("%s: %v", c.what, got)
		}
	}
}

// Why no mail can go out is said in the language of the page, as a sentence.
func TestWhyNoMailCanGoOutIsSaidInTheLanguageOfThePage(t *testing.T) {
	o := deskOn(t)
	o.signIn()
	o.published()
	o.wants(o.get("/fr"+testSend), 200, "Ce programme n’envoie pas de courriel")
	o.withMail()
	w := plainText(o.get("/fr" + testSend))
	if strings.Contains(w, "n’envoie pas de courriel") || strings.Contains(w, "no e-mail") {
		t.Error("with the settings of mail it says that it sends none")
	}
}

// What a form of a consultation lacks is told in the language of the page, by the name of its field, and never by a name that only
// the program knows.
func TestWhatAConsultationLacksIsToldByItsField(t *testing.T) {
	o := atWork(t)
	const at = "/fr/desk/consultations/co-paris-1991"
	for _, c := range []struct {
		form  string
		pairs []string
		says  string
	}{
		{"call", []string{"date", "lundi"}, "Date : « lundi » n’est pas une date."},
		{"call", []string{"date", "2016"}, "Qui a demandé : à indiquer."},
		{"call", []string{"date", "2016", "by", "B"}, "Qui a été sollicité : à indiquer."},
		{"call", []string{"date", "2016", "by", "B", "of", "FRA", "what", "w"}, "Voie : choisissez-en une"},
		{"call", []string{"date", "2016", "by", "B", "of", "FRA", "what", "w", "road", "other"}, "Sources : à indiquer."},
		{"meeting", []string{"date", "2016"}, "Quoi, dans nos mots : à indiquer."},
		{"position", []string{"date", "2016"}, "État : à indiquer."},
		{"position", []string{"date", "2016", "state", "FRA"}, "Ce qu’il dit d’une réunion : à indiquer."},
		{"commitment", []string{"date", "2016"}, "État ; plusieurs s’ils ont parlé ensemble : à indiquer."},
		{"commitment", []string{"date", "2016", "states", "FRA", "by", "B", "instrument", "paris-settlement-1991", "what", "w"}, "À quelle distance il vient : à indiquer."},
		{"pledge", []string{"date", "2016"}, "Ce qu’il en est advenu : à indiquer."},
		{"position", []string{"date", "2016", "state", "FRA", "stance", "supports", "by", "B", "what", "w", "language", "french", "sources", "cd-summons"}, "Le registre le refuse (la règle parle anglais) :"},
	} {
		w := o.post(at, append([]string{"form", c.form}, c.pairs...)...)
		o.wants(w, 200, c.says)
		if s := plainText(w); strings.Contains(s, "calls[") || strings.Contains(s, "steps[") {
			t.Errorf("%v speaks of the inside of the program", c.pairs)
		}
	}
}

// stuck is a Post whose relay takes nothing at present.
type stuck struct{ Post }

func (stuck) Trouble() string { return "the relay refuses the password" }

// That nothing goes out at all, and why, stands on the front page of the desk and not in the log alone.
func TestTheDeskSaysWhyNoMailGoesOut(t *testing.T) {
	o := mailing(t)
	if strings.Contains(plainText(o.get("/desk")), "No mail goes out") {
		t.Fatal("nothing hinders yet")
	}
	o.server.Desk.Mail(stuck{o.server.Desk.out}, o.server.Desk.in)
	o.wants(o.get("/desk"), 200, "No mail goes out at present: the relay refuses the password")
}
