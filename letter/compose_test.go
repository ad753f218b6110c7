package letter

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/when"
)

// oddWords draws words full of signs that mean something in the format.
func oddWords() *rapid.Generator[string] {
	bit := rapid.SampledFrom([]string{
		"a", "we ask", " ", "  ", "\n", "*", "**", "_", "[", "]", "{", "}", "(", ")", "<", ">", "&", "&amp;", "|", "\\", "`", "#", "-",
		"+", "1.", "2)", ":::", "---", "***", ":", ": ", "\"", "'", "“", "”", "«", "»", "ក្នុង", "é", "\u00a0", "!", "@", "[@x]", "{held}", "=", "~", ".", ",", "(consents)",
		"https://x.org", "\t", "---|---", "yes", "null",
	})
	return rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(bit, 0, 6).Draw(t, "bits"), "") })
}

func oneOddLine() *rapid.Generator[string] {
	return rapid.Map(oddWords(), oneLine)
}

func anyInline(t *rapid.T) Inline {
	in := Inline{Strong: rapid.Bool().Draw(t, "strong"), Emph: rapid.Bool().Draw(t, "emph")}
	in.Lang = rapid.SampledFrom([]string{"", "", "", "fr", "km"}).Draw(t, "lang")
	switch rapid.IntRange(0, 6).Draw(t, "kind") {
	case 0:
		in.Cite, in.Locator = "iccpr/art-19", oneOddLine().Draw(t, "locator")
	case 1:
		in.Cite, in.Text = "cs-ny-sokha-1", oneOddLine().Draw(t, "words")
	case 2:
		value := strings.NewReplacer("»", "", "}", "").Replace(oneOddLine().Draw(t, "value"))
		in.Computed = &Computed{Name: "held", Args: []Arg{{Name: "group", Value: value}, {Name: "on", Value: "2016-05-13"}}}
	case 3:
		in.Link, in.Text = "https://x.org/a?b=(c)&d=[e]_f", oddWords().Draw(t, "words")
	default:
		in.Text = oddWords().Draw(t, "words")
	}
	return in
}

func anyRow(t *rapid.T) []Inline {
	return rapid.SliceOfN(rapid.Custom(anyInline), 0, 4).Draw(t, "row")
}

func anyNode(deep int) *rapid.Generator[Node] {
	return rapid.Custom(func(t *rapid.T) Node {
		kind := rapid.SampledFrom([]NodeKind{ParagraphNode, ParagraphNode, HeadingNode, ListNode, QuoteNode, TableNode, ComputedNode, RuleNode}).Draw(t, "kind")
		if deep == 0 && (kind == ListNode || kind == QuoteNode) {
			kind = ParagraphNode
		}
		n := Node{Kind: kind}
		switch kind {
		case ParagraphNode:
			n.Inline = anyRow(t)
		case HeadingNode:
			n.Level, n.Inline = rapid.IntRange(1, 6).Draw(t, "level"), anyRow(t)
		case ListNode:
			n.Ordered = rapid.Bool().Draw(t, "ordered")
			if n.Ordered {
				n.Start = rapid.IntRange(0, 12).Draw(t, "start")
			}
			n.Items = rapid.SliceOfN(rapid.SliceOfN(anyNode(deep-1), 0, 3), 1, 3).Draw(t, "items")
		case QuoteNode:
			n.Children = rapid.SliceOfN(anyNode(deep-1), 0, 3).Draw(t, "children")
		case TableNode:
			cells := rapid.SliceOfN(rapid.Custom(anyRow), 1, 3)
			n.Header = cells.Draw(t, "header")
			n.Rows = rapid.SliceOfN(cells, 0, 2).Draw(t, "rows")
		case ComputedNode:
			n.Computed = &Computed{Name: "table held", Args: []Arg{{Name: "group", Value: "adhoc-five"}}}
		}
		return n
	})
}

func anyParty(t *rapid.T) Party {
	return Party{
		Name: oneOddLine().Draw(t, "name") + "x", Role: oneOddLine().Draw(t, "role"),
		Organisation: oneOddLine().Draw(t, "organisation"), Consent: rapid.Bool().Draw(t, "consent"),
	}
}

func anyLetter(t *rapid.T) *Letter {
	day, _ := when.ParseDay("2016-05-13")
	l := &Letter{Head: Head{
		ID: "a-x", Title: oneOddLine().Draw(t, "title"), Subject: oneOddLine().Draw(t, "subject"), Language: "fr", Date: when.On(day),
		Greeting: oneOddLine().Draw(t, "greeting"), To: rapid.SliceOfN(rapid.Custom(anyParty), 0, 2).Draw(t, "to"),
		Letterhead: rapid.SliceOfN(oneOddLine(), 0, 2).Draw(t, "letterhead"),
	}}
	nodes := rapid.SliceOfN(anyNode(2), 0, 4)
	for range rapid.IntRange(0, 3).Draw(t, "parts") {
		l.Body = append(l.Body, nodes.Draw(t, "prose")...)
		d := Demand{
			N: len(l.Demands) + 1, To: []Ref{{ID: oneOddLine().Draw(t, "asked") + "y"}, {ID: "KH"}}, Action: "release",
			Persons: []Ref{{ID: "p-a"}, {ID: "p-b"}}, Term: appeal.Term{Words: "at once", Days: 7},
			Body: append([]Node{{Kind: ParagraphNode, Inline: []Inline{{Text: "We ask"}}}}, nodes.Draw(t, "words")...),
		}
		d.ID = demandID("a-x", d.N)
		l.Body = append(l.Body, Node{Kind: DemandNode, Demand: len(l.Demands)})
		l.Demands = append(l.Demands, d)
	}
	for i := range l.Body {
		if l.Body[i].Kind != DemandNode {
			l.Body[i].Lang = rapid.SampledFrom([]string{"", "", "en"}).Draw(t, "lang")
		}
	}
	return l
}

// wordsOf is all that a letter says, without blanks.
func wordsOf(l *Letter) string {
	var b strings.Builder
	eachInline(l, func(in *Inline) {
		b.WriteString(in.Text + in.Cite + in.Locator)
		if in.Computed != nil {
			b.WriteString(in.Computed.Name)
		}
	}, func(n *Node) {
		if n.Computed != nil {
			b.WriteString(n.Computed.Name)
		}
	})
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\n' || r == '\t' {
			return -1
		}
		return r
	}, b.String())
}

// Whatever a page composes is written so that it reads back: no word is lost, none is added, and the second writing is
// the first.
func TestWhatAPageComposesReadsBack(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l := anyLetter(rt)
		written := Format(l)
		again, err := Parse(written)
		if err != nil {
			rt.Fatalf("%v\n%s", err, written)
		}
		if a, b := wordsOf(l), wordsOf(again); a != b {
			rt.Fatalf("other words:\n%q\n%q\n%s", a, b, written)
		}
		if a, b := l.Head.Title, again.Head.Title; a != b {
			rt.Fatalf("title %q became %q", a, b)
		}
		if len(again.Head.To) != len(l.Head.To) || len(again.Demands) != len(l.Demands) {
			rt.Fatalf("lost somebody:\n%s", written)
		}
		if twice := Format(again); twice != written {
			rt.Fatalf("written otherwise the second time:\n%s\n---- second:\n%s", written, twice)
		}
	})
}
