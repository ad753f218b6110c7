package send

import (
	"net/mail"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"

	"github.com/upheld/upheld/fault"
)

// Sizes of RFC 5321, 4.5.3.1, in bytes.
const (
	maxLocal  = 64
	maxDomain = 255
	maxPath   = 254
)

// address reads one address. A name beside it is read too. The domain is turned into its form for the domain name system
// (IDNA2008) when the part before it is plain, so that every server can take the mail; a local part in other letters needs
// a server with SMTPUTF8 (RFC 6531) and keeps its domain as it was written.
func address(text string) (*mail.Address, error) {
	if strings.ContainsFunc(text, control) || !utf8.ValidString(text) {
		return nil, fault.New(fault.Invalid, "an address is one line of text without control characters")
	}
	a, err := mail.ParseAddress(text)
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, err, "this is no e-mail address; write it as name@example.org")
	}
	at := strings.LastIndexByte(a.Address, '@')
	local, domain := a.Address[:at], a.Address[at+1:]
	host, err := hostName(domain)
	if err != nil {
		return nil, err
	}
	if ascii(local) {
		domain = host
	}
	if len(local) > maxLocal || len(domain) > maxDomain || len(local)+len(domain)+1 > maxPath {
		return nil, fault.New(fault.Invalid, "this e-mail address is too long")
	}
	if strings.ContainsFunc(local, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`"\<>()[]:;,@`, r) }) {
		return nil, fault.New(fault.Invalid, "signs of this kind before the @ of an address are not taken")
	}
	a.Address = local + "@" + domain
	return a, nil
}

// names turns domains into their form for the domain name system, and keeps to its lengths.
var names = idna.New(idna.MapForLookup(), idna.BidiRule(), idna.StrictDomainName(true), idna.VerifyDNSLength(true))

// hostName is a domain in its form for the domain name system.
func hostName(domain string) (string, error) {
	host, err := names.ToASCII(strings.TrimSuffix(domain, "."))
	if err != nil || host == "" || strings.HasPrefix(host, "[") || len(host) > maxDomain {
		return "", fault.Wrap(fault.Invalid, err, "%q is no name of a domain", domain)
	}
	return strings.ToLower(host), nil
}

// CheckAddress says what is wrong with an address; nil when mail can be sent to it.
func CheckAddress(text string) error {
	_, err := address(text)
	return err
}

func domainOf(addr string) string { return addr[strings.LastIndexByte(addr, '@')+1:] }

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func control(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' }

// oneLine refuses what could end a line of the head and begin another.
func oneLine(what, s string) error {
	if strings.ContainsFunc(s, control) || !utf8.ValidString(s) {
		return fault.New(fault.Invalid, "the %s must be one line of text without control characters", what)
	}
	return nil
}
