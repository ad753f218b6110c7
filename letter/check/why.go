package check

import (
	"strings"

	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// whyFR are the reasons of promise.Why in French, for those that a finding tells.
var whyFR = map[string]string{
	"not-yet-in-force":        "{act} {date} ; en vigueur seulement le {in_force}.",
	"maybe-in-force":          "{act} {date} ; l’entrée en vigueur à cette date n’est pas certaine.",
	"not-yet-acted":           "Aucun acte connu à cette date ; {act} {date}.",
	"maybe-joined":            "{act} {date}, le jour exact n’étant pas connu.",
	"maybe-joined-signed":     "Signé ; {act} {date}, le jour exact n’étant pas connu.",
	"signed-only":             "{act} {date} ; aucun acte d’adhésion trouvé à cette date.",
	"maybe-signed":            "{act} {date}, le jour exact n’étant pas connu.",
	"denounced":               "Dénoncé ({date}), avec effet le {in_force}.",
	"maybe-denounced":         "Dénoncé ({date}), le jour exact n’étant pas connu.",
	"constitution-of-another": "C’est la Constitution d’un autre État ({owner}).",
	"no-act-found":            "Aucun acte de cet État n’a été trouvé ({through}).",
	"no-act-found-later":      "Aucun acte de cet État n’a été trouvé jusqu’au {through}.",
	"no-act-found-undated":    "Aucun acte de cet État n’a été trouvé.",
	"no-accession-found":      "Cet État ne figure pas parmi les parties ; aucune adhésion n’a été trouvée.",
	"not-a-party":             "Cet État n’en est pas partie.",
	"not-looked-for":          "Les actes de cet État n’ont pas été cherchés.",
	"succession-open":         "La succession de cet État n’est pas établie.",
	"before-adoption":         "L’instrument n’existait pas encore.",
	"instrument-not-in-force": "L’instrument lui-même n’est pas en vigueur.",

	"channel.declaration-not-found":   "Il y faut une déclaration de l’État ; aucune n’a été trouvée.",
	"channel.protocol-not-joined":     "L’État n’a pas adhéré au protocole facultatif qu’exige cette procédure.",
	"channel.protocol-not-looked-for": "Il y faut le protocole facultatif ; les actes de l’État n’ont pas été cherchés.",
}

var actFR = map[string]string{
	"signature": "signature", "succession-to-signature": "succession à la signature", "ratification": "ratification", "accession": "adhésion",
	"succession": "succession", "acceptance": "acceptation", "adoption": "adoption", "denunciation": "dénonciation",
}

// why is a reason in English, and in French where there are words for it.
func (r *reading) why(w promise.Why) arg {
	fr := whyFR[w.Key]
	for k, v := range w.Args {
		switch k {
		case "act":
			v = actFR[v]
		case "date", "in_force", "through", "adopted":
			if t, err := when.Parse(v); err == nil {
				v = t.Words("fr")
			}
		}
		fr = strings.ReplaceAll(fr, "{"+k+"}", v)
	}
	if fr != "" && fr[0] >= 'a' && fr[0] <= 'z' {
		fr = strings.ToUpper(fr[:1]) + fr[1:]
	}
	return arg{"why", record.Word{EN: w.Words, FR: fr}}
}
