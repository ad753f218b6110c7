package read

// fronted reads who is asked where the name stands before the verb: "A los Estados vecinos les pedimos que", "Au Conseil,
// nous demandons de", "Of the Government we ask that". It gives the tokens of the name.
func (d *doc) fronted(t []tok, s sent, verb int) ([2]int, bool) {
	k := s.i
	for k < verb && (t[k].w == "y" || t[k].w == "et" || t[k].w == "and" || t[k].w == "," || t[k].w == "asimismo" || t[k].w == "tambien" || t[k].w == "enfin" || t[k].w == "finally") {
		k++
	}
	link := false
	switch t[k].w {
	case "a", "al", "au", "aux":
		link = d.l.lang != "en"
	case "of", "from", "to", "del", "du", "des":
		link = t[k].w != "to" || d.l.lang == "en"
	}
	if !link || k+1 >= verb {
		return [2]int{}, false
	}
	end := d.bodyEnd(t, k+1, verb)
	if end <= k+1 {
		return [2]int{}, false
	}
	n := end
	if t[n].w == "," { // an apposition: "al Consejo, que se reúne en mayo, le solicitamos"
		for m := n + 1; m < verb; m++ {
			if t[m].w == "," {
				n = m
			}
		}
		n++
	}
	for k := 0; k < 4 && n < verb && (links[t[n].w] || t[n].kind == word && !t[n].cap && !d.l.we[t[n].w] && t[n].w != "le" && t[n].w != "les"); k++ {
		n++ // "de la región"
	}
	for n < verb {
		if w := t[n].w; !d.l.we[w] && !d.l.adverbs[w] && w != "le" && w != "les" && w != "," && !d.l.want[w] && w != "que" {
			return [2]int{}, false
		}
		n++
	}
	if n > end && !links[t[end].w] && t[end].w != "," && t[end].kind == word && !t[end].cap {
		return [2]int{k + 1, end + 1}, true // "a los Estados vecinos"
	}
	if n > end && links[t[end].w] && t[end].w != "," {
		for e := end + 1; e < min(n, end+4); e++ {
			if t[e].kind == word && !d.l.det[t[e].w] && !links[t[e].w] {
				return [2]int{k + 1, e + 1}, true
			}
		}
	}
	return [2]int{k + 1, end}, true
}
