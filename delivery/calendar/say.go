package calendar

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// Rules are whose term a duty has, in words.
var Rules = map[string]record.Word{
	"urgent":    {EN: "urgent appeal", FR: "appel urgent"},
	"state":     {EN: "letter to a State", FR: "lettre à un État"},
	"co-chairs": {EN: "letter to the co-chairs", FR: "lettre aux coprésidents"},
	"igo":       {EN: "letter to an intergovernmental body", FR: "lettre à une organisation intergouvernementale"},
	"other":     {EN: "letter to another addressee", FR: "lettre à un autre destinataire"},
	"body":      {EN: "term set for this body", FR: "délai fixé pour cet organe"},
	"demand":    {EN: "term that the demand sets", FR: "délai que fixe la demande"},
	"reminder":  {EN: "reminder", FR: "rappel"},
}

// stages are the stages of an election that records name.
var stages = map[string]record.Word{
	"registration":       {EN: "registration of voters", FR: "inscription des électeurs"},
	"voter registration": {EN: "registration of voters", FR: "inscription des électeurs"},
	"candidates":         {EN: "registration of candidates", FR: "dépôt des candidatures"},
	"campaign":           {EN: "campaign", FR: "campagne"},
	"vote":               {EN: "vote", FR: "vote"},
	"temporary results":  {EN: "temporary results", FR: "résultats provisoires"},
	"official results":   {EN: "official results", FR: "résultats officiels"},
	"results":            {EN: "results", FR: "résultats"},
}

// StageWord is the word for a stage of an election; one that is not known is said as the record has it.
func StageWord(stage, lang string) string {
	if w, ok := stages[stage]; ok {
		return w.In(lang)
	}
	return stage
}

// say are the sentences of the calendar. %s stands for what follows them.
var say = map[string]record.Word{
	"calendar": {EN: "Upheld: what is due", FR: "Upheld : les échéances"},

	"answer.coming":  {EN: "Answer due", FR: "Réponse attendue"},
	"answer.due":     {EN: "Answer due today", FR: "Réponse attendue aujourd’hui"},
	"answer.overdue": {EN: "Answer overdue", FR: "Réponse en retard"},
	"answer.done":    {EN: "Answered", FR: "Réponse reçue"},

	"reminded.coming":  {EN: "Answer due after a reminder", FR: "Réponse attendue après rappel"},
	"reminded.due":     {EN: "Answer due today after a reminder", FR: "Réponse attendue aujourd’hui, après rappel"},
	"reminded.overdue": {EN: "No answer to a reminder", FR: "Rappel sans réponse"},
	"reminded.done":    {EN: "Answered after a reminder", FR: "Réponse reçue après rappel"},

	"silent.overdue": {EN: "Silent", FR: "Silence"},
	"stayed":         {EN: "An answer came; its grade is awaited", FR: "Une réponse est arrivée ; elle reste à noter"},

	"act.coming":  {EN: "Act asked by this day", FR: "Acte demandé pour ce jour"},
	"act.due":     {EN: "Act asked by today", FR: "Acte demandé pour aujourd’hui"},
	"act.overdue": {EN: "Act asked by a day that has passed", FR: "Acte demandé pour un jour désormais passé"},
	"act.done":    {EN: "Act asked: met", FR: "Acte demandé : demande satisfaite"},

	"election": {EN: "Election", FR: "Élection"},

	"prove":        {EN: "Proof of delivery to be found", FR: "Preuve de remise à trouver"},
	"resend":       {EN: "Could not be delivered: another way to be found", FR: "N’a pu être remis : une autre voie à trouver"},
	"remind":       {EN: "Reminder to be sent", FR: "Rappel à envoyer"},
	"remind.done":  {EN: "Reminder sent", FR: "Rappel envoyé"},
	"grade":        {EN: "Answer to be graded", FR: "Réponse à noter"},
	"sort":         {EN: "A message waits for a person", FR: "Un message attend une personne"},
	"doubt":        {EN: "Nobody knows whether this mail went out", FR: "On ignore si ce courriel est parti"},
	"confirm":      {EN: "An outcome that the custody record proposes awaits confirmation", FR: "Une issue proposée par le registre des détentions attend confirmation"},
	"review":       {EN: "An assessment awaits its reviewer or a part of its evidence", FR: "Une appréciation attend sa relecture ou une pièce à l’appui"},
	"waiting":      {EN: "Waiting: %d.", FR: "En attente : %d."},
	"grade.why":    {EN: "Before it is graded no reminder goes out.", FR: "Tant qu’elle n’est pas notée, aucun rappel ne part."},
	"act.why":      {EN: "That a demand was met never means that the letter brought it about.", FR: "Qu’une demande soit satisfaite ne signifie jamais que la lettre en soit la cause."},
	"silent.why":   {EN: "Delivered, reminded, both terms over, no answer in this record.", FR: "Remis, rappelé, les deux délais écoulés, aucune réponse dans ce registre."},
	"of":           {EN: "%s of %s", FR: "%s du %s"},
	"term":         {EN: "Term: %d days (%s).", FR: "Délai : %d jours (%s)."},
	"day":          {EN: "Due on %s.", FR: "Échéance : %s."},
	"since":        {EN: "Since %s.", FR: "Depuis le %s."},
	"the letter":   {EN: "letter", FR: "lettre"},
	"demand":       {EN: "demand %s", FR: "demande %s"},
	"demands":      {EN: "demands %s", FR: "demandes %s"},
	"and":          {EN: " and ", FR: " et "},
	"colon":        {EN: ": ", FR: "\u00a0: "},
	"an addressee": {EN: "an addressee", FR: "un destinataire"},
	"not public":   {EN: "an appeal that is not public", FR: "un appel qui n’est pas public"},
}

