package web

import (
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// sourceLang is the code of a language as the record takes it: en, fr, km, pt-BR.
var sourceLang = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]+)*$`)

// citeLines is how many sources a form names.
const citeLines = 3

// citations are the sources that a form names, with the draft of a new one where it tells of one.
func (p *deskPage) citations() ([]record.Citation, []book.Draft, error) {
	var list []record.Citation
	for i := range citeLines {
		ref := p.line("source-" + numOf(i))
		if ref == "" {
			continue
		}
		s, ok := p.House.Record.Source(ref)
		if !ok {
			return nil, nil, fault.New(fault.Invalid, "%s", p.T("deskcites.unknown", "id", ref))
		}
		c := record.Citation{Source: ref, URL: s.URL}
		if !slices.Contains(list, c) {
			list = append(list, c)
		}
	}
	s, err := p.newSource()
	if err != nil || s.Ref == "" {
		return list, nil, err
	}
	d, err := draftOf("record.source", s.Ref, s)
	return append(list, record.Citation{Source: s.Ref, URL: s.URL}), []book.Draft{d}, err
}

// newSource is the source that a form tells of; its Ref is empty where it tells of none.
func (p *deskPage) newSource() (record.Source, error) {
	s := record.Source{URL: p.line("new-url"), Publisher: p.line("new-publisher"), Title: p.line("new-title"), Kind: p.post("new-kind"), Lang: p.line("new-lang"), Ref: p.line("new-id")}
	if s.URL == "" && s.Publisher == "" && s.Title == "" {
		return record.Source{}, nil
	}
	u, err := url.Parse(s.URL)
	switch {
	case err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "":
		return s, fault.New(fault.Invalid, "%s", p.T("deskcites.bad-url"))
	case s.Publisher == "" || s.Title == "":
		return s, fault.New(fault.Invalid, "%s", p.T("deskcites.missing"))
	}
	if !sourceLang.MatchString(s.Lang) {
		return s, fault.New(fault.Invalid, "%s", p.T("deskcites.bad-lang", "given", s.Lang))
	}
	if p.line("new-date") != "" {
		if s.When, err = p.day("new-date"); err != nil {
			return s, err
		}
	}
	if s.Ref == "" {
		year := ""
		if s.When != (when.When{}) {
			year = "-" + s.When.Latest().String()
		}
		s.Ref = "src-" + cmp.Or(mailSlug(s.Publisher, 24), "source") + year
		s.Ref, err = freeRef(func(try string) (bool, error) { _, is := p.House.Record.Source(try); return is, nil }, s.Ref)
		return s, err
	}
	if _, is := p.House.Record.Source(s.Ref); is {
		return s, fault.New(fault.Conflict, "%s", p.T("deskcites.taken", "id", s.Ref))
	}
	return s, nil
}

func sourceKinds(p *deskPage) []option {
	var out []option
	for k, w := range record.SourceKinds {
		out = append(out, option{Value: k, Text: w.In(p.Code)})
	}
	order.By(out, byText)
	return out
}

// lines are the lines of a field, without empty ones.
func (p *deskPage) lines(field string) []string {
	var out []string
	for l := range strings.SplitSeq(p.post(field), "\n") {
		if l = oneLineAll(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}
