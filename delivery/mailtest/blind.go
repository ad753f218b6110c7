package mailtest

import (
	"strings"

	"github.com/upheld/upheld/delivery"
)

// The second set. It was written after the rules of sorting and without looking at them, to see what they make of words
// and forms that they were not written for; docs/mail-in.md has the figures of the first sight. Nothing may be added to
// it that a rule was changed for.

var blindClients = []client{
	{"Thunderbird, below", func(m Maker, s Sent, o officer, words, charset string) (string, string) {
		text := "Am 02.03.26 um 09:12 schrieb Friends of the Agreements:\n" + quoted(letter(s), "> ") + "\n" + words + "\n"
		return m.reply(s, o, "Re: "+s.Subject, true, [2]string{"User-Agent", "Mozilla Thunderbird"}).String() + body("text/plain", charset, "8bit", text), s.ReplyTo
	}},
	{"between the lines", func(m Maker, s Sent, o officer, words, charset string) (string, string) {
		text := "Friends of the Agreements writes:\n\n> we write about five human rights defenders\n> who have been held since 28 April.\n\n" + words + "\n\n> Please answer to " + s.ReplyTo + "\n"
		return m.reply(s, o, "Re: "+s.Subject, true).String() + body("text/plain", charset, "quoted-printable", text), s.ReplyTo
	}},
	{"telephone", func(m Maker, s Sent, o officer, words, charset string) (string, string) {
		text := words + "\n\nEnvoyé de mon iPhone\n\n> Le 2 mars 2026 à 09:12, Friends <" + s.ReplyTo + "> a écrit :\n> \n" + quoted(letter(s), "> ")
		return m.reply(s, o, "Re: "+s.Subject, true).String() + body("text/plain", charset, "quoted-printable", text), s.ReplyTo
	}},
	{"Outlook on the web, page only", func(m Maker, s Sent, o officer, words, charset string) (string, string) {
		html := "<html><head><style>p{margin:0}</style></head><body dir=\"ltr\"><div class=\"elementToProof\">" + strings.ReplaceAll(words, "\n", "<br>") + "</div><div id=\"appendonsend\"></div><hr style=\"display:inline-block;width:98%\"><div id=\"divRplyFwdMsg\"><font face=\"Calibri\"><b>De :</b> Friends &lt;" + s.ReplyTo + "&gt;<br><b>Envoyé :</b> lundi 2 mars 2026 09:12<br><b>À :</b> " + o.address + "<br><b>Objet :</b> " + s.Subject + "</font></div><div>" + paragraphs(letter(s)) + "</div></body></html>"
		return m.reply(s, o, "RE: "+s.Subject, true).String() + body("text/html", charset, "quoted-printable", html), s.ReplyTo
	}},
	{"GroupWise", func(m Maker, s Sent, o officer, words, charset string) (string, string) {
		text := words + "\n\n>>> Friends of the Agreements <" + s.ReplyTo + "> 3/2/2026 9:12 AM >>>\n" + letter(s)
		return m.reply(s, o, "Antw: "+s.Subject, false).String() + body("text/plain", charset, "quoted-printable", text), s.ReplyTo
	}},
	{"Chinese webmail", func(m Maker, s Sent, o officer, words, charset string) (string, string) {
		text := words + "\n\n\n\n\n\nAt 2026-03-02 17:12:00, \"Friends\" <" + s.ReplyTo + "> wrote:\n" + quoted(letter(s), ">")
		return m.reply(s, o, "回复: "+s.Subject, true).String() + body("text/plain", charset, "base64", text), s.ReplyTo
	}},
	{"all in capitals, spaces in the tag", func(m Maker, s Sent, o officer, words, charset string) (string, string) {
		at := strings.IndexByte(s.ReplyTo, '@')
		code := strings.ToUpper(s.ReplyTo[strings.IndexByte(s.ReplyTo, '-')+1 : at])
		other := s
		other.ReplyTo = "office" + s.ReplyTo[at:]
		text := "Your reference: " + code[:5] + " " + code[5:10] + " " + code[10:15] + " " + code[15:20] + " " + code[20:] + "\n\n" + words + "\n"
		return m.reply(other, o, "Reply to your letter", false).String() + body("text/plain", charset, "quoted-printable", text), ""
	}},
	{"a registry answers by fax gateway", func(m Maker, s Sent, o officer, words, charset string) (string, string) {
		gate := officer{"Registre central", "noreply-courrier@gateway.example.net"}
		return m.reply(s, gate, "Courrier sortant 2026-1147", false).String() + multi("mixed", "b-fax", body("text/plain", charset, "quoted-printable", words+"\n"), "Content-Type: image/tiff; name=\"page1.tif\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"+folded("SUkqAAgAAAA=")), s.ReplyTo
	}},
}

