package web

import (
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/house"
	"github.com/upheld/upheld/when"
)

// read is the text of a page: tags become spaces.
func read(t *testing.T, path string) string {
	t.Helper()
	w := get(testServer(t).Handler(), path)
	if w.Code != 200 {
		t.Fatalf("%s: %d", path, w.Code)
	}
	main := regexp.MustCompile(`(?s)<main.*</main>`).FindString(w.Body.String())
	main = regexp.MustCompile(`<svg[^>]*>`).ReplaceAllString(main, " ")
	return squash(html.UnescapeString(regexp.MustCompile(`<[^>]+>`).ReplaceAllString(main, " ")))
}

func expect(t *testing.T, path string, says ...string) {
	t.Helper()
	text := read(t, path)
	for _, s := range says {
		if !strings.Contains(text, s) {
			t.Errorf("%s does not say %q", path, s)
		}
	}
}

// The first sentence is computed from the record: it changes with the as-of day and is never written by hand.
func TestTheFrontPageSaysWhatBecameOfTheLetter(t *testing.T) {
	expect(t, "/", "Seven things were asked. None was met as asked.",
		"Two met in part, one begun, three acted against, one with nothing seen.",
		"Held on 13 May 2016: 22 people", "22 of 22 out, after 209 to 837 days; none without conditions")
	expect(t, "/fr/", "Sept demandes ont été faites. Aucune n’a été satisfaite comme demandé.",
		"Deux satisfaites en partie, une commencée, trois contredites par les actes, une sans rien de constaté.",
		"En détention le 13 mai 2016 : 22 personnes", "22 sur 22 sorties, après 209 à 837 jours ; aucune sans conditions")
	expect(t, "/?on=2016-05-13", "Seven things were asked.", "Seven with nothing seen.", "none of 22 out")
	expect(t, "/?on=2017-06-30", "6 of 22 out, after 209 to 412 days")
	expect(t, "/?on=2016-05-12", "The letter was written on 13 May 2016.", "On 12 May 2016 nothing had been asked yet.")
	if strings.Contains(read(t, "/?on=2016-05-12"), "The seven demands") {
		t.Error("demands are shown before they were made")
	}
}

func TestWhoIsHeld(t *testing.T) {
	expect(t, "/held/2016-05-13", "22 people of this record were held on 13 May 2016", "it is not complete",
		"Ny Sokha នី សុខា Head of Monitoring, ADHOC", "29 June 2017 released on bail", "28 August 2018 pardoned and released",
		"known by the number of the group", "Another source (June 2016) counts at least 20", "11 things were looked for and not found")
	expect(t, "/held/2016-05-13?group=adhoc-five", "5 people of this record were held on 13 May 2016")
	expect(t, "/held/2016-05-13?on=2016-06-01", "not by 1 June 2016")
	expect(t, "/held/2018-10-01", "Nobody of this record was held on 1 October 2018", "1 under house arrest", "Kem Sokha")
	expect(t, "/fr/held/2016-05-13", "22 personnes de ce registre étaient en détention le 13 mai 2016")
}

// The number on a page is the number of the room, on every day on which it changed.
func TestTheCountIsThatOfTheRecord(t *testing.T) {
	h, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	site := testServer(t).Handler()
	title := regexp.MustCompile(`<h1[^>]*>([0-9]+|Nobody)`)
	rows := regexp.MustCompile(`<th scope="row"`)
	first, last := day(t, "2014-07-01"), day(t, "2019-01-01")
	for _, pt := range h.Custody.Curve(first, last, custody.Options{}) {
		body := get(site, "/held/"+pt.Day.String()).Body.String()
		want := fmt.Sprint(pt.Min)
		if pt.Min == 0 {
			want = "Nobody"
		}
		m := title.FindStringSubmatch(body)
		if m == nil || m[1] != want {
			t.Errorf("%s: the page says %v, the record %s", pt.Day, m, want)
		}
		if n := len(rows.FindAllString(body, -1)); n != pt.Max+pt.House {
			t.Errorf("%s: %d rows for %d held at most and %d under house arrest", pt.Day, n, pt.Max, pt.House)
		}
	}
}

