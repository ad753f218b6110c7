// Package delivery is the room of how an appeal reached those whom it asks, and of what came back: dispatches, the steps
// that prove their way, messages received, replies, and the grade of each reply for each demand.
//
// The packages below it carry mail: send puts it out, receive takes it in, sorting tells what it is, calendar runs the
// clocks. What they learn becomes records of this room; clocks are computed and never stored.
package delivery

import (
	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// Way is how a letter travels.
type Way string

// The ways.
const (
	Email   Way = "email"
	Post    Way = "post"
	Hand    Way = "by-hand"
	Embassy Way = "embassy"
	Form    Way = "form" // a form on a website
)

// Purpose of a dispatch.
type Purpose string

// The purposes.
const (
	Letter   Purpose = "letter"
	Reminder Purpose = "reminder"
)

// Dispatch is one letter on its way to one addressee. A letter to many addressees has a dispatch, and so a state, for each;
// sending again by another way is another dispatch.
type Dispatch struct {
	Ref       string       `json:"id"`
	Appeal    string       `json:"appeal" ref:"appeal.appeal"`
	Letter    string       `json:"letter" ref:"letter.text"` // the frozen text that went
	SHA256    string       `json:"fingerprint"`              // of that text; where no letter is recorded, of what was sent
	Addressee string       `json:"addressee"`                // as the demands, or the head of the letter, name it
	For       []string     `json:"for"`                      // further names of the demands for which this addressee receives
	Class     appeal.Class `json:"class"`
	Body      string       `json:"body" ref:"record.body"`
	Way       Way          `json:"way"`
	Purpose   Purpose      `json:"purpose"`
	N         int          `json:"n"`                                // number of a reminder, from 1
	Of        string       `json:"reminds" ref:"delivery.dispatch"`  // of a reminder: the dispatch that it repeats
	Resent    string       `json:"replaces" ref:"delivery.dispatch"` // a dispatch that did not arrive
	When      when.When    `json:"date"`                             // the day it was given on its way
	Language  string       `json:"language"`
	Note      string       `json:"note"`
	// For the team only: who guesses these can write in another's name or learns where a person reads.
	Address   string `json:"address"`     // e-mail, postal address, address of the form
	ReplyTo   string `json:"reply_to"`    // the dispatch's own reply address
	MessageID string `json:"message_id"`  // of the mail that went out, without angle brackets
	Raw       string `json:"raw_sha256"`  // of the mail, byte for byte
	Subject   string `json:"subject"`     // of the mail
	ValidOn   string `json:"address_was"` // how the address was known to be good then
	record.Cited
}

// Proof is what shows that a step happened, as far as everybody may know it.
type Proof struct {
	Kind   string `json:"kind"`   // one of ProofKinds: "accepting-line", "relay-line", "dsn", "postal-receipt", "signed-copy" …
	SHA256 string `json:"sha256"` // of the file or message that shows it
	Link   string `json:"url"`    // where it can be read in public
}

// Details are the rest of a proof, for the team: a server's line names hosts and queues, a receipt names persons.
type Details struct {
	Words   string `json:"words"`
	File    string `json:"file" ref:"letter.file"`         // a scan or photograph, kept in the case log
	Message string `json:"message" ref:"delivery.message"` // a message received
	Witness string `json:"witness"`                        // of a hand-over: who was there
}

// Step is one dated thing that happened to a dispatch. Void tells why it does not count (entered by mistake, forged).
type Step struct {
	Ref      string      `json:"id"` // "<dispatch>/<n>"
	Dispatch string      `json:"dispatch" ref:"delivery.dispatch"`
	Step     appeal.Step `json:"step"` // asked, delivered, undeliverable; reminded and answered follow from other records
	When     when.When   `json:"date"`
	At       string      `json:"at"` // RFC 3339, for the team
	Proof    Proof       `json:"proof"`
	Details  Details     `json:"proof_details"` // for the team
	Note     string      `json:"note"`
	Void     string      `json:"void"`
	record.Cited
}

// Reply is something that came back and was understood by a person or by a rule: an acknowledgement or an answer. One to
// an appeal of somebody else, known from public sources, names no dispatch. Void tells why it does not count (entered by
// mistake, forged): then nothing rests on it, and neither do the grades that it was given.
type Reply struct {
	Ref       string    `json:"id"`
	Dispatch  string    `json:"dispatch" ref:"delivery.dispatch"`
	Appeal    string    `json:"appeal" ref:"appeal.appeal"`
	Addressee string    `json:"addressee"` // as the demands name it
	By        string    `json:"by"`        // who spoke for it, in a public role
	Kind      Kind      `json:"kind"`      // acknowledgement or answer
	When      when.When `json:"date"`
	DateNote  string    `json:"date_note"`
	Presented when.When `json:"presented"` // when the appeal was put before them, where that is another day than its own
	Language  string    `json:"language"`
	Summary   string    `json:"summary"` // in our words
	Message   string    `json:"message" ref:"delivery.message"`
	SHA256    string    `json:"sha256"` // of the raw message
	Text      string    `json:"text"`   // what it says, for the team until it is published
	Note      string    `json:"note"`
	Void      string    `json:"void"`
	record.Cited
}

// Kind is what a message is.
type Kind string

// The kinds of message. Only the first two become a Reply.
const (
	Acknowledgement Kind = "acknowledgement"
	AnswerMail      Kind = "answer"
	Bounce          Kind = "bounce"
	Delayed         Kind = "delayed"   // a warning that delivery is late; nothing has failed yet
	Receipt         Kind = "delivered" // a success notice (DSN), or a notice that it was displayed (MDN)
	OutOfOffice     Kind = "out-of-office"
	Unknown         Kind = "unknown" // waits for a person
)

// Message is one mail that came in. Its raw bytes are kept as a working paper under the ref; the record holds what was read
// out of them. It lives in the case log, for the team.
type Message struct {
	Ref      string   `json:"id"` // "m-" and the first 32 hex digits of the SHA-256 of its bytes
	Received string   `json:"received"`
	Via      string   `json:"via"` // "smtp", "drop folder", "mail-in", "by hand"
	SHA256   string   `json:"sha256"`
	Size     int      `json:"size"` // bytes
	From     string   `json:"from"`
	To       []string `json:"to"` // envelope recipients, or those of the head where there is no envelope
	Subject  string   `json:"subject"`
	Date     string   `json:"date"` // of its head, RFC 3339; empty when it has none that can be read
	ID       string   `json:"message_id"`
	Text     string   `json:"text"` // the readable text, in UTF-8
	Parts    []Part   `json:"parts"`
	Kind     Kind     `json:"kind"`
	Why      []string `json:"why"` // the rules that told the kind, each with the words it rests on
	Dispatch string   `json:"dispatch" ref:"delivery.dispatch"`
	How      string   `json:"how"`      // by what it was tied: "address", "references", "bounce", "a person"
	Status   string   `json:"status"`   // "held", "tied" or "aside"
	Reason   string   `json:"reason"`   // of "aside", or of a person's choice
	Problems []string `json:"problems"` // what in it could not be read
}

// Part is an attachment: inert bytes, never opened here. Its bytes are in the raw message.
type Part struct {
	Name   string `json:"name"`
	Media  string `json:"media_type"`
	Size   int    `json:"size"` // bytes, decoded
	SHA256 string `json:"sha256"`
}

// Passage is a place in the text of a reply: bytes from Start to before End, and the words there.
type Passage struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Words string `json:"words"`
}

// Answer is the grade of one reply for one demand (research on the life of a demand, 2.2, axis 2). Own is the grade that
// the addressee gives itself; it is shown and moves nothing.
type Answer struct {
	Ref        string          `json:"id"` // "<reply>/<demand>"
	Reply      string          `json:"reply" ref:"delivery.reply"`
	Demand     string          `json:"demand" ref:"appeal.demand"`
	Grade      appeal.Grade    `json:"grade"`
	Own        appeal.Grade    `json:"own_grade"`
	Passages   []Passage       `json:"passages"` // in Reply.Text; none when the grade rests on public sources
	Names      string          `json:"names"`    // of referred: who is said to be responsible
	Why        string          `json:"why"`
	ProposedBy appeal.Assessor `json:"proposed_by"`
	ReviewedBy appeal.Assessor `json:"reviewed_by"`
}
