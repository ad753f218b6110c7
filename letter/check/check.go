// Package check reads a letter as a hostile reader would, against the record, the standing of States and the
// calendar, and reports what that reader would find. It never edits.
//
// A Checker is made once for a state of the record and checks any number of letters, so that a page can check while
// someone types. Every rule is a pure function of a reading (the letter, taken apart into words) and stands in a small
// file with its codes. Where a sentence cannot be understood with certainty the rules are silent: a false alarm
// teaches people to ignore true ones.
package check

import (
	"cmp"
	"slices"
	"strings"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/election"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/place"
	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// Severity says how much a finding weighs.
type Severity string

// The severities.
const (
	Error   Severity = "error"   // a hostile reader refutes the letter, or somebody is endangered
	Warning Severity = "warning" // weak: it can be held against the letter
	Note    Severity = "note"    // worth knowing before sending
)

// Finding is one thing that a hostile reader would find.
type Finding struct {
	Code     string
	Severity Severity
	Span     letter.Span // where it stands; zero when the letter as a whole is meant
	Demand   int         // number of the demand that it is about, 0 for none
	Words    record.Word // what is wrong, for the reader
	Mend     record.Word // how to mend it
	Refs     []string    // ids of the records that show it: acts, spells, claims, persons, provisions, demands
	Args     map[string]record.Word
}

// Checker checks letters against one state of the record. It never changes, so any number of goroutines may use it.
type Checker struct {
	letter.World
	public  letter.World
	subject string // alpha-3 of the State that the case is about, "" when the record has no case
	lexicon lexicon
	secrets []secret
	offices []office
	forms   []form
}

// New makes a Checker. all is the record as its keepers see it, public as anybody sees it: what is only in all must
// not stand in a letter. Where nothing is closed, give the same World twice.
func New(all, public letter.World) *Checker {
	c := &Checker{World: filled(all), public: filled(public)}
	if k, ok := c.Record.Case(); ok {
		if s, err := place.CountryOf(k.Head.Country); err == nil {
			c.subject = s.Alpha3
		}
	}
	c.offices, c.forms = c.allOffices(), c.allForms()
	c.lexicon = c.words()
	c.secrets = secretsOf(c.World, c.public)
	return c
}

// filled puts empty rooms where a World has none.
func filled(w letter.World) letter.World {
	if w.Promises == nil {
		w.Promises, _ = promise.NewSet(nil)
	}
	if w.Record == nil {
		w.Record, _ = record.NewSet(nil)
	}
	if w.Custody == nil {
		w.Custody, _ = custody.NewSet(nil)
	}
	if w.Appeals == nil {
		w.Appeals, _ = appeal.NewSet(nil)
	}
	if w.Elections == nil {
		w.Elections, _ = election.NewSet(nil)
	}
	return w
}

// rules are all rules, in the order of the families of the issue.
var rules = []func(*reading){
	askedBodies, clauseNames, officeHolders,
	groundsMissing, groundsBind, groundsInWords, bondsClaimed, bindingClaimed, channelsClaimed, articleNumbers, quotations, factsMissing,
	heldNumbers, dayNumbers, arrestNumbers, placeNumbers, refsKnown, personNames, personStates, releaseDemands, releaseTerms,
	datesExist, eventDates, citedDates, pastLater, factOrigins, laterFacts,
	closedValues, consents, outsiders,
	deadlines, electionDates, madeBefore, canBeJudged, twoActs, signatories, counterArguments,
}

// Check reports what a hostile reader of a letter would find on a day, in the order of the text. The day is that on
// which the letter goes out: numbers, standing and offices are taken as of it.
func (c *Checker) Check(l *letter.Letter, on when.Day) []Finding {
	r := c.read(l, on)
	for _, rule := range rules {
		rule(r)
	}
	order.By(r.out, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(weight(a.Severity), weight(b.Severity)), cmp.Compare(a.Code, b.Code))
	})
	return slices.CompactFunc(r.out, func(a, b Finding) bool {
		return a.Code == b.Code && a.Span == b.Span && a.Words == b.Words
	})
}

