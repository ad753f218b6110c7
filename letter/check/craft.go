package check

import (
	"slices"
	"strings"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/record"
)

var craftCodes = []code{
	{
		Code: "asked-before", Severity: Note, About: "The same demand was made before: by whom, when, and what became of it. Linking it keeps its first date.",
		Words: record.Word{EN: "This was asked before: {who}, {date} ({demand}). It stands at: {headline}.", FR: "Cela a déjà été demandé : {who}, {date} ({demand}). État : {headline}."},
		Mend:  record.Word{EN: "Write “restates: {demand}” to link it, so that its first date counts.", FR: "Écrivez « restates: {demand} » pour le relier, afin que sa première date compte."},
	},
	{
		Code: "cannot-be-judged", Severity: Warning, About: "A demand of which nobody could say later whether it was met: no act, no measure, or no term.",
		Words: record.Word{EN: "Nobody will be able to say whether demand {n} was met: {missing} missing.", FR: "Nul ne pourra dire si la demande {n} a été satisfaite ; il manque : {missing}."},
		Mend:  record.Word{EN: "Say {missing}.", FR: "Précisez : {missing}."},
	},
	{
		Code: "two-acts", Severity: Warning, About: "One demand asks two acts, so that it can be half met and its outcome disputed.",
		Words: record.Word{EN: "Demand {n} asks two acts: {acts}.", FR: "La demande {n} demande deux actes : {acts}."},
		Mend:  record.Word{EN: "Make two demands of it.", FR: "Faites-en deux demandes."},
	},
	{
		Code: "signatory-role", Severity: Warning, About: "A signatory without role or organisation: a reader cannot tell who speaks.",
		Words: record.Word{EN: "{name} signs without a role or an organisation.", FR: "{name} signe sans fonction ni organisation."},
		Mend:  record.Word{EN: "Add the role or the organisation, if the signatory agrees.", FR: "Ajoutez la fonction ou l’organisation, si la personne l’accepte."},
	},
	{
		Code: "counter-argument", Severity: Note, About: "The instruments that the letter cites hold a clause that will be held against it, with the answer that the record gives.",
		Words: record.Word{EN: "Expect {clause} in reply. {answer}", FR: "Attendez-vous à {clause} en réponse. {answer}"},
		Mend:  record.Word{EN: "Answer it in the letter before it is raised.", FR: "Répondez-y dans la lettre avant qu’on ne l’oppose."},
	},
}

// madeBefore: who asked the same before, and what came of it.
func madeBefore(r *reading) {
	if len(r.l.Demands) == 0 {
		return
	}
	lines := r.Appeals.Board(r.on, r.Custody)
	for i := range r.l.Demands {
		d := &r.l.Demands[i]
		if d.Restates != "" {
			continue
		}
		for _, l := range lines {
			if l.Demand.Day >= r.on || l.Demand.Appeal != "" && (l.Demand.Appeal == r.l.Head.ID || l.Demand.Appeal == r.l.Head.Original) || !r.same(d, r.asked[i], l.Demand) {
				continue
			}
			who := say("who", "")
			if a, ok := r.Appeals.Appeal(l.Demand.Appeal); ok {
				who = arg{"who", record.Word{EN: a.IssuedBy + " (" + appeal.Kinds[a.Kind].In("en") + ")", FR: a.IssuedBy + " (" + appeal.Kinds[a.Kind].In("fr") + ")"}}
			}
			r.add("asked-before", d.Span, d.N, refsOf(l.Demand.Ref, l.Demand.Appeal), who, date("date", l.Demand.When), say("demand", l.Demand.Ref),
				say("headline", strings.ReplaceAll(string(l.Status), "-", " ")+", "+strings.TrimSuffix(l.Why.Words, ".")))
			break
		}
	}
}

// same reports whether a demand asks what an earlier one asked: the same act, of one of the same bodies, and for one of the
// same persons or, where neither names any, on one of the same grounds.
func (r *reading) same(d *letter.Demand, asked []bearer, old appeal.Demand) bool {
	if d.Action == "" || d.Action != old.Action {
		return false
	}
	var people []string
	for _, p := range d.Persons {
		people = append(people, p.ID)
		people = append(people, r.Record.Members(p.ID)...)
	}
	if len(people) > 0 || len(old.Persons) > 0 {
		if !slices.ContainsFunc(people, func(p string) bool { return slices.Contains(old.Persons, p) }) {
			return false
		}
	} else if !slices.ContainsFunc(d.Grounds, func(g letter.Ref) bool { return slices.Contains(old.Grounds.Provisions, g.ID) }) {
		return false
	}
	for _, a := range old.AskedOf {
		id := a.Body
		if id == "" {
			id = a.Name
		}
		was := r.bearerOf(letter.Ref{ID: id})
		for _, b := range asked {
			if b.known && was.known && (b.state != "" && b.state == was.state || slices.ContainsFunc(b.codes, func(c string) bool { return slices.Contains(was.codes, c) })) {
				return true
			}
		}
	}
	return false
}

// vague are the acts of which it must be said how one would know that they were done.
var vague = []string{"respect-right", "protect", "sanction-or-measure", "other", "observe-or-support-election", "release"}

// canBeJudged: a demand says what act is asked, how one would know, and by when.
func canBeJudged(r *reading) {
	for i := range r.l.Demands {
		d := &r.l.Demands[i]
		var missing []record.Word
		if d.Action == "" {
			missing = append(missing, record.Word{EN: "the act (action)", FR: "l’acte (action)"})
		}
		if (d.Action == "" || slices.Contains(vague, d.Action)) && len(d.Conditions) == 0 && len(d.Persons) == 0 {
			missing = append(missing, record.Word{EN: "the measure by which one would know (conditions, persons)", FR: "la mesure qui permettrait d’en juger (conditions, persons)"})
		}
		if d.Term == (appeal.Term{}) {
			missing = append(missing, record.Word{EN: "the term", FR: "le terme"})
		}
		if len(missing) > 0 {
			r.add("cannot-be-judged", d.Span, d.N, nil, num("n", d.N), arg{"missing", joined(missing)})
		}
	}
}

