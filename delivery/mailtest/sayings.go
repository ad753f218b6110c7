package mailtest

var answers = []saying{
	{"en", "Dear Sirs,\n\nThe persons to whom you refer were arrested in accordance with the criminal code and their cases are before an independent court. The Government cannot interfere in the work of the judiciary.\n\nYours faithfully,\nOffice of the Spokesman"},
	{"en", "Thank you for your letter of 2 March.\n\nCanada continues to call on the authorities to release the five detainees and raised their cases in the Human Rights Council last week. We do not think that a meeting of the signatories would be useful at this time.\n\nKind regards,\nAsia Division\nGlobal Affairs"},
	{"en", "We decline to comment on individual cases.\n"},
	{"en", "I refer to your appeal. The matter you raise belongs to the Ministry of Justice, which you may wish to address directly. This office has no power over prisons.\n\nBest wishes,\nTom\n\n--\nThis message was scanned automatically for viruses. Automatic signature service."},
	{"fr", "Madame, Monsieur,\n\nLa France suit avec attention la situation des cinq défenseurs et a demandé leur libération lors de son dialogue avec les autorités. Elle estime que la convocation des signataires relève des deux coprésidents.\n\nVeuillez agréer l'expression de ma considération distinguée.\nLe directeur"},
	{"fr", "Bonjour,\n\nLe Gouvernement ne peut intervenir dans une procédure judiciaire en cours. Le procès est prévu au mois de juin et se tiendra en public.\n\nCordialement,\nService de presse"},
	{"es", "Estimados señores:\n\nEl Gobierno considera que la detención de estas personas se ajusta a la ley nacional y no prevé su liberación antes del juicio, que se celebrará en junio.\n\nAtentamente,\nDirección de Asia"},
	{"km", "ជូនចំពោះសមាគម\n\nរដ្ឋាភិបាលមិនអាចជ្រៀតជ្រែកក្នុងកិច្ចការរបស់តុលាការបានទេ។ បុគ្គលទាំងប្រាំនាក់ត្រូវបានចាប់ខ្លួនតាមនីតិវិធីច្បាប់ ហើយការស៊ើបអង្កេតកំពុងបន្ត។\n\nនាយកដ្ឋានព័ត៌មាន"},
	{"zh", "各位：\n\n有关人员系依法被逮捕，案件由法院独立审理。我们反对任何国家干涉别国内政，不认为有必要召开签署国会议。\n\n外交部"},
	{"de", "Sehr geehrte Damen und Herren,\n\ndie Bundesregierung hat die Freilassung der fünf Inhaftierten in Gesprächen mit der Regierung gefordert und wird den Prozess beobachten lassen. Eine Konferenz der Unterzeichner hält sie derzeit nicht für aussichtsreich.\n\nMit freundlichen Grüßen\nReferat Südostasien"},
	{"ru", "Уважаемые господа,\n\nРоссийская Федерация не считает возможным вмешиваться во внутренние дела другого государства. Вопрос о созыве государств, подписавших соглашения, на повестке дня не стоит.\n\nДепартамент Азии"},
}

var receipts = []saying{
	{"en", "Dear Sir or Madam,\n\nThis is to acknowledge receipt of your letter of 2 March, the contents of which have been noted.\n\nYours sincerely,\nCorrespondence Unit"},
	{"en", "Thank you for contacting the Prime Minister's Office. Your correspondence has been received and has been forwarded to the relevant department. Your reference number is TO2026/01123.\n\nRegards,\nDirect Communications Unit"},
	{"en", "We have received your letter and will respond in due course.\n"},
	{"fr", "Madame, Monsieur,\n\nNous accusons réception de votre courrier du 2 mars, qui a été transmis au service compétent.\n\nCordialement,\nLe secrétariat"},
	{"fr", "Nous avons bien reçu votre lettre. Elle sera traitée dans les meilleurs délais.\n\nBien à vous"},
	{"es", "Estimado señor:\n\nAcusamos recibo de su carta, que ha sido remitida al departamento competente.\n\nAtentamente"},
	{"km", "ក្រសួងបានទទួលលិខិតរបស់លោក ហើយបានបញ្ជូនទៅនាយកដ្ឋានពាក់ព័ន្ធ។\n\nសូមអរគុណ"},
	{"de", "Sehr geehrte Damen und Herren,\n\nwir bestätigen den Eingang Ihres Schreibens vom 2. März. Es wurde an das zuständige Referat weitergeleitet.\n\nMit freundlichen Grüßen\nBürgerservice"},
	{"zh", "您好！您的来信收悉，已转交有关部门。谢谢！"},
	{"id", "Yang terhormat,\n\nSurat Anda telah kami terima dan telah diteruskan kepada unit terkait.\n\nHormat kami"},
}