// Head says what kind of duty it is and how it stands: "Answer overdue".
func (d Duty) Head(lang string) string {
	if d.State == Stayed {
		return say["stayed"].In(lang)
	}
	if w, ok := say[string(d.Kind)+"."+string(d.State)]; ok {
		return w.In(lang)
	}
	return say[string(d.Kind)].In(lang)
}

// Title is the duty in one line: how it stands, whom it concerns, of which letter. Names of addressees and elections stay
// as the record has them.
func (d Duty) Title(lang string) string {
	tail := d.Of(lang)
	if d.Kind == Election {
		tail = d.What + " – " + StageWord(d.Stage, lang)
	}
	if tail == "" {
		return d.Head(lang)
	}
	return d.Head(lang) + say["colon"].In(lang) + tail
}

// Of is whom and what a duty concerns: "Government of X, open letter of 13 May 2016, demands 1 and 2".
func (d Duty) Of(lang string) string {
	var parts []string
	if d.Addressee != "" {
		parts = append(parts, d.who(lang))
	}
	if w := d.Letter(lang); w != "" {
		parts = append(parts, w)
	}
	if w := d.Numbered(lang); w != "" {
		parts = append(parts, w)
	}
	return strings.Join(parts, ", ")
}

// who is the addressee; an address that stands in the place of a name is not said.
func (d Duty) who(lang string) string {
	if strings.Contains(d.Addressee, "@") {
		return say["an addressee"].In(lang)
	}
	return d.Addressee
}

// Letter is the appeal by its kind and day: "open letter of 13 May 2016".
func (d Duty) Letter(lang string) string {
	if d.Dated.IsZero() {
		return ""
	}
	kind := say["the letter"].In(lang)
	if w, ok := appeal.Kinds[d.What]; ok {
		kind = lowered(w.In(lang))
	}
	return fmt.Sprintf(say["of"].In(lang), kind, d.Dated.Words(lang))
}

// lowered begins with a small letter, for the middle of a sentence; "UN" and names of bodies stay.
func lowered(s string) string {
	for _, name := range []string{"United", "UN ", "ONU"} {
		if strings.HasPrefix(s, name) {
			return s
		}
	}
	r := []rune(s)
	return strings.ToLower(string(r[:1])) + string(r[1:])
}

// Numbered is the demands by their numbers: "demands 1, 2 and 5".
func (d Duty) Numbered(lang string) string {
	var n []string
	for _, x := range d.Numbers {
		if x > 0 {
			n = append(n, strconv.Itoa(x))
		}
	}
	switch len(n) {
	case 0:
		return ""
	case 1:
		return fmt.Sprintf(say["demand"].In(lang), n[0])
	}
	last := len(n) - 1
	return fmt.Sprintf(say["demands"].In(lang), strings.Join(n[:last], ", ")+say["and"].In(lang)+n[last])
}

// Explain is when the duty is due, by whose term, and what follows from it.
func (d Duty) Explain(lang string) string {
	day := func(key string, x when.Day) string { return fmt.Sprintf(say[key].In(lang), when.On(x).Words(lang)) }
	var parts []string
	switch {
	case d.Kind == Election:
	case d.Kind == Silent:
		parts = append(parts, day("since", d.Day), say["silent.why"].In(lang))
	default:
		parts = append(parts, day("day", d.Day))
	}
	if d.Term > 0 {
		parts = append(parts, fmt.Sprintf(say["term"].In(lang), d.Term, Rules[d.Rule].In(lang)))
	}
	if d.State == Done && d.Kind == Act {
		parts = append(parts, say["act.why"].In(lang))
	}
	if (d.Kind == Confirm || d.Kind == Review) && d.N > 1 {
		parts = append(parts, fmt.Sprintf(say["waiting"].In(lang), d.N))
	}
	if d.Kind == Grade {
		parts = append(parts, say["grade.why"].In(lang))
	}
	if d.Kind == Election {
		parts = append(parts, span(d.Day, d.End).Words(lang))
	}
	return strings.Join(parts, " ")
}

// span is a run of days, or one.
func span(first, last when.Day) when.When {
	if first == last {
		return when.On(first)
	}
	r := when.Range{First: first, Last: last}
	return when.When{Certain: r, Possible: r}
}
