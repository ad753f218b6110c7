package sorting

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// encodingOf is the charset that a label names, as browsers know it, or nil. UTF-7 is not read: in it any sign can stand for
// any other, and no mail program of this century writes it.
func encodingOf(label string) encoding.Encoding {
	label = strings.ToLower(strings.Trim(label, "\"' \t"))
	if label == "hz-gb-2312" {
		return simplifiedchinese.HZGB2312
	}
	e, err := htmlindex.Get(label)
	if err != nil || e == encoding.Replacement {
		return nil
	}
	return e
}

// decodeText makes UTF-8 of the bytes of a text. A wrong label is found out where that is certain: bytes that are UTF-8
// are not a charset of one byte a letter. problem says what was done against the label, "" when nothing was.
func decodeText(data []byte, label string) (text, problem string) {
	ascii := isASCII(data)
	e := encodingOf(label)
	name := ""
	if e != nil {
		name, _ = htmlindex.Name(e)
	}
	switch {
	case strings.EqualFold(strings.TrimSpace(label), "utf-7"), strings.EqualFold(strings.TrimSpace(label), "unicode-1-1-utf-7"):
		return clean(string(data)), "the text is in UTF-7, which is not read; it stands as it came"
	case ascii && !strings.HasPrefix(name, "utf-16") && name != "iso-2022-jp" && !strings.EqualFold(label, "hz-gb-2312"):
		return clean(string(data)), ""
	case name == "utf-8" || e == nil:
		if utf8.Valid(data) {
			return clean(string(data)), ""
		}
		s := decodeBy(charmap.Windows1252, data)
		switch {
		case name == "utf-8":
			return s, "the text is said to be UTF-8 and is not; it was read as Windows-1252"
		case label == "":
			return s, ""
		}
		return s, "the charset " + oneLine(label) + " is not known; the text was read as Windows-1252"
	case oneByte(e) && utf8.Valid(data):
		return clean(string(data)), "the text is said to be " + name + " and is UTF-8; it was read as UTF-8"
	}
	s := decodeBy(e, data)
	if strings.ContainsRune(s, utf8.RuneError) && utf8.Valid(data) && !strings.HasPrefix(name, "utf-16") {
		return clean(string(data)), "the text is said to be " + name + " and is UTF-8; it was read as UTF-8"
	}
	return s, ""
}

func oneByte(e encoding.Encoding) bool {
	_, ok := e.(*charmap.Charmap)
	return ok
}

func decodeBy(e encoding.Encoding, data []byte) string {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return clean(strings.ToValidUTF8(string(data), "\ufffd"))
	}
	return clean(string(out))
}

func isASCII(data []byte) bool {
	for _, c := range data {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// clean drops what no text needs: controls, marks that turn the direction of reading, bytes that are no letter.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\r', r < ' ', r >= 0x7f && r < 0xa0, r == 0xfeff, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, s)
}
