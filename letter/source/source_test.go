package source

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/upheld/upheld/fault"
)

func read(t *testing.T, name string, data string) Doc {
	t.Helper()
	d, err := Text(name, []byte(data))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return d
}

func refused(t *testing.T, name string, data []byte, words ...string) {
	t.Helper()
	_, err := Text(name, data)
	if err == nil {
		t.Fatalf("%s was read", name)
	}
	if fault.KindOf(err) != fault.Invalid {
		t.Errorf("%s: kind %v: %v", name, fault.KindOf(err), err)
	}
	for _, w := range words {
		if !strings.Contains(fault.Say(err), w) {
			t.Errorf("%s: %q does not say %q", name, fault.Say(err), w)
		}
	}
}

const letter = "Le 13 mai 2016\n\nMonsieur l’élu,\n\nNous demandons la libération."

func units(s string, little bool) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		if little {
			b = append(b, byte(u), byte(u>>8))
		} else {
			b = append(b, byte(u>>8), byte(u))
		}
	}
	return string(b)
}

// TestPlainTextIsDecoded reads the same letter in the ways in which programs store it.
func TestPlainTextIsDecoded(t *testing.T) {
	latin := strings.NewReplacer("’", "\x92", "é", "\xe9").Replace(letter)
	for name, data := range map[string]string{
		"UTF-8":                letter,
		"UTF-8 with a mark":    "\ufeff" + letter,
		"Windows line ends":    strings.ReplaceAll(letter, "\n", "\r\n"),
		"UTF-16 little":        "\xff\xfe" + units(letter, true),
		"UTF-16 big":           "\xfe\xff" + units(letter, false),
		"UTF-16 without mark":  units(letter, true),
		"Windows-1252":         latin,
		"spaces and more rows": strings.ReplaceAll(letter, "\n\n", "  \n\n \n\n\n"),
	} {
		d := read(t, "letter.txt", data)
		if d.Text != letter || d.Format != PlainText {
			t.Errorf("%s: %q", name, d.Text)
		}
		if guess := len(d.Warnings) > 0; guess != (name == "Windows-1252" || name == "UTF-16 without mark") {
			t.Errorf("%s: warnings %q", name, d.Warnings)
		}
	}
}

func TestLongLinesWithoutEmptyOnesAreParagraphs(t *testing.T) {
	p := strings.TrimSpace(strings.Repeat("We appeal for the release. ", 8))
	if d := read(t, "a.txt", p+"\n"+p); d.Text != p+"\n\n"+p {
		t.Errorf("%q", d.Text)
	}
	verse := "New York City\nUnited States"
	if d := read(t, "a.txt", verse); d.Text != verse {
		t.Errorf("%q", d.Text)
	}
}

// TestContentDecidesWhatAFileIs gives files names that lie.
func TestContentDecidesWhatAFileIs(t *testing.T) {
	eml := "From: a@example.org\r\nDate: Fri, 13 May 2016 10:00:00 +0700\r\nTo: b@example.org\r\n\r\nHello"
	for _, c := range []struct{ name, data, want string }{
		{"letter.txt", "<!-- saved -->\n<!DOCTYPE html><p>Hello", HTML},
		{"letter.pdf", "Hello", PlainText},
		{"letter.txt", eml, Mail},
		{"letter.md", eml, Mail},
		{"letter.md", "Hello", Markdown},
		{"letter.txt", "From: the families\nTo: the court\n\nHello", PlainText},
		{"letter.doc", string(zipped(map[string]string{"word/document.xml": wordBody("<w:p><w:r><w:t>Hello</w:t></w:r></w:p>")})), DOCX},
	} {
		if d := read(t, c.name, c.data); d.Format != c.want || !strings.Contains(d.Text, "Hello") {
			t.Errorf("%s %.20q: %s, %q", c.name, c.data, d.Format, d.Text)
		}
	}
}

