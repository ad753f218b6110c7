package sorting

import (
	"fmt"
	"strings"

	"github.com/upheld/upheld/delivery"
)

// judged is a mail as the rules of kind see it.
type judged struct {
	*mailRead
	s       *Sorted
	own     string // what its sender wrote
	text    string // plain form of own
	whole   string // plain form of the beginning of all that can be read
	subject string // plain form
	auto    auto
	rest    int // words that speak neither of receipt nor of absence nor out of courtesy
	why     []string
}

// short is how many words of substance still leave a mail an acknowledgement or a note of absence.
const short = 8

// kind tells what a mail is by the first rule that fits. When in doubt it is unknown, and a person looks, or an answer with
// the doubt said; it is never taken for less than it may be.
func (m *mailRead) kind(s *Sorted) (delivery.Kind, []string) {
	j := &judged{mailRead: m, s: s, own: ownWords(s.Text)}
	if (passedOn(plain(s.Subject)) || hasMailInside(s.Parts)) && wordCount(j.own) <= short {
		if in := inside(s.Text); wordCount(in) > 0 { // who passes a mail on says with it what it says
			j.own = in
			j.why = append(j.why, "passed on: the words of the mail inside count")
		}
	}
	j.own, _, _ = strings.Cut(j.own, "-----BEGIN PGP MESSAGE-----")
	j.text, j.subject = plain(j.own), plain(s.Subject)
	j.whole = plain(s.Text[:min(len(s.Text), maxJudged)])
	j.auto = j.automatic()
	j.rest = rest(j.own)
	for _, rule := range []func() delivery.Kind{
		j.notice, j.readNotice, j.oddBounce, j.challenge, j.bulk, j.away, j.received, j.absent, j.system, j.human,
	} {
		if k := rule(); k != "" {
			return k, j.why
		}
	}
	return delivery.Unknown, append(j.why, "empty: it has no words of its own")
}

func (j *judged) is(k delivery.Kind, why string, args ...any) delivery.Kind {
	j.why = append(j.why, cut(oneLine(fmt.Sprintf(why, args...)), 400))
	return k
}

// notice is a delivery notice in standard form (RFC 3464).
func (j *judged) notice() delivery.Kind {
	b := j.s.Bounce
	if b.Read || b.Action == "" {
		return ""
	}
	said := strings.TrimSpace(b.Action + " " + b.Status)
	switch b.Action {
	case "failed":
		return j.is(delivery.Bounce, "delivery notice (RFC 3464): %s for %s: %s", said, b.Final, b.Diagnostic)
	case "delayed":
		return j.is(delivery.Delayed, "delivery notice (RFC 3464): %s for %s: %s", said, b.Final, b.Diagnostic)
	}
	return j.is(delivery.Receipt, "delivery notice (RFC 3464): %s for %s", said, b.Final)
}

// readNotice is a read notice in standard form (RFC 8098), or in the words of a program that has none.
func (j *judged) readNotice() delivery.Kind {
	b := &j.s.Bounce
	switch {
	case b.Read && (b.Action == "failed" || b.Action == "error" || b.Action == ""):
		return j.is(delivery.Unknown, "read notice (RFC 8098) that tells nothing: %s", b.Action)
	case b.Read:
		return j.is(delivery.Receipt, "read notice (RFC 8098): %s by %s", b.Action, b.Final)
	}
	p := prefix(j.subject, readSubjects)
	if w := first(j.text, readWords); p != "" && w != "" {
		b.Read, b.Action = true, "displayed"
		return j.is(delivery.Receipt, "read notice in words: subject %q, text %q", p, w)
	}
	return ""
}

var readSubjects = []string{"read:", "lu :", "lu:", "gelesen:", "leído:", "lido:", "letto:", "gelezen:", "прочитано:", "not read:", "已读:", "return receipt", "accusé de lecture"}

var readWords = []string{
	"was read on", "was displayed on", "has been read", "your message was read", "a été lu", "a été affiché", "wurde gelesen", "wurde am", "was deleted without being read",
	"se leyó", "fue leído", "foi lida", "è stato letto", "is gelezen", "было прочитано", "已被阅读", "已读",
}

// oddBounce is a bounce in no standard form: it needs a sign that a mail system speaks, and the words of a bounce.
func (j *judged) oddBounce() delivery.Kind {
	subject, body := first(j.subject, bounceSubjects), first(j.whole, bounceWords)
	code := refusal.FindString(j.s.Text[:min(len(j.s.Text), maxJudged)])
	system, sure := j.mailSystem()
	if body == "" && code != "" {
		body = oneLine(code)
	}
	if body == "" && sure {
		body = first(j.whole, lateWords)
	}
	enough := sure && (subject != "" || body != "") || system != "" && subject != "" && body != ""
	if !enough {
		if subject != "" && body != "" && !replies(j.subject) {
			return j.is(delivery.Unknown, "looks like a bounce (%q, %q) and does not come from a mail system", subject, body)
		}
		return ""
	}
	j.s.Bounce = oddBounce(j.s.Bounce, j.s.Text, addresses(j.head, "X-Failed-Recipients"))
	all := j.subject + " " + j.whole
	if w := first(all, successWords); w != "" {
		return j.is(delivery.Receipt, "notice in words from %s: %q", system, w)
	}
	late := first(all, lateWords)
	if late == "" && first(all, permanentWords) == "" {
		late = first(all, delayWords)
	}
	if late != "" && first(all, givenUp) == "" && !strings.HasPrefix(j.s.Bounce.Status, "5") {
		j.s.Bounce.Action = "delayed"
		return j.is(delivery.Delayed, "warning in words from %s: %q", system, late)
	}
	j.s.Bounce.Action = "failed"
	return j.is(delivery.Bounce, "bounce in words from %s: subject %q, text %q", system, subject, body)
}

