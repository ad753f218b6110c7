package silence

import "github.com/upheld/upheld/record"

// say are the words of a statement. Verbs of a number (%d) agree with "days" and "times"; where one is possible the text
// has its own key.
var say = map[string]record.Word{
	"title":       {EN: "Statement of silence", FR: "Constat de silence"},
	"title-state": {EN: "State of a demand", FR: "État d’une demande"},
	"keeper":      {EN: "Record of appeals and of what came of them", FR: "Registre des appels et de leurs suites"},
	"log":         {EN: "Public log %s", FR: "Journal public %s"},

	"lead":      {EN: "Addressee: %s. This record holds no answer from this addressee to the demand below. It was delivered on %s. A reminder was delivered on %s. Both terms were over on %s.", FR: "Destinataire : %s. Ce registre ne contient aucune réponse de ce destinataire à la demande ci-dessous. Elle a été remise le %s. Un rappel a été remis le %s. Les deux délais ont expiré le %s."},
	"days":      {EN: "On %s the addressee has been silent for %d days.", FR: "Au %s, le destinataire garde le silence depuis %d jours."},
	"days-one":  {EN: "On %s the addressee has been silent for one day.", FR: "Au %s, le destinataire garde le silence depuis un jour."},
	"lead-not":  {EN: "Addressee: %s. Silence cannot be stated on %s. Missing is:", FR: "Destinataire : %s. Le silence ne peut être constaté au %s. Il manque :"},
	"lead-then": {EN: "What the record holds on that day follows.", FR: "Voici ce que le registre contient à cette date."},

	"asked":        {EN: "What was asked", FR: "Ce qui a été demandé"},
	"what":         {EN: "What", FR: "Quoi"},
	"of-whom":      {EN: "Asked of", FR: "Demandé à"},
	"by-whom":      {EN: "Asked by", FR: "Demandé par"},
	"in":           {EN: "In", FR: "Dans"},
	"in-number":    {EN: "%s of %s, demand %d", FR: "%s du %s, demande %d"},
	"in-letter":    {EN: "%s of %s", FR: "%s du %s"},
	"letter":       {EN: "Letter", FR: "Lettre"},
	"fingerprint":  {EN: "Fingerprint of the text sent (SHA-256)", FR: "Empreinte du texte envoyé (SHA-256)"},
	"frozen":       {EN: "Frozen text", FR: "Texte figé"},
	"frozen-what":  {EN: "%s, frozen on %s", FR: "%s, figé le %s"},
	"id":           {EN: "In the record", FR: "Dans le registre"},
	"first":        {EN: "First asked on %s.", FR: "Demandé pour la première fois le %s."},
	"in-other":     {EN: "In French:", FR: "En français :"},
	"facts":        {EN: "The demand", FR: "La demande"},
	"value":        {EN: "In this record", FR: "Dans ce registre"},
	"steps":        {EN: "Each step with its proof", FR: "Chaque étape et sa preuve"},
	"sent":         {EN: "Delivered and reminded", FR: "Remise et rappel"},
	"sent-none":    {EN: "Nothing is recorded.", FR: "Rien n’est enregistré."},
	"step":         {EN: "Step", FR: "Étape"},
	"day":          {EN: "Day", FR: "Jour"},
	"way":          {EN: "Way", FR: "Voie"},
	"proof":        {EN: "Proof", FR: "Preuve"},
	"asked-l":      {EN: "Letter sent", FR: "Lettre envoyée"},
	"delivered-l":  {EN: "Letter delivered", FR: "Lettre remise"},
	"back-l":       {EN: "Letter could not be delivered", FR: "Lettre non remise"},
	"asked-r":      {EN: "Reminder %d sent", FR: "Rappel %d envoyé"},
	"delivered-r":  {EN: "Reminder %d delivered", FR: "Rappel %d remis"},
	"back-r":       {EN: "Reminder %d could not be delivered", FR: "Rappel %d non remis"},
	"no-proof":     {EN: "none", FR: "aucune"},
	"prints":       {EN: "Fingerprints of the proofs (SHA-256):", FR: "Empreintes des preuves (SHA-256) :"},
	"prints-why":   {EN: "Whoever keeps this record can show each proof; its SHA-256 must be the one above.", FR: "Qui tient ce registre peut présenter chaque preuve ; son SHA-256 doit être celui indiqué ci-dessus."},
	"terms":        {EN: "Terms", FR: "Délais"},
	"term":         {EN: "For an answer: %d days from %s (%s), so until %s.", FR: "Pour répondre : %d jours à compter du %s (%s), soit jusqu’au %s."},
	"second":       {EN: "After the reminder: %d days from %s, so until %s.", FR: "Après le rappel : %d jours à compter du %s, soit jusqu’au %s."},
	"term-why":     {EN: "Terms go by class of addressee and are the same for all of a class, unless one was set for this very body; a demand or an urgent appeal may have a shorter one. Whoever set them, and when, is an entry of the record. Where nothing else was set, a State has two months, as the special procedures of the United Nations give it (A/62/280, para. 10).", FR: "Les délais dépendent de la catégorie du destinataire et sont les mêmes pour toute la catégorie, sauf délai propre à cet organe ; une demande ou un appel urgent peut en avoir un plus court. Qui les a fixés, et quand, est une entrée du registre. Sauf autre choix, un État dispose de deux mois, comme dans les procédures spéciales des Nations Unies (A/62/280, par. 10)."},
	"again":        {EN: "Asked again", FR: "Demandé de nouveau"},
	"again-none":   {EN: "This record holds no later appeal with this demand.", FR: "Ce registre ne contient aucun appel ultérieur portant cette demande."},
	"again-one":    {EN: "Asked again once.", FR: "Demandé de nouveau une fois."},
	"again-many":   {EN: "Asked again %d times.", FR: "Demandé de nouveau %d fois."},
	"others-one":   {EN: "One other has asked it.", FR: "Un autre auteur l’a demandé."},
	"others-many":  {EN: "%d others have asked it.", FR: "%d autres auteurs l’ont demandé."},
	"again-answer": {EN: "answer of %s on %s: %s", FR: "réponse de %s le %s : %s"},
	"again-silent": {EN: "no graded answer in this record", FR: "aucune réponse évaluée dans ce registre"},
	"not":          {EN: "What this statement does not claim", FR: "Ce que ce document n’affirme pas"},
	"check":        {EN: "How to check this by your own means", FR: "Comment vérifier par ses propres moyens"},
	"check-none":   {EN: "This copy of the record has no log, so there are no entries to check it by.", FR: "Cette copie du registre n’a pas de journal ; il n’y a donc pas d’entrée pour la vérifier."},
	"entries":      {EN: "What it rests on, by entry of the public log", FR: "Ce sur quoi il repose, par entrée du journal public"},
	"record":       {EN: "Record", FR: "Enregistrement"},
	"entry":        {EN: "Entry", FR: "Entrée"},
	"said":         {EN: "Entered on", FR: "Inscrit le"},
	"checkpoint":   {EN: "Log %s, %d entries, root %s", FR: "Journal %s, %d entrées, racine %s"},
	"key":          {EN: "Key of the log: %s", FR: "Clé du journal : %s"},
	"colon":        {EN: ": ", FR: "\u00a0: "},
}

