package silence

import (
	"fmt"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// Part is one thing that a statement of silence needs.
type Part string

// The parts that can be missing.
const (
	NotSent      Part = "not-sent"
	CameBack     Part = "came-back"
	NoDelivery   Part = "no-delivery"
	TermRuns     Part = "term-runs"
	NoReminder   Part = "no-reminder"
	ReminderOpen Part = "reminder-unproved"
	ReminderRuns Part = "reminder-runs"
	HasAnswer    Part = "answered"
	NoGrade      Part = "no-grade"
	Unsure       Part = "unsure"
	HeldMail     Part = "held-mail"
	Closed       Part = "closed"
)

// Missing is one part that is not there, with its day. N is how many messages wait; the words do not tell it, since they are
// public.
type Missing struct {
	Part  Part
	Day   when.Day
	N     int
	Grade appeal.Grade
}

// missingSay says what is missing; %s is the day.
var missingSay = map[Part]record.Word{
	NotSent:      {EN: "No dispatch of this letter to the addressee is recorded: nothing shows that it was sent.", FR: "Aucun envoi de cette lettre au destinataire n’est enregistré : rien ne montre qu’elle soit partie."},
	CameBack:     {EN: "The letter could not be delivered (%s).", FR: "La lettre n’a pu être remise (%s)."},
	NoDelivery:   {EN: "No delivery is proved.", FR: "Aucune remise n’est prouvée."},
	TermRuns:     {EN: "The term for an answer runs until %s.", FR: "Le délai de réponse court jusqu’au %s."},
	NoReminder:   {EN: "No reminder is recorded.", FR: "Aucun rappel n’est enregistré."},
	ReminderOpen: {EN: "A reminder was sent on %s, and its delivery is not proved.", FR: "Un rappel est parti le %s, mais sa remise n’est pas prouvée."},
	ReminderRuns: {EN: "The term that the reminder set runs until %s.", FR: "Le délai ouvert par le rappel court jusqu’au %s."},
	HasAnswer:    {EN: "The addressee answered on %s.", FR: "Le destinataire a répondu le %s."},
	NoGrade:      {EN: "An answer came on %s and awaits its grade.", FR: "Une réponse est arrivée le %s et reste à noter."},
	Unsure:       {EN: "An answer is recorded whose day is not exactly known; it may have come by this day.", FR: "Une réponse est enregistrée dont le jour n’est pas exactement connu ; elle a pu arriver à cette date."},
	HeldMail:     {EN: "Messages that came in since wait for a person; one of them may be the answer.", FR: "Des messages reçus depuis attendent une personne ; l’un d’eux peut être la réponse."},
	Closed:       {EN: "The demand was withdrawn or merged into another (%s).", FR: "La demande a été retirée ou jointe à une autre (%s)."},
}

// Grades are the grades of an answer, in words.
var Grades = map[appeal.Grade]record.Word{
	appeal.Accepted:       {EN: "accepted", FR: "acceptée"},
	appeal.AcceptedInPart: {EN: "accepted in part", FR: "acceptée en partie"},
	appeal.Noted:          {EN: "noted", FR: "prise en note"},
	appeal.Refused:        {EN: "refused", FR: "refusée"},
	appeal.Referred:       {EN: "referred to another", FR: "renvoyée à un autre"},
	appeal.BesidePoint:    {EN: "beside the point", FR: "à côté de la question"},
}

// Words say what is missing, in a language.
func (m Missing) Words(lang string) string {
	say, day := missingSay[m.Part].In(lang), when.On(m.Day).Words(lang)
	switch m.Part {
	case HasAnswer:
		if g, ok := Grades[m.Grade]; ok {
			day += " (" + g.In(lang) + ")"
		}
		return fmt.Sprintf(say, day)
	case CameBack, TermRuns, ReminderOpen, ReminderRuns, NoGrade, Closed:
		return fmt.Sprintf(say, day)
	}
	return say
}

// lacks lists every part that is missing, in the order in which they would have to come.
func (s *Statement) lacks(r Rooms) {
	c := s.Clock
	need := func(is bool, m Missing) {
		if is {
			s.Missing = append(s.Missing, m)
		}
	}
	if l, ok := r.Appeals.Line(s.Demand.Ref, s.On, r.Custody); ok {
		need(l.Status == appeal.Status(appeal.Withdrawn) || l.Status == appeal.Status(appeal.Merged), Missing{Part: Closed, Day: l.Since})
	}
	need(!c.Asked.Known && !c.Undeliverable.Known, Missing{Part: NotSent})
	need(!c.Asked.Known && c.Undeliverable.Known, Missing{Part: CameBack, Day: c.Undeliverable.On})
	need(c.Delivered.Proof == "", Missing{Part: NoDelivery})
	need(c.Due.Known && c.Due.On >= s.On, Missing{Part: TermRuns, Day: c.Due.On})
	s.lacksReminder(need)
	need(c.Answered.Known, Missing{Part: HasAnswer, Day: c.Answered.On, Grade: s.grade(r)})
	for _, ref := range c.Waiting {
		reply, _ := r.Delivery.Reply(ref)
		need(true, Missing{Part: NoGrade, Day: reply.When.Latest()})
	}
	need(c.Unsure, Missing{Part: Unsure})
	n := s.waiting(r.Pen)
	need(n > 0, Missing{Part: HeldMail, N: n})
}

func (s *Statement) lacksReminder(need func(bool, Missing)) {
	c := s.Clock
	if c.Reminded().Known {
		need(c.ReminderDue.On >= s.On, Missing{Part: ReminderRuns, Day: c.ReminderDue.On})
		return
	}
	for _, x := range s.Sent {
		if x.Dispatch.Purpose == delivery.Reminder {
			need(true, Missing{Part: ReminderOpen, Day: x.Step.When.Latest()})
			return
		}
	}
	need(true, Missing{Part: NoReminder})
}

// grade is what the answer that stopped the clock says to the demand.
func (s *Statement) grade(r Rooms) appeal.Grade {
	for _, a := range r.Delivery.Answers(s.Demand.Ref) {
		if a.Ref == s.Clock.Answered.Proof {
			return a.Grade
		}
	}
	return ""
}
