package promise

import (
	"strings"

	"github.com/upheld/upheld/when"
)

// Why is a reason: Key and Args for whoever translates it, Words in English. Args by name: state (its name),
// instrument (its short title), act (an ActKind), date, in_force, adopted, through (ISO forms of a When), clause,
// by, former, owner.
type Why struct {
	Key   string            `json:"key"`
	Args  map[string]string `json:"args,omitempty"`
	Words string            `json:"words"`
}

// reasons gives, for each key, the English words. {act} is a verb in the past, {when} the date of the act with
// its preposition.
var reasons = map[string]string{
	"in-force":                 "{state} {act} {when}; {instrument} has been in force for it since {in_force} ({clause}).",
	"in-force-at-latest":       "{state} {act} {when}, the exact day not being known; {instrument} has been in force for it since {latest} at the latest ({clause}).",
	"not-yet-in-force":         "{state} {act} {when}, but {instrument} came into force for it only on {in_force} ({clause}).",
	"maybe-in-force":           "{state} {act} {when}, the exact day not being known; {instrument} may have been in force for it on this day, but that is certain only from {latest} ({clause}).",
	"instrument-not-in-force":  "{state} {act} {when}, but no day is known to this record on which {instrument} itself came into force.",
	"no-clause":                "{state} {act} {when}, but this record does not know from when that counts.",
	"maybe-joined":             "{state} {act} {when}, the exact day not being known; that may be after this day.",
	"maybe-joined-signed":      "{state} had signed. It {act} {when}, the exact day not being known; that may be after this day.",
	"signed-only":              "{state} {act} {when}; no act by which it became bound was found up to this day.",
	"maybe-signed":             "{state} {act} {when}, the exact day not being known; that may be after this day.",
	"not-yet-acted":            "No act of {state} on {instrument} is known up to this day; it {act} {when}.",
	"denounced":                "{state} {act} {when}, with effect from {in_force} ({clause}).",
	"denounced-not-yet":        "{state} {act} {when}, but that takes effect only on {in_force} ({clause}); until then it is bound.",
	"maybe-denounced":          "{state} {act} {when}, the exact day not being known; that may have taken effect by this day ({clause}).",
	"denounced-without-clause": "{state} {act} {when} and later declared that it left, but {instrument} has no clause that allows it; the bond is in force since {in_force}.",
	"before-adoption":          "{instrument} was adopted only on {adopted}.",
	"no-act-found":             "No act of {state} on {instrument} was found in the table of participants as it stood on {through}.",
	"no-act-found-undated":     "No act of {state} on {instrument} was found in the table of participants that was read.",
	"no-act-found-later":       "No act of {state} on {instrument} was found in the table of participants as it stood on {through}, or since; an act between that day and this one may have been missed.",
	"no-accession-found":       "{state} did not sign {instrument}, which is open to accession; no accession of {state} was found.",
	"not-a-party":              "{state} did not sign {instrument}.",
	"not-looked-for":           "What {state} did about {instrument} was not looked for; this record does not say.",
	"dissolved":                "{state} no longer exists, and this record knows no agreed successor.",
	"succession-open":          "Whether {state} is bound as a successor of {former} was not settled in this record.",
	"constitution-of-another":  "{instrument} binds {owner} only.",

	"declaration.adopted":     "{instrument} is a declaration and binds no State; {state} took part in adopting it.",
	"declaration.signed":      "{instrument} is a declaration and binds no State; {state} {act} it {when}.",
	"declaration.not-adopted": "{instrument} is a declaration and binds no State; {state} is not among those that adopted it.",
	"declaration.by-assembly": "{instrument} is a declaration and binds no State. It was adopted by: {by}; how {state} voted is not in this record.",

	"political-agreement.adopted":     "{instrument} is a political agreement and binds no State; {state} took part in it.",
	"political-agreement.signed":      "{instrument} is a political agreement and binds no State; {state} {act} it {when}.",
	"political-agreement.not-adopted": "{instrument} is a political agreement and binds no State; {state} is not among those that took part in it.",

	"channel.before-council":          "This record holds nothing about the special procedures before the Human Rights Council was set up on {in_force}.",
	"channel.no-ratification-needed":  "Special procedures may write to any State, whatever it has ratified.",
	"channel.declaration-not-found":   "{state} is bound by {instrument}, but the procedure also needs a declaration of {state} that accepts it; none was found, and declarations were not looked for.",
	"channel.protocol-not-joined":     "{state} is bound by {instrument}, but not by its optional protocol, which the procedure needs.",
	"channel.protocol-not-looked-for": "{state} is bound by {instrument}, but the procedure also needs its optional protocol; what {state} did about that was not looked for.",
}

var verbs = map[ActKind]string{
	Signature: "signed", SuccessionToSignature: "succeeded to a signature", Ratification: "ratified",
	Accession: "acceded", Succession: "succeeded", Acceptance: "accepted", Adoption: "adopted it",
	Denunciation: "denounced",
}

// because makes the reason of a key. force is when act takes effect, zero when it has none.
func because(key string, st party, in Instrument, act Act, force when.When, clause string, more ...string) Why {
	args := map[string]string{"state": st.name, "instrument": in.ShortTitle}
	put := func(k, v string) {
		if v != "" {
			args[k] = v
		}
	}
	put("act", string(act.Kind))
	put("date", act.Date.String())
	put("in_force", force.String())
	put("adopted", in.Adopted.String())
	put("clause", clause)
	for i := 0; i+1 < len(more); i += 2 {
		put(more[i], more[i+1])
	}
	return Why{Key: key, Args: args, Words: words(reasons[key], args, act, force, in)}
}

func words(text string, args map[string]string, act Act, force when.When, in Instrument) string {
	if args["clause"] == "" {
		text = strings.ReplaceAll(text, " ({clause})", "")
	}
	fill := []string{
		"{instrument}", in.name(),
		"{act}", verbs[act.Kind],
		"{when}", dated(act.Date),
		"{in_force}", force.Words("en"),
		"{latest}", when.On(force.Latest()).Words("en"),
		"{adopted}", in.Adopted.Words("en"),
	}
	for k, v := range args {
		if k == "through" {
			v = isoWords(v)
		}
		fill = append(fill, "{"+k+"}", v)
	}
	return capital(strings.NewReplacer(fill...).Replace(text))
}

// dated is "on 26 May 1992", "in 1999".
func dated(w when.When) string {
	if exact(w) {
		return "on " + w.Words("en")
	}
	return "in " + w.Words("en")
}

func isoWords(s string) string {
	w, err := when.Parse(s)
	if err != nil {
		return s
	}
	return w.Words("en")
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// name is how an English sentence speaks of an instrument.
func (in Instrument) name() string { return "the " + strings.TrimPrefix(in.ShortTitle, "the ") }
