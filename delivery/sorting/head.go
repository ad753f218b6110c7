package sorting

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"mime"
	"net/mail"
	"regexp"
	"strings"
	"time"

	"github.com/emersion/go-message/textproto"
)

// cutHead parts a mail, or a part of one, into its head and its body.
func cutHead(raw []byte) (head, body []byte) {
	for at := 0; at < len(raw); {
		end := bytes.IndexByte(raw[at:], '\n')
		if end < 0 {
			return raw, nil
		}
		if line := raw[at : at+end]; len(line) == 0 || len(line) == 1 && line[0] == '\r' {
			return raw[:at], raw[at+end+1:]
		}
		at += end + 1
	}
	return raw, nil
}

// readHead reads the fields of a head (RFC 5322, 2.2). Lines that are no field, and what is beyond the limits, are left
// out and said.
func readHead(raw []byte, p *problems) textproto.Header {
	if len(raw) > maxHead {
		p.say("a head is longer than %d KiB and was read up to there", maxHead>>10)
		raw = raw[:maxHead]
	}
	var clean bytes.Buffer
	fields, size, skip := 0, 0, true
	for line := range bytes.Lines(raw) {
		line = bytes.TrimRight(line, "\r\n")
		folded := len(line) > 0 && (line[0] == ' ' || line[0] == '\t')
		if folded {
			if skip {
				continue
			}
			if size += len(line); size > maxField {
				p.say("a field of a head is longer than %d KiB and was cut", maxField>>10)
				skip = true
				continue
			}
			clean.Write(line)
			clean.WriteString("\r\n")
			continue
		}
		if skip = !isField(line); skip {
			if len(line) > 0 && !bytes.HasPrefix(line, []byte("From ")) && !bytes.HasPrefix(line, []byte(">From ")) {
				p.say("a line of a head is no field")
			}
			continue
		}
		if fields++; fields > maxFields {
			p.say("a head has more than %d fields; the rest was not read", maxFields)
			break
		}
		if size = len(line); size > maxField {
			p.say("a field of a head is longer than %d KiB and was cut", maxField>>10)
			line, skip = line[:maxField], true
		}
		clean.Write(line)
		clean.WriteString("\r\n")
	}
	clean.WriteString("\r\n")
	h, err := textproto.ReadHeader(bufio.NewReader(&clean))
	if err != nil {
		p.say("a head cannot be read: %v", err)
	}
	return h
}

func isField(line []byte) bool {
	name, _, ok := bytes.Cut(line, []byte(":"))
	if name = bytes.TrimRight(name, " \t"); !ok || len(name) == 0 {
		return false
	}
	for _, c := range name {
		if c <= ' ' || c > '~' {
			return false
		}
	}
	return bytes.IndexByte(line[len(name):], ':') == 0 // a space before the colon is no field to the reader behind
}

var wordDecoder = mime.WordDecoder{CharsetReader: func(label string, in io.Reader) (io.Reader, error) {
	e := encodingOf(label)
	if e == nil {
		return nil, fmt.Errorf("unknown charset %q", label)
	}
	return e.NewDecoder().Reader(in), nil
}}

// field is a field in readable form: encoded words decoded (RFC 2047), one line.
func field(h textproto.Header, name string) string {
	s := eightBit(h.Get(name))
	if d, err := wordDecoder.DecodeHeader(s); err == nil {
		s = d
	}
	return oneLine(s)
}

// eightBit makes UTF-8 of a field that was sent without encoding.
func eightBit(s string) string {
	text, _ := decodeText([]byte(s), "")
	return text
}

func oneLine(s string) string {
	return strings.Join(strings.Fields(clean(s)), " ")
}

var bracketed = regexp.MustCompile(`<([^<>\s]{1,900})>`)

// ids are the Message-IDs in a field.
func ids(h textproto.Header, name string) []string {
	var out []string
	for _, v := range h.Values(name) {
		for _, m := range bracketed.FindAllStringSubmatch(v, maxRefs) {
			out = append(out, m[1])
		}
		if v = strings.TrimSpace(v); len(out) == 0 && v != "" && !strings.ContainsAny(v, " <>") { // some leave the brackets out
			out = append(out, v)
		}
	}
	return out
}

var bareAddress = regexp.MustCompile(`[^\s<>()\[\]:;,"']{1,64}@[^\s<>()\[\]:;,"'@]{1,255}`)

// addresses are the addresses in a field, bare, as they are written.
func addresses(h textproto.Header, name string) []string {
	var out []string
	for _, v := range h.Values(name) {
		out = append(out, bareAddress.FindAllString(eightBit(v), maxRefs)...)
		if len(out) > maxRefs {
			break
		}
	}
	return out
}

// sender is who wrote: in words, and the address alone.
func sender(h textproto.Header) (words, address string) {
	v := eightBit(h.Get("From"))
	if a, err := (&mail.AddressParser{WordDecoder: &wordDecoder}).Parse(strings.ReplaceAll(v, "\n", " ")); err == nil {
		words, address = a.Address, strings.ToLower(a.Address)
		if a.Name != "" {
			words = oneLine(a.Name) + " <" + a.Address + ">"
		}
		return oneLine(words), address
	}
	if all := bareAddress.FindAllString(v, 1); len(all) > 0 {
		address = strings.ToLower(all[0])
	}
	return field(h, "From"), address
}

func dateOf(h textproto.Header) time.Time {
	t, err := mail.ParseDate(oneLine(h.Get("Date")))
	if err != nil || t.Year() < 1980 || t.Year() > 2200 {
		return time.Time{}
	}
	return t
}

// media is the media type of a part and its parameters, with what is beyond the limit left out.
func media(h textproto.Header, name, otherwise string, p *problems) (string, map[string]string) {
	v := h.Get(name)
	if len(v) > maxParam {
		p.say("a field with parameters is longer than %d KiB and was cut", maxParam>>10)
		v = v[:maxParam]
	}
	if strings.Count(v, ";") > 60 { // a flood of parameters (RFC 2231) has no use
		p.say("a field has more than 60 parameters; they were not read")
		v, _, _ = strings.Cut(v, ";")
	}
	kind, params, err := mime.ParseMediaType(v)
	if err != nil && kind == "" {
		bare, _, _ := strings.Cut(v, ";")
		kind = strings.ToLower(strings.TrimSpace(bare))
		if m := looseParam.FindAllStringSubmatch(v, 20); m != nil {
			params = map[string]string{}
			for _, x := range m {
				params[strings.ToLower(x[1])] = x[2] + x[3]
			}
		}
	}
	if kind == "" || strings.ContainsAny(kind, " \t\"") {
		kind = otherwise
	}
	return kind, params
}

var looseParam = regexp.MustCompile(`;\s*([A-Za-z][A-Za-z0-9*_-]{0,30})\s*=\s*(?:"([^"]{0,1000})"|([^\s;"]{1,1000}))`)
