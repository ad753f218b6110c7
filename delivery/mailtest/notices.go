package mailtest

import (
	"fmt"
	"strings"

	"github.com/upheld/upheld/delivery"
)

// notice makes a mail of a mail system about the mail that we sent.
type notice struct {
	name string
	kind delivery.Kind
	make func(m Maker, s Sent) string
}

// returned is the head of our mail as it comes back.
func returned(s Sent) string {
	return head{
		{"From", "Friends of the Agreements <" + s.ReplyTo + ">"},
		{"Reply-To", "<" + s.ReplyTo + ">"},
		{"To", s.Address},
		{"Subject", s.Subject},
		{"Message-ID", "<" + s.MessageID + ">"},
		{"Date", "Mon, 2 Mar 2026 09:12:00 +0000"},
	}.String()
}

func daemon(m Maker, s Sent, from, subject string, more ...[2]string) head {
	return append(head{
		{"Return-Path", "<>"}, {"From", from}, {"To", "<" + s.ReplyTo + ">"}, {"Subject", subject}, {"Date", date}, {"Message-ID", m.id("mx.example.net")}, {"MIME-Version", "1.0"},
	}, more...)
}

// report is a notice in standard form.
func report(m Maker, s Sent, from, subject, words, action, status, diagnostic string) string {
	group := "Reporting-MTA: dns; mx.example.net\r\nArrival-Date: Mon, 2 Mar 2026 09:12:10 +0000\r\n\r\nFinal-Recipient: rfc822; " + s.Address + "\r\nOriginal-Recipient: rfc822;" + s.Address + "\r\nAction: " + action + "\r\nStatus: " + status + "\r\n"
	if diagnostic != "" {
		group += "Diagnostic-Code: smtp; " + diagnostic + "\r\n"
	}
	return daemon(m, s, from, subject, [2]string{"Auto-Submitted", "auto-replied"}).String() +
		strings.Replace(multi("report", "rep_"+fmt.Sprint(m.Uint32()), body("text/plain", "us-ascii", "7bit", words), "Content-Type: message/delivery-status\r\n\r\n"+group, "Content-Type: text/rfc822-headers\r\n\r\n"+returned(s)), "multipart/report;", "multipart/report; report-type=delivery-status;", 1)
}

func odd(m Maker, s Sent, from, subject, words string, more ...[2]string) string {
	return daemon(m, s, from, subject, more...).String() + body("text/plain", "utf-8", "8bit", words)
}

