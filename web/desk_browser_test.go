package web

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// tab opens a browser on this machine that came in by a link of its own.
func (o *operator) tab() (ctx context.Context, origin string) {
	o.t.Helper()
	ctx, origin = tabOn(o.t, o.server)
	o.enterBy(ctx, origin)
	return ctx, origin
}

func (o *operator) enterBy(ctx context.Context, origin string) {
	o.t.Helper()
	open(o.t, ctx, origin+o.server.Desk.Link())
	if _, err := chromedp.RunResponse(ctx, chromedp.Click(chromedp.CSS("main button"))); err != nil {
		o.t.Fatal(err)
	}
	if got := eval[string](o.t, ctx, `location.pathname`); got != "/desk" {
		o.t.Fatalf("the link leads to %s", got)
	}
}

// wait waits until an expression is true in the page. It looks again at each change, and gives up after a while.
func wait(t *testing.T, ctx context.Context, js string) {
	t.Helper()
	ok := eval[bool](t, ctx, `new Promise(done => {
		const until = Date.now() + 20000, look = () => (`+js+`) ? done(true) : Date.now() > until ? done(false) : setTimeout(look, 50);
		look();
	})`)
	if !ok {
		t.Fatalf("it never came true: %s; the page says %q", js, eval[string](t, ctx, `document.querySelector("[data-state]")?.textContent + " / " + document.querySelector("h1")?.textContent`))
	}
}

func typeInto(t *testing.T, ctx context.Context, sel, text string) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.SendKeys(chromedp.CSS(sel), text)); err != nil {
		t.Fatal(err)
	}
}

const stateText = `document.querySelector("[data-state]").textContent`

// What is typed is saved by itself, and the letter and the findings beside it follow.
func TestTypingIsSavedAndChecked(t *testing.T) {
	o := atWork(t)
	to := o.withText(publishable)
	ctx, origin := o.tab()
	screen(t, ctx, 1280)
	open(t, ctx, origin+to)
	typeInto(t, ctx, "#p0-words", " They must be free.")
	wait(t, ctx, stateText+`.startsWith("saved")`)
	wait(t, ctx, `document.querySelector("[data-preview]").textContent.includes("They must be free.")`)
	if got := o.textOf(to); !strings.Contains(got, "They must be free.") {
		t.Errorf("kept is\n%s", got)
	}
	// The finding goes when its cause goes: Cambodia is bound.
	wait(t, ctx, `document.querySelector("[data-check]").textContent.includes("China has only signed")`)
	_ = eval[bool](t, ctx, `(() => { document.querySelector('[name="p1-to"][value="CN"]').click(); const s = document.querySelector("#p1-to-list"); s.value = "KH"; s.dispatchEvent(new Event("change", {bubbles: true})); return true })()`)
	wait(t, ctx, `!document.querySelector("[data-check]").textContent.includes("China has only signed")`)
	if got := o.textOf(to); !strings.Contains(got, "to: KH\n") {
		t.Errorf("kept is\n%s", got)
	}
	if n := eval[int](t, ctx, `localStorage.length + sessionStorage.length`); n != 0 {
		t.Errorf("the browser keeps %d things after the program has gone", n)
	}
}

// The connection drops while somebody types: the page says so, keeps the words, and saves them when the program is back; even
// when it has started anew and the operator had to sign in again.
func TestNothingIsLostWhenTheConnectionDrops(t *testing.T) {
	o := atWork(t)
	to := o.withText(publishable)
	var down atomic.Bool
	dropped := make(chan string, 100)
	h := o.server.Handler()
	var handler atomic.Pointer[http.Handler]
	handler.Store(&h)
	ctx, _ := tabOn(t, o.server)
	srv := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if down.Load() {
			dropped <- r.Method
			panic(http.ErrAbortHandler) // the connection ends without an answer
		}
		(*handler.Load()).ServeHTTP(w, r)
	}))
	srv.Start()
	t.Cleanup(srv.Close)
	o.enterBy(ctx, srv.URL)
	open(t, ctx, srv.URL+to)
	down.Store(true)
	typeInto(t, ctx, "#p0-words", " Typed in the dark.")
	wait(t, ctx, stateText+`.startsWith("Not saved: the program does not answer")`)
	if strings.Contains(o.textOf(to), "in the dark") {
		t.Fatal("control: the connection did not drop")
	}
	typeInto(t, ctx, "#p0-words", " And more of it.")
	for len(dropped) > 0 {
		<-dropped
	}
	for range 2 { // nobody types, and it is tried again and again
		select {
		case <-dropped:
		case <-time.After(time.Minute):
			t.Fatal("it is not tried again")
		}
	}
	down.Store(false)
	wait(t, ctx, stateText+`.startsWith("saved")`)
	if got := o.textOf(to); !strings.Contains(got, "Typed in the dark. And more of it.") {
		t.Errorf("kept is\n%s", got)
	}

	// The program starts again: the session is gone.
	again := o.server
	again.Desk = NewDesk(o.book, o.clock.now)
	h2 := again.Handler()
	handler.Store(&h2)
	typeInto(t, ctx, "#p0-words", " After the restart.")
	wait(t, ctx, stateText+`.startsWith("You are no longer signed in")`)
	other := *o
	other.server = again
	second, cancel := chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	other.enterBy(second, srv.URL) // in another window of the same browser
	wait(t, ctx, stateText+`.startsWith("saved")`)
	x, err := o.book.Papers().Get(t.Context(), strings.TrimPrefix(to, "/desk/letters/"))
	if err != nil || !strings.Contains(string(x.Body), "After the restart.") {
		t.Errorf("kept is\n%s, %v", x.Body, err)
	}
}

