package read

import "strings"

// notInf are words that do not make an infinitive of a "to" before them.
var notInf = set(`the a an this that these those all any each every its their his her our your my both such no some which whom whose it them us him me you and or
	of for in on with at by from date life death freedom education health work peace justice information access court prison jail trial exile freely human food water which what
	democracy speech expression assembly association privacy people persons power war home abroad school safety security one two three four five six seven`)

// infinitive reports whether an infinitive with "to" begins at k, and where its verb stands.
func infinitive(t []tok, k, j int) (int, bool) {
	if t[k].w != "to" {
		return 0, false
	}
	n := k + 1
	for n < j && (t[n].w == "not" || t[n].w == "also" || t[n].w == "please" || t[n].w == "," || t[n].w == "and" && n > k+1 || strings.HasSuffix(t[n].w, "ly") && t[n].w != "apply" && t[n].w != "comply" && t[n].w != "rely" && t[n].w != "reply" && t[n].w != "supply" || t[n].w == "once" || t[n].w == "further" || t[n].w == "at" || t[n].w == "again") {
		n++
	}
	if n >= j || n == j-1 && t[n].kind == punct {
		return n, true // "to:" before a list
	}
	w := t[n]
	if w.kind != word || w.cap && !w.upper || notInf[w.w] || w.kind == number {
		return 0, false
	}
	if _, c := nations().at(t, n); c > 0 && w.cap {
		return 0, false
	}
	for _, end := range []string{"tion", "ment", "ness", "ity", "ism"} {
		if strings.HasSuffix(w.w, end) && w.w != "implement" && w.w != "mention" && w.w != "condition" && w.w != "comment" && w.w != "supplement" && w.w != "question" && w.w != "sanction" && w.w != "document" {
			return 0, false
		}
	}
	return n, true
}

// findInf finds the first infinitive with "to" from token k on.
func findInf(t []tok, k, j int) int {
	for n := k; n < min(j, k+90); n++ {
		if t[n].w == ";" || t[n].w == ":" && n < j-1 {
			return -1
		}
		if _, ok := infinitive(t, n, j); ok {
			return n
		}
	}
	return -1
}
