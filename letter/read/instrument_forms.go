package read

// leads are words with a capital that stand before the name of an instrument and are no part of it: the verb that begins an item, a
// State that is party to it.
var leads = set("amend repeal sign ratify respect implement honour honor uphold withdraw abolish revise suspend apply enforce publish adopt reject scrap review no yes vote state states party parties member under the article articles section sections")

// leadsName reports whether the word at k, before an instrument whose head stands at head, begins a sentence or tells of its
// parties: "Amend the Broadcasting Act", "State Party to the International Covenant".
func leadsName(t []tok, k, head int) bool {
	if k >= head || !leads[t[k].w] {
		return false
	}
	for n := k + 1; n < head; n++ {
		if t[n].w == "the" || t[n].w == "to" {
			return true
		}
	}
	return k == 0 && t[k].w != "state" && t[k].w != "states" && t[k].w != "member" && t[k].w != "section" && t[k].w != "article"
}

// dayAt reads a day without its year, "15 March", "November 27", "15 mars", and gives the tokens it takes.
func dayAt(t []tok, k, j int) int {
	if k+1 >= j {
		return 0
	}
	if _, ok := ordinal(t[k].w); ok && t[k].kind == number {
		n := k + 1
		if t[n].w == "de" || t[n].w == "of" {
			n++
		}
		if n < j && months[t[n].w] > 0 {
			return n + 1 - k
		}
		return 0
	}
	if _, ok := ordinal(t[k+1].w); ok && t[k].cap && months[t[k].w] > 0 {
		return 2
	}
	return 0
}
