package web

import (
	"cmp"
	"encoding/base64"
	"fmt"
	"mime"
	"slices"
	"strings"
	"time"

	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/delivery/receive"
	"github.com/upheld/upheld/fault"
)

// bringMail keeps a mail that a person brings. What was typed from paper becomes a message of the same kind, so that all
// replies lie in one place; it says so in its head.
func (p *deskPage) bringMail() (delivery.Message, error) {
	in := p.s.Desk.in
	if in == nil {
		return delivery.Message{}, fault.New(fault.Invalid, "%s", p.T("deskpen.no-inbox"))
	}
	name, raw, err := p.file("file")
	if err != nil {
		return delivery.Message{}, err
	}
	words := p.text("text")
	switch {
	case raw == nil && words == "":
		return delivery.Message{}, fault.New(fault.Invalid, "%s", p.T("deskpen.nothing"))
	case words != "":
		if raw, err = p.paperMail(name, raw, words); err != nil {
			return delivery.Message{}, err
		}
	}
	m, err := in.Take(p.r.Context(), raw, receive.Envelope{}, receive.ViaHand)
	if err != nil {
		return m, err
	}
	notice := m.Kind == delivery.Bounce || m.Kind == delivery.Receipt || m.Kind == delivery.Delayed // no answer, whoever brings it
	if d := p.post("dispatch"); d != "" && m.Status == "held" && !notice {
		return in.Tie(p.r.Context(), m.Ref, d, delivery.AnswerMail, deskSpeaker, p.T("deskpen.brought"))
	}
	return m, nil
}

// paperMail is a reply on paper as a message: the words as they were typed, the scan beside them. The same words of the same
// day make the same bytes, so that a second press keeps one.
func (p *deskPage) paperMail(name string, scan []byte, words string) ([]byte, error) {
	day, err := p.day("date")
	if err != nil {
		return nil, err
	}
	from := p.line("from")
	if from == "" {
		return nil, fault.New(fault.Invalid, "%s", p.T("deskpen.no-from"))
	}
	at, err := time.Parse(time.DateOnly, day.Latest().String())
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "From: %s <paper@paper.invalid>\r\nDate: %s\r\nSubject: %s\r\nX-Upheld: typed from paper\r\nMIME-Version: 1.0\r\n",
		headWord(from), at.Format(time.RFC1123Z), headWord(cmp.Or(p.line("subject"), p.T("deskpen.paper-subject"))))
	const edge = "upheld-paper-and-scan"
	if scan != nil {
		fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=%s\r\n\r\n--%s\r\n", edge, edge)
	}
	b.WriteString("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + inBase64([]byte(words+"\n")))
	if scan != nil {
		fmt.Fprintf(&b, "--%s\r\nContent-Type: application/octet-stream\r\nContent-Disposition: %s\r\nContent-Transfer-Encoding: base64\r\n\r\n%s--%s--\r\n",
			edge, mime.FormatMediaType("attachment", map[string]string{"filename": cmp.Or(name, "scan")}), inBase64(scan), edge)
	}
	return []byte(b.String()), nil
}

// headWord is words in a field of a head: always encoded, so that nothing in them can be taken for anything else.
func headWord(s string) string {
	var out []string
	for part := range slices.Chunk([]rune(s), 10) {
		out = append(out, "=?utf-8?b?"+base64.StdEncoding.EncodeToString([]byte(string(part)))+"?=")
	}
	return strings.Join(out, "\r\n ")
}

// inBase64 is bytes in lines of 76 signs.
func inBase64(data []byte) string {
	var b strings.Builder
	for line := range slices.Chunk([]byte(base64.StdEncoding.EncodeToString(data)), 76) {
		b.Write(line)
		b.WriteString("\r\n")
	}
	return b.String()
}
