package sorting_test

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/delivery/mailtest"
	"github.com/upheld/upheld/delivery/sorting"
	"github.com/upheld/upheld/delivery/tag"
)

func mail(fields, text string) []byte {
	return []byte(strings.ReplaceAll(strings.TrimSpace(fields)+"\n\n"+text, "\n", "\r\n"))
}

// TestKinds are the cases on the edge between two kinds: what decides, and that the words it rests on are said.
func TestKinds(t *testing.T) {
	office := "From: Office <office@ministry.example>\nTo: x@example.org\nSubject: Re: Appeal\n"
	auto := office + "Auto-Submitted: auto-replied\n"
	for _, c := range []struct {
		name, fields, text string
		kind               delivery.Kind
		why                string // part of what is said
	}{
		{"an automatic acknowledgement that also says out of office", auto, "Thank you for contacting the Embassy. Your message has been received. I am out of the office until Monday.", delivery.OutOfOffice, "auto-replied"},
		{"an answer with the word automatic in its signature", office, "The court decides in June.\n\nRegards\nTom\nThis message was scanned automatically. Automatic signature.", delivery.AnswerMail, "court decides"},
		{"an answer by somebody who was away", office, "I was out of the office last week. The Minister met the families on Tuesday and asked the court for the files of all five.", delivery.AnswerMail, "answer"},
		{"an answer by somebody who is away and answers", office, "I am out of the office this week, but here is the position of the Ministry: the five stay in prison until their trial in June, and no meeting of the signatories is planned by this Government.", delivery.AnswerMail, "somebody is away"},
		{"an answer that speaks of receipt first", office, "We have received your letter. The Government does not share your view of the facts and refers you to the judgment of 3 February.", delivery.AnswerMail, "speaks of receipt"},
		{"a refusal in one sentence", office, "We have received your letter and reject it.", delivery.AnswerMail, "says no"},
		{"an acknowledgement by hand", office, "Dear Sir,\n\nI acknowledge receipt of your letter of 2 March.\n\nYours sincerely,\nA. Clerk", delivery.Acknowledgement, "acknowledge receipt"},
		{"a system of cases in which a person writes", office + "Auto-Submitted: auto-generated\n", "Ticket number 114. The embassy attended the hearing of all five on 14 February. The judge refused bail, and we have protested to the Ministry of Justice in writing. We shall attend the next hearing as well and will report what is said there to the Council in Geneva in the spring. The Ambassador has asked to visit the prison with a doctor, and the director has agreed in principle to a date before the end of the month. We do not support a meeting of the signatories this year, since France and Indonesia were not asked and would have to call it together.", delivery.AnswerMail, "auto-generated"},
		{"automatic and says neither", auto, "This address is used for orders of flags.", delivery.Unknown, "automatic"},
		{"words of a bounce by a person", office, "The user unknown to us is not a member of staff; your letter could not be delivered to her and lies at the gate, where you can fetch it.", delivery.AnswerMail, "answer"},
		{"a bounce that no mail system sent", "From: Office <office@ministry.example>\nSubject: Undeliverable: Appeal\n", "User unknown. Delivery failed permanently.", delivery.Unknown, "does not come from a mail system"},
		{"a mail system that is not understood", "From: MAILER-DAEMON@mx.example\nSubject: Hello\n", "Something happened to something.", delivery.Unknown, "not understood"},
		{"a captcha", "From: guard@ministry.example\nSubject: Validation\n", "Pour que votre message soit remis, merci de remplir le captcha : https://x.example/1", delivery.Unknown, "not delivered"},
		{"nothing but a quotation", office, "> Your Excellency,\n> we write about five persons.\n", delivery.Unknown, "nothing but a quotation"},
		{"a reply above a quotation that says out of office", office, "The Minister declines to comment on cases before the courts of the Kingdom.\n\n> I am out of the office until Monday.\n", delivery.AnswerMail, "declines"},
		{"a header that programs set on what people write", office + "X-Auto-Response-Suppress: All\n", "The five were released yesterday on bail.", delivery.AnswerMail, "released"},
		{"encrypted", office + "Content-Type: text/plain\n", "-----BEGIN PGP MESSAGE-----\nabc\n-----END PGP MESSAGE-----", delivery.Unknown, "PGP"},
		{"spam", office + "X-Spam-Flag: YES\n", "You have won a prize, send us your account.", delivery.Unknown, "spam"},
	} {
		s := sorting.Sort(mail(c.fields, c.text))
		if s.Kind != c.kind || !strings.Contains(strings.Join(s.Why, " | "), c.why) {
			t.Errorf("%s: %s %q", c.name, s.Kind, s.Why)
		}
	}
}

