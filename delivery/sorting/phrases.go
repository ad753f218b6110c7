package sorting

import "strings"

// The phrases by which the kind of a mail is told, in small letters and straight quotes. They are the words that programs
// and offices use in notices; a mail is never judged by one of them alone (kind.go).

// bounceSubjects begin or fill the subject of a notice that a mail failed.
var bounceSubjects = []string{
	"undeliverable", "undelivered mail", "delivery status notification", "delivery failure", "mail delivery failed", "failure notice",
	"returned mail", "mail delivery system", "delivery has failed", "message delivery failure", "mail system error", "returned to sender",
	"could not be delivered", "unable to deliver", "non remis", "non délivré", "non distribué", "échec de la remise", "échec de remise",
	"échec de livraison", "message non livré", "unzustellbar", "zustellung fehlgeschlagen", "nicht zustellbar", "no se puede entregar",
	"no entregado", "error de entrega", "entrega fallida", "non recapitabile", "mancato recapito", "não entregue", "falha na entrega",
	"onbestelbaar", "недоставленное", "не доставлено", "сообщение не доставлено", "недоставлено", "возврат почты", "系统退信", "退信", "投递失败",
	"无法投递", "未送达", "邮件退回", "無法傳遞", "配信不能", "配信エラー", "tidak terkirim", "gagal terkirim", "không gửi được", "thư không gửi được",
	"ส่งไม่สำเร็จ", "ไม่สามารถส่ง", "delivery notification", "nondeliverable", "mail could not be delivered", "delivery error",
}

// bounceWords stand in the text of such a notice.
var bounceWords = []string{
	"this message was created automatically by mail delivery software", "could not be delivered to one or more", "i'm sorry to have to inform you",
	"hi. this is the qmail-send program", "i wasn't able to deliver your message", "i'm afraid i wasn't able to deliver",
	"the following address(es) failed", "the following addresses had permanent fatal errors", "delivery to the following recipient failed",
	"delivery to the following recipients failed", "address not found", "your message wasn't delivered", "your message couldn't be delivered",
	"message could not be delivered", "couldn't be delivered", "wasn't able to be delivered", "delivery has failed to these recipients",
	"the email address you entered couldn't be found", "sorry, we were unable to deliver your message", "unable to deliver your message",
	"we were unable to deliver", "this is the mail system at host", "recipient address rejected", "user unknown", "no such user", "unknown user",
	"mailbox unavailable", "mailbox is full", "mailbox full", "quota exceeded", "over quota", "does not exist", "permanent error", "permanent failure",
	"delivery failed permanently", "this is a permanent error", "your email could not be delivered", "did not reach the following recipient",
	"did not reach the intended recipient", "the recipient's mailbox is full", "relay access denied", "account that you tried to reach",
	"votre message n'a pas pu être remis", "n'a pas pu être remis", "n'a pas pu être délivré", "n'a pu être délivré", "n'a pas pu être distribué",
	"n'a pas été remis", "la remise à ces destinataires", "la livraison a échoué", "échec de la remise", "boîte aux lettres pleine", "utilisateur inconnu",
	"adresse introuvable", "destinataire inconnu", "konnte nicht zugestellt werden", "nicht zugestellt werden", "fehler bei der nachrichtenzustellung",
	"postfach ist voll", "empfänger unbekannt", "no se ha podido entregar", "no se pudo entregar", "buzón lleno", "usuario desconocido",
	"no se encontró la dirección", "impossibile recapitare", "não foi possível entregar", "não pôde ser entregue", "kon niet worden bezorgd",
	"не удалось доставить", "не может быть доставлено", "не было доставлено", "доставить сообщение не удалось", "адресат не найден", "почтовый ящик переполнен",
	"пользователь не найден", "ящик не существует", "无法发送到", "无法投递", "未能成功送达", "收件人不存在", "邮箱不存在", "邮箱已满", "被退回", "未能送达", "无法送达", "地址不存在",
	"抱歉,您的邮件", "抱歉，您的邮件", "無法傳遞", "找不到收件者", "配信できません", "宛先が見つかりません", "tidak dapat dikirim", "gagal dikirim", "không thể gửi", "không gửi được đến",
	"ไม่สามารถจัดส่ง", "ไม่พบที่อยู่",
}

