package web

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// Whatever rests on a source in any room is told on its page: no use is of a kind that the page cannot read.
func TestEveryUseOfASourceIsTold(t *testing.T) {
	h, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	p := &Page{Words: inPlainEnglish(t), House: h, On: day(t, "2026-11-23")}
	told := 0
	for _, s := range h.Record.Sources() {
		o := restOn{Source: s.Ref}
		list := rests(p, o)
		sorts := map[string]bool{}
		for _, r := range list {
			sorts[r.Sort] = true
			if r.Text == "" || r.Ref == "" {
				t.Errorf("%s: %+v has no name", s.Ref, r)
			}
		}
		for _, u := range h.Record.Uses(s.Ref) {
			told++
			if strings.HasPrefix(u.Kind, "appeal.") && u.Kind != "appeal.appeal" {
				if !sorts["demand"] {
					t.Errorf("%s: %s %s is not told", s.Ref, u.Kind, u.Ref)
				}
				continue
			}
			if _, ok := restOf(p, u, o); !ok {
				t.Errorf("%s: %s %s is not told", s.Ref, u.Kind, u.Ref)
			}
		}
	}
	if told < 1500 {
		t.Errorf("only %d uses were looked at", told)
	}
}

func TestASource(t *testing.T) {
	expect(t, "/sources", "292 sources of 99 publishers", "a repost is the word of the original", "Press, 166")
	expect(t, "/sources?publisher=Phnom+Penh+Post", "53 sources of 1 publisher")
	expect(t, "/sources/ft5-home", "16 records of what had happened by 23 November 2026 rest on this source", "4 acts", "28 April 2016 Arrest",
		"for whom it asks: Lim Mony, Nay Vanda", "Date of arrest of the ADHOC five used here: 28 April 2016", "the source gives no day")
	expect(t, "/sources/reaksmey-2205", "says: 27 April 2016")
	expect(t, "/sources/amnesty-1617", "act rests on this publisher alone.", "no other publisher", "it counts as the word of Amnesty International")
	expect(t, "/sources/ft5-home?on=2016-04-30", "by 30 April 2016", "1 act ")
	expect(t, "/fr/sources/ft5-home", "16 fiches de ce qui s’était passé", "retenu ici : 28 avril 2016", "Langue anglais")
	expect(t, "/sources?on=2016-05-13", "Shown are sources of what had happened by 13 May 2016")
	if strings.Contains(read(t, "/sources/ft5-home?on=2016-04-30"), "1 demand") {
		t.Error("a demand is told before it was made")
	}
	if strings.Contains(read(t, "/sources?on=2014-01-01"), "292") {
		t.Error("sources of what happened later are counted")
	}
}

func TestDisagreements(t *testing.T) {
	expect(t, "/claims", "Sources disagree about 40 things", "Date of arrest of the ADHOC five 28 April 2016 28 April 2016; 27 April 2016; 29 April 2016")
	expect(t, "/claims/c-five-arrest-date", "This record uses 28 April 2016 .", "The contemporaneous report gives the hour", "Six values, side by side", "Nine publishers in all.",
		"28 April 2016 used here The Cambodia Daily", "27 April 2016 as read out from a court document in 2022", "6 records carry it:", "Lim Mony arrested, 28 April 2016")
	expect(t, "/claims/c-time-counted", "is put in words of its own, so none of these is marked", "No act, custody, appeal or election of this record turns on it.")
	expect(t, "/fr/claims/c-five-arrest-date", "Ce registre retient 28 avril 2016", "Six valeurs, côte à côte", "Neuf éditeurs en tout.")
	expect(t, "/claims/c-2018-turnout?on=2016-05-13", "about something that happened after 13 May 2016")
	if strings.Contains(read(t, "/claims/c-2018-turnout?on=2016-05-13"), "83.02") {
		t.Error("a disagreement is told before what it is about")
	}
	h := testServer(t).Handler()
	if w := get(h, "/claims"); len(regexp.MustCompile(`<tr role="row">`).FindAllString(w.Body.String(), -1)) != 40 {
		t.Error("not all disagreements are listed")
	}
	if marks := strings.Count(get(h, "/claims/c-five-arrest-date").Body.String(), `class="used"`); marks != 1 {
		t.Errorf("%d values are marked as used", marks)
	}
}

// A dispute is told beside the act, with the way to all that is said.
func TestADisputeIsToldWhereItMatters(t *testing.T) {
	body := get(testServer(t).Handler(), "/acts").Body.String()
	if !strings.Contains(body, `href="/claims/c-five-arrest-date"`) {
		t.Error("the list of acts does not lead to the disagreement about one of them")
	}
}

func TestDatesInWords(t *testing.T) {
	for in, want := range map[string]string{
		`2016-04-29 ("last Friday")`:                 `29 April 2016 ("last Friday")`,
		"detained since 2016-05-02":                  "detained since 2 May 2016",
		`2016-05 ("early May", "May")`:               `May 2016 ("early May", "May")`,
		"public on the weekend of 2016-12-17/18":     "public on the weekend of 2016-12-17/18",
		"90.37 % (7,107,395 of 7,865,033)":           "90.37 % (7,107,395 of 7,865,033)",
		"1,156 / 489 / 1":                            "1,156 / 489 / 1",
		"2016-13-40":                                 "2016-13-40",
		"call on 2016-06-07, read-out on 2016-06-08": "call on 7 June 2016, read-out on 8 June 2016",
	} {
		if got := datesInWords(in); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

func TestPartiesAndPlaces(t *testing.T) {
	expect(t, "/bodies", "24 authorities, courts, parties and organisations", "says nothing against anybody", "Groups of people", "14 people")
	expect(t, "/bodies/b-municipal-court", "Court", "Acted, or is said to have acted, in 29 acts of this record up to 23 November 2026.")
	expect(t, "/groups/adhoc-five", "Five people of this record belong to this group. None was held on 23 November 2026.", "427", "released on bail")
	expect(t, "/groups/adhoc-five?on=2016-05-13", "Five were held on 13 May 2016.")
	expect(t, "/groups/official", "Officials")
	expect(t, "/fr/groups/official", "Responsables publics")
	expect(t, "/places", "19 places", "Geneva Switzerland", "none in this record")
	expect(t, "/fr/places/pl-geneva", "Suisse", "ce registre ne rapporte rien ici")
	expect(t, "/places/pl-prey-sar", "of the district 11.525° N, 104.839° E", "not of the gate", "Held here: 28 custodies")
	expect(t, "/places/pl-prey-sar?on=2015-01-01", "Held here: 5 custodies")
	if w := get(testServer(t).Handler(), "/acts/a-2016-04-28"); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `href="/places/pl-acu"`) {
		t.Error("an act does not lead to its place")
	}
}
