package check

import (
	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

var channelCodes = []code{{
	Code: "channel-closed", Severity: Error, About: "The letter points to a way of complaint that was not open against the State on the day.",
	Words: record.Word{EN: "{channel} was not open against {state} on {day}. {why}", FR: "« {channel} » : cette voie n’était pas ouverte contre {state} au {day}. {why}"},
	Mend:  record.Word{EN: "Point to a way that was open, such as a special procedure of the Human Rights Council.", FR: "Indiquez une voie ouverte, comme une procédure spéciale du Conseil des droits de l’homme."},
}}

// channelNames are the words for the bodies that receive complaints, and those for what they receive, by key of
// promise.Channel.
var channelNames = map[string]struct{ body, act [][]string }{
	"iccpr-op1": {phrases("human rights committee", "comité des droits de l' homme"), complaintWords},
	"cedaw-op": {
		phrases("committee on the elimination of discrimination against women", "cedaw committee", "comité pour l' élimination de la discrimination à l' égard des femmes"),
		complaintWords,
	},
	"cat-22":  {phrases("committee against torture", "comité contre la torture"), complaintWords},
	"cerd-14": {phrases("committee on the elimination of racial discrimination", "comité pour l' élimination de la discrimination raciale"), complaintWords},
	"ced-30":  {phrases("committee on enforced disappearances", "comité des disparitions forcées"), phrases("urgent action", "action en urgence")},
	"ced-31":  {phrases("committee on enforced disappearances", "comité des disparitions forcées"), complaintWords},
	"crpd-op": {phrases("committee on the rights of persons with disabilities", "comité des droits des personnes handicapées"), complaintWords},
}

var complaintWords = phrases(
	"individual complaint", "individual complaints", "individual communication", "individual communications", "a complaint", "complaints", "a communication",
	"complain to", "their complaint", "his complaint", "her complaint",
	"communication individuelle", "communications individuelles", "plainte individuelle", "une plainte", "des plaintes", "porter plainte", "se plaindre",
	"plaintes individuelles", "une communication",
)

// turnsTo are the words with which somebody is said to use, or told to use, a way of complaint.
var turnsTo = []string{
	"can", "may", "could", "will", "shall", "should", "bring", "brought", "file", "filed", "submit", "submitted", "lodge", "lodged", "take", "turn", "complain", "through",
	"open", "available", "saisir", "saisi", "peut", "peuvent", "pourra", "pourront", "déposer", "déposé", "adresser", "présenter", "porter", "ouverte", "former",
}

// channelsClaimed: a way of complaint that the letter points to was open against the State of the case (promise.Set.Channels).
func channelsClaimed(r *reading) {
	list, err := r.Promises.Channels(r.subject, r.on)
	if err != nil {
		return
	}
	for i := range r.sentences {
		s := &r.sentences[i]
		for _, ch := range list {
			names, ok := channelNames[ch.Key]
			if !ok || ch.Answer != promise.Closed {
				continue
			}
			lo, hi, found := s.together(names.act, names.body)
			if !found || s.toks[lo].quoted || !s.anyIn(0, len(s.toks), turnsTo...) || s.anyIn(0, len(s.toks), "not", "cannot", "no", "closed", "never", "ne", "n'", "pas", "aucune", "fermée", "other", "ratify", "accept", "ratifier") {
				continue
			}
			r.add("channel-closed", s.span(lo, hi), s.number(), []string{ch.Ref}, arg{"channel", channelWord(ch)}, arg{"state", r.stateWord(r.subject)},
				date("day", when.On(r.on)), r.why(ch.Why))
		}
	}
}

// together finds a phrase of each of two lists in one sentence and the run of tokens from the one to the other.
func (s *sentence) together(a, b [][]string) (lo, hi int, ok bool) {
	at := func(list [][]string) (int, int) {
		for i := range s.toks {
			if n := s.hasAny(i, list); n > 0 {
				return i, n
			}
		}
		return -1, 0
	}
	i, n := at(a)
	j, m := at(b)
	if i < 0 || j < 0 {
		return 0, 0, false
	}
	return min(i, j), max(i+n, j+m), true
}

func channelWord(ch promise.Channel) record.Word {
	fr := ch.Name
	switch ch.Key {
	case "iccpr-op1":
		fr = "plainte individuelle devant le Comité des droits de l’homme"
	case "cedaw-op":
		fr = "plainte individuelle devant le Comité pour l’élimination de la discrimination à l’égard des femmes"
	case "ced-30":
		fr = "action en urgence du Comité des disparitions forcées"
	}
	return record.Word{EN: ch.Name, FR: fr}
}
