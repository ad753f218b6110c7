package promise

import "slices"

// Label is a code of a fixed vocabulary and what it means, in English and French.
type Label struct {
	Code string `json:"code"`
	EN   string `json:"en"`
	FR   string `json:"fr"`
}

var rights = []Label{
	{"liberty", "Liberty and protection from arbitrary detention", "Liberté et protection contre la détention arbitraire"},
	{"life", "Life", "Vie"},
	{"torture-free", "Freedom from torture and ill-treatment", "Protection contre la torture et les mauvais traitements"},
	{"humane-detention", "Humane conditions of detention", "Conditions de détention humaines"},
	{"enforced-disappearance", "Protection from enforced disappearance", "Protection contre la disparition forcée"},
	{"expression", "Freedom of opinion and expression", "Liberté d’opinion et d’expression"},
	{"press", "Freedom of the press", "Liberté de la presse"},
	{"assembly", "Freedom of peaceful assembly", "Liberté de réunion pacifique"},
	{"association", "Freedom of association", "Liberté d’association"},
	{"strike", "Right to strike", "Droit de grève"},
	{"fair-trial", "Fair trial", "Procès équitable"},
	{"remedy", "Effective remedy", "Recours effectif"},
	{"non-discrimination", "Equality and non-discrimination", "Égalité et non-discrimination"},
	{"vote", "Voting and standing for election", "Droit de vote et éligibilité"},
	{"participation", "Taking part in public affairs", "Participation aux affaires publiques"},
	{"self-determination", "Self-determination", "Autodétermination"},
	{"immunity", "Parliamentary immunity", "Immunité parlementaire"},
	{"defenders", "Defending human rights", "Défense des droits humains"},
}

var bearers = []Label{
	{"cambodia", "Cambodia", "le Cambodge"},
	{"other-signatories", "the signatories other than Cambodia", "les signataires autres que le Cambodge"},
	{"all-signatories", "all signatories", "tous les signataires"},
	{"co-chairs", "the co-chairs of the Paris Conference", "les coprésidents de la Conférence de Paris"},
	{"un-secretary-general", "the Secretary-General of the United Nations", "le Secrétaire général des Nations Unies"},
	{
		"un-human-rights-commission", "the UN Commission on Human Rights (since 2006 the Human Rights Council)",
		"la Commission des droits de l’homme des Nations Unies (depuis 2006 le Conseil des droits de l’homme)",
	},
	{
		"untac", "the UN Transitional Authority in Cambodia (until 1993)",
		"l’Autorité provisoire des Nations Unies au Cambodge (jusqu’en 1993)",
	},
	{"state-party", "every State that is a party", "tout État partie"},
	{"all-states", "all States", "tous les États"},
	{"asean-member-states", "the member States of ASEAN", "les États membres de l’ASEAN"},
	{"national-assembly", "the National Assembly of Cambodia", "l’Assemblée nationale du Cambodge"},
	{"senate", "the Senate of Cambodia", "le Sénat du Cambodge"},
	{"courts", "the courts of Cambodia", "les tribunaux du Cambodge"},
	{"king", "the King of Cambodia", "le Roi du Cambodge"},
	{
		"supreme-council-of-magistracy", "the Supreme Council of the Magistracy of Cambodia",
		"le Conseil supérieur de la magistrature du Cambodge",
	},
	{
		"national-election-committee", "the National Election Committee of Cambodia",
		"le Comité national des élections du Cambodge",
	},
}

var topics = []Label{
	{"accession", "Accession", "Adhésion"},
	{"authentic-texts", "Authentic texts", "Textes authentiques"},
	{"co-chairs", "Co-chairs", "Coprésidents"},
	{"complaints", "Complaints", "Plaintes"},
	{"constitution", "Constitution", "Constitution"},
	{"consultation", "Consultation", "Consultations"},
	{"convening", "Convening the conference", "Convocation de la conférence"},
	{"election-observation", "Election observation", "Observation électorale"},
	{"elections", "Elections", "Élections"},
	{"enforcement", "Enforcement", "Mise en œuvre"},
	{"entry-into-force", "Entry into force", "Entrée en vigueur"},
	{"history", "History", "Historique"},
	{"human-rights", "Human rights", "Droits humains"},
	{"judiciary", "Judiciary", "Justice"},
	{"media-access", "Access to the media", "Accès aux médias"},
	{"monitoring", "Monitoring", "Surveillance"},
	{"non-interference", "Non-interference", "Non-ingérence"},
	{"parties", "Parties", "Parties"},
	{"reconstruction", "Reconstruction", "Reconstruction"},
	{"scope", "Scope", "Portée"},
	{"sovereignty", "Sovereignty", "Souveraineté"},
}

// Rights is the vocabulary of rights, the bridge from what was done to what was promised.
func Rights() []Label { return slices.Clone(rights) }

// DutyBearers is the vocabulary of who must keep a provision.
func DutyBearers() []Label { return slices.Clone(bearers) }

// Topics is the vocabulary of provisions that are about something else than a right.
func Topics() []Label { return slices.Clone(topics) }

// labelOf is the label of a code, or the code itself where there is none.
func labelOf(list []Label, code string) Label {
	if i := slices.IndexFunc(list, func(t Label) bool { return t.Code == code }); i >= 0 {
		return list[i]
	}
	return Label{code, code, code}
}

func isLabel(list []Label, code string) bool {
	return slices.ContainsFunc(list, func(t Label) bool { return t.Code == code })
}

// national reports whether a duty bearer is the subject State or an organ of it.
func national(code string) bool { return code == "cambodia" || nationalOrgan(code) }

func nationalOrgan(code string) bool {
	switch code {
	case "national-assembly", "senate", "courts", "king", "supreme-council-of-magistracy", "national-election-committee":
		return true
	}
	return false
}

// organ reports whether a duty bearer is a body and not one or more States.
func organ(code string) bool {
	switch code {
	case "un-secretary-general", "un-human-rights-commission", "untac":
		return true
	}
	return nationalOrgan(code)
}
