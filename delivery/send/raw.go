package send

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/mail"
	"strings"

	"github.com/upheld/upheld/fault"
)

// Described is what the record says of a mail.
type Described struct {
	MessageID string // without angle brackets
	SHA256    string // of all bytes, hexadecimal
}

// Describe reads the id and the fingerprint out of a mail that Compose has made.
func Describe(raw []byte) (Described, error) {
	r, err := readRaw(raw)
	if err != nil {
		return Described{}, err
	}
	sum := sha256.Sum256(raw)
	return Described{MessageID: r.id, SHA256: hex.EncodeToString(sum[:])}, nil
}

// rawMail is what sending needs to know of the bytes.
type rawMail struct {
	id    string
	utf8  bool // the head has other signs than ASCII: a server must know SMTPUTF8 (RFC 6532)
	eight bool // the body has: a server must know 8BITMIME (RFC 6152)
}

// readRaw checks that bytes can go as a mail: lines that end in CRLF and only so (a lone CR or LF is how one mail is smuggled
// behind another), none longer than 998 bytes (RFC 5322, 2.1.1), no NUL, a head with one From, one Date and one Message-ID.
func readRaw(raw []byte) (rawMail, error) {
	var out rawMail
	if len(raw) > maxRaw {
		return out, fault.New(fault.Invalid, "this mail has %d MB; most servers take no more than %d", len(raw)>>20, maxRaw>>20)
	}
	head := len(raw)
	if i := bytes.Index(raw, []byte("\r\n\r\n")); i >= 0 {
		head = i
	}
	for at := 0; at < len(raw); {
		n := bytes.IndexByte(raw[at:], '\n')
		if n < 1 || raw[at+n-1] != '\r' {
			return out, fault.New(fault.Invalid, "the mail has a line that does not end in CRLF")
		}
		line := raw[at : at+n-1]
		if len(line) > maxLine {
			return out, fault.New(fault.Invalid, "the mail has a line of %d bytes; %d are allowed", len(line), maxLine)
		}
		for _, c := range line {
			switch {
			case c == 0 || c == '\r':
				return out, fault.New(fault.Invalid, "the mail has a byte %d inside a line", c)
			case c >= 0x80 && at < head:
				out.utf8 = true
			case c >= 0x80:
				out.eight = true
			}
		}
		at += n + 1
	}
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return out, fault.Wrap(fault.Invalid, err, "the mail has no head that can be read")
	}
	for _, field := range []string{"From", "Date", "Message-Id"} {
		if len(m.Header[field]) != 1 {
			return out, fault.New(fault.Invalid, "the head of a mail has the field %s once; here it is there %d times", field, len(m.Header[field]))
		}
	}
	out.id = strings.Trim(strings.TrimSpace(m.Header.Get("Message-Id")), "<>")
	if !messageID.MatchString(out.id) {
		return out, fault.New(fault.Invalid, "the id of the mail cannot be read")
	}
	return out, nil
}
