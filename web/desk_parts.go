package web

import (
	"regexp"
	"strings"

	"github.com/upheld/upheld/letter"
)

// A letter is kept as its text in the letter format. The page of the parts takes the text apart into a head, stretches of
// words and demands, and puts it together again. Words are never rewritten on the way: what stands between the demands, and
// what stands in them, goes through as it was typed, right or wrong.

// letterPart is one stretch of words, or one demand with its words.
type letterPart struct {
	Demand *letter.Demand // nil for words alone; its Body is not used
	Words  string
}

// letterParts is a letter taken apart.
type letterParts struct {
	Head  letter.Head
	Parts []letterPart
}

const fence = "---"

// takeApart cuts the text of a letter into parts. ok is false when something in the heads cannot be read: then taking it
// apart would lose what stands there, and only the text itself is to be edited.
func takeApart(text string) (x letterParts, ok bool) {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	l, err := letter.Parse(text)
	start := headEnd(text)
	x.Head = l.Head
	if start == 0 {
		return x, false
	}
	at := start
	for i := range l.Demands {
		d := &l.Demands[i]
		if d.Span.Start < at || d.Span.End > len(text) {
			return x, false
		}
		x.words(text[at:d.Span.Start])
		x.Parts = append(x.Parts, letterPart{d, wordsOfBlock(text[d.Span.Start:d.Span.End])})
		at = d.Span.End
	}
	x.words(text[at:])
	if problems, is := err.(letter.Problems); is {
		for _, p := range problems {
			// What points at the line that opens a head says that something is missing from it; nothing would be lost.
			if p.Span.Start > len(fence) && p.Span.Start < start || inHeadOfDemand(text, l, p.Span.Start) {
				return x, false
			}
		}
	}
	return x, true
}

func (x *letterParts) words(raw string) {
	if raw = strings.Trim(raw, "\n"); strings.TrimSpace(raw) != "" {
		x.Parts = append(x.Parts, letterPart{Words: raw})
	}
}

// headEnd is where the body begins: after the second line of three hyphens. It is 0 when the text has no whole head.
func headEnd(text string) int {
	rest, ok := strings.CutPrefix(text, fence+"\n")
	at := strings.Index("\n"+rest, "\n"+fence+"\n")
	if !ok || at < 0 {
		return 0
	}
	return len(fence) + 1 + at + len(fence) + 1
}

// wordsOfBlock is what stands in a demand after its keys and before its last line.
func wordsOfBlock(block string) string {
	block = strings.TrimRight(block, "\n")
	block = strings.TrimRight(strings.TrimSuffix(block, ":::"), "\n")
	_, words, _ := strings.Cut(block, "\n\n")
	return strings.Trim(words, "\n")
}

func inHeadOfDemand(text string, l *letter.Letter, at int) bool {
	for i := range l.Demands {
		s := l.Demands[i].Span
		if at >= s.Start && at < s.End {
			head, _, _ := strings.Cut(text[s.Start:s.End], "\n\n")
			opening, _, _ := strings.Cut(head, "\n")
			return at > s.Start+len(opening) && at < s.Start+len(head)
		}
	}
	return false
}

// placeholder is a word that no letter holds and that the format writes as it is.
const placeholder = "upheldwordsstandhere"

var blockLine = regexp.MustCompile(`(?m)^:::.*$`)

// together writes the parts as one text, demands numbered in their order.
func (x letterParts) together() string {
	var b strings.Builder
	b.WriteString(strings.TrimRight(letter.Format(&letter.Letter{Head: x.Head}), "\n") + "\n")
	n := 0
	for _, p := range x.Parts {
		words := strings.Trim(strings.ReplaceAll(p.Words, "\r\n", "\n"), "\n")
		if p.Demand == nil {
			if strings.TrimSpace(words) != "" {
				b.WriteString("\n" + words + "\n")
			}
			continue
		}
		n++
		d := *p.Demand
		d.N = n
		d.Body = []letter.Node{{Kind: letter.ParagraphNode, Inline: []letter.Inline{{Text: placeholder}}}}
		text := letter.Format(&letter.Letter{Head: letter.Head{ID: x.Head.ID, Language: x.Head.Language}, Body: []letter.Node{{Kind: letter.DemandNode}}, Demands: []letter.Demand{d}})
		text = strings.Trim(text[headEnd(text):], "\n")
		// A line of colons would end the block early; a blank before it keeps it a line of words.
		words = blockLine.ReplaceAllString(words, " $0")
		b.WriteString("\n" + strings.Replace(text, placeholder, words, 1) + "\n")
	}
	return b.String()
}
