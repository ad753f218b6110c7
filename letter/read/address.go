package read

var toHeads = []string{"to :", "to ,", "attn :", "attention :", "addressed to :", "a :", "para :", "a l' attention de", "a l' attention du", "pour :", "destinataire :", "destinataires :", "destinatario :", "al :", "a la atencion de", "a la atencion del", "sent to :", "recipients :", "open letter to :", "for the attention of"}

// findAddress reads whom the letter is addressed to: the lines after "To:", the block of lines above the salutation, and the
// salutation itself.
func (d *doc) findAddress() {
	dear := -1
	for ui := 0; ui < min(len(d.units), headUnits); ui++ {
		u := &d.units[ui]
		if u.part == body && (d.dearAt(u.t) && !d.opensAddress(ui) || d.bareSalutation(ui)) {
			dear = ui
			break
		}
	}
	to := -1
	for ui := 0; ui < min(len(d.units), 8) && dear < 0; ui++ {
		u := &d.units[ui]
		if u.part != body || !d.toLine(u) {
			if len(d.r.Addressees) > 0 {
				break
			}
			continue
		}
		if u.t[len(u.t)-1].w == ":" && ui+1 < len(d.units) && (d.units[ui+1].mark != "" || d.beginsAct(d.units[ui+1].t)) {
			break // "To the Government:" above a list
		}
		d.addTo(u)
	}
	for ui := 0; ui < min(len(d.units), headUnits); ui++ {
		u := &d.units[ui]
		if u.part == body && startsWithAny(u.t, toHeads) && len(u.t) < 60 && !(u.t[len(u.t)-1].w == ":" && ui+1 < len(d.units) && d.units[ui+1].mark != "" && d.beginsAct(d.units[ui+1].t)) {
			to = ui
			break
		}
	}
	if len(d.r.Addressees) > 0 {
		to = -1
	}
	if to >= 0 && (dear < 0 || to < dear) {
		d.readTo(to, dear)
	} else if dear > 0 {
		d.readBlock(dear)
	} else if dear < 0 && len(d.r.Addressees) == 0 {
		d.blockWithoutSalutation()
	}
	if len(d.r.Addressees) == 0 && d.l.lang == "es" {
		d.presente()
	}
	if dear >= 0 {
		d.readDear(dear)
	}
	for _, a := range d.r.Addressees {
		d.why(&d.r.Why, "addressees", d.text[a.Span.Start:a.Span.End], "an address line or a salutation", a.Span)
	}
}

// opensAddress reports whether a line that looks like a salutation ("Mr Ali Noor MP,") is the first of an address: lines of
// the same block tell the office of the person.
func (d *doc) opensAddress(ui int) bool {
	u := &d.units[ui]
	if dears[u.t[0].w] && !roles[u.t[0].w] && u.t[0].w != "honourable" && u.t[0].w != "honorable" || ui+1 >= len(d.units) {
		return false
	}
	next := &d.units[ui+1]
	return next.block == u.block && len(next.t) > 0 && len(next.t) < 14 && d.addressLine(next) && roleIn(next.t) && (roles[next.t[0].w] || !d.dearAt(next.t))
}

// readTo reads "To:" and the lines under it.
func (d *doc) readTo(to, dear int) {
	u := &d.units[to]
	k := 0
	for k < len(u.t) && u.t[k].w != ":" {
		k++
	}
	if k >= len(u.t)-1 && u.t[len(u.t)-1].w != ":" {
		k = 3 // "à l'attention de X"
	}
	u.part = address
	var lines []int
	inline := line{}
	if k+1 < len(u.t) {
		inline = line{u.t[k+1].start, u.end}
	}
	for n := to + 1; n < len(d.units) && n < to+40 && (dear < 0 || n < dear); n++ {
		v := &d.units[n]
		if v.part != body || !d.addressLine(v) || inline.start < inline.end && v.block != u.block {
			break
		}
		if startsWithAny(v.t, []string{"from :", "de :", "re :", "subject :", "date :", "objet :", "asunto :"}) {
			break
		}
		// a gap after a block of one addressee ends it
		if len(lines) > 0 && v.block != d.units[lines[len(lines)-1]].block && !d.holdsPersonAndRole(v) {
			break
		}
		v.part = address
		lines = append(lines, n)
	}
	var spans []line
	if inline.start < inline.end {
		spans = append(spans, inline)
	}
	for _, n := range lines {
		spans = append(spans, line{d.units[n].start, d.units[n].end})
	}
	d.readLines(spans)
}

