package source

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"github.com/upheld/upheld/fault"
)

// element is one element of an XML part. Names are taken without their name space: the parts that are read use one
// vocabulary each, and strict and transitional files differ in the name space only.
type element struct {
	name  string
	attrs []xml.Attr
}

func (e element) attr(name string) string {
	for _, a := range e.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// on reports a switch such as <w:vanish/>: it is on unless its value says off.
func (e element) on() bool {
	switch e.attr("val") {
	case "0", "false", "off":
		return false
	}
	return true
}

// visitor is told what stands in a part. When open answers false the element is passed over with all in it.
type visitor struct {
	open  func(e element) bool
	close func(name string)
	chars func(s string)
}

// walkXML reads an XML part from start to end. The decoder knows no document type, so entities of the file's own are
// faults and cannot grow; depth is bounded.
func walkXML(part string, data []byte, v visitor) error {
	dec := xml.NewDecoder(bytes.NewReader(data))
	dec.CharsetReader = func(label string, r io.Reader) (io.Reader, error) {
		if strings.HasPrefix(strings.ToLower(label), "utf-8") || strings.EqualFold(label, "ascii") || strings.EqualFold(label, "us-ascii") {
			return r, nil
		}
		return nil, errors.New("charset " + label)
	}
	depth, skip := 0, 0
	for {
		t, err := dec.RawToken()
		if errors.Is(err, io.EOF) {
			if depth == 0 {
				return nil
			}
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			line, col := dec.InputPos()
			return fault.Wrap(fault.Invalid, err, "The part %q of this file is damaged at line %d, column %d.", part, line, col)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return fault.New(fault.Invalid, "The part %q of this file stands more than %d deep in itself.", part, maxDepth)
			}
			if skip == 0 && !v.open(element{t.Name.Local, t.Attr}) {
				skip = depth
			}
		case xml.EndElement:
			if depth == 0 {
				line, col := dec.InputPos()
				return fault.New(fault.Invalid, "The part %q of this file is damaged at line %d, column %d.", part, line, col)
			}
			if skip == 0 && v.close != nil {
				v.close(t.Name.Local)
			}
			if skip == depth {
				skip = 0
			}
			depth--
		case xml.CharData:
			if skip == 0 && v.chars != nil {
				v.chars(string(t))
			}
		}
	}
}