func TestEveryKindSaysWhy(t *testing.T) {
	sent := []mailtest.Sent{{Dispatch: "d", ReplyTo: tag.Address("letter", tag.New(), "example.org"), Address: "info@ministry.example", MessageID: "1@example.org", Subject: "Appeal"}}
	m := mailtest.New(3)
	for _, x := range append(m.Replies(sent), m.Automatic(sent)...) {
		s := sorting.Sort(x.Raw)
		if len(s.Why) == 0 || s.Why[len(s.Why)-1] == "" {
			t.Errorf("%s: %s without a why", x.Name, s.Kind)
		}
	}
}

func TestLettersAreDecoded(t *testing.T) {
	win, _ := charmap.Windows1252.NewEncoder().String("L’été à Phnom Penh")
	latin, _ := charmap.ISO8859_15.NewEncoder().String("déjà vu à 5 €")
	gb, _ := simplifiedchinese.GB18030.NewEncoder().String("外交部不予接受")
	for _, c := range []struct{ name, label, body, want, problem string }{
		{"Windows-1252", "windows-1252", win, "L’été à Phnom Penh", ""},
		{"ISO-8859-15", "iso-8859-15", latin, "déjà vu à 5 €", ""},
		{"GB18030", "gb18030", gb, "外交部不予接受", ""},
		{"Khmer", "utf-8", "ក្រសួងការបរទេស", "ក្រសួងការបរទេស", ""},
		{"UTF-8 under a label of Latin", "iso-8859-1", "ក្រសួង déjà", "ក្រសួង déjà", "is UTF-8"},
		{"UTF-8 under a label of ASCII", "us-ascii", "déjà", "déjà", "is UTF-8"},
		{"Latin under a label of UTF-8", "utf-8", win, "L’été à Phnom Penh", "Windows-1252"},
		{"no label", "", win, "L’été à Phnom Penh", ""},
		{"an unknown label", "x-klingon", "words", "words", ""},
		{"UTF-7", "utf-7", "+ADw-script+AD4-", "+ADw-script+AD4-", "UTF-7"},
		{"marks that turn the reading", "utf-8", "a\u202eb\x00c", "abc", ""},
	} {
		ct := "Content-Type: text/plain"
		if c.label != "" {
			ct += "; charset=" + c.label
		}
		s := sorting.Sort([]byte(ct + "\r\n\r\n" + c.body))
		if s.Text != c.want || c.problem != "" && !strings.Contains(strings.Join(s.Problems, " "), c.problem) || c.problem == "" && len(s.Problems) > 0 {
			t.Errorf("%s: %q %q", c.name, s.Text, s.Problems)
		}
	}
	s := sorting.Sort([]byte("From: =?windows-1252?Q?H=E9l=E8ne?= <h@a.example>\r\nSubject: =?utf-8?B?4Z6A?= =?utf-8?B?4Z6B?=\r\n\r\nx"))
	if s.From != "Hélène <h@a.example>" || s.Subject != "កខ" {
		t.Errorf("%q %q", s.From, s.Subject)
	}
}

func TestPagesBecomeText(t *testing.T) {
	page := `<html><head><title>no</title><style>p{}</style></head><body><p>Dear &amp; honoured</p><div style="display: none">hidden</div><ul><li>one<li>two</ul><table><tr><td>a</td><td>b</td></tr></table><script>alert(1)</script>line<br>break<blockquote>quoted<blockquote>twice</blockquote></blockquote><pre>as
it is</pre></body></html>`
	s := sorting.Sort([]byte("Content-Type: text/html\r\n\r\n" + page))
	want := "Dear & honoured\n\n• one\n• two\na\tb\nline\nbreak\n> quoted\n>> twice\nas\nit is"
	if s.Text != want {
		t.Errorf("%q", s.Text)
	}
}

