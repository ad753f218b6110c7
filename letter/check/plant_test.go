package check

import (
	"slices"
	"strings"
	"testing"
)

// plant is one error put into a clean letter: old is replaced by put, and exactly the findings of want must come, with the
// words at.
type plant struct {
	name     string
	old, put string
	want     string // codes, with spaces between
	at       string // what the finding points at, "" when the test does not say
	says     string // a piece of the finding's words
}

var plantsEN = []plant{
	// Asked body.
	{"nobody asked", "to: US, CA\n", "", "asked-nobody", "", "Demand 6 asks nobody"},
	{"body unknown", "to: US, CA\n", "to: US, CA, Ministry of Silence\n", "asked-unknown", "Ministry of Silence", ""},
	{"article 29 asked of others", "paris-sovereignty-1991/art-5-1, paris-sovereignty-1991/art-3\n", "paris-settlement-1991/art-29\n", "asked-not-by-clause", "paris-settlement-1991/art-29", "the co-chairs of the Paris Conference"},
	{"article 29 beside a clause that fits", "paris-sovereignty-1991/art-5-1, ", "paris-sovereignty-1991/art-5-1, paris-settlement-1991/art-29, ", "asked-not-by-clause", "paris-settlement-1991/art-29", "United States"},
	{"duty of the other signatories asked of Cambodia", "paris-settlement-1991/art-15-2a\n", "paris-settlement-1991/art-15-2b\n", "asked-not-by-clause", "", "other than Cambodia"},
	{"Secretary-General of the year after", "His Excellency Ban Ki-moon", "His Excellency António Guterres", "asked-office", "His Excellency António Guterres", "Ban Ki-moon"},
	{"Secretary-General of before, in the prose", "We\nwrite because", "Secretary-General António Guterres knows it. We\nwrite because", "asked-office", "Secretary-General António Guterres", ""},
	{"a name that never held the office", "His Excellency Ban Ki-moon", "Ms Amina Mohammed", "asked-office", "", ""},
	// Grounds.
	{"no provision", "grounds: iccpr/art-9, iccpr/art-14\n", "", "ground-missing", "", "Demand 5"},
	{"never acceded", "to: US, CA\naction: convene\ngrounds: paris-sovereignty-1991/art-5-1, ", "to: US, CA, MY\naction: convene\ngrounds: iccpr/art-19, paris-sovereignty-1991/art-5-1, ", "ground-not-bound", "iccpr/art-19", "Malaysia"},
	{"signed only", "to: US, CA\naction: convene\ngrounds: paris-sovereignty-1991/art-5-1, ", "to: US, CN\naction: convene\ngrounds: iccpr/art-19, paris-sovereignty-1991/art-5-1, ", "ground-signed-only", "iccpr/art-19", "China"},
	{"optional protocol signed only", "grounds: iccpr/art-9, iccpr/art-14\n", "grounds: iccpr/art-9, iccpr-op1/art-1\n", "ground-signed-only", "iccpr-op1/art-1", "Cambodia has only signed"},
	{"constitution of another", "to: US, CA\naction: convene\ngrounds: paris-sovereignty-1991/art-5-1, ", "to: US\naction: convene\ngrounds: cambodia-constitution-1993/art-41\n#", "ground-not-bound", "", "United States"},
	{"some of the signatories are not bound", "conditions: 2017, 2018\ngrounds: paris-sovereignty-1991/art-3", "conditions: 2017, 2018\ngrounds: iccpr/art-25, paris-sovereignty-1991/art-3", "ground-not-bound ground-signed-only", "iccpr/art-25", ""},
	{"its own time has passed", "paris-sovereignty-1991/art-3\nfacts: a-2015-11-13", "paris-sovereignty-1991/art-3, paris-settlement-1991/art-12\nfacts: a-2015-11-13", "ground-spent", "paris-settlement-1991/art-12", "1993"},
	{"a spent article in the words of a demand", "We ask for support so that", "We ask, on article 12 of the Comprehensive Settlement, for support so that", "ground-spent", "article 12 of the Comprehensive Settlement", ""},
	{"a foreign article in the words of a demand", "to: US, CA\n", "to: US, CA, SG\n", "", "", ""},
	{"a treaty in the words of a demand", "to: US, CA\naction: convene\ngrounds: paris-sovereignty-1991/art-5-1, paris-sovereignty-1991/art-3\nfacts: a-2016-04-11, a-2016-04-28\nterm: by 2016-08-01\n\nWe ask the United States and Canada to convene", "to: SG\naction: convene\ngrounds: paris-sovereignty-1991/art-5-1, paris-sovereignty-1991/art-3\nfacts: a-2016-04-11, a-2016-04-28\nterm: by 2016-08-01\n\nWe ask Singapore, under article 19 of the ICCPR, to convene", "ground-not-bound", "article 19 of the ICCPR", "Singapore"},
	{"declaration called binding", "The Universal Declaration of Human Rights is not a treaty, but", "Every State is bound by the Universal Declaration of Human Rights, and", "binding-claimed", "bound by the Universal Declaration of Human Rights", ""},
	{"declaration is legally binding", "The Universal Declaration of Human Rights is not a treaty, but", "The Universal Declaration of Human Rights is legally binding, and", "binding-claimed", "", ""},
	{"a State said to be bound", "Cambodia\nhas been bound by the ICCPR since 1992.", "Malaysia is bound by the ICCPR.", "bond-claimed", "Malaysia is bound by the ICCPR", ""},
	{"closed complaint", "Cambodia\nhas been bound", "The five can bring an individual complaint to the Human Rights Committee. Cambodia\nhas been bound", "channel-closed", "individual complaint to the Human Rights Committee", ""},
	{"wrong article in the prose", "article 19 of the ICCPR, freedom of peaceful assembly by article 21,", "article 22 of the ICCPR, and freedom of peaceful assembly by another,", "article-number", "article 22 of the ICCPR", "Freedom of opinion and expression"},
	{"wrong article of a demand", "grounds: cambodia-constitution-1993/art-41\n", "grounds: cambodia-constitution-1993/art-42\n", "article-number", "cambodia-constitution-1993/art-42", "article 41"},
	{"no fact", "facts: a-2015-11-13\n", "", "fact-missing", "", "Demand 7"},
	// Facts.
	{"one too many held", "Today 22 people are held", "Today 23 people are held", "number-held", "23 people are held", "22 held"},
	{"one too many held, in words", "Today 22 people are held", "Today twenty-three persons are detained", "number-held", "twenty-three persons are detained", ""},
	{"more than are held", "Today 22 people are held", "More than 22 people are in prison", "number-held", "", ""},
	{"wrong number of a group", "fourteen people convicted over the protest of 15 July 2014 remain behind bars", "six of the ADHOC five remain behind bars", "number-held", "", ""},
	{"wrong number of an organisation", "fourteen people convicted over the protest of 15 July 2014 remain behind bars", "seven ADHOC staff are in detention", "number-held", "seven ADHOC staff are in detention", ""},
	{"wrong days", "for 15 days", "for 16 days", "number-days", "16 days", "15 days for Ny Sokha"},
	{"wrong days, in words", "for 15 days", "for fourteen days", "number-days", "fourteen days", ""},
	{"wrong days of one person", "for 272 days", "for 372 days", "number-days", "372 days", "Hong Sok Hour"},
	{"wrong number of arrests", "On 9 May 2016 eight people were arrested", "On 9 May 2016 twelve people were arrested", "number-arrests", "twelve people were arrested", "has 8"},
	{"wrong number of prisons", "Twenty-one of them are in Prey Sar prison.", "They are held in seven prisons.", "number-places", "seven prisons", "has 2"},
	{"unknown record", "facts: a-2015-11-13", "facts: a-2015-11-14", "ref-unknown", "a-2015-11-14", ""},
	{"unknown reference in the prose", "[@a-2016-04-28]", "[@a-2016-04-29]", "ref-unknown", "", "a-2016-04-29"},
	{"unknown person", "fourteen people", "Chan Borey was arrested as well; fourteen people", "person-unknown", "Chan Borey", ""},
	{"a slip in a name", "Um Sam An, a member", "Um Sam Ann, a member", "person-spelled", "Um Sam Ann", "Um Sam An"},
	{"another spelling of the record", "Nay Vanda", "Ny Vanda", "person-spelled", "Ny Vanda", "Nay Vanda"},
	{"name turned round", "Kong\nSaphea", "Saphea Kong", "person-spelled", "Saphea Kong", "Kong Saphea"},
	{"released and said to be held", "fourteen people", "Ee Sarom is still held; fourteen people", "person-not-held", "Ee Sarom is still held", "9 May 2016"},
	{"held and said to be free", "is still\ndetained", "was released", "person-held", "", "since 11 April 2016"},
	{"held and said to be at liberty", "fourteen people", "Seang Chet is free; fourteen people", "person-held", "Seang Chet is free", ""},
	{"release asked of one who is out", "p-hong-sok-hour, p-seang-chet", "p-hong-sok-hour, p-ee-sarom, p-seang-chet", "person-not-held", "p-ee-sarom", ""},
	{"a day that does not exist", "15 July 2014", "31 June 2014", "date-impossible", "31 June 2014", ""},
	{"another weekday", "arrested on 11 April 2016", "arrested on Tuesday 11 April 2016", "date-impossible", "11 April 2016", "Monday"},
	{"another date of an arrest", "were arrested on 28 April 2016", "were arrested on 27 April 2016", "date-differs", "were arrested on 27 April 2016", "28 April 2016"},
	{"another date, month first", "arrested on 11 April 2016", "arrested on April 10, 2016", "date-differs", "", "A source has your date"},
	{"another day since when", "since 15 August 2015", "since 16 September 2015", "date-differs", "", "15 August 2015"},
	{"one origin only", "facts: a-2015-11-13", "facts: a-2015-12-09", "fact-one-origin", "a-2015-12-09", ""},
	{"to come, as a fact", "facts: a-2015-11-13", "facts: a-2016-07-10", "event-later", "a-2016-07-10", "10 July 2016"},
	{"to come, told as past", "Two lawmakers,", "Seang Chet was pardoned. Two lawmakers,", "event-later", "Seang Chet was pardoned", "7 December 2016"},
	{"to come, with its date", "Two lawmakers,", "The party was dissolved on 16 November 2017. Two lawmakers,", "event-later", "was dissolved on 16 November 2017", ""},
	{"to come, a killing", "Two lawmakers,", "We mourn the murder of Kem Ley. Two lawmakers,", "event-later", "murder of Kem Ley", ""},
	// Safety.
	{"signatory without consent", "    consent: yes\n", "", "consent-missing", "", "Sok Dara"},
	{"a relative", "Two lawmakers,", "His wife, Chan Maly, was told. Two lawmakers,", "outsider-named", "wife, Chan Maly", "wife"},
	{"a witness", "Two lawmakers,", "The witness Chan Maly was paid. Two lawmakers,", "outsider-named", "witness Chan Maly", ""},
	{"a witness behind the name", "Two lawmakers,", "Chan Maly, a witness in the case, was paid. Two lawmakers,", "outsider-named", "Chan Maly, a witness", ""},
	// Time and craft.
	{"term past", "term: by 2016-08-01", "term: by 2016-05-01", "deadline-past", "by 2016-05-01", "1 May 2016"},
	{"term that does not exist", "term: by 2016-08-01", "term: by 31 June 2016", "deadline-impossible", "by 31 June 2016", ""},
	{"wrong day of an election", "29 July 2018 are free", "28 July 2018 are free", "election-date", "national election of 28 July 2018", "29 July 2018"},
	{"wrong year of an election", "the commune council elections of 4 June 2017", "the commune council elections of 2016", "", "", ""},
	{"wrong year of an election to come", "the commune council elections of 4 June 2017", "the 2018 commune council elections", "election-date", "2018 commune council elections", "4 June 2017"},
	{"no act, no measure, no term", "action: observe-or-support-election\nconditions: 2017, 2018\n", "", "cannot-be-judged", "", "act"},
	{"no measure", "conditions: 2017, 2018\n", "", "cannot-be-judged", "", "measure"},
	{"no term", "term: by 2016-08-01\n", "", "cannot-be-judged", "", "the term"},
	{"two acts", "of the lawmakers, the election official and the members of civil society who are held.", "of those held, and call on the Government to drop all charges.", "two-acts", "", "release, drop"},
	{"signatory without role", "    role: President\n    organisation: Khmer Voices Abroad\n", "", "signatory-role", "", "Sok Dara"},
}