var notices = []notice{
	{"Postfix", delivery.Bounce, func(m Maker, s Sent) string {
		return report(m, s, "MAILER-DAEMON@mx.example.net (Mail Delivery System)", "Undelivered Mail Returned to Sender", "This is the mail system at host mx.example.net.\n\nI'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients.\n\n<"+s.Address+">: host mx.example.net said: 550 5.1.1 User unknown\n", "failed", "5.1.1", "550 5.1.1 <"+s.Address+">: Recipient address rejected: User unknown")
	}},
	{"Exchange", delivery.Bounce, func(m Maker, s Sent) string {
		return report(m, s, "Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@example.net>", "Undeliverable: "+s.Subject, "Delivery has failed to these recipients or groups:\n\n"+s.Address+"\nThe email address you entered couldn't be found.\n", "failed", "5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound")
	}},
	{"mailbox full", delivery.Bounce, func(m Maker, s Sent) string {
		return report(m, s, "postmaster@example.net", "Non remis : "+s.Subject, "La remise à ces destinataires ou groupes a échoué :\n"+s.Address+"\nLa boîte aux lettres est pleine.\n", "failed", "5.2.2", "552 5.2.2 Quota exceeded")
	}},
	{"sendmail", delivery.Bounce, func(m Maker, s Sent) string {
		return odd(m, s, "Mail Delivery Subsystem <MAILER-DAEMON@example.net>", "Returned mail: see transcript for details", "The original message was received at Mon, 2 Mar 2026\n\n   ----- The following addresses had permanent fatal errors -----\n<"+s.Address+">\n    (reason: 550 5.1.1 User unknown)\n\n   ----- Transcript of session follows -----\n550 5.1.1 <"+s.Address+">... User unknown\n\n"+returned(s))
	}},
	{"Exim", delivery.Bounce, func(m Maker, s Sent) string {
		return odd(m, s, "Mail Delivery System <Mailer-Daemon@mx.example.net>", "Mail delivery failed: returning message to sender", "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  "+s.Address+"\n    Unrouteable address\n\n------ This is a copy of the message, including all the headers. ------\n\n"+returned(s)+"\n"+letter(s), [2]string{"X-Failed-Recipients", s.Address}, [2]string{"Auto-Submitted", "auto-replied"})
	}},
	{"qmail", delivery.Bounce, func(m Maker, s Sent) string {
		return odd(m, s, "MAILER-DAEMON@example.net", "failure notice", "Hi. This is the qmail-send program at example.net.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<"+s.Address+">:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\n"+returned(s)+"\n"+letter(s))
	}},
	{"Gmail", delivery.Bounce, func(m Maker, s Sent) string {
		return report(m, s, "Mail Delivery Subsystem <mailer-daemon@googlemail.com>", "Delivery Status Notification (Failure)", "** Address not found **\n\nYour message wasn't delivered to "+s.Address+" because the address couldn't be found, or is unable to receive mail.\n", "failed", "5.1.1", "550-5.1.1 The email account that you tried to reach does not exist.")
	}},
	{"Office 365, page only", delivery.Bounce, func(m Maker, s Sent) string {
		return daemon(m, s, "postmaster@example.onmicrosoft.example", "Undeliverable: "+s.Subject).String() + body("text/html", "utf-8", "quoted-printable", "<html><body><p>Your message to "+s.Address+" couldn't be delivered.</p><table><tr><td>info</td><td>wasn't found at example.net.</td></tr></table><p>Error: 550 5.1.10 RESOLVER.ADR.RecipientNotFound</p><p>Message-ID: &lt;"+s.MessageID+"&gt;</p></body></html>")
	}},
	{"Yahoo", delivery.Bounce, func(m Maker, s Sent) string {
		return odd(m, s, "MAILER-DAEMON@yahoo.example", "Failure Notice", "Sorry, we were unable to deliver your message to the following address.\n\n<"+s.Address+">:\nRemote host said:\n550 5.1.1 unknown or illegal alias: "+s.Address+"\n")
	}},
	{"Chinese", delivery.Bounce, func(m Maker, s Sent) string {
		return odd(m, s, "PostMaster@qq.example", "=?gb18030?B?z7XNs83L0MU=?=", "您的邮件被退回到您的邮箱，原因：收件人不存在。\n无法发送到 "+s.Address+"\n550 Mailbox not found\n主题："+s.Subject+"\n")
	}},
	{"Russian", delivery.Bounce, func(m Maker, s Sent) string {
		return odd(m, s, "mailer-daemon@yandex.example", encoded("Недоставленное сообщение"), "Это письмо отправлено почтовым сервером.\n\nК сожалению, мы вынуждены сообщить Вам о том, что Ваше письмо не может быть доставлено одному или нескольким адресатам.\n\n<"+s.Address+">: 550 5.7.1 No such user!\n")
	}},
	{"French", delivery.Bounce, func(m Maker, s Sent) string {
		return odd(m, s, "Postmaster <postmaster@example.fr.example>", encoded("Échec de la remise"), "Votre message n'a pas pu être remis à : "+s.Address+"\nMotif : utilisateur inconnu (5.1.1)\n")
	}},
	{"Notes", delivery.Bounce, func(m Maker, s Sent) string {
		return odd(m, s, "Postmaster@ministry.example", "DELIVERY FAILURE: User info not listed in Domino Directory", "Your message\n\n  Subject: "+s.Subject+"\n\nwas not delivered to:\n\n  "+s.Address+"\n\nbecause:\n\n  User info not listed in Domino Directory\n")
	}},
	{"Postfix, late", delivery.Delayed, func(m Maker, s Sent) string {
		return report(m, s, "MAILER-DAEMON@mx.example.net (Mail Delivery System)", "Delayed Mail (still being retried)", "####################################################################\n# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #\n####################################################################\n\nYour message could not be delivered for more than 4 hour(s).\nIt will be retried until it is 5 day(s) old.\n", "delayed", "4.4.1", "connect to mx.example.net: Connection timed out")
	}},
	{"Exim, late", delivery.Delayed, func(m Maker, s Sent) string {
		return odd(m, s, "Mail Delivery System <Mailer-Daemon@mx.example.net>", "Warning: message 1abc-0000 delayed 24 hours", "This message was created automatically by mail delivery software.\nA message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 hours on the queue on mx.example.net.\n\n  "+s.Address+"\n\nNo action is required on your part. Delivery attempts will continue for\nsome time.\n", [2]string{"X-Failed-Recipients", ""})
	}},
	{"arrived", delivery.Receipt, func(m Maker, s Sent) string {
		return report(m, s, "MAILER-DAEMON@mx.example.net", "Successful Mail Delivery Report", "Your message was successfully delivered to the destination(s) listed below.\n", "delivered", "2.1.5", "250 2.1.5 Ok")
	}},
	{"passed on", delivery.Receipt, func(m Maker, s Sent) string {
		return report(m, s, "MAILER-DAEMON@mx.example.net", "Successful Mail Delivery Report", "Your message was relayed.\n", "relayed", "2.0.0", "")
	}},
	{"read notice", delivery.Receipt, func(m Maker, s Sent) string {
		o := officer{"Office", "office" + s.Address[strings.IndexByte(s.Address, '@'):]}
		h := head{{"From", o.from()}, {"To", "<" + s.ReplyTo + ">"}, {"Subject", "Read: " + s.Subject}, {"Date", date}, {"Message-ID", m.id("x.example.net")}, {"MIME-Version", "1.0"}, {"In-Reply-To", "<" + s.MessageID + ">"}}
		return h.String() + strings.Replace(multi("report", "mdn1", body("text/plain", "utf-8", "7bit", "Your message was read on Tuesday, 3 March 2026 10:20.\n"), "Content-Type: message/disposition-notification\r\n\r\nFinal-Recipient: rfc822;"+s.Address+"\r\nOriginal-Message-ID: <"+s.MessageID+">\r\nDisposition: automatic-action/MDN-sent-automatically; displayed\r\n"), "multipart/report;", "multipart/report; report-type=disposition-notification;", 1)
	}},
	{"captcha", delivery.Unknown, func(m Maker, s Sent) string {
		return odd(m, s, "validation@filtre.example.fr", encoded("Confirmez l'envoi de votre message"), "Bonjour,\n\nPour que votre message soit remis à son destinataire, merci de prouver que vous n'êtes pas un robot en recopiant le captcha à cette adresse : https://filtre.example.fr/c/1\n", [2]string{"Auto-Submitted", "auto-replied"})
	}},
	{"click to confirm", delivery.Unknown, func(m Maker, s Sent) string {
		return daemon(m, s, "guard@ministry.example", "Please confirm your message").String() + body("text/html", "utf-8", "7bit", "<html><body><p>Your message is on hold. To have your message delivered, please <a href=\"https://guard.example/x\">click here</a>.</p></body></html>")
	}},
	{"bulletin", delivery.Unknown, func(m Maker, s Sent) string {
		h := head{{"From", "News <news@ministry.example>"}, {"To", "<" + s.ReplyTo + ">"}, {"Subject", "Weekly bulletin"}, {"Date", date}, {"Message-ID", m.id("x.example.net")}, {"List-Unsubscribe", "<https://x.example/u>"}, {"Precedence", "bulk"}}
		return h.String() + body("text/plain", "utf-8", "7bit", "The Minister visited three provinces this week and opened a bridge.\n")
	}},
	{"only a scan", delivery.Unknown, func(m Maker, s Sent) string {
		return m.reply(s, m.officer(s), "RE: "+s.Subject, true).String() + multi("mixed", "scan1", body("text/plain", "utf-8", "7bit", "\n"), "Content-Type: application/pdf; name=\"scan0001.pdf\"\r\nContent-Disposition: attachment; filename=\"scan0001.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"+folded("JVBERi0xLjQK"+strings.Repeat("QUJD", 100)))
	}},
	{"winmail.dat", delivery.Unknown, func(m Maker, s Sent) string {
		return m.reply(s, m.officer(s), "RE: "+s.Subject, true).String() + multi("mixed", "tnef1", body("text/plain", "utf-8", "7bit", "\n"), "Content-Type: application/ms-tnef; name=\"winmail.dat\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"+folded("eJ8+IgAA"))
	}},
	{"S/MIME", delivery.Unknown, func(m Maker, s Sent) string {
		return m.reply(s, m.officer(s), "RE: "+s.Subject, true).String() + "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=\"smime.p7m\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + folded("MIAGCSqGSIb3DQEHA6CAMIACAQAxggFGMIIBQg==")
	}},
	{"nothing", delivery.Unknown, func(m Maker, s Sent) string {
		return m.reply(s, m.officer(s), "RE: "+s.Subject, true).String() + "\r\n"
	}},
}