// absences have their subject first.
var absences = [][2]saying{
	{{"en", "Automatic reply: Appeal for the release"}, {"en", "I am out of the office until 16 March with limited access to email. For urgent matters please contact the duty desk.\n\nRegards"}},
	{{"en", "Out of Office: Appeal"}, {"en", "Thank you for your message. I am currently on annual leave and will return on Monday 16 March. Your mail will not be forwarded."}},
	{{"fr", "Réponse automatique : Appel"}, {"fr", "Bonjour, je suis absent du bureau jusqu'au 16 mars. En cas d'urgence, veuillez contacter le secrétariat."}},
	{{"fr", "Absence du bureau"}, {"fr", "Je suis en congé jusqu'au 16 mars et répondrai à mon retour. Votre message a bien été reçu."}},
	{{"es", "Respuesta automática: Carta"}, {"es", "Estoy fuera de la oficina hasta el 16 de marzo. Responderé a mi regreso."}},
	{{"de", "Automatische Antwort: Appell"}, {"de", "Ich bin bis zum 16. März nicht im Büro. Ihre Nachricht wird nicht weitergeleitet. In dringenden Fällen wenden Sie sich bitte an das Referat."}},
	{{"km", "ការឆ្លើយតបស្វ័យប្រវត្តិ៖ លិខិត"}, {"km", "ខ្ញុំមិននៅការិយាល័យទេ រហូតដល់ថ្ងៃទី១៦ មីនា។ ខ្ញុំនឹងត្រឡប់មកវិញ។"}},
	{{"id", "Balasan otomatis: Surat"}, {"id", "Saya sedang cuti sampai 16 Maret dan akan membalas setelah kembali."}},
	{{"vi", "Trả lời tự động: Thư"}, {"vi", "Tôi đang nghỉ phép đến ngày 16 tháng 3. Tôi sẽ trở lại sau."}},
	{{"th", "ตอบกลับอัตโนมัติ: จดหมาย"}, {"th", "ขณะนี้ดิฉันไม่อยู่ที่สำนักงาน จะกลับมาทำงานวันที่ 16 มีนาคม"}},
	{{"zh", "自动回复: 呼吁"}, {"zh", "您好，我目前不在办公室，将于3月16日返回。"}},
	{{"ru", "Автоответ: Обращение"}, {"ru", "Здравствуйте, я в отпуске до 16 марта. По срочным вопросам обращайтесь в секретариат."}},
}

// robots are acknowledgements that programs send, with their subject.
var robots = [][2]saying{
	{{"en", "Automatic reply: Appeal"}, {"en", "Thank you for contacting the Embassy. Your message has been received. Due to the volume of correspondence we are unable to respond to all messages. For visa questions see our website. Consular hours are 9 to 12."}},
	{{"en", "[#4471] Your request has been received"}, {"en", "A ticket has been created for your request. Your ticket number is 4471. Please do not reply to this message; we will get back to you within 15 working days."}},
	{{"fr", "Accusé de réception"}, {"fr", "Ceci est un message automatique. Votre courriel a été reçu et sera traité par nos services. Merci de ne pas répondre à ce message."}},
	{{"es", "Acuse de recibo"}, {"es", "Este es un mensaje automático. Hemos recibido su mensaje con el número de expediente 2026/33 y le responderemos a la mayor brevedad."}},
	{{"de", "Eingangsbestätigung"}, {"de", "Ihre E-Mail ist bei uns eingegangen. Dies ist eine automatische Eingangsbestätigung. Vorgangsnummer 2026-881."}},
	{{"ru", "Обращение зарегистрировано"}, {"ru", "Ваше обращение получено и зарегистрировано под номером А26-01. Ответ будет направлен в установленный срок."}},
}
