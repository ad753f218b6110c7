package receive

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/emersion/go-smtp"

	"github.com/upheld/upheld/delivery/sorting"
	"github.com/upheld/upheld/delivery/tag"
	"github.com/upheld/upheld/fault"
)

// session is one connection of a mail server.
type session struct {
	x    *Inbox
	o    ServerOptions
	ctx  context.Context
	env  Envelope
	whom string // the dispatch to whose address the mail goes, strangers when no letter has it
	took int
}

// The answers of the server (RFC 5321, 4.2; RFC 3463).
var (
	noSuchAddress = &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "There is no such address here"}
	inALoop       = &smtp.SMTPError{Code: 554, EnhancedCode: smtp.EnhancedCode{5, 4, 6}, Message: "This mail goes in a circle"}
	emptyMail     = &smtp.SMTPError{Code: 554, EnhancedCode: smtp.EnhancedCode{5, 6, 0}, Message: "This mail is empty"}
	comeTomorrow  = &smtp.SMTPError{Code: 452, EnhancedCode: smtp.EnhancedCode{4, 3, 1}, Message: "Too much mail for this address today; try again later"}
	tryLater      = &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "The mail could not be kept; try again later"}
	enough        = &smtp.SMTPError{Code: 421, EnhancedCode: smtp.EnhancedCode{4, 7, 0}, Message: "Enough mails in one connection; connect again"}
)

func (s *session) Reset()        { s.env, s.whom = Envelope{}, strangers }
func (s *session) Logout() error { return nil }

func (s *session) Mail(from string, _ *smtp.MailOptions) error {
	if s.took >= s.o.MaxMessages {
		return enough
	}
	if why := s.x.book.ReadOnly(); why != "" { // before the data go over the wire for nothing
		return tryLater
	}
	s.env, s.whom = Envelope{From: from}, strangers
	return nil
}

// Rcpt takes reply addresses of ours, and the postmaster whom every domain must have (RFC 5321, 4.5.1; his mail waits for a
// person), and nothing else: who guesses gets no further, and nobody is bounced to.
func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	at := strings.LastIndexByte(to, '@')
	if at < 0 || !s.o.ours(to[at+1:]) {
		return noSuchAddress
	}
	if _, ok := tag.Find(to[:at]); !ok && !strings.EqualFold(to[:at], "postmaster") {
		return noSuchAddress
	}
	whom, err := s.x.letterOf(s.ctx, to[:at])
	if err != nil {
		return tryLater
	}
	if !s.mayBring(whom) {
		return comeTomorrow
	}
	if s.whom == strangers {
		s.whom = whom
	}
	s.env.To = append(s.env.To, to)
	return nil
}

func (s *session) mayBring(whom string) bool {
	most := s.o.ForLetter
	if whom == strangers {
		most = s.o.ForStrangers
	}
	ok, first := s.x.daily.left(s.x.now(), whom, most)
	if first {
		s.x.log.Warn("mail is put off until tomorrow: more came today than one address may bring", "dispatch", whom)
	}
	return ok
}

// Data answers that the mail was taken when it is on the disk, and not before.
func (s *session) Data(r io.Reader) error {
	if len(s.env.To) == 0 {
		return noSuchAddress
	}
	var raw bytes.Buffer
	if _, err := io.Copy(&raw, io.LimitReader(r, small)); err != nil {
		return err
	}
	if raw.Len() == small {
		leave, err := s.x.large(s.ctx)
		if err != nil {
			return tryLater
		}
		defer leave()
		if _, err := io.Copy(&raw, io.LimitReader(r, sorting.MaxSize+1-small)); err != nil {
			return err
		}
	}
	if raw.Len() > sorting.MaxSize {
		return &smtp.SMTPError{Code: 552, EnhancedCode: smtp.EnhancedCode{5, 3, 4}, Message: fmt.Sprintf("The mail is larger than %d MiB", sorting.MaxSize>>20)}
	}
	if raw.Len() == 0 {
		return emptyMail
	}
	if sorting.Loop(raw.Bytes()) != "" {
		return inALoop
	}
	if !s.mayBring(s.whom) { // others brought more meanwhile
		return comeTomorrow
	}
	s.took++
	s.x.daily.add(s.x.now(), s.whom, int64(raw.Len()))
	if _, err := s.x.Take(s.ctx, raw.Bytes(), s.env, ViaSMTP); err != nil {
		s.x.log.Error("a mail could not be kept", "error", err)
		if e, ok := errors.AsType[*fault.Error](err); ok && e.Kind == fault.Invalid {
			return emptyMail
		}
		return tryLater
	}
	return nil
}
