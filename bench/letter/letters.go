package main

import (
	"fmt"

	"github.com/upheld/upheld/letter/doc"
)

func words(s string) []doc.Run { return []doc.Run{{Text: s}} }

// demands is a letter of the size of a real appeal: seven demands with notes, and some Khmer.
func demands() *doc.Document {
	d := &doc.Document{
		Title: "Seven requests", Lang: "en", Subject: "Seven requests to the guarantors of the Agreements", Date: "13 May 2016", Day: "2016-05-13", Place: "Phnom Penh",
		Sender:   doc.Sender{Name: "Friends of the Paris Agreements", Lines: []string{"PO Box 1991, Phnom Penh", "post@example.org"}},
		To:       []doc.Addressee{{Name: "His Excellency the Secretary-General", Organisation: "United Nations", Lines: []string{"New York"}}},
		Greeting: "Your Excellency,",
		Closing:  "Respectfully,",
		Signed:   []doc.Signatory{{Name: "Anna Lindqvist", Role: "Chair"}, {Name: "Tom Arden", Role: "Secretary"}},
		Labels:   doc.Labels{To: "To", Page: "Page %d of %d", Demand: "Demand %d", Sources: "Sources"},
	}
	for i := range 4 {
		d.Body = append(d.Body, doc.Block{Runs: []doc.Run{
			{Text: "The Agreements ended a war and promised the people of Cambodia that their rights would be kept. The record beside this letter says, line by line, what was promised, what was done, and to whom; every line names those who say so. "},
			{Text: "We ask you to read it", Note: words(fmt.Sprintf("Agreement on a Comprehensive Political Settlement, article %d, as summarised by us, with the day since when it binds and the names of those who signed it.", 15+i))},
			{Text: " with the care that you would give to a complaint of your own, and to answer before the summer is over, so that the families know."},
		}})
	}
	d.Body = append(d.Body, doc.Block{Lang: "km", Runs: words("យើងខ្ញុំសូមអំពាវនាវឱ្យរដ្ឋាភិបាលនៃព្រះរាជាណាចក្រកម្ពុជាគោរពសិទ្ធិមនុស្ស និងលទ្ធិប្រជាធិបតេយ្យ ដូចដែលបានចែងក្នុងរដ្ឋធម្មនុញ្ញ។")})
	for i := range 7 {
		d.Body = append(d.Body, doc.Block{Kind: doc.DemandOf, Number: i + 1, Blocks: []doc.Block{{Runs: []doc.Run{
			{Text: "call in public, and by name, for the immediate and unconditional release of those who are held for what they said, and "},
			{Text: "report what became of the call", Note: words("International Covenant on Civil and Political Rights, articles 9 and 19; both bind Cambodia since 26 August 1992.")},
			{Text: " within sixty days."},
		}}}})
	}
	return d
}

// signed is the same letter with an annex of n signatories.
func signed(n int) *doc.Document {
	d := demands()
	given := []string{"Anna", "Bopha", "Chhun", "Dieter", "Élodie", "Fatima", "Grace", "Hiroshi", "Inés", "សុខា"}
	family := []string{"Sok", "Martin", "Okafor", "Lindqvist", "Chea", "Dupont", "Tanaka"}
	var list []doc.Signatory
	for i := range n {
		list = append(list, doc.Signatory{Name: given[i%len(given)] + " " + family[i%len(family)], Role: "Lawyer", Organisation: fmt.Sprintf("Bar of district %d", i%40), Country: "Cambodia"})
	}
	d.Annexes = []doc.Annex{{Title: "Signatories", Body: []doc.Block{{Kind: doc.Columns, Signed: list}}}}
	return d
}
