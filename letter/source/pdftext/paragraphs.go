package pdftext

import (
	"bytes"
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/upheld/upheld/order"
)

// listMark is what begins an item: a bullet, or a number or letter with its sign.
var listMark = regexp.MustCompile(`^(?:[•◦▪●○■□–—‣⁃✓➢*·-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)])[\s\t]+\S`)

// setter joins lines to paragraphs.
type setter struct {
	measures
	words map[string]bool
	out   []byte
}

// paragraphs is the text of all pages: paragraphs with an empty line between them, items and lines that were meant as
// lines each on their own, footnotes at the end.
func paragraphs(pages [][]line) string {
	s := &setter{words: map[string]bool{}}
	for _, p := range pages {
		for _, l := range p {
			for w := range strings.FieldsFuncSeq(strings.ToLower(l.text), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
				s.words[w] = true
			}
		}
	}
	s.measures = measure(pages)
	var body, notes []line
	for _, p := range pages {
		b, n := splitNotes(p)
		body, notes = append(body, b...), append(notes, n...)
	}
	s.write(body)
	s.write(notes)
	return strings.TrimSpace(string(s.out))
}

// splitNotes takes the footnotes of a page out: lines at its foot that are smaller than the body and begin with a mark.
func splitNotes(p []line) (body, notes []line) {
	lowest := slices.Clone(p)
	order.By(lowest, func(a, b line) int { return cmp.Compare(a.y, b.y) })
	sizes := map[float64]int{}
	for _, l := range p {
		sizes[l.size] += len(l.text)
	}
	small := 0.93 * most(sizes)
	limit, first := math.Inf(-1), ""
	for _, l := range lowest {
		if l.size > small {
			break
		}
		if noteMark.MatchString(l.text) {
			limit, first = l.y, l.text
		}
	}
	if first == "" {
		return p, nil
	}
	for _, l := range p {
		if l.y <= limit+0.1 && l.size <= small {
			l.note = true
			notes = append(notes, l)
		} else {
			body = append(body, l)
		}
	}
	return body, notes
}

var noteMark = regexp.MustCompile(`^(?:\[\d{1,3}\]|\d{1,3}\s|\d{1,3}\. |\*+\s)`)

func (s *setter) write(lines []line) {
	for i, l := range lines {
		if i == 0 {
			if len(s.out) > 0 {
				s.out = append(s.out, "\n\n"...)
			}
			s.out = append(s.out, l.text...)
			continue
		}
		switch s.between(lines, i) {
		case joinedTo:
			s.join(l.text)
		case newRow:
			s.out = append(append(s.out, '\n'), l.text...)
		case newParagraph:
			s.out = append(append(s.out, "\n\n"...), l.text...)
		}
	}
}

type bond int

const (
	joinedTo bond = iota
	newRow
	newParagraph
)

// between says how line i follows the line before it.
func (s *setter) between(lines []line, i int) bond {
	a, b := lines[i-1], lines[i]
	aItem, bItem := listMark.MatchString(a.text), listMark.MatchString(b.text)
	if b.note && noteMark.MatchString(b.text) {
		return newRow
	}
	if a.page != b.page || b.start && b.y > a.y {
		return s.acrossPages(a, b, bItem)
	}
	wide := s.wide(a, b)
	tabbed := strings.Contains(a.text, "\t") && strings.Contains(b.text, "\t")
	inList := aItem || s.insideItem(lines, i-1)
	switch {
	case bItem && inList:
		return newRow
	case math.Abs(a.size-b.size) > 0.12*max(a.size, b.size):
		return newParagraph
	case tabbed && (a.y-b.y)/max(a.size, b.size) < 2.2*s.leading:
		return newRow
	case wide, bItem:
		return newParagraph
	case strings.Contains(a.text, "\t") || strings.Contains(b.text, "\t"):
		return newRow
	case a.font != b.font && a.font != mixed && b.font != mixed:
		return newRow // a name in strong letters, and what it is
	case dividedWord(a.text, b.text):
		return joinedTo
	case s.couldHaveHeld(a, b):
		return newRow
	case !inList && b.x0 > a.x0+0.9*b.size && i > 1 && ends(a.text):
		return newParagraph // first line set in
	}
	return joinedTo
}