var (
	successWords = []string{"successfully delivered", "delivery was successful", "delivery status notification (success)", "successful mail delivery", "was successfully relayed", "remis correctement", "erfolgreich zugestellt"}
	lateWords    = []string{"will be retried", "still being retried", "has not yet been delivered", "will keep trying", "delivery incomplete", "will continue to be made", "warning message only", "need to resend", "n'a pas encore", "essaiera encore", "différée", "delivery status notification (delay)", "будут продолжены", "继续尝试"}
	givenUp      = []string{"giving up", "given up", "i've given up", "retry time not reached for any host after a long failure period", "retry timeout exceeded", "gave up"}
)

// mailSystem is the sign that a mail system speaks, "" when there is none. sure is false for the empty return path, which
// automatic replies of persons have too (RFC 3834, 3.3).
func (j *judged) mailSystem() (sign string, sure bool) {
	local, _, _ := strings.Cut(j.s.Sender, "@")
	name := plain(j.s.From)
	for _, l := range []string{"mailer-daemon", "mailerdaemon", "postmaster", "mail-daemon", "mdaemon", "maildaemon", "mailer_daemon", "mailsystem", "mail-delivery"} {
		if strings.HasPrefix(local, l) {
			return j.s.Sender, true
		}
	}
	if strings.HasPrefix(local, "microsoftexchange") {
		return j.s.Sender, true
	}
	for _, n := range []string{"mail delivery", "mailer-daemon", "system administrator", "mail delivery subsystem", "mail administrator", "postmaster", "administrateur système", "systemadministrator"} {
		if strings.HasPrefix(strings.Trim(name, `" `), n) {
			return j.s.From, true
		}
	}
	if v := j.head.Get("X-Failed-Recipients"); v != "" {
		return "X-Failed-Recipients: " + oneLine(v), true
	}
	if j.report {
		return "multipart/report", true
	}
	if v := strings.TrimSpace(j.head.Get("Return-Path")); v == "<>" {
		return "an empty Return-Path", false
	}
	return "", false
}

// challenge asks the sender to prove something before the mail is let through. Nobody has it yet.
func (j *judged) challenge() delivery.Kind {
	w := first(j.whole, challengeWords)
	if a, b := gate[0].FindString(j.text), gate[1].FindString(j.text); w == "" && a != "" && b != "" && j.links() && wordCount(j.own) <= 80 {
		w = a + " … " + b
	}
	if w == "" || wordCount(j.own) > 220 {
		return ""
	}
	return j.is(delivery.Unknown, "challenge: the mail is not delivered until somebody does what it asks (%q)", w)
}

func (j *judged) links() bool {
	return strings.Contains(j.own, "http") || strings.Contains(strings.Join(j.hidden, "\n"), "http")
}

// bulk is mail to many, or what a filter took for spam.
func (j *judged) bulk() delivery.Kind {
	h := j.head
	flag := strings.ToLower(h.Get("X-Spam-Flag") + h.Get("X-Spam-Status"))
	switch {
	case strings.HasPrefix(strings.TrimSpace(flag), "yes"):
		return j.is(delivery.Unknown, "spam: a filter on the way says so")
	case h.Has("List-Unsubscribe") && !h.Has("In-Reply-To") && !h.Has("References") && !replies(j.subject) && j.auto.strong == "":
		return j.is(delivery.Unknown, "bulk: List-Unsubscribe, and it answers no mail")
	}
	return ""
}

// human is an answer when a person speaks in it, and the holding pen when nobody does.
func (j *judged) human() delivery.Kind {
	n := wordCount(j.own)
	system, sure := j.mailSystem()
	switch {
	case sure && !replies(j.subject) && !j.head.Has("In-Reply-To"):
		return j.is(delivery.Unknown, "a mail system speaks (%s), and what it says is not understood", system)
	case n > 0:
		return j.is(delivery.AnswerMail, "answer: %d words of its own, beginning %q", n, begin(j.own))
	case j.sealed != "":
		return j.is(delivery.Unknown, "unreadable: encrypted with %s", j.sealed)
	case len(j.s.Parts) > 0:
		return j.is(delivery.Unknown, "only attachments: %s", names(j.s.Parts))
	case strings.TrimSpace(j.s.Text) != "":
		return j.is(delivery.Unknown, "nothing but a quotation")
	}
	return ""
}

func begin(s string) string {
	f := strings.Fields(s)
	return cut(strings.Join(f[:min(len(f), 12)], " "), 120)
}

func names(parts []delivery.Part) string {
	var out []string
	for _, p := range parts[:min(len(parts), 5)] {
		if p.Name != "" {
			out = append(out, p.Name)
			continue
		}
		out = append(out, p.Media)
	}
	return strings.Join(out, ", ")
}

func hasMailInside(parts []delivery.Part) bool {
	for _, p := range parts {
		if p.Media == "message/rfc822" {
			return true
		}
	}
	return false
}

// inside is the text of a mail that somebody passes on, below the line where it begins.
func inside(text string) string {
	lines := strings.Split(text[:min(len(text), 4*maxJudged)], "\n")
	for i, l := range lines {
		if !begins(strings.TrimSpace(l), lines[i+1:]) {
			continue
		}
		body := lines[i+1:]
		for k, l := range body { // past the block of fields
			if strings.TrimSpace(l) == "" {
				return ownWords(strings.Join(body[k:], "\n"))
			}
		}
	}
	return ""
}
