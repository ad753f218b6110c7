package send

import (
	"bytes"
	"cmp"
	"mime"
	"net/mail"
	"regexp"
	"strings"
	"unicode/utf8"

	gomail "github.com/wneessen/go-mail"

	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/fault"
)

// Letter is what Compose turns into a mail. Dispatch gives the address, the reply address and, when it is set, the id of the
// mail.
type Letter struct {
	Dispatch  delivery.Dispatch
	Subject   string
	Plain     string // the text
	HTML      string // the same text with its form; may be empty
	Attach    []Attachment
	InReplyTo string // id of the mail that it answers or repeats, without angle brackets; may be empty
}

// Attachment is a file that goes with a letter.
type Attachment struct {
	Name  string
	Media string // media type
	Bytes []byte
}

// Limits of what goes out. Most servers take 20 to 25 MB, and base64 makes four bytes of three.
const (
	maxRaw     = 24 << 20 // bytes of a mail
	maxSubject = 900      // bytes; a line of the head has 998 at most (RFC 5322, 2.1.1)
	maxLine    = 998
)

// NewID is a new id of a mail, without angle brackets. It tells nothing but our domain.
func (o *Office) NewID() (string, error) {
	if err := o.Ready(); err != nil {
		return "", err
	}
	return random() + "@" + domainOf(o.from.Address), nil
}

// Compose is a letter as it will go, byte for byte: with Reply-To the dispatch's own address, signed when there is a key. A
// letter is sent by a person, so it has no field Auto-Submitted (RFC 3834, 5).
func (o *Office) Compose(l Letter) ([]byte, error) {
	id, err := o.NewID()
	if err != nil {
		return nil, err
	}
	to, err := address(l.Dispatch.Address)
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, err, "the address of the dispatch: %s", fault.Say(err))
	}
	reply, err := address(l.Dispatch.ReplyTo)
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, err, "the reply address of the dispatch: %s", fault.Say(err))
	}
	m := o.message([]*mail.Address{to}, cmp.Or(l.Dispatch.MessageID, id), l.Subject)
	m.ReplyToMailAddress(&mail.Address{Name: o.from.Name, Address: reply.Address})
	if l.InReplyTo != "" {
		m.SetGenHeader(gomail.HeaderInReplyTo, "<"+l.InReplyTo+">")
		m.SetGenHeader(gomail.HeaderReferences, "<"+l.InReplyTo+">")
	}
	if err := l.check(); err != nil {
		return nil, err
	}
	m.SetBodyString(gomail.TypeTextPlain, l.Plain, partEncoding(l.Plain))
	if l.HTML != "" {
		m.AddAlternativeString(gomail.TypeTextHTML, l.HTML, partEncoding(l.HTML))
	}
	for _, a := range l.Attach {
		err := m.AttachReader(a.Name, bytes.NewReader(a.Bytes), gomail.WithFileContentType(gomail.ContentType(a.Media)))
		if err != nil {
			return nil, fault.Wrap(fault.Internal, err, "the attachment %s cannot be read", a.Name)
		}
	}
	return o.written(m)
}

// Notice is a mail of the program itself to those who run it, as the daily digest. It says so, so that no machine answers
// (RFC 3834, 5).
func (o *Office) Notice(to []string, subject, plain string) ([]byte, error) {
	id, err := o.NewID()
	if err != nil {
		return nil, err
	}
	list := make([]*mail.Address, 0, len(to))
	for _, text := range to {
		a, err := address(text)
		if err != nil {
			return nil, err
		}
		list = append(list, a)
	}
	if len(list) == 0 {
		return nil, fault.New(fault.Invalid, "a mail needs somebody to go to")
	}
	if err := (&Letter{Subject: subject, Plain: plain}).check(); err != nil {
		return nil, err
	}
	m := o.message(list, id, subject)
	m.SetGenHeader("Auto-Submitted", "auto-generated")
	m.SetBodyString(gomail.TypeTextPlain, plain, partEncoding(plain))
	return o.written(m)
}

func (o *Office) message(to []*mail.Address, id, subject string) *gomail.Msg {
	opts := []gomail.MsgOption{gomail.WithNoDefaultUserAgent()}
	if !mostlyASCII(subject + o.from.Name) {
		opts = append(opts, gomail.WithEncoding(gomail.EncodingB64))
	}
	m := gomail.NewMsg(opts...)
	m.FromMailAddress(o.from)
	m.ToMailAddress(to...)
	m.Subject(subject)
	m.SetMessageIDWithValue(id)
	m.SetDateWithValue(o.now().UTC()) // the zone would tell where the machine stands
	return m
}

func (o *Office) written(m *gomail.Msg) ([]byte, error) {
	var b bytes.Buffer
	if _, err := m.WriteTo(&b); err != nil {
		return nil, fault.Wrap(fault.Internal, err, "the mail cannot be built")
	}
	raw := b.Bytes()
	if !bytes.HasSuffix(raw, []byte("\r\n")) {
		raw = append(raw, "\r\n"...)
	}
	raw, err := o.sign.sign(raw)
	if err != nil {
		return nil, err
	}
	_, err = readRaw(raw)
	return raw, err
}

// messageID is a conservative form of msg-id (RFC 5322, 3.6.4), as it stands between angle brackets.
var messageID = regexp.MustCompile(`^[!-;=?A-~]{1,200}@[!-;=?A-~]{1,200}$`)

func (l *Letter) check() error {
	switch {
	case strings.TrimSpace(l.Subject) == "":
		return fault.New(fault.Invalid, "a mail needs a subject")
	case len(l.Subject) > maxSubject:
		return fault.New(fault.Invalid, "the subject of a mail has up to %d bytes", maxSubject)
	case strings.TrimSpace(l.Plain) == "":
		return fault.New(fault.Invalid, "a mail needs a text")
	case !utf8.ValidString(l.Plain) || !utf8.ValidString(l.HTML):
		return fault.New(fault.Invalid, "the text of a mail must be in UTF-8")
	}
	if err := oneLine("subject", l.Subject); err != nil {
		return err
	}
	for what, id := range map[string]string{"id of the mail": l.Dispatch.MessageID, "id of the mail that it answers": l.InReplyTo} {
		if id != "" && !messageID.MatchString(id) {
			return fault.New(fault.Invalid, "the %s is not in the form name@domain without angle brackets", what)
		}
	}
	for _, a := range l.Attach {
		if err := oneLine("name of an attachment", a.Name); err != nil {
			return err
		}
		if a.Name == "" || strings.ContainsAny(a.Name, `"\/`) || len(a.Name) > 200 {
			return fault.New(fault.Invalid, "%q cannot be the name of an attachment", a.Name)
		}
		if media, _, err := mime.ParseMediaType(a.Media); err != nil || media != a.Media || !strings.Contains(media, "/") {
			return fault.New(fault.Invalid, "%q is no media type; write it as application/pdf", a.Media)
		}
	}
	return nil
}

// partEncoding is quoted-printable for text that is mostly plain letters, and base64 for the rest: a sign of Khmer has nine
// bytes in the one and four in the other.
func partEncoding(text string) gomail.PartOption {
	if mostlyASCII(text) {
		return gomail.WithPartEncoding(gomail.EncodingQP)
	}
	return gomail.WithPartEncoding(gomail.EncodingB64)
}

func mostlyASCII(text string) bool {
	n := 0
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			n++
		}
	}
	return 6*n < len(text)
}
