package web

import (
	"context"
	"encoding/json"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// chromium is one browser for all tests of this package; each test has a tab of its own.
var chromium = sync.OnceValues(func() (context.Context, error) {
	path, err := exec.LookPath("chromium")
	if err != nil {
		return nil, err
	}
	flags := []chromedp.ExecAllocatorOption{chromedp.ExecPath(path), chromedp.NoSandbox}
	for _, f := range []string{
		"headless", "disable-gpu", "disable-background-networking", "disable-component-update", "disable-sync",
		"no-first-run", "hide-scrollbars",
	} {
		flags = append(flags, chromedp.Flag(f, true))
	}
	alloc, _ := chromedp.NewExecAllocator(context.Background(), flags...)
	browser, _ := chromedp.NewContext(alloc)
	closeBrowser = func() { _ = chromedp.Cancel(browser) }
	return browser, chromedp.Do(browser)
})

var closeBrowser = func() {}

func TestMain(m *testing.M) {
	code := m.Run()
	closeBrowser()
	os.Exit(code)
}

// tab opens a tab and the site of the shipped pack.
func tab(t *testing.T) (ctx context.Context, origin string) {
	t.Helper()
	return tabOn(t, testServer(t))
}

// tabOn opens a tab and a site. Where there is no browser the test is skipped, but never in CI.
func tabOn(t *testing.T, s Server) (ctx context.Context, origin string) {
	t.Helper()
	if testing.Short() {
		t.Skip("needs a browser; not under -short")
	}
	b, err := chromium()
	if err != nil {
		if os.Getenv("UPHELD_CI") == "1" {
			t.Fatal(err)
		}
		t.Skip("no chromium: ", err)
	}
	ctx, cancel := chromedp.NewContext(b)
	t.Cleanup(cancel)
	ctx, stop := context.WithTimeout(ctx, 4*time.Minute)
	t.Cleanup(stop)
	srv := httptest.NewServer(s.Handler())
	t.Cleanup(srv.Close)
	return ctx, srv.URL
}

func open(t *testing.T, ctx context.Context, url string) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.Navigate(url)); err != nil {
		t.Fatalf("%s: %v", url, err)
	}
}

func screen(t *testing.T, ctx context.Context, width int64) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900)); err != nil {
		t.Fatal(err)
	}
}

func eval[T any](t *testing.T, ctx context.Context, js string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](js, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s: %v", js[:min(len(js), 80)], err)
	}
	return v
}

// media makes the browser prefer a colour scheme, or print.
func media(t *testing.T, ctx context.Context, kind, scheme string) {
	t.Helper()
	p := emulation.SetEmulatedMediaParams{Media: kind, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
	set := chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, p)
		return err
	})
	if err := chromedp.Do(ctx, set); err != nil {
		t.Fatal(err)
	}
}

// At 360 pixels nothing scrolls sideways but what has a box of its own, and no text stands in columns of one word.
func TestNarrowScreens(t *testing.T) {
	ctx, origin := tab(t)
	screen(t, ctx, 360)
	for _, path := range pages {
		for _, path := range []string{path, inFrench(path)} {
			open(t, ctx, origin+path)
			if w := eval[int](t, ctx, `document.documentElement.scrollWidth`); w > 360 {
				t.Errorf("%s is %d wide: %s", path, w, eval[string](t, ctx, `[...document.querySelectorAll("main *, header *")].filter(e => e.getBoundingClientRect().right > 361 && !e.closest(".scroll, svg")).slice(0, 3).map(e => e.tagName + "." + e.className).join(", ")`))
			}
			thin := eval[string](t, ctx, `[...document.querySelectorAll("td, th, p, li")].filter(e => !e.closest(".scroll, .unseen, thead") && e.innerText.trim().split(/\s+/).length > 3 && e.getBoundingClientRect().width < 90 && e.getBoundingClientRect().width > 2).map(e => e.innerText.slice(0, 40)).join(" | ")`)
			if thin != "" {
				t.Errorf("%s has thin columns: %s", path, thin)
			}
		}
	}
}

