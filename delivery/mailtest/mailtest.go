// Package mailtest makes up mails as programs and offices make them, for tests and measurements: replies of many mail
// programs in several languages, acknowledgements, notes of absence, bounces and notices. None is of a real person.
package mailtest

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"math/rand/v2"
	"mime"
	"mime/quotedprintable"
	"strings"

	"golang.org/x/text/encoding/htmlindex"

	"github.com/upheld/upheld/delivery"
)

// Sent is the mail of ours to which the made-up ones answer.
type Sent struct {
	Dispatch  string
	ReplyTo   string // with its tag
	Address   string // to which it went
	MessageID string // without brackets
	Subject   string
}

// Mail is one made-up mail with what it is.
type Mail struct {
	Name     string // of its form
	Raw      []byte
	To       []string // of the envelope, none where it came without one
	Kind     delivery.Kind
	Dispatch string // to which it belongs
}

// Maker makes mails by lot.
type Maker struct{ *rand.Rand }

// New is a Maker whose mails are the same for the same seed.
func New(seed uint64) Maker { return Maker{rand.New(rand.NewPCG(seed, 1991))} }

func pick[T any](m Maker, list []T) T { return list[m.IntN(len(list))] }

// head is a list of fields.
type head [][2]string

func (h head) String() string {
	var b strings.Builder
	for _, f := range h {
		if f[1] != "" {
			fmt.Fprintf(&b, "%s: %s\r\n", f[0], f[1])
		}
	}
	return b.String()
}

// body is a part with its encoding.
func body(kind, charset, encoding, text string) string {
	data := []byte(strings.ReplaceAll(text, "\n", "\r\n"))
	if e, err := htmlindex.Get(charset); err == nil && charset != "utf-8" {
		if out, err := e.NewEncoder().Bytes(data); err == nil {
			data = out
		} else {
			charset = "utf-8"
		}
	}
	fields := fmt.Sprintf("Content-Type: %s; charset=%q\r\nContent-Transfer-Encoding: %s\r\n\r\n", kind, charset, encoding)
	switch encoding {
	case "base64":
		return fields + folded(base64.StdEncoding.EncodeToString(data))
	case "quoted-printable":
		var b bytes.Buffer
		w := quotedprintable.NewWriter(&b)
		_, _ = w.Write(data)
		_ = w.Close()
		return fields + b.String() + "\r\n"
	}
	return fields + string(data) + "\r\n"
}

func folded(s string) string {
	var b strings.Builder
	for len(s) > 76 {
		b.WriteString(s[:76] + "\r\n")
		s = s[76:]
	}
	return b.String() + s + "\r\n"
}

// multi joins parts.
func multi(kind, boundary string, parts ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Content-Type: multipart/%s; boundary=%q\r\n\r\nThis is a message with several parts in MIME format.\r\n", kind, boundary)
	for _, p := range parts {
		b.WriteString("--" + boundary + "\r\n" + p + "\r\n")
	}
	return b.String() + "--" + boundary + "--\r\n"
}

func encoded(s string) string { return mime.BEncoding.Encode("utf-8", s) }

func (m Maker) id(host string) string { return fmt.Sprintf("<%x.%x@%s>", m.Uint64(), m.Uint32(), host) }

// officer is who answers.
type officer struct{ name, address string }

func (m Maker) officer(s Sent) officer {
	_, domain, _ := strings.Cut(s.Address, "@")
	o := pick(m, []officer{
		{"Office of the Minister", "cabinet"},
		{"Sokha Chan", "s.chan"},
		{"Direction Asie", "asie.dgp"},
		{"Bürgerservice", "buergerservice"},
		{"Correspondence Unit", "correspondence"},
		{"María Delgado", "m.delgado"},
		{"ក្រសួងការបរទេស", "info"},
		{"外交部办公厅", "bgt"},
	})
	o.address += "@" + domain
	return o
}

func (o officer) from() string { return encoded(o.name) + " <" + o.address + ">" }

// typed is an address as somebody types it from paper.
func (m Maker) typed(address string) string {
	local, domain, _ := strings.Cut(address, "@")
	cut := strings.LastIndexByte(local, '-') + 1
	var b strings.Builder
	for i, c := range local[cut:] {
		s := string(c)
		if m.IntN(2) == 0 {
			switch c {
			case '1':
				s = pick(m, []string{"l", "I", "i"})
			case '0':
				s = pick(m, []string{"o", "O"})
			case '5':
				s = pick(m, []string{"s", "5"})
			default:
				s = pick(m, []string{s, strings.ToUpper(s)})
			}
		}
		if i > 0 && i%5 == 0 && m.IntN(3) == 0 {
			s = pick(m, []string{"-", "."}) + s
		}
		b.WriteString(s)
	}
	return local[:cut] + b.String() + "@" + domain
}

// letter is the text of ours, as it is quoted.
func letter(s Sent) string {
	return "Your Excellency,\n\nwe write about five human rights defenders who have been held since 28 April. We ask you to call for their immediate and unconditional release, and to convene the signatory governments.\n\nPlease answer to " + s.ReplyTo + "\n\nRespectfully,\nFriends of the Agreements\n"
}

func quoted(text, mark string) string {
	return mark + strings.ReplaceAll(strings.TrimRight(text, "\n"), "\n", "\n"+mark) + "\n"
}

func paragraphs(text string) string {
	r := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	var b strings.Builder
	for p := range strings.SplitSeq(text, "\n\n") {
		b.WriteString("<p class=\"MsoNormal\">" + strings.ReplaceAll(r.Replace(p), "\n", "<br>\n") + "</p>\n")
	}
	return b.String()
}
