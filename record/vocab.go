package record

import (
	"cmp"
	"maps"
	"slices"

	"github.com/upheld/upheld/order"
)

// Word is a code of a vocabulary in the languages of the pages.
type Word struct{ EN, FR string }

// In is the word in a language, English where there is none.
func (w Word) In(lang string) string {
	if lang == "fr" && w.FR != "" {
		return w.FR
	}
	return w.EN
}

// ActType is one kind of act and the rights that the act, by its kind alone, touches.
//
// Rights are OUR reading and are shown as such: that an act engages a right says neither that the right was
// violated nor that a source said so. The table is kept narrow on purpose (an arrest touches liberty; whether it
// also touches expression depends on the facts), and a record overrides it with its own field rights.
type ActType struct {
	Code   string
	Word   Word
	Rights []string // codes of promise.Rights
}

var actTypes = byCode([]ActType{
	// ICCPR art. 9: liberty and security of person; para. 3 covers detention before trial and bail.
	{"arrest", Word{"Arrest", "Arrestation"}, []string{"liberty"}},
	{"protest_arrest", Word{"Arrest at a protest", "Arrestation lors d’une manifestation"}, []string{"liberty", "assembly"}},
	{"attempted_arrest", Word{"Attempted arrest", "Tentative d’arrestation"}, []string{"liberty"}},
	{"arrest_warrant", Word{"Arrest warrant", "Mandat d’arrêt"}, []string{"liberty"}},
	{"arrest_order_in_speech", Word{"Arrest ordered in a speech", "Arrestation ordonnée dans un discours"}, []string{"liberty"}},
	{"detention_order", Word{"Detention order", "Placement en détention"}, []string{"liberty"}},
	{"pretrial_detention", Word{"Pre-trial detention", "Détention provisoire"}, []string{"liberty"}},
	{"pretrial_detention_extended", Word{"Pre-trial detention extended", "Détention provisoire prolongée"}, []string{"liberty"}},
	{"pretrial_detention_upheld", Word{"Pre-trial detention upheld", "Détention provisoire confirmée"}, []string{"liberty"}},
	{"bail_refused", Word{"Bail refused", "Mise en liberté refusée"}, []string{"liberty"}},
	{"release_on_bail", Word{"Release on bail", "Mise en liberté sous contrôle"}, []string{"liberty"}},
	{"release", Word{"Release", "Libération"}, []string{"liberty"}},
	{"house_arrest", Word{"House arrest", "Assignation à résidence"}, []string{"liberty"}},
	{"assault", Word{"Assault", "Agression"}, []string{"liberty"}},
	{"threat", Word{"Threat", "Menace"}, []string{"liberty"}},
	// ICCPR art. 14: from the charge to the last instance.
	{"charge", Word{"Charge", "Mise en examen"}, []string{"fair-trial"}},
	{"notice_of_trial", Word{"Notice of trial", "Avis de procès"}, []string{"fair-trial"}},
	{"trial", Word{"Trial", "Procès"}, []string{"fair-trial"}},
	{"conviction", Word{"Conviction", "Condamnation"}, []string{"fair-trial"}},
	{"conviction_upheld", Word{"Conviction upheld", "Condamnation confirmée"}, []string{"fair-trial"}},
	{"conviction_set_aside", Word{"Conviction set aside", "Condamnation annulée"}, []string{"fair-trial"}},
	{"appeal_rejected", Word{"Appeal rejected", "Recours rejeté"}, []string{"fair-trial"}},
	{"acquittal", Word{"Acquittal", "Acquittement"}, []string{"fair-trial"}},
	// ICCPR arts. 6, 7, 10 and the conventions on torture and enforced disappearance.
	{"killing", Word{"Killing", "Homicide"}, []string{"life"}},
	{"death_in_custody", Word{"Death in custody", "Mort en détention"}, []string{"life", "humane-detention"}},
	{"torture", Word{"Torture", "Torture"}, []string{"torture-free"}},
	{"ill_treatment", Word{"Ill-treatment", "Mauvais traitements"}, []string{"torture-free"}},
	{"enforced_disappearance", Word{"Enforced disappearance", "Disparition forcée"}, []string{"enforced-disappearance", "liberty"}},
	// ICCPR arts. 19, 21, 22, 25.
	{"dispersal", Word{"Dispersal of an assembly", "Dispersion d’un rassemblement"}, []string{"assembly"}},
	{"dispersal_and_clash", Word{"Dispersal and clash", "Dispersion et affrontements"}, []string{"assembly"}},
	{"assembly_ban", Word{"Ban on an assembly", "Interdiction d’un rassemblement"}, []string{"assembly"}},
	{"censorship", Word{"Censorship", "Censure"}, []string{"expression"}},
	{"media_closure", Word{"Closure of a news outlet", "Fermeture d’un média"}, []string{"expression", "press"}},
	{"administrative_order", Word{"Order to an organisation to stop its work", "Ordre de cesser donné à une organisation"}, []string{"association", "expression"}},
	{"organisation_closure", Word{"Closure of an organisation", "Fermeture d’une organisation"}, []string{"association"}},
	{"party_dissolution", Word{"Dissolution of a party", "Dissolution d’un parti"}, []string{"association", "participation", "vote"}},
	{"political_ban", Word{"Ban from politics", "Interdiction d’activité politique"}, []string{"participation", "vote"}},
	{"seat_reallocation", Word{"Seats given to others", "Sièges redistribués"}, []string{"participation", "vote"}},
	{"immunity_lifted", Word{"Immunity lifted", "Levée d’immunité"}, []string{"immunity"}},
	// ICCPR art. 2(3).
	{"conviction_of_perpetrator", Word{"Conviction of a perpetrator", "Condamnation d’un auteur"}, []string{"remedy"}},
	// By their kind alone these touch no right.
	{"summons", Word{"Summons", "Convocation"}, nil},
	{"questioning", Word{"Questioning", "Interrogatoire"}, nil},
	{"statement_by_official", Word{"Statement by an official", "Déclaration d’un responsable"}, nil},
	{"parliamentary_vote", Word{"Vote in parliament", "Vote au parlement"}, nil},
	{"pardon", Word{"Pardon", "Grâce"}, nil},
	{"search", Word{"Search", "Perquisition"}, nil},
	{"expulsion", Word{"Expulsion", "Expulsion"}, nil},
	{"other", Word{"Other act", "Autre acte"}, nil},
})