var blindAnswers = []saying{
	{"en", "No.\n"},
	{"en", "Please stop writing to this address. The persons you name are criminals and will be judged as such."},
	{"en", "Apologies for the late reply, I was out of office last month. The High Commissioner raised the five cases with the Permanent Mission on 12 February and asked for access to the detainees.\n\nBest,\nDesk officer"},
	{"en", "Dear friends, thank you for your message. Mrs Ambassador received the families on Tuesday. She told them that the Embassy will attend every hearing and that a meeting of the signatories is not on the table in New York."},
	{"en", "The Committee considered your submission at its 118th session and decided to transmit it to the State party, which has six months to reply on admissibility and merits.\n\nThis e-mail and any attachment are confidential. If you have received this message in error, please notify the sender and delete it."},
	{"fr", "Le Ministre partage votre préoccupation. Il s'en est ouvert à son homologue le 20 février et l'ambassade assistera aux audiences.\n\nP. le Ministre, le chef de cabinet"},
	{"it", "Egregi signori, l'Italia ha sostenuto la dichiarazione dell'Unione europea del 24 febbraio, che chiede il rilascio immediato dei cinque attivisti. Non è prevista una conferenza."},
	{"pt", "Prezados Senhores, Portugal não é parte nos Acordos de Paris e não pode, por isso, convocar os signatários. A questão será levada ao Conselho."},
	{"ja", "貴団体の書簡を拝読しました。日本政府は五名の拘束を懸念しており、現地大使館を通じて早期の解放を求めています。"},
	{"vi", "Việt Nam tôn trọng chủ quyền của các nước và không can thiệp vào công việc nội bộ của Campuchia. Chúng tôi không thấy cần thiết phải họp lại."},
	{"th", "ประเทศไทยติดตามสถานการณ์อย่างใกล้ชิด และเห็นว่าเรื่องดังกล่าวเป็นกิจการภายในของกัมพูชา"},
	{"pl", "Szanowni Państwo, Polska nie planuje zwołania konferencji, ale popiera apel Unii Europejskiej o uwolnienie zatrzymanych."},
	{"ar", "تتابع وزارة الخارجية أوضاع المعتقلين الخمسة وترى أن الدعوة إلى عقد اجتماع للدول الموقعة سابقة لأوانها."},
	{"km", "ស្ថានទូតបានចូលរួមសវនាការរបស់អ្នកទាំងប្រាំ ហើយបានលើកឡើងករណីនេះជាមួយក្រសួងយុត្តិធម៌កាលពីសប្ដាហ៍មុន។"},
}

var blindReceipts = []saying{
	{"en", "I write on behalf of the Minister to thank you for your recent correspondence. Your comments have been carefully noted."},
	{"en", "Receipt of your letter dated 2 March is hereby acknowledged.\n\nProtocol Division"},
	{"en", "Your appeal has reached us and is with the Southeast Asia desk. You will hear from them."},
	{"fr", "Votre lettre du 2 mars est bien parvenue au cabinet du Président. Elle a été confiée à l'examen du conseiller diplomatique."},
	{"fr", "J'ai pris connaissance de votre envoi, dont je vous remercie, et ne manquerai pas de le porter à l'attention du Ministre."},
	{"es", "Le comunico que su escrito ha tenido entrada en este Ministerio y se ha dado traslado del mismo a la Dirección General competente."},
	{"pt", "Confirmamos a receção da sua carta, que foi remetida ao gabinete competente."},
	{"it", "Si conferma di aver ricevuto la Vostra lettera, trasmessa all'ufficio competente per il seguito."},
	{"ja", "お手紙を拝受いたしました。担当部署に回付いたします。"},
	{"vi", "Văn phòng đã tiếp nhận thư của quý vị và sẽ chuyển đến cơ quan có thẩm quyền."},
	{"th", "กระทรวงได้รับหนังสือของท่านแล้ว และจะดำเนินการส่งให้หน่วยงานที่เกี่ยวข้องต่อไป"},
	{"km", "យើងខ្ញុំបានទទួលសំបុត្ររបស់លោកអ្នករួចហើយ។ សូមអរគុណ។"},
}

