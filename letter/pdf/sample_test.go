package pdf_test

import (
	"fmt"

	"github.com/upheld/upheld/letter/doc"
)

// The letters that tests set. All words are made up for them.

func words(s string) []doc.Run { return []doc.Run{{Text: s}} }

func para(runs ...doc.Run) doc.Block { return doc.Block{Kind: doc.Paragraph, Runs: runs} }

func saying(s string) doc.Block { return para(words(s)...) }

var english = doc.Labels{
	To: "To", CC: "Copies", Subject: "Subject", Page: "Page %d of %d", Sources: "Sources", Draft: "Draft, not sent",
	Fingerprint: "Fingerprint", Demand: "Demand %d",
}

func short() *doc.Document {
	return &doc.Document{
		Title: "Request for a meeting", Lang: "en", Date: "2 June 2016", Place: "Geneva", Day: "2016-06-02",
		Subject:  "Request for a meeting on the conditions of detention in Prey Sar",
		Sender:   doc.Sender{Name: "Committee for the Paris Agreements", Lines: []string{"Rue de Lausanne 12, 1202 Geneva", "letters@example.org", "www.example.org"}},
		To:       []doc.Addressee{{Name: "H.E. the Minister of Justice", Role: "Ministry of Justice", Organisation: "Kingdom of Cambodia", Lines: []string{"Phnom Penh"}}},
		Greeting: "Excellency,",
		Body: []doc.Block{
			saying("We ask to be received in the week of 13 June, in Geneva or by telephone, to speak about the five people who have been held in Prey Sar since the first days of May. We would come with two lawyers and an interpreter, and would need no more than an hour."),
			saying("Their families have not been told on what grounds the detention goes on. We believe that a conversation serves everybody better than a further exchange of statements, and we shall keep what is said to ourselves until you have had time to answer."),
		},
		Closing: "Respectfully,",
		Signed:  []doc.Signatory{{Name: "Anna Lindqvist", Role: "Secretary"}},
		Labels:  english, Draft: true,
	}
}

func cited(s, note string) doc.Run { return doc.Run{Text: s, Note: words(note)} }

