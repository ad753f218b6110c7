package read

// shorts are words before a period that ends no sentence.
var shorts = set(`mr mrs ms dr prof st sr sra srta mme mlle mgr me hon rev gen col lt sgt capt gov sen rep no nos nr art arts sec
	ste vs cf eg etc al p pp para paras inc ltd jr dept dep u.s u.k u.n vol fig num nº n lic ing dra exc excma excmo ud uds jan
	feb mar apr jun jul aug sept sep oct nov dec approx b.p a.m p.m i.e e.g h.e s.e ca resp const h m`)

// closers may follow the mark that ends a sentence.
func closer(t tok) bool {
	return t.kind == punct && (t.w == "”" || t.w == "\"" || t.w == "'" || t.w == ")" || t.w == "]")
}

func ender(t tok) bool {
	return t.kind == punct && (t.w == "." || t.w == "!" || t.w == "?" || t.w == "…")
}

// sentences cuts the tokens of a unit.
func sentences(t []tok) []sent {
	var out []sent
	from := 0
	for i := 0; i < len(t); i++ {
		if !ender(t[i]) {
			continue
		}
		j := i + 1
		for j < len(t) && (ender(t[j]) || closer(t[j]) && t[j].start == t[j-1].end) {
			j++
		}
		for j+2 < len(t) && t[j].w == "[" && t[j+1].kind == number && t[j+2].w == "]" && t[j].start == t[j-1].end {
			j += 3 // the mark of a footnote
		}
		if j < len(t) && !endsHere(t, from, i, j) {
			continue
		}
		out = append(out, sent{from, j})
		from, i = j, j-1
	}
	if from < len(t) {
		out = append(out, sent{from, len(t)})
	}
	return out
}

// endsHere decides about a mark at i that the token j follows.
func endsHere(t []tok, from, i, j int) bool {
	next := t[j]
	opens := next.kind == punct && (next.w == "“" || next.w == "\"" || next.w == "¿" || next.w == "¡" || next.w == "'" || next.w == "-" || next.w == "(" || next.w == "[" || next.w == "#" || next.w == "*")
	if next.kind == word && !next.cap || next.kind == punct && !opens {
		return false
	}
	if t[i].w != "." || i == from {
		return true
	}
	prev := t[i-1]
	if prev.end != t[i].start {
		return true
	}
	glued := next.start == t[j-1].end
	if glued { // a missing space, "bloggers.The", but not "www.x.org" or "P.E.N"
		return next.kind == word && next.cap && !next.upper && prev.kind == word && len(prev.w) > 2 && !prev.cap
	}
	if prev.kind == word && (shorts[prev.w] || len(prev.w) == 1 && prev.cap) {
		return false
	}
	return true
}

// markQuoted sets quoted on tokens between quotation marks that open and close within the unit.
func markQuoted(t []tok) {
	open := -1
	for i := range t {
		if t[i].kind != punct {
			continue
		}
		switch w := t[i].w; {
		case open < 0 && (w == "“" || w == "\"" || w == "'" && opensQuote(t, i)):
			open = i
		case open >= 0 && (w == "”" || w == "\"" && t[open].w == "\"" || w == "'" && t[open].w == "'" && closesQuote(t, i)):
			for k := open; k <= i; k++ {
				t[k].quoted = true
			}
			open = -1
		}
	}
}

func opensQuote(t []tok, i int) bool {
	spaceBefore := i == 0 || t[i-1].end < t[i].start
	return spaceBefore && i+1 < len(t) && t[i+1].start == t[i].end && t[i+1].w != "s"
}

func closesQuote(t []tok, i int) bool {
	return t[i-1].end == t[i].start && (i+1 == len(t) || t[i+1].start > t[i].end || t[i+1].kind == punct)
}
