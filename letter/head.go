package letter

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/upheld/upheld/when"
)

// Languages are the codes of the languages in which a letter may be written.
var Languages = []string{"en", "fr", "km", "es"}

var headKeys = []string{
	"id", "title", "subject", "language", "original", "date", "place", "from", "to", "cc", "greeting", "closing",
	"signed", "letterhead",
}

const fence = "---"

// readHead reads the lines between the two of three hyphens and gives the byte at which the rest begins.
func (s *source) readHead(h *Head) int {
	h.Language = "en"
	start := 0
	if strings.HasPrefix(s.text, "\uFEFF") {
		start = len("\uFEFF")
	}
	lines := s.lines(start, len(s.text))
	first := 0
	for first < len(lines) && strings.TrimSpace(lines[first].text) == "" {
		first++
	}
	if first == len(lines) || strings.TrimRight(lines[first].text, " \t") != fence {
		s.bad(start, start, "a letter begins with a line of three hyphens (---), the head, and three hyphens again; expected the first of them here")
		return start
	}
	last := first + 1
	for last < len(lines) && strings.TrimRight(lines[last].text, " \t") != fence {
		last++
	}
	if last == len(lines) {
		s.bad(lines[first].start, lines[first].end(), "the head that begins here has no end; expected a second line of three hyphens (---)")
		return len(s.text)
	}
	for _, e := range s.readKeys(lines[first+1 : last]) {
		s.headKey(h, e)
	}
	if _, said := h.Spans["language"]; !said {
		s.bad(lines[first].start, lines[first].end(), "the language is missing; expected \"language: en\" (or fr, km, es) in the head")
	}
	s.headDate(h)
	if last+1 < len(lines) {
		return lines[last+1].start
	}
	return len(s.text)
}

func (s *source) headKey(h *Head, e entry) {
	h.Spans[e.key] = e.span
	switch e.key {
	case "id":
		h.ID = s.id(e)
	case "title":
		h.Title = s.one(e)
	case "subject":
		h.Subject = s.one(e)
	case "language":
		if h.Language = s.language(e); h.Language == "" {
			h.Language = "en"
		}
	case "original":
		h.Original = s.id(e)
	case "date":
		s.one(e) // read by headDate, which needs the language
	case "place":
		h.Place = s.one(e)
	case "greeting":
		h.Greeting = s.one(e)
	case "closing":
		h.Closing = s.one(e)
	case "letterhead":
		h.Letterhead = s.list(h, e)
	case "from":
		h.From = s.parties(h, e)
	case "to":
		h.To = s.parties(h, e)
	case "cc":
		h.CC = s.parties(h, e)
	case "signed":
		h.Signed = s.parties(h, e)
	default:
		delete(h.Spans, e.key)
		s.unknownKey(e, headKeys)
	}
}

// headDate reads the date when the language is known: in ISO form, or in words of English and French.
func (s *source) headDate(h *Head) {
	span, said := h.Spans["date"]
	if !said || span.Start == span.End {
		return
	}
	written := strings.Trim(s.text[span.Start:span.End], `"'`)
	w, err := when.Parse(written)
	if err != nil && (h.Language == "en" || h.Language == "fr") {
		w, err = when.ParseWords(written, h.Language)
	}
	switch {
	case err != nil:
		s.bad(span.Start, span.End, "%s; expected a day, such as 2016-05-13", sayOf(err))
	case w.Earliest() != w.Latest():
		s.bad(span.Start, span.End, "%s is not one day; expected the day of the letter, such as 2016-05-13", quoted(written))
	default:
		h.Date = when.On(w.Earliest())
	}
}

// one is the single value of a key.
func (s *source) one(e entry) string {
	if len(e.items) > 0 || len(e.parts) > 0 {
		s.bad(e.at.Start, e.at.End, "%q has one value; expected it on the same line", e.key)
		return ""
	}
	return e.text
}

func (s *source) language(e entry) string {
	v := strings.ToLower(s.one(e))
	for _, l := range Languages {
		if v == l {
			return l
		}
	}
	s.badValue(e, "%s is not a language of letters; expected one of %s", quoted(e.text), strings.Join(Languages, ", "))
	return ""
}

func (s *source) badValue(e entry, say string, args ...any) {
	at := e.span
	if at.Start == at.End {
		at = e.at
	}
	s.bad(at.Start, at.End, say, args...)
}

// refLike is the form of an id of the record: "iccpr/art-19", "cs-ny-sokha-1", "paris-settlement-1991/art-15.2".
var refLike = regexp.MustCompile(`^[a-z0-9]+([-._][a-z0-9]+)*(/[a-z0-9]+([-._][a-z0-9]+)*)*$`)

// maxID is the longest id that a book takes.
const maxID = 200

func isID(s string) bool { return len(s) <= maxID && refLike.MatchString(s) }

func (s *source) id(e entry) string {
	v := s.one(e)
	if v != "" && !isID(v) {
		s.badValue(e, "%s is not an id; expected small letters, digits and hyphens, such as \"a-2016-05-13-open-letter\"", quoted(v))
		return ""
	}
	return v
}

// list is the lines of a list, or the one value as a list of one.
func (s *source) list(h *Head, e entry) []string {
	if len(e.parts) > 0 {
		s.bad(e.at.Start, e.at.End, "%q is a list of lines; expected \"- \" and the line, one under the other", e.key)
		return nil
	}
	if e.text != "" {
		return []string{e.text}
	}
	var out []string
	for _, it := range e.items {
		if len(it.parts) > 0 { // a line that looks like a key: "Tel: +33 …" is taken as it stands
			it.text = strings.TrimSpace(s.text[it.span.Start:it.span.End])
		}
		h.Spans[e.key+"["+strconv.Itoa(len(out))+"]"] = it.span
		out = append(out, oneLine(it.text))
	}
	return out
}
