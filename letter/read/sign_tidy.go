package read

import "strings"

// tidySigners takes out of the signatories what is no name: a line that says for whom somebody signs, an office alone, a word of
// closing, the same name again.
func (d *doc) tidySigners() {
	list := d.r.Signatories
	if len(list) == 0 {
		return
	}
	list = parted(list)
	var out []Signatory
	seen := map[string]bool{}
	for i, s := range list {
		key := fold(s.Name)
		switch {
		case seen[key]:
			continue
		case i+1 < len(list) && signsFor(key):
			continue
		case closesAgain(key), onlyCloses(key):
			continue
		case i > 0 && i == len(list)-1 && placeBelow(list, i):
			continue
		case len(list) > 1 && d.onlyOffice(s.Name):
			if n := len(out); n > 0 && out[n-1].Affiliation == "" && d.onePerson(out[n-1].Name) {
				out[n-1].Affiliation = s.Name
			}
			continue
		}
		seen[key] = true
		out = append(out, s)
	}
	if len(out) > 0 {
		d.r.Signatories = out
	}
}

// signsFor reports "Pour le Syndicat", "Por la Red", "On behalf of the union" above the name of the one who signs.
func signsFor(f string) bool {
	for _, p := range []string{"pour le ", "pour la ", "pour les ", "pour l'", "pour l’", "por la ", "por el ", "por los ", "por las ", "for the ", "for and on behalf", "on behalf of", "au nom d", "en nombre de", "p.o. ", "p/o "} {
		if strings.HasPrefix(f, p) {
			return true
		}
	}
	return false
}

// closesAgain reports words of closing that stand among the names.
func closesAgain(f string) bool {
	for _, p := range []string{"i am,", "i remain", "we remain", "yours ever", "yours etc", "yours in", "sin otro particular", "en solidarite", "en solidaridad", "in solidarity", "with respect", "with thanks", "thank you", "merci", "gracias", "signed"} {
		if strings.HasPrefix(f, p) && len(f) < len(p)+24 {
			return true
		}
	}
	return false
}

// onlyOffice reports a line that holds an office and no name: "Co-Chairs", "Le Secrétaire régional", "Vice-Chair of the Group".
func (d *doc) onlyOffice(s string) bool {
	t := tokens(s, 0, len(s), d.l.lang == "fr", nil)
	k := 0
	for k < len(t) && (d.l.det[t[k].w] || t[k].w == "co" || t[k].w == "vice" || t[k].w == "former" || t[k].w == "-") {
		k++
	}
	if k >= len(t) || !officeHeads[strings.TrimSuffix(t[k].w, "s")] && !officeHeads[t[k].w] {
		return false
	}
	for n := k + 1; n < len(t); n++ { // "President Ana Soto" has a name behind its office
		if t[n].w == "of" || t[n].w == "de" || t[n].w == "du" || t[n].w == "del" || t[n].w == "for" || t[n].w == "," || t[n].w == "d'" || t[n].w == "on" {
			return true
		}
		if t[n].cap && !roles[t[n].w] && !officeHeads[t[n].w] {
			return false
		}
	}
	return true
}

var officeHeads = set(`co-chair chair chairperson chairman chairwoman vice-chair president vice-president secretary secretary-general director coordinator convenor convener spokesperson treasurer
	secretaire presidente president directeur directrice porte-parole coordinateur coordinatrice tresorier
	presidenta secretario secretaria director directora coordinador coordinadora portavoz vocero vocera`)

// parted splits a line of names at its strokes: "River Watch | Lake Forum".
func parted(list []Signatory) []Signatory {
	var out []Signatory
	for _, s := range list {
		if s.Affiliation != "" || strings.Count(s.Name, "|") == 0 || strings.Count(s.Name, "|") > 500 {
			out = append(out, s)
			continue
		}
		for part := range strings.SplitSeq(s.Name, "|") {
			if part = strings.TrimSpace(part); part != "" {
				out = append(out, Signatory{Name: part, Span: s.Span})
			}
		}
	}
	return out
}
