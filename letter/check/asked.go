package check

import (
	"slices"

	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/record"
)

var askedCodes = []code{
	{
		Code: "asked-nobody", Severity: Error, About: "A demand that asks nobody: no duty bearer is named, so no one can be held to it.",
		Words: record.Word{EN: "Demand {n} asks nobody.", FR: "La demande {n} ne s’adresse à personne."},
		Mend:  record.Word{EN: "Name who must act, with “to:” in its head.", FR: "Nommez qui doit agir, par « to: » dans son en-tête."},
	},
	{
		Code: "asked-unknown", Severity: Warning, About: "A body that the record does not know is asked, so nothing of its duties or its office can be checked.",
		Words: record.Word{EN: "The record knows no body “{body}”.", FR: "La fiche ne connaît aucun organe « {body} »."},
		Mend: record.Word{
			EN: "Give a State by its code (KH), a body by its id, or enter the body in the record first.",
			FR: "Donnez un État par son code (KH), un organe par son identifiant, ou inscrivez d’abord l’organe.",
		},
	},
	{
		Code: "asked-not-by-clause", Severity: Error, About: "The cited clause lays its duty on others than those whom the demand asks. A warning where another ground of the demand does bind them.",
		Words: record.Word{
			EN: "{clause} lays its duty on {names}, not on {asked}.",
			FR: "{clause} oblige {names}, et non {asked}.",
		},
		Mend: record.Word{EN: "Ask those whom the clause names, or rest the demand on another. {instead}", FR: "Adressez-vous à ceux que la clause nomme, ou fondez la demande sur une autre. {instead}"},
	},
	{
		Code: "asked-needs-request", Severity: Warning, About: "The cited clause moves only on the request of the Secretary-General of the United Nations, and the letter does not ask for that request.",
		Words: record.Word{
			EN: "{clause} moves {asked} on the request of the Secretary-General of the United Nations; this letter does not ask for that request.",
			FR: "{clause} ne saisit {asked} qu’à la demande du Secrétaire général des Nations Unies ; cette lettre ne demande pas cette démarche.",
		},
		Mend: record.Word{EN: "Ask the Secretary-General to make the request. {instead}", FR: "Priez le Secrétaire général de faire cette démarche. {instead}"},
	},
}

// askedBodies: every demand asks somebody whom the record knows.
func askedBodies(r *reading) {
	for i := range r.l.Demands {
		d := &r.l.Demands[i]
		if len(d.To) == 0 {
			r.add("asked-nobody", d.Span, d.N, nil, num("n", d.N))
		}
		for _, b := range r.asked[i] {
			if !b.known {
				r.add("asked-unknown", b.Span, d.N, nil, say("body", b.ID))
			}
		}
	}
	for _, p := range r.addressees() {
		if p.Body == "" || r.bearerOf(letter.Ref{ID: p.Body}).known {
			continue
		}
		r.add("asked-unknown", r.headSpan(p, "body"), 0, nil, say("body", p.Body))
	}
}

// clauseNames: a provision that a demand rests on lays its duty on one of those asked (Comprehensive Settlement, article
// 29: the co-chairs, on the request of the Secretary-General; sovereignty agreement, article 5: the parties).
func clauseNames(r *reading) {
	for i := range r.l.Demands {
		d := &r.l.Demands[i]
		var beside []promise.Provision
		carried := false
		for _, g := range d.Grounds {
			p, err := r.Promises.Provision(g.ID)
			if err != nil || p.Spent || len(p.DutyBearers) == 0 {
				continue
			}
			switch r.names(p, r.asked[i]) {
			case yes:
				carried = true
				r.request(d, g, p, r.asked[i])
			case no:
				beside = append(beside, p)
			}
		}
		for _, p := range beside {
			at := d.Grounds[slices.IndexFunc(d.Grounds, func(g letter.Ref) bool { return g.ID == p.Ref })].Span
			s := Error
			if carried {
				s = Warning
			}
			r.addAs("asked-not-by-clause", s, at, d.N, []string{p.Ref}, r.ref("clause", p.Ref), r.bearersWord("names", p),
				r.askedWord("asked", r.asked[i]), r.insteadOf(p))
		}
	}
}