// Labels of a picture run neither into one another nor into the upright lines, at each width, with the fonts that a
// reader has.
func TestLabelsInTheBrowser(t *testing.T) {
	ctx, origin := tab(t)
	const collisions = `document.fonts.ready.then(() => {
		const out = [], apart = (a, b) => a.right <= b.left + .5 || b.right <= a.left + .5 || a.bottom <= b.top + 2 || b.bottom <= a.top + 2;
		for (const svg of document.querySelectorAll("svg.pic")) {
			if (!svg.getBoundingClientRect().width) continue;
			const texts = [...svg.querySelectorAll("text")].map(e => [e.textContent, e.getBoundingClientRect()]);
			const lines = [...svg.querySelectorAll("line.letter, line.asof-line")].map(e => ["a line", e.getBoundingClientRect()]);
			texts.forEach(([s, a], i) => {
				for (const [u, b] of [...texts.slice(i + 1), ...lines]) if (!apart(a, b)) out.push(s + " × " + u);
				if (a.right > innerWidth || a.left < 0) out.push(s + " leaves the screen");
			});
		}
		return out.join("; ");
	})`
	for _, width := range []int64{1280, 1000, 800, 560, 500, 360} {
		screen(t, ctx, width)
		for _, path := range []string{"/", "/fr/", "/?on=2018-12-31", "/fr/?on=2017-07-15", "/?on=2016-06-01", "/persons/p-ny-sokha", "/persons/p-khin-chamroeun", "/fr/custody/cs-kem-sokha-2017", "/appeals/ap-2016-05-13", "/fr/appeals/ap-2016-05-13"} {
			open(t, ctx, origin+path)
			if got := eval[string](t, ctx, collisions); got != "" {
				t.Errorf("%s at %d: %s", path, width, got)
			}
			if n := eval[int](t, ctx, `[...document.querySelectorAll("svg.pic")].filter(e => e.getBoundingClientRect().width > 0).length`); n != 1 {
				t.Errorf("%s at %d shows %d pictures, want 1", path, width, n)
			}
		}
	}
}

func TestKeyboard(t *testing.T) {
	ctx, origin := tab(t)
	screen(t, ctx, 1280)
	open(t, ctx, origin+"/held/2016-05-13")
	press := func(key string) {
		t.Helper()
		if err := chromedp.Do(ctx, chromedp.KeyEvent(key)); err != nil {
			t.Fatal(err)
		}
	}
	press(kb.Tab)
	if got := eval[string](t, ctx, `document.activeElement.className + " " + (document.activeElement.getBoundingClientRect().top >= 0)`); got != "skip true" {
		t.Errorf("the first stop is %q, want the skip link, in sight", got)
	}
	if got := eval[string](t, ctx, `getComputedStyle(document.activeElement).outlineStyle`); got != "solid" {
		t.Errorf("the focus is drawn as %q", got)
	}
	press(kb.Enter)
	if got := eval[string](t, ctx, `document.activeElement.id`); got != "main" {
		t.Errorf("the skip link leads to %q", got)
	}
	open(t, ctx, origin+"/held/2016-05-13")
	reached := map[string]bool{}
	for range 80 {
		press(kb.Tab)
		reached[eval[string](t, ctx, `(e => e.closest("form") ? e.closest("form").className + " " + e.tagName : "")(document.activeElement)`)] = true
	}
	for _, want := range []string{"asof INPUT", "asof BUTTON", "ask INPUT", "ask BUTTON"} {
		if !reached[want] {
			t.Errorf("the keyboard does not reach %s", want)
		}
	}
}

// The forms work in a browser that runs no script.
func TestWithoutScript(t *testing.T) {
	ctx, origin := tab(t)
	off := chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	})
	if err := chromedp.Do(ctx, off, chromedp.Navigate(origin+"/fr/persons?group=adhoc-five")); err != nil {
		t.Fatal(err)
	}
	_ = eval[string](t, ctx, `document.getElementById("on").value = "2016-12-31"`)
	if _, err := chromedp.RunResponse(ctx, chromedp.Click(chromedp.CSS(".asof button"))); err != nil {
		t.Fatal(err)
	}
	if got := eval[string](t, ctx, `location.pathname + location.search`); got != "/fr/persons?group=adhoc-five&on=2016-12-31" {
		t.Errorf("the as-of form leads to %s", got)
	}
	open(t, ctx, origin+"/held")
	_ = eval[string](t, ctx, `document.getElementById("day").value = "2016-05-13"`)
	if _, err := chromedp.RunResponse(ctx, chromedp.Click(chromedp.CSS(".ask button"))); err != nil {
		t.Fatal(err)
	}
	if got := eval[string](t, ctx, `location.pathname + " " + document.querySelector("h1").innerText`); squash(got) != "/held/2016-05-13 22 people of this record were held on 13 May 2016" {
		t.Errorf("the day form leads to %s", got)
	}
}