var blindAbsences = [][2]saying{
	{{"en", "OOO till 16/3"}, {"en", "Hi, I'm OOO till 16/3. Ping the duty desk."}},
	{{"en", "Automatic reply: Appeal"}, {"en", "The Mission will be closed from 14 to 16 April for Khmer New Year. We shall look at your message when we are back."}},
	{{"en", "Autoreply"}, {"en", "I have left the Ministry. Please update your records and write to my successor."}},
	{{"fr", "Absent(e) : Appel"}, {"fr", "Actuellement en mission, je consulterai mes messages à compter du 16 mars."}},
	{{"fr", "Message d'absence"}, {"fr", "Je suis en congé de maternité. Votre interlocuteur est désormais le bureau Asie."}},
	{{"es", "Respuesta automática"}, {"es", "Me encuentro de viaje oficial hasta el día 16 y tendré acceso limitado al correo."}},
	{{"de", "Abwesenheitsnotiz"}, {"de", "Vielen Dank für Ihre Mail. Ab dem 16. März bin ich wieder für Sie da."}},
	{{"it", "Risposta automatica"}, {"it", "Sono in ferie fino al 16 marzo, risponderò al mio ritorno."}},
	{{"pt", "Resposta automática"}, {"pt", "Encontro-me de férias até dia 16 de março."}},
	{{"vi", "Phản hồi tự động"}, {"vi", "Tôi đi công tác đến ngày 16/3 và sẽ trả lời sau."}},
	{{"ja", "自動応答"}, {"ja", "ただいま休暇をいただいております。3月16日に戻ります。"}},
	{{"km", "ឆ្លើយតបស្វ័យប្រវត្តិ"}, {"km", "ខ្ញុំកំពុងធ្វើដំណើរបេសកកម្ម ហើយនឹងឆ្លើយតបនៅពេលត្រឡប់មកវិញ។"}},
}

