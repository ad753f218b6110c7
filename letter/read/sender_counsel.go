package read

// counselOf reads whose counsel a text is: its title begins with a body and a colon, "Council on River Health: …", and a sentence
// gives what that body asks in the present tense, "The Council recommends that …". A report by others tells it in the past. It
// gives the words of the name, or nil.
func (d *doc) counselOf() nameSet {
	if len(d.units) < 2 || d.l.lang != "en" {
		return nil
	}
	t := d.units[0].t
	end := 0
	for k := 1; k < min(len(t)-1, 14); k++ {
		if t[k].w == ":" {
			end = k
			break
		}
		if !t[k].cap && !nameLinks[t[k].w] && t[k].w != "on" {
			return nil
		}
	}
	if end < 2 {
		return nil
	}
	noun := ""
	for k := range end {
		if t[k].cap && powers[t[k].w] && t[k].w != "human" {
			return nil
		}
		if senderNouns[t[k].w] && noun == "" {
			noun = t[k].w
		}
	}
	if noun == "" {
		return nil
	}
	for ui := 1; ui < len(d.units); ui++ {
		u := &d.units[ui]
		for _, s := range u.sents {
			for k := s.i + 2; k < min(s.j-2, s.i+5); k++ {
				v := d.l.verbs[u.t[k].w]
				if v.form == third && counsels[v.lemma] && !u.t[k].quoted && u.t[s.i].w == "the" && u.t[s.i+1].w == noun && (k == s.i+2 || d.l.adverbs[u.t[k-1].w]) {
					return d.nameWords(t, 0, end)
				}
			}
		}
	}
	return nil
}

var counsels = set("recommend suggest propose advise urge call ask request demand")
