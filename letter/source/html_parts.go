package source

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func attrOf(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

// unseen reports what a browser does not show as text.
func unseen(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Head, atom.Iframe, atom.Svg, atom.Object, atom.Select,
		atom.Textarea, atom.Input, atom.Button, atom.Canvas, atom.Audio, atom.Video, atom.Datalist, atom.Rt, atom.Rp, atom.Math:
		return true
	}
	if attrOf(n, "role") == "doc-backlink" {
		return true
	}
	style := strings.ReplaceAll(strings.ToLower(attrOf(n, "style")), " ", "")
	return has(n, "hidden") || strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

// noteMark is the mark of a note, "[1]": a raised number that leads to a place on the same page. "" for other raised text.
func noteMark(sup *html.Node) string {
	number, leads := "", false
	for c := range sup.Descendants() {
		if c.Type == html.TextNode {
			number += strings.TrimSpace(c.Data)
		}
		leads = leads || c.DataAtom == atom.A && strings.HasPrefix(attrOf(c, "href"), "#")
	}
	number = strings.Trim(number, "[]()")
	if !leads || number == "" || len(number) > 3 || strings.Trim(number, "0123456789") != "" {
		return ""
	}
	return "[" + number + "]"
}

// ofSite reports parts that belong to the site and not to the text: by their element, by their role, by the words with
// which sites name them.
func ofSite(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Aside, atom.Form, atom.Dialog:
		return true
	case atom.Header, atom.Footer:
		return !within(n, atom.Article, atom.Main)
	case atom.Html, atom.Body, atom.Main, atom.Article:
		return false
	}
	switch attrOf(n, "role") {
	case "navigation", "banner", "contentinfo", "search", "complementary", "dialog", "menu", "menubar", "toolbar":
		return true
	}
	if attrOf(n, "aria-hidden") == "true" && n.FirstChild != nil {
		return true
	}
	if isBlock(n.DataAtom) || n.DataAtom == atom.Ul || n.DataAtom == atom.Ol {
		for w := range strings.FieldsFuncSeq(strings.ToLower(attrOf(n, "class")+" "+attrOf(n, "id")), notLetter) {
			if siteWords[w] {
				return true
			}
		}
	}
	return (n.DataAtom == atom.Ul || n.DataAtom == atom.Ol) && !within(n, atom.Article, atom.Main) && onlyLinks(n)
}

func notLetter(r rune) bool { return r < 'a' || r > 'z' }

var siteWords = map[string]bool{
	"nav": true, "navbar": true, "navigation": true, "menu": true, "breadcrumb": true, "breadcrumbs": true, "sidebar": true,
	"cookie": true, "cookies": true, "newsletter": true, "share": true, "sharing": true, "social": true, "related": true,
	"comments": true, "advert": true, "ads": true, "pagination": true, "sharedaddy": true, "popup": true, "modal": true,
}

// onlyLinks reports a list of three or more items in which every word is a link: a menu.
func onlyLinks(n *html.Node) bool {
	items := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Li {
			items++
		}
	}
	if items < 3 {
		return false
	}
	seen := 0
	for c := range n.Descendants() {
		if seen++; seen > 3000 { // no menu is as large
			return false
		}
		if c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" && !within(c, atom.A) {
			return false
		}
	}
	return true
}

func within(n *html.Node, of ...atom.Atom) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if slices.Contains(of, p.DataAtom) {
			return true
		}
	}
	return false
}

// placesBlocks reports a table that a page uses to place its parts: it says so, holds another table, or one cell holds
// several paragraphs.
func placesBlocks(n *html.Node) bool {
	if r := attrOf(n, "role"); r == "presentation" || r == "none" {
		return true
	}
	if n.DataAtom != atom.Table {
		return false
	}
	paragraphs, tables, seen := 0, 0, 0
	for c := range n.Descendants() {
		if seen++; seen > 20_000 {
			break
		}
		switch c.DataAtom {
		case atom.Table:
			tables++
		case atom.P, atom.Ul, atom.Ol, atom.Blockquote:
			paragraphs++
		case atom.Th:
			return false
		}
	}
	return tables > 0 || paragraphs > 3
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Aside, atom.Nav, atom.H1,
		atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Blockquote, atom.Address, atom.Figure, atom.Figcaption, atom.Dl,
		atom.Dt, atom.Dd, atom.Hr, atom.Fieldset, atom.Form, atom.Details, atom.Summary, atom.Center, atom.Body, atom.Html,
		atom.Td, atom.Th, atom.Tr, atom.Caption, atom.Li, atom.Legend, atom.Hgroup, atom.Tbody:
		return true
	}
	return false
}

func find(n *html.Node, is func(*html.Node) bool) []*html.Node {
	var out []*html.Node
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && is(c) {
			out = append(out, c)
		}
	}
	return out
}

func bodyOf(root *html.Node) *html.Node {
	if b := find(root, func(n *html.Node) bool { return n.DataAtom == atom.Body }); len(b) > 0 {
		return b[0]
	}
	return root
}

// mainOf is the part that says of itself that it is the main one; where several do, or none, it is the whole body.
func mainOf(root *html.Node) *html.Node {
	main := find(root, func(n *html.Node) bool { return n.DataAtom == atom.Main || attrOf(n, "role") == "main" })
	if len(main) == 1 {
		return main[0]
	}
	if a := find(root, func(n *html.Node) bool { return n.DataAtom == atom.Article }); len(a) == 1 && len(main) == 0 {
		return a[0]
	}
	return bodyOf(root)
}

// pageTitle is the title that the page gives itself, without the name of the site after a bar.
func pageTitle(root *html.Node) string {
	t := find(root, func(n *html.Node) bool { return n.DataAtom == atom.Title })
	if len(t) == 0 || t[0].FirstChild == nil {
		return ""
	}
	s := strings.TrimSpace(squeeze(t[0].FirstChild.Data))
	for _, bar := range []string{" | ", " – ", " — ", " » "} {
		s, _, _ = strings.Cut(s, bar)
	}
	return strings.TrimSpace(s)
}
