// Package doctest holds documents for the tests of the setters: one letter that uses everything a document can hold, and
// random ones.
package doctest

import (
	"fmt"

	"github.com/upheld/upheld/letter/doc"
)

func words(s string) []doc.Run { return []doc.Run{{Text: s}} }

func para(runs ...doc.Run) doc.Block { return doc.Block{Kind: doc.Paragraph, Runs: runs} }

func say(s string) doc.Block { return para(doc.Run{Text: s}) }

// Letter is a letter of two pages and an annex. Its persons and numbers are made up.
func Letter() *doc.Document {
	return &doc.Document{
		Title: "Open letter on the five", Lang: "en", Subject: "The five who are held, and what was promised in 1991",
		Date: "13 May 2016", Place: "Phnom Penh", Day: "2016-05-13",
		Sender: doc.Sender{
			Name: "Association for the Record", Lines: []string{"12 Street 240, Phnom Penh", "record@example.org", "+855 23 000 000"},
			Persons: []string{"Sok Dara, President", "Chan Mony, Secretary"},
		},
		To: []doc.Addressee{
			{Name: "His Excellency Ban Ki-moon", Role: "Secretary-General", Organisation: "United Nations", Lines: []string{"New York"}},
			{Name: "The Minister of Foreign Affairs", Organisation: "Government of the French Republic"},
			{Name: "The Minister of Foreign Affairs", Organisation: "Government of Indonesia", Lines: []string{"Jakarta"}},
		},
		CC:       []doc.Addressee{{Name: "The Special Rapporteur", Organisation: "OHCHR"}},
		Greeting: "Excellencies,",
		Body:     body(),
		Closing:  "Respectfully,",
		Signed: []doc.Signatory{
			{Name: "Sok Dara", Role: "President", Organisation: "Association for the Record", Country: "Cambodia"},
			{Name: "Marie Lefèvre", Role: "Présidente", Organisation: "Les Amis du Droit", Country: "France"},
			{Name: "ចាន់ មុនី", Country: "Cambodia"},
		},
		Annexes: []doc.Annex{
			{Title: "Annex 1: those who sign as well", Body: []doc.Block{say("They signed between two dates."), {Kind: doc.Columns, Signed: Signatories(45)}, say("End of the list.")}},
			{Title: "Annex 2: the persons", Body: []doc.Block{held(30)}},
		},
		Labels: doc.Labels{
			To: "To", CC: "Copies", Subject: "Subject", Page: "Page %d of %d", Sources: "Sources", Draft: "Draft, not sent",
			Fingerprint: "Fingerprint", Demand: "Demand %d",
		},
		Fingerprint: "b1946ac92492d2347c6235b4d2611184f5b2c1b6a7d0b6f4b7c6f9a1e2d3c4b5",
		Draft:       true,
	}
}