func apply(t *testing.T, s string, p plant) string {
	t.Helper()
	if strings.Count(s, p.old) == 0 {
		t.Fatalf("%s: the clean letter has no %q", p.name, p.old)
	}
	return strings.Replace(s, p.old, p.put, 1)
}

func TestEachErrorPlantedIsFoundAndNothingElse(t *testing.T) {
	for _, set := range []struct {
		file   string
		plants []plant
	}{{"clean.en.md", plantsEN}, {"clean.fr.md", plantsFR}} {
		clean := text(t, set.file)
		base := notes(plainChecker().Check(parsed(t, clean), day(t, "2016-05-13")))
		for _, p := range set.plants {
			t.Run(set.file+"/"+p.name, func(t *testing.T) {
				s := apply(t, clean, p)
				all := plainChecker().Check(parsed(t, s), day(t, "2016-05-13"))
				got := weighty(all)
				var codes []string
				for _, f := range got {
					codes = append(codes, f.Code)
				}
				slices.Sort(codes)
				if strings.Join(codes, " ") != p.want {
					t.Fatalf("want %q, got:%s", p.want, show(t, got))
				}
				for _, n := range notes(all) {
					if !slices.Contains(base, n) && !strings.HasPrefix(n, "fact-conflict") && !strings.HasPrefix(n, "counter-argument") {
						t.Errorf("a new note: %s", n)
					}
				}
				if len(got) == 0 {
					return
				}
				at := s[got[0].Span.Start:got[0].Span.End]
				if p.at != "" && at != p.at {
					t.Errorf("points at %q, want %q", at, p.at)
				}
				if !strings.Contains(got[0].Words.EN, p.says) && !strings.Contains(got[0].Mend.EN, p.says) {
					t.Errorf("says %q → %q, want a word of %q", got[0].Words.EN, got[0].Mend.EN, p.says)
				}
				for _, w := range []string{got[0].Words.EN, got[0].Words.FR, got[0].Mend.EN, got[0].Mend.FR} {
					if w == "" || strings.ContainsAny(strings.ReplaceAll(w, "{held on=…}", ""), "{}") && !strings.Contains(w, "{days person") && !strings.Contains(w, "{+") {
						t.Errorf("words are missing: %q", w)
					}
				}
			})
		}
	}
}

