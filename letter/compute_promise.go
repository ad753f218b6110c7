package letter

import (
	"cmp"
	"slices"
	"strings"

	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/place"
	"github.com/upheld/upheld/promise"
)

var bondRule = say{
	en: "What the State did to the instrument by that day, from the tables of participants that this record has read; a missing act means that none was found.",
	fr: "Ce que l’État avait fait de l’instrument ce jour-là, d’après les tableaux des parties lus par ce registre ; un acte manquant signifie qu’aucun n’a été trouvé.",
}

// instruments are short titles in French of instruments that letters of this field name often. Others are called as
// the record calls them.
var instruments = map[string]string{
	"iccpr": "Pacte international relatif aux droits civils et politiques", "icescr": "Pacte international relatif aux droits économiques, sociaux et culturels",
	"iccpr-op1": "Premier Protocole facultatif au PIDCP", "iccpr-op2": "Deuxième Protocole facultatif au PIDCP",
	"cat": "Convention contre la torture", "opcat": "Protocole facultatif à la Convention contre la torture",
	"cedaw": "Convention sur l’élimination de la discrimination à l’égard des femmes", "cedaw-op": "Protocole facultatif à la CEDEF",
	"cerd": "Convention sur l’élimination de la discrimination raciale", "crc": "Convention relative aux droits de l’enfant",
	"crpd": "Convention relative aux droits des personnes handicapées",
	"ced":  "Convention contre les disparitions forcées", "ilo-87": "Convention nº 87 de l’OIT", "udhr": "Déclaration universelle des droits de l’homme",
	"hrd-declaration-1998":       "Déclaration sur les défenseurs des droits de l’homme",
	"asean-hrd-2012":             "Déclaration des droits de l’homme de l’ASEAN",
	"cambodia-constitution-1993": "Constitution du Cambodge",
	"paris-settlement-1991":      "Accord de Paris de 1991 pour un règlement politique global", "paris-final-act-1991": "Acte final de la Conférence de Paris de 1991",
	"paris-sovereignty-1991":    "Accord de Paris de 1991 sur la souveraineté du Cambodge",
	"paris-rehabilitation-1991": "Déclaration de Paris de 1991 sur la reconstruction",
}

func instrumentName(in promise.Instrument, lang string) string {
	if fr := instruments[in.ID]; lang == "fr" && fr != "" {
		return fr
	}
	return cmp.Or(in.ShortTitle, in.Title, in.ID)
}

var article = say{"article", "article", "មាត្រា", "artículo"}

// provisionName is "ICCPR, article 19".
func (w World) provisionName(p promise.Provision, lang string) string {
	in, err := w.Promises.Instrument(p.Instrument)
	if err != nil {
		in = promise.Instrument{ID: p.Instrument}
	}
	return instrumentName(in, lang) + ", " + numberOf(p, lang)
}

// numberOf is "article 19"; numbers that bring their own word (annex 5, principle 1) stand as they are.
func numberOf(p promise.Provision, lang string) string {
	n := cmp.Or(p.Number, p.ID)
	if n[0] >= '0' && n[0] <= '9' {
		return article.in(lang) + " " + n
	}
	return n
}

// stateName is the name of a State by its code.
func stateName(code, lang string) string {
	c, err := place.CountryOf(code)
	if err != nil {
		return code
	}
	if lang == "km" && c.Code == "KH" {
		return "កម្ពុជា"
	}
	return c.Name(lang)
}

// bonds are standings in words that fit any State, whatever the gender of its name.
var bonds = map[promise.Bond]say{
	promise.Bound:        {"bound", "partie liée", "ជាប់កាតព្វកិច្ច", "parte obligada"},
	promise.SignedOnly:   {"signed only, not bound", "a signé sans être partie", "បានចុះហត្ថលេខាប៉ុណ្ណោះ មិនជាប់កាតព្វកិច្ច", "firmó sin ser parte"},
	promise.NotBound:     {"not bound", "n’est pas partie", "មិនជាប់កាតព្វកិច្ច", "no es parte"},
	promise.NothingFound: {"nothing found", "rien de trouvé", "រកមិនឃើញ", "nada encontrado"},
}

var acts = map[promise.ActKind]say{
	promise.Signature:             {"signature", "signature", "ចុះហត្ថលេខា", "firma"},
	promise.SuccessionToSignature: {"succession to the signature", "succession à la signature", "", "sucesión a la firma"},
	promise.Ratification:          {"ratification", "ratification", "ការផ្តល់សច្ចាប័ន", "ratificación"},
	promise.Accession:             {"accession", "adhésion", "ការចូលជាភាគី", "adhesión"},
	promise.Succession:            {"succession", "succession", "", "sucesión"},
	promise.Acceptance:            {"acceptance", "acceptation", "", "aceptación"},
	promise.Adoption:              {"adoption", "adoption", "ការអនុម័ត", "adopción"},
	promise.Denunciation:          {"denunciation", "dénonciation", "", "denuncia"},
}

