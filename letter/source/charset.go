package source

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"

	"github.com/upheld/upheld/fault"
)

// decode makes UTF-8 of data. label is the charset that the file itself names, "" when it names none. What names none
// and is not UTF-8 is taken for UTF-16 when every second byte is zero, else for Windows-1252; guessed tells.
func decode(data []byte, label string) (text string, guessed string, err error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data, label = data[3:], "utf-8"
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		text, err = decodeBy(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), data)
		return text, "", err
	}
	if e, err := htmlindex.Get(strings.TrimSpace(label)); label != "" && err == nil {
		if name, _ := htmlindex.Name(e); name != "utf-8" && !utf16Name(name) {
			text, err := decodeBy(e, data)
			return text, "", err
		}
	}
	if e, name := utf16Without(data); e != nil {
		text, err = decodeBy(e, data)
		return text, name, err
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return "", "", fault.New(fault.Invalid, "This is not a text: byte %d is zero.", bytes.IndexByte(data, 0)+1)
	}
	if utf8.Valid(data) {
		return string(data), "", nil
	}
	text, err = decodeBy(charmap.Windows1252, data)
	return text, "Windows-1252", err
}

func utf16Name(name string) bool { return strings.HasPrefix(name, "utf-16") }

func decodeBy(e encoding.Encoding, data []byte) (string, error) {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return "", fault.Wrap(fault.Invalid, err, "The letters of this file cannot be decoded.")
	}
	return string(out), nil
}

// utf16Without finds UTF-16 that has no mark at its start: most of its high bytes are zero in a text with Latin letters
// or spaces.
func utf16Without(data []byte) (encoding.Encoding, string) {
	n := min(len(data), 4096) / 2
	if n < 2 {
		return nil, ""
	}
	var zero [2]int
	for i := range 2 * n {
		if data[i] == 0 {
			zero[i%2]++
		}
	}
	switch {
	case zero[1] > n/2 && zero[0] == 0:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "UTF-16"
	case zero[0] > n/2 && zero[1] == 0:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "UTF-16"
	}
	return nil, ""
}
