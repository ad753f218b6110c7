package sorting

import "regexp"

// A phrase list never ends. Where one sentence names a letter and says that it came in or went on, it speaks of receipt,
// whatever its exact words; and in the mail of a program, a word of leave or journey speaks of absence. The stems are
// those of each language, for plain text.

// receipt are pairs: what came, and that it came or went on.
var receipt = [][2]*regexp.Regexp{
	{
		regexp.MustCompile(`\b(letter|correspondence|message|e-?mail|appeal|submission|communication|petition|enquiry|inquiry|request|comments|views)s?\b`),
		regexp.MustCompile(`\b(receiv|receipt|acknowledg|noted|note of|reached (us|this|the)|forwarded|passed (on|to)|referred to the|transmitted to|registered|attention of|is with the|being (considered|looked|dealt)|for your|from you)`),
	},
	{
		regexp.MustCompile(`(lettre|courrier|courriel|message|correspondance|envoi|requête|appel|demande|missive|écrit|pli)\b`),
		regexp.MustCompile(`(reçu|réception|parvenu|transmi|transmet|confié|l'attention|pris connaissance|pris (bonne )?note|pren(d|ons) (bonne )?note|retenu|fait suivre|enregistré|votre .* dont je vous remercie)`),
	},
	{regexp.MustCompile(`(carta|escrito|mensaje|correo|comunicación|solicitud|misiva)`), regexp.MustCompile(`(recib|recepci|entrada|traslad|remitid|tomad[oa] nota|tomamos nota|cursad)`)},
	{regexp.MustCompile(`(carta|mensagem|ofício|e-mail|correio|correspondência)`), regexp.MustCompile(`(rece[bçp]|remetid|encaminh|transmitid|nota\b|registad|registrad)`)},
	{regexp.MustCompile(`(lettera|messaggio|missiva|comunicazione|istanza)`), regexp.MustCompile(`(ricevut|ricezione|pervenut|trasmess|inoltrat|pres[oa] (atto|nota|visione))`)},
	{regexp.MustCompile(`(schreiben|brief|nachricht|e-?mail|eingabe|zuschrift|anliegen)`), regexp.MustCompile(`(erhalten|eingang|eingegangen|weitergeleitet|weitergegeben|zur kenntnis|übermittelt|zugeleitet|liegt .* vor)`)},
	{regexp.MustCompile(`(brief|bericht|schrijven|e-?mail)`), regexp.MustCompile(`(ontvang|doorgestuurd|doorgeleid|doorgezonden|kennis genomen)`)},
	{regexp.MustCompile(`(письм|обращени|сообщени|запрос)`), regexp.MustCompile(`(получ|поступил|зарегистр|перенаправ|направлен|передан|принят)`)},
	{regexp.MustCompile(`(list|pism|wiadomo|korespondencj)`), regexp.MustCompile(`(otrzyma|przekaza|wpłyn|zarejestrow)`)},
	{regexp.MustCompile(`(信|函|邮件|郵件|来件|公文)`), regexp.MustCompile(`(收到|收悉|已收|转交|轉交|转送|转达|知悉|呈交)`)},
	{regexp.MustCompile(`(手紙|書簡|書状|メール|ご意見|お問い合わせ)`), regexp.MustCompile(`(受領|拝受|受け取|受付|頂戴|届|回付|転送)`)},
	{regexp.MustCompile(`(thư|công văn|đơn|email|tin nhắn|văn thư)`), regexp.MustCompile(`(nhận|chuyển)`)},
	{regexp.MustCompile(`(หนังสือ|จดหมาย|อีเมล|ข้อความ)`), regexp.MustCompile(`(ได้รับ|ส่งต่อ|ส่งให้|รับทราบ)`)},
	{regexp.MustCompile(`(លិខិត|សំបុត្រ|សារ|អ៊ីមែល)`), regexp.MustCompile(`(ទទួល|បញ្ជូន)`)},
	{regexp.MustCompile(`(surat|pesan|email|permohonan)`), regexp.MustCompile(`(terima|teruskan|sampaikan ke|catat)`)},
	{regexp.MustCompile(`(رسالت|خطاب|كتاب|مراسلت)`), regexp.MustCompile(`(استلم|استلام|تلق|تسلم|إحالة|أحيل|وصل)`)},
}

// speaksOfReceipt says whether one sentence in plain form does, and by which words.
func speaksOfReceipt(sentence string) string {
	for _, p := range receipt {
		if a := p[0].FindString(sentence); a != "" {
			if b := p[1].FindString(sentence); b != "" {
				return a + " … " + b
			}
		}
	}
	return ""
}

// absence are the stems of leave, journey and closing. They count only in the mail of a program, or under a subject of
// absence.
var absence = regexp.MustCompile(`\booo\b|out of (the )?office|\baway\b|\bon (\w+ )?leave\b|on (vacation|holiday|mission|travel|duty)|travell?ing|\bclosed\b|have left|no longer|\bback (on|in|at|by|from)\b|are back|am back|returning|limited access|maternity` +
	`|absen|congé|en mission|déplacement|mon retour|notre retour|fermé|à compter du|quitté|joignable|vacances` +
	`|de viaje|vacaciones|ausent|fuera de|regreso|de permiso|de baja|acceso limitado|cerrad` +
	`|abwesen|urlaub|nicht erreichbar|außer haus|wieder (für sie )?(da|erreichbar|im)|bin ich wieder|rückkehr|geschlossen|elternzeit|dienstreise` +
	`|in ferie|assente|fuori (sede|ufficio)|ritorno|rientro|chius[oi]|férias|regresso|licença|encerrad|afwezig|vakantie|verlof|ben terug` +
	`|отпуск|отсутств|командировк|вернусь|urlop|nieobecn|nghỉ|vắng|công tác|trở lại|ไม่อยู่|ลาพัก|ลากิจ|กลับมา|ปิดทำการ|សម្រាក|អវត្តមាន|មិននៅ|ត្រឡប់|ត្រលប់|បេសកកម្ម` +
	`|休暇|不在|外出|出張|休假|出差|假期|cuti|tidak berada|luar kantor|dinas luar|부재|휴가|출장|إجازة|خارج المكتب|غائب`)

// gate are the words of those who let a mail through only when its sender has done something: what is to be done, and
// what for.
var gate = [2]*regexp.Regexp{
	regexp.MustCompile(`verif|\bconfirm|authenti|captcha|robot|human being|letters you see|characters you see|caractères|first time you write|unknown sender|expéditeur inconnu|verifi[cz]|bestätigen sie|prove `),
	regexp.MustCompile(`deliver(ed)? |get your (mail|message)|receive your (mail|message)|reach (me|us|the recipient|its)|let (it|your) .{0,20}through|inbox|délivr|soit remis|parvien|entregad|zugestellt|gelangt|recevoir votre`),
}