// dividedWord reports a line that ends within a word.
func dividedWord(a, b string) bool {
	last, n := utf8.DecodeLastRuneInString(a)
	before, _ := utf8.DecodeLastRuneInString(a[:len(a)-n])
	next, _ := utf8.DecodeRuneInString(b)
	return last == '\u00ad' || (last == '-' || last == '\u2010') && unicode.IsLetter(before) && unicode.IsLower(next)
}

// insideItem looks back from a line to the mark of the item to which it belongs.
func (s *setter) insideItem(lines []line, i int) bool {
	for far := i - 60; i >= 0 && i > far; i-- {
		if listMark.MatchString(lines[i].text) {
			return true
		}
		if i == 0 || lines[i].start || s.wide(lines[i-1], lines[i]) {
			return false
		}
	}
	return false
}

// acrossPages joins a paragraph that goes on over the page or into the next column.
func (s *setter) acrossPages(a, b line, bItem bool) bond {
	if bItem && listMark.MatchString(a.text) {
		return newRow
	}
	if bItem || math.Abs(a.size-b.size) > 0.5 || ends(a.text) {
		return newParagraph
	}
	r, _ := utf8.DecodeRuneInString(b.text)
	if unicode.IsLower(r) || strings.HasSuffix(a.text, ",") || a.x1 > a.edge-6*a.size && !unicode.IsUpper(r) {
		return joinedTo
	}
	if a.x1 > a.edge-5*a.size {
		return joinedTo
	}
	return newParagraph
}

// ends reports a text that ends as a sentence does.
func ends(s string) bool {
	s = strings.TrimRight(s, `"'”’»)]0123456789[`)
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?:;។៕", r)
}

// join adds a line to the paragraph. A hyphen at the end of a line is taken away when it only divided a word: always for
// the soft one; for the plain one unless the text writes the word with it elsewhere, or writes both halves as words.
func (s *setter) join(text string) {
	last, n := utf8.DecodeLastRune(s.out)
	next, _ := utf8.DecodeRuneInString(text)
	switch {
	case last == '\u00ad':
		s.cut(n)
	case (last == '-' || last == '\u2010') && unicode.IsLetter(next):
		if unicode.IsLower(next) && s.divided(s.out[:len(s.out)-n], text) {
			s.cut(n)
		}
	case last == '\u200b' || last == '/' || unsplit(last) && unsplit(next):
	default:
		s.out = append(s.out, ' ')
	}
	s.out = append(s.out, text...)
}

// unsplit reports letters of a script that is written without spaces between words: a line end is no space there.
func unsplit(r rune) bool {
	return unicode.In(r, unicode.Khmer, unicode.Thai, unicode.Lao, unicode.Myanmar, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

func (s *setter) cut(n int) { s.out = s.out[:len(s.out)-n] }

func (s *setter) divided(before []byte, after string) bool {
	notWord := func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }
	a := strings.ToLower(string(before[bytes.LastIndexFunc(before, notWord)+1:]))
	b := strings.ToLower(after)
	if i := strings.IndexFunc(b, notWord); i >= 0 {
		b = b[:i]
	}
	switch {
	case a == "" || b == "":
		return false
	case s.words[a+b]:
		return true
	case s.words[a+"-"+b], strings.Contains(a, "-"):
		return false
	case s.words[a] && s.words[b]:
		return false
	}
	return !slices.Contains([]string{"non", "self", "well", "co", "semi", "anti", "ex", "pro", "vice", "so", "mid", "long", "short", "post"}, a)
}