// seven is a letter with seven demands and a footnote under most of them.
func seven() *doc.Document {
	demand := func(n int, runs ...doc.Run) doc.Block {
		return doc.Block{Kind: doc.DemandOf, Number: n, Blocks: []doc.Block{para(runs...)}}
	}
	return &doc.Document{
		Title: "Open letter on the arrests of May 2016", Lang: "en", Date: "13 May 2016", Place: "Phnom Penh", Day: "2016-05-13",
		Subject: "Seven requests to the guarantors of the Agreements of 1991",
		Sender: doc.Sender{
			Name: "Friends of the Paris Agreements", Persons: []string{"Claire Fontaine, chair", "Tom Arden, secretary"},
			Lines: []string{"PO Box 1991, Phnom Penh", "post@example.org", "example.org/letters"},
		},
		To: []doc.Addressee{
			{Name: "His Excellency Ban Ki-moon", Role: "Secretary-General", Organisation: "United Nations", Lines: []string{"New York"}},
			{Name: "The Government of France", Organisation: "Co-chair of the Paris Conference"},
			{Name: "The Government of Indonesia", Organisation: "Co-chair of the Paris Conference"},
		},
		CC:       []doc.Addressee{{Name: "The Special Rapporteur", Organisation: "Human Rights Council"}},
		Greeting: "Your Excellency,",
		Body: []doc.Block{
			para(doc.Run{Text: "Twenty-five years ago eighteen States and the four Cambodian parties signed the Agreements that ended the war. They did more than end it: they promised the people of Cambodia "},
				cited("the rights of the Universal Declaration", "Agreement on a Comprehensive Political Settlement of the Cambodia Conflict, Paris, 23 October 1991, Part III, article 15. The summary is ours."),
				doc.Run{Text: ", and they said what should be done if the promise were broken. We write because it is being broken, and because you are among those who can say so."}),
			para(doc.Run{Text: "On 28 April 2016 four staff members of "}, doc.Run{Text: "ADHOC", Strong: true}, doc.Run{Text: " and a deputy secretary-general of the National Election Committee were taken for questioning; "},
				cited("on 2 May they were charged", "Statement of the Office of the High Commissioner for Human Rights in Cambodia, 2 May 2016; Cambodia Daily, 3 May 2016, p. 1."),
				doc.Run{Text: ". As of today they have been held for "}, doc.Run{Text: "16", Computed: true, Title: "days from 28 April to 13 May 2016, both counted"}, doc.Run{Text: " days. A list is "}, doc.Run{Text: "kept in public", Link: "https://example.org/held?on=2016-05-13"}, doc.Run{Text: ", and we ask you to:"}),
			demand(1, doc.Run{Text: "call, in public and by name, for the immediate and unconditional release of the five, who are held for having "}, cited("advised a witness", "International Covenant on Civil and Political Rights, articles 9 (1) and 14. Cambodia acceded on 26 May 1992. The five are named in the annex, with the day on which each was taken, the charge and the court, and with the source of each of these facts; the record behind the annex can be checked by anyone without asking us."), doc.Run{Text: ";"}),
			demand(2, doc.Run{Text: "ask the co-chairs of the Paris Conference to "}, cited("consult the signatories", "Agreement on a Comprehensive Political Settlement, article 29."), doc.Run{Text: " on the undertakings of article 15, as the text provides, before the end of July;"}),
			demand(3, doc.Run{Text: "urge the Government of Cambodia to withdraw the summonses against members of the National Assembly who hold a mandate, and to respect the immunity that the "}, cited("Constitution", "Constitution of the Kingdom of Cambodia, article 80."), doc.Run{Text: " gives them;"}),
			demand(4, doc.Run{Text: "send an envoy to Phnom Penh with the task of reporting within sixty days;"}),
			demand(5, doc.Run{Text: "make support for the National Election Committee depend on the "}, cited("return of its deputy secretary-general", "He was charged while in office; the law on the Committee, article 7, asks for a decision of its members."), doc.Run{Text: " to his post;"}),
			demand(6, doc.Run{Text: "let independent observers follow the commune council election of 4 June 2017 and the election of July 2018 from the registration of voters on;"}),
			demand(7, doc.Run{Text: "report to the "}, cited("Human Rights Council", "Resolution 30/23 of 2 October 2015 asks for such a report."), doc.Run{Text: " at its session in September what became of each of these requests."}),
			{Kind: doc.Heading, Level: 2, Runs: words("What was promised")},
			saying("The promise did not come from outside. It was made by Cambodians to Cambodians, in the presence of those who had supplied the war, and it was written into the Constitution two years later. A State that asks others to keep theirs may be asked to keep its own."),
			{Kind: doc.Quote, Blocks: []doc.Block{saying("“Nobody who signed in Paris thought that the signature was the end of the work. It was a debt, and it has a due date every morning.”"), saying("A delegate of 1991, to the authors")}},
			{Kind: doc.List, Items: [][]doc.Block{
				{saying("The first line of the record is the text of an undertaking, with its number and the day since when it binds.")},
				{saying("The second is an act, with its sources: never fewer than two of different origin.")},
				{saying("The third is what was asked for, of whom, and what came of it.")},
			}},
			{Kind: doc.List, Ordered: true, Items: [][]doc.Block{{saying("in June, an answer;")}, {saying("in July, the consultation;")}, {saying("in September, the report.")}}},
		},
		Closing: "Respectfully,",
		Signed: []doc.Signatory{
			{Name: "Claire Fontaine", Role: "Chair", Organisation: "Friends of the Paris Agreements", Country: "France"},
			{Name: "Tom Arden", Role: "Secretary", Organisation: "Friends of the Paris Agreements", Country: "Ireland"},
			{Name: "សុខ សុភា", Role: "Lawyer", Country: "Cambodia"},
		},
		Annexes: []doc.Annex{{Title: "Annex A. Persons held on 13 May 2016", Body: []doc.Block{
			saying("Ages, addresses and families are left out."), {Kind: doc.TableOf, Table: held(22)},
		}}},
		Labels: english, Fingerprint: "sha256 7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069",
	}
}

