package calendar

import (
	"cmp"
	"encoding/xml"
	"slices"
	"strings"

	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/when"
)

// mostNews is how many entries a news feed has: the newest.
const mostNews = 200

// Atom writes what has changed as a news feed (RFC 4287): one entry for each duty, the one whose state changed last first.
// An entry keeps its id; updated is the first day of its state. The same duties give the same bytes; on is the day of the
// feed and dates it only while it is empty.
func (f Feed) Atom(on when.Day) []byte {
	items := slices.Clone(f.Items)
	order.By(items, func(a, b Duty) int { return cmp.Or(cmp.Compare(b.Since, a.Since), cmp.Compare(a.ID, b.ID)) })
	if len(items) > mostNews {
		items = items[:mostNews]
	}
	newest := on
	if len(items) > 0 {
		newest = items[0].Since
	}
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="utf-8"?>` + "\n")
	b.WriteString(`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="` + attribute(f.Lang) + `">` + "\n")
	element(&b, "id", "urn:uuid:"+named(f.Site+"\nfeed\n"+f.Lang))
	element(&b, "title", say["calendar"].In(f.Lang))
	element(&b, "updated", midnight(newest))
	b.WriteString("<author><name>Upheld</name></author>\n")
	link(&b, "self", "application/atom+xml", f.href(f.Self))
	link(&b, "alternate", "text/html", f.href(f.Page))
	for _, d := range items {
		b.WriteString("<entry>\n")
		element(&b, "id", "urn:uuid:"+f.uuid(d))
		element(&b, "title", d.Title(f.Lang))
		element(&b, "updated", midnight(d.Since))
		if to := f.Link(d); to != "" {
			link(&b, "alternate", "text/html", f.href(to))
		}
		b.WriteString(`<category term="` + attribute(string(d.Kind)) + `"/>` + "\n")
		b.WriteString(`<category term="` + attribute(string(d.State)) + `"/>` + "\n")
		element(&b, "summary", d.Explain(f.Lang))
		b.WriteString("</entry>\n")
	}
	b.WriteString("</feed>\n")
	return []byte(b.String())
}

func element(b *strings.Builder, name, text string) {
	b.WriteString("<" + name + ">" + attribute(text) + "</" + name + ">\n")
}

func link(b *strings.Builder, rel, media, to string) {
	b.WriteString(`<link rel="` + rel + `" type="` + media + `" href="` + attribute(uri(to)) + `"/>` + "\n")
}

// attribute is a text as it stands in XML, in an element or in an attribute. What XML cannot hold is left out.
func attribute(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(printable(s))) // a Builder takes everything
	return b.String()
}

// midnight is the beginning of a day, in UTC (RFC 3339).
func midnight(d when.Day) string { return d.String() + "T00:00:00Z" }