// delayWords say that nothing has failed yet.
var delayWords = []string{
	"delayed", "delivery incomplete", "has not yet been delivered", "still being retried", "will be retried", "will keep trying",
	"will continue to be made", "no action is required", "you do not need to resend", "this is a warning message only", "temporary problem",
	"retardé", "n'a pas encore été", "nouvelle tentative", "nouvelles tentatives", "verzögert", "zustellung verzögert", "retrasad", "demorad", "in ritardo",
	"atrasad", "vertraagd", "задерж", "отложен", "延迟", "延遲", "遅延", "tertunda", "bị hoãn", "bị trì hoãn", "ล่าช้า",
}

// permanentWords take away from delayWords: it has failed after all.
var permanentWords = []string{
	"permanent", "giving up", "given up", "has been failed", "i've given up", "could not be delivered", "was not delivered", "définitif",
	"definitiv", "endgültig", "окончательно",
}

// awaySubjects are subjects of out-of-office notes.
var awaySubjects = []string{
	"out of office", "out of the office", "ooo:", "away from", "on leave", "on vacation", "on holiday", "on mission", "currently away", "absence",
	"absent", "absente", "en congé", "en mission", "hors du bureau", "abwesen", "nicht im büro", "nicht im haus", "fuera de la oficina",
	"fuera de oficina", "ausente", "ausencia", "de vacaciones", "fuori sede", "fuori ufficio", "assenza", "ausência", "fora do escritório", "afwezig",
	"вне офиса", "отсутств", "в отпуске", "不在办公室", "外出", "休假", "不在辦公室", "不在通知", "休暇", "부재", "sedang cuti", "di luar kantor", "tidak di kantor",
	"vắng mặt", "nghỉ phép", "không có mặt", "ไม่อยู่", "ลาพัก", "ลาพักร้อน", "អវត្តមាន", "មិននៅការិយាល័យ", "ឈប់សម្រាក", "vacation", "annual leave",
}

// awayWords say in a text that its writer is away now.
var awayWords = []string{
	"i am out of the office", "i'm out of the office", "i am currently out of", "i'm currently out of", "i will be out of", "i'll be out of", "i am away",
	"i'm away", "i am on leave", "i'm on leave", "i will be on leave", "i am on annual leave", "i am currently on", "i'm currently on", "i am on mission",
	"i am on vacation", "i'm on vacation", "i am on holiday", "i am travelling", "i am traveling", "with limited access to", "limited access to email",
	"limited access to my", "i will be away", "i will return", "i will be back", "until my return", "upon my return", "on my return", "when i return",
	"i am currently away", "no longer works", "no longer with the", "no longer work", "has left the", "is out of the office", "our office is closed",
	"the office is closed", "the office will be closed", "the embassy is closed", "will reopen on", "maternity leave", "during my absence", "in my absence",
	"je suis absent", "je suis actuellement absent", "je serai absent", "je suis en congé", "je suis en déplacement", "je suis en mission", "à mon retour",
	"de retour le", "en mon absence", "pendant mon absence", "durant mon absence", "absent du bureau", "absente du bureau", "actuellement en congé",
	"ne fait plus partie", "n'est plus en poste", "a quitté ses fonctions", "bureaux sont fermés", "bureau est fermé", "estoy fuera", "estaré fuera",
	"me encuentro fuera", "estoy ausente", "me encuentro ausente", "estaré ausente", "estoy de vacaciones", "a mi regreso", "hasta mi regreso",
	"en mi ausencia", "durante mi ausencia", "fuera de la oficina", "ich bin nicht im büro", "ich bin derzeit nicht", "ich bin bis", "ich bin ab",
	"bin ich wieder", "nicht im hause", "nicht im büro", "ich bin im urlaub", "nach meiner rückkehr", "während meiner abwesenheit", "in meiner abwesenheit",
	"ich bin abwesend", "sono fuori ufficio", "sono assente", "sarò assente", "al mio rientro", "in mia assenza", "estou ausente", "estarei ausente",
	"estou de férias", "no meu regresso", "ik ben afwezig", "ik ben niet aanwezig", "tot en met", "я в отпуске", "я отсутствую", "буду отсутствовать",
	"нахожусь в отпуске", "в мое отсутствие", "в моё отсутствие", "я нахожусь вне", "我不在办公室", "我正在休假", "我目前不在", "外出期间", "休假期间", "我将于", "我目前外出",
	"我不在辦公室", "休假中", "不在にしております", "休暇中", "부재중", "saya sedang cuti", "saya sedang tidak", "saya sedang berada di luar", "di luar kantor",
	"selama saya cuti", "saya akan kembali", "tôi hiện không có mặt", "tôi đang nghỉ phép", "tôi vắng mặt", "tôi sẽ vắng mặt", "tôi sẽ trở lại",
	"trong thời gian tôi vắng", "ขณะนี้ดิฉันไม่อยู่", "ไม่อยู่ที่สำนักงาน", "ไม่ได้อยู่ที่สำนักงาน", "อยู่ระหว่างลา", "ลาพักร้อน", "กลับมาทำงาน", "ខ្ញុំមិននៅការិយាល័យ",
	"ខ្ញុំកំពុងឈប់សម្រាក", "ខ្ញុំអវត្តមាន", "មិននៅការិយាល័យ", "ឈប់សម្រាក", "ខ្ញុំនឹងត្រឡប់", "ខ្ញុំនឹងត្រលប់", "អវត្តមាន",
}