func body() []doc.Block {
	cite := []doc.Run{{Text: "Agreement on a Comprehensive Political Settlement, "}, {Text: "article 15", Emph: true}, {Text: ", see ", Link: ""}, {Text: "the treaty series", Link: "https://treaties.example.org/doc?a=1&b=2"}, {Text: "."}}
	return []doc.Block{
		para(doc.Run{Text: "We write to "}, doc.Run{Text: "each of you", Strong: true}, doc.Run{Text: " because of a promise made in Paris.", Note: cite}, doc.Run{Text: " On this day "},
			doc.Run{Text: "5", Computed: true, Title: "held on 2016-05-13: five spells that no release has ended"}, doc.Run{Text: " persons are held; <b>none</b> & \"all\" of them worked for the rights of others in "},
			doc.Run{Text: "កម្ពុជា", Lang: "km"}, doc.Run{Text: ", which means that they were taken in\u00adside their own country, and they\u00a0are still there.", Note: words("Record of the Association, spell 7.")}),
		{Kind: doc.Paragraph, Lang: "fr", Runs: words("Nous demandons à la France d’agir : « sans délai », comme elle l’a promis.")},
		{Kind: doc.Paragraph, Lang: "km", Runs: words("យើង\u200bសូម\u200bអំពាវនាវ\u200bឱ្យ\u200bដោះលែង\u200bមនុស្ស\u200bទាំង\u200bប្រាំ\u200bនាក់\u200bភ្លាម\u200bៗ ក្នុង\u200bប្រទេស\u200bកម្ពុជា\u200bដែល\u200bបាន\u200bសន្យា\u200bគោរព\u200bសិទ្ធិ\u200bមនុស្ស។")},
		{Kind: doc.Heading, Level: 2, Runs: words("What happened")},
		{Kind: doc.Quote, Blocks: []doc.Block{say("Khmer citizens shall have freedom of expression, press, publication and assembly.")}},
		{Kind: doc.List, Items: [][]doc.Block{{say("first they were summoned,")}, {say("then they were charged:"), {Kind: doc.List, Ordered: true, Start: 3, Items: [][]doc.Block{{say("with bribery")}, {say("with nothing that the record bears out")}}}}, {say("and at last moved."), say("A second paragraph of the item.")}}},
		{Kind: doc.TableOf, Table: &doc.Table{
			Caption: words("Days held"),
			Columns: []doc.Column{{Title: words("Person"), Weight: 3}, {Title: words("Where"), Weight: 3}, {Title: words("Days"), Numeric: true}},
			Rows: [][]doc.Cell{
				{{Runs: words("Ny Sokha"), RowHead: true}, {Runs: words("Prey Sar")}, {Runs: []doc.Run{{Text: "15", Computed: true, Title: "days"}}}},
				{{Runs: words("Yi Soksan"), RowHead: true}, {Runs: words("Prey Sar"), RowHead: false}, {Runs: []doc.Run{{Text: "1,015", Note: words("Counted with the first and the last day.")}}}},
			},
		}},
		{Kind: doc.Heading, Level: 3, Runs: words("What we ask")},
		{Kind: doc.DemandOf, Number: 1, Blocks: []doc.Block{say("That the Government release all five at once and without any condition."), say("Bail is no release.")}},
		{Kind: doc.DemandOf, Number: 2, Blocks: []doc.Block{say("That the States which signed call the conference that they agreed on:"), {Kind: doc.List, Ordered: true, Items: [][]doc.Block{{say("France")}, {say("Indonesia")}}}}},
		{Kind: doc.Rule},
		para(doc.Run{Text: "Line one of the end\nand line two. Write to "}, doc.Run{Text: "record@example.org", Link: "mailto:record@example.org"}, doc.Run{Text: ", never to "}, doc.Run{Text: "this", Link: "javascript:alert(1)"}, doc.Run{Text: "."}),
	}
}

// Signatories is n made-up signatories.
func Signatories(n int) []doc.Signatory {
	var out []doc.Signatory
	for i := range n {
		s := doc.Signatory{Name: fmt.Sprintf("Signatory %c%c", 'A'+i%26, 'a'+i/26%26), Organisation: "Group " + string(rune('A'+i%7)), Country: "Norway"}
		if i%3 == 0 {
			s.Role = "Director"
		}
		out = append(out, s)
	}
	return out
}

// held is a table of n made-up persons.
func held(n int) doc.Block {
	t := &doc.Table{Columns: []doc.Column{{Title: words("No."), Numeric: true}, {Title: words("Name"), Weight: 4}, {Title: words("Since"), Weight: 3}, {Title: words("Days"), Numeric: true, Weight: 2}}}
	for i := range n {
		t.Rows = append(t.Rows, []doc.Cell{{Runs: words(fmt.Sprint(i + 1))}, {Runs: words(fmt.Sprintf("Person %c%c", 'A'+i%26, 'a'+i/26)), RowHead: true}, {Runs: words("28 April 2016")}, {Runs: words(fmt.Sprint(400 - i))}})
	}
	return doc.Block{Kind: doc.TableOf, Table: t}
}