// Two windows of one browser: the second to type is told and does not overwrite; pressing Save shows both texts.
func TestTwoWindowsInTheBrowser(t *testing.T) {
	o := atWork(t)
	to := o.withText(publishable)
	ctx, origin := o.tab()
	open(t, ctx, origin+to)
	second, cancel := chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	open(t, second, origin+to)
	typeInto(t, second, "#p0-words", " From the second window.")
	wait(t, second, stateText+`.startsWith("saved")`)
	typeInto(t, ctx, "#p0-words", " From the first window.")
	wait(t, ctx, stateText+`.startsWith("Another window has saved")`)
	if got := o.textOf(to); !strings.Contains(got, "second window") || strings.Contains(got, "first window") {
		t.Errorf("kept is\n%s", got)
	}
	if _, err := chromedp.RunResponse(ctx, chromedp.Click(chromedp.CSS(`.savebar button[value="save"]`))); err != nil {
		t.Fatal(err)
	}
	page := eval[string](t, ctx, `document.querySelector("main").innerText + document.querySelector("#p0-words").value`)
	if !strings.Contains(page, "From the second window.") || !strings.Contains(page, "From the first window.") {
		t.Errorf("the page does not show both:\n%s", page)
	}
}

// Without script everything is done with buttons.
func TestTheDeskWithoutScript(t *testing.T) {
	o := deskOn(t)
	ctx, origin := tabOn(t, o.server)
	off := chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	})
	if err := chromedp.Do(ctx, off); err != nil {
		t.Fatal(err)
	}
	o.enterBy(ctx, origin)
	press := func(sel string) {
		t.Helper()
		if _, err := chromedp.RunResponse(ctx, chromedp.Click(chromedp.CSS(sel))); err != nil {
			t.Fatal(sel, err)
		}
	}
	press(`.start button`)
	press(`.between button[value="words-after--1"]`)
	typeInto(t, ctx, "#p0-words", "Typed without any script.")
	press(`.savebar button[value="save"]`)
	if got := eval[string](t, ctx, `document.querySelector("[data-state]").textContent + document.querySelector("[data-preview]").textContent`); !strings.Contains(got, "saved") || !strings.Contains(got, "Typed without any script.") {
		t.Errorf("the page says %q", got)
	}
	open(t, ctx, origin+"/desk/bring-in")
	typeInto(t, ctx, "#text", strings.ReplaceAll(oldLetter, "\n", "\r"))
	press(`main button.main-act`)
	if got := eval[string](t, ctx, `document.querySelector("h1").textContent`); got != "What this letter asks" {
		t.Fatalf("reading leads to %q", got)
	}
	_ = eval[bool](t, ctx, `document.querySelectorAll('input[value="accept"]').forEach(e => e.checked = true), document.querySelector("#by").value = "Drawer", document.querySelector("#open-public").checked = true`)
	press(`button[value="enter"]`)
	if got := eval[string](t, ctx, `location.pathname`); got != "/desk/appeals/ap-2016-06-03-drawer" {
		t.Errorf("entering leads to %s: %s", got, eval[string](t, ctx, `document.querySelector("main").innerText.slice(0, 400)`))
	}
	press(`.leave button`)
	open(t, ctx, origin+"/desk")
	if got := eval[string](t, ctx, `document.querySelector("h1").textContent`); got != "Only the operator can open this" {
		t.Errorf("after signing out: %q", got)
	}
}

// moreDeskPages is what other files of tests add to deskPages from an init of theirs.
var moreDeskPages []string

// deskPages is every kind of page of the desk once, with something in it.
func (o *operator) deskPages() []string {
	o.t.Helper()
	lt := o.withText(shippedLetter(o.t))
	review := o.bringIn("from-the-drawer.txt", oldLetter)
	paper := strings.TrimPrefix(lt, "/desk/letters/")
	w := o.post(review, set(filled(o.t, o.get(review).Body.String()), "do", "enter")...)
	if w.Code != 200 {
		o.t.Fatal(w.Code)
	}
	empty := o.newLetter("urgent")
	return append([]string{
		"/desk", "/desk/bring-in", review, lt, lt + "?as=text", lt + "/publish", empty, "/desk/papers/" + paper + "/delete", "/desk/appeals/ap-2016-05-13",
		"/desk/enter?key=used", "/desk/letters/none",
	}, slices.Concat(moreDeskPages, o.mailPages())...)
}