func notes(list []Finding) []string {
	var out []string
	for _, f := range list {
		if f.Severity == Note {
			out = append(out, f.Code+" "+f.Words.EN)
		}
	}
	return out
}

var plantsFR = []plant{
	{"nombre de détenus", "Vingt-deux personnes sont détenues", "Vingt-trois personnes sont détenues", "number-held", "Vingt-trois personnes sont détenues", "22"},
	{"nombre de détenus en chiffres", "Vingt-deux personnes sont détenues", "Plus de 30 personnes sont en prison", "number-held", "", ""},
	{"jours", "depuis 15 jours", "depuis 17 jours", "number-days", "17 jours", "15"},
	{"jours en lettres", "deux cent soixante-douze jours", "deux cent quatre-vingt-douze jours", "number-days", "deux cent quatre-vingt-douze jours", "272"},
	{"date d’arrestation", "Um Sam An a été arrêté le 11 avril 2016", "Um Sam An a été arrêté le 12 avril 2016", "date-differs", "", "11 April 2016"},
	{"date des cinq", "ont été arrêtés le\n28 avril 2016", "ont été arrêtés le\n29 avril 2016", "date-differs", "", "28 April 2016"},
	{"jour impossible", "1er mai 2016", "31 avril 2016", "date-impossible", "31 avril 2016", ""},
	{"libéré", "il est toujours détenu", "Um Sam An a été libéré", "person-held", "", ""},
	{"encore détenu", "Le 9 mai 2016, huit", "Ee Sarom est toujours détenu. Le 9 mai 2016, huit", "person-not-held", "Ee Sarom est toujours détenu", ""},
	{"nombre d’arrestations", "huit personnes ont été", "douze personnes ont été", "number-arrests", "", ""},
	{"déclaration contraignante", "n’est pas un traité contraignant", "est juridiquement contraignante", "binding-claimed", "", ""},
	{"lié par la déclaration", "La Déclaration universelle des droits de l’homme n’est", "Chaque État est lié par la Déclaration universelle des droits de l’homme. Le reste n’est", "binding-claimed", "lié par la Déclaration universelle des droits de l’homme", ""},
	{"mauvais article", "L’article 19 du PIDCP", "L’article 22 du PIDCP", "article-number", "article 22 du PIDCP", "article 19"},
	{"proche nommé", "Le 9 mai 2016, huit", "Sa femme Chan Maly attend. Le 9 mai 2016, huit", "outsider-named", "femme Chan Maly", ""},
	{"élection", "élections nationales du 29 juillet 2018", "élections nationales du 28 juillet 2018", "election-date", "élections nationales du 28 juillet 2018", ""},
	{"charge", "Son Excellence Ban Ki-moon", "Son Excellence António Guterres", "asked-office", "", ""},
	{"voie fermée", "La Déclaration universelle", "Les cinq peuvent saisir le Comité des droits de l’homme d’une communication individuelle. La Déclaration universelle", "channel-closed", "", ""},
	{"à venir", "Le 9 mai 2016, huit", "Seang Chet a été gracié. Le 9 mai 2016, huit", "event-later", "", ""},
	{"deux actes", "Nous demandons la libération immédiate et sans condition des cinq personnes arrêtées le 28 avril 2016.", "Nous demandons de libérer les cinq et d’abandonner les poursuites.", "two-acts", "", ""},
	{"sans consentement", "    consent: oui\n", "", "consent-missing", "", ""},
}