var blindNotices = []notice{
	{"Exchange in German", delivery.Bounce, func(m Maker, s Sent) string {
		return report(m, s, "postmaster@ministerium.example", "Unzustellbar: "+s.Subject, "Fehler bei der Zustellung.\n", "failed", "5.4.1", "550 5.4.1 Recipient address rejected: Access denied")
	}},
	{"gateway", delivery.Bounce, func(m Maker, s Sent) string {
		return odd(m, s, "Mimecast Notification <postmaster@gateway.example>", "[Postmaster] Email Delivery Failure", "This is a delivery failure notification message indicating that\nan email you addressed to email address :\n-- "+s.Address+"\n\ncould not be delivered. The problem appears to be :\n-- Recipient email server rejected the message\n\nAdditional information follows :\n-- 5.7.1 Message rejected due to content restrictions\n")
	}},
	{"Host unknown", delivery.Bounce, func(m Maker, s Sent) string {
		return odd(m, s, "MAILER-DAEMON@old.example", "Returned mail: Host unknown (Name server: example: host not found)", "The original message was received at Mon, 2 Mar 2026.\n\n   ----- The following addresses had permanent delivery errors -----\n<"+s.Address+">\n")
	}},
	{"another daemon", delivery.Bounce, func(m Maker, s Sent) string {
		return odd(m, s, "Mail Administrator <Postmaster@isp.example>", "Mail System Error - Returned Mail", "This Message was undeliverable due to the following reason:\n\nEach of the following recipients was rejected by a remote mail server.\n\nRecipient: <"+s.Address+">\nReason: 5.1.1 Adresse d au moins un destinataire invalide.\n")
	}},
	{"Russian, other", delivery.Bounce, func(m Maker, s Sent) string {
		return odd(m, s, "mailer-daemon@corp.mail.example", "Mail failure.", "Произошла ошибка при отправке сообщения.\nАдрес "+s.Address+" не существует.\n550 Message was not accepted -- invalid mailbox.\n")
	}},
	{"Japanese", delivery.Bounce, func(m Maker, s Sent) string {
		return report(m, s, "postmaster@example.jp.example", encoded("配信不能"), "次の受信者への配信に失敗しました。\n", "failed", "5.1.1", "550 no such user here")
	}},
	{"Spanish", delivery.Bounce, func(m Maker, s Sent) string {
		return odd(m, s, "Postmaster <postmaster@gob.example>", encoded("No se puede entregar: ")+s.Subject, "No se encontró el buzón "+s.Address+".\nEl mensaje no se entregará.\n")
	}},
	{"Exchange, late", delivery.Delayed, func(m Maker, s Sent) string {
		return report(m, s, "postmaster@ministry.example", "Delivery delayed:"+s.Subject, "Delivery to these recipients or groups has been delayed.\n", "delayed", "4.4.7", "")
	}},
	{"late in French", delivery.Delayed, func(m Maker, s Sent) string {
		return odd(m, s, "MAILER-DAEMON@relais.example.fr.example", encoded("Avertissement : remise différée"), "Votre message pour "+s.Address+" n'a pas encore pu être remis. Le serveur essaiera encore pendant 3 jours. Aucune action de votre part n'est nécessaire.\n")
	}},
	{"Exchange, arrived", delivery.Receipt, func(m Maker, s Sent) string {
		return report(m, s, "postmaster@ministry.example", "Delivered: "+s.Subject, "Your message has been delivered to the following recipients:\n", "delivered", "2.0.0", "")
	}},
	{"read notice in French", delivery.Receipt, func(m Maker, s Sent) string {
		o := officer{"Cabinet", "cabinet" + s.Address[strings.IndexByte(s.Address, '@'):]}
		h := head{{"From", o.from()}, {"To", "<" + s.ReplyTo + ">"}, {"Subject", encoded("Accusé de réception (affiché) - ") + s.Subject}, {"Date", date}, {"Message-ID", m.id("x.example.net")}, {"MIME-Version", "1.0"}}
		return h.String() + strings.Replace(multi("report", "mdn2", body("text/plain", "utf-8", "8bit", "Ceci est un accusé de réception pour le courrier que vous avez envoyé.\n"), "Content-Type: message/disposition-notification\r\n\r\nReporting-UA: Mozilla Thunderbird\r\nFinal-Recipient: rfc822;"+o.address+"\r\nOriginal-Message-ID: <"+s.MessageID+">\r\nDisposition: manual-action/MDN-sent-manually; displayed\r\n"), "multipart/report;", "multipart/report; report-type=disposition-notification;", 1)
	}},
	{"another challenge", delivery.Unknown, func(m Maker, s Sent) string {
		return odd(m, s, "verify@boxguard.example", "Re: "+s.Subject+" (verification required)", "Hello, I use a service that keeps unwanted mail out. This is the first time you write to me. Please follow this link and type the letters you see so that I get your mail: https://boxguard.example/v/1\n")
	}},
	{"a vote of spam", delivery.Unknown, func(m Maker, s Sent) string {
		h := head{{"From", "Prize <win@lucky.example>"}, {"To", "<" + s.ReplyTo + ">"}, {"Subject", "You have won"}, {"Date", date}, {"Message-ID", m.id("x.example.net")}, {"X-Spam-Status", "Yes, score=14.2"}}
		return h.String() + body("text/plain", "utf-8", "7bit", "Send us your account number to get the prize.\n")
	}},
	{"only a picture", delivery.Unknown, func(m Maker, s Sent) string {
		return m.reply(s, m.officer(s), "RE: "+s.Subject, true).String() + multi("related", "pic1", body("text/html", "utf-8", "7bit", "<html><body><img src=\"cid:1\"></body></html>"), "Content-Type: image/jpeg; name=\"image001.jpg\"\r\nContent-ID: <1>\r\nContent-Transfer-Encoding: base64\r\n\r\n"+folded("/9j/4AAQSkZJRg=="))
	}},
}

// Blind is the second set.
func (m Maker) Blind(sent []Sent) []Mail {
	var out []Mail
	n := 0
	next := func() Sent { n++; return sent[n%len(sent)] }
	for _, c := range blindClients {
		for _, w := range blindAnswers {
			out = append(out, m.said(c, next(), w, delivery.AnswerMail))
		}
		for _, w := range blindReceipts {
			out = append(out, m.said(c, next(), w, delivery.Acknowledgement))
		}
	}
	signs := [][2]string{{"Auto-Submitted", "auto-replied"}, {"Auto-Submitted", "auto-generated (vacation)"}, {"X-Autoreply", "YES"}, {"X-MS-Exchange-Generated-Message-Source", "Mailbox Rules Agent"}}
	for i, a := range blindAbsences {
		for k := range 2 {
			s := next()
			h := m.reply(s, m.officer(s), a[0].words, k == 0, signs[(i+k)%len(signs)])
			out = append(out, Mail{Name: "absence in " + a[1].lang, Raw: []byte(h.String() + body("text/plain", charsetFor(m, a[1].lang), "quoted-printable", a[1].words)), To: []string{s.ReplyTo}, Kind: delivery.OutOfOffice, Dispatch: s.Dispatch})
		}
	}
	for _, k := range blindNotices {
		for range 2 {
			s := next()
			out = append(out, Mail{Name: k.name, Raw: []byte(k.make(m, s)), To: []string{s.ReplyTo}, Kind: k.kind, Dispatch: s.Dispatch})
		}
	}
	return out
}
