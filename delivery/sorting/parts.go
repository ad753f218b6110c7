package sorting

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"

	"github.com/emersion/go-message/textproto"

	"github.com/upheld/upheld/delivery"
)

// mailRead is a mail with its parts read as far as they can be.
type mailRead struct {
	problems
	head    textproto.Header
	texts   []string // what is to be read, in order
	hidden  []string // where tags may stand that nobody reads: links, other forms of the text
	parts   []delivery.Part
	count   int
	status  []textproto.Header // the groups of a delivery notice (RFC 3464): of the mail, then of each recipient
	read    textproto.Header   // of a read notice (RFC 8098)
	hasRead bool
	about   []textproto.Header // heads of mails inside: returned ones, forwarded ones
	report  bool               // multipart/report
	sealed  string             // "S/MIME" or "PGP" when the text is encrypted

	want  string // fingerprint of the one part whose bytes are kept, "" for none (see Attachment)
	got   []byte
	found bool
}

func read(raw []byte) *mailRead {
	m := &mailRead{}
	m.whole(raw)
	return m
}

func (m *mailRead) whole(raw []byte) {
	raw = bytes.TrimLeft(raw, "\r\n")
	head, body := cutHead(raw)
	m.head = readHead(head, &m.problems)
	if m.head.Len() == 0 {
		m.say("the mail has no head that can be read")
		body = raw
	}
	m.part(m.head, body, 0, "text/plain")
}

// part reads one part and those in it (RFC 2046).
func (m *mailRead) part(h textproto.Header, body []byte, depth int, otherwise string) {
	if m.count++; m.count > maxParts {
		m.say("the mail has more than %d parts; the rest was not read", maxParts)
		return
	}
	if depth > maxDepth {
		m.say("parts stand in each other more than %d deep; those inside were not read", maxDepth)
		return
	}
	kind, params := media(h, "Content-Type", otherwise, &m.problems)
	placed, dp := media(h, "Content-Disposition", "", &m.problems)
	name := oneLine(decoded(eightBit(dp["filename"])))
	if name == "" {
		name = oneLine(decoded(eightBit(params["name"])))
	}
	encoding := strings.ToLower(strings.TrimSpace(h.Get("Content-Transfer-Encoding")))
	switch {
	case strings.HasPrefix(kind, "multipart/") && params["boundary"] != "":
		m.multipart(kind, params, body, depth)
	case kind == "message/rfc822" || kind == "message/global":
		if encoding == "base64" || encoding == "quoted-printable" { // forbidden (RFC 2046, 5.2.1), and done
			body = m.decoded(body, encoding, MaxSize)
		}
		m.mailInside(body, depth, placed, name)
	case strings.HasSuffix(kind, "delivery-status"):
		m.status = append(m.status, groups(m.decoded(body, encoding, maxHead), &m.problems)...)
	case strings.HasSuffix(kind, "disposition-notification"):
		for _, g := range groups(m.decoded(body, encoding, maxHead), &m.problems) {
			if !m.hasRead {
				m.read, m.hasRead = g, true
			}
		}
	case kind == "text/rfc822-headers" || kind == "message/global-headers":
		m.about = append(m.about, readHead(m.decoded(body, encoding, maxHead), &m.problems))
	case (kind == "text/plain" || kind == "text/html") && placed != "attachment" && (name == "" || placed == "inline"):
		m.text(kind, params, encoding, body)
	default:
		m.inert(kind, name, encoding, body)
	}
}

// multipart reads the parts. Of several forms of one text the plain one is taken, or else the page; the other is searched
// for tags only.
func (m *mailRead) multipart(kind string, params map[string]string, body []byte, depth int) {
	switch {
	case kind == "multipart/report":
		m.report = true
	case kind == "multipart/encrypted":
		m.sealed = "PGP"
	}
	otherwise := "text/plain"
	if kind == "multipart/digest" {
		otherwise = "message/rfc822"
	}
	var plain, page []string
	rest := m.texts
	list, whole := split(body, params["boundary"], maxParts-m.count+1)
	if !whole {
		m.say("a part does not end as its head says; the mail may be cut off")
	}
	if len(list) == 0 && len(bytes.TrimSpace(body)) > 0 { // not parted as its head says: there may be words in it all the same
		m.text("text/plain", nil, "", body)
		return
	}
	for _, raw := range list {
		head, inner := cutHead(raw)
		if bytes.HasPrefix(raw, []byte("\n")) || bytes.HasPrefix(raw, []byte("\r\n")) {
			head = nil
		}
		h := readHead(head, &m.problems)
		m.texts = nil
		m.part(h, inner, depth+1, otherwise)
		if k, _ := media(h, "Content-Type", otherwise, &m.problems); kind == "multipart/alternative" && k == "text/plain" {
			plain = append(plain, m.texts...)
		} else {
			page = append(page, m.texts...)
		}
		if kind != "multipart/alternative" {
			rest, page = append(rest, page...), nil
		}
	}
	m.texts = rest
	if kind != "multipart/alternative" {
		return
	}
	// Some programs put a stub where the plain form should stand.
	if words(plain)*5 < words(page) {
		plain, page = page, plain
	}
	m.texts = append(m.texts, plain...)
	m.hidden = append(m.hidden, page...)
}

