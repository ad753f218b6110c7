package web

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/delivery/receive"
)

// mailPages is every kind of page that sends, receives, grades and assesses, with something in it, on a letter of their own.
func (o *operator) mailPages() []string {
	o.t.Helper()
	o.withMail()
	const id = "ap-2016-05-13-pages"
	text := strings.NewReplacer(testAppeal, id, "to: CN", "to: KH").Replace(publishable)
	to := o.withText(text) + "/publish"
	o.done(o.post(to, set(filled(o.t, o.get(to).Body.String()), "do", "publish")...))
	send := "/desk/appeals/" + id + "/send"
	form := set(o.formOf(o.get(send), "send"), "to/0", "Cambodia", "address/0", "cabinet@pm.example", "way", "email")
	sent := o.done(o.post(o.done(o.post(send, form...)), "form", "send", "do", "send"))
	d, _ := o.room().Dispatch(strings.TrimPrefix(sent, "/desk/dispatches/"))
	look := o.done(o.post(send, set(form, "to/1", "Secretary-General of the United Nations", "address/1", "sg@un.example")...))
	hand := o.done(o.post(o.done(o.post(send, set(form, "way", "by-hand")...)), "form", "send", "do", "send"))
	o.done(o.twice(hand, "step", "proof", "witness", "witness", "A clerk"))
	m := o.answered(d)
	ack := strings.NewReplacer("%TO%", d.ReplyTo, "<x1@", "<x2@", "The Government notes", "We have received").Replace(hostile)
	tied, err := o.server.Desk.in.Take(o.t.Context(), []byte(ack), receive.Envelope{To: []string{d.ReplyTo}}, receive.ViaSMTP)
	if err != nil {
		o.t.Fatal(err)
	}
	held := o.held(strings.NewReplacer("%TO%", "nobody@friends.example", "<x1@", "<x3@").Replace(hostile))
	reply := o.replied(m)
	demand := o.demands().DemandsOf(id)[0].Ref
	grade := reply + "?demand=" + demand
	o.done(o.twice(grade, "grade", append(strings.Split("words,notes your letter,grade,noted,why,It only notes it.", ","), byFirst...)...))
	o.done(o.twice("/desk/demands/"+demand, "outcome", append(append([]string{"result", "begun", "why", "A court acted."}, aFact...), byFirst...)...))
	outcome := o.demands().Outcomes(demand)[0].Ref
	o.done(o.twice("/desk/demands/"+demand, "contest", "of", outcome, "contest-organisation", "Third", "reason", "Not theirs."))
	o.done(o.twice("/desk/demands/"+demand, "search", "for", "Any release", "where", "A newspaper", "by", "First"))
	return []string{
		send, send + "?purpose=reminder", look, sent, hand, "/desk/mail", "/desk/mail?dispatch=" + d.Ref, "/desk/mail/" + m.Ref, held, "/desk/mail/" + tied.Ref + "/reply",
		"/desk/replies/new", "/desk/replies/new?appeal=" + id, reply, grade, "/desk/demands/" + demand, "/desk/demands/" + demand + "?form=outcome", "/desk/demands/d-release",
		"/desk/demands/" + demand + "?form=contest", "/desk/demands/" + demand + "?form=claim", "/desk/demands/" + demand + "?form=search", "/desk/demands/" + demand + "?form=review",
		"/desk/appeals/" + id,
	}
}

// In a browser: a reply is brought in, read, its passage taken by selecting it, and graded.
func TestAReplyIsGradedInTheBrowser(t *testing.T) {
	o := mailing(t)
	d := o.mailed()
	ctx, origin := o.tab()
	screen(t, ctx, 1280)
	press := func(sel string) {
		t.Helper()
		if _, err := chromedp.RunResponse(ctx, chromedp.Click(chromedp.CSS(sel))); err != nil {
			t.Fatal(sel, err)
		}
	}
	open(t, ctx, origin+"/desk/mail?dispatch="+d.Ref)
	typeInto(t, ctx, "#bring-from", "Council of Ministers")
	typeInto(t, ctx, "#bring-text", "We have read your letter.\nThe Government will keep to the Covenant.")
	_ = eval[bool](t, ctx, `(document.querySelector("#bring-date").value = "2026-11-23", true)`)
	press(`main form button.main-act`)
	press(`a.as-button`)
	typeInto(t, ctx, "#reply-summary", "It promises to keep to the Covenant.")
	press(`button[value="look"]`)
	wait(t, ctx, `document.querySelector(".about-to")?.innerText.includes("It promises to keep to the Covenant.")`)
	press(`button[value="say"]`)
	press(`ol.papers li .sub a`)
	// Words are taken by selecting them in the text beside.
	if !eval[bool](t, ctx, `document.querySelector("[data-passage-take]").hidden`) {
		t.Error("there is something to take before anything is selected")
	}
	_ = eval[bool](t, ctx, `(() => { const box = document.querySelector("[data-passage-from]"); const walk = document.createTreeWalker(box, NodeFilter.SHOW_TEXT); let n; while ((n = walk.nextNode())) { const i = n.data.indexOf("will keep to"); if (i >= 0) { getSelection().setBaseAndExtent(n, i, n, i + 12); return true } } return false })()`)
	wait(t, ctx, `!document.querySelector("[data-passage-take]").hidden`)
	_ = eval[bool](t, ctx, `(document.querySelector("[data-passage-take] button").click(), true)`)
	if got := eval[string](t, ctx, `document.querySelector("#grade-words").value`); got != "will keep to" {
		t.Errorf("taken was %q", got)
	}
	_ = eval[bool](t, ctx, `(document.querySelector("#grade-accepted").checked = true)`)
	typeInto(t, ctx, "#grade-why", "It commits itself.")
	typeInto(t, ctx, "#grade-proposed-name", "A. One")
	typeInto(t, ctx, "#grade-proposed-organisation", "First")
	press(`form:has(#grade) button[value="look"]`)
	press(`form:has(#grade) button[value="say"]`)
	if got := eval[string](t, ctx, `document.querySelector("mark").innerText`); !strings.Contains(got, "will keep to") {
		t.Errorf("marked is %q", got)
	}
	replies := slices.DeleteFunc(o.room().Replies(), func(r delivery.Reply) bool { return r.Dispatch != d.Ref })
	if len(replies) != 1 || replies[0].Kind != delivery.AnswerMail {
		t.Fatalf("%+v", replies)
	}
	list := o.room().AnswersIn(replies[0].Ref)
	if len(list) != 1 || list[0].Grade != "accepted" || len(list[0].Passages) != 1 || list[0].Passages[0].Words != "will keep to" {
		t.Errorf("graded is %+v", list)
	}
}
