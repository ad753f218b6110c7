package web

import (
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/upheld/upheld/record"
)

// actsOn counts the rows of a list of acts.
func actsOn(t *testing.T, path string) int {
	t.Helper()
	w := get(testServer(t).Handler(), path)
	if w.Code != http.StatusOK {
		t.Fatalf("%s: %d", path, w.Code)
	}
	return len(regexp.MustCompile(`<tr role="row" id="a-`).FindAllString(w.Body.String(), -1))
}

// Every act of the record stands in the list once, and each way of cutting the list leaves none out.
func TestTheListOfActsIsWhole(t *testing.T) {
	h, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	all := h.Record.Acts(record.ActFilter{})
	if n := actsOn(t, "/acts"); n != len(all) || n != 77 {
		t.Errorf("%d rows for %d acts", n, len(all))
	}
	types, provinces := map[string]int{}, map[string]int{}
	p := &Page{House: h}
	for _, a := range all {
		types[a.Type]++
		provinces[p.regionOf(a.Place)]++
	}
	for param, values := range map[string]map[string]int{"type": types, "province": provinces} {
		for v, want := range values {
			if n := actsOn(t, "/acts?"+param+"="+v); n != want {
				t.Errorf("%s %s: %d rows, want %d", param, v, n, want)
			}
		}
	}
	for _, party := range []string{"p-ny-sokha", "b-pm", "b-supreme-court"} {
		if n, want := actsOn(t, "/acts?party="+party), len(h.Record.ActsOf(party)); n != want || n == 0 {
			t.Errorf("%s: %d rows, want %d", party, n, want)
		}
	}
	if n := actsOn(t, "/acts?group=adhoc-five"); n != len(h.Record.Acts(record.ActFilter{Group: "adhoc-five"})) || n == 77 {
		t.Errorf("%d rows for the group", n)
	}
}

func TestTheListOfActsSaysHowItIsNarrowed(t *testing.T) {
	expect(t, "/acts", "77 acts in this record", "It is no estimate of how many there were.", "In four provinces: 77 acts.", "77 acts by day")
	expect(t, "/acts?type=arrest", "Eight of the 77 acts of this record", "Kind of act: Arrest")
	expect(t, "/acts?party=p-ny-sokha&province=KH-12&from=2016-04-28&to=2016-04-28", "One of the 77 acts of this record",
		"Person or body: Ny Sokha", "Province: Phnom Penh", "From: 28 April 2016", "To: 28 April 2016")
	expect(t, "/acts?province=KH-17", "One of the 77 acts of this record", "Siem Reap")
	expect(t, "/acts?province=KH-2", "None of the 77 acts of this record", "That does not mean that there was none.")
	expect(t, "/fr/acts?type=arrest", "Huit des 77 actes de ce registre", "Genre d’acte : Arrestation", "Dans trois provinces : 8 actes.")
	expect(t, "/acts?on=2016-05-13", "up to 13 May 2016")
	// The form offers what has acts, so that no choice leads to nothing.
	if body := get(testServer(t).Handler(), "/acts").Body.String(); strings.Contains(body, `value="b-unsg"`) || !strings.Contains(body, `value="b-pm"`) || strings.Contains(body, `value="KH-2"`) {
		t.Error("the form offers a body or province without acts, or lacks one with")
	}
	if n, later := actsOn(t, "/acts?on=2016-05-13"), actsOn(t, "/acts"); n == 0 || n >= later {
		t.Errorf("%d acts up to the letter, %d in all", n, later)
	}
}

// An act of which only the month is known is found by any day of the month, and the reader is told.
func TestAnActWithoutADay(t *testing.T) {
	body := read(t, "/acts?from=2016-04-15&to=2016-04-15")
	if !strings.Contains(body, "Notice of trial") || !strings.Contains(body, "April 2016") || !strings.Contains(body, "no exact day and may lie outside") {
		t.Error("an act of April 2016 is not told as one that may be of 15 April")
	}
	if strings.Contains(read(t, "/acts?from=2016-04-28&to=2016-04-28&type=arrest"), "no exact day") {
		t.Error("an act of one day is called inexact")
	}
	expect(t, "/acts/a-2016-04-rong", "Notice of trial, April 2016", "on a day in it that this record does not know", "1 source, one publisher.", "This rests on one publisher alone.")
	expect(t, "/acts/a-2016-04-30", "over these two days")
}

