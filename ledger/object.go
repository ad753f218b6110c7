package ledger

import (
	"crypto/rand"
	"encoding/base32"

	"github.com/upheld/upheld/fault"
)

// ObjectID names the record that an entry is about. It is random, so a leaf says nothing about its record.
type ObjectID [16]byte

// base32 as of RFC 4648 in lower case without padding: `base32 | tr A-Z a-z | tr -d =` writes the same.
var idText = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// NewObjectID draws a new id.
func NewObjectID() ObjectID {
	var id ObjectID
	_, _ = rand.Read(id[:]) // never fails: crypto/rand stops the program instead
	return id
}

// String is 26 characters of lower-case base32.
func (id ObjectID) String() string { return idText.EncodeToString(id[:]) }

// ParseObjectID reads what String writes and nothing else.
func ParseObjectID(s string) (ObjectID, error) {
	var id ObjectID
	if len(s) == idText.EncodedLen(len(id)) {
		// The comparison also refuses set bits after the 128th, which the decoder would drop.
		if _, err := idText.Decode(id[:], []byte(s)); err == nil && id.String() == s {
			return id, nil
		}
	}
	return ObjectID{}, fault.New(fault.Invalid, "%q is not the id of an object", s)
}
