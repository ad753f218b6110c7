package check

import (
	"slices"
	"strings"
	"testing"

	"github.com/upheld/upheld/letter"
)

// said is one sentence of a letter of 13 May 2016 and the codes that it must give, "" for silence.
type said struct{ words, want string }

var saidEN = []said{
	// Numbers of people held: 22 in all, 5 of the ADHOC five, 2 lawmakers, 4 or 5 of ADHOC.
	{"22 persons are held.", ""},
	{"Twenty-two people are still in prison today.", ""},
	{"At least 20 people are held.", ""},
	{"At least 23 people are held.", "number-held"},
	{"More than twenty people remain in detention.", ""},
	{"Over 40 political prisoners are behind bars.", "number-held"},
	{"About 40 people are held.", ""},
	{"Nearly 30 people are held.", ""},
	{"Fewer than 20 people are held.", "number-held"},
	{"Twenty people are held.", "number-held"},
	{"Twenty people are held for what they wrote.", ""},
	{"One hundred and five people are held for what they wrote.", "number-held"},
	{"As of 13 May 2016, 22 people are held.", ""},
	{"On 1 May 2015 many were held.", ""},
	{"Two lawmakers are held.", ""},
	{"Three lawmakers are in jail.", "number-held"},
	{"Five ADHOC staff are held.", ""},
	{"Four members of ADHOC are held.", ""},
	{"Six ADHOC staff are held.", "number-held"},
	{"We demand that 30 people are released.", ""},
	{"The detention of 22 people goes on.", ""},
	{"The detention of 32 people goes on.", "number-held"},
	{"The government holds 25 people.", "number-held"},
	{"No 30 people are held.", ""},
	{"Twenty-two (22) persons are held.", ""},
	{"Twenty-two (23) persons are held.", "number-held"},
	{"22 prisoners of conscience are held.", ""},
	{"24 prisoners of conscience are held.", "number-held"},
	{"There are 22 political prisoners.", ""},
	{"There are now at least 40 political prisoners.", "number-held"},
	{"There are no 40 political prisoners.", ""},
	{"There are 40 people in the room.", ""},
	{"There were arrests in ten provinces.", "number-places"},
	{"The election is held in 25 provinces.", ""},
	{"Elections will be held in 2017 and 2018.", ""},
	{"A meeting was held with 40 people.", ""},
	{"Article 22 people are held.", ""},
	{"Some said “90 people are held”.", ""},
	{"22 people are held in Prey Sar and elsewhere.", ""},
	// Days: arrest of the five 28 April (15 days), order 2 May (11 days).
	{"Ny Sokha has been held for 15 days.", ""},
	{"Ny Sokha has been held for fifteen days.", ""},
	{"Ny Sokha has been held for 11 days.", ""}, // counted from the order
	{"Ny Sokha has been held for two weeks.", ""},
	{"Ny Sokha has been held for three months.", "number-days"},
	{"Ny Sokha has been detained for more than a year.", ""},
	{"Ny Sokha has been in custody for over 10 days.", ""},
	{"Ny Sokha has been in custody for over 20 days.", "number-days"},
	{"The ADHOC five have been in prison for 25 days.", "number-days"},
	{"Ny Sokha must be released within 7 days.", ""},
	{"Ny Sokha was sentenced to 20 days.", "event-later"},
	{"Um Sam An has spent 32 days in prison.", ""},
	{"Um Sam An has spent 42 days in prison.", "number-days"},
	{"Ny Sokha and Um Sam An have been held for 15 days and 32 days.", ""},
	// Who is held and who is out.
	{"Ny Sokha is held.", ""},
	{"Ny Sokha, head of monitoring of ADHOC, is still detained.", ""},
	{"Ny Sokha was released.", "person-held"},
	{"Ny Sokha and Um Sam An have been freed.", "person-held"},
	{"Ny Sokha has not been released.", ""},
	{"Ny Sokha should be released.", ""},
	{"If Ny Sokha is released, we will write again.", ""},
	{"Until Ny Sokha is released we shall not rest.", ""},
	{"The lawyer of Ny Sokha was released.", ""},
	{"Ny Sokha’s lawyer was released.", ""},
	{"Thav Kimsan was arrested on 9 May 2016 and released the same day.", ""},
	{"Thav Kimsan remains in custody.", "person-not-held"},
	{"Thav Kimsan, who worked with Ny Sokha, remains in custody.", "person-not-held"},
	{"Sam Rainsy is not held.", ""},
	{"Hun Sen is still in power.", ""},
	{"Soen Sally is free.", ""},
	{"Khin Chamroeun was released on 22 August 2014.", ""},
	{"Thav Kimsan was released unconditionally.", "release-on-terms"},
	// Dates of events.
	{"Ny Sokha was arrested on 28 April.", ""},
	{"Ny Sokha was arrested on 26 April.", "date-differs"},
	{"Ny Sokha was arrested on April 28, 2016.", ""},
	{"Ny Sokha was arrested on Thursday, April 28, 2016.", ""},
	{"Ny Sokha was arrested on Friday, April 28, 2016.", "date-impossible"},
	{"On 26 April 2016, Ny Sokha was arrested.", "date-differs"},
	{"Ny Sokha was arrested in April 2016.", ""},
	{"Ny Sokha was arrested in March 2016.", "date-differs"},
	{"Ny Sokha was charged on 2 May 2016.", ""},
	{"Ny Sokha was charged on 4 May 2016.", "date-differs"},
	{"Ny Sokha, arrested on 28 April 2016, worked for ADHOC.", ""},
	{"The arrest of Ny Sokha on 27 April 2016 was wrong.", "date-differs"},
	{"Ny Sokha has been held since 28 April 2016.", ""},
	{"Ny Sokha has been held since 2 May 2016.", ""},
	{"Ny Sokha has been held since 5 May 2016.", "date-differs"},
	{"Ny Sokha was questioned on 27 April 2016.", ""},
	{"Ny Sokha was arrested before 1 May 2016.", ""},
	{"Since 30 February 2016 nobody has answered.", "date-impossible"},
	{"Nobody answered on 2016-04-31.", "date-impossible"},
	{"Meach Sovannara was convicted on 21 July 2015.", ""},
	{"Meach Sovannara was convicted on 20 July 2015.", "date-differs"},
	{"Um Sam An was convicted of incitement.", "event-later"},
	{"Kem Ley was shot dead.", "event-later"},
	{"Kem Sokha will be arrested.", ""},
	{"On 26 May 2016 police came to the headquarters.", ""},
	{"The Council was told on 1 June 2016.", "event-later"},
	{"The election was set for 4 June 2017.", ""},
	// Numbers of arrests.
	{"On 9 May 2016 eight people were arrested.", ""},
	{"On 9 May 2016 six people were arrested.", ""}, // another count of the record's own contradiction
	{"On 9 May 2016 ten people were arrested.", "number-arrests"},
	{"Ten protesters were arrested on 9 May 2016.", "number-arrests"},
	{"The arrest of five people on 28 April 2016 shocked us.", ""},
	{"The arrest of nine people on 28 April 2016 shocked us.", "number-arrests"},
	{"Ten people were arrested on 1 March 2016.", ""}, // the record has nothing of that day
	{"On 21 July 2015 eleven people were convicted.", ""},
	{"On 21 July 2015 twelve people were convicted.", "number-arrests"},
	{"Four ADHOC staff were arrested on 28 April 2016.", ""},
	{"Four ADHOC staff were arrested on 26 April 2016.", "date-differs"},
	{"Staff of an organisation were arrested on 26 April 2016 [@a-2016-04-28].", "date-differs"},
	{"Staff of an organisation were arrested on 28 April 2016 [@a-2016-04-28].", ""},
	{"We welcomed the release of Khin Chamroeun on 22 August 2014.", ""},
	{"We welcomed the release of Khin Chamroeun on 21 August 2014.", "date-differs"},
	{"We ask for the release of Ny Sokha.", ""},
	{"We ask for the unconditional release of Ny Sokha by 1 June 2016.", ""},
	// Names.
	{"Kem Sohka leads the party.", "person-spelled"},
	{"Kem Sokha leads the party.", ""},
	{"Ny Soka is a friend.", "person-spelled"},
	{"Mr Ny Sokha is a friend.", ""},
	{"The lawyer of Mr. Ny Sokha was released.", ""},
	{"The lawyer of our colleague Ny Sokha was released.", ""},
	{"Mr. Ny Sokha was released.", "person-held"},
	{"Mr. Ny Sokha and Mr. Yi Soksan were released.", "person-held"},
	{"Meach Sovanarra is a friend.", "person-spelled"},
	{"The Sam Rainsy Party was founded long ago.", ""},
	{"Barack Obama knows it.", ""},
	{"Chea Vichea was killed in 2004.", "person-unknown"},
	{"The release of Chan Borey is urgent.", "person-unknown"},
	{"Human Rights Watch was charged with nothing.", ""},
	// Instruments and States.
	{"The Universal Declaration is binding.", "binding-claimed"},
	{"The Universal Declaration is not binding.", ""},
	{"The Universal Declaration, which binds every State, says so.", "binding-claimed"},
	{"The Universal Declaration binds nobody.", ""},
	{"Cambodia has ratified the Universal Declaration of Human Rights.", "binding-claimed"},
	{"The legally binding ASEAN Human Rights Declaration says so.", "binding-claimed"},
	{"Singapore has ratified the ICCPR.", "bond-claimed"},
	{"China has ratified the ICCPR.", "bond-claimed"},
	{"China has not ratified the ICCPR.", ""},
	{"China should ratify the ICCPR.", ""},
	{"Brunei and Malaysia are parties to the ICCPR.", "bond-claimed bond-claimed"},
	{"The Government of Cambodia is a party to the ICCPR.", ""},
	{"Cambodia, as a party to the First Optional Protocol, must answer.", "bond-claimed"},
	{"Cambodia is a party to the First Optional Protocol.", "bond-claimed"},
	{"Article 21 of the ICCPR protects freedom of expression.", "article-number"},
	{"Article 19 of the ICCPR protects freedom of expression.", ""},
	{"Freedom of expression (ICCPR, article 19) and freedom of assembly (ICCPR, article 21) are denied.", ""},
	{"Freedom of expression (ICCPR, article 21) is denied.", "article-number"},
	{"Freedom of assembly under article 41 of the Constitution is denied.", ""},
	{"Freedom of association under article 41 of the Constitution is denied.", "article-number"},
	{"Articles 19, 21 and 22 of the ICCPR protect freedom of expression, assembly and association.", ""},
	{"Freedom of expression [@iccpr/art-21] is denied.", "article-number"},
	{"Freedom of assembly [@iccpr/art-21] is denied.", ""},
	{"They may submit individual communications to the Human Rights Committee.", "channel-closed"},
	{"No individual communication can go to the Human Rights Committee.", ""},
	{"The Human Rights Committee spoke in 2015.", ""},
	// Safety.
	{"His mother, Sok Maly, wept.", "outsider-named"},
	{"The mother of Ny Sokha wept.", ""},
	{"A witness was paid.", ""},
	{"Mother Nature Cambodia was closed.", ""},
	{"Its sister organisation Human Rights Watch knows.", ""},
	{"Sok Maly, a witness, was paid.", "outsider-named"},
	{"His brother and Ny Sokha work there.", ""},
	// Elections.
	{"The commune council election in 2017 must be fair.", ""},
	{"The commune election of 5 June 2017 must be fair.", "election-date"},
	{"The national election in July 2018 must be fair.", ""},
	{"The national election in 2019 must be fair.", "election-date"},
	{"The national election of 28 July 2013 was not fair.", ""},
	{"The upcoming Commune Council Election in 2017 and the National Election in 2018 must be fair.", ""},
	{"The 2018 general election must be fair.", ""},
	// Offices.
	{"Secretary-General Ban Ki-moon knows it.", ""},
	{"The former Secretary-General António Guterres knows it.", ""},
	{"Prime Minister Shinzo Abe knows it.", ""},
}

