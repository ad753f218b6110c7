package consultation

import (
	"slices"

	"github.com/upheld/upheld/place"
	"github.com/upheld/upheld/record"
)

// Those who may have to act in a consultation and are no single State. A call or a step names one of them, or a State by
// its code.
const (
	SecretaryGeneral = "un-secretary-general"
	CoChairs         = "co-chairs"
	AllSignatories   = "all-signatories"
	Organs           = "un-organs"
)

// Actors are their words.
var Actors = map[string]record.Word{
	SecretaryGeneral: {EN: "Secretary-General of the United Nations", FR: "Secrétaire général des Nations Unies"},
	CoChairs:         {EN: "the two co-chairs of the conference", FR: "les deux coprésidents de la conférence"},
	AllSignatories:   {EN: "the signatories themselves", FR: "les signataires eux-mêmes"},
	Organs:           {EN: "the United Nations organs concerned", FR: "les organes compétents des Nations Unies"},
}

// Stances are the words of what a signatory says, and of what is left when it says nothing.
var Stances = map[Stance]record.Word{
	Supports:      {EN: "supports", FR: "soutient"},
	Declines:      {EN: "declines", FR: "refuse"},
	WillNotAnswer: {EN: "will not answer", FR: "ne répondra pas"},
	BesidePoint:   {EN: "beside the point", FR: "à côté de la question"},
	Silent:        {EN: "silent", FR: "silence"},
	NoAnswer:      {EN: "no answer found", FR: "aucune réponse trouvée"},
	NotAsked:      {EN: "not asked", FR: "pas sollicité"},
	Gone:          {EN: "no longer exists", FR: "n’existe plus"},
}

// Grades are the words of the grades, the nearest to a provision first.
var Grades = map[Grade]record.Word{
	NamesProvision:  {EN: "names the article", FR: "nomme l’article"},
	NamesInstrument: {EN: "names the agreement", FR: "nomme l’accord"},
	NamesTheme:      {EN: "only the theme", FR: "le thème seulement"},
	Against:         {EN: "says that it no longer holds", FR: "dit qu’il ne vaut plus"},
}

// PledgeStates are the words of what became of a pledge.
var PledgeStates = map[PledgeState]record.Word{
	Promised:  {EN: "promised", FR: "promis"},
	Kept:      {EN: "kept", FR: "tenu"},
	KeptPart:  {EN: "kept in part", FR: "tenu en partie"},
	Suspended: {EN: "suspended", FR: "suspendu"},
	Withdrawn: {EN: "withdrawn", FR: "retiré"},
	Refused:   {EN: "refused", FR: "refusé"},
}

// PledgeKinds are the words of what can be pledged.
var PledgeKinds = map[string]record.Word{
	"money":     {EN: "money", FR: "argent"},
	"observers": {EN: "observers", FR: "observateurs"},
	"equipment": {EN: "equipment", FR: "matériel"},
	"training":  {EN: "training", FR: "formation"},
	"other":     {EN: "other support", FR: "autre soutien"},
}

// Roads are the words of the roads.
var Roads = map[Road]record.Word{
	OnRequest:  {EN: "on request", FR: "sur demande"},
	ByParties:  {EN: "by the parties themselves", FR: "par les parties elles-mêmes"},
	OtherRoads: {EN: "asked of others than the clause names", FR: "demandé à d’autres que ceux que nomme la clause"},
}

// stances and grades are those that a person enters.
var (
	stances = []Stance{Supports, Declines, WillNotAnswer, BesidePoint}
	grades  = []Grade{NamesProvision, NamesInstrument, NamesTheme, Against}
)

// former are the withdrawn codes of States that signed and are no more (ISO 3166-3).
var former = []string{"SUN", "YUG"}

// isState says whether s is the code of a State, ISO 3166-1 alpha-3 or a withdrawn one.
func isState(s string) bool {
	if slices.Contains(former, s) {
		return true
	}
	c, err := place.CountryOf(s)
	return err == nil && c.Alpha3 == s
}

// isActor says whether s can be asked or can act: a State, or one of Actors.
func isActor(s string) bool {
	_, ok := Actors[s]
	return ok || isState(s)
}
