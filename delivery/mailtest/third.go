package mailtest

import "github.com/upheld/upheld/delivery"

// The third set: words alone, written after the rules were widened by what the second set showed, and again without
// looking at them. It holds short answers that speak of letters, and acknowledgements that name none.

var thirdAnswers = []saying{
	{"en", "Your letter was read out in the committee. Members voted 7 to 2 against taking it up."},
	{"en", "Thank you for your letter. Three of the five were released on bail on Friday."},
	{"en", "We have received your letter and reject its contents in full."},
	{"en", "The President will not reply to petitions of this kind. Kindly remove this office from your list."},
	{"en", "I raised it with the Prime Minister when we met in Vientiane; he told me the trial would be over by July. I enclose the note of our conversation."},
	{"en", "Please see the attached letter from the Minister."},
	{"fr", "Le tribunal a rejeté hier la demande de mise en liberté. L'ambassade était dans la salle."},
	{"fr", "Votre appel arrive trop tard : les intéressés ont été graciés le 1er mars."},
	{"es", "España no es signataria y carece de competencia para convocar la reunión que ustedes piden."},
	{"de", "Wir teilen Ihre Sorge und haben den Botschafter einbestellt."},
	{"nl", "Nederland heeft de zaak in Brussel aan de orde gesteld en steunt gerichte maatregelen."},
	{"zh", "贵方所述与事实不符，我们不予接受。"},
	{"km", "តុលាការបានដោះលែងពួកគេម្នាក់ហើយ ឯបួននាក់ទៀតនៅជាប់ឃុំ។"},
	{"id", "Indonesia sebagai ketua bersama sedang berkonsultasi dengan Prancis mengenai usulan pertemuan tersebut."},
}

var thirdReceipts = []saying{
	{"en", "Many thanks. I have shared your note with colleagues in the political section."},
	{"en", "This is just to let you know that your letter arrived safely and is being looked at."},
	{"en", "On behalf of the Special Rapporteur, I wish to confirm that we are in receipt of your communication."},
	{"fr", "Je vous confirme la bonne réception de votre message et le transmets à qui de droit."},
	{"fr", "Bien reçu, merci."},
	{"es", "Recibido. Muchas gracias."},
	{"de", "Ihre Zuschrift hat uns erreicht. Wir bitten um etwas Geduld."},
	{"nl", "Wij hebben uw brief in goede orde ontvangen."},
	{"zh", "来函已收到，谢谢。"},
	{"km", "យើងបានទទួលលិខិតរបស់អ្នកហើយ។"},
	{"id", "Surat Saudara sudah kami terima, terima kasih."},
	{"vi", "Chúng tôi xác nhận đã nhận được thư của ông."},
}

var thirdAbsences = [][2]saying{
	{{"en", "Automatic reply: Appeal"}, {"en", "Thanks for your mail. I'm travelling this week and slow to answer."}},
	{{"en", "On leave"}, {"en", "I am taking a few days off. Back Monday."}},
	{{"fr", "Réponse automatique"}, {"fr", "Je ne suis pas joignable cette semaine. Bonne journée."}},
	{{"es", "Ausencia"}, {"es", "Hasta el lunes no podré contestar."}},
	{{"de", "Automatische Antwort"}, {"de", "Ich bin heute außer Haus und lese Ihre Nachricht morgen."}},
	{{"zh", "自动回复"}, {"zh", "我在出差，回来后回复您。"}},
	{{"km", "ឆ្លើយតបស្វ័យប្រវត្តិ"}, {"km", "ខ្ញុំសម្រាកពីការងារ រហូតដល់ថ្ងៃច័ន្ទ។"}},
	{{"id", "Balasan otomatis"}, {"id", "Saya tidak berada di tempat sampai Senin."}},
}

// Third is the third set.
func (m Maker) Third(sent []Sent) []Mail {
	var out []Mail
	n := 0
	next := func() Sent { n++; return sent[n%len(sent)] }
	all := append(append([]client{}, clients...), blindClients...)
	for range 3 {
		for _, w := range thirdAnswers {
			out = append(out, m.said(pick(m, all), next(), w, delivery.AnswerMail))
		}
		for _, w := range thirdReceipts {
			out = append(out, m.said(pick(m, all), next(), w, delivery.Acknowledgement))
		}
		for _, a := range thirdAbsences {
			s := next()
			h := m.reply(s, m.officer(s), a[0].words, true, [2]string{"Auto-Submitted", "auto-replied"})
			out = append(out, Mail{Name: "absence in " + a[1].lang, Raw: []byte(h.String() + body("text/plain", "utf-8", "base64", a[1].words)), To: []string{s.ReplyTo}, Kind: delivery.OutOfOffice, Dispatch: s.Dispatch})
		}
	}
	return out
}
