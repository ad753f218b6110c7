package custody

import "github.com/upheld/upheld/record"

// Stage is how far the proceedings against a person have come. It says nothing of where the person is: one on bail
// before trial is PreTrial and not held.
type Stage int

const (
	Nothing  Stage = iota // nothing known
	Sought                // summoned, wanted, ordered to be arrested
	Taken                 // in the hands of the police or a prosecutor, no charge known
	PreTrial              // charged or remanded, no trial yet
	OnTrial
	Convicted
	Cleared // acquitted, charges dropped
)

var stages = [...]struct {
	key  string
	word record.Word
}{
	{"nothing", record.Word{EN: "nothing known", FR: "rien de connu"}},
	{"sought", record.Word{EN: "sought", FR: "recherché"}},
	{"taken", record.Word{EN: "taken, no charge known", FR: "appréhendé, aucune poursuite connue"}},
	{"pre-trial", record.Word{EN: "awaiting trial", FR: "en attente de jugement"}},
	{"on-trial", record.Word{EN: "on trial", FR: "en procès"}},
	{"convicted", record.Word{EN: "convicted", FR: "condamné"}},
	{"cleared", record.Word{EN: "cleared", FR: "mis hors de cause"}},
}

// String is the key of the stage, pre-trial.
func (s Stage) String() string { return stages[s].key }

// Word is the stage for readers.
func (s Stage) Word() record.Word { return stages[s].word }

// StepKind is one kind of step and what follows from it.
type StepKind struct {
	Word   record.Word
	Stage  Stage // what it shows the proceedings to have reached at least
	Resets bool  // Stage holds from here on, even if more had been reached (a conviction set aside)
	Takes  bool  // it begins a spell: the person is in custody from here
	Orders bool  // an order of a court or prosecutor to detain
	Before bool  // it may come before the first day in custody
}

