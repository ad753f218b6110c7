package web

import (
	"html"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// The three axes of a demand stand apart: what became of the letter with its proof, what was said, what happened, by whose
// reading; who disagrees and what the addressee says of itself stand beside it.
func TestADemandOnItsThreeAxes(t *testing.T) {
	madeUpSays(t, "/demands/dx-open", "acted against since 15 September 2026",
		"First asked on 4 May 2026. Asked again 2 times, of 3 addressees: once in stronger terms, once for a part of it. Silent for 92 days: Bureau of Bridges.",
		"The three axes, for each of those asked",
		"Ministry of Rivers", "answered", "since 20 June 2026", "delivered 5 May 2026 · Accepted by the recipient’s mail server",
		"refused 20 June 2026 · after 46 days · Head of the gates", "acted against", "2 assessors read it, each apart",
		"Bureau of Bridges", "silent since 24 August 2026", "delivered 11 May 2026 · Postal receipt", "reminder delivered 24 July 2026",
		"in reply to this letter no answer to this demand on record", "nothing seen",
		"It says that the gate will stay shut.", "Reviewed by B. Reader, Southern Watch, 25 June 2026. Names entered by the operator of this record.",
		"The addressee grades itself: accepted in part.",
		"How it is read, side by side", "begun since 1 August 2026", "Northern Watch", "awaits a reviewer", "Contested by B. Reader, Southern Watch, 9 August 2026:",
		"acted against since 15 September 2026", "Reviewed by A. Reader, Northern Watch, 20 September 2026.", "Contested by C. Reader, Northern Watch, 25 September 2026: The lock is for the night.",
		"In its own words: Ministry of Rivers", "done 10 August 2026", "moves none of them",
		"Asked again 2 times", "Friends of the Ford", "on market days only", "Water Board")
	madeUpSays(t, "/demands/dx-meet", "What was looked for", "1 October 2026", "a meeting of the isles after 4 May 2026", "nothing found",
		"in material up to 30 September 2026", "where: 2 collections", "Isle Courier, words: isles, council, meeting")
	madeUpSays(t, "/fr/demands/dx-open", "Silence depuis 92 jours : Bureau of Bridges.", "Les trois axes", "refus", "Contestée par")
}

// The real thread, as the issue wants it seen.
func TestTheThreadOfTheRealCase(t *testing.T) {
	expect(t, "/demands/d-convene", "nothing seen since 13 May 2016", "First asked on 13 May 2016. Asked again 4 times, of 6 addressees",
		"beside the point", "after it was presented on 7 December 2018", "To an appeal of somebody else: told, and not counted here.")
	expect(t, "/demands/d-release", "22 of 22 out", "awaits the confirmation by a person of what the custody record shows")
}

// A dispatch tells its way, its proofs, its fingerprint and its clock, and nothing by which somebody could write in another's
// name: not even where the page is given what is for the team.
func TestADispatch(t *testing.T) {
	madeUpSays(t, "/dispatches/dpx-bridges", "Letter to Bureau of Bridges", "silent since 24 August 2026", "delivered on 11 May 2026, reminded on 24 July 2026, both terms have passed",
		"Way Post", "The 3 steps on its way", "sent none", "delivered Postal receipt", "came back", "Does not count: entered by mistake",
		"reminder 1, 20 July 2026", "delivered with proof on 24 July 2026", "Nothing had come back", sum64, "The same letter to others", "Council of Isles")
	madeUpSays(t, "/dispatches/dpx-isles", "undeliverable", "Sent again as", "By hand, 20 May 2026", "Notice of the mail system")
	madeUpSays(t, "/dispatches/dpx-rivers", "also for: Minister of Rivers", "receipt acknowledged after 2 days", "answer after 46 days", "refused", "noted", "awaits a reviewer", "To look at it is no answer at all.")
	madeUpSays(t, "/dispatches/dpx-harbour", "That it arrived is not proved, so nobody is called silent.")
	site := madeUpServer(t).Handler()
	for _, path := range madeUpPages {
		body := get(site, path).Body.String()
		for _, secret := range []string{
			"minister-private", "tag-7x9k", "answers.example", "secret-id", "Secret subject", "Hidden Quay", "mx1.rivers", "Someone Hidden", "Hidden words", "08:15",
		} {
			if strings.Contains(body, secret) {
				t.Errorf("%s shows %q", path, secret)
			}
		}
	}
}

// The list of an appeal has a state for each addressee.
func TestSentToEach(t *testing.T) {
	madeUpSays(t, "/appeals/apx-may", "Sent to", "Bureau of Bridges Post, 6 May 2026 1 reminder 11 May 2026 Postal receipt silent since 24 August 2026",
		"Council of Isles E-mail, 5 May 2026 not proved undeliverable", "Council of Isles By hand, 20 May 2026 20 May 2026 Signed copy overdue", "1 of 2 demands answered",
		"Harbour Master Form on a website, 5 May 2026 not proved overdue", "Ministry of Rivers E-mail, 5 May 2026 5 May 2026 Accepted by the recipient’s mail server answered")
	madeUpSays(t, "/appeals/apx-may?on=2026-05-31", "Bureau of Bridges", "time to answer until 5 July 2026")
}

// One office under two names is one addressee; its own words and claims, its running terms and the way to answer have their place.
func TestAnAddressee(t *testing.T) {
	madeUpSays(t, "/addressees/bx-rivers", "Ministry of Rivers", "Also asked as Minister of Rivers", "Asked for two things up to 23 November 2026. Two of these have an answer on record.",
		"What it was asked, 2 demands", "Open the river gate at once", "Publish the report on the bridge", "noted", "Asked again, 2 times",
		"What it answered, 2 times", "What it says of itself", "The gate is open as far as the season allows.", "How to answer", "1 of 1 (100 %)")
	madeUpSays(t, "/addressees/council-of-isles?on=2026-06-01", "Time left to answer", "days are left to answer, until 19 June 2026")
	madeUpSays(t, "/addressees/bureau-of-bridges?on=2026-05-05", "Asked for one thing")
	madeUpSays(t, "/addressees/water-board?on=2026-08-31", "nothing had been asked here")
	expect(t, "/addressees/b-gov-can", "beside the point", "answer after 52 days", "in reply to this letter no answer to this demand on record")
	expect(t, "/addressees", "Government of Cambodia", "Appeals of which no dispatch is on record")
	if w := get(madeUpServer(t).Handler(), "/addressees/nobody"); w.Code != 404 {
		t.Errorf("an addressee who is none: %d", w.Code)
	}
}

// A name has one address in whatever letters it is written, and two names never share one by chance of script.
func TestSlugs(t *testing.T) {
	for name, want := range map[string]string{
		"United States": "united-states", "UNITED  STATES": "united-states", "États-Unis": "etats-unis", "U.S. Department (of) State": "us-department-of-state",
		"King’s  ": "kings", "24 heads": "24-heads",
	} {
		if got := slug(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
	a, b := slug("ព្រះមហាក្សត្រ"), slug("រដ្ឋាភិបាល")
	if a == b || !strings.HasPrefix(a, "n-") || slug("Ministry ក") == slug("Ministry ខ") || slug("...") == slug("!!") {
		t.Errorf("names in another script share an address: %s %s", a, b)
	}
	rapid.Check(t, func(t *rapid.T) {
		s := slug(rapid.String().Draw(t, "name"))
		if s == "" || s != url.PathEscape(s) || s != slug(s) {
			t.Fatalf("%q is no address", s)
		}
	})
}

// Read as of a day, none of these pages tells anything later.
func TestNothingLaterIsToldOfALife(t *testing.T) {
	stamp := regexp.MustCompile(`<time datetime="([0-9]{4}-[0-9]{2}-[0-9]{2})"`)
	site := madeUpServer(t).Handler()
	later := map[string]string{
		"2026-05-04": "delivered 5 May", "2026-05-07": "11 May", "2026-05-31": "refused", "2026-06-21": "Reviewed by B.", "2026-07-31": "A hand’s breadth is no opening",
		"2026-08-05": "as far as the season allows", "2026-09-18": "The lock is for the night",
	}
	for on, word := range later {
		for _, path := range []string{
			"/demands/dx-open", "/demands/dx-meet", "/demands/d-convene", "/matrix", "/matrix?appeal=apx-may", "/addressees", "/addressees/bx-rivers",
			"/addressees/bureau-of-bridges", "/addressees/b-gov-can", "/appeals/apx-may", "/dispatches/dpx-rivers", "/dispatches/dpx-bridges", "/dispatches/dpx-bridges-r1",
		} {
			sep := "?"
			if strings.Contains(path, "?") {
				sep = "&"
			}
			w := get(site, path+sep+"on="+on)
			if w.Code != 200 {
				t.Fatalf("%s as of %s: %d", path, on, w.Code)
			}
			for _, m := range stamp.FindAllStringSubmatch(w.Body.String(), -1) {
				if m[1] > on {
					t.Errorf("%s as of %s tells of %s", path, on, m[1])
				}
			}
			text := squash(html.UnescapeString(regexp.MustCompile(`<[^>]+>`).ReplaceAllString(w.Body.String(), " ")))
			if strings.Contains(text, word) {
				t.Errorf("%s as of %s says %q", path, on, word)
			}
		}
	}
}

// Every link of the pages of the invented appeal leads somewhere.
func TestNoLinkOfALifeIsDead(t *testing.T) {
	site := madeUpServer(t).Handler()
	seen := map[string]bool{}
	for _, path := range madeUpPages {
		for _, m := range regexp.MustCompile(`href="(/[^"]*)"`).FindAllStringSubmatch(get(site, path).Body.String(), -1) {
			to, _, _ := strings.Cut(html.UnescapeString(m[1]), "#")
			if seen[to] {
				continue
			}
			seen[to] = true
			if w := get(site, to); w.Code != 200 {
				t.Errorf("%s has the link %s: %d", path, to, w.Code)
			}
		}
	}
	if len(seen) < 60 {
		t.Errorf("only %d links", len(seen))
	}
}

// One addressee has one page, whatever its names; the address of a name leads to it.
func TestAnAddresseeHasOnePage(t *testing.T) {
	list, _, _ := strings.Cut(get(testServer(t).Handler(), "/addressees").Body.String(), `id="rates"`)
	for _, once := range []string{"Government of Cambodia", "Government of Canada", "United Nations Human Rights Council"} {
		if n := strings.Count(list, ">"+once+"<"); n != 1 {
			t.Errorf("%s stands %d times in the list", once, n)
		}
	}
	for _, gone := range []string{">Canada<", ">United States<", "(39th session)", "Prime Minister Hun Sen"} {
		if strings.Contains(list, gone) {
			t.Errorf("%q is an addressee of its own", gone)
		}
	}
	expect(t, "/addressees/b-gov-can", "Government of Canada", "Also asked as Canada", "convene the signatory governments")
	for from, to := range map[string]string{"/addressees/canada": "/addressees/b-gov-can", "/fr/addressees/canada?on=2019-05-01": "/fr/addressees/b-gov-can?on=2019-05-01"} {
		if w := get(testServer(t).Handler(), from); w.Code != 303 || w.Header().Get("Location") != to {
			t.Errorf("%s: %d %s", from, w.Code, w.Header().Get("Location"))
		}
	}
}

// The title of a cell says once since when, in each language.
func TestTitlesOfCellsSaySinceOnce(t *testing.T) {
	for path, want := range map[string]string{
		"/matrix?appeal=apx-may":    "Bureau of Bridges, demand 1: silent since 24 August 2026; handling: silent; answer: in reply to this letter no answer to this demand on record;",
		"/fr/matrix?appeal=apx-may": "Bureau of Bridges, demande 1 : sans réponse depuis le 24 août 2026 ; transmission : sans réponse",
	} {
		titles := regexp.MustCompile(`<title>[^<]*</title>`).FindAllString(get(madeUpServer(t).Handler(), path).Body.String(), -1)
		text := strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(html.UnescapeString(strings.Join(titles, "\n")))
		if !strings.Contains(text, want) {
			t.Errorf("%s does not say %q:\n%s", path, want, text)
		}
		for _, twice := range []string{"since, since", "depuis, depuis", "since; ", "depuis ;"} {
			if strings.Contains(text, twice) {
				t.Errorf("%s says %q", path, twice)
			}
		}
	}
}

// A long list is cut in parts; the head of each list counts the whole, and no part beyond the last is there.
func TestALongListIsCutInParts(t *testing.T) {
	list := make([]int, 2*addresseePerPage+1)
	for i := range list {
		list[i] = i
	}
	seen := 0
	for n := 1; n <= 4; n++ {
		p := partOf(list, n)
		for _, v := range p.List {
			if v != seen {
				t.Fatalf("part %d: %d after %d", n, v, seen-1)
			}
			seen++
		}
		if p.All != len(list) {
			t.Errorf("part %d says that there are %d", n, p.All)
		}
	}
	if seen != len(list) {
		t.Errorf("%d of %d are in a part", seen, len(list))
	}
	for path, code := range map[string]int{"?page=1": 200, "?page=2": 404, "?page=0": 404, "?page=x": 404} {
		if w := get(testServer(t).Handler(), "/addressees/b-gov-khm"+path); w.Code != code {
			t.Errorf("%s: %d, want %d", path, w.Code, code)
		}
	}
}

// "Nothing seen" says on what it rests: what was searched, where and when; nothing of it before that day.
func TestADemandShowsItsSearches(t *testing.T) {
	expect(t, "/demands/d-convene", "23 November 2026", "A meeting of the signatories of the agreements of 1991 after May 2016, a call of the United States or Canada",
		"nothing found")
	if strings.Contains(read(t, "/demands/d-convene?on=2026-11-22"), "after May 2016") {
		t.Error("a search is told before its day")
	}
}

// An addressee whom no demand asks first says so, instead of a heading with nothing under it; its name is a name alone.
func TestAnAddresseeWithoutADemandSaysSo(t *testing.T) {
	expect(t, "/addressees/b-king", "King of Cambodia One appeal up to", "no demand of a letter in this record asks it first")
}
