package web

import (
	"context"
	"io"
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/order"
)

// navigation is the parts of the site. A part is shown once its page exists in routes.go; names are of the
// family "nav" of the catalogue.
var navigation = []struct{ name, path string }{
	{"promises", "/promises"},
	{"acts", "/acts"},
	{"held", "/held"},
	{"persons", "/persons"},
	{"appeals", "/appeals"},
	{"consultations", "/consultations"},
	{"elections", "/elections"},
	{"sources", "/sources"},
	{"ledger", "/ledger"},
}

func (p *Page) headTitle() string {
	if p.Title == "" {
		return p.T("shell.site")
	}
	return p.Title + " · Upheld"
}

// plainHref is a page without parameters, for the action of a form that brings its own.
func (p *Page) plainHref(path string) templ.SafeURL {
	return templ.SafeURL(prefixed(p.Words, (&url.URL{Path: path}).EscapedPath()))
}

// hidden is what the as-of form must carry along, in order of name.
func (p *Page) hidden() [][2]string {
	var out [][2]string
	for k, v := range p.Query {
		out = append(out, [2]string{k, v[0]})
	}
	order.By(out, func(a, b [2]string) int { return strings.Compare(a[0], b[0]) })
	return out
}

// todayHref is this page without a chosen day.
func (p *Page) todayHref() templ.SafeURL {
	return templ.SafeURL(withQuery(string(p.plainHref(p.Path)), p.Query))
}

// linked writes a sentence of the catalogue with a link for each of its [brackets], in their order. Spaces stay as
// they are in the sentence.
func linked(sentence string, to ...templ.SafeURL) templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		var b strings.Builder
		rest := sentence
		for _, u := range to {
			before, tail, ok := strings.Cut(rest, "[")
			if !ok {
				break
			}
			in, after, _ := strings.Cut(tail, "]")
			b.WriteString(templ.EscapeString(before) + `<a href="` + templ.EscapeString(string(u)) + `">` + templ.EscapeString(in) + `</a>`)
			rest = after
		}
		b.WriteString(templ.EscapeString(rest))
		_, err := io.WriteString(w, b.String())
		return err
	})
}