// receivedWords say that a letter has come in, was noted, or was passed on: an acknowledgement.
var receivedWords = []string{
	"acknowledge receipt", "acknowledges receipt", "acknowledging receipt", "acknowledgement of receipt", "acknowledgment of receipt", "acknowledge with thanks",
	"acknowledge your", "we have received your", "i have received your", "have received your", "has received your", "we received your",
	"your letter has been received", "your message has been received", "your email has been received", "your e-mail has been received",
	"your correspondence has been", "your enquiry has been", "your inquiry has been", "your request has been received", "your submission has been",
	"your letter was received", "has been received and", "has been noted", "have been noted", "duly noted", "taken note of your", "takes note of your",
	"has been forwarded", "have forwarded your", "been forwarded to", "passed your letter", "passed on to", "been passed to", "been referred to the relevant",
	"transmitted your letter", "been transmitted to", "thank you for contacting", "thank you for writing to", "thank you for your email",
	"thank you for your e-mail", "thank you for your message", "thank you for your letter", "thanks for contacting", "case number", "ticket number", "reference number",
	"your ticket", "a ticket has been", "ticket has been created", "your case has been", "case id", "has been registered under", "registered under number",
	"we will respond", "we will reply", "we will get back to you", "you will receive a reply", "you will receive a response", "will be answered in due course",
	"in due course", "aim to respond", "aim to reply", "do not reply to this", "please do not reply", "this is an automated response", "this is an automatic reply",
	"this is an automatic response", "this is an automated message", "this mailbox is not monitored", "unable to respond to all", "cannot reply to every",
	"due to the volume of", "due to the large volume", "receiving your", "confirm receipt", "confirms receipt", "confirming receipt", "safe receipt",
	"accusons réception", "accuse réception", "accusé de réception", "bien reçu votre", "avons bien reçu", "ai bien reçu", "a bien reçu", "avons reçu votre",
	"votre message a été reçu", "votre courrier a été", "votre courriel a été", "votre message a bien été", "votre demande a bien été", "votre demande a été enregistrée",
	"a retenu toute", "toute mon attention", "toute notre attention", "a été transmis", "été transmise", "avons transmis", "ai transmis", "transmis aux services",
	"transmis au service", "pris bonne note", "prenons bonne note", "prend bonne note", "prenons note", "dans les meilleurs délais", "numéro de dossier", "numéro de ticket",
	"ceci est un message automatique", "ceci est une réponse automatique", "merci de ne pas répondre", "nous vous remercions de votre message",
	"nous vous remercions pour votre", "hemos recibido su", "he recibido su", "se ha recibido su", "acusamos recibo", "acuso recibo", "acuse de recibo", "hemos tomado nota",
	"tomamos nota", "ha sido recibido", "ha sido recibida", "ha sido remitid", "ha sido trasladad", "hemos trasladado", "número de caso", "número de expediente",
	"le responderemos", "a la mayor brevedad", "gracias por contactar", "gracias por su mensaje", "este es un mensaje automático", "haben ihr schreiben erhalten",
	"haben ihre nachricht erhalten", "haben ihre e-mail erhalten", "eingang ihres schreibens", "eingang ihrer", "ist bei uns eingegangen", "bestätigen den eingang", "eingangsbestätigung",
	"bestätige den eingang", "vielen dank für ihre nachricht", "vielen dank für ihr schreiben", "zur kenntnis genommen", "weitergeleitet", "aktenzeichen", "vorgangsnummer",
	"abbiamo ricevuto", "confermiamo la ricezione", "preso atto", "è stato inoltrato", "recebemos a sua", "recebemos sua", "recebemos o seu", "acusamos a recepção",
	"acusamos o recebimento", "foi encaminhad", "ontvangen", "ontvangstbevestiging", "ваше обращение получено", "ваше письмо получено", "ваше обращение зарегистрировано",
	"получили ваше", "подтверждаем получение", "зарегистрировано под", "направлено в", "номер обращения", "принято к сведению", "已收到您的", "我们已收到", "我們已收到",
	"已经收到", "来信收悉", "來信收悉", "收悉", "已转交", "已轉交", "已转送", "受理编号", "工单", "受け取りました", "受付番号", "telah kami terima", "telah menerima", "kami telah menerima",
	"sudah kami terima", "telah diteruskan", "nomor tiket", "đã nhận được", "chúng tôi đã nhận", "đã được chuyển", "xác nhận đã nhận", "mã hồ sơ", "ได้รับหนังสือ", "ได้รับข้อความ",
	"ได้รับอีเมล", "ได้รับจดหมาย", "ส่งต่อให้", "หมายเลขเรื่อง", "បានទទួលលិខិត", "បានទទួលសំបុត្រ", "បានទទួលសារ", "បានទទួល", "បានបញ្ជូនទៅ", "បានកត់ត្រា", "សូមបញ្ជាក់ថាបានទទួល",
}

