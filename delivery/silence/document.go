package silence

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/delivery/calendar"
	"github.com/upheld/upheld/letter/doc"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// Document sets a statement in English or French, to be written by the setters of letters. Where silence cannot be stated
// it is the state of the demand, and begins with what is missing.
func Document(s Statement, p Proofs, lang string) *doc.Document {
	x := setter{s, p, lang}
	title := x.say("title")
	if !s.Silent() {
		title = x.say("title-state")
	}
	d := &doc.Document{
		Title: title + x.say("colon") + s.Addressee, Lang: lang, Subject: title, Date: x.day(s.On), Day: s.On.String(), Labels: x.labels(),
		Sender: doc.Sender{Name: "Upheld", Lines: []string{x.say("keeper")}},
	}
	if p.Site != "" {
		d.Sender.Lines = append(d.Sender.Lines, p.Site)
	}
	d.Body = append(d.Body, x.lead()...)
	d.Body = append(d.Body, x.asked()...)
	d.Body = append(d.Body, x.sent()...)
	d.Body = append(d.Body, x.back()...)
	d.Body = append(d.Body, x.terms()...)
	d.Body = append(d.Body, x.again()...)
	if s.Silent() {
		d.Body = append(d.Body, x.heading("not"), x.list(false, words(notClaimed, lang)...))
	}
	d.Body = append(d.Body, x.check()...)
	return d
}

// setter is a statement on its way to a document.
type setter struct {
	Statement
	p    Proofs
	lang string
}

func (x setter) say(key string, args ...any) string {
	w := say[key].In(x.lang)
	if len(args) == 0 {
		return w
	}
	return fmt.Sprintf(w, args...)
}

func (x setter) day(d when.Day) string { return when.On(d).Words(x.lang) }

func (x setter) labels() doc.Labels {
	in := func(en, fr string) string { return record.Word{EN: en, FR: fr}.In(x.lang) }
	return doc.Labels{
		To: in("To", "À l’attention de"), CC: in("Copies", "Copie à"), Subject: in("Subject", "Objet"),
		Page: in("Page %d of %d", "Page %d sur %d"), Sources: in("Notes and sources", "Notes et sources"),
		Draft: in("Draft", "Projet"), Fingerprint: in("Fingerprint", "Empreinte"), Demand: in("Demand %d", "Demande %d"),
	}
}

// lead says it all in one paragraph.
func (x setter) lead() []doc.Block {
	if !x.Silent() {
		var missing []string
		for _, m := range x.Missing {
			missing = append(missing, m.Words(x.lang))
		}
		return []doc.Block{
			x.paragraph(x.say("lead-not", x.Addressee, x.day(x.On))), x.list(false, missing...), x.paragraph(x.say("lead-then")),
		}
	}
	c := x.Clock
	days := x.say("days", x.day(x.On), x.Days())
	if x.Days() == 1 {
		days = x.say("days-one", x.day(x.On))
	}
	return []doc.Block{
		x.paragraph(x.say("lead", x.Addressee, x.day(c.Delivered.On), x.day(c.Reminded().On), x.day(x.over()))),
		{Kind: doc.Paragraph, Runs: x.runs(days, "", true)},
	}
}

func (x setter) asked() []doc.Block {
	original := cmp.Or(x.Frozen.Language, "en")
	out := []doc.Block{
		x.heading("asked"),
		{Kind: doc.Quote, Blocks: []doc.Block{{Kind: doc.Paragraph, Lang: foreign(original, x.lang), Runs: x.runs(x.Demand.Text, foreign(original, x.lang), false)}}},
	}
	if t := x.Demand.TextIn[x.lang]; t != "" && x.lang != original {
		out = append(out, x.paragraph(x.say("in-other")), doc.Block{Kind: doc.Quote, Blocks: []doc.Block{x.paragraph(t)}})
	}
	kind := x.say("letter")
	if w, ok := appeal.Kinds[x.Letter.Kind]; ok {
		kind = w.In(x.lang)
	}
	in := x.say("in-letter", kind, x.Letter.When.Words(x.lang))
	if x.Number > 0 {
		in = x.say("in-number", kind, x.Letter.When.Words(x.lang), x.Number)
	}
	rows := [][2]string{
		{x.say("of-whom"), x.Addressee},
		{x.say("by-whom"), x.Letter.IssuedBy},
		{x.say("in"), in},
		{x.say("id"), x.Demand.Ref},
	}
	if x.Frozen.Ref != "" {
		rows = append(rows, [2]string{x.say("frozen"), x.say("frozen-what", x.Frozen.Ref, x.Frozen.Frozen.Words(x.lang))})
	}
	out = append(out, x.pairs("facts", rows))
	if sum := x.fingerprint(); sum != "" {
		out = append(out, x.paragraph(x.say("fingerprint")+x.say("colon")+sum))
	}
	return out
}

// foreign is a language where it is not that of the document.
func foreign(lang, of string) string {
	if lang == of {
		return ""
	}
	return lang
}