var (
	inForce   = say{"in force", "en vigueur", "ចូលជាធរមាន", "en vigor"}
	bindsNone = say{"a text that binds no State", "un texte qui n’engage aucun État", "អត្ថបទមិនមានកាតព្វកិច្ច", "un texto que no obliga a ningún Estado"}
	spentWord = say{"its time has passed", "son temps est passé", "ផុតរយៈពេល", "su tiempo ha pasado"}
)

// bondWords says a standing in few words: "bound (accession, 26 May 1992; in force 26 August 1992)".
func (w World) bondWords(st promise.Standing, lang string) string {
	id, _, _ := strings.Cut(st.Ref, "/")
	in, err := w.Promises.Instrument(id)
	if err == nil && !in.Binding {
		return bindsNone.in(lang)
	}
	out := bonds[st.Bond].in(lang)
	var parts []string
	if st.Act.Kind != "" {
		parts = append(parts, acts[st.Act.Kind].in(lang)+", "+dated(st.Act.Date, lang))
	}
	if !st.Act.InForce.IsZero() && st.Act.InForce != st.Act.Date && st.Act.Kind != promise.Denunciation {
		parts = append(parts, inForce.in(lang)+" "+bareDate(st.Act.InForce, lang))
	}
	if len(parts) > 0 {
		out += " (" + strings.Join(parts, semicolon.in(lang)) + ")"
	}
	if st.Spent {
		out += semicolon.in(lang) + spentWord.in(lang)
	}
	return out
}

func (q *query) standing(state, ref string, at Span) (promise.Standing, bool) {
	st, err := q.w.Promises.Standing(state, ref, q.on())
	if err != nil {
		q.say(at, "%s", sayOf(err))
	}
	return st, err == nil
}

func (q *query) bond() Value {
	a := q.arg("of")
	what, ok := q.w.find(a.Value)
	if !ok || what.kind != "provision" && what.kind != "instrument" {
		q.unknown(a.Span, a.Value, "an instrument or a provision", q.w.promised())
		return Value{}
	}
	state := q.state(q.arg("state").Value, q.arg("state").Span)
	if len(q.bad) > 0 {
		return Value{}
	}
	st, ok := q.standing(state, a.Value, q.arg("state").Span)
	if !ok {
		return Value{}
	}
	return q.text(q.w.bondWords(st, q.lang), q.on(), bondRule.in(q.lang), Item{a.Value, what.name(q.lang)})
}

// promised are the ids of all instruments and provisions.
func (w World) promised() []string {
	var out []string
	for _, in := range w.Promises.Instruments() {
		out = append(out, in.ID)
		for _, p := range w.Promises.Provisions(in.ID) {
			out = append(out, p.Ref)
		}
	}
	return out
}

func (q *query) instrument() promise.Instrument {
	a := q.arg("instrument")
	in, err := q.w.Promises.Instrument(a.Value)
	if err != nil {
		var known []string
		for _, x := range q.w.Promises.Instruments() {
			known = append(known, x.ID)
		}
		q.unknown(a.Span, a.Value, "an instrument", known)
	}
	return in
}

// tableBound is what an instrument is to several States: those named, or all whose acts the record has.
func (q *query) tableBound() Value {
	in := q.instrument()
	var codes []string
	if a := q.arg("states"); a.Value != "" {
		for c := range strings.SplitSeq(a.Value, ",") {
			codes = append(codes, q.state(strings.Trim(c, blanks), a.Span))
		}
	} else {
		for _, s := range q.w.Promises.States() {
			if !s.Dissolved {
				codes = append(codes, s.Code)
			}
		}
		order.By(codes, func(a, b string) int { return cmp.Compare(stateName(a, q.lang), stateName(b, q.lang)) })
	}
	on := q.on()
	if len(q.bad) > 0 {
		return Value{}
	}
	t := q.table(colState, colBond)
	var list []Item
	for _, c := range codes {
		if st, ok := q.standing(c, in.ID, q.c.Span); ok {
			st.Spent = false
			t.add(stateName(c, q.lang), q.w.bondWords(st, q.lang))
			list = append(list, Item{"state/" + c, stateName(c, q.lang)})
		}
	}
	return t.value(on, bondRule.in(q.lang), list)
}

// tableStanding is what each instrument that existed on the day is to one State.
func (q *query) tableStanding() Value {
	on := q.on()
	state := q.state(q.arg("state").Value, q.arg("state").Span)
	if len(q.bad) > 0 {
		return Value{}
	}
	t := q.table(colText, colBond)
	var list []Item
	for _, in := range q.w.Promises.Instruments() {
		if in.Adopted.Latest() > on || in.Kind == promise.Constitution && !owns(in, state) {
			continue
		}
		if st, ok := q.standing(state, in.ID, q.arg("state").Span); ok {
			st.Spent = false
			t.add(instrumentName(in, q.lang), q.w.bondWords(st, q.lang))
			list = append(list, Item{in.ID, instrumentName(in, q.lang)})
		}
	}
	return t.value(on, bondRule.in(q.lang), list)
}

func owns(in promise.Instrument, state string) bool {
	return slices.ContainsFunc(in.Parties, func(p promise.Party) bool { return p.Code == state })
}