// Whatever a page needs comes from the site itself, the fonts too.
func TestNoOtherHostIsAsked(t *testing.T) {
	ctx, origin := tab(t)
	for _, path := range pages {
		open(t, ctx, origin+path)
		asked := eval[[]string](t, ctx, `document.fonts.ready.then(() => performance.getEntriesByType("resource").map(e => e.name))`)
		for _, u := range asked {
			if !strings.HasPrefix(u, origin+"/static/") {
				t.Errorf("%s asks for %s", path, u)
			}
		}
		if n := eval[int](t, ctx, `[...document.querySelectorAll("[src], link[href], iframe, object, embed")].filter(e => { const u = e.src || e.href; return u && e.rel !== "alternate" && !u.startsWith(location.origin) }).length`); n != 0 {
			t.Errorf("%s names %d things elsewhere", path, n)
		}
	}
	open(t, ctx, origin+"/persons/p-ny-sokha")
	fonts := eval[[]string](t, ctx, `document.fonts.ready.then(() => [...document.fonts].filter(f => f.status === "loaded").map(f => f.family.replaceAll('"', "")))`)
	for _, want := range []string{"Source Serif 4", "Source Sans 3", "Noto Serif Khmer"} {
		if !strings.Contains(strings.Join(fonts, ","), want) {
			t.Errorf("%s was not loaded; loaded are %v", want, fonts)
		}
	}
}

func TestPrint(t *testing.T) {
	ctx, origin := tab(t)
	screen(t, ctx, 700)
	open(t, ctx, origin+"/")
	media(t, ctx, "print", "dark")
	got := eval[[]string](t, ctx, `(s => [s(document.body).backgroundColor, s(document.body).color, s(document.querySelector(".top nav")).display,
		s(document.querySelector(".show-wide")).display, s(document.querySelector(".show-narrow")).display])(getComputedStyle)`)
	want := []string{"rgb(255, 255, 255)", "rgb(0, 0, 0)", "none", "block", "none"}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("printed as %v, want %v", got, want)
	}
	if w := eval[int](t, ctx, `document.documentElement.scrollWidth`); w > 700 {
		t.Errorf("the print is %d wide on a sheet of 700", w)
	}
	media(t, ctx, "", "light")
}

// axe-core finds nothing to object to, in light and in dark.
func TestAccessibility(t *testing.T) {
	ctx, origin := tab(t)
	axe := axeCore(t)
	for _, scheme := range []string{"light", "dark"} {
		media(t, ctx, "screen", scheme)
		for i, page := range pages {
			if i%2 == 1 { // half of them in French
				page = inFrench(page)
			}
			screen(t, ctx, []int64{1280, 360}[i/2%2])
			open(t, ctx, origin+page)
			checkAxe(t, ctx, axe, page+" in "+scheme)
		}
	}
}

// axeCore is the text of axe-core; where it is not named the test is skipped, but never in CI.
func axeCore(t *testing.T) string {
	t.Helper()
	path := os.Getenv("UPHELD_AXE")
	if path == "" {
		if os.Getenv("UPHELD_CI") == "1" {
			t.Fatal("UPHELD_AXE must name axe.min.js")
		}
		t.Skip("UPHELD_AXE does not name axe.min.js")
	}
	axe, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(axe)
}

// checkAxe reads the page in the tab, what is folded too.
func checkAxe(t *testing.T, ctx context.Context, axe, what string) {
	t.Helper()
	_ = eval[bool](t, ctx, axe+`; true`)
	found := eval[string](t, ctx, `(document.querySelectorAll("details").forEach(d => d.open = true),
		axe.run(document, {resultTypes: ["violations"]}).then(r => JSON.stringify(r.violations.map(v => ({rule: v.id, says: v.help, at: v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)), n: v.nodes.length})))))`)
	var violations []struct {
		Rule, Says string
		At         []string
		N          int
	}
	if err := json.Unmarshal([]byte(found), &violations); err != nil {
		t.Fatal(err)
	}
	for _, v := range violations {
		t.Errorf("%s: %s (%s), %d times: %s", what, v.Rule, v.Says, v.N, strings.Join(v.At, "\n\t"))
	}
}
