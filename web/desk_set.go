package web

import (
	"context"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/letter/check"
	"github.com/upheld/upheld/letter/doc"
	"github.com/upheld/upheld/letter/docx"
	"github.com/upheld/upheld/letter/html"
	"github.com/upheld/upheld/letter/pdf"
	"github.com/upheld/upheld/letter/plain"
	"github.com/upheld/upheld/order"
)

// setLetter reads a text and sets it as a draft. Both are there even when the text has problems.
func (p *deskPage) setLetter(text string) (*letter.Letter, *doc.Document) {
	l, _ := letter.Parse(text)
	d, _ := letter.Document(l, p.House.World(), letter.Options{Draft: true})
	return l, d
}

func fragment(d *doc.Document) string { return html.Fragment(d) }

// checker is the checker of the record as it is now. It is made once for each state of the record.
func (p *deskPage) checker() (*check.Checker, error) {
	d := p.s.Desk
	d.checking.Lock()
	defer d.checking.Unlock()
	if d.checker != nil && d.checkedAt == p.House {
		return d.checker, nil
	}
	public, err := p.s.Houses(context.WithoutCancel(p.r.Context()), access.Anyone(), book.At{})
	if err != nil {
		return nil, err
	}
	d.checker, d.checkedAt = check.New(p.House.World(), public.World()), p.House
	return d.checker, nil
}

// checked is what stands against a letter: problems of its text, and what the checker finds.
type checked struct {
	Problems []letter.Problem
	Findings []answered
	Errors   int // not answered
	Warnings int
	Notes    int
}

// answered is a finding, and the reason that was given against it, if there is one.
type answered struct {
	check.Finding
	Key    string
	Reason string
}

// keyOf names a finding through small changes of the letter: by its code, its demand, and what it says.
func keyOf(f check.Finding) string {
	return f.Code + "/" + strconv.Itoa(f.Demand) + "/" + f.Words.EN
}

func (p *deskPage) check(l *letter.Letter, paper letterPaper) checked {
	var out checked
	if _, err := letter.Parse(l.Text); err != nil {
		out.Problems, _ = err.(letter.Problems)
	}
	if _, err := letter.Document(l, p.House.World(), letter.Options{}); err != nil {
		more, _ := err.(letter.Problems)
		out.Problems = append(out.Problems, more...)
	}
	c, err := p.checker()
	if err != nil {
		p.s.Logger.ErrorContext(p.r.Context(), "the checker could not be made", "err", err)
		return out
	}
	for _, f := range c.Check(l, p.letterDay(l.Head)) {
		a := answered{f, keyOf(f), strings.TrimSpace(paper.Answers[keyOf(f)])}
		out.Findings = append(out.Findings, a)
		switch {
		case f.Severity == check.Error && a.Reason == "":
			out.Errors++
		case f.Severity == check.Warning:
			out.Warnings++
		case f.Severity == check.Note:
			out.Notes++
		}
	}
	order.By(out.Findings, func(a, b answered) int { return severity(a.Severity) - severity(b.Severity) })
	return out
}

func severity(s check.Severity) int {
	return slices.Index([]check.Severity{check.Error, check.Warning, check.Note}, s)
}

// setters are the forms in which a letter can be downloaded.
var setters = map[string]struct {
	kind  string
	write func(*doc.Document) ([]byte, error)
}{
	"pdf":  {"application/pdf", pdf.Write},
	"docx": {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx.Write},
	"html": {"text/html; charset=utf-8", html.Write},
	"txt":  {"text/plain; charset=utf-8", func(d *doc.Document) ([]byte, error) { return plain.Write(d), nil }},
}

// letterFile is a draft as a file. It is always saved and never shown in the page, so that no markup of a letter runs on
// this site.
func letterFile(p *deskPage) (templ.Component, error) {
	x, paper, err := p.letterPaper()
	if err != nil {
		return nil, err
	}
	form := p.Value("form")
	if form == "md" {
		sendDownload(p.w, "text/markdown; charset=utf-8", fileName(x.Title, form), []byte(paper.Text))
		return nil, nil
	}
	s, ok := setters[form]
	if !ok {
		return nil, p.NotFound()
	}
	_, d := p.setLetter(paper.Text)
	b, err := s.write(d)
	if err != nil {
		return nil, err
	}
	sendDownload(p.w, s.kind, fileName(x.Title, form), b)
	return nil, nil
}

func sendDownload(w http.ResponseWriter, kind, name string, body []byte) {
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Disposition", "attachment; filename*=UTF-8''"+url.PathEscape(name))
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	h.Set("Content-Length", strconv.Itoa(len(body)))
	_, _ = w.Write(body)
}

var notInName = regexp.MustCompile(`[^\pL\pN]+`)

func fileName(title, ext string) string {
	name := strings.Trim(notInName.ReplaceAllString(title, "-"), "-")
	if r := []rune(name); len(r) > 60 {
		name = strings.Trim(string(r[:60]), "-")
	}
	if name == "" {
		name = "letter"
	}
	return name + "." + ext
}
