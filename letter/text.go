package letter

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/letter/doc"
	"github.com/upheld/upheld/when"
)

// Text is a letter as it went out, in one language: frozen, with all that the record said for it on its day. A
// correction is a new Text that names the one before and its reason.
type Text struct {
	Ref      string    `json:"id"` // "lt-2016-05-13-en", of a correction "lt-2016-05-13-en.2"
	Appeal   string    `json:"appeal" ref:"appeal.appeal"`
	Language string    `json:"language"`
	Original string    `json:"original" ref:"letter.text"` // of a version in another language: the text it is a version of
	Version  int       `json:"version"`                    // from 1
	Corrects string    `json:"corrects" ref:"letter.text"` // the version before
	Reason   string    `json:"reason"`                     // of a correction
	Frozen   when.When `json:"frozen"`                     // the day on which it was frozen
	Text     string    `json:"text"`                       // in the letter format
	Values   []Value   `json:"values"`                     // each expression and reference once, as it was
	Document string    `json:"document"`                   // the letter as it was set: doc.Document as JSON, without what is empty
	// Fingerprint is the SHA-256 of the record in its canonical form without this field, in 64 hexadecimal digits.
	Fingerprint string `json:"fingerprint"`
}

// Set is the letter as it was set, with its fingerprint. Errors are fault.Invalid.
func (t Text) Set() (*doc.Document, error) {
	d := &doc.Document{}
	if err := json.Unmarshal([]byte(t.Document), d); err != nil {
		return nil, fault.Wrap(fault.Invalid, err, "the frozen letter %s cannot be read as it was set", t.Ref)
	}
	d.Fingerprint = t.Fingerprint
	return d, nil
}

// fields are the fields of the record, without those that say nothing, and its fingerprint among them.
func (t Text) fields() (map[string]json.RawMessage, error) {
	t.Fingerprint = ""
	fields, err := book.Said(t)
	if err != nil {
		return nil, err
	}
	fields["fingerprint"], err = json.Marshal(fingerprint(fields))
	return fields, err
}

// fingerprint is the SHA-256 of fields in the canonical form of a book, those of the book itself and the fingerprint
// left out.
func fingerprint(fields map[string]json.RawMessage) string {
	bare := map[string]json.RawMessage{}
	for k, v := range fields {
		if k != "fingerprint" && !strings.HasPrefix(k, "_") {
			bare[k] = v
		}
	}
	b, err := json.Marshal(bare)
	if err == nil {
		b, err = book.Canonical(b)
	}
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// Canonical is what the fingerprint of a frozen letter is the SHA-256 of: its fields but the fingerprint, in the
// canonical form of a book. As a file anyone can check it with sha256sum.
func (t Text) Canonical() ([]byte, error) {
	t.Fingerprint = ""
	fields, err := book.Said(t)
	if err != nil {
		return nil, err
	}
	b, err := json.Marshal(fields)
	if err != nil {
		return nil, err
	}
	return book.Canonical(b)
}

// setText is a document as JSON, without what is empty.
func setText(d *doc.Document) (string, error) {
	fields, err := book.Said(d)
	if err != nil {
		return "", err
	}
	b, err := json.Marshal(fields)
	if err == nil {
		b, err = book.Canonical(b)
	}
	return string(b), err
}
