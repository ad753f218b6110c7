package read

import "strings"

// voice is who speaks a verb of asking.
type voice uint8

const (
	nobody    voice = iota // somebody else, or nobody
	sender                 // who wrote the text
	earlier                // who wrote the text, before: "we have called on"
	passively              // nobody named, in the passive: "the Government is urged to"
)

// nameSet is the words of the name of an organisation.
type nameSet map[string]bool

// speaker looks to the left of the verb at i for its subject.
func (d *doc) speaker(ui int, t []tok, s sent, i int, v verb, at position) voice {
	switch d.l.lang {
	case "fr", "es":
		return d.speakerRomance(ui, t, s, i, v, at)
	}
	j := d.skipAdverbs(t, s, i-1)
	switch v.form {
	case base:
		return d.speakerBase(ui, t, s, i, j, at)
	case third:
		if j < s.i && at.operative {
			return sender
		}
		if d.senderBefore(ui, t, s, j) || d.pronounSender(ui, t, s, j) || d.speaksToYou(t, s, i, j) {
			return sender
		}
	case ing:
		return d.speakerIng(ui, t, s, i, j)
	case past:
		return d.speakerPast(ui, t, s, i, j)
	}
	return nobody
}

// skipAdverbs goes left over adverbs and light marks.
func (d *doc) skipAdverbs(t []tok, s sent, j int) int {
	for j >= s.i {
		w := t[j]
		adv := w.kind == word && (d.l.adverbs[w.w] || d.l.lang == "en" && strings.HasSuffix(w.w, "ly") || strings.HasSuffix(w.w, "ment") && d.l.lang == "fr" && len(w.w) > 6 || strings.HasSuffix(w.w, "mente") && d.l.lang == "es")
		if adv && (w.w == "the" || w.cap && j > s.i || w.w == "assembly" || w.w == "family") {
			adv = false
		}
		inner := w.w == "," && j > s.i && (isAdverbial(t[j-1]) || d.l.we[t[j-1].w]) || w.w == "-"
		if d.l.lang == "en" && w.w == "and" && j > s.i && strings.HasSuffix(t[j-1].w, "ly") {
			adv = true // "strongly and fervently urge"
		}
		if !adv && !inner {
			return j
		}
		j--
	}
	return j
}

func isAdverbial(t tok) bool {
	return t.w == "therefore" || t.w == "however" || t.w == "hereby" || t.w == "thus" || t.w == "donc" || t.w == "ainsi" || t.w == "tanto" || strings.HasSuffix(t.w, "ly") || t.w == "again"
}

var resolvedWords = set("resolved resolves")

var auxiliaries = set("must can should do will would shall hereby to did may need could also am are is 'm 're 'd have has had be been being")

func (d *doc) speakerBase(ui int, t []tok, s sent, i, j int, at position) voice {
	if j < s.i {
		if at.operative {
			return sender
		}
		return nobody
	}
	w := t[j].w
	if near(t, max(s.i, i-30), i, resolvedWords) {
		return sender // "be it resolved that the Council urge the Government"
	}
	switch {
	case isWe(w), weApposition(t, s, j):
		return sender // "We the market women of X pray"
	case w == "must" || w == "can" || w == "should" || w == "do" || w == "will" || w == "would" || w == "shall" || w == "again":
		if k := d.skipAdverbs(t, s, j-1); k >= s.i && (isWe(t[k].w) || d.senderBefore(ui, t, s, k)) {
			return sender
		}
		return nobody
	case w == "to":
		return d.speakerInf(ui, t, s, j)
	case w == "and" || w == "," || w == "&" || w == "or":
		if d.mainSubjectIsWe(t, s, j) && !inRelative(d.l, t, s, j) {
			return sender
		}
		if !d.news && w != "," && isUndersigned(d.l, t, s, j) && !inRelative(d.l, t, s, j) {
			return sender // "the undersigned groups condemn … and call on"
		}
		if at.operative && w != "," {
			return nobody
		}
		if w == "and" || w == "&" {
			if d.senderBefore(ui, t, s, j-1) {
				return nobody // "PEN International and urge" is no sentence
			}
			if v, ok := d.thirdSubject(ui, t, s, j); ok {
				return v
			}
		}
	}
	if w == "," && !d.news && isUndersigned(d.l, t, s, j) {
		return sender
	}
	if at.operative && (w == ":" || w == ")") {
		return sender
	}
	if d.senderBefore(ui, t, s, j) || w == "they" && d.pronounSender(ui, t, s, j) {
		return sender
	}
	return nobody
}

// plainName reports tokens that are only nouns, names and links: no mark, no clause, no verb that shows another sentence.
func plainName(t []tok, i, j int) bool {
	for k := i; k < j; k++ {
		if t[k].kind == punct || !t[k].cap && finite[t[k].w] || auxiliaries[t[k].w] || t[k].w == "that" || t[k].w == "who" {
			return false
		}
	}
	return j-i <= 12
}

