package delivery

import "github.com/upheld/upheld/record"

// Ways are the ways of a letter with their words.
var Ways = map[Way]record.Word{
	Email:   {EN: "E-mail", FR: "Courriel"},
	Post:    {EN: "Post", FR: "Poste"},
	Hand:    {EN: "By hand", FR: "En mains propres"},
	Embassy: {EN: "Through an embassy", FR: "Par une ambassade"},
	Form:    {EN: "Form on a website", FR: "Formulaire d’un site"},
}

// ProofKinds are the kinds of proof of a step with their words. An accepting line is one of the recipient's own mail
// server; the line of a server in between (relay-line) shows only that the letter is on its way.
var ProofKinds = map[string]record.Word{
	"accepting-line": {EN: "Accepted by the recipient’s mail server", FR: "Acceptée par le serveur du destinataire"},
	"relay-line":     {EN: "Taken over by a mail server in between", FR: "Prise en charge par un serveur intermédiaire"},
	"refusing-line":  {EN: "Refused by a mail server", FR: "Refusée par un serveur de courriel"},
	"dsn":            {EN: "Notice of the mail system", FR: "Avis du système de courriel"},
	"message":        {EN: "Message received", FR: "Message reçu"},
	"postal-receipt": {EN: "Postal receipt", FR: "Récépissé postal"},
	"refused-post":   {EN: "Post returned or refused", FR: "Envoi retourné ou refusé"},
	"signed-copy":    {EN: "Signed copy", FR: "Copie signée"},
	"photograph":     {EN: "Photograph of the hand-over", FR: "Photographie de la remise"},
	"witness":        {EN: "Note of a witness", FR: "Note d’un témoin"},
	"form-receipt":   {EN: "Receipt of the website", FR: "Accusé du site"},
	"public-source":  {EN: "Public source", FR: "Source publique"},
}