// StepKinds are all kinds of step. Steps of another case of the same person show nothing of this one.
var StepKinds = map[string]StepKind{
	// Before custody.
	"summoned":                   {Word: record.Word{EN: "summoned", FR: "convoqué"}, Stage: Sought, Before: true},
	"questioned":                 {Word: record.Word{EN: "questioned", FR: "interrogé"}, Stage: Sought, Before: true},
	"arrest_ordered":             {Word: record.Word{EN: "arrest ordered", FR: "arrestation ordonnée"}, Stage: Sought, Before: true},
	"warrant_issued":             {Word: record.Word{EN: "arrest warrant issued", FR: "mandat d’arrêt émis"}, Stage: Sought, Before: true},
	"attempted_arrest":           {Word: record.Word{EN: "attempt to arrest", FR: "tentative d’arrestation"}, Stage: Sought, Before: true},
	"immunity_lifted":            {Word: record.Word{EN: "immunity lifted", FR: "immunité levée"}, Before: true},
	"immunity_held_not_to_apply": {Word: record.Word{EN: "immunity held not to apply", FR: "immunité jugée inapplicable"}, Before: true},
	// Taken, charged, remanded.
	"arrested":              {Word: record.Word{EN: "arrested", FR: "arrêté"}, Stage: Taken, Takes: true},
	"surrendered":           {Word: record.Word{EN: "gave himself or herself up", FR: "s’est constitué prisonnier"}, Stage: Taken, Takes: true},
	"brought_to_prosecutor": {Word: record.Word{EN: "brought before a prosecutor", FR: "présenté au procureur"}, Stage: Taken},
	"brought_before_judge":  {Word: record.Word{EN: "brought before a judge", FR: "présenté à un juge"}, Stage: Taken},
	"charged":               {Word: record.Word{EN: "charged", FR: "mis en examen"}, Stage: PreTrial, Before: true},
	"charged_not_detained":  {Word: record.Word{EN: "charged, not detained", FR: "mis en examen, laissé libre"}, Stage: PreTrial, Before: true},
	"pretrial_detention":    {Word: record.Word{EN: "ordered into pre-trial detention", FR: "placé en détention provisoire"}, Stage: PreTrial, Takes: true, Orders: true},
	"detained_by_court":     {Word: record.Word{EN: "detained by order of a court", FR: "placé en détention par un tribunal"}, Stage: PreTrial, Takes: true, Orders: true},
	"pretrial_extended":     {Word: record.Word{EN: "pre-trial detention extended", FR: "détention provisoire prolongée"}, Stage: PreTrial},
	"extension_upheld":      {Word: record.Word{EN: "extension upheld", FR: "prolongation confirmée"}, Stage: PreTrial},
	"bail_refused":          {Word: record.Word{EN: "bail refused", FR: "mise en liberté refusée"}, Stage: PreTrial},
	"release_refused":       {Word: record.Word{EN: "release refused", FR: "libération refusée"}, Stage: PreTrial},
	"kept_on_other_case":    {Word: record.Word{EN: "kept in another case", FR: "maintenu en détention dans une autre affaire"}},
	// While held.
	"moved":                    {Word: record.Word{EN: "moved to another place", FR: "transféré"}},
	"family_told":              {Word: record.Word{EN: "family told", FR: "famille informée"}},
	"family_seen":              {Word: record.Word{EN: "visited by family", FR: "visite de la famille"}},
	"lawyer_seen":              {Word: record.Word{EN: "saw a lawyer", FR: "a vu un avocat"}},
	"doctor_seen":              {Word: record.Word{EN: "saw a doctor", FR: "a vu un médecin"}},
	"found_arbitrary_by_wgad":  {Word: record.Word{EN: "detention found arbitrary by the UN Working Group", FR: "détention jugée arbitraire par le Groupe de travail de l’ONU"}},
	"found_arbitrary_by_court": {Word: record.Word{EN: "detention found unlawful by a court", FR: "détention jugée illégale par un tribunal"}},
	// Trial.
	"summoned_to_trial":               {Word: record.Word{EN: "summoned to trial", FR: "cité à comparaître"}, Stage: PreTrial, Before: true},
	"trial_opened":                    {Word: record.Word{EN: "trial opened", FR: "procès ouvert"}, Stage: OnTrial, Before: true},
	"trial_hearing":                   {Word: record.Word{EN: "hearing", FR: "audience"}, Stage: OnTrial, Before: true},
	"trial_postponed":                 {Word: record.Word{EN: "trial postponed", FR: "procès reporté"}, Stage: PreTrial, Before: true},
	"trial_suspended":                 {Word: record.Word{EN: "trial suspended", FR: "procès suspendu"}, Stage: OnTrial, Before: true},
	"convicted":                       {Word: record.Word{EN: "convicted", FR: "condamné"}, Stage: Convicted, Takes: true, Before: true},
	"convicted_sentence_suspended":    {Word: record.Word{EN: "convicted, sentence suspended", FR: "condamné avec sursis"}, Stage: Convicted, Before: true},
	"convicted_other_case":            {Word: record.Word{EN: "convicted in another case", FR: "condamné dans une autre affaire"}, Before: true},
	"acquitted":                       {Word: record.Word{EN: "acquitted", FR: "acquitté"}, Stage: Cleared, Resets: true},
	"charges_dropped":                 {Word: record.Word{EN: "charges dropped", FR: "poursuites abandonnées"}, Stage: Cleared, Resets: true},
	"appeal_rejected":                 {Word: record.Word{EN: "appeal rejected", FR: "appel rejeté"}, Stage: Convicted, Before: true},
	"sentence_upheld":                 {Word: record.Word{EN: "sentence upheld", FR: "peine confirmée"}, Stage: Convicted, Before: true},
	"conviction_upheld":               {Word: record.Word{EN: "conviction upheld", FR: "condamnation confirmée"}, Stage: Convicted, Before: true},
	"conviction_final":                {Word: record.Word{EN: "conviction final", FR: "condamnation définitive"}, Stage: Convicted, Before: true},
	"conviction_set_aside":            {Word: record.Word{EN: "conviction set aside, new hearing", FR: "condamnation annulée, nouvelle audience"}, Stage: OnTrial, Resets: true},
	"conviction_upheld_other_case":    {Word: record.Word{EN: "conviction in another case upheld", FR: "condamnation confirmée dans une autre affaire"}, Before: true},
	"conviction_set_aside_other_case": {Word: record.Word{EN: "conviction in another case set aside", FR: "condamnation annulée dans une autre affaire"}, Before: true},
	// Ends.
	"pardoned":            {Word: record.Word{EN: "pardoned", FR: "gracié"}, Stage: Convicted},
	"released":            {Word: record.Word{EN: "released", FR: "libéré"}},
	"released_on_bail":    {Word: record.Word{EN: "released on bail", FR: "mis en liberté sous contrôle judiciaire"}},
	"conditional_release": {Word: record.Word{EN: "released on conditions", FR: "libéré sous conditions"}},
	"house_arrest":        {Word: record.Word{EN: "placed under house arrest", FR: "assigné à résidence"}, Takes: true},
	"house_arrest_lifted": {Word: record.Word{EN: "house arrest lifted", FR: "assignation à résidence levée"}},
	"deported":            {Word: record.Word{EN: "deported", FR: "expulsé du pays"}},
	"escaped":             {Word: record.Word{EN: "escaped", FR: "évadé"}},
	"died":                {Word: record.Word{EN: "died", FR: "mort"}},
}
