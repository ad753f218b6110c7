package calendar

import (
	"strings"
	"testing"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/delivery"
)

func news(lang, last, today string) News {
	return News{
		Lang: lang, Last: day(last), On: day(today), Site: "https://upheld.example", All: "/desk/due",
		Link: func(d Duty) string { return "/appeals/" + d.Appeal },
	}
}

func TestADayWithoutNewsHasNoDigest(t *testing.T) {
	list := Duties(newWorld(t).letter().rooms(), nil, day("2026-01-20"))
	if _, body, ok := Digest(news("en", "2026-01-19", "2026-01-20"), list); ok {
		t.Errorf("a mail about nothing:\n%s", body)
	}
}

func TestTheDigestOfADay(t *testing.T) {
	w := newWorld(t).letter().reminder("accepting-line")
	w.add(delivery.KindMessage, "m-1", delivery.Message{Received: "2026-04-06T08:00:00Z", Status: "held", From: "clerk@state.example", Subject: "About Mr X", Kind: delivery.Unknown})
	list := Duties(w.rooms(), nil, day("2026-04-06"))
	subject, body, ok := Digest(news("en", "2026-04-05", "2026-04-06"), list)
	if !ok || subject != "Upheld, 6 April 2026: today 0, new 2, this week 0" {
		t.Errorf("subject %q", subject)
	}
	for _, want := range []string{
		"New since 5 April 2026", "- Silent: Ruritania, open letter of 1 January 2026, demands 1 and 2\n",
		"- A message waits for a person\n", "https://upheld.example/appeals/ap-x\n", "https://upheld.example/desk/due",
	} {
		if !strings.Contains(body, want) {
			t.Errorf("no %q in\n%s", want, body)
		}
	}
	if _, _, again := Digest(news("en", "2026-04-06", "2026-04-07"), Duties(w.rooms(), nil, day("2026-04-07"))); !again {
		t.Error("a message that waits is due within the week")
	}
	subject, body, _ = Digest(news("fr", "2026-04-05", "2026-04-06"), list)
	if !strings.Contains(subject, "aujourd’hui 0, nouveau 2") || !strings.Contains(body, "Silence : Ruritania, lettre ouverte du 1er janvier 2026") {
		t.Errorf("%s\n%s", subject, body)
	}
}

// The digest goes by open mail: no address, no tag, no text of a demand, no name of a person, and of an appeal that is not
// public nothing but that something is to be done.
func TestTheDigestTellsNoSecret(t *testing.T) {
	w := newWorld(t)
	w.sent(delivery.Dispatch{
		Ref: "ds-1", Addressee: "clerk@state.example", Class: appeal.State, Purpose: delivery.Letter, When: on("2026-01-02"),
		Address: "desk@state.example", ReplyTo: "r-abc123@upheld.example", Subject: "About the case of Mr X",
	}, [3]string{"asked", "2026-01-02", ""}, [3]string{"delivered", "2026-01-03", "accepting-line"})
	w.add(delivery.KindMessage, "m-1", delivery.Message{Received: "2026-03-04T08:00:00Z", Status: "held", From: "clerk@state.example", To: []string{"r-abc123@upheld.example"}, Subject: "Mr X", Text: "Mr X", Dispatch: "ds-1"})
	list := Duties(w.rooms(), nil, day("2026-03-04"))
	_, body, ok := Digest(news("en", "2026-03-03", "2026-03-04"), list)
	if !ok {
		t.Fatal("nothing was told")
	}
	for _, secret := range []string{"@", "abc123", "Mr X", "Free them", "m-1"} {
		if strings.Contains(body, secret) {
			t.Errorf("the digest tells %q:\n%s", secret, body)
		}
	}
	closed := newWorld(t).letter()
	list = Duties(closed.rooms(), nil, day("2026-03-04"))
	public, err := appeal.NewSet(nil)
	if err != nil {
		t.Fatal(err)
	}
	_, open, _ := Digest(news("en", "2026-03-03", "2026-03-04"), list)
	_, body, _ = Digest(news("en", "2026-03-03", "2026-03-04"), MarkPrivate(list, public))
	for _, secret := range []string{"Ruritania", "ap-x"} {
		if !strings.Contains(open, secret) {
			t.Errorf("the control has lost %q", secret)
		}
		if strings.Contains(body, secret) {
			t.Errorf("the digest tells %q of an appeal that is not public:\n%s", secret, body)
		}
	}
}
