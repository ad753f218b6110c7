package web

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Both maps are seen once at each width, their words keep clear of one another and stay in their tiles, and the keyboard
// reaches the tiles.
func TestMapsInTheBrowser(t *testing.T) {
	ctx, origin := tab(t)
	const wrong = `document.fonts.ready.then(() => {
		const out = [], seen = e => e.getBoundingClientRect().width > 0;
		const apart = (a, b) => a.right <= b.left + .5 || b.right <= a.left + .5 || a.bottom <= b.top + a.height / 4 || b.bottom <= a.top + a.height / 4;
		const maps = [...document.querySelectorAll("svg.tiles, svg.dots")].filter(seen);
		if (maps.length !== 2) out.push(maps.length + " maps");
		for (const svg of maps) {
			const texts = [...svg.querySelectorAll("text")].map(e => [e.textContent, e.getBoundingClientRect()]);
			const frame = svg.getBoundingClientRect();
			texts.forEach(([s, a], i) => {
				for (const [u, b] of texts.slice(i + 1)) if (!apart(a, b)) out.push(s + " × " + u);
				if (a.right > frame.right + 1 || a.left < frame.left - 1) out.push(s + " leaves the map");
			});
		}
		const tiles = [...document.querySelectorAll("svg.tiles rect.tile")].filter(seen).map(e => e.getBoundingClientRect());
		for (const e of [...document.querySelectorAll("svg.tiles text")].filter(seen)) {
			const a = e.getBoundingClientRect();
			if (!tiles.some(b => a.left >= b.left - 1 && a.right <= b.right + 1 && a.top >= b.top - 1 && a.bottom <= b.bottom + a.height / 4)) out.push(e.textContent + " leaves its tile");
		}
		return out.join("; ");
	})`
	for _, width := range []int64{1280, 1000, 700, 480, 360} {
		screen(t, ctx, width)
		for _, path := range []string{"/acts", "/fr/acts?group=adhoc-five", "/acts?type=arrest"} {
			open(t, ctx, origin+path)
			if got := eval[string](t, ctx, wrong); got != "" {
				t.Errorf("%s at %d: %s", path, width, got)
			}
		}
	}
	screen(t, ctx, 1280)
	open(t, ctx, origin+"/acts")
	reached := 0
	for range 60 {
		if err := chromedp.Do(ctx, chromedp.KeyEvent(kb.Tab)); err != nil {
			t.Fatal(err)
		}
		if eval[bool](t, ctx, `document.activeElement.matches("a.tile-link")`) {
			reached++
			if got := eval[string](t, ctx, `getComputedStyle(document.activeElement.querySelector(".tile")).strokeWidth`); got != "2px" {
				t.Errorf("the focus on a tile is drawn %s wide", got)
			}
		}
	}
	if reached != 4 {
		t.Errorf("the keyboard reaches %d tiles, want 4", reached)
	}
}

// The form narrows the list in a browser, and what it asked for stands in the address.
func TestTheFormOfActs(t *testing.T) {
	ctx, origin := tab(t)
	open(t, ctx, origin+"/fr/acts?on=2018-01-01")
	_ = eval[string](t, ctx, `document.getElementById("type").value = "arrest"`)
	_ = eval[string](t, ctx, `document.getElementById("from").value = "2016-01-01"`)
	if _, err := chromedp.RunResponse(ctx, chromedp.Click(chromedp.CSS(".filter button"))); err != nil {
		t.Fatal(err)
	}
	got := eval[string](t, ctx, `(q => [location.pathname, q.get("type"), q.get("from"), q.get("on"), document.querySelectorAll("table.acts tbody tr").length].join(" "))(new URLSearchParams(location.search))`)
	if want := "/fr/acts arrest 2016-01-01 2018-01-01 4"; got != want {
		t.Errorf("the form leads to %s, want %s", got, want)
	}
	// Taking one thing away keeps the others.
	if _, err := chromedp.RunResponse(ctx, chromedp.Click(chromedp.CSS(".off a"))); err != nil {
		t.Fatal(err)
	}
	if got := eval[string](t, ctx, `location.pathname + location.search`); got != "/fr/acts?from=2016-01-01&on=2018-01-01" {
		t.Errorf("taking the kind away leads to %s", got)
	}
}
