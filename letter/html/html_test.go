package html

import (
	"bytes"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"pgregory.net/rapid"

	"github.com/upheld/upheld/letter/doc"
	"github.com/upheld/upheld/letter/doctest"
)

func write(t *testing.T, d *doc.Document) string {
	t.Helper()
	b, err := Write(d)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// elements is all that a letter may be made of, with the attributes of each beside class, id, lang and role.
var elements = map[string]string{
	"html": "", "head": "", "meta": "charset name content http-equiv", "title": "", "style": "", "body": "", "main": "", "footer": "",
	"article": "", "section": "", "div": "tabindex", "p": "", "h1": "", "h2": "", "h3": "", "h4": "", "ul": "", "ol": "start", "li": "value",
	"blockquote": "", "hr": "", "br": "", "table": "", "caption": "", "thead": "", "tbody": "", "tr": "", "th": "scope", "td": "",
	"a": "href rel aria-label", "span": "title", "strong": "", "em": "", "sup": "", "time": "datetime",
}

// harmless holds a page to the list, and gives the words that it shows.
func harmless(t *testing.T, page string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	ids, styles := map[string]bool{}, 0
	for n := range root.Descendants() {
		if n.Type == html.CommentNode {
			t.Fatalf("a comment: %q", n.Data)
		}
		if n.Type != html.ElementNode {
			continue
		}
		attrs, known := elements[n.Data]
		if !known {
			t.Fatalf("<%s> in %.300s", n.Data, page)
		}
		if n.DataAtom == atom.Style {
			styles++
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "class" || a.Key == "lang" || a.Key == "role":
			case a.Key == "id":
				if ids[a.Val] {
					t.Fatalf("id %q twice", a.Val)
				}
				ids[a.Val] = true
			case a.Key == "href":
				u, err := url.Parse(a.Val)
				if err != nil || !strings.HasPrefix(a.Val, "#") && u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "mailto" {
					t.Fatalf("a link to %q", a.Val)
				}
			case !strings.Contains(" "+attrs+" ", " "+a.Key+" "):
				t.Fatalf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
		}
	}
	if styles > 1 {
		t.Fatal("words became a style sheet")
	}
}

// TestWordsNeverBecomeMarks sets documents whose every text tries to be more than text.
func TestWordsNeverBecomeMarks(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := doctest.Random(rt)
		harmless(t, write(t, d))
		harmless(t, Fragment(d))
	})
}

// TestMarksInWordsAreShown is the other half: nothing is lost by escaping.
func TestMarksInWordsAreShown(t *testing.T) {
	const evil = `<script>alert("1")</script> & 'x' </style>`
	page := write(t, &doc.Document{Subject: evil, Body: []doc.Block{{Kind: doc.Paragraph, Runs: []doc.Run{{Text: evil, Computed: true, Title: evil}}}}})
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	shown, told := 0, 0
	for n := range root.Descendants() {
		if n.Type == html.TextNode && n.Data == evil {
			shown++
		}
		for _, a := range n.Attr {
			if a.Key == "title" && a.Val == evil {
				told++
			}
		}
	}
	if shown != 3 || told != 1 { // title of the page, heading, paragraph
		t.Errorf("shown %d times, told %d times", shown, told)
	}
}

// TestPageAsksForNothing: everything is inside, and the page forbids what is not.
func TestPageAsksForNothing(t *testing.T) {
	page := write(t, doctest.Letter())
	for _, no := range []string{"<script", "<link", "<img", "@import", "url(http", "src=", "javascript"} {
		if strings.Contains(page, no) {
			t.Errorf("the page holds %q", no)
		}
	}
	for _, yes := range []string{"default-src 'none'", "url(data:font/woff2;base64,", `"Noto Serif Khmer"; font-weight: 400`, `lang="km"`, `title="held on 2016-05-13`} {
		if !strings.Contains(page, yes) {
			t.Errorf("the page does not hold %q", yes)
		}
	}
	if strings.Contains(write(t, &doc.Document{Lang: "en"}), "U+1780") {
		t.Error("a letter without Khmer carries the Khmer font")
	}
	if again := write(t, doctest.Letter()); page != again {
		t.Error("the same letter was set as two different pages")
	}
}

// TestNotesLinkBothWays follows each mark to its note and back.
func TestNotesLinkBothWays(t *testing.T) {
	page := Fragment(doctest.Letter())
	for _, n := range []string{"1", "2", "3"} {
		for _, half := range []string{`<a id="ref-` + n + `" href="#note-` + n + `"`, `<li id="note-` + n + `">`, `<a href="#ref-` + n + `"`} {
			if strings.Count(page, half) != 1 {
				t.Errorf("%s is there %d times", half, strings.Count(page, half))
			}
		}
	}
}

// TestFragmentStandsInAPage: no style of its own, and headings below the page's own.
func TestFragmentStandsInAPage(t *testing.T) {
	f := Fragment(doctest.Letter())
	for _, no := range []string{"<style", "style=", "<h1", "<html", "<main"} {
		if strings.Contains(f, no) {
			t.Errorf("the fragment holds %q", no)
		}
	}
	if !strings.HasPrefix(f, `<article class="letter" lang="en">`) || !strings.Contains(f, `<h2 class="subject">`) {
		t.Errorf("%.200s", f)
	}
}

func TestStringsOfTheStyleSheet(t *testing.T) {
	if got := cssString("a\"b\\</style>\n៛"); got != `"a\000022b\00005c\00003c\00002fstyle\00003e\00000a\0017db"` {
		t.Error(got)
	}
	if !bytes.Contains([]byte(write(t, doctest.Letter())), []byte(`content: "Page " counter(page) " of " counter(pages) ""`)) {
		t.Error("no number of pages")
	}
}
