package letter

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
)

// File is the file from which a letter was brought in, byte by byte. It lives in the case log: old letters hold names
// and addresses that nobody has agreed to publish.
type File struct {
	Ref    string `json:"id"`
	Appeal string `json:"appeal" ref:"appeal.appeal"` // what it became
	Name   string `json:"name"`                       // of the file, without folders
	Media  string `json:"media_type"`                 // "application/pdf"
	Size   int    `json:"size"`                       // bytes
	SHA256 string `json:"sha256"`
	Base64 string `json:"base64"` // the bytes
	Note   string `json:"note"`
}

// maxBytes is the largest file that is kept: as base64 it must fit into one field of an entry, which holds 16 MiB.
const maxBytes = 12_000_000

// NewFile makes the record of a file. Errors are fault.Invalid.
func NewFile(ref, appeal, name, media string, bytes []byte) (File, error) {
	if len(bytes) == 0 || len(bytes) > maxBytes {
		return File{}, fault.New(fault.Invalid, "%s has %d bytes; a file of a letter has at least one and at most %d MB", name, len(bytes), maxBytes/1_000_000)
	}
	sum := sha256.Sum256(bytes)
	return File{
		Ref: ref, Appeal: appeal, Name: name, Media: media, Size: len(bytes), SHA256: hex.EncodeToString(sum[:]),
		Base64: base64.StdEncoding.EncodeToString(bytes),
	}, nil
}

// FileOf is a file in a document of the book, with its bytes; false for a document of another kind or one that this
// viewer sees only a part of.
func FileOf(d book.Doc) (File, bool) {
	var f File
	if d.Kind != kindFile || json.Unmarshal(d.JSON, &f) != nil || f.Base64 == "" {
		return File{}, false
	}
	f.Ref = d.Ref
	return f, true
}

// Bytes are the bytes of the file. Errors are fault.Invalid: they are not those that the record was made of.
func (f File) Bytes() ([]byte, error) {
	b, err := base64.StdEncoding.DecodeString(f.Base64)
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, err, "base64: cannot be read")
	}
	if len(b) != f.Size {
		return nil, fault.New(fault.Invalid, "size: states %d, but the file has %d bytes", f.Size, len(b))
	}
	if sum := sha256.Sum256(b); hex.EncodeToString(sum[:]) != f.SHA256 {
		return nil, fault.New(fault.Invalid, "sha256: is not that of the file")
	}
	return b, nil
}

// Draft is what a command says to keep the file, in the case log.
func (f File) Draft() (book.Draft, error) { return draft("case", kindFile, f.Ref, f) }