func isWe(w string) bool {
	switch w {
	case "we", "i", "i'm", "we're", "i'd", "we'd", "we've", "i've", "i'll", "we'll":
		return true
	}
	return false
}

// speakerInf is for "to urge": the sender wants, writes, joins … to urge. j is the "to".
func (d *doc) speakerInf(ui int, t []tok, s sent, j int) voice {
	k := j - 1
	for n := 0; k >= s.i && n < 12; n++ {
		w := t[k].w
		if isWe(w) {
			return sender
		}
		if w == "you" && n > 0 && k > s.i && d.l.verbs[t[k-1].w].lemma != "" {
			return nobody // "we urge you to ask"
		}
		if w == "continue" && k > s.i && promises[t[k-1].w] {
			return nobody // "we will continue to demand" is a promise
		}
		if d.l.want[w] || strings.HasSuffix(w, "ing") && d.l.want[strings.TrimSuffix(w, "ing")] {
			if weBefore(t, s, k) && !inRelative(d.l, t, s, k) {
				return sender
			}
			if d.senderBefore(ui, t, s, d.skipAux(t, s, k-1)) {
				return sender
			}
			if k == s.i && w == "writing" {
				return sender
			}
		}
		if d.l.verbs[w].lemma != "" && !d.l.want[w] || w == "that" {
			return nobody
		}
		k--
	}
	return nobody
}

var promises = set("will shall we'll i'll")

func (d *doc) skipAux(t []tok, s sent, k int) int {
	for k >= s.i && (auxiliaries[t[k].w] || d.l.adverbs[t[k].w]) && t[k].w != "to" {
		k--
	}
	return k
}

func weBefore(t []tok, s sent, k int) bool {
	for n := 0; k >= s.i && n < 60; n++ {
		if isWe(t[k].w) {
			return true
		}
		k--
	}
	return false
}

// mainSubjectIsWe reports whether the first subject of the sentence is we or I, and no that-clause opened since.
func (d *doc) mainSubjectIsWe(t []tok, s sent, j int) bool {
	for k := s.i; k < j && k < s.i+40; k++ {
		switch w := t[k].w; {
		case isWe(w):
			return true
		case w == "they" || w == "he" || w == "she" || w == "it" || w == "who" || w == "which" || w == "you" || w == "that":
			return false
		case auxiliaries[w] && w != "to" && w != "may":
			return false
		}
	}
	return false
}

// inRelative reports whether a relative clause is open at j: a relative pronoun to the left without a comma after it.
func inRelative(l *tongue, t []tok, s sent, j int) bool {
	for k := j - 1; k >= s.i && k > j-40; k-- {
		if t[k].w == "," || t[k].w == "-" || t[k].w == ";" || t[k].w == ")" {
			return false
		}
		if l.rel[t[k].w] {
			return true
		}
	}
	return false
}

func (d *doc) speakerIng(ui int, t []tok, s sent, i, j int) voice {
	if j < s.i {
		return nobody
	}
	switch w := t[j].w; {
	case w == "i'm" || w == "we're":
		return sender
	case w == "am" || w == "are" || w == "is" || w == "'re" || w == "'m":
		k := d.skipAdverbs(t, s, j-1)
		if k >= s.i && isWe(t[k].w) || d.senderBefore(ui, t, s, k) {
			return sender
		}
	case w == "been" && j-1 >= s.i && (t[j-1].w == "have" || t[j-1].w == "has"):
		if k := d.skipAdverbs(t, s, j-2); k >= s.i && isWe(t[k].w) {
			return earlier
		}
	case w == "," || w == "and" || w == "in" || w == "by" || w == "petition" || w == "letter" || w == "you" || w == "today":
		if w != "," && w != "and" && !weBefore(t, s, j) {
			return nobody
		}
		if d.mainSubjectIsWe(t, s, j) && !inRelative(d.l, t, s, j) {
			return sender
		}
	}
	return nobody
}

// speakerPast is for "we urged", "we have called on", and for the passive "the Government is urged to".
func (d *doc) speakerPast(ui int, t []tok, s sent, i, j int) voice {
	if j < s.i {
		return nobody
	}
	w := t[j].w
	if w == "have" || w == "i've" || w == "we've" || w == "has" {
		k := d.skipAdverbs(t, s, j-1)
		if w == "i've" || w == "we've" || k >= s.i && isWe(t[k].w) || d.senderBefore(ui, t, s, k) {
			return earlier
		}
		return nobody
	}
	if isWe(w) {
		return earlier
	}
	if d.release && t[s.i].quoted == t[i].quoted && near(t, s.i, min(i, s.i+14), releaseVoices) && !inRelative(d.l, t, s, i) {
		return sender
	}
	if (w == "are" || w == "is" || w == "hereby") && i+1 < s.j && (t[i+1].w == "to" || t[i+1].w == "on" || t[i+1].w == "upon") {
		if end := d.bodyEnd(t, s.i, j); end > s.i && (end >= j-1 || d.l.rel[t[end].w] && t[j].w == "are") && !d.news {
			return passively
		}
	}
	return nobody
}
