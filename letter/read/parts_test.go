package read

import (
	"slices"
	"testing"
)

// The date is that of the letter itself; dates of events, bills and elections are not. In numbers the day comes first.
func TestDate(t *testing.T) {
	const prose = "\n\nWe urge the Government of Malta to open the port to the ship that was stopped on 3 May 2019.\n\nSea Chaplains Society"
	for _, c := range []struct{ head, date, place string }{
		{"13 May 2016", "2016-05-13", ""},
		{"May 13, 2016", "2016-05-13", ""},
		{"Tuesday, November 17, 2015", "2015-11-17", ""},
		{"1st August 2019", "2019-08-01", ""},
		{"27.4.2016", "2016-04-27", ""},
		{"03/02/2011", "2011-02-03", ""},
		{"12/25/2011", "2011-12-25", ""},
		{"2016-05-13", "2016-05-13", ""},
		{"Phnom Penh, 13 May 2016", "2016-05-13", "Phnom Penh"},
		{"Paris, le 1er mai 2005", "2005-05-01", "Paris"},
		{"Quito, 3 de febrero de 2011", "2011-02-03", "Quito"},
		{"Date: 4 March 2016", "2016-03-04", ""},
		{"31.2.2016", "", ""},
		{"The port was closed in May 2019", "", ""},
	} {
		r := Read(c.head + prose)
		if r.Date != c.date || r.Place != c.place {
			t.Errorf("%q: date %q, place %q, want %q, %q", c.head, r.Date, r.Place, c.date, c.place)
		}
	}
	if r := Read("Open letter" + prose + ", 6 June 2019"); r.Date != "2019-06-06" {
		t.Errorf("beside the sender: %q", r.Date)
	}
}

func TestInstruments(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"We urge the Government of Chad to respect Articles 9(2) and 14 of the ICCPR.", []string{"International Covenant on Civil and Political Rights, 9(2), 14"}},
		{"We urge the Government of Chad to honour Article 19 of the UDHR and ICCPR.", []string{"Universal Declaration of Human Rights, 19", "International Covenant on Civil and Political Rights, 19"}},
		{"We urge the Government of India to stop using Section 144 of the Code of Criminal Procedure.", []string{"Code of Criminal Procedure, Section 144"}},
		{"We urge the Government of Kenya to repeal the Public Order Act 1950 and to respect the Constitution.", []string{"Public Order Act 1950", "Constitution of Kenya"}},
		{"We urge the Government of Chad to uphold the African Charter (Art. 9).", []string{"African Charter on Human and Peoples' Rights, 9"}},
		{"Nous demandons au gouvernement du Tchad de respecter l'article 9 de la Charte africaine et l'article 19 du PIDCP.", []string{"Charte africaine, 9", "Pacte international relatif aux droits civils et politiques, 19"}},
		{"We urge the Government of Chad to repeal Executive Order No. 12 and to comply with Security Council resolution 1325 (2000).", []string{"Executive Order No. 12", "Security Council resolution 1325 (2000)"}},
		{"We urge the Government of Chad to comply with the ruling of 3 May 2011.", []string{"ruling of 3 May 2011"}},
		{"We urge the Government of Chad to respect ILO Conventions 87 and 98.", []string{"ILO Convention No. 87", "ILO Convention No. 98"}},
		{"Section 31-B of the Penal Code is used against poets. We urge the Government of Chad to repeal Section 31-B.", []string{"Penal Code, Section 31-B"}},
		{"Nous demandons au gouvernement du Tchad d'abroger la loi n° 12-07 du 3 mai 2011.", []string{"loi n° 12-07 du 3 mai 2011"}},
		{"Nous demandons au gouvernement du Tchad d'abroger la loi n° 2015-12 sur les rassemblements.", []string{"loi n° 2015-12"}},
		{"Exigimos al Gobierno de Perú que respete el artículo 13 de la CADH y el Convenio 169 de la OIT.", []string{"Convención Americana sobre Derechos Humanos, 13", "Convenio 169 de la OIT"}},
		{"Exigimos al Gobierno de Perú que derogue el Decreto Legislativo N° 1090.", []string{"Decreto Legislativo N° 1090"}},
		{"We urge the Government of Chad to act on behalf of the miners.", nil},
	} {
		r := Read(c.text)
		if len(r.Demands) != 1 {
			t.Errorf("%s: %d demands", c.text, len(r.Demands))
			continue
		}
		var got []string
		for _, i := range r.Demands[0].Instruments {
			got = append(got, i.String())
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestDeadlines(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"We ask the Government of Chad to publish the list by 30 June 2021.", "2021-06-30"},
		{"We ask the Government of Chad to free them before the elections of April.", "before the elections of April"},
		{"We ask the Government of Chad to answer within ten days.", "within ten days"},
		{"We ask the Government of Chad to free them immediately.", ""},
		{"Nous demandons au gouvernement du Tchad de publier la liste avant le 30 juin 2021.", "2021-06-30"},
		{"Exigimos al Gobierno de Chile que publique la lista en un plazo de diez días.", "plazo de diez días"},
	} {
		r := Read(c.text)
		if len(r.Demands) != 1 || r.Demands[0].Deadline != c.want {
			t.Errorf("%s: %+v, want %q", c.text, r.Demands, c.want)
		}
	}
}

// "Them" are those who were asked before; an act that is in no list, asked through another, is a measure.
func TestAskedByPronounAndThroughAnother(t *testing.T) {
	r := Read("We urge the Malian authorities to release the farmers. We also urge them to pay for the burned fields.\n\nFarmers of the River")
	if len(r.Demands) != 2 || r.Demands[1].Asked != "Malian authorities" || !r.Demands[1].Inferred {
		t.Errorf("%+v", r.Demands)
	}
	r = Read("Dear Ambassador,\n\nWe ask you to press the Malian government to mend the bridge.\n\nFarmers of the River")
	if len(r.Demands) != 1 || r.Demands[0].Through != "Malian government" || r.Demands[0].Action != "sanction-or-measure" {
		t.Errorf("%+v", r.Demands)
	}
}

// An office that asks nothing of a country by name is that of the country which the text is about.
func TestBareOfficesTakeTheCountry(t *testing.T) {
	r := Read("Dear Prime Minister,\n\nThe Nepalese police beat ten students in Nepal. We ask you to release them.\n\nStudents Abroad")
	if len(r.Demands) != 1 || r.Demands[0].Asked != "Prime Minister, Nepal" {
		t.Errorf("%+v", r.Demands)
	}
}
