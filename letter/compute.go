package letter

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/place"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/text"
	"github.com/upheld/upheld/when"
)

// function is one name that may stand in braces.
type function struct {
	may  []string // names of its arguments
	must []string // those that cannot be left out
	run  func(q *query) Value
}

// functions are all that a letter can have computed. docs/letter-format.md tells of each.
var functions = map[string]function{
	"held":           {may: []string{"group", "on", "as"}, run: (*query).held},
	"housed":         {may: []string{"group", "on", "as"}, run: (*query).housed},
	"days":           {may: []string{"person", "group", "on", "rule", "as"}, run: (*query).days},
	"count acts":     {may: []string{"type", "group", "province", "from", "to", "as"}, run: (*query).countActs},
	"count persons":  {may: []string{"group", "as"}, must: []string{"group"}, run: (*query).countPersons},
	"count demands":  {may: []string{"appeal", "status", "on", "as"}, must: []string{"appeal"}, run: (*query).countDemands},
	"name":           {may: []string{"of"}, must: []string{"of"}, run: (*query).name},
	"names":          {may: []string{"group"}, must: []string{"group"}, run: (*query).names},
	"names held":     {may: []string{"group", "on"}, run: (*query).namesHeld},
	"role":           {may: []string{"person"}, must: []string{"person"}, run: (*query).role},
	"since":          {may: []string{"person", "on"}, must: []string{"person"}, run: (*query).since},
	"status":         {may: []string{"person", "on"}, must: []string{"person"}, run: (*query).status},
	"date":           {may: []string{"of"}, must: []string{"of"}, run: (*query).date},
	"bond":           {may: []string{"state", "of", "on"}, must: []string{"state", "of"}, run: (*query).bond},
	"table held":     {may: []string{"group", "on", "rule"}, run: (*query).tableHeld},
	"table persons":  {may: []string{"group", "on"}, must: []string{"group"}, run: (*query).tablePersons},
	"table acts":     {may: []string{"type", "group", "province", "from", "to"}, run: (*query).tableActs},
	"table bound":    {may: []string{"instrument", "states", "on"}, must: []string{"instrument"}, run: (*query).tableBound},
	"table standing": {may: []string{"state", "on"}, must: []string{"state"}, run: (*query).tableStanding},
	"table demands":  {may: []string{"appeal", "on"}, must: []string{"appeal"}, run: (*query).tableDemands},
}

// query is one expression on its way to a value.
type query struct {
	w    World
	c    *Computed
	lang string
	day  when.Day // of the letter
	dayd bool     // the letter has a day
	bad  Problems
}

// Compute evaluates one expression: in words of a language, on the day that it names or else on that of the letter
// (zero when it has none). The error is Problems, with the places that the expression has.
func (w World) Compute(c *Computed, lang string, letter when.When) (Value, error) {
	q := &query{w: w, c: c, lang: lang, day: letter.Latest(), dayd: !letter.IsZero()}
	f, ok := functions[c.Name]
	if !ok {
		q.unknown(c.Span, c.Name, "something that can be computed", slices.Sorted(maps.Keys(functions)))
		return Value{}, q.bad.err()
	}
	for _, a := range c.Args {
		if !slices.Contains(f.may, a.Name) {
			q.unknown(a.Span, a.Name, "an argument of "+c.Name, f.may)
		}
	}
	for _, name := range f.must {
		if q.arg(name).Value == "" {
			q.say(c.Span, "{%s} needs %s; expected %s=… in the braces", c.Name, name, name)
		}
	}
	if len(q.bad) > 0 {
		return Value{}, q.bad.err()
	}
	v := f.run(q)
	if len(q.bad) > 0 {
		return Value{}, q.bad.err()
	}
	v.Expr, v.Span = expression(c), c.Span
	if v.Table != nil {
		v.Is, v.Words = IsTable, tableWords(v.Table)
	}
	return v, nil
}

func (q *query) say(at Span, words string, args ...any) {
	q.bad = append(q.bad, Problem{at, fmt.Sprintf(words, args...)})
}

// unknown reports a word that is not among those that may stand here, with the nearest.
func (q *query) unknown(at Span, got, what string, known []string) {
	if near := text.Nearest(strings.ToLower(got), known); near != "" {
		q.say(at, "%s is not %s; did you mean %q?", quoted(got), what, near)
		return
	}
	if len(known) == 0 || len(known) > 30 {
		q.say(at, "%s is not %s of this record", quoted(got), what)
		return
	}
	q.say(at, "%s is not %s; expected one of %s", quoted(got), what, strings.Join(known, ", "))
}

