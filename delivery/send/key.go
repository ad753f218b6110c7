package send

import (
	"bytes"
	"crypto"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"net/mail"
	"regexp"

	"github.com/emersion/go-msgauth/dkim"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
)

// KeyKind is the kind of a DKIM key.
type KeyKind string

// The kinds. Most servers cannot check Ed25519 (RFC 8463) and treat such a mail as unsigned, so RSA is what to use; 2048
// bits are the most that fits everywhere into the domain name system (RFC 8301, 3.2).
const (
	RSA     KeyKind = "rsa"
	Ed25519 KeyKind = "ed25519"
)

const rsaBits = 2048

// Key is a DKIM key.
type Key struct {
	Selector string
	Kind     KeyKind
	private  crypto.Signer
}

var selector = regexp.MustCompile(`^[a-z0-9](?:[a-z0-9-]{0,40}[a-z0-9])?$`)

func secretOf(sel string) (string, error) {
	if !selector.MatchString(sel) {
		return "", fault.New(fault.Invalid, "%q cannot be a selector; use small letters, digits and hyphens", sel)
	}
	return "dkim-" + sel, nil
}

// NewKey makes the key of a selector and keeps it in the data folder, as the signing keys of the record are kept. One that is
// there is not overwritten: a new key has a new selector, so that mail signed with the old one can still be checked.
func NewKey(b *book.Book, sel string, kind KeyKind) (*Key, error) {
	name, err := secretOf(sel)
	if err != nil {
		return nil, err
	}
	k := &Key{Selector: sel, Kind: kind}
	switch kind {
	case RSA:
		k.private, err = rsa.GenerateKey(rand.Reader, rsaBits)
	case Ed25519:
		_, k.private, err = ed25519.GenerateKey(rand.Reader)
	default:
		return nil, fault.New(fault.Invalid, "%q is no kind of key; use rsa or ed25519", kind)
	}
	if err != nil {
		return nil, fault.Wrap(fault.Internal, err, "the key cannot be made")
	}
	der, err := x509.MarshalPKCS8PrivateKey(k.private)
	if err != nil {
		return nil, fault.Wrap(fault.Internal, err, "the key cannot be written")
	}
	if err := b.SaveSecret(name, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})); err != nil {
		return nil, err
	}
	return k, nil
}

// ReadKey is the key of a selector. One that was not made is a fault.NotFound.
func ReadKey(b *book.Book, sel string) (*Key, error) {
	name, err := secretOf(sel)
	if err != nil {
		return nil, err
	}
	text, err := b.Secret(name)
	if fault.KindOf(err) == fault.NotFound {
		return nil, fault.Wrap(fault.NotFound, err, "there is no DKIM key with the selector %s; make one with `upheld mail key --mail-dkim %s --mail-from ADDRESS`", sel, sel)
	}
	if err != nil {
		return nil, err
	}
	k := &Key{Selector: sel}
	block, _ := pem.Decode(text)
	if block == nil {
		return nil, fault.New(fault.Invalid, "the DKIM key %s cannot be read", sel)
	}
	private, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, err, "the DKIM key %s cannot be read", sel)
	}
	switch p := private.(type) {
	case *rsa.PrivateKey:
		k.private, k.Kind = p, RSA
	case ed25519.PrivateKey:
		k.private, k.Kind = p, Ed25519
	default:
		return nil, fault.New(fault.Invalid, "the DKIM key %s is of a kind that mail does not know", sel)
	}
	return k, nil
}

// public is the key as it stands in the domain name system (RFC 6376, 3.6.1; RFC 8463, 4).
func (k *Key) public() (string, error) {
	if p, ok := k.private.Public().(ed25519.PublicKey); ok {
		return base64.StdEncoding.EncodeToString(p), nil
	}
	der, err := x509.MarshalPKIXPublicKey(k.private.Public())
	if err != nil {
		return "", fault.Wrap(fault.Internal, err, "the public half of the key cannot be written")
	}
	return base64.StdEncoding.EncodeToString(der), nil
}

// signer signs what goes out.
type signer struct{ dkim.SignOptions }

// signed are the fields that a signature covers, those of RFC 6376, 5.4.1, that we write. The first ones are signed once
// more than they are there: a second field of that name, put in on the way, would break the signature.
var signed = []string{
	"From", "To", "Reply-To", "Subject", "Date", "Message-ID", "From", "To", "Reply-To", "Subject", "Date", "Message-ID",
	"In-Reply-To", "References", "Auto-Submitted", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
}

func readSigner(b *book.Book, from *mail.Address, sel string) (*signer, error) {
	k, err := ReadKey(b, sel)
	if err != nil {
		return nil, err
	}
	return &signer{dkim.SignOptions{
		Domain: domainOf(from.Address), Selector: sel, Signer: k.private, HeaderKeys: signed,
		HeaderCanonicalization: dkim.CanonicalizationRelaxed, BodyCanonicalization: dkim.CanonicalizationRelaxed,
	}}, nil
}

// sign puts the signature before a mail. Its time is that of the machine, whatever the clock of the Office says: the library
// knows no other.
func (s *signer) sign(raw []byte) ([]byte, error) {
	if s == nil {
		return raw, nil
	}
	var out bytes.Buffer
	if err := dkim.Sign(&out, bytes.NewReader(raw), &s.SignOptions); err != nil {
		return nil, fault.Wrap(fault.Internal, err, "the mail cannot be signed")
	}
	return out.Bytes(), nil
}