func day(t *testing.T, s string) when.Day {
	t.Helper()
	d, err := when.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Read as of a day, no page tells anything that happened later. Sources are left aside: they may be younger than what
// they tell.
func TestNothingLaterIsTold(t *testing.T) {
	site := testServer(t).Handler()
	stamp := regexp.MustCompile(`<time datetime="([0-9]{4}-[0-9]{2}-[0-9]{2})"`)
	for _, on := range []string{"2014-01-01", "2015-09-01", "2016-05-13", "2017-01-15", "2018-08-28"} {
		for _, path := range []string{
			"/", "/held/" + on, "/persons", "/persons/p-ny-sokha", "/persons/p-kem-sokha", "/custody/cs-ny-sokha-1", "/line",
			"/promises", "/promises/iccpr", "/promises/paris-settlement-1991/art-15-2b", "/appeals", "/appeals/ap-2016-05-13", "/appeals/ap-2018-06-26-ca",
			"/demands/d-release", "/demands/d-recommit", "/demands/d-elections", "/elections", "/elections/el-2017-commune", "/elections/el-2018-assembly",
			"/acts", "/acts/a-2016-04-28", "/acts/a-2017-11-16", "/places/pl-prey-sar", "/bodies/b-municipal-court", "/groups/adhoc-five", "/sources/ft5-home",
		} {
			w := get(site, path+"?on="+on)
			if w.Code != 200 {
				t.Fatalf("%s as of %s: %d", path, on, w.Code)
			}
			for _, m := range stamp.FindAllStringSubmatch(w.Body.String(), -1) {
				if m[1] > on {
					t.Errorf("%s as of %s tells of %s", path, on, m[1])
				}
			}
		}
	}
}

func TestAPerson(t *testing.T) {
	expect(t, "/persons/p-ny-sokha", "Ny Sokha នី សុខា", "Taken into custody once, 427 days in all by 23 November 2026: released on bail.",
		"28 April 2016 29 June 2017 427 released on bail", "met in part out 412 days after the letter, on 29 June 2017",
		"convicted, sentence suspended", "Not the same person as Kem Sokha", "Sources disagree: Date of arrest of the ADHOC five")
	expect(t, "/persons/p-sum-puthy", "A detention reported from 29 September 2014 is not counted, because its end could not be confirmed.")
	expect(t, "/persons/p-oeuth-ang", "Acts in which this person had a part")
	if strings.Contains(read(t, "/persons/p-hun-sen"), "Custody") {
		t.Error("someone who was never held has a section on custody")
	}
}

func TestASpell(t *testing.T) {
	expect(t, "/custody/cs-ny-sokha-1", "Held for 427 days, until 29 June 2017: released on bail.", "28 April 2016 counted from the arrest",
		"423 days counted from the order to detain, 2 May 2016", "Without conditions no", "no travel abroad", "Prey Sar prison")
	expect(t, "/custody/cs-ny-sokha-1?on=2016-05-13", "Held for 15 days by 13 May 2016, and not out.")
	expect(t, "/custody/cs-ny-sokha-1?on=2016-01-01", "This custody begins on 28 April 2016, after the day you read.")
	expect(t, "/custody/cs-kem-sokha-2017", "House arrest 10 September 2018 to 10 November 2019")
}

// The as-of day travels with the reader.
func TestLinksKeepTheDay(t *testing.T) {
	w := get(testServer(t).Handler(), "/persons?on=2016-12-31")
	links := regexp.MustCompile(`href="(/[^"]*)"`).FindAllStringSubmatch(w.Body.String(), -1)
	n := 0
	for _, m := range links {
		to := html.UnescapeString(m[1])
		switch {
		case strings.HasPrefix(to, "/static/"):
		case to == "/persons": // back to today
			n++
		case !strings.Contains(to, "on=2016-12-31"):
			t.Errorf("%s loses the day", to)
		}
	}
	if n != 1 {
		t.Errorf("%d links lead back to today, want 1", n)
	}
	if w := get(testServer(t).Handler(), "/held?day=2016-05-13&on=2017-01-01&group=adhoc-five"); w.Code != 303 ||
		w.Header().Get("Location") != "/held/2016-05-13?group=adhoc-five&on=2017-01-01" {
		t.Errorf("the form of the held leads to %d %s", w.Code, w.Header().Get("Location"))
	}
	// A day to come is today.
	if body := get(testServer(t).Handler(), "/persons?on=2031-01-01").Body.String(); strings.Contains(body, "on=20") || !strings.Contains(body, `value="2026-11-23"`) {
		t.Error("a day to come was kept")
	}
}

// A book in the middle of its life holds no case yet, or persons without spells: pages still answer.
func TestABookWithoutACase(t *testing.T) {
	empty, err := house.FromDocs(nil)
	if err != nil {
		t.Fatal(err)
	}
	s := testServer(t)
	s.Houses = func(_ ctx, _ access.Viewer, _ book.At) (*house.House, error) { return empty, nil }
	h := s.Handler()
	for path, want := range map[string]string{
		"/": "This record is empty", "/held": "Nobody of this record", "/held/2016-05-13": "Nobody", "/persons": "0 people",
		"/line": "0 entries", "/rules": "How we count",
		"/promises": "No instrument", "/appeals": "No appeal in this record", "/elections": "No elections", "/ledger": "without a book",
		"/acts": "No act in this record", "/places": "0 places", "/bodies": "0 authorities", "/sources": "No source", "/claims": "Sources disagree about nothing",
	} {
		w := get(h, path)
		if w.Code != 200 || !strings.Contains(squash(w.Body.String()), want) {
			t.Errorf("%s: %d, want %q", path, w.Code, want)
		}
	}
}
