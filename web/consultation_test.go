package web

import (
	"regexp"
	"strings"
	"testing"
)

func init() {
	pages = append(pages, "/consultations", "/consultations?on=2016-05-01", "/consultations/co-paris-1991", "/consultations/co-paris-1991?on=2016-05-14",
		"/commitments", "/commitments?on=2016-05-14", "/pledges", "/pledges?on=2017-05-01")
}

func TestAConsultation(t *testing.T) {
	expect(t, "/consultations", "Calling the signatories together", "18 of 19 signatories asked, 2 beside the point, 16 no answer found. No meeting was found by 23 November 2026.")
	expect(t, "/consultations/co-paris-1991",
		"Paris settlement agreement, art. 29", "on request · The settlement agreement is violated, or threatens to be, and the Secretary-General asks the co-chairs",
		"Secretary-General of the United Nations · to ask the next asked, and awaited: nothing found Asked by: call 2, 23 October 2017 · call 3, 23 October 2017 · call 5, 8 November 2017",
		"The two co-chairs of the conference · to consult waits for the one before", "call 8, 6 November 2019 (Indonesia alone)",
		"Paris sovereignty agreement, art. 5(1)", "The signatories themselves · to consult", "call 1, 13 May 2016 (United States, Canada alone)",
		"Paris sovereignty agreement, art. 5(4)", "The United Nations organs concerned · to act waits for the one before Not asked by anybody",
		"8 calls, by date 13 May 2016 Signatories of the letter of 13 May 2016 asked: United States, Canada",
		"asked of others than the clause names · names no clause", "As parties of the sovereignty agreement both can consult under article 5(1)",
		"55 international and regional organisations asked: Secretary-General of the United Nations, the two co-chairs of the conference",
		"The nineteen signatories", "Canada bound by each of the two instruments call 1, 13 May 2016 to call the others together",
		"Cambodia the State of which the agreements speak", "Russia Union of Soviet Socialist Republics bound", "Yugoslavia nothing found",
		"no longer exists", "call 8, 6 November 2019 as a co-chair, to consult no answer found since 23 October 2017", "since 13 May 2016",
		"What was said: 3 statements 23 November 2017 France beside the point", "28 January 2019 Canada beside the point",
		"in answer to being asked", "said in French", "The meeting No meeting was found by 23 November 2026. Searched on 23 November 2026 for: A meeting of the signatories", "material up to July 2023")
	expect(t, "/fr/consultations/co-paris-1991", "18 signataires sollicités sur 19", "Les dix-neuf signataires", "à côté de la question",
		"demandé à d’autres que ceux que nomme la clause")
	if w := get(testServer(t).Handler(), "/consultations/co-none"); w.Code != 404 {
		t.Errorf("a consultation that is none: %d", w.Code)
	}
}

// As of a day nothing later is told, and who had not been asked is not called silent.
func TestAConsultationAsOfADay(t *testing.T) {
	expect(t, "/consultations?on=2016-05-12", "Nobody had asked for it by 12 May 2016")
	expect(t, "/consultations/co-paris-1991?on=2016-05-14", "2 of 19 signatories asked, 2 no answer found. No meeting was found by 14 May 2016.",
		"1 call, by date", "France co-chair of the conference bound by each of the two instruments not asked", "What was said: nothing found")
	expect(t, "/consultations/co-paris-1991?on=2018-01-01", "18 of 19 signatories asked, 1 beside the point, 17 no answer found.")
	stamp := regexp.MustCompile(`<time datetime="([0-9]{4}-[0-9]{2}-[0-9]{2})"`)
	site := testServer(t).Handler()
	for _, on := range []string{"2014-01-01", "2016-05-14", "2017-10-24", "2018-03-01", "2019-02-01"} {
		year := on[:4]
		for _, path := range []string{"/consultations", "/consultations/co-paris-1991", "/commitments", "/pledges"} {
			body := get(site, path+"?on="+on).Body.String()
			for _, m := range stamp.FindAllStringSubmatch(body, -1) {
				if m[1] > on && path != "/pledges" { // the day of the vote itself had been called
					t.Errorf("%s as of %s tells of %s", path, on, m[1])
				}
			}
			for _, later := range []string{"2019", "2021", "2022"} {
				if later > year && regexp.MustCompile(`(January|May|October|November) `+later).MatchString(squash(body)) {
					t.Errorf("%s as of %s tells of %s", path, on, later)
				}
			}
		}
	}
}

func TestCommitments(t *testing.T) {
	expect(t, "/commitments", "Of 11 of the 18 signatories that still exist nothing was found. The letter of 13 May 2016 asked for such words.",
		"15 statements, by date", "15 December 2016 United States names the agreement", "22 October 2019 Cambodia says that it no longer holds",
		"Australia, Canada, France, United Kingdom, Japan, United States only the theme", "Read by Upheld case file.", "Where: First paragraph of the answer",
		"Secretary-General of the United Nations only the theme", "nothing found since 13 May 2016", "Who named what again")
	expect(t, "/commitments?on=2016-05-01", "No statement that speaks of the agreements again was found by 1 May 2016.", "nothing found since 23 October 1991")
	expect(t, "/fr/commitments", "De 11 des 18 signataires qui existent encore, rien n’a été trouvé.", "nomme l’accord", "dit qu’il ne vaut plus")
	expect(t, "/demands/d-recommit", "15 statements that speak of the agreements again")
	expect(t, "/demands/d-convene", "18 of 19 signatories asked")
	if strings.Contains(read(t, "/commitments?on=2019-10-21"), "no longer apply") {
		t.Error("the words of October 2019 are told a day before")
	}
}

func TestPledges(t *testing.T) {
	expect(t, "/pledges", "EUR 10,000,000 suspended USD 1,800,000 withdrawn",
		"United States money · A grant over two years to help the National Election Committee", "April 2017 promised", "16 November 2017 withdrawn",
		"European Union money", "12 December 2017 suspended", "Japan other support", "not found in the sources of this record",
		"COMFREL observers", "14,580 people kept", "538 people kept", "European Union observers · An observation mission")
	expect(t, "/pledges?on=2017-05-01", "USD 1,800,000 promised")
	if text := read(t, "/pledges?on=2017-05-01"); strings.Contains(text, "European Union") || strings.Contains(text, "COMFREL") {
		t.Error("a pledge of which nothing had been said is told")
	}
	expect(t, "/fr/pledges", "1 800 000 USD retiré", "10 000 000 EUR suspendu")
	expect(t, "/elections/el-2018-assembly", "10 pledges of support to this election")
	expect(t, "/demands/d-elections", "13 pledges of support to the elections")
	expect(t, "/promises/paris-settlement-1991", "Its signatories, called together")
}