// asks are the verbs and nouns by which an act is asked, with the act that each is. Words that also stand in facts are
// left out, and so are those that only say how an act is done.
var asks = map[string]map[string]string{
	"en": {
		"release": "release", "free": "release", "drop": "drop-charges", "dropping": "drop-charges", "investigate": "investigate", "repeal": "repeal-or-amend-law",
		"amend": "repeal-or-amend-law", "abolish": "repeal-or-amend-law", "ratify": "ratify-or-renew", "convene": "convene", "reconvene": "convene",
		"publish": "publish-or-disclose", "disclose": "publish-or-disclose", "dismiss": "dismiss", "compensate": "compensate", "prosecute": "prosecute",
		"suspend": "sanction-or-measure", "observe": "observe-or-support-election", "withdraw": "withdraw", "dissolve": "dissolve", "reinstate": "reinstate", "lift": "lift",
		"apologise": "apologise", "apologize": "apologise",
	},
	"fr": {
		"libérer": "release", "abandonner": "drop-charges", "enquêter": "investigate", "abroger": "repeal-or-amend-law", "modifier": "repeal-or-amend-law",
		"ratifier": "ratify-or-renew", "réunir": "convene", "convoquer": "convene", "publier": "publish-or-disclose", "communiquer": "publish-or-disclose",
		"indemniser": "compensate", "suspendre": "sanction-or-measure", "observer": "observe-or-support-election", "lever": "lift", "réintégrer": "reinstate", "retirer": "withdraw",
		"libération": "release", "abandon": "drop-charges",
	},
}

// twoActs: a demand asks one act. Two verbs of asking joined by "and" are two.
func twoActs(r *reading) {
	seen := map[int]bool{}
	for i := range r.sentences {
		s := &r.sentences[i]
		if s.demand == 0 || seen[s.demand] {
			continue
		}
		var acts []string
		at := -1
		for k := range s.toks {
			act, ok := asks[s.lang][s.toks[k].low]
			if !ok || s.toks[k].quoted || !s.asksAt(k) {
				continue
			}
			if len(acts) > 0 && !slices.Contains(acts, act) && s.joins(at, k) {
				acts = append(acts, act)
			}
			if len(acts) == 0 {
				acts = append(acts, act)
			}
			if at < 0 || !s.joins(at, k) {
				at = k
			}
			if len(acts) == 2 {
				seen[s.demand] = true
				r.add("two-acts", s.span(at, k+1), s.number(), nil, num("n", s.number()), say("acts", s.words(at, at+1)+", "+s.words(k, k+1)))
				break
			}
		}
	}
}

// asksAt reports whether the word at token k asks: it begins the sentence or follows "to", "and", a comma or an adverb; a noun
// ("the release of") is asked where it is the object of the sentence.
func (s *sentence) asksAt(k int) bool {
	j := k - 1
	for j >= 0 && s.adverb(j) {
		j--
	}
	if j < 0 || s.is(j, "to", "and", ",", ";", ":", "we", "should", "must", "also", "et", "à", "de", "d'", "que", "please", "either", "-", "•", "then") {
		return !s.is(k+1, "and", "fair", "election", "elections", ",") || !s.is(k, "free")
	}
	return s.is(k, "release", "dropping", "libération", "abandon") && s.is(k+1, "of", "de", "des", "d'", "all")
}

// joins reports whether "and" or a comma stands between tokens i and k, and no word that makes the second a means of the first.
func (s *sentence) joins(i, k int) bool {
	if i < 0 || s.anyIn(i+1, k, "who", "which", "that", "by", "so", "order", "qui", "afin", "pour", "if", "before", "after", "where", "had", "failed", "failure", "instead", "than") {
		return false
	}
	return s.anyIn(i+1, k, "and", "et", ";", "then", "well", "puis", "ainsi") || s.is(k-1, ",")
}

// signatories: a reader can tell who speaks.
func signatories(r *reading) {
	for _, p := range r.l.Head.Signed {
		if p.Name != "" && p.Role == "" && p.Organisation == "" && !r.isBody(p.Name) && !r.isBody(p.Body) {
			r.add("signatory-role", p.Span, 0, nil, say("name", p.Name))
		}
	}
}

// counterArguments: clauses of the cited instruments that will be held against those who are asked to act from outside, such as
// non-interference in internal affairs.
func counterArguments(r *reading) {
	said := map[string]bool{}
	for i := range r.l.Demands {
		d := &r.l.Demands[i]
		if !slices.ContainsFunc(r.asked[i], r.outside) {
			continue
		}
		for _, g := range d.Grounds {
			in, _, _ := strings.Cut(g.ID, "/")
			for _, p := range r.Promises.Provisions(in) {
				if said[p.Ref] || !slices.Contains(p.Topics, "non-interference") || p.Ref == g.ID || p.Spent {
					continue
				}
				said[p.Ref] = true
				r.add("counter-argument", g.Span, d.N, []string{p.Ref}, r.ref("clause", p.Ref), counterAnswer(p))
			}
		}
	}
}

func counterAnswer(p promise.Provision) arg {
	if p.Note != "" {
		return say("answer", p.Note)
	}
	return say("answer", p.Summary)
}

// outside reports whether one who is asked is not of the State of the case.
func (r *reading) outside(b bearer) bool {
	return b.known && (b.state != r.subject || b.state == "")
}
