package calendar

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/upheld/upheld/when"
)

// Feed is what a calendar or a news reader is given: duties in one language, and where they can be read about.
type Feed struct {
	Lang  string
	Site  string // address of the site without a path, "https://upheld.example"; empty on a laptop
	Self  string // path of the feed itself
	Page  string // path of the page that shows the same
	Link  func(Duty) string
	Items []Duty
}

// href is a path as a whole address where the site has one.
func (f Feed) href(path string) string { return f.Site + path }

// lineOctets is the longest line of an iCalendar file, without its end (RFC 5545, 3.1).
const lineOctets = 75

// ICS writes the duties as an iCalendar object (RFC 5545): one event of a whole day for each, without alarms. The same
// duties give the same bytes. There is no METHOD, so DTSTAMP tells when the event was last revised (3.8.7.2): the first
// day of its state; SEQUENCE is the number of that day, so a later state has a higher one (3.8.7.4).
func (f Feed) ICS() []byte {
	var b lines
	b.line("BEGIN:VCALENDAR")
	b.line("VERSION:2.0")
	b.line("PRODID:-//Upheld//Calendar of duties//" + strings.ToUpper(f.Lang))
	b.line("CALSCALE:GREGORIAN")
	b.text("NAME", say["calendar"].In(f.Lang))         // RFC 7986, 5.1
	b.text("X-WR-CALNAME", say["calendar"].In(f.Lang)) // the same for older programs
	b.line("REFRESH-INTERVAL;VALUE=DURATION:PT12H")    // RFC 7986, 5.7
	for _, d := range f.Items {
		f.event(&b, d)
	}
	b.line("END:VCALENDAR")
	return []byte(b.String())
}

func (f Feed) event(b *lines, d Duty) {
	b.line("BEGIN:VEVENT")
	b.line("UID:" + f.uuid(d))
	b.line("DTSTAMP:" + basic(d.Since) + "T000000Z")
	b.line(fmt.Sprintf("SEQUENCE:%d", max(0, int(d.Since))))
	b.line("DTSTART;VALUE=DATE:" + basic(d.Day))
	if d.End > d.Day { // the end of an event is the first day after it
		b.line("DTEND;VALUE=DATE:" + basic(d.End.AddDays(1)))
	}
	b.text("SUMMARY;LANGUAGE="+f.Lang, d.Title(f.Lang))
	b.text("DESCRIPTION;LANGUAGE="+f.Lang, d.Explain(f.Lang))
	if link := f.Link(d); link != "" && f.Site != "" {
		b.line("URL:" + uri(f.href(link)))
	}
	b.text("CATEGORIES", string(d.Kind))
	b.line("TRANSP:TRANSPARENT") // nobody is busy because a State owes an answer
	b.line("END:VEVENT")
}

// lines are content lines: folded, each with CR LF behind it.
type lines struct{ strings.Builder }

// text writes a property whose value is a text.
func (b *lines) text(name, value string) { b.line(name + ":" + escaped(value)) }

// line folds what is longer than 75 octets, never inside a letter (RFC 5545, 3.1).
func (b *lines) line(s string) {
	for room := lineOctets; len(s) > room; room = lineOctets - 1 {
		cut := room
		for cut > 1 && !utf8.RuneStart(s[cut]) {
			cut--
		}
		b.WriteString(s[:cut] + "\r\n ")
		s = s[cut:]
	}
	b.WriteString(s + "\r\n")
}

var inText = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`, "\u2028", `\n`, "\u2029", `\n`)

// escaped is a text as the value of a property (RFC 5545, 3.3.11). What no text may hold is left out.
func escaped(s string) string { return inText.Replace(printable(s)) }

// printable is s in valid UTF-8 without control characters but the end of a line and the tab.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\r' && r != '\t' || r >= 0x7f && r < 0xa0 || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// uri keeps an address on one line: what stands in none is left out.
func uri(s string) string {
	return strings.Map(func(r rune) rune {
		if r <= ' ' || r == 0x7f {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

// basic is a day as 20160513.
func basic(d when.Day) string {
	y, m, day := d.Civil()
	return fmt.Sprintf("%04d%02d%02d", y, m, day)
}