func TestPartsAreInert(t *testing.T) {
	raw := mail("From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b", `--b
Content-Type: text/plain

Please find the note attached, with the decision of the court.
--b
Content-Type: application/ms-tnef; name="winmail.dat"
Content-Transfer-Encoding: base64

eJ8+IgAA
--b
Content-Type: application/octet-stream
Content-Disposition: attachment; filename*=utf-8''d%C3%A9cision.pdf
Content-Transfer-Encoding: base64

QUJDREVG
--b
Content-Type: image/png; name="=?utf-8?Q?sign=C3=A9.png?="
Content-ID: <1>
Content-Transfer-Encoding: base64

QUJD
--b--
`)
	s := sorting.Sort(raw)
	if s.Kind != delivery.AnswerMail || len(s.Parts) != 3 {
		t.Fatalf("%s %+v", s.Kind, s.Parts)
	}
	p := s.Parts[1]
	if p.Name != "décision.pdf" || p.Size != 6 || p.SHA256 != "e9c0f8b575cbfcb42ab3b78ecc87efa3b011d9a5d10b09fa4e96f240bf6a82f5" {
		t.Errorf("%+v", p)
	}
	if s.Parts[2].Name != "signé.png" || !strings.Contains(strings.Join(s.Problems, " "), "winmail.dat") {
		t.Errorf("%+v %q", s.Parts[2], s.Problems)
	}
}

func TestTagsAreFoundWhereTheyStand(t *testing.T) {
	a := tag.New()
	address := tag.Address("letter", a, "example.org")
	for name, c := range map[string]struct {
		raw   []byte
		to    []string
		where sorting.Where
	}{
		"envelope":     {mail("From: a@b.example\nTo: "+address, "x"), []string{strings.ToUpper(address)}, sorting.Envelope},
		"to":           {mail("To: "+address, "x "+address), nil, sorting.Head},
		"delivered-to": {mail("To: info@example.org\nDelivered-To: "+address, "x"), nil, sorting.Head},
		"references":   {mail("References: <"+a+"@example.org>", "x"), nil, sorting.Chain},
		"quotation":    {mail("To: a@b.example", "x\n\n> write to "+address), nil, sorting.Words},
		"subject":      {mail("Subject: Re: ["+a+"]", "x"), nil, sorting.Words},
		"link":         {mail("Content-Type: text/html", "<a href=\"mailto:"+address+"\">us</a>"), nil, sorting.Words},
	} {
		s := sorting.Sort(c.raw, c.to...)
		if len(s.Tags) != 1 || s.Tags[0] != (sorting.Tag{Tag: a, Where: c.where}) {
			t.Errorf("%s: %+v", name, s.Tags)
		}
	}
}

func FuzzSort(f *testing.F) {
	sent := []mailtest.Sent{{Dispatch: "d", ReplyTo: "letter-x@example.org", Address: "info@ministry.example", MessageID: "1@example.org", Subject: "Appeal"}}
	m := mailtest.New(5)
	for i, x := range append(m.Automatic(sent), m.Replies(sent)...) {
		if i%9 == 0 {
			f.Add(x.Raw)
		}
	}
	f.Add([]byte("Content-Type: multipart/mixed; boundary=\"\"\r\n\r\n--\r\n"))
	f.Add([]byte("Content-Type: message/rfc822\r\n\r\nContent-Type: text/html\r\n\r\n<div"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		s := sorting.Sort(raw, "letter@example.org")
		if s.Kind == "" || len(s.Why) == 0 {
			t.Fatalf("no kind: %+v", s)
		}
		for _, p := range s.Problems {
			if strings.HasPrefix(p, "reading stopped") {
				t.Fatal(p)
			}
		}
		if strings.ToValidUTF8(s.Text, "") != s.Text || strings.Contains(s.Text, "\x00") || strings.ContainsAny(s.Subject+s.From+s.MessageID, "\r\n\x00") {
			t.Fatalf("text that is none: %q %q %q", s.Text, s.Subject, s.From)
		}
	})
}
