package web

import "testing"

// madeUpPages is what the invented appeal makes of each page of this part, for the tests that need a browser.
var madeUpPages = []string{
	"/appeals/apx-may",
	"/demands/dx-open",
	"/demands/dx-report",
	"/demands/dx-meet",
	"/demands/dx-open?on=2026-07-15",
	"/matrix?appeal=apx-may",
	"/addressees",
	"/addressees/bx-rivers",
	"/addressees/bureau-of-bridges",
	"/addressees/council-of-isles?on=2026-06-01",
	"/dispatches/dpx-rivers",
	"/dispatches/dpx-bridges",
	"/dispatches/dpx-bridges-r1",
	"/dispatches/dpx-isles",
	"/dispatches/dpx-harbour",
}

func init() {
	pages = append(pages, "/matrix", "/matrix?appeal=ap-2016-05-13&on=2016-12-31", "/addressees", "/addressees/b-gov-can", "/addressees/b-unsg")
}

// The pages of an appeal with all that can become of it fit a narrow screen, in both languages.
func TestLifeOnNarrowScreens(t *testing.T) {
	ctx, origin := tabOn(t, madeUpServer(t))
	screen(t, ctx, 360)
	for _, path := range madeUpPages {
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

// axe-core finds nothing to object to on them, in light and in dark.
func TestLifeIsAccessible(t *testing.T) {
	ctx, origin := tabOn(t, madeUpServer(t))
	axe := axeCore(t)
	for _, scheme := range []string{"light", "dark"} {
		media(t, ctx, "screen", scheme)
		for i, page := range madeUpPages {
			if i%2 == 1 { // half of them in French
				page = inFrench(page)
			}
			screen(t, ctx, []int64{1280, 360}[i/2%2])
			open(t, ctx, origin+page)
			checkAxe(t, ctx, axe, page+" in "+scheme)
		}
	}
}

// The words of the lines of time run neither into one another nor into the day of asking, at each width.
func TestWordsOfLifeKeepClear(t *testing.T) {
	ctx, origin := tabOn(t, madeUpServer(t))
	for _, width := range []int64{1280, 900, 560, 360} {
		screen(t, ctx, width)
		for _, path := range []string{"/demands/dx-open", "/fr/demands/dx-open", "/demands/dx-report", "/demands/dx-meet", "/demands/d-release", "/fr/demands/d-convene"} {
			open(t, ctx, origin+path)
			got := eval[string](t, ctx, `document.fonts.ready.then(() => {
				const out = [], apart = (a, b) => a.right <= b.left + .5 || b.right <= a.left + .5 || a.bottom <= b.top + 2 || b.bottom <= a.top + 2;
				for (const svg of document.querySelectorAll("svg.pic")) {
					if (!svg.getBoundingClientRect().width) continue;
					const texts = [...svg.querySelectorAll("text")].map(e => [e.textContent, e.getBoundingClientRect()]);
					const lines = [...svg.querySelectorAll("line.letter")].map(e => ["a line", e.getBoundingClientRect()]);
					texts.forEach(([s, a], i) => {
						for (const [u, b] of [...texts.slice(i + 1), ...lines]) if (!apart(a, b)) out.push(s + " × " + u);
						if (a.right > innerWidth || a.left < 0) out.push(s + " leaves the screen");
					});
				}
				return out.join("; ");
			})`)
			if got != "" {
				t.Errorf("%s at %d: %s", path, width, got)
			}
		}
	}
}
