package read

// thirdSubject finds a sender at the beginning of a sentence whose second verb stands at j: "PEN condemns … and calls on".
func (d *doc) thirdSubject(ui int, t []tok, s sent, j int) (voice, bool) {
	if !inRelative(d.l, t, s, j) && d.stanceSubject(t, s) != nil && d.isSender(d.stanceSubject(t, s)) {
		return sender, true
	}
	return nobody, false
}

func isUndersigned(l *tongue, t []tok, s sent, j int) bool {
	for k := j; k >= s.i && k > j-60; k-- {
		if l.senders[t[k].w] {
			return true
		}
	}
	return false
}

// senderBefore reports whether the words that end at token j name the sender: "the undersigned organisations", or an
// organisation that is known to speak in this text.
func (d *doc) senderBefore(ui int, t []tok, s sent, j int) bool {
	if j < s.i {
		return false
	}
	for k := max(s.i, j-60); k <= j; k++ {
		if d.l.senders[t[k].w] && !(d.news && t[k].w != "undersigned") && !t[s.i].quoted && !inRelative(d.l, t, s, j) {
			return j-k < 60
		}
	}
	if !t[j].cap && ownBodies[t[j].w] { // "our organisations"
		for k := j; k >= max(s.i, j-5); k-- {
			if d.l.our[t[k].w] {
				return true
			}
		}
	}
	if d.release && releaseVoices[t[j].w] && j-s.i < 12 {
		return true
	}
	if d.nounSender(t, s, j) {
		return true
	}
	if d.secondVerb(t, s, j) {
		return true
	}
	if m := beforeApposition(d, t, s, j); m >= 0 {
		return d.senderBefore(ui, t, s, m)
	}
	name := d.subjectName(t, s, j)
	return name != nil && d.isSender(name)
}

// ownBodies are words for those who write together: our organisations, nos associations.
var ownBodies = set(`organisation organisations organization organizations association associations group groups network networks members centre centres center federation union unions community communities families family coalition
	movement committee council campaign association collectif collectifs syndicat syndicats federation reseau comite familles organizacion organizaciones asociacion asociaciones red comunidades comunidad familia familias colectivo movimiento sindicato federacion
	club society alliance league`)

// releaseVoices speak in a release of experts of the United Nations.
var releaseVoices = set("experts rapporteur rapporteurs expert")

// subjectName collects the capitalised words that end at j and begin the sentence (or follow a comma).
func (d *doc) subjectName(t []tok, s sent, j int) nameSet {
	k := j
	for k >= s.i && (t[k].cap || nameLinks[t[k].w] || t[k].kind == number) && j-k < 60 {
		k--
	}
	if k >= s.i && t[k].w != "," && t[k].w != ":" && t[k].w != "(" && t[k].w != "”" && t[k].w != "\"" {
		return nil
	}
	return d.nameWords(t, k+1, j+1)
}

var nameLinks = set("and & of the for de la le les el los las des du d' l' et y del & in ( ) , / . -")

func (d *doc) nameWords(t []tok, i, j int) nameSet {
	n := nameSet{}
	for k := i; k < j && k-i < 60; k++ {
		if t[k].kind == punct || nameLinks[t[k].w] || !t[k].cap && t[k].kind != number || isWe(t[k].w) || d.l.det[t[k].w] {
			continue
		}
		n[t[k].w] = true
	}
	if len(n) == 0 {
		return nil
	}
	return n
}

// isSender reports whether a name is, or holds, the name of one who speaks here.
func (d *doc) isSender(n nameSet) bool {
	for _, s := range d.senders {
		hit := 0
		for w := range n {
			if s[w] {
				hit++
			}
		}
		if hit > 0 && (hit*2 >= len(n) || hit*2 >= len(s) && hit > 1) {
			return true
		}
	}
	return false
}