// split cuts a body at its boundary lines (RFC 2046, 5.1.1). whole is false when the last line is missing.
func split(body []byte, boundary string, most int) (list [][]byte, whole bool) {
	mark := []byte("--" + boundary)
	start := -1
	for at := 0; at < len(body); {
		i := bytes.Index(body[at:], mark)
		if i < 0 {
			break
		}
		i += at
		at = i + len(mark)
		if i > 0 && body[i-1] != '\n' {
			continue
		}
		end := bytes.HasPrefix(body[at:], []byte("--"))
		rest := body[at:]
		if end {
			rest = rest[2:]
		}
		line := rest
		if n := bytes.IndexByte(rest, '\n'); n >= 0 {
			line = rest[:n]
		}
		if len(bytes.TrimRight(line, " \t\r")) > 0 { // a longer boundary that begins alike
			continue
		}
		if start >= 0 {
			list = append(list, trimEnd(body[start:i]))
		}
		start = min(len(body)-len(rest)+len(line)+1, len(body))
		at = start
		if end {
			return list, true
		}
		if len(list) >= most {
			return list, true // the count says so
		}
	}
	if start >= 0 && start < len(body) {
		list = append(list, body[start:])
	}
	return list, false
}

func trimEnd(b []byte) []byte {
	b = bytes.TrimSuffix(b, []byte("\n"))
	return bytes.TrimSuffix(b, []byte("\r"))
}

// mailInside reads a mail inside a mail: one that comes back in a notice, or one that somebody passes on.
func (m *mailRead) mailInside(raw []byte, depth int, placed, name string) {
	raw = bytes.TrimLeft(raw, "\r\n")
	head, body := cutHead(raw)
	h := readHead(head, &m.problems)
	m.about = append(m.about, h)
	kept := m.texts
	m.texts = nil
	m.part(h, body, depth+1, "text/plain")
	inside := m.texts
	m.texts = kept
	if m.report {
		m.hidden = append(m.hidden, inside...)
		return
	}
	sum := sha256.Sum256(raw)
	if name == "" {
		name = field(h, "Subject")
	}
	m.parts = append(m.parts, delivery.Part{Name: cut(name, 200), Media: "message/rfc822", Size: len(raw), SHA256: hex.EncodeToString(sum[:])})
	m.take(hex.EncodeToString(sum[:]), bytes.NewReader(raw))
	from, _ := sender(h)
	m.texts = append(m.texts, "---------- A mail inside this mail ----------\nFrom: "+from+"\nSubject: "+field(h, "Subject")+"\n\n"+strings.Join(inside, "\n\n"))
}

// text takes one text part.
func (m *mailRead) text(kind string, params map[string]string, encoding string, body []byte) {
	data := m.decoded(body, encoding, maxPartText)
	if len(data) > maxPartText {
		m.say("a text is longer than %d MiB and was read up to there", maxPartText>>20)
		data = data[:maxPartText]
	}
	label := params["charset"]
	if kind == "text/html" && label == "" {
		label = metaCharset(data)
	}
	s, problem := decodeText(data, label)
	if problem != "" {
		m.say("%s", problem)
	}
	if kind == "text/html" {
		var links string
		s, links = fromHTML(s)
		m.hidden = append(m.hidden, links)
	} else if strings.EqualFold(params["format"], "flowed") {
		s = unflow(s, strings.EqualFold(params["delsp"], "yes"))
	}
	if strings.Contains(s, "-----BEGIN PGP MESSAGE-----") {
		m.sealed = "PGP"
	}
	if strings.TrimSpace(s) != "" {
		m.texts = append(m.texts, s)
	}
}

// inert takes note of a part that is never opened here.
func (m *mailRead) inert(kind, name, encoding string, body []byte) {
	sum := sha256.New()
	n, err := io.Copy(sum, io.LimitReader(decoder(body, encoding), 2*MaxSize))
	if err != nil {
		m.say("the part %q is not encoded as it says", cut(name, 60))
	}
	m.parts = append(m.parts, delivery.Part{Name: cut(name, 200), Media: cut(kind, 100), Size: int(n), SHA256: hex.EncodeToString(sum.Sum(nil))})
	m.take(hex.EncodeToString(sum.Sum(nil)), decoder(body, encoding))
	switch kind {
	case "application/pkcs7-mime", "application/x-pkcs7-mime":
		m.sealed = "S/MIME"
	case "application/ms-tnef":
		m.say("a part is in the form of Outlook alone (winmail.dat); it is kept and not read")
	}
}

// groups are the groups of fields of a notice, parted by empty lines.
func groups(body []byte, p *problems) []textproto.Header {
	var out []textproto.Header
	for len(body) > 0 {
		if len(out) == maxGroups {
			p.say("a notice has more than %d groups of fields; the rest was not read", maxGroups)
			break
		}
		head, rest := cutHead(body)
		if len(bytes.TrimSpace(head)) > 0 {
			if h := readHead(head, p); h.Len() > 0 {
				out = append(out, h)
			}
		}
		body = rest
	}
	return out
}