// sent is every step of the letter and its reminders, with its proof.
func (x setter) sent() []doc.Block {
	out := []doc.Block{x.heading("sent")}
	if len(x.Sent) == 0 {
		return append(out, x.paragraph(x.say("sent-none")))
	}
	t := &doc.Table{Caption: x.runs(x.say("steps"), "", false)}
	for _, c := range []struct {
		key    string
		weight int
	}{{"step", 3}, {"day", 2}, {"way", 2}, {"proof", 3}} {
		t.Columns = append(t.Columns, doc.Column{Title: x.runs(x.say(c.key), "", false), Weight: c.weight})
	}
	var prints []string
	for _, s := range x.Sent {
		proof := x.say("no-proof")
		if w, ok := delivery.ProofKinds[s.Step.Proof.Kind]; ok {
			proof = w.In(x.lang)
		}
		step := x.stepWord(s)
		t.Rows = append(t.Rows, []doc.Cell{
			{Runs: x.runs(step, "", false), RowHead: true},
			{Runs: x.runs(s.Step.When.Words(x.lang), "", false)},
			{Runs: x.runs(delivery.Ways[s.Dispatch.Way].In(x.lang), "", false)},
			{Runs: x.runs(proof, "", false)},
		})
		if sum := s.Step.Proof.SHA256; sum != "" {
			prints = append(prints, step+x.say("colon")+sum)
		}
	}
	out = append(out, doc.Block{Kind: doc.TableOf, Table: t})
	if len(prints) > 0 {
		out = append(out, x.paragraph(x.say("prints")), x.list(false, prints...), x.paragraph(x.say("prints-why")))
	}
	return out
}

func (x setter) stepWord(s Shown) string {
	key := map[appeal.Step]string{appeal.Asked: "asked", appeal.Delivered: "delivered", appeal.Undeliverable: "back"}[s.Step.Step]
	if s.Dispatch.Purpose == delivery.Reminder {
		return x.say(key+"-r", s.Dispatch.N)
	}
	return x.say(key + "-l")
}

// back is what came from the addressee to this letter, and whether any of it was read as an answer to this demand.
func (x setter) back() []doc.Block {
	out := []doc.Block{x.heading("back")}
	if len(x.Back) == 0 {
		return append(out, x.paragraph(x.say("back-none")))
	}
	var lines []string
	for i, r := range x.Back {
		line := r.When.Words(x.lang) + x.say("colon")
		mine := slices.IndexFunc(x.grades[i], func(a delivery.Answer) bool { return a.Demand == x.Demand.Ref })
		switch {
		case r.Kind != delivery.AnswerMail:
			line += x.say("back-receipt")
		case mine >= 0:
			line += x.say("back-answer", Grades[x.grades[i][mine].Grade].In(x.lang))
		case len(x.grades[i]) > 0:
			line += x.say("back-other")
		default:
			line += x.say("back-open")
		}
		lines = append(lines, line)
	}
	return append(out, x.list(false, lines...))
}

func (x setter) terms() []doc.Block {
	c := x.Clock
	if !c.Due.Known {
		return nil
	}
	out := []doc.Block{
		x.heading("terms"),
		x.paragraph(x.say("term", c.Term, x.day(c.Asked.On), calendar.Rules[x.Rule].In(x.lang), x.day(c.Due.On))),
	}
	if first := c.Reminded(); first.Known {
		out = append(out, x.paragraph(x.say("second", c.Second, x.day(first.On), x.day(c.ReminderDue.On))))
	}
	return append(out, x.paragraph(x.say("term-why")))
}

// again is who asked the same later, and what was answered to them.
func (x setter) again() []doc.Block {
	out := []doc.Block{x.heading("again")}
	if len(x.Again) == 0 {
		return append(out, x.paragraph(x.say("again-none")))
	}
	times := x.say("again-many", len(x.Again))
	if len(x.Again) == 1 {
		times = x.say("again-one")
	}
	switch n := x.Others(); n {
	case 0:
	case 1:
		times += " " + x.say("others-one")
	default:
		times += " " + x.say("others-many", n)
	}
	var lines []string
	for _, a := range x.Again {
		line := a.When.Words(x.lang) + ", " + cmp.Or(a.IssuedBy, a.Appeal) + x.say("colon")
		var answers []string
		for _, b := range a.Replies {
			if b.Grade != "" {
				answers = append(answers, x.say("again-answer", cmp.Or(b.Addressee, b.By), x.day(b.On), Grades[b.Grade].In(x.lang)))
			}
		}
		if len(answers) == 0 {
			answers = []string{x.say("again-silent")}
		}
		lines = append(lines, line+strings.Join(answers, "; "))
	}
	return append(out, x.paragraph(times), x.list(false, lines...))
}

// check is the entries that the statement rests on, and the way to hold it against the log.
func (x setter) check() []doc.Block {
	out := []doc.Block{x.heading("check")}
	if len(x.p.Entries) == 0 {
		return append(out, x.paragraph(x.say("check-none")))
	}
	t := &doc.Table{Caption: x.runs(x.say("entries"), "", false), Columns: []doc.Column{
		{Title: x.runs(x.say("record"), "", false), Weight: 4},
		{Title: x.runs(x.say("entry"), "", false), Numeric: true},
		{Title: x.runs(x.say("said"), "", false), Weight: 2},
	}}
	for _, e := range x.p.Entries {
		day := e.Day
		if d, err := when.ParseDay(e.Day); err == nil {
			day = x.day(d)
		}
		t.Rows = append(t.Rows, []doc.Cell{
			{Runs: []doc.Run{{Text: e.Ref}}, RowHead: true}, {Runs: []doc.Run{{Text: fmt.Sprint(e.Index)}}}, {Runs: x.runs(day, "", false)},
		})
	}
	out = append(out, doc.Block{Kind: doc.TableOf, Table: t},
		x.paragraph(x.say("checkpoint", x.p.Origin, x.p.Size, x.p.Root)), x.paragraph(x.say("key", x.p.Key)))
	site := cmp.Or(x.p.Site, record.Word{EN: "SITE", FR: "SITE"}.In(x.lang))
	var steps []string
	for _, w := range checks {
		steps = append(steps, with(w.In(x.lang), site))
	}
	return append(out, x.list(true, steps...))
}
