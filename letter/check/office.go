package check

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/name"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

var officeCodes = []code{{
	Code: "asked-office", Severity: Error, About: "A person is addressed in an office that the person did not hold on the day of the letter.",
	Words: record.Word{
		EN: "{name} was not {office} on {day}; the record has {holder} in that office then.",
		FR: "{name} n’exerçait pas la charge « {office} » le {day} ; la fiche y voit alors {holder}.",
	},
	Mend: record.Word{EN: "Write to the office, or to {holder}.", FR: "Adressez-vous à la charge, ou à {holder}."},
}}

// office is one person's time in one office.
type office struct {
	body   record.Body
	holder record.Holder
	names  [][]string // short names of the office
	name   []string   // of the holder
}

func (c *Checker) allOffices() []office {
	var out []office
	for _, b := range c.Record.Bodies() {
		for _, h := range b.Holders {
			out = append(out, office{b, h, officeNames(b), nameWords(h.Name)})
		}
	}
	return out
}

// officeHolders: whoever is addressed in an office held it on the day.
func officeHolders(r *reading) {
	for _, p := range r.addressees() {
		body := r.partyBearer(p.Party).body
		if body == "" || p.Name == "" {
			continue
		}
		r.inOffice(body, withoutTitles(p.Name), func() letter.Span { return r.headSpan(p, "name") }, false)
	}
	for _, list := range r.asked {
		for _, b := range list {
			if b.holder != "" {
				r.inOffice(b.body, b.holder, func() letter.Span { return b.Span }, false)
			}
		}
	}
	for i := range r.sentences {
		s := &r.sentences[i]
		for j := range s.toks {
			if s.toks[j].upper && !s.toks[j].quoted {
				r.officeInProse(s, j)
			}
		}
	}
}

// officeInProse judges "Secretary-General Ban Ki-moon": the short name of an office and, right behind it, the name of one
// who held it at some time.
func (r *reading) officeInProse(s *sentence, i int) {
	if s.is(i-1, "former", "then", "ex", "late", "ancien", "ancienne", "ex-") || s.is(i-2, "former", "ancien") {
		return
	}
	for _, o := range r.offices {
		for _, n := range o.names {
			if at := i + len(n); s.has(i, n) && s.has(at, o.name) {
				r.inOffice(o.body.Ref, o.holder.Name, func() letter.Span { return s.span(i, at+len(o.name)) }, true)
				return
			}
		}
	}
}

// officeNames are the short names of an office: "secretary-general" of the Secretary-General of the United Nations.
func officeNames(b record.Body) [][]string {
	short, _, _ := strings.Cut(remark.ReplaceAllString(b.Name, ""), " of ")
	out := [][]string{nameWords(short), nameWords(remark.ReplaceAllString(b.Name, ""))}
	if slices.Contains(codesOf(plain(b.Name)), "un-secretary-general") {
		out = append(out, phrases("secretary general", "un secretary-general", "secrétaire général")...)
	}
	if b.Kind == "head of government" {
		out = append(out, phrases("premier ministre", "first minister")...)
	}
	return out
}

func nameWords(s string) []string {
	var out []string
	for _, t := range tokens(s, "") {
		if t.word {
			out = append(out, t.low)
		}
	}
	return out
}

// inOffice reports when the record knows who held an office on the day and it was not this person. In prose only
// persons are judged who held the office at some other time.
func (r *reading) inOffice(body, person string, at func() letter.Span, prose bool) {
	var then *record.Holder
	var b record.Body
	held := false
	for i, o := range r.offices {
		if o.body.Ref != body {
			continue
		}
		b = o.body
		on, same := o.holder.On(r.on), sameName(person, o.holder.Name)
		if same && on != when.No {
			return
		}
		held = held || same
		if on == when.Yes {
			then = &r.offices[i].holder
		}
	}
	if then == nil && !held || prose && !held {
		return
	}
	holder := record.Word{EN: "nobody by name", FR: "personne de nommé"}
	if then != nil {
		holder = record.Word{EN: then.Name, FR: then.Name}
	}
	r.add("asked-office", at(), 0, []string{body}, say("name", person), r.ref("office", b.Ref), date("day", when.On(r.on)), arg{"holder", holder})
}

// sameName compares names by their words without accents, in any order: a Cambodian name may stand family name first or last.
func sameName(a, b string) bool {
	return slices.Equal(sortedWords(a), sortedWords(b))
}

func sortedWords(s string) []string {
	out := nameWords(bare(s))
	slices.Sort(out)
	return out
}

func bare(s string) string { return name.Name{Forms: []name.Form{{Text: s}}}.SortKey("en") }

var titles = []string{
	"his", "her", "excellency", "h.e.", "he", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "the", "honourable", "honorable", "hon.",
	"hon", "son", "s.e.", "se", "excellence", "monsieur", "madame", "m.", "mme", "mme.", "samdech", "techo", "sir", "prof.", "professor", "right",
	"leurs", "majesty", "majesté", "sa", "secretary-general", "prime", "minister", "president", "général", "secrétaire", "le", "la",
}

// withoutTitles is a name without the words of courtesy before it.
func withoutTitles(s string) string {
	w := strings.Fields(s)
	for len(w) > 1 && slices.Contains(titles, strings.ToLower(strings.Trim(w[0], ","))) {
		w = w[1:]
	}
	return strings.Join(w, " ")
}

// partyBearer understands an addressee: by its id, or by role and organisation in words.
func (c *Checker) partyBearer(p letter.Party) bearer {
	if p.Body != "" {
		return c.bearerOf(letter.Ref{ID: p.Body})
	}
	tries := []string{p.Role, p.Role + " of the " + p.Organisation, p.Role + " of " + p.Organisation, p.Role + " of " + p.Country, p.Role + " des " + p.Organisation}
	if p.Role == "" {
		tries = append(tries, p.Organisation, p.Name)
	}
	for _, t := range slices.Backward(tries) {
		if b := c.bearerOf(letter.Ref{ID: t}); b.known {
			return c.asBody(b)
		}
	}
	return bearer{}
}

// asBody finds the body of the record that bears the duties of a bearer known by name only.
func (c *Checker) asBody(b bearer) bearer {
	if b.body != "" || len(b.codes) == 0 {
		return b
	}
	for _, body := range c.Record.Bodies() {
		if codes := codesOf(plain(body.Name)); len(codes) > 0 && cmp.Compare(codes[0], b.codes[0]) == 0 {
			b.body = body.Ref
			return b
		}
	}
	return b
}

// inHead is a party and the key of the head under which it stands: "to[1]".
type inHead struct {
	letter.Party
	key string
}

func (r *reading) addressees() []inHead {
	var out []inHead
	for i, p := range r.l.Head.To {
		out = append(out, inHead{p, fmt.Sprintf("to[%d]", i)})
	}
	for i, p := range r.l.Head.CC {
		out = append(out, inHead{p, fmt.Sprintf("cc[%d]", i)})
	}
	return out
}

// headSpan is the place of a key of a party of the head, or of the party where the key has no place of its own.
func (r *reading) headSpan(p inHead, part string) letter.Span {
	if s, ok := r.l.Head.Spans[p.key+"."+part]; ok {
		return s
	}
	return p.Span
}

// num is an arg that is a whole number.
func num(name string, n int) arg { return say(name, strconv.Itoa(n)) }
