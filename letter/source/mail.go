package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/emersion/go-message"
	"github.com/emersion/go-message/mail"

	"github.com/upheld/upheld/fault"
)

// What one message may cost.
const (
	maxMailParts = 200
	maxMailDepth = 12
)

// looksLikeMail reports a head of fields (RFC 5322) that has at least two of those that every message has.
func looksLikeMail(head []byte) bool {
	known, line := 0, 0
	for l := range strings.SplitSeq(strings.ReplaceAll(string(head), "\r\n", "\n"), "\n") {
		line++
		if l == "" || line > 200 {
			break
		}
		if line == 1 && strings.HasPrefix(l, "From ") || line > 1 && (l[0] == ' ' || l[0] == '\t') {
			continue
		}
		key, _, ok := strings.Cut(l, ":")
		if !ok || strings.ContainsAny(key, " \t") || key == "" {
			return false
		}
		switch strings.ToLower(key) {
		case "message-id", "mime-version", "received", "return-path", "delivered-to", "content-type", "dkim-signature":
			known += 2
		case "from", "date", "to", "subject":
			known++
		}
	}
	return known >= 3
}

// fromMail reads a message as it was stored: who to whom, when, and its text.
func fromMail(data []byte) (Doc, error) {
	if bytes.HasPrefix(data, []byte("From ")) { // the line that a mailbox file puts before each message
		_, data, _ = bytes.Cut(data, []byte("\n"))
	}
	e, err := message.ReadWithOptions(bytes.NewReader(data), &message.ReadOptions{MaxHeaderBytes: 1 << 20})
	if e == nil || err != nil && !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) {
		return Doc{}, fault.Wrap(fault.Invalid, err, "The head of this message cannot be read.")
	}
	h := mail.Header{Header: e.Header}
	d := Doc{}
	d.Subject = headText(h, "Subject")
	if all := addresses(h, "From"); len(all) > 0 {
		d.From = all[0]
	}
	d.To, d.CC = addresses(h, "To"), addresses(h, "Cc")
	if at, err := h.Date(); err == nil && !at.IsZero() {
		d.Date = at.Format(time.DateOnly)
	}
	m := &mailReader{}
	if err := m.part(e, 0, ""); err != nil {
		return Doc{}, err
	}
	d.Text, d.Warnings = m.text(), m.warnings
	return d, nil
}

// headText is a field with its encoded words decoded; a field that cannot be decoded is given as it stands.
func headText(h mail.Header, key string) string {
	s, err := h.Text(key)
	if err != nil {
		s = h.Get(key)
	}
	return strings.TrimSpace(squeeze(dropControls(s)))
}

func addresses(h mail.Header, key string) []string {
	var out []string
	list, err := h.AddressList(key)
	if err != nil {
		if s := headText(h, key); s != "" {
			out = append(out, s)
		}
		return out
	}
	for _, a := range list {
		if a.Name == "" {
			out = append(out, a.Address)
			continue
		}
		out = append(out, fmt.Sprintf("%s <%s>", a.Name, a.Address))
	}
	return out
}

// mailReader walks the parts of a message (RFC 2046).
type mailReader struct {
	texts    []string
	parts    int
	warnings []string
}

func (m *mailReader) text() string { return strings.Join(m.texts, "\n\n") }

func (m *mailReader) part(e *message.Entity, depth int, where string) error {
	if m.parts++; m.parts > maxMailParts || depth > maxMailDepth {
		return fault.New(fault.Invalid, "This message has too many parts in each other. Bring in the letter alone.")
	}
	kind, params, err := e.Header.ContentType()
	if err != nil || kind == "" {
		kind = "text/plain"
	}
	disposition, dp, _ := e.Header.ContentDisposition()
	name := dp["filename"]
	if name == "" {
		name = params["name"]
	}
	switch {
	case strings.HasPrefix(kind, "multipart/"):
		return m.multipart(e, kind, depth, where)
	case disposition == "attachment" || name != "" || !strings.HasPrefix(kind, "text/"):
		m.attached(kind, name)
		return nil
	}
	body, err := io.ReadAll(io.LimitReader(e.Body, maxText+1))
	if err != nil && len(body) == 0 {
		return fault.Wrap(fault.Invalid, err, "Part %s of this message cannot be decoded.", orOne(where))
	}
	if len(body) > maxText {
		return fault.New(fault.Invalid, "Part %s of this message is larger than %d MB.", orOne(where), maxText>>20)
	}
	return m.take(kind, params, body)
}

func orOne(where string) string {
	if where == "" {
		return "1"
	}
	return where
}

// take adds the text of one part. A charset that the program knows was decoded on reading.
func (m *mailReader) take(kind string, params map[string]string, body []byte) error {
	var d Doc
	var err error
	switch kind {
	case "text/html":
		d, err = fromHTML(body, "utf-8")
	case "text/plain":
		if strings.EqualFold(params["format"], "flowed") {
			body = []byte(unflow(string(body), strings.EqualFold(params["delsp"], "yes")))
		}
		if len(bytes.TrimSpace(body)) > 0 {
			d, err = fromText(body)
		}
	default:
		m.attached(kind, "")
		return nil
	}
	if err != nil {
		return err
	}
	if d.Text != "" {
		m.texts = append(m.texts, d.Text)
	}
	m.warnings = append(m.warnings, d.Warnings...)
	return nil
}

// multipart reads the parts; of several forms of one text (multipart/alternative) the plain one, or else the page.
func (m *mailReader) multipart(e *message.Entity, kind string, depth int, where string) error {
	r := e.MultipartReader()
	if r == nil {
		return fault.New(fault.Invalid, "Part %s of this message is not divided as its head says.", orOne(where))
	}
	plain, page := -1, -1 // of an alternative: where the two forms stand in texts
	before := len(m.texts)
	for n := 1; ; n++ {
		p, err := r.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if p == nil || err != nil && !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) {
			m.warnings = append(m.warnings, fmt.Sprintf("The message is cut off after part %d.", n-1))
			break
		}
		at := len(m.texts)
		if err := m.part(p, depth+1, strings.TrimPrefix(fmt.Sprintf("%s.%d", where, n), ".")); err != nil {
			return err
		}
		if len(m.texts) == at {
			continue
		}
		if t, _, _ := p.Header.ContentType(); t == "text/plain" {
			plain = at
		} else {
			page = at
		}
	}
	if kind != "multipart/alternative" {
		return nil
	}
	chosen := plain
	if chosen < 0 {
		chosen = page
	}
	if chosen >= 0 {
		m.texts = append(m.texts[:before], m.texts[chosen])
	}
	return nil
}

func (m *mailReader) attached(kind, name string) {
	what := kind
	if name != "" {
		what = fmt.Sprintf("%q (%s)", name, kind)
	}
	m.warnings = append(m.warnings, "Attached and not read: "+what+". If it is the letter, bring it in by itself.")
}

// unflow joins the lines that a mail program broke (RFC 3676): a line that ends with a space goes on.
func unflow(s string, delSpace bool) string {
	var out strings.Builder
	for l := range strings.SplitSeq(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
		l = strings.TrimPrefix(l, " ") // stuffed
		if strings.HasSuffix(l, " ") && l != "-- " {
			if delSpace {
				l = l[:len(l)-1]
			}
			out.WriteString(l)
			continue
		}
		out.WriteString(l + "\n")
	}
	return out.String()
}