// What holds for every page of the site holds for those of the desk: one title, both languages, no inline style, no dead link.
func TestEveryPageOfTheDesk(t *testing.T) {
	o := atWork(t)
	href := regexp.MustCompile(`(?:href|src)="(/[^"#]*)[^"]*"`)
	seen := map[string]bool{}
	for _, path := range o.deskPages() {
		for code, path := range map[string]string{"en": path, "fr": inFrench(path)} {
			w := o.get(path)
			body := w.Body.String()
			if w.Code != 200 && w.Code != 303 && !strings.Contains(path, "none") {
				t.Errorf("%s: %d", path, w.Code)
				continue
			}
			if w.Code == 303 {
				continue
			}
			if !strings.Contains(body, `<html lang="`+code+`">`) || strings.Count(body, "<h1") != 1 || strings.Contains(body, " style=") || strings.Contains(body, "<script>") {
				t.Errorf("%s: %d titles, or no language, or an inline style or script", path, strings.Count(body, "<h1"))
			}
			if slot := regexp.MustCompile(`\{[a-z]+(:[a-zA-Z]+)?\}`).FindString(regexp.MustCompile(`(?s)<textarea.*?</textarea>`).ReplaceAllString(body, "")); slot != "" {
				t.Errorf("%s shows an unfilled slot %s", path, slot)
			}
			ids := map[string]bool{}
			for _, m := range regexp.MustCompile(` id="([^"]+)"`).FindAllStringSubmatch(body, -1) {
				if ids[m[1]] {
					t.Errorf("%s has two things with the id %s", path, m[1])
				}
				ids[m[1]] = true
			}
			for _, m := range href.FindAllStringSubmatch(body, -1) {
				to := strings.ReplaceAll(m[1], "&amp;", "&")
				if !seen[to] && !strings.HasPrefix(to, "/static/") {
					seen[to] = true
					if w := o.get(to); w.Code >= 400 {
						t.Errorf("%s leads to %s: %d", path, to, w.Code)
					}
				}
			}
		}
	}
	if len(seen) < 20 {
		t.Errorf("only %d links", len(seen))
	}
}

// At 360 pixels nothing runs off the screen; axe-core finds nothing in light and dark; nothing is asked of another host.
func TestTheDeskInTheBrowser(t *testing.T) {
	o := atWork(t)
	list := append(o.deskPages(), o.published())
	ctx, origin := o.tab()
	for i, path := range list {
		for _, path := range []string{path, inFrench(path)} {
			screen(t, ctx, 360)
			open(t, ctx, origin+path)
			if w := eval[int](t, ctx, `document.documentElement.scrollWidth`); w > 360 {
				t.Errorf("%s is %d wide: %s", path, w, eval[string](t, ctx, `[...document.querySelectorAll("main *, header *")].filter(e => e.getBoundingClientRect().right > 361 && !e.closest(".scroll, svg")).slice(0, 3).map(e => e.tagName + "." + e.className + "#" + e.id).join(", ")`))
			}
			small := eval[string](t, ctx, `[...document.querySelectorAll("main button, main select, main input:not([type=hidden], [type=checkbox], [type=radio])")].filter(e => e.getBoundingClientRect().height > 1 && e.getBoundingClientRect().height < 24).map(e => e.name).join(" ")`)
			if small != "" {
				t.Errorf("%s has targets too small to hit: %s", path, small)
			}
			asked := eval[string](t, ctx, `performance.getEntriesByType("resource").map(e => e.name).filter(u => !u.startsWith(location.origin + "/static/")).join(" ")`)
			if asked != "" {
				t.Errorf("%s asks for %s", path, asked)
			}
		}
		if os.Getenv("UPHELD_AXE") == "" {
			continue
		}
		axe := axeCore(t)
		for j, scheme := range []string{"light", "dark"} {
			media(t, ctx, "screen", scheme)
			screen(t, ctx, []int64{1280, 360}[(i+j)%2])
			open(t, ctx, origin+[]string{path, inFrench(path)}[j])
			checkAxe(t, ctx, axe, path+" in "+scheme)
		}
	}
}

// The keyboard reaches every field and button of the page of a letter, in the order in which they stand.
func TestTheDeskByKeyboard(t *testing.T) {
	o := atWork(t)
	to := o.withText(publishable)
	ctx, origin := o.tab()
	screen(t, ctx, 1280)
	open(t, ctx, origin+to)
	reached := map[string]bool{}
	for range 90 {
		if err := chromedp.Do(ctx, chromedp.KeyEvent(kb.Tab)); err != nil {
			t.Fatal(err)
		}
		reached[eval[string](t, ctx, `(e => e.id || e.value || e.textContent.trim())(document.activeElement)`)] = true
	}
	for _, want := range []string{"save", "as-text", "p0-words", "words-after-0", "p1-words", "p1-to-list", "p1-ground-list", "p1-find", "publish"} {
		if !reached[want] {
			t.Errorf("the keyboard does not reach %s", want)
		}
	}
}
