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

var (
	classes  = []Class{State, IGO, CoChairs, Other}
	results  = []Result{Begun, MetInPart, Met, ActedAgainst, Reversed, Overtaken, Withdrawn, Merged}
	wordings = []string{"same", "stronger", "weaker", "narrower"}
)

func known[T comparable](list []T, v T) bool { return slices.Contains(list, v) }
