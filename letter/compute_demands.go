package letter

import (
	"github.com/upheld/upheld/appeal"
)

var demandsRule = say{
	en: "The headline of each demand, computed from dated facts up to that day; that a demand was met never says that the letter brought it about.",
	fr: "L’état de chaque demande, calculé à partir de faits datés jusqu’à ce jour ; qu’une demande soit satisfaite ne dit jamais que la lettre en fut la cause.",
}

// headlines are the statuses of demands in words.
var headlines = map[appeal.Status]say{
	"withdrawn":        {"withdrawn", "retirée", "បានដកវិញ", "retirada"},
	"merged":           {"merged with another", "réunie à une autre", "បានបញ្ចូលគ្នា", "unida a otra"},
	"overtaken":        {"overtaken by events", "dépassée", "ហួសពេល", "superada por los hechos"},
	"reversed":         {"reversed", "annulée", "បានដកហូតវិញ", "revertida"},
	"acted-against":    {"acted against", "contredite par les actes", "បានធ្វើផ្ទុយ", "contrariada por los hechos"},
	"met":              {"met", "satisfaite", "បានសម្រេច", "cumplida"},
	"met-in-part":      {"met in part", "satisfaite en partie", "បានសម្រេចមួយផ្នែក", "cumplida en parte"},
	"begun":            {"begun", "commencée", "បានចាប់ផ្តើម", "iniciada"},
	"refused":          {"refused", "refusée", "បានបដិសេធ", "rechazada"},
	"accepted":         {"accepted, not yet done", "acceptée, pas encore faite", "បានទទួលយក មិនទាន់ធ្វើ", "aceptada, aún sin hacer"},
	"answered":         {"answered", "répondue", "បានឆ្លើយ", "respondida"},
	"acknowledged":     {"receipt acknowledged", "réception accusée", "បានទទួលដំណឹង", "recibida"},
	"silent":           {"no answer", "sans réponse", "គ្មានចម្លើយ", "sin respuesta"},
	"overdue":          {"overdue", "en retard", "ហួសកំណត់", "fuera de plazo"},
	"delivered":        {"delivered", "remise", "បានប្រគល់", "entregada"},
	"undeliverable":    {"undeliverable", "impossible à remettre", "មិនអាចប្រគល់", "imposible de entregar"},
	"asked":            {"sent", "envoyée", "បានផ្ញើ", "enviada"},
	appeal.NothingSeen: {"nothing seen", "rien de constaté", "មិនឃើញអ្វី", "nada observado"},
}

// demandText is a demand in the language of the letter where the record has it so.
func demandText(d appeal.Demand, lang string) string {
	if t := d.TextIn[lang]; t != "" {
		return t
	}
	return d.Text
}

func appealName(a appeal.Appeal, lang string) string {
	kind := word(appeal.Kinds[a.Kind], lang)
	if kind == "" {
		kind = a.Kind
	}
	out := kind + ", " + a.IssuedBy
	if a.Reference != "" {
		out += ", " + a.Reference
	}
	return out + ", " + dated(a.When, lang)
}

// board is the demands of the appeal of the argument, each with its headline.
func (q *query) board() []appeal.Line {
	a := q.arg("appeal")
	if _, ok := q.w.Appeals.Appeal(a.Value); !ok {
		var known []string
		for _, x := range q.w.Appeals.Appeals() {
			known = append(known, x.Ref)
		}
		q.unknown(a.Span, a.Value, "an appeal", known)
		return nil
	}
	var out []appeal.Line
	for _, l := range q.w.Appeals.Board(q.on(), q.w.Custody) {
		if l.Demand.Appeal == a.Value {
			out = append(out, l)
		}
	}
	return out
}

func (q *query) countDemands() Value {
	on, lines := q.on(), q.board()
	status := q.arg("status")
	if _, ok := headlines[appeal.Status(status.Value)]; status.Value != "" && !ok {
		var known []string
		for _, s := range appeal.Order {
			known = append(known, string(s))
		}
		q.unknown(status.Span, status.Value, "a status of demands", known)
	}
	var list []Item
	for _, l := range lines {
		if status.Value == "" || string(l.Status) == status.Value {
			list = append(list, Item{l.Demand.Ref, demandText(l.Demand, q.lang)})
		}
	}
	return q.number(len(list), len(list), on, demandsRule.in(q.lang), list)
}

func (q *query) tableDemands() Value {
	on, lines := q.on(), q.board()
	t := q.table(colNumber, colDemand, colAsked, colCame)
	var list []Item
	for _, l := range lines {
		var asked []string
		for _, a := range l.Demand.AskedOf {
			asked = append(asked, a.Name)
		}
		came := headlines[l.Status].in(q.lang)
		if l.Status != appeal.NothingSeen {
			came += ", " + onDay(l.Since, q.lang)
		}
		t.add(figure(l.Demand.N, q.lang), demandText(l.Demand, q.lang), listed(asked, q.lang), came)
		list = append(list, Item{l.Demand.Ref, demandText(l.Demand, q.lang)})
	}
	return t.value(on, demandsRule.in(q.lang), list)
}