// challengeWords ask a person to prove something before a mail is let through: the mail is not delivered yet.
var challengeWords = []string{
	"captcha", "prove you are human", "prove that you are human", "prove you're human", "verify that you are a human", "verify you are human",
	"i am not a robot", "confirm that you are not a robot", "click the link below to confirm your message", "confirm delivery of your message",
	"click to confirm delivery", "to have your message delivered", "to release your message", "before your message can be delivered",
	"your message has not been delivered yet", "awaiting your verification", "sender verification", "challenge-response", "waiting for your confirmation",
	"authorize your message", "your message is on hold", "message is being held until", "held until you", "one-time verification", "whitelist request",
	"please confirm that you sent", "confirm you are a real person", "vous n'êtes pas un robot", "pas un robot", "prouver que vous êtes", "pour que votre message soit remis",
	"pour que votre message soit délivré", "pour délivrer votre message", "afin que votre message soit", "votre message est en attente", "mis en quarantaine",
	"confirmer l'envoi de votre message", "authentifier votre message", "demande d'authentification", "mailinblack", "cliquez ici pour confirmer",
	"cliquez sur le lien pour confirmer", "no eres un robot", "no es un robot", "para que su mensaje sea entregado", "confirmar el envío", "kein roboter",
	"damit ihre nachricht zugestellt", "não sou um robô", "non sei un robot", "не робот", "人机验证", "验证码以便投递", "captcha-check",
}

// courtesies are sentences that say nothing of the matter.
var courtesies = []string{
	"dear ", "your excellency", "sincerely", "regards", "yours faithfully", "yours truly", "respectfully", "thank you", "thanks", "please find below", "best wishes", "madame", "monsieur",
	"cordialement", "salutations", "veuillez agréer", "je vous prie", "bien à vous", "merci", "nous vous remercions", "estimad", "atentamente", "saludos",
	"cordialmente", "gracias", "sehr geehrte", "mit freundlichen", "freundliche grüße", "vielen dank", "hochachtungsvoll", "hello", "good morning", "bonjour", "hola",
	"уважаем", "с уважением", "спасибо", "尊敬的", "此致", "敬礼", "谢谢", "您好", "kính gửi", "trân trọng", "cảm ơn", "yang terhormat", "hormat kami", "terima kasih",
	"เรียน", "ขอแสดงความนับถือ", "ขอบคุณ", "សូមគោរព", "ដោយសេចក្តីគោរព", "សូមអរគុណ", "ឯកឧត្តម", "disclaimer", "confidential", "sent from my", "envoyé de mon",
	"for urgent matters", "in urgent cases", "if your matter is urgent", "en cas d'urgence", "pour toute urgence", "in dringenden fällen", "en caso de urgencia", "please contact",
	"veuillez contacter", "merci de contacter", "bitte wenden sie sich", "contacte a", "will be forwarded", "not be forwarded", "if you need immediate", "for immediate assistance",
	"consular", "visa", "opening hours", "telephone", "tel.", "phone", "www.", "http", "@",
}

// first is the first phrase of a list that stands in a plain text, "" when none does.
func first(text string, list []string) string {
	for _, p := range list {
		if strings.Contains(text, p) {
			return p
		}
	}
	return ""
}