func (q *query) arg(name string) Arg {
	for _, a := range q.c.Args {
		if a.Name == name {
			return a
		}
	}
	return Arg{}
}

// on is the day asked about: the argument on, else the day of the letter.
func (q *query) on() when.Day { return q.dayOf("on") }

func (q *query) dayOf(name string) when.Day {
	a := q.arg(name)
	if a.Value == "" {
		if !q.dayd {
			q.say(q.c.Span, "{%s} needs a day; expected on=2016-05-13 in the braces, or a date in the head of the letter", q.c.Name)
		}
		return q.day
	}
	d, err := when.ParseDay(a.Value)
	if err != nil {
		q.say(a.Span, "%s; expected a day, such as %s=2016-05-13", sayOf(err), name)
	}
	return d
}

// group is the argument group, "" when it is not there. A group has members.
func (q *query) group() string {
	a := q.arg("group")
	if a.Value == "" {
		return ""
	}
	if g, ok := q.w.Record.Group(a.Value); ok && len(g.Members) > 0 {
		return a.Value
	}
	var known []string
	for _, g := range q.w.Record.Groups() {
		if len(g.Members) > 0 {
			known = append(known, g.Ref)
		}
	}
	q.unknown(a.Span, a.Value, "a group", known)
	return ""
}

// person is the argument person. One who wrote a name is told the id.
func (q *query) person() string {
	a := q.arg("person")
	if _, ok := q.w.Record.Person(a.Value); ok {
		return a.Value
	}
	var known []string
	for _, p := range q.w.Record.Persons() {
		if strings.EqualFold(p.Name, a.Value) {
			q.say(a.Span, "%s is a name; expected the id, person=%s", quoted(a.Value), p.Ref)
			return ""
		}
		known = append(known, p.Ref)
	}
	q.unknown(a.Span, a.Value, "a person", known)
	return ""
}

func (q *query) options() custody.Options { return custody.Options{Group: q.group(), Rule: q.rule()} }

// rule is from when days are counted: arrest (first day in custody) or order (of a court to detain).
func (q *query) rule() custody.Rule {
	switch a := q.arg("rule"); a.Value {
	case "", "arrest":
		return custody.FromArrest
	case "order":
		return custody.FromOrder
	default:
		q.unknown(a.Span, a.Value, "a rule", []string{"arrest", "order"})
	}
	return custody.FromArrest
}

// write is how a number is written: in figures, unless the letter asks for words.
func (q *query) write() func(int, string) string {
	switch a := q.arg("as"); a.Value {
	case "", "figures":
		return figure
	case "words":
		return spelled
	case "words-f":
		return spelledF
	case "Words":
		return func(n int, lang string) string {
			s := []rune(spelled(n, lang))
			return strings.ToUpper(string(s[:1])) + string(s[1:])
		}
	default:
		q.unknown(a.Span, a.Value, "a way to write numbers", []string{"figures", "words", "words-f", "Words"})
	}
	return figure
}

func (q *query) number(least, most int, on when.Day, rule string, list []Item) Value {
	return Value{
		Is: IsNumber, Min: least, Max: most, Words: between(least, most, q.lang, q.write()), On: on, Rule: rule, List: list,
	}
}

func (q *query) text(words string, on when.Day, rule string, list ...Item) Value {
	return Value{Is: IsText, Words: words, On: on, Rule: rule, List: list}
}

// state is the alpha-3 code of the argument of that name.
func (q *query) state(code string, at Span) string {
	c, err := place.CountryOf(code)
	if err != nil {
		q.say(at, "%s", sayOf(err))
	}
	return c.Alpha3
}

// label names a record in the language of the letter. A person who does not want to be named is not.
func (w World) label(ref, lang string) string {
	if p, ok := w.Record.Person(ref); ok && p.Consent == record.Withheld {
		return nameWithheld.in(lang)
	}
	return w.Record.Label(ref, lang)
}

var nameWithheld = say{
	"a person who does not want to be named", "une personne qui ne souhaite pas être nommée", "បុគ្គលដែលមិនចង់បញ្ចេញឈ្មោះ",
	"una persona que no desea ser nombrada",
}