func byCode(list []ActType) map[string]ActType {
	m := make(map[string]ActType, len(list))
	for _, t := range list {
		m[t.Code] = t
	}
	return m
}

// ActTypes are all kinds of act, by code.
func ActTypes() []ActType {
	all := slices.Collect(maps.Values(actTypes))
	order.By(all, func(a, b ActType) int { return cmp.Compare(a.Code, b.Code) })
	return all
}

// TypeOf is the vocabulary's entry for a code; an unknown code is its own word and engages nothing.
func TypeOf(code string) ActType {
	if t, ok := actTypes[code]; ok {
		return t
	}
	return ActType{Code: code, Word: Word{EN: code, FR: code}}
}

// Engaged are the rights that an act touches; ours tells that they come from our table by type (see
// ActType), not from the record itself.
func (a Act) Engaged() (rights []string, ours bool) {
	if len(a.Rights) > 0 {
		return slices.Clone(a.Rights), false
	}
	return slices.Clone(TypeOf(a.Type).Rights), true
}

// BodyKinds are the kinds of body with their words.
var BodyKinds = map[string]Word{
	"state agency":             {"State agency", "Organisme d’État"},
	"court":                    {"Court", "Juridiction"},
	"prosecutor":               {"Prosecutor", "Parquet"},
	"ministry":                 {"Ministry", "Ministère"},
	"police":                   {"Police", "Police"},
	"police / local authority": {"Police and local authority", "Police et autorité locale"},
	"local authority":          {"Local authority", "Autorité locale"},
	"military unit":            {"Military unit", "Unité militaire"},
	"prison":                   {"Prison service", "Administration pénitentiaire"},
	"head of government":       {"Head of government", "Chef du gouvernement"},
	"head of state":            {"Head of State", "Chef de l’État"},
	"parliament":               {"Parliament", "Parlement"},
	"election management body": {"Election management body", "Organe de gestion électorale"},
	"NGO":                      {"Non-governmental organisation", "Organisation non gouvernementale"},
	"trade union":              {"Trade union", "Syndicat"},
	"political party":          {"Political party", "Parti politique"},
	"media":                    {"News outlet", "Média"},
	"company":                  {"Company", "Entreprise"},
	"armed group":              {"Armed group", "Groupe armé"},
	"UN body":                  {"United Nations body", "Organe des Nations Unies"},
	"international body":       {"International body", "Organe international"},
	"governments":              {"Governments", "Gouvernements"},
	"government":               {"Government", "Gouvernement"},
}

// SourceKinds are the kinds of source with their words.
var SourceKinds = map[string]Word{
	"un":         {"United Nations", "Nations Unies"},
	"ngo":        {"Non-governmental organisation", "Organisation non gouvernementale"},
	"parliament": {"Parliament", "Parlement"},
	"government": {"Government", "Gouvernement"},
	"court":      {"Court", "Juridiction"},
	"press":      {"Press", "Presse"},
	"repost":     {"Repost on another host", "Reprise sur un autre site"},
	"reference":  {"Reference work", "Ouvrage de référence"},
	"dataset":    {"Data set", "Jeu de données"},
	"witness":    {"Witness", "Témoin"},
	"document":   {"Document", "Document"},
}

// RoleGroups are the groups that a person may give without a record of the group: what they do, or what
// the case has them for.
var RoleGroups = map[string]Word{
	"un-staff":              {"United Nations staff", "Personnel des Nations Unies"},
	"parliamentarian":       {"Members of parliament", "Parlementaires"},
	"local-official":        {"Local officials", "Élus et responsables locaux"},
	"analyst":               {"Analysts", "Analystes"},
	"journalist":            {"Journalists", "Journalistes"},
	"defender":              {"Human rights defenders", "Défenseurs des droits humains"},
	"trade-unionist":        {"Trade unionists", "Syndicalistes"},
	"candidate":             {"Candidates", "Candidats"},
	"election-official":     {"Election officials", "Responsables électoraux"},
	"official":              {"Officials", "Responsables publics"},
	"convicted-of-violence": {"Convicted of violence", "Condamnés pour violences"},
}