func weight(s Severity) int {
	return slices.Index([]Severity{Error, Warning, Note}, s)
}

// Errors counts the findings of a severity.
func Count(list []Finding, s Severity) int {
	n := 0
	for _, f := range list {
		if f.Severity == s {
			n++
		}
	}
	return n
}

// reading is one letter, taken apart, on one day.
type reading struct {
	*Checker
	l         *letter.Letter
	on        when.Day
	lang      string
	blocks    []*block
	exprs     []expr
	sentences []sentence
	asked     [][]bearer // of each demand
	claims    []claim
	abroad    bool              // the letter is about another State than the case
	nearly    map[string]string // names asked about, to the persons whose names they nearly are
	out       []Finding
}

// most is how many findings are told: a text with more is no letter of this record.
const most = 500

func (c *Checker) read(l *letter.Letter, on when.Day) *reading {
	r := &reading{Checker: c, l: l, on: on, lang: l.Head.Language, nearly: map[string]string{}}
	r.flatten(l.Body, blockOf{lang: r.lang})
	for _, b := range r.blocks {
		b.from = len(r.sentences)
		r.sentences = append(r.sentences, c.sentencesOf(b)...)
		b.to = len(r.sentences)
	}
	r.abroad = r.isAbroad()
	for i := range l.Demands {
		r.asked = append(r.asked, c.bearersOf(l.Demands[i].To))
	}
	r.claims = r.readClaims()
	return r
}

// arg is one value of a finding's words.
type arg struct {
	name string
	word record.Word
}

// say is an arg that reads the same in every language.
func say(name, text string) arg { return arg{name, record.Word{EN: text, FR: text}} }

// date is an arg that is a time.
func date(name string, w when.When) arg {
	return arg{name, record.Word{EN: w.Words("en"), FR: w.Words("fr")}}
}

// ref is an arg that is the name of a record.
func (c *Checker) ref(name string, refs ...string) arg {
	var en, fr []string
	for _, id := range refs {
		w := c.label(id)
		en, fr = append(en, w.EN), append(fr, w.FR)
	}
	return arg{name, record.Word{EN: strings.Join(en, "; "), FR: strings.Join(fr, "; ")}}
}

// label is the readable name of a record of any room.
func (c *Checker) label(id string) record.Word {
	if w, ok := c.provisionWord(id); ok {
		return w
	}
	if s, ok := c.Custody.Spell(id); ok {
		return record.Word{
			EN: "custody of " + c.Record.Label(s.Person, "en") + " since " + s.Start.Words("en"),
			FR: "détention de " + c.Record.Label(s.Person, "fr") + " depuis " + s.Start.Words("fr"),
		}
	}
	return record.Word{EN: c.Record.Label(id, "en"), FR: c.Record.Label(id, "fr")}
}

// add reports a finding in the words of the registry.
func (r *reading) add(code string, at letter.Span, demand int, refs []string, args ...arg) {
	r.addAs(code, byCode[code].Severity, at, demand, refs, args...)
}

// addAs is add with another severity than the code's own.
func (r *reading) addAs(code string, s Severity, at letter.Span, demand int, refs []string, args ...arg) {
	if len(r.out) >= most {
		return
	}
	k := byCode[code]
	f := Finding{Code: code, Severity: s, Span: at, Demand: demand, Refs: refs, Args: map[string]record.Word{}}
	en, fr := make([]string, 0, 2*len(args)), make([]string, 0, 2*len(args))
	for _, a := range args {
		f.Args[a.name] = a.word
		en, fr = append(en, "{"+a.name+"}", a.word.EN), append(fr, "{"+a.name+"}", a.word.FR)
	}
	e, g := strings.NewReplacer(en...), strings.NewReplacer(fr...)
	fill := func(w record.Word) record.Word {
		return record.Word{EN: strings.TrimSpace(e.Replace(w.EN)), FR: strings.TrimSpace(g.Replace(w.FR))}
	}
	f.Words, f.Mend = fill(k.Words), fill(k.Mend)
	r.out = append(r.out, f)
}