// held is a table of n persons who do not exist.
func held(n int) *doc.Table {
	names := []string{"Sok Dara", "Chan Bopha", "Keo Vannak", "Lim Sreymom", "Meas Rithy", "Nop Channary"}
	courts := []string{"Phnom Penh Municipal Court", "Court of Appeal", "Kandal Provincial Court"}
	t := &doc.Table{
		Caption: words("Persons held, by the day on which they were taken"),
		Columns: []doc.Column{
			{Title: words("Name"), Weight: 3},
			{Title: words("Taken"), Weight: 2},
			{Title: words("Charge"), Weight: 4},
			{Title: words("Court"), Weight: 4},
			{Title: words("Days"), Weight: 1, Numeric: true},
		},
	}
	for i := range n {
		charge := "Incitement, Criminal Code, article 495"
		if i%4 == 1 {
			charge = "Bribery of a witness, Criminal Code, article 548, later changed to complicity in the same"
		}
		row := []doc.Cell{
			{Runs: words(names[i%len(names)]), RowHead: true},
			{Runs: words(fmt.Sprintf("%d April 2016", 1+i))},
			{Runs: words(charge)},
			{Runs: words(courts[i%3])},
			{Runs: words(fmt.Sprint(1300 - 53*i))},
		}
		if i == 3 {
			row[2].Runs[0].Note = words("The charge was read out in court on 2 May 2016; no copy was given to the defence.")
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func french() *doc.Document {
	return &doc.Document{
		Title: "Lettre sur la liberté d’expression", Lang: "fr", Date: "13 mai 2016", Place: "Paris", Day: "2016-05-13",
		Subject:  "Libération immédiate et sans condition de cinq défenseurs des droits de l’homme",
		Sender:   doc.Sender{Name: "Comité pour les Accords de Paris", Lines: []string{"12, rue de l’Université, 75007 Paris", "lettres@example.org"}},
		To:       []doc.Addressee{{Name: "Monsieur le Ministre des Affaires étrangères", Organisation: "République française", Lines: []string{"37, quai d’Orsay, Paris"}}},
		Greeting: "Monsieur le Ministre,",
		Body: []doc.Block{
			saying("Depuis le 28\u00a0avril, cinq personnes sont détenues au Cambodge pour avoir fait leur travail. La Constitution du Royaume garantit pourtant «\u202fla liberté d’expression, de la presse, de publication et de réunion\u202f»\u00a0; la France, coprésidente de la Conférence de Paris, a promis d’y veiller. Que reste-t-il de cette promesse\u202f? Nous vous demandons une réponse\u00a0: elle est attendue."),
			saying("Certains écrivent « avec des espaces ordinaires » : la ligne ne doit pas finir avant le deux-points ; ni avant le guillemet ! Les œuvres, l’Œil, à, ç, é, ï, û, ÿ : tout est là. Le coût s’élève à 1\u202f250,50\u00a0€."),
			{Kind: doc.DemandOf, Number: 1, Blocks: []doc.Block{saying("Nous demandons au Gouvernement français d’appeler publiquement à la libération des cinq détenus.")}},
			{Kind: doc.DemandOf, Number: 2, Blocks: []doc.Block{saying("Nous demandons la convocation des signataires, conformément à l’article\u00a029.")}},
		},
		Closing: "Veuillez agréer, Monsieur le Ministre, l’expression de notre haute considération.",
		Signed:  []doc.Signatory{{Name: "Hélène Œuvrard", Role: "Présidente"}},
		Labels:  doc.Labels{To: "À", CC: "Copie", Subject: "Objet", Page: "Page %d sur %d", Sources: "Sources", Draft: "Projet, non envoyé", Fingerprint: "Empreinte", Demand: "Demande %d"},
		Draft:   true,
	}
}

const khmerText = "យើងខ្ញុំសូមអំពាវនាវឱ្យរដ្ឋាភិបាលនៃព្រះរាជាណាចក្រកម្ពុជាគោរពសិទ្ធិមនុស្ស និងលទ្ធិប្រជាធិបតេយ្យ ដូចដែលបានចែងក្នុងរដ្ឋធម្មនុញ្ញ។ " +
	"អ្នកការពារសិទ្ធិមនុស្សទាំងប្រាំនាក់ត្រូវបានឃុំខ្លួនតាំងពីថ្ងៃទី២៨ ខែមេសា ឆ្នាំ២០១៦ ហើយរហូតមកដល់ថ្ងៃនេះពួកគេនៅតែស្ថិតនៅក្នុងពន្ធនាគារ។"

func inKhmer() *doc.Document {
	return &doc.Document{
		Title: "លិខិតចំហ", Lang: "km", Date: "ថ្ងៃទី១៣ ខែឧសភា ឆ្នាំ២០១៦", Place: "ភ្នំពេញ", Day: "2016-05-13",
		Subject:  "សំណើសុំដោះលែងអ្នកការពារសិទ្ធិមនុស្សប្រាំនាក់",
		Sender:   doc.Sender{Name: "គណៈកម្មាធិការសម្រាប់កិច្ចព្រមព្រៀងទីក្រុងប៉ារីស", Lines: []string{"ភ្នំពេញ", "letters@example.org"}},
		To:       []doc.Addressee{{Name: "ឯកឧត្តមរដ្ឋមន្ត្រីក្រសួងយុត្តិធម៌", Organisation: "ព្រះរាជាណាចក្រកម្ពុជា"}},
		Greeting: "ឯកឧត្តម",
		Body: []doc.Block{
			saying(khmerText),
			para(doc.Run{Text: "កិច្ចព្រមព្រៀងទីក្រុងប៉ារីសឆ្នាំ១៩៩១"}, cited(" បានធានាសិទ្ធិទាំងនេះ", "កិច្ចព្រមព្រៀងស្តីពីដំណោះស្រាយនយោបាយរួមមួយ នៃជម្លោះកម្ពុជា មាត្រា១៥។"), doc.Run{Text: " ហើយ "}, doc.Run{Text: "ADHOC", Lang: "en"}, doc.Run{Text: " បានរាយការណ៍អំពីការរំលោភបំពានជាច្រើន។"}),
			{Kind: doc.DemandOf, Number: 1, Blocks: []doc.Block{saying("សូមដោះលែងអ្នកជាប់ឃុំទាំងអស់ជាបន្ទាន់ និងដោយគ្មានលក្ខខណ្ឌ។")}},
			{Kind: doc.DemandOf, Number: 2, Blocks: []doc.Block{saying("សូមធានាថាការបោះឆ្នោតជ្រើសរើសក្រុមប្រឹក្សាឃុំ សង្កាត់ ឆ្នាំ២០១៧ និងការបោះឆ្នោតជ្រើសតាំងតំណាងរាស្ត្រឆ្នាំ២០១៨ ប្រព្រឹត្តទៅដោយសេរី ត្រឹមត្រូវ និងយុត្តិធម៌។")}},
		},
		Closing: "សូមទទួលនូវការគោរពដ៏ខ្ពង់ខ្ពស់",
		Signed:  []doc.Signatory{{Name: "សុខ សុភា", Role: "ប្រធាន"}},
		Labels:  doc.Labels{To: "ជូនចំពោះ", CC: "ចម្លងជូន", Page: "ទំព័រ %d នៃ %d", Draft: "សេចក្តីព្រាង", Fingerprint: "ស្នាមម្រាមដៃ", Demand: "សំណើទី %d"},
	}
}

// mixed is English with Khmer and French in it.
func mixed() *doc.Document {
	d := short()
	d.Body = append(d.Body,
		para(doc.Run{Text: "The Constitution speaks of the "}, doc.Run{Text: "ព្រះរាជាណាចក្រកម្ពុជា", Lang: "km"}, doc.Run{Text: " and says that power is exercised "}, doc.Run{Text: "ក្នុង", Lang: "km"}, doc.Run{Text: " the limits of the law; in French, "}, doc.Run{Text: "« l’État de droit »", Lang: "fr", Emph: true}, doc.Run{Text: ". The Khmer words stand in the line as if they had always been there, and the lines about them keep their distance."}),
		doc.Block{Kind: doc.Paragraph, Lang: "km", Runs: words(khmerText)},
		saying("A very long address https://example.org/record/acts/2016/05/13/with/a/path/that/goes/on/and/on/without/any/space/at/all?and=parameters&more=of&them=too ends here, and extra\u00adordi\u00adnarily long words may be divided only where the writer says so."),
	)
	return d
}

// annex is a letter that n people signed.
func annex(n int) *doc.Document {
	d := short()
	given := []string{"Anna", "Bopha", "Chhun", "Dieter", "Élodie", "Fatima", "Grace", "Hiroshi", "Ines", "Jean-Luc", "សុខា", "Łukasz"}
	family := []string{"Sok", "Martin", "Okafor", "Lindqvist", "Nguyễn", "Chea", "Dupont", "O’Brien", "Tanaka", "ចាន់", "Müller"}
	roles := []string{"Lawyer", "Teacher", "", "Member of Parliament", "Professor of international law"}
	orgs := []string{"", "University of Sydney", "International Federation for Human Rights", "", "Bar Association of Lyon", ""}
	countries := []string{"Cambodia", "France", "Australia", "Canada", "Sweden", "Japan", "United States of America"}
	var signed []doc.Signatory
	for i := range n {
		signed = append(signed, doc.Signatory{
			Name: given[i%len(given)] + " " + family[(i/3)%len(family)], Role: roles[i%len(roles)],
			Organisation: orgs[i%len(orgs)], Country: countries[i%len(countries)],
		})
	}
	d.Annexes = []doc.Annex{{Title: fmt.Sprintf("Annex. The %d signatories", n), Body: []doc.Block{{Kind: doc.Columns, Signed: signed}}}}
	d.Draft = false
	return d
}
