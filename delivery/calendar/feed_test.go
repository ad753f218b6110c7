package calendar

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/upheld/upheld/when"
)

func feed(lang string, items ...Duty) Feed {
	return Feed{
		Lang: lang, Site: "https://upheld.example", Self: "/due.atom", Page: "/due", Items: items,
		Link: func(d Duty) string { return "/appeals/" + url.PathEscape(d.Appeal) },
	}
}

// property is one content line: its name, its parameters, its value as it is written.
type property struct {
	name   string
	params map[string]string
	value  string
}

var (
	icsName = regexp.MustCompile(`^[A-Z0-9-]+$`)
	icsDay  = regexp.MustCompile(`^\d{8}$`)
	uuidRow = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
)

// readICS reads an iCalendar object as strictly as RFC 5545 is written: lines of at most 75 octets that end in CR LF, valid
// UTF-8 in each, known components, what an event must have, once.
func readICS(b []byte) ([]map[string]property, error) {
	if !bytes.HasSuffix(b, []byte("\r\n")) {
		return nil, fmt.Errorf("the last line has no end")
	}
	var unfolded []string
	for _, l := range strings.Split(strings.TrimSuffix(string(b), "\r\n"), "\r\n") {
		switch {
		case len(l) > 75:
			return nil, fmt.Errorf("%d octets in %q", len(l), l)
		case !utf8.ValidString(l):
			return nil, fmt.Errorf("a letter was cut in %q", l)
		case strings.ContainsAny(l, "\r\n\x00\x7f") || strings.ContainsFunc(l, func(r rune) bool { return r < ' ' && r != '\t' }):
			return nil, fmt.Errorf("a control character in %q", l)
		case strings.HasPrefix(l, " ") && len(unfolded) > 0:
			unfolded[len(unfolded)-1] += l[1:]
		default:
			unfolded = append(unfolded, l)
		}
	}
	var events []map[string]property
	var open []string
	head := map[string]property{}
	for _, l := range unfolded {
		p, err := readLine(l)
		if err != nil {
			return nil, err
		}
		switch {
		case p.name == "BEGIN":
			open = append(open, p.value)
			if p.value == "VEVENT" {
				events = append(events, map[string]property{})
			}
			continue
		case p.name == "END":
			if len(open) == 0 || open[len(open)-1] != p.value {
				return nil, fmt.Errorf("END:%s ends nothing", p.value)
			}
			open = open[:len(open)-1]
			continue
		}
		into := head
		switch strings.Join(open, "/") {
		case "VCALENDAR":
		case "VCALENDAR/VEVENT":
			into = events[len(events)-1]
		default:
			return nil, fmt.Errorf("%s stands in %v", p.name, open)
		}
		if _, twice := into[p.name]; twice {
			return nil, fmt.Errorf("%s twice", p.name)
		}
		into[p.name] = p
	}
	if len(open) != 0 || head["VERSION"].value != "2.0" || head["PRODID"].value == "" || head["METHOD"].name != "" {
		return nil, fmt.Errorf("not a calendar: %v %v", open, head)
	}
	for _, e := range events {
		if err := checkEvent(e); err != nil {
			return nil, err
		}
	}
	return events, nil
}

func readLine(l string) (property, error) {
	before, value, ok := strings.Cut(l, ":")
	if !ok {
		return property{}, fmt.Errorf("no colon in %q", l)
	}
	parts := strings.Split(before, ";")
	p := property{name: parts[0], params: map[string]string{}, value: value}
	if !icsName.MatchString(p.name) {
		return p, fmt.Errorf("%q is no name", p.name)
	}
	for _, x := range parts[1:] {
		k, v, ok := strings.Cut(x, "=")
		if !ok || !icsName.MatchString(k) || strings.ContainsAny(v, `";:,`) {
			return p, fmt.Errorf("%q is no parameter", x)
		}
		p.params[k] = v
	}
	return p, nil
}

func checkEvent(e map[string]property) error {
	for _, must := range []string{"UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE"} {
		if e[must].name == "" {
			return fmt.Errorf("an event without %s", must)
		}
	}
	switch {
	case !uuidRow.MatchString(e["UID"].value):
		return fmt.Errorf("UID %s", e["UID"].value)
	case e["DTSTART"].params["VALUE"] != "DATE" || !icsDay.MatchString(e["DTSTART"].value):
		return fmt.Errorf("DTSTART %v", e["DTSTART"])
	case e["DTEND"].name != "" && e["DTEND"].value <= e["DTSTART"].value:
		return fmt.Errorf("ends %s, begins %s", e["DTEND"].value, e["DTSTART"].value)
	}
	if _, err := time.Parse("20060102T150405Z", e["DTSTAMP"].value); err != nil {
		return err
	}
	_, err := readText(e["SUMMARY"].value)
	return err
}