// notClaimed is what no statement claims.
var notClaimed = []record.Word{
	{EN: "That anybody read the letter: what is proved is that it reached the addressee.", FR: "Que quelqu’un ait lu la lettre : il est prouvé qu’elle est parvenue au destinataire."},
	{EN: "Why no answer came.", FR: "Pourquoi aucune réponse n’est venue."},
	{EN: "That no answer was given in another way, or to somebody else, of which this record does not know.", FR: "Qu’aucune réponse n’ait été donnée autrement, ou à d’autres, sans que ce registre le sache."},
	{EN: "That the act asked was not done: what came of it is another question, and the record answers it apart.", FR: "Que l’acte demandé n’ait pas été accompli : c’est une autre question, à laquelle le registre répond séparément."},
	{EN: "Anything about other addressees.", FR: "Quoi que ce soit au sujet d’autres destinataires."},
}

// checks are the steps by which a reader checks a statement; %s is the address of the site.
var checks = []record.Word{
	{EN: "Take the key of the log from a place that you trust, and compare it with the one above.", FR: "Prenez la clé du journal auprès d’une source sûre et comparez-la à celle ci-dessus."},
	{EN: "Check the whole log: upheld verify --from %s/log --key KEY; another program does it too (docs/verifying.md). The log must still hold the root above.", FR: "Vérifiez tout le journal : upheld verify --from %s/log --key CLÉ ; un autre programme le fait aussi (docs/verifying.md). Le journal doit encore contenir la racine ci-dessus."},
	{EN: "Read each entry and its proof: %s/ledger/NUMBER. What it says must be what stands here.", FR: "Lisez chaque entrée et sa preuve : %s/ledger/NUMÉRO. Elle doit dire ce qui figure ici."},
	{EN: "Compute the SHA-256 of the text and of each proof, and compare.", FR: "Calculez le SHA-256 du texte et de chaque preuve, et comparez."},
	{EN: "Compute the terms again: the days stand above, and the rule is told at %s/rules.", FR: "Recalculez les délais : les jours figurent ci-dessus, et la règle est donnée à %s/rules."},
}
