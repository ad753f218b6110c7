package read

import "strings"

// bareClause reads a that-clause without "that": "we demand the Government release her", "demand charges be dropped".
func (d *doc) bareClause(t []tok, s sent, j int, a *ask) bool {
	end := d.bodyEnd(t, j, s.j)
	if end > j && end < s.j && t[end].kind == word && !t[end].cap && (d.actVerb(t, end) || t[end].w == "immediately") {
		a.obj, a.comp = [2]int{j, end}, [2]int{end, s.j}
		return true
	}
	for k := j; k < min(s.j, j+14); k++ {
		if t[k].w == "be" && k+1 < s.j {
			a.comp, a.passive = [2]int{j, s.j}, true
			d.byEN(t, a)
			return true
		}
	}
	return false
}

// clauseEN reads a clause after "that": who is its subject, and is it passive?
func (d *doc) clauseEN(t []tok, s sent, j int, v verb, a *ask) bool {
	a.comp = [2]int{j, s.j}
	if j >= s.j || t[j].w == ":" {
		a.list = true
		return v.frame&soft == 0
	}
	if t[j].w == "you" || t[j].w == "your" && j+1 < s.j && (t[j+1].cap || d.l.organs[t[j+1].w]) {
		a.second = true
		a.obj = [2]int{j, j + 1}
		a.comp = [2]int{j + 1, s.j}
		if j+2 >= s.j && t[j].w == "your" {
			a.list, a.comp = true, [2]int{s.j, s.j} // "we ask that your governments", and a list
		}
		return true
	}
	end := d.subjectOf(t, j, s.j)
	if end > j {
		n := d.pastApposition(t, end, s.j)
		for n < s.j && (strings.HasSuffix(t[n].w, "ly") || t[n].w == "should" || t[n].w == "must" || t[n].w == "will" || t[n].w == "would" || t[n].w == "can" || t[n].w == "also" || t[n].w == "and" && n > end || t[n].w == "shall" || t[n].w == "may" || t[n].w == "not") {
			n++
		}
		if passiveEN(t, n, s.j) {
			a.passive = true
			d.byEN(t, a)
			return v.frame&soft == 0
		}
		a.obj, a.comp = [2]int{j, end}, [2]int{n, s.j}
		if n >= s.j-1 && endsOpen(t, s) {
			a.list = true
		}
		return v.frame&soft == 0 || d.isConcrete(t, n, s.j)
	}
	if v.frame&soft != 0 {
		return false
	}
	a.passive = true
	d.byEN(t, a)
	return true
}

// subjectOf finds the end of the subject that begins at j: a body, or a person with an honorific ("Mr. Paul Obiang").
func (d *doc) subjectOf(t []tok, j, end int) int {
	if k := d.bodyEnd(t, j, end); k > j {
		return k
	}
	k := j
	if d.l.det[t[k].w] {
		k++
	}
	if k < end && roles[t[k].w] && t[k].cap { // an office: "the Inspector of Prisons"
		for k < end && (t[k].cap && t[k].kind == word || links[t[k].w] && k+1 < end && (t[k+1].cap || d.l.det[t[k+1].w]) && t[k].w != "to" || d.l.det[t[k].w] && k+1 < end && t[k+1].cap) {
			k++
		}
		return k
	}
	if !honorifics[t[j].w] || !t[j].cap {
		return j
	}
	k = j + 1
	for k < end && (t[k].w == "." || t[k].cap && t[k].kind == word || particles[t[k].w] && k+1 < end && t[k+1].cap) {
		k++
	}
	return k
}

// pastApposition goes over words between commas that tell more of the subject before k: ", Mr Ali Noor SC,", ", as the
// mediator chosen by both,", ", whose envoy has been there,".
func (d *doc) pastApposition(t []tok, k, end int) int {
	if k >= end || t[k].w != "," {
		return k
	}
	for n := k + 1; n < min(end-1, k+24); n++ {
		if t[n].w == ";" || t[n].w == ":" {
			return k
		}
		if t[n].w == "," && (d.actVerb(t, n+1) || d.l.modals[t[n+1].w] || auxiliaries[t[n+1].w] || t[n+1].w == "not" || strings.HasSuffix(t[n+1].w, "ly")) {
			return n + 1
		}
	}
	return k
}

// passiveEN reports "be prosecuted", "are released" at n, or behind up to three words that still belong to the name.
func passiveEN(t []tok, n, j int) bool {
	for k := n; k < min(j-1, n+4); k++ {
		if t[k].w == "be" || t[k].w == "is" || t[k].w == "are" {
			w := t[k+1].w
			return strings.HasSuffix(w, "ed") || participles[w]
		}
		if t[k].kind != word || t[k].w == "to" || t[k].w == "and" {
			return false
		}
	}
	return false
}

// participles are those without -ed.
var participles = set("held brought made put given sent taken set found told withdrawn heard kept let paid done seen shown cut struck won driven thrown overthrown known begun left met")

// softEN reads hope, trust, wish, suggest without "that": "we hope you will", "I hope the Government will".
func (d *doc) softEN(t []tok, s sent, j int, v verb, a *ask) bool {
	if v.lemma == "recommend" || v.lemma == "insist" || v.lemma == "propose" || v.lemma == "suggest" || v.lemma == "require" {
		if d.bareClause(t, s, j, a) {
			return true
		}
		if v.frame&noun == 0 {
			return false
		}
		return d.objectEN(t, s, j, v, a)
	}
	if v.lemma == "expect" || v.lemma == "want" || v.lemma == "wish" {
		k := findInf(t, j, s.j)
		if k > j && k-j < 14 && (t[j].w == "you" || d.bodyEnd(t, j, k) > j) {
			a.obj, a.comp, a.second = [2]int{j, k}, [2]int{k, s.j}, t[j].w == "you"
			return true
		}
		return false
	}
	end := d.bodyEnd(t, j, s.j)
	if t[j].w == "you" || t[j].w == "your" && end > j {
		end = max(end, j+1)
	}
	if end == j || end >= s.j {
		return false
	}
	if m := t[end].w; m != "will" && m != "would" && m != "can" && m != "could" && m != "may" && m != "shall" && m != "'ll" {
		return false
	}
	a.second = t[j].w == "you" || t[j].w == "your"
	a.obj, a.comp = [2]int{j, end}, [2]int{end + 1, s.j}
	return d.isConcrete(t, end+1, s.j)
}
