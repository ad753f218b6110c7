package letter

import (
	"strings"

	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/when"
)

var (
	heldRule = say{
		en: "People in a police cell, a court cell or a prison on that day, each counted once; house arrest is not counted. Who was held on some readings of the dates only makes a range.",
		fr: "Personnes dans une cellule de police, de tribunal ou une prison ce jour-là, chacune comptée une fois ; l’assignation à résidence n’est pas comptée. Qui n’était détenu que selon certaines lectures des dates donne un intervalle.",
	}
	housedRule = say{
		en: "People under house arrest on that day, each counted once; they are not among the held.",
		fr: "Personnes assignées à résidence ce jour-là, chacune comptée une fois ; elles ne sont pas parmi les détenus.",
	}
	daysRule = say{
		en: "The last day minus the first day in custody.",
		fr: "Le dernier jour moins le premier jour de détention.",
	}
	orderRule = say{
		en: "The last day minus the day of the court’s order to detain; where no order is known, minus the first day in custody.",
		fr: "Le dernier jour moins le jour de l’ordre de placement en détention ; faute d’ordre connu, moins le premier jour de détention.",
	}
)

func (q *query) held() Value {
	on := q.on()
	return q.counted(q.w.Custody.Held(on, q.options()), on, heldRule)
}

func (q *query) housed() Value {
	on := q.on()
	return q.counted(q.w.Custody.Housed(on, q.options()), on, housedRule)
}

func (q *query) counted(rows []custody.Held, on when.Day, rule say) Value {
	sure := 0
	for _, h := range rows {
		if h.Certain == when.Yes {
			sure++
		}
	}
	return q.number(sure, len(rows), on, rule.in(q.lang), q.heldItems(rows))
}

// heldItems are people held, each with since when.
func (q *query) heldItems(rows []custody.Held) []Item {
	var out []Item
	for _, h := range rows {
		out = append(out, Item{h.Spell, q.w.label(h.Person, q.lang) + ", " + dated(h.Since, q.lang)})
	}
	return out
}

// days is how long one person had been held by a day, or the fewest and most of a group.
func (q *query) days() Value {
	on, rule := q.on(), q.rule()
	whose, words := q.arg("person").Value, daysRule
	if rule == custody.FromOrder {
		words = orderRule
	}
	if (whose == "") == (q.arg("group").Value == "") {
		q.say(q.c.Span, "{days} is of one person or of one group; expected person=… or group=…")
		return Value{}
	}
	if whose != "" {
		whose = q.person()
	}
	rows := q.w.Custody.Held(on, custody.Options{Group: q.group(), Rule: rule})
	var mine []custody.Held
	for _, h := range rows {
		if whose == "" || h.Person == whose {
			mine = append(mine, h)
		}
	}
	if len(q.bad) > 0 {
		return Value{}
	}
	if len(mine) == 0 {
		who := q.arg("group").Value
		if whose != "" {
			who = q.w.label(whose, "en")
		}
		q.say(q.c.Span, "%s was not held on %s, so there are no days to count; expected a day on which this record has custody", who, on)
		return Value{}
	}
	least, most := mine[0].Min, mine[0].Max
	for _, h := range mine[1:] {
		least, most = min(least, h.Min), max(most, h.Max)
	}
	return q.number(least, most, on, words.in(q.lang), q.heldItems(mine))
}

func (q *query) namesHeld() Value {
	on := q.on()
	var names []string
	rows := q.w.Custody.Held(on, q.options())
	for _, h := range rows {
		if h.Certain == when.Yes {
			names = append(names, q.w.label(h.Person, q.lang))
		}
	}
	if len(names) == 0 && len(q.bad) == 0 {
		q.say(q.c.Span, "nobody was certainly held on %s, so there are no names; expected another day or group", on)
	}
	return q.text(listed(names, q.lang), on, heldRule.in(q.lang), q.heldItems(rows)...)
}