// readBlock reads the lines above the salutation, as far as they are an address.
func (d *doc) readBlock(dear int) {
	from := dear
	for from > 0 {
		u := &d.units[from-1]
		if (u.part == dateline || u.part == copies) && !d.addressedUnits(from, dear) {
			from--
			continue
		}
		if u.part != body || !d.addressLine(u) && !(startsWithAny(u.t, subjectHeads) && len(u.t) < 40) {
			break
		}
		from--
	}
	// a subject line and a title are no address
	from = d.pastLetterhead(from, dear)
	var spans []line
	for k := from; k < dear; k++ {
		u := &d.units[k]
		if u.part == dateline || u.part == copies {
			continue
		}
		if d.namesLetter(u) {
			u.part = title
			continue
		}
		if startsWithAny(u.t, subjectHeads) {
			u.part = title
			if d.r.Title == "" {
				d.r.Title = u.text(d.text)
			}
			continue
		}
		if startsWithAny(u.t, []string{"from :", "from"}) {
			u.part = notes
			continue
		}
		u.part = address
		spans = append(spans, line{u.start, u.end})
	}
	if !d.holdsAddress(spans) {
		for k := from; k < dear; k++ {
			if d.units[k].part == address {
				d.units[k].part = body
			}
		}
		return
	}
	d.readLines(spans)
}

// pastLetterhead gives where the address begins among the lines [from, dear): behind a title or the head of the sender's paper,
// which name no office, when a line "To the President …" or a block with a person and an office follows.
func (d *doc) pastLetterhead(from, dear int) int {
	for k := from + 1; k < dear; k++ {
		if d.toLine(&d.units[k]) && d.units[k].part == body {
			return d.leaveHead(from, k)
		}
	}
	if k := d.pastOwnHead(from, dear); k > from {
		return d.leaveHead(from, k)
	}
	for k := from + 1; k < dear; k++ {
		u, before := &d.units[k], &d.units[k-1]
		if u.block == before.block || u.part != body || !startsHonorific(u.text(d.text)) {
			continue
		}
		for n := from; n < k; n++ {
			v := &d.units[n]
			if v.part == body && (roleIn(v.t) || startsHonorific(v.text(d.text))) {
				return from
			}
		}
		return d.leaveHead(from, k)
	}
	return from
}

func (d *doc) leaveHead(from, k int) int {
	for n := from; n < k; n++ {
		if u := &d.units[n]; u.part == body {
			u.part = notes
			if upperCase(u.t) || d.namesLetter(u) {
				u.part = title
				if d.r.Title == "" {
					d.r.Title = u.text(d.text)
				}
			}
		}
	}
	return k
}

// namesLetter reports a title that says what the text is: "Justice for Ana - Petition to the President".
func (d *doc) namesLetter(u *unit) bool {
	for k := 1; k < len(u.t); k++ {
		if u.t[k].cap && (startsWith(u.t[k:], "petition to") || startsWith(u.t[k:], "letter to") || startsWith(u.t[k:], "appeal to")) {
			return true
		}
	}
	return false
}

func (d *doc) addressedUnits(from, to int) bool {
	var spans []line
	for k := from; k < to; k++ {
		if u := &d.units[k]; u.part == body && !startsWithAny(u.t, subjectHeads) {
			spans = append(spans, line{u.start, u.end})
		}
	}
	return d.holdsAddress(spans)
}

// subjectHeads begin lines between address and salutation that name the subject.
var subjectHeads = []string{"re", "subject", "ref", "objet", "asunto", "via", "by e-mail", "by email", "open letter", "joint letter", "lettre ouverte", "carta abierta", "an open letter", "urgent appeal", "concerning", "concerne"}

// blockWithoutSalutation reads an address block of a letter that has no salutation: lines at the top, one of them a person with
// courtesy, or an office, before the first sentence.
func (d *doc) blockWithoutSalutation() {
	var spans []line
	var at []int
	for ui := 0; ui < min(len(d.units), headUnits); ui++ {
		u := &d.units[ui]
		if u.part == dateline || ui < 3 && len(at) == 0 && ui+1 < len(d.units) && d.units[ui+1].block > u.block && !d.holdsAddress([]line{{u.start, u.end}}) {
			continue // the date, a title
		}
		if u.part != body || !d.addressLine(u) || u.mark != "" {
			break
		}
		if len(at) > 0 && u.block != d.units[at[len(at)-1]].block && d.holdsAddress(spans) {
			break
		}
		spans = append(spans, line{u.start, u.end})
		at = append(at, ui)
	}
	if len(spans) < 2 || len(at) == 0 || at[len(at)-1] == len(d.units)-1 {
		return
	}
	first := d.text[spans[0].start:spans[0].end]
	t := tokens(first, 0, len(first), d.l.lang == "fr", nil)
	below := len(spans) > 1 && d.onePerson(stripCourtesy(first)) && d.lineHasRole(spans[1])
	if !below && !startsHonorific(first) && !(roleIn(t) && len(t) < 10) || len(spans) > 12 {
		return
	}
	if len(spans) == 2 && !d.holdsAddress(spans[1:]) {
		return
	}
	for _, k := range at {
		d.units[k].part = address
	}
	d.readLines(spans)
}