// readText takes a text value back; what is not escaped though it must be is an error.
func readText(s string) (string, error) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ',' || c == ';':
			return "", fmt.Errorf("%q is not escaped in %q", c, s)
		case c != '\\':
			b.WriteByte(c)
		default:
			if i++; i == len(s) {
				return "", fmt.Errorf("a backslash ends %q", s)
			}
			switch s[i] {
			case 'n', 'N':
				b.WriteByte('\n')
			case '\\', ';', ',':
				b.WriteByte(s[i])
			default:
				return "", fmt.Errorf("\\%c in %q", s[i], s)
			}
		}
	}
	return b.String(), nil
}

func TestICSOfADuty(t *testing.T) {
	list := Duties(newWorld(t).letter().rooms(), nil, day("2026-02-01"))
	events, err := readICS(feed("en", OnlyPublic(list)...).ICS())
	if err != nil || len(events) != 1 {
		t.Fatal(err, len(events))
	}
	e := events[0]
	if e["DTSTART"].value != "20260303" || e["DTSTAMP"].value != "20260102T000000Z" || e["URL"].value != "https://upheld.example/appeals/ap-x" || e["DTEND"].name != "" {
		t.Errorf("got %v", e)
	}
	if s, _ := readText(e["SUMMARY"].value); s != list[0].Title("en") {
		t.Errorf("summary %q", s)
	}
}

// The same duty keeps its name through its states, in every language, and a later state has a higher number.
func TestICSNamesStay(t *testing.T) {
	seen, last := "", -1
	for _, d := range []string{"2026-02-01", "2026-03-03", "2026-03-20"} {
		for _, lang := range []string{"en", "fr"} {
			list := OnlyPublic(Duties(newWorld(t).letter().rooms(), nil, day(d)))
			events, err := readICS(feed(lang, list...).ICS())
			if err != nil {
				t.Fatal(err)
			}
			uid, n := events[0]["UID"].value, 0
			fmt.Sscan(events[0]["SEQUENCE"].value, &n)
			if seen != "" && uid != seen || n < last || lang == "en" && n <= last {
				t.Errorf("%s %s: %s after %s, %d after %d", d, lang, uid, seen, n, last)
			}
			seen, last = uid, n
		}
	}
}

// What has not changed gives the same bytes on another day, so that caches work.
func TestFeedsOfTheSameStateAreTheSame(t *testing.T) {
	of := func(d string) Feed {
		return feed("fr", OnlyPublic(Duties(newWorld(t).letter().rooms(), nil, day(d)))...)
	}
	if a, b := of("2026-02-01"), of("2026-02-15"); !bytes.Equal(a.ICS(), b.ICS()) || !bytes.Equal(a.Atom(day("2026-02-01")), b.Atom(day("2026-02-15"))) {
		t.Error("a feed changed though nothing did")
	}
}

func TestICSOfSeveralDays(t *testing.T) {
	d := Duty{ID: "x", Kind: Election, Day: day("2026-07-07"), End: day("2026-07-27"), What: "Assembly", Stage: "campaign"}.on(day("2026-07-01"))
	events, err := readICS(feed("en", d).ICS())
	if err != nil || events[0]["DTEND"].value != "20260728" {
		t.Error(err, events)
	}
}

// Khmer letters have three octets, so a fold at a fixed octet would cut one.
func TestFoldingCutsNoLetter(t *testing.T) {
	for n := range 80 {
		d := Duty{ID: "x", Kind: Answer, State: Coming, Day: day("2026-01-01"), Addressee: strings.Repeat("a", n) + strings.Repeat("ក្នុង", 40)}
		events, err := readICS(feed("en", d).ICS())
		if err != nil {
			t.Fatal(n, err)
		}
		if s, err := readText(events[0]["SUMMARY"].value); err != nil || s != d.Title("en") {
			t.Fatalf("%d: %q %v", n, s, err)
		}
	}
}