// since is the first day of the spell in which a person is held on a day.
func (q *query) since() Value {
	on, who := q.on(), q.person()
	for _, h := range q.w.Custody.Held(on, custody.Options{}) {
		if h.Person == who {
			return q.text(dated(h.Since, q.lang), on, daysRule.in(q.lang), q.heldItems([]custody.Held{h})...)
		}
	}
	if len(q.bad) == 0 {
		q.say(q.c.Span, "%s was not held on %s, so there is no first day; expected a day on which this record has custody", q.w.label(who, "en"), on)
	}
	return Value{}
}

var statusRule = say{
	en: "How far the steps of the latest case had come by that day and, for one who is out, how the custody ended; manners of release are never merged.",
	fr: "Jusqu’où les étapes de la dernière affaire étaient arrivées ce jour-là et, pour qui est dehors, comment la détention a pris fin ; les manières de sortir ne sont jamais confondues.",
}

func (q *query) status() Value {
	on, who := q.on(), q.person()
	if len(q.bad) > 0 {
		return Value{}
	}
	return q.text(q.standingOf(who, on), on, statusRule.in(q.lang), Item{who, q.w.label(who, q.lang)})
}

var (
	heldWord   = say{"held since", "en détention depuis", "ជាប់ឃុំចាប់ពី", "detenido desde"}
	housedWord = say{"under house arrest since", "en résidence surveillée depuis", "ឃុំខ្លួននៅផ្ទះចាប់ពី", "bajo arresto domiciliario desde"}
	neverWord  = say{"not held", "pas en détention", "មិនជាប់ឃុំ", "no detenido"}
)

// standingOf says in a few words where a person stands on a day.
func (q *query) standingOf(who string, on when.Day) string {
	st := q.w.Custody.StatusOn(who, on)
	for _, h := range q.w.Custody.Held(on, custody.Options{}) {
		if h.Person == who {
			return heldWord.in(q.lang) + " " + bareDate(h.Since, q.lang) + ", " + word(st.Stage.Word(), q.lang)
		}
	}
	for _, h := range q.w.Custody.Housed(on, custody.Options{}) {
		if h.Person == who {
			return housedWord.in(q.lang) + " " + bareDate(h.Since, q.lang)
		}
	}
	if x, ok := q.w.Custody.OutOf(who, on); ok {
		return word(custody.Manners[x.Manner], q.lang) + ", " + dated(x.When, q.lang)
	}
	if st.Stage == custody.Nothing {
		return neverWord.in(q.lang)
	}
	return neverWord.in(q.lang) + ", " + word(st.Stage.Word(), q.lang)
}

// bareDate is a date behind "since": "28 April 2016", "le 28 avril 2016".
func bareDate(w when.When, lang string) string {
	s := dated(w, lang)
	if lang == "fr" && w.Earliest() == w.Latest() {
		return "le " + s
	}
	return s
}

func (q *query) tableHeld() Value {
	on := q.on()
	rows := q.w.Custody.Held(on, q.options())
	rule := daysRule
	if q.rule() == custody.FromOrder {
		rule = orderRule
	}
	t := q.table(colName, colSince, colDays, colPlace)
	for _, h := range rows {
		var places []string
		for _, p := range h.Places {
			places = append(places, q.w.label(p, q.lang))
		}
		t.add(q.w.label(h.Person, q.lang), dated(h.Since, q.lang), between(h.Min, h.Max, q.lang, figure), strings.Join(places, "; "))
	}
	return t.value(on, heldRule.in(q.lang)+" "+rule.in(q.lang), q.heldItems(rows))
}

func (q *query) tablePersons() Value {
	on, group := q.on(), q.group()
	t := q.table(colName, colRole, colStatus)
	var list []Item
	for _, m := range q.w.Record.Members(group) {
		p, _ := q.w.Record.Person(m)
		t.add(q.w.label(m, q.lang), p.Role, q.standingOf(m, on))
		list = append(list, Item{m, q.w.label(m, q.lang)})
	}
	return t.value(on, statusRule.in(q.lang), list)
}
