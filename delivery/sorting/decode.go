package sorting

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime/quotedprintable"
	"strings"
)

// decoded is a name with encoded words in it, as Outlook writes them in spite of RFC 2231.
func decoded(s string) string {
	if d, err := wordDecoder.DecodeHeader(s); err == nil {
		return d
	}
	return s
}

func words(texts []string) int {
	n := 0
	for _, t := range texts {
		n += len(strings.Fields(t))
	}
	return n
}

func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "")
}

// decoded is a body without its transfer encoding, up to limit bytes and one more.
func (m *mailRead) decoded(body []byte, encoding string, limit int) []byte {
	if encoding != "base64" && encoding != "quoted-printable" {
		return body[:min(len(body), limit+1)]
	}
	out, err := io.ReadAll(io.LimitReader(decoder(body, encoding), int64(limit)+1))
	if err != nil {
		m.say("a part is not encoded as it says")
		if encoding == "quoted-printable" { // as it stands it can be read better than half
			return body[:min(len(body), limit+1)]
		}
	}
	return out
}

func decoder(body []byte, encoding string) io.Reader {
	switch encoding {
	case "base64":
		return base64.NewDecoder(base64.RawStdEncoding, &base64Signs{body: body})
	case "quoted-printable":
		return quotedprintable.NewReader(bytes.NewReader(body))
	}
	return bytes.NewReader(body)
}

// base64Signs reads the signs of base64 alone: line ends, spaces and padding of any kind go.
type base64Signs struct{ body []byte }

func (b *base64Signs) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) && len(b.body) > 0 {
		c := b.body[0]
		b.body = b.body[1:]
		if 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '+' || c == '/' {
			p[n] = c
			n++
		}
	}
	if n == 0 && len(p) > 0 {
		return 0, io.EOF
	}
	return n, nil
}

// unflow joins the lines that a mail program broke (RFC 3676): a line that ends with a space goes on.
func unflow(s string, delSpace bool) string {
	var out strings.Builder
	for line := range strings.SplitSeq(s, "\n") {
		quoted := strings.HasPrefix(line, ">")
		line = strings.TrimPrefix(line, " ") // stuffed
		if !quoted && strings.HasSuffix(line, " ") && line != "-- " {
			if delSpace {
				line = line[:len(line)-1]
			}
			out.WriteString(line)
			continue
		}
		out.WriteString(line + "\n")
	}
	return out.String()
}