var saidFR = []said{
	{"Vingt-deux personnes sont détenues.", ""},
	{"Vingt et une personnes sont détenues.", "number-held"},
	{"Au moins vingt personnes sont en prison.", ""},
	{"Environ trente personnes sont détenues.", ""},
	{"Il y a trente prisonniers politiques.", "number-held"},
	{"Il y a vingt-deux prisonniers politiques.", ""},
	{"Trente prisonniers politiques sont en prison.", "number-held"},
	{"La détention de 32 personnes continue.", "number-held"},
	{"Ny Sokha est détenu depuis quinze jours.", ""},
	{"Ny Sokha est détenu depuis vingt-cinq jours.", "number-days"},
	{"Ny Sokha est en détention depuis deux semaines.", ""},
	{"Ny Sokha est en détention depuis le 28 avril 2016.", ""},
	{"Ny Sokha est en détention depuis le 8 mai 2016.", "date-differs"},
	{"Ny Sokha a été arrêté le 28 avril.", ""},
	{"Ny Sokha a été arrêté le jeudi 28 avril 2016.", ""},
	{"Ny Sokha a été arrêté le vendredi 28 avril 2016.", "date-impossible"},
	{"Le 26 avril 2016, Ny Sokha a été arrêté.", "date-differs"},
	{"L’arrestation de Ny Sokha le 26 avril 2016 est illégale.", "date-differs"},
	{"Ny Sokha a été libéré.", "person-held"},
	{"Ny Sokha n’a pas été libéré.", ""},
	{"Nous demandons que Ny Sokha soit libéré.", ""},
	{"Thav Kimsan est toujours en prison.", "person-not-held"},
	{"L’avocat de Thav Kimsan est en prison.", ""},
	{"Um Sam An a été condamné.", "event-later"},
	{"Le 9 mai 2016, dix personnes ont été arrêtées.", "number-arrests"},
	{"Le Cambodge a ratifié la Déclaration universelle.", "binding-claimed"},
	{"Singapour a ratifié le PIDCP.", "bond-claimed"},
	{"La Chine n’a pas ratifié le PIDCP.", ""},
	{"Le Cambodge est partie au PIDCP.", ""},
	{"La liberté de réunion est garantie par l’article 22 du PIDCP.", "article-number"},
	{"La liberté de réunion est garantie par l’article 21 du PIDCP.", ""},
	{"L’élection nationale de 2018 doit être libre.", ""},
	{"L’élection nationale de 2019 doit être libre.", "election-date"},
	{"Le 31 juin 2016 approche.", "date-impossible"},
	{"Son épouse, Sok Maly, pleure.", "outsider-named"},
	{"Kem Sohka dirige le parti.", "person-spelled"},
	{"Son Excellence Hun Sen a répondu.", ""},
	{"Le témoin a été payé.", ""},
}

func TestWhatASentenceGives(t *testing.T) {
	for _, set := range []struct {
		lang string
		list []said
	}{{"en", saidEN}, {"fr", saidFR}} {
		for _, x := range set.list {
			l, err := letter.Parse("---\nlanguage: " + set.lang + "\n---\n\n" + x.words + "\n")
			if err != nil {
				t.Fatal(err)
			}
			got := weighty(plainChecker().Check(l, day(t, "2016-05-13")))
			var codes []string
			for _, f := range got {
				codes = append(codes, f.Code)
			}
			slices.Sort(codes)
			if c := strings.Join(codes, " "); c != x.want {
				t.Errorf("%s\n  gives %q, want %q%s", x.words, c, x.want, show(t, got))
			}
		}
	}
}