func TestAnAskingThatCannotBeMet(t *testing.T) {
	h := testServer(t).Handler()
	for query, want := range map[string]int{
		"type=zz": 404, "group=zz": 404, "party=zz": 404, "province=KH-99": 404, "province=abroad": 200, "province=unknown": 200,
		"from=yesterday": 400, "to=2016-02-30": 400, "from=2017-01-01&to=2016-01-01": 400, "from=2016-01-01": 200, "other=x": 200,
		"party=adhoc-five": 404, // a group is asked for as a group
	} {
		if w := get(h, "/acts?"+query); w.Code != want {
			t.Errorf("%s: %d, want %d", query, w.Code, want)
		}
	}
	for _, path := range []string{"/acts/none", "/places/none", "/bodies/none", "/groups/none", "/sources/none", "/claims/none", "/sources?kind=zz", "/sources?publisher=zz"} {
		if w := get(h, path); w.Code != 404 {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	if w := get(h, "/acts?from=2017-01-01&to=2016-01-01"); !strings.Contains(w.Body.String(), "The first day is after the last") {
		t.Error("the reader is not told why")
	}
}

func TestAnAct(t *testing.T) {
	expect(t, "/acts/a-2016-04-28", "Arrest, 28 April 2016", "at 20:00", "Anti-Corruption Unit headquarters", "Ny Sokha នី សុខា", "ACU chairman Om Yentieng",
		"3 sources, 3 publishers.", "Sources disagree: Date of arrest of the ADHOC five", "our reading, by its kind alone",
		"neither that a right was violated nor that a source says so", "Liberty and protection from arbitrary detention",
		"ICCPR in force: 26 August 1992 art. 9 Liberty; no arbitrary arrest or detention", "provisions of declarations, which bind nobody",
		"A step for five people of this record:", "Lim Mony arrested", "This act is among the facts on which the demand rests.", "met in part")
	expect(t, "/acts/a-2017-11-16", "and 116 who are not named here", "Freedom of association", "ILO Convention 87 in force: between 1 January and 31 December 2000")
	expect(t, "/fr/acts/a-2016-04-28", "Arrestation, 28 avril 2016", "PIDCP en vigueur : 26 août 1992", "cinq personnes")
	expect(t, "/acts/a-2016-04-28?on=2016-01-01", "This act is dated 28 April 2016, after the day you read.")
	if strings.Contains(read(t, "/acts/a-2016-04-28?on=2016-01-01"), "Ny Sokha") {
		t.Error("an act is told before it happened")
	}
}

// What bound on the day of an act is what bound on that day, not what binds now.
func TestPromisesAreThoseOfTheDay(t *testing.T) {
	h, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	a, _ := h.Record.Act("a-2016-04-28")
	p := &Page{Words: inPlainEnglish(t), House: h, On: day(t, "2026-11-23")}
	count := func(on string) int {
		a.When = timeOf(t, on)
		list, ours := engagedBy(p, a)
		if !ours || len(list) != 1 {
			t.Fatalf("%d rights, ours %v", len(list), ours)
		}
		return provisionsIn(list[0].Binding)
	}
	if now, before := count("2016-04-28"), count("1992-01-01"); before >= now || before == 0 {
		t.Errorf("%d provisions bound in 1992, %d in 2016", before, now)
	}
	a.Rights = []string{"fair-trial"}
	if list, ours := engagedBy(p, a); ours || len(list) != 1 {
		t.Errorf("rights that the record names are called ours: %v, %v", list, ours)
	}
}

// Links of a tile keep what narrows the list and change the province alone.
func TestTheMapLeadsToTheList(t *testing.T) {
	body := get(testServer(t).Handler(), "/acts?type=arrest&on=2018-01-01").Body.String()
	found := regexp.MustCompile(`<a class="tile-link" href="([^"]+)".*?<text[^>]*>([^<]+)</text>(?:<text[^>]*>[^<]+</text>)?<text class="ink bold"[^>]*>([0-9]+)</text></a>`).FindAllStringSubmatch(body, -1)
	if len(found) != 6 { // three provinces at two sizes
		t.Fatalf("%d tiles lead anywhere, want 6", len(found))
	}
	for _, m := range found {
		u, err := url.Parse(strings.ReplaceAll(m[1], "&amp;", "&"))
		if err != nil {
			t.Fatal(err)
		}
		if q := u.Query(); q.Get("type") != "arrest" || q.Get("on") != "2018-01-01" || q.Get("province") == "" || u.Fragment != "list" {
			t.Errorf("%s leads to %s", m[2], u)
		}
		if n := actsOn(t, u.RequestURI()); strconv.Itoa(n) != m[3] {
			t.Errorf("%s: the tile says %s, its list has %d", m[2], m[3], n)
		}
	}
}