func TestFilesThatAreNoLetterAreRefusedInPlainWords(t *testing.T) {
	refused(t, "a.doc", []byte("\xd0\xcf\x11\xe0old"), ".docx")
	refused(t, "a.rtf", []byte(`{\rtf1 hello}`), ".docx")
	refused(t, "a.png", []byte("\x89PNG\r\n"), "picture")
	refused(t, "a.txt", []byte("ab\x00cd"), "byte 3")
	refused(t, "a.txt", []byte("  \n "), "no text")
	refused(t, "a.txt", []byte(strings.Repeat("\x01\x02ab", 40)), "not a text")
	refused(t, "a.txt", make([]byte, MaxFile+1), "20 MB")
	refused(t, "a.zip", zipped(map[string]string{"letter.txt": "x"}), "zip")
	refused(t, "a.zip", []byte("PK\x03\x04broken"), "zip")
	refused(t, "a.odt", zipped(map[string]string{"mimetype": "x", "content.xml": "x"}), ".docx")
}

func TestMarkdown(t *testing.T) {
	d := read(t, "a.md", "---\nsubject: Release\ndate: 2016-05-13\n---\n# Appeal\n\nWe *ask* **you** and [Adhoc](https://example.org)\nto act &amp; \\*now\\*.[^1]\n\n"+
		"3. first\n4. second\n   - under\n\n> quoted\n\n| Name | Days |\n|---|---|\n| Ny Sokha | 15 |\n\n[^1]: See the record.\n")
	want := "Appeal\n\nWe ask you and Adhoc to act & *now*.[1]\n\n3. first\n4. second\n• under\n\nquoted\n\nName\tDays\nNy Sokha\t15\n\n[1] See the record."
	if d.Text != want {
		t.Errorf("got  %q\nwant %q", d.Text, want)
	}
	if d.Subject != "Release" || d.Date != "2016-05-13" {
		t.Errorf("%+v", d)
	}
	refused(t, "deep.md", []byte(strings.Repeat("> ", 5000)+"x"), "deep")
}

func TestHTML(t *testing.T) {
	d := read(t, "a.html", `<!DOCTYPE html><html><head><title>Open letter | The Site</title><meta charset="windows-1252"><style>p{}</style></head>
<body><header>The Site</header><nav><a href=/>Home</a></nav><script>var x = "no"</script>
<ul><li><a href=1>One</a></li><li><a href=2>Two</a></li><li><a href=3>Three</a></li></ul>
<div class="post"><h1>Open letter</h1><p>To the  King<br>Phnom Penh</p><p>We&nbsp;ask &lt;you&gt;
to <b>free</b> th`+"\xe9"+`m<sup><a href="#n1">1</a></sup>:</p><ol start=2><li>now<li value=5><p>later</p></ol><ul><li>all</li></ul>
<table><tr><th>Name</th><th>Days</th></tr><tr><td>Ny  Sokha</td><td>15</td></tr></table><p hidden>secret</p>
<pre>a  b
c</pre></div><div class="share-buttons">Share</div><footer>Contact</footer></body></html>`)
	want := "Open letter\n\nTo the King\nPhnom Penh\n\nWe\u00a0ask <you> to free thém[1]:\n\n2. now\n5. later\n• all\n\nName\tDays\nNy Sokha\t15\n\na  b\nc"
	if d.Text != want {
		t.Errorf("got  %q\nwant %q", d.Text, want)
	}
	if d.Subject != "Open letter" {
		t.Errorf("subject %q", d.Subject)
	}
	refused(t, "deep.html", []byte("<!DOCTYPE html>"+strings.Repeat("<div>", 100_000)), "deep")
}