type answer int

const (
	unsure answer = iota
	yes
	no
)

// names says whether a provision lays its duty on one of those asked. It is unsure where one of them is not understood,
// where a State is not bound at all (another rule says so), and where a body is asked to act on a duty of States.
func (r *reading) names(p promise.Provision, asked []bearer) answer {
	in, err := r.Promises.Instrument(p.Instrument)
	if err != nil || len(asked) == 0 {
		return unsure
	}
	out := no
	for _, b := range asked {
		switch {
		case !b.known:
			return unsure
		case slices.ContainsFunc(b.codes, func(c string) bool { return slices.Contains(p.DutyBearers, c) }):
			return yes
		case slices.Contains(b.codes, "all-states"):
			out = unsure
		case b.signatories() && slices.ContainsFunc(p.DutyBearers, ofSignatories):
			return yes
		case b.state == "" && len(b.codes) == 0, slices.Contains(b.codes, "un-secretary-general") && !moves(p):
			out = unsure
		}
		for _, s := range r.states(b, in) {
			of, err := r.Promises.Standing(s, p.Ref, r.on)
			switch {
			case err != nil:
				out = unsure
			case of.Addressed:
				return yes
			case in.Binding && of.Bond != promise.Bound: // the standing of the State is another finding
				out = unsure
			}
		}
	}
	return out
}

func ofSignatories(code string) bool {
	return code == "all-signatories" || code == "other-signatories" || code == "state-party" || code == "all-states"
}

// moves reports whether a provision says who must act when something goes wrong.
func moves(p promise.Provision) bool {
	return slices.ContainsFunc(p.Topics, func(t string) bool { return t == "consultation" || t == "convening" })
}

// request warns where a clause waits for the Secretary-General and the letter does not ask for that.
func (r *reading) request(d *letter.Demand, g letter.Ref, p promise.Provision, asked []bearer) {
	const sg = "un-secretary-general"
	if !moves(p) || !slices.Contains(p.DutyBearers, sg) || !slices.Contains(p.DutyBearers, "co-chairs") {
		return
	}
	isSG := func(b bearer) bool { return slices.Contains(b.codes, sg) }
	for _, list := range r.asked {
		if slices.ContainsFunc(list, isSG) {
			return
		}
	}
	for _, p := range r.l.Head.To {
		if isSG(r.partyBearer(p)) {
			return
		}
	}
	r.add("asked-needs-request", g.Span, d.N, []string{p.Ref}, r.ref("clause", p.Ref), r.askedWord("asked", asked), r.insteadOf(p))
}

// insteadOf names clauses of the same purpose that need neither other bodies nor a request: those that all signatories bear.
func (r *reading) insteadOf(p promise.Provision) arg {
	if moves(p) {
		for _, in := range r.Promises.Instruments() {
			for _, q := range r.Promises.Provisions(in.ID) {
				if q.Instrument != p.Instrument && in.Binding && moves(q) && slices.Contains(q.DutyBearers, "all-signatories") {
					w := r.label(q.Ref)
					return arg{"instead", record.Word{
						EN: w.EN + " lets any party act and needs no request.",
						FR: w.FR + " permet à toute partie d’agir, sans demande préalable.",
					}}
				}
			}
		}
	}
	return say("instead", "")
}

func (r *reading) bearersWord(name string, p promise.Provision) arg {
	var list []record.Word
	for _, b := range promise.DutyBearers() {
		if slices.Contains(p.DutyBearers, b.Code) {
			list = append(list, record.Word{EN: b.EN, FR: b.FR})
		}
	}
	return arg{name, joined(list)}
}

func (r *reading) askedWord(name string, asked []bearer) arg {
	var list []record.Word
	for _, b := range asked {
		list = append(list, r.bearerWord(b))
	}
	return arg{name, listed(list)}
}
