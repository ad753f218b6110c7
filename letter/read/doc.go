package read

import "strings"

// doc is a text while it is read.
type doc struct {
	text    string
	l       *tongue
	units   []unit
	r       Reading
	focus   focus
	senders []nameSet // organisations that speak in this text
	news    bool      // reads like a report about others
	people  people

	release       bool // a release by experts of the United Nations: what they "said" and "urged" is theirs
	saysI, saysWe bool // how the writer speaks outside quotation marks
	resolution    bool // clauses of a resolution
	statement     bool // an organisation takes a stance in its own text
	last          asked
	instruments   []Instrument    // of the whole text, once read
	nouns         map[string]bool // by which the sender calls itself; made by ownNouns
	demands       []Demand
}

// maxText bounds what is read: a letter is no book. What is behind it is left out of the reading.
const maxText = 1 << 20

// Read reads a text. It never fails: what it does not understand is not in the Reading. It is pure and safe to call from
// several goroutines.
func Read(text string) Reading {
	if len(text) > maxText {
		text = text[:maxText]
	}
	d := &doc{text: text}
	d.split()
	d.findPerson()
	d.layout()
	d.focus = d.findFocus()
	d.yourGovernment()
	d.findSenders()
	d.findPeople()
	d.resolution = d.resolves()
	d.findDemands()
	d.signByVoice()
	d.inlineSigners()
	d.tidySigners()
	d.finish()
	return d.r
}

// split makes units, words and sentences, and finds the language.
func (d *doc) split() {
	d.units = unitsOf(d.text)
	head := tokens(d.text, 0, min(len(d.text), 20_000), true, nil)
	lang, seen := languageOf(head)
	d.r.Language = lang
	if lang == "" {
		lang = "en"
	} else {
		d.why(&d.r.Why, "language", strings.Join(seen, " "), "frequent words of "+languageNames[lang], Span{})
	}
	d.l = tongues()[lang]
	for i := range d.units {
		u := &d.units[i]
		u.t = tokens(d.text, u.start, u.end, lang == "fr", make([]tok, 0, (u.end-u.start)/5+2))
		markQuoted(u.t)
		if len(u.t) > 1 && !u.t[0].quoted && (u.t[0].w == "“" || u.t[0].w == "\"") {
			u.t = u.t[1:] // a letter reprinted in marks that close far below
			u.start = u.t[0].start
		}
		u.sents = sentences(u.t)
	}
}

var languageNames = map[string]string{"en": "English", "fr": "French", "es": "Spanish"}

func (d *doc) why(to *[]Why, of, words, rule string, at Span) {
	*to = append(*to, Why{Of: of, Words: words, Rule: rule, Span: at})
}

// slice is the text of tokens [i, j).
func (d *doc) slice(t []tok, i, j int) string {
	if i < 0 || i >= j || j > len(t) {
		return ""
	}
	return d.text[t[i].start:t[j-1].end]
}

func span(t []tok, i, j int) Span {
	if i < 0 || i >= j || j > len(t) {
		return Span{}
	}
	return Span{t[i].start, t[j-1].end}
}

// finish numbers the demands, and makes every list of the Reading a list, never null.
func (d *doc) finish() {
	r := &d.r
	r.Demands = d.demands
	for i := range r.Demands {
		x := &r.Demands[i]
		x.N = i + 1
		x.Asked = strings.Join(x.AskedOf, joiner[d.l.lang])
		x.AskedOf, x.Also, x.Persons = some(x.AskedOf), some(x.Also), some(x.Persons)
		x.Instruments, x.Repeats, x.Why = some(x.Instruments), some(x.Repeats), some(x.Why)
	}
	r.Facts = d.facts()
	r.Instruments = d.whole()
	r.SignatoriesCount = max(r.SignatoriesCount, len(r.Signatories))
	r.Addressees, r.CC, r.Signatories = some(r.Addressees), some(r.CC), some(r.Signatories)
	r.Demands, r.Facts, r.Instruments, r.Why = some(r.Demands), some(r.Facts), some(r.Instruments), some(r.Why)
}

var joiner = map[string]string{"en": " and ", "fr": " et ", "es": " y "}

func some[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// facts are paragraphs of the letter that tell: long enough to be prose, and no demand in them.
func (d *doc) facts() []Fact {
	var out []Fact
	asks := make([]Span, 0, len(d.r.Demands))
	for _, x := range d.r.Demands {
		asks = append(asks, x.Span)
		if x.Lead != "" {
			asks = append(asks, x.LeadSpan)
		}
		for _, r := range x.Repeats {
			asks = append(asks, r.Span)
		}
	}
	for i := range d.units {
		u := &d.units[i]
		if u.part != body || len(u.t) < 12 || holds(asks, u.start, u.end) {
			continue
		}
		out = append(out, Fact{Text: u.text(d.text), Span: Span{u.start, u.end}})
	}
	return out
}

func holds(spans []Span, i, j int) bool {
	for _, s := range spans {
		if s.Start < j && i < s.End {
			return true
		}
	}
	return false
}