func TestMail(t *testing.T) {
	body := base64.StdEncoding.EncodeToString([]byte("Excellence,\r\n\r\nNous demandons sa lib\xe9ration.\r\n"))
	d := read(t, "a.eml", strings.ReplaceAll(`From: =?utf-8?q?Ny_Chakrya?= <c@example.org>
To: "Ban Ki-moon" <sg@example.org>, office@example.org
Cc: envoy@example.org
Subject: =?iso-8859-1?Q?Lib=E9ration?=
Date: Fri, 13 May 2016 23:30:00 +0700
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: multipart/alternative; boundary=y

--y
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: base64

`+body+`
--y
Content-Type: text/html; charset=utf-8

<p>Other form</p>
--y--
--x
Content-Type: application/pdf; name=letter.pdf
Content-Disposition: attachment; filename=letter.pdf

%PDF
--x--
`, "\n", "\r\n"))
	if d.Text != "Excellence,\n\nNous demandons sa libération." {
		t.Errorf("%q", d.Text)
	}
	if d.From != "Ny Chakrya <c@example.org>" || d.Subject != "Libération" || d.Date != "2016-05-13" ||
		strings.Join(d.To, "|") != "Ban Ki-moon <sg@example.org>|office@example.org" || strings.Join(d.CC, "|") != "envoy@example.org" {
		t.Errorf("%+v", d)
	}
	if len(d.Warnings) != 1 || !strings.Contains(d.Warnings[0], "letter.pdf") {
		t.Errorf("%q", d.Warnings)
	}
}

func TestMailWithOnlyAPage(t *testing.T) {
	d := read(t, "a.eml", "From: a@example.org\nDate: Fri, 13 May 2016 10:00:00 +0700\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<p>On =C3=A9t=C3=A9</p><ul><li>a</li></ul>")
	if d.Text != "On été\n\n• a" {
		t.Errorf("%q", d.Text)
	}
	flowed := read(t, "a.eml", "From: a@example.org\nDate: Fri, 13 May 2016 10:00:00 +0700\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8; format=flowed\n\nWe ask \nyou.\n\nNow.")
	if flowed.Text != "We ask you.\n\nNow." {
		t.Errorf("%q", flowed.Text)
	}
}

func TestMailPartsInPartsAreRefused(t *testing.T) {
	var b strings.Builder
	b.WriteString("From: a@example.org\nDate: Fri, 13 May 2016 10:00:00 +0700\nSubject: x\nMIME-Version: 1.0\n")
	for i := range 40 {
		n := strings.Repeat("x", i+1)
		b.WriteString("Content-Type: multipart/mixed; boundary=" + n + "\n\n--" + n + "\n")
	}
	b.WriteString("Content-Type: text/plain\n\nx")
	refused(t, "a.eml", []byte(b.String()), "too many parts")
}

func deflated(n int) []byte {
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, flate.BestCompression)
	zero := make([]byte, 1<<16)
	for ; n > 0; n -= len(zero) {
		_, _ = w.Write(zero)
	}
	_ = w.Close()
	return b.Bytes()
}

// FuzzText promises that nothing that is brought in breaks the reader, and that what it gives is text.
func FuzzText(f *testing.F) {
	for _, s := range []string{
		letter, "# a\n\n- b\n", "<!DOCTYPE html><table><tr><td><ul><li>x</table>", "%PDF-1.4\n", "From: a@b\nTo: c@d\nDate: x\n\nHi",
		"From: a@b\nTo: c@d\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nhi\n--x--",
	} {
		f.Add("a.md", []byte(s))
	}
	f.Add("a.docx", zipped(map[string]string{"word/document.xml": wordBody("<w:p><w:r><w:t>x</w:t></w:r></w:p>")}))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		d, err := Text(name, data)
		if err != nil {
			if fault.KindOf(err) != fault.Invalid || strings.Contains(fault.Say(err), "not understood") {
				t.Fatalf("%v", err)
			}
			return
		}
		if !utf8.ValidString(d.Text) || strings.TrimSpace(d.Text) == "" {
			t.Fatalf("%q", d.Text)
		}
	})
}
