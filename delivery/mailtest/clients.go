package mailtest

import (
	"fmt"
	"strings"

	"github.com/upheld/upheld/delivery"
)

// client makes a reply with these words as one mail program does.
type client struct {
	name string
	make func(m Maker, s Sent, o officer, words, charset string) (raw, envelope string)
}

const date = "Tue, 3 Mar 2026 10:21:00 +0700"

func (m Maker) reply(s Sent, o officer, subject string, chain bool, more ...[2]string) head {
	h := head{
		{"Return-Path", "<" + o.address + ">"},
		{"Received", "from mx.example.net (mx.example.net [192.0.2.7]) by mail.example.org with ESMTPS; " + date},
		{"From", o.from()},
		{"To", "<" + s.ReplyTo + ">"},
		{"Subject", encoded(subject)},
		{"Date", date},
		{"Message-ID", m.id("mail.example.net")},
		{"MIME-Version", "1.0"},
	}
	if chain {
		h = append(h, [2]string{"In-Reply-To", "<" + s.MessageID + ">"}, [2]string{"References", "<" + s.MessageID + ">"})
	}
	return append(h, more...)
}

var clients = []client{
	{"Outlook", func(m Maker, s Sent, o officer, words, charset string) (string, string) {
		block := fmt.Sprintf("\n\nFrom: Friends of the Agreements <%s>\nSent: Monday, March 2, 2026 9:12 AM\nTo: %s\nSubject: %s\n\n", s.ReplyTo, o.address, s.Subject)
		h := m.reply(s, o, "RE: "+s.Subject, true, [2]string{"Thread-Topic", s.Subject}, [2]string{"X-MS-Has-Attach", ""}, [2]string{"X-Auto-Response-Suppress", "DR, OOF, AutoReply"})
		html := "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=" + charset + "\"><style>p.MsoNormal{margin:0}</style></head><body lang=\"EN-US\"><div>" + paragraphs(words) +
			"<div style=\"border-top:solid #E1E1E1 1.0pt\">" + paragraphs(block) + "</div>" + paragraphs(letter(s)) + "</div></body></html>"
		return h.String() + multi("alternative", "_000_AB12", body("text/plain", charset, "quoted-printable", words+block+letter(s)), body("text/html", charset, "quoted-printable", html)), s.ReplyTo
	}},
	{"Gmail", func(m Maker, s Sent, o officer, words, charset string) (string, string) {
		line := "On Mon, Mar 2, 2026 at 9:12 AM Friends of the Agreements <\n" + s.ReplyTo + "> wrote:\n\n"
		html := "<div dir=\"ltr\">" + strings.ReplaceAll(paragraphs(words), "class=\"MsoNormal\"", "") + "</div><br><div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">On Mon, Mar 2, 2026 at 9:12 AM Friends &lt;<a href=\"mailto:" + s.ReplyTo + "\">" + s.ReplyTo + "</a>&gt; wrote:<br></div><blockquote class=\"gmail_quote\">" + paragraphs(letter(s)) + "</blockquote></div>"
		return m.reply(s, o, "Re: "+s.Subject, true).String() + multi("alternative", "000000000000ab", body("text/plain", "utf-8", "base64", words+"\n\n"+line+quoted(letter(s), "> ")), body("text/html", "utf-8", "quoted-printable", html)), s.ReplyTo
	}},
	{"Apple Mail", func(m Maker, s Sent, o officer, words, charset string) (string, string) {
		line := "\n\n> On 2 Mar 2026, at 09:12, Friends of the Agreements <" + s.ReplyTo + "> wrote:\n> \n"
		return m.reply(s, o, "Re: "+s.Subject, true, [2]string{"X-Mailer", "Apple Mail (2.3774)"}).String() + body("text/plain", charset, "quoted-printable", words+line+quoted(letter(s), "> ")), s.ReplyTo
	}},
	{"Lotus Notes", func(m Maker, s Sent, o officer, words, charset string) (string, string) {
		block := "\n\n\nFrom:   \"Friends of the Agreements\" <" + s.ReplyTo + ">\nTo:     <" + o.address + ">\nDate:   02/03/2026 09:12\nSubject:        " + s.Subject + "\n\n"
		h := m.reply(s, o, "Re: "+s.Subject, false, [2]string{"X-Mailer", "Lotus Notes Release 9.0"})
		return h.String() + body("text/plain", charset, "quoted-printable", words+block+letter(s)), s.ReplyTo
	}},
	{"Zimbra", func(m Maker, s Sent, o officer, words, charset string) (string, string) {
		block := "\n\n----- Original Message -----\nFrom: \"Friends\" <" + s.ReplyTo + ">\nTo: " + o.address + "\nSent: Monday, March 2, 2026 9:12:00 AM\nSubject: " + s.Subject + "\n\n"
		html := "<html><body><div style=\"font-family: arial\"><div>" + paragraphs(words) + "</div><hr id=\"zwchr\"><div><b>From: </b>Friends &lt;" + s.ReplyTo + "&gt;<br></div><blockquote>" + paragraphs(letter(s)) + "</blockquote></div></body></html>"
		return m.reply(s, o, "Re: "+s.Subject, true, [2]string{"X-Mailer", "Zimbra 8.8.15"}).String() + multi("alternative", "----=_Part_1", body("text/plain", "utf-8", "quoted-printable", words+block+letter(s)), body("text/html", "utf-8", "quoted-printable", html)), s.ReplyTo
	}},
	{"webmail, page only", func(m Maker, s Sent, o officer, words, charset string) (string, string) {
		html := "<html><head><meta charset=\"" + charset + "\"></head><body><div>" + paragraphs(words) + "</div><div>---------- Original ----------</div><blockquote style=\"border-left:2px solid\">" + paragraphs(letter(s)) + "</blockquote></body></html>"
		return m.reply(s, o, "Re: "+s.Subject, m.IntN(2) == 0).String() + body("text/html", charset, "base64", html), s.ReplyTo
	}},
	{"a secretary passes it on", func(m Maker, s Sent, o officer, words, charset string) (string, string) {
		block := "---------- Forwarded message ---------\nFrom: " + o.name + " <" + o.address + ">\nDate: Tue, 3 Mar 2026\nSubject: Re: " + s.Subject + "\nTo: secretariat\n\n"
		other := officer{"Secretariat", "secretariat@registry.example.net"}
		note := pick(m, []string{"", "On behalf of the Director.\n\n", "Transmis à la demande du Directeur.\n\n"})
		return m.reply(s, other, "Fwd: "+s.Subject, false).String() + body("text/plain", "utf-8", "quoted-printable", note+block+words+"\n\n"+quoted(letter(s), "> ")), s.ReplyTo
	}},
	{"a secretary attaches it", func(m Maker, s Sent, o officer, words, charset string) (string, string) {
		inner := m.reply(s, o, "Re: "+s.Subject, true).String() + body("text/plain", charset, "quoted-printable", words)
		other := officer{"Secretariat", "secretariat@registry.example.net"}
		return m.reply(s, other, "Fwd: reply", false).String() + multi("mixed", "mix1", body("text/plain", "utf-8", "7bit", "Please see the attached reply.\n"), "Content-Type: message/rfc822\r\n\r\n"+inner), s.ReplyTo
	}},
	{"typed by hand", func(m Maker, s Sent, o officer, words, charset string) (string, string) {
		typed := m.typed(s.ReplyTo)
		h := head{{"From", o.from()}, {"To", "<" + typed + ">"}, {"Subject", encoded("Your letter of 2 March")}, {"Date", date}, {"Message-ID", m.id("x.example.net")}, {"MIME-Version", "1.0"}}
		return h.String() + body("text/plain", charset, "quoted-printable", words), typed
	}},
	{"its suffix cut off", func(m Maker, s Sent, o officer, words, charset string) (string, string) {
		_, domain, _ := strings.Cut(s.ReplyTo, "@")
		cut := s
		cut.ReplyTo = "letter@" + domain
		block := "\n\nLe 2 mars 2026 à 09:12, Friends <" + s.ReplyTo + "> a écrit :\n\n"
		return m.reply(cut, o, "Re: "+s.Subject, m.IntN(2) == 0).String() + body("text/plain", charset, "quoted-printable", words+block+quoted(letter(s), "> ")), ""
	}},
	{"another subject, no references", func(m Maker, s Sent, o officer, words, charset string) (string, string) {
		return m.reply(s, o, "Ref. No 2026/114/KH", false).String() + body("text/plain", charset, "8bit", words), s.ReplyTo
	}},
	{"tag in the page alone", func(m Maker, s Sent, o officer, words, charset string) (string, string) {
		_, domain, _ := strings.Cut(s.ReplyTo, "@")
		cut := s
		cut.ReplyTo = "info@" + domain
		html := "<html><body>" + paragraphs(words) + "<blockquote>Answer to <a href=\"mailto:" + s.ReplyTo + "?subject=Re\">this address</a></blockquote></body></html>"
		return m.reply(cut, o, "Re: "+s.Subject, false).String() + body("text/html", "utf-8", "quoted-printable", html), ""
	}},
	{"by reference alone", func(m Maker, s Sent, o officer, words, charset string) (string, string) {
		_, domain, _ := strings.Cut(s.ReplyTo, "@")
		cut := s
		cut.ReplyTo = "info@" + domain
		return m.reply(cut, o, "Re: "+s.Subject, true).String() + body("text/plain", charset, "quoted-printable", words), ""
	}},
	{"with a scan", func(m Maker, s Sent, o officer, words, charset string) (string, string) {
		scan := "Content-Type: application/pdf; name=\"letter.pdf\"\r\nContent-Disposition: attachment; filename=\"letter.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + folded("JVBERi0xLjQK"+strings.Repeat("QUJD", 400))
		return m.reply(s, o, "RE: "+s.Subject, true).String() + multi("mixed", "scan7", body("text/plain", charset, "quoted-printable", words+"\n"), scan), s.ReplyTo
	}},
	{"a wrong charset", func(m Maker, s Sent, o officer, words, charset string) (string, string) {
		raw := body("text/plain", "utf-8", "8bit", words+"\n")
		return m.reply(s, o, "Re: "+s.Subject, true).String() + strings.Replace(raw, "utf-8", "iso-8859-1", 1), s.ReplyTo
	}},
	{"Outlook in German", func(m Maker, s Sent, o officer, words, charset string) (string, string) {
		block := "\n\n-----Ursprüngliche Nachricht-----\nVon: Friends <" + s.ReplyTo + ">\nGesendet: Montag, 2. März 2026 09:12\nAn: " + o.address + "\nBetreff: " + s.Subject + "\n\n"
		return m.reply(s, o, "AW: "+s.Subject, true).String() + body("text/plain", charset, "quoted-printable", words+block+letter(s)), s.ReplyTo
	}},
}

// saying is a text with its language.
type saying struct{ lang, words string }

func charsetFor(m Maker, lang string) string {
	switch lang {
	case "km", "th", "vi":
		return "utf-8"
	case "zh":
		return pick(m, []string{"gb18030", "utf-8", "gb2312"})
	case "ru":
		return pick(m, []string{"windows-1251", "koi8-r", "utf-8"})
	}
	return pick(m, []string{"utf-8", "iso-8859-1", "windows-1252", "iso-8859-15"})
}

// said is a reply in the words of s by one of the programs.
func (m Maker) said(c client, s Sent, w saying, kind delivery.Kind) Mail {
	raw, to := c.make(m, s, m.officer(s), w.words, charsetFor(m, w.lang))
	out := Mail{Name: c.name, Raw: []byte(raw), Kind: kind, Dispatch: s.Dispatch}
	if to != "" {
		out.To = []string{to}
	}
	return out
}
