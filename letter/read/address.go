package read

var toHeads = []string{"to :", "attn :", "attention :", "addressed to :", "a :", "para :", "a l' attention de", "a l' attention du", "pour :", "destinataire :", "destinataires :", "destinatario :", "al :", "a la atencion de", "sent to :", "recipients :", "open letter to :", "for the attention of"}

// findAddress reads whom the letter is addressed to: the lines after "To:", the block of lines above the salutation, and the
// salutation itself.
func (d *doc) findAddress() {
	dear := -1
	for ui := 0; ui < min(len(d.units), headUnits); ui++ {
		u := &d.units[ui]
		if u.part == body && d.dearAt(u.t) {
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
	if dear >= 0 {
		d.readDear(dear)
	}
	for _, a := range d.r.Addressees {
		d.why(&d.r.Why, "addressees", d.text[a.Span.Start:a.Span.End], "an address line or a salutation", a.Span)
	}
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
		if u.part == dateline && !d.addressedUnits(from, dear) {
			from--
			continue
		}
		if u.part != body || !d.addressLine(u) {
			break
		}
		from--
	}
	// a subject line and a title are no address
	var spans []line
	for k := from; k < dear; k++ {
		u := &d.units[k]
		if u.part == dateline {
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
		if u.part == dateline {
			continue
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
	if !startsHonorific(first) && !(roleIn(t) && len(t) < 10) || len(spans) > 12 {
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
