package read

import "strings"

var articleWords = set("article articles art arts section sections articulo articulos clause paragraph §")

// articleOf reads the article cited with an instrument at [k, end): "Articles 9(2) and 14 of the …", "ICCPR (Art. 19)",
// "l'article 19 du …", "artículo 13 de la …".
func (d *doc) articleOf(t []tok, from, k, end, j int) string {
	// before the name
	for n := k - 1; n >= max(from, k-24); n-- {
		if articleWords[t[n].w] {
			if a, stop := readArticles(t, n+1, k); a != "" && linked(t, stop, k) {
				if strings.HasPrefix(t[n].w, "section") {
					return "Section " + a
				}
				return a
			}
			break
		}
		if t[n].w == ";" || t[n].w == ":" {
			break
		}
	}
	// after it
	n := end
	for n < min(j, end+4) && (t[n].kind == punct || t[n].w == "and" || t[n].w == "in" || t[n].w == "under" || t[n].w == "its" || t[n].w == "en" || t[n].w == "su" || t[n].w == "son" || t[n].w == "dont" || t[n].w == "l'" || t[n].w == "cuyo" || t[n].w == "cuyos" || t[n].w == "whose") && t[n].w != "." {
		n++
	}
	if n < j && articleWords[t[n].w] {
		m := n + 1
		if m < j && t[m].w == "." {
			m++
		}
		a, stop := readArticles(t, m, j)
		// "… of the UDHR": these are of the next instrument
		if a != "" && !(stop < j && (t[stop].w == "of" || t[stop].w == "de" || t[stop].w == "du" || t[stop].w == "del")) {
			return a
		}
	}
	return ""
}

// readArticles reads "9(2), 14 and 19" from token i on.
func readArticles(t []tok, i, j int) (string, int) {
	var out []string
	n := i
	for n < j && n-i < 24 {
		w := t[n]
		switch {
		case w.w == "." && n == i:
			n++
			continue
		case w.kind == number && len(w.w) <= 8:
			a := w.w
			n++
			for n+2 < j && t[n].w == "(" && t[n+2].w == ")" && t[n].start == t[n-1].end {
				a += "(" + t[n+1].w + ")"
				n += 3
			}
			if n+1 < j && t[n].w == "-" && t[n].start == t[n-1].end && len(t[n+1].w) == 1 && t[n+1].start == t[n].end { // 31-B
				a += "-" + strings.ToUpper(t[n+1].w)
				n += 2
			}
			out = append(out, a)
			continue
		case (w.w == "," || w.w == "and" || w.w == "et" || w.w == "y" || w.w == "&" || w.w == "to" || w.w == "-" || w.w == "or" || w.w == "paragraph") && len(out) > 0 && n+1 < j && (t[n+1].kind == number || t[n+1].w == "and" || t[n+1].w == "et" || t[n+1].w == "y"):
			n++
			continue
		}
		break
	}
	return strings.Join(out, ", "), n
}

// linked reports whether only links, and other instruments joined by "and", stand between an article and a name.
func linked(t []tok, i, k int) bool {
	if i >= k {
		return i == k
	}
	w := t[i].w
	if w != "of" && w != "de" && w != "du" && w != "del" && w != "in" && w != "d'" && w != "des" && w != "under" {
		return false
	}
	for n := i + 1; n < k; n++ {
		if t[n].w == "." || t[n].w == ";" || t[n].w == "which" || t[n].w == "that" {
			return false
		}
	}
	if k >= 2 && (t[k-2].w == "y" || t[k-2].w == "et") && (t[k-1].w == "el" || t[k-1].w == "la" || t[k-1].w == "le" || t[k-1].w == "l'") {
		return false // "el artículo 13 de la CADH y el Convenio 169": the second is named whole
	}
	return k-i < 16
}
