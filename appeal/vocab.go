package appeal

import (
	"slices"

	"github.com/upheld/upheld/record"
)

// Kinds are the kinds of appeal with their words.
var Kinds = map[string]record.Word{
	"open_letter":               {EN: "Open letter", FR: "Lettre ouverte"},
	"letter":                    {EN: "Letter", FR: "Lettre"},
	"joint_letter":              {EN: "Joint letter", FR: "Lettre commune"},
	"petition":                  {EN: "Petition", FR: "Pétition"},
	"statement":                 {EN: "Statement", FR: "Déclaration"},
	"joint_statement":           {EN: "Joint statement", FR: "Déclaration commune"},
	"joint_statement_of_states": {EN: "Joint statement of States", FR: "Déclaration commune d’États"},
	"oral_statement":            {EN: "Oral statement", FR: "Déclaration orale"},
	"urgent_appeal":             {EN: "Urgent appeal", FR: "Appel urgent"},
	"allegation_letter":         {EN: "Allegation letter", FR: "Lettre d’allégation"},
	"complaint":                 {EN: "Complaint", FR: "Plainte"},
	"submission":                {EN: "Submission", FR: "Contribution"},
	"demarche":                  {EN: "Démarche", FR: "Démarche"},
	"decision":                  {EN: "Decision", FR: "Décision"},
	"parliament_resolution":     {EN: "Resolution of a parliament", FR: "Résolution d’un parlement"},
	"council_conclusions":       {EN: "Council conclusions", FR: "Conclusions du Conseil"},
	"un_opinion":                {EN: "United Nations opinion", FR: "Avis des Nations Unies"},
	"un_report":                 {EN: "United Nations report", FR: "Rapport des Nations Unies"},
	"un_resolution":             {EN: "United Nations resolution", FR: "Résolution des Nations Unies"},
}

// Actions are the kinds of act that a demand can ask, with their words.
var Actions = map[string]record.Word{
	"release":                     {EN: "Release", FR: "Libérer"},
	"drop-charges":                {EN: "Drop charges", FR: "Abandonner les poursuites"},
	"investigate":                 {EN: "Investigate", FR: "Enquêter"},
	"protect":                     {EN: "Protect", FR: "Protéger"},
	"repeal-or-amend-law":         {EN: "Repeal or amend a law", FR: "Abroger ou modifier une loi"},
	"respect-right":               {EN: "Respect a right or a treaty", FR: "Respecter un droit ou un traité"},
	"ratify-or-renew":             {EN: "Ratify or renew", FR: "Ratifier ou renouveler"},
	"convene":                     {EN: "Convene", FR: "Réunir"},
	"sanction-or-measure":         {EN: "Take measures", FR: "Prendre des mesures"},
	"observe-or-support-election": {EN: "Observe or support an election", FR: "Observer ou soutenir une élection"},
	"allow-access":                {EN: "Allow access", FR: "Donner accès"},
	"publish-or-disclose":         {EN: "Publish or disclose", FR: "Publier ou communiquer"},
	"other":                       {EN: "Other", FR: "Autre"},
}

// LackWords are the lacks of an outcome with their words.
var LackWords = map[Lack]record.Word{
	NoReviewer:      {EN: "a reviewer", FR: "une relecture par une autre personne"},
	NoOtherReviewer: {EN: "a reviewer of another organisation", FR: "une relecture par une autre organisation"},
	NoConfirmation:  {EN: "the confirmation by a person of what the custody record shows", FR: "la confirmation, par une personne, de ce que montre le registre des détentions"},
	NoDatedAct:      {EN: "one act, on one day, with a source", FR: "un acte, daté d’un jour, avec une source"},
	NoOwnAct:        {EN: "that the act is one of those whom the demand asks", FR: "que l’acte soit celui d’un destinataire de la demande"},
	NoBoth:          {EN: "what is done and what is missing", FR: "ce qui est fait et ce qui manque"},
	NoSourceOfEach:  {EN: "a source for what is done and one for what is missing", FR: "une source pour ce qui est fait et une pour ce qui manque"},
	NoTwoOrigins:    {EN: "two independent sources, or an official act with the confirmation of the person concerned", FR: "deux sources indépendantes, ou un acte officiel confirmé par la personne concernée"},
	NoChecklist:     {EN: "each condition of the demand, answered as kept", FR: "chaque condition de la demande, reconnue remplie"},
	NoEarlier:       {EN: "an earlier outcome, met or met in part, that was undone", FR: "un résultat antérieur, satisfait ou en partie, qui ait été défait"},
	NoEvent:         {EN: "the event that made it moot", FR: "l’événement qui l’a rendue sans objet"},
	NoAgreement:     {EN: "the agreement of every organisation that sponsors it", FR: "l’accord de toutes les organisations qui la portent"},
	NoReasons:       {EN: "the reasons", FR: "les raisons"},
	NoNewer:         {EN: "the newer demand", FR: "la demande plus récente"},
	ByAddressee:     {EN: "an assessor who is not asked by the demand", FR: "un évaluateur à qui la demande ne s’adresse pas"},
	NoGradeReview:   {EN: "a reviewer of the grade of the answer", FR: "une relecture de la note donnée à la réponse"},
}

var (
	classes  = []Class{State, IGO, CoChairs, Other}
	results  = []Result{Begun, MetInPart, Met, ActedAgainst, Reversed, Overtaken, Withdrawn, Merged}
	wordings = []string{"same", "stronger", "weaker", "narrower"}
)

func known[T comparable](list []T, v T) bool { return slices.Contains(list, v) }
