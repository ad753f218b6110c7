package letter

import (
	"encoding/json"
	"os"
	"testing"
)

// said is a letter without the places in its text: what a page that edits it must not lose.
func said(t *testing.T, l *Letter) string {
	t.Helper()
	b, err := json.Marshal(l)
	if err != nil {
		t.Fatal(err)
	}
	var c Letter
	if err := json.Unmarshal(b, &c); err != nil {
		t.Fatal(err)
	}
	c.Text, c.Head.Spans = "", nil
	for _, list := range [][]Party{c.Head.From, c.Head.To, c.Head.CC, c.Head.Signed} {
		for i := range list {
			list[i].Span = Span{}
		}
	}
	for i := range c.Demands {
		d := &c.Demands[i]
		d.Span, d.Spans, d.TermSpan = Span{}, nil, Span{}
		for _, list := range [][]Ref{d.To, d.Grounds, d.Facts, d.Persons} {
			for j := range list {
				list[j].Span = Span{}
			}
		}
	}
	bare := func(c *Computed) {
		if c == nil {
			return
		}
		c.Span = Span{}
		for i := range c.Args {
			c.Args[i].Span = Span{}
		}
	}
	eachInline(&c, func(in *Inline) {
		in.Span = Span{}
		bare(in.Computed)
	}, func(n *Node) {
		n.Span = Span{}
		bare(n.Computed)
	})
	b, err = json.MarshalIndent(c, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// stable fails unless a letter that is written down reads back as itself, and is then written the same.
func stable(t *testing.T, l *Letter) {
	t.Helper()
	once := Format(l)
	again, err := Parse(once)
	if err != nil {
		t.Fatalf("what was written cannot be read:\n%v\n\n%s", err, once)
	}
	if a, b := said(t, l), said(t, again); a != b {
		t.Fatalf("read back as another letter:\n%s\nwritten:\n%s\nread back:\n%s", a, once, b)
	}
	if twice := Format(again); twice != once {
		t.Fatalf("written otherwise the second time:\n%s\n\n%s", once, twice)
	}
}

func TestALetterWrittenDownReadsBackAsItself(t *testing.T) {
	stable(t, read(t, small))
	for name, body := range map[string]string{
		"signs that mean something": `\* \_ \[x\] \{held\} \<b> a|b \&amp; \\ 3 < 4 \# - +`,
		"starts of lines":           "\\- a\\\n\\# b\\\n1\\. c\\\n\\> d\\\n\\+ e\\\n\\::: f  \n12\\) g",
		"emphasis in odd places":    `a**b**c *d* ***e*** [ f ]{strong} [*g* **h**]{lang=fr} [(]{emph}x`,
		"lists in a row":            "- a\n- b\n\n+ c\n\n1. d\n\n2) e\n\n   f\n   - g\n\n* h",
		"quotations":                "> a\n>\n> > b\n>\n> - c",
		"tables":                    "| a \\| b | **c** |\n|---|---|\n| {held} | [@a-1, p. 3] |\n| d |\n",
		"links":                     "[a *b*](https://x.org/a_(b)?c=1&d=2) <https://y.org> [](https://z.org) <a@b.org>",
		"references":                "[@a-1] [@a-1; @b-2, p. 3] [w *x*](@c-3 \"p. ] ; 4\") [@c-3, a 'b']",
		"expressions":               `{held group="a b" on=«x "y" z»} {count acts type=arrest}`,
		"languages":                 "::: lang fr\nUn\n\n- deux\n:::\n\n- three\n\n::: lang km\nក្នុង\n:::\n\n::: demand\n\nWe *ask*.\n\n- a\n:::\n\n::: annex A *b*\n\nText\n\n| x |\n| - |\n:::\n",
		"a trailing backslash":      "a\\\\  \nb",
	} {
		t.Run(name, func(t *testing.T) { stable(t, read(t, "---\nlanguage: en\n---\n"+body)) })
	}
}

func FuzzFormat(f *testing.F) {
	f.Add(small)
	f.Add("---\nlanguage: en\n---\na **b** *c*\\\nd\n\n- e\n  - f\n\n1) g\n\n> h\n\n| a | b |\n|---|---|\n| {held} | [@x] |\n\n[a *b*]{strong lang=fr}  \nd\n")
	f.Add("---\nlanguage: en\ntitle: \"a: b\"\nletterhead:\n- x\n- y: z\nto: a, b\n---\n::: demand\nto: \"a, b\", c\nterm: by 2016-06-01\n\n***a***\n:::\n\n::: lang fr\nb\n:::\n::: annex c\nd\n:::\n***\n")
	files, _ := os.ReadDir("testdata")
	for _, file := range files {
		if text, err := os.ReadFile("testdata/" + file.Name()); err == nil {
			f.Add(string(text))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		if l, err := Parse(text); err == nil {
			stable(t, l)
		}
	})
}
