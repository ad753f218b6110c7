package mailtest

import "github.com/upheld/upheld/delivery"

// Replies are the words of people in the form of every mail program: each answer and each acknowledgement by each program.
func (m Maker) Replies(sent []Sent) []Mail {
	var out []Mail
	n := 0
	next := func() Sent { n++; return sent[n%len(sent)] }
	for _, c := range clients {
		for _, w := range answers {
			out = append(out, m.said(c, next(), w, delivery.AnswerMail))
			out = append(out, m.said(c, next(), w, delivery.AnswerMail))
		}
		for _, w := range receipts {
			out = append(out, m.said(c, next(), w, delivery.Acknowledgement))
		}
	}
	return out
}

// Automatic are mails that programs send: notes of absence, acknowledgements, bounces, notices and what only looks like a
// reply.
func (m Maker) Automatic(sent []Sent) []Mail {
	var out []Mail
	n := 0
	next := func() Sent { n++; return sent[n%len(sent)] }
	signs := [][2]string{{"Auto-Submitted", "auto-replied"}, {"X-Autoreply", "yes"}, {"Auto-Submitted", "auto-generated"}, {"X-Auto-Response-Suppress", "All"}, {"Precedence", "auto_reply"}}
	program := func(texts [2]saying, sign [2]string, kind delivery.Kind) {
		s := next()
		o := m.officer(s)
		h := m.reply(s, o, texts[0].words, m.IntN(2) == 0, sign)
		out = append(out, Mail{Name: "program, " + sign[0], Raw: []byte(h.String() + body("text/plain", charsetFor(m, texts[1].lang), "quoted-printable", texts[1].words)), To: []string{s.ReplyTo}, Kind: kind, Dispatch: s.Dispatch})
	}
	for i, a := range absences {
		program(a, signs[i%len(signs)], delivery.OutOfOffice)
		program(a, signs[(i+1)%3], delivery.OutOfOffice)
	}
	for i, r := range robots {
		program(r, signs[i%3], delivery.Acknowledgement)
		program(r, signs[(i+1)%3], delivery.Acknowledgement)
	}
	for _, k := range notices {
		for range 3 {
			s := next()
			out = append(out, Mail{Name: k.name, Raw: []byte(k.make(m, s)), To: []string{s.ReplyTo}, Kind: k.kind, Dispatch: s.Dispatch})
		}
	}
	return out
}