// atomFeed is a feed as RFC 4287 has it.
type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	ID      []string    `xml:"id"`
	Title   []string    `xml:"title"`
	Updated []string    `xml:"updated"`
	Author  []string    `xml:"author>name"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID      []string   `xml:"id"`
	Title   []string   `xml:"title"`
	Updated []string   `xml:"updated"`
	Summary []string   `xml:"summary"`
	Links   []atomLink `xml:"link"`
}

func readAtom(b []byte) (*atomFeed, error) {
	dec := xml.NewDecoder(bytes.NewReader(b))
	dec.Strict = true
	f := &atomFeed{}
	if err := dec.Decode(f); err != nil {
		return nil, err
	}
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			break
		}
		if space, ok := tok.(xml.CharData); !ok || len(bytes.TrimSpace(space)) > 0 {
			return nil, fmt.Errorf("more after the feed: %v %v", tok, err)
		}
	}
	if len(f.Author) != 1 || f.Lang == "" || len(f.Links) != 2 || f.Links[0].Rel != "self" {
		return nil, fmt.Errorf("author %v, language %q, links %v", f.Author, f.Lang, f.Links)
	}
	ids := map[string]bool{}
	last := ""
	for i, e := range append([]atomEntry{{ID: f.ID, Title: f.Title, Updated: f.Updated}}, f.Entries...) {
		if len(e.ID) != 1 || len(e.Title) != 1 || len(e.Updated) != 1 || e.Title[0] == "" {
			return nil, fmt.Errorf("entry %d has %v %v %v", i, e.ID, e.Title, e.Updated)
		}
		at, err := time.Parse(time.RFC3339, e.Updated[0])
		if err != nil {
			return nil, err
		}
		id, ok := strings.CutPrefix(e.ID[0], "urn:uuid:")
		if !ok || !uuidRow.MatchString(id) || ids[id] {
			return nil, fmt.Errorf("id %s", e.ID[0])
		}
		if ids[id] = true; i > 1 && at.Format(time.RFC3339) > last {
			return nil, fmt.Errorf("%s after %s: the newest is not first", at, last)
		}
		last = at.Format(time.RFC3339)
	}
	return f, nil
}

func TestAtomOfDuties(t *testing.T) {
	list := OnlyPublic(Duties(remindedWith("accepting-line")(newWorld(t)).rooms(), nil, day("2026-04-06")))
	f, err := readAtom(feed("fr", list...).Atom(day("2026-04-06")))
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Entries) != 3 || f.Updated[0] != "2026-04-06T00:00:00Z" || f.Lang != "fr" {
		t.Errorf("got %+v", f)
	}
	if e := f.Entries[len(f.Entries)-1]; !strings.HasPrefix(e.Title[0], "Réponse en retard") || e.Updated[0] != "2026-03-04T00:00:00Z" || e.Links[0].Href != "https://upheld.example/appeals/ap-x" {
		t.Errorf("the oldest is %+v", e)
	}
	if _, err := readAtom(feed("en").Atom(day("2026-04-06"))); err != nil {
		t.Error("an empty feed:", err)
	}
}

func TestAFeedHasAnEnd(t *testing.T) {
	var many []Duty
	for i := range 3 * mostNews {
		many = append(many, Duty{ID: fmt.Sprint(i), Kind: Answer, State: Coming, Day: when.Day(20000 + i), Since: when.Day(20000 + i)})
	}
	f, err := readAtom(feed("en", many...).Atom(day("2026-04-06")))
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Entries) != mostNews || f.Updated[0] != when.Day(20000+3*mostNews-1).String()+"T00:00:00Z" {
		t.Error(len(f.Entries), f.Updated)
	}
}

// Whatever the record holds as a name, both feeds stay well-formed, and the calendar gives the very words back.
func FuzzFeeds(f *testing.F) {
	for _, s := range []string{"Ruritania", "a,b;c\\d\ne\r\nf\rg", "BEGIN:VEVENT\r\nX:1", "ក្នុង" + strings.Repeat("é", 90), "\x00\xff\u2028<&]]>\ufffe", `\n\`, " "} {
		f.Add(s, "ap-x", "demand")
	}
	f.Fuzz(func(t *testing.T, addressee, ref, stage string) {
		d := Duty{ID: ref + stage, Kind: Answer, State: Overdue, Day: 20000, End: 20000, Since: 20001, Addressee: addressee, Appeal: ref}
		e := Duty{ID: "e" + ref, Kind: Election, State: Coming, Day: 20000, End: 20009, Since: 19990, Stage: stage, What: addressee}
		for _, lang := range []string{"en", "fr"} {
			x := feed(lang, d, e)
			events, err := readICS(x.ICS())
			if err != nil {
				t.Fatal(err)
			}
			got, err := readText(events[0]["SUMMARY"].value)
			want := strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n").Replace(printable(d.Title(lang)))
			if err != nil || got != want {
				t.Fatalf("%q became %q: %v", want, got, err)
			}
			if _, err := readAtom(x.Atom(20001)); err != nil {
				t.Fatal(err)
			}
		}
	})
}
