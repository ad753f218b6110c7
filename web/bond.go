package web

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/a-h/templ"
	"golang.org/x/text/unicode/norm"

	"github.com/upheld/upheld/place"
	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/web/words"
	"github.com/upheld/upheld/when"
)

// bondNone is the word for an instrument that binds nobody, whatever a State did to it.
const bondNone = "none"

// bondWord is what an instrument is to a State in the words of the pages: a promise.Bond, or bondNone.
func bondWord(in promise.Instrument, s promise.Standing) string {
	if !in.Binding {
		return bondNone
	}
	return string(s.Bond)
}

// instrumentName is the short name of an instrument; ours tells that it is in the language of the page, else it is in
// the words of the record.
func instrumentName(p *Page, in promise.Instrument) (name string, ours bool) {
	title := cmp.Or(in.ShortTitle, in.Title)
	name = p.NameOr("instrument", in.ID, title)
	return name, name != title || p.Has(words.Key("instrument."+in.ID))
}

// stateName is the usual short name of a State.
func stateName(p *Page, code string) string {
	if c, err := place.CountryOf(code); err == nil {
		return c.Name(p.Code)
	}
	return code
}

// because says why an instrument is to a State what it is, in one sentence that stands beside the State's name. It tells
// of nothing after the day of the standing. A reason for which the catalogue has no words is given in those of the room
// (ours is false).
func because(p *Page, y promise.Why) (text string, ours bool) {
	k := words.Key("bond." + y.Key)
	if !p.Has(k) {
		return y.Words, false
	}
	args := []any{
		"act", p.NameOr("did", y.Args["act"], ""), "clause", bondClause(p, y.Args["clause"]), "by", y.Args["by"],
		"owner", countryNamed(p, y.Args["owner"]), "former", countryNamed(p, y.Args["former"]),
	}
	date, force := whenOf(y.Args["date"]), whenOf(y.Args["in_force"])
	args = append(args, "when", atOrIn(p, date), "force", force, "latest", force.Latest(), "through", whenOf(y.Args["through"]))
	return p.T(k, args...), true
}

// bondClause is the clause on which a date rests, in brackets after a space; "" where none is known.
func bondClause(p *Page, clause string) string {
	if clause == "" {
		return ""
	}
	return " (" + strings.ReplaceAll(clause, " and ", " "+p.T("bond.and")+" ") + ")"
}

// atOrIn is a time with its preposition: on a day, in a month or year.
func atOrIn(p *Page, x when.When) string {
	if x.Possible.First == x.Possible.Last {
		return p.T("bond.on", "day", x)
	}
	return p.T("bond.in", "time", x)
}

// whenOf reads what a room wrote; what cannot be read says nothing.
func whenOf(iso string) when.When {
	x, err := when.Parse(iso)
	if err != nil {
		return when.When{}
	}
	return x
}

// countryNamed is a country by its English name in the language of the page; the name itself where there is none.
func countryNamed(p *Page, name string) string {
	for _, c := range place.Countries() {
		if c.EN == name {
			return c.Name(p.Code)
		}
	}
	return name
}

// compareNames orders two States by their names in the language of the page, accents aside.
func compareNames(p *Page, a, b string) int {
	return cmp.Or(strings.Compare(unaccented(stateName(p, a)), unaccented(stateName(p, b))), strings.Compare(a, b))
}

// unaccented is a text with the marks taken off its letters.
func unaccented(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
}

// promiseTo is the page of a provision or of its instrument, by a ref that may name either.
func promiseTo(p *Page, ref string) (templ.SafeURL, bool) {
	if _, err := p.House.Promises.Provision(ref); err == nil {
		return p.To("promise.provision", ref)
	}
	id, _, _ := strings.Cut(ref, "/")
	if _, err := p.House.Promises.Instrument(id); err != nil {
		return "", false
	}
	return p.To("promise.instrument", id)
}

// channelWord is one of the words of a way to complain (name, to, by): the catalogue's, else the room's own.
func channelWord(p *Page, c promise.Channel, part, otherwise string) string {
	return p.NameOr("channel", c.Key+"."+part, otherwise)
}

// countryAlpha3 is the country of the case as the room of promises names States, or "".
func (p *Page) countryAlpha3() string {
	c, err := place.CountryOf(p.country())
	if err != nil {
		return ""
	}
	return c.Alpha3
}

// capital is a text with its first letter large.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// since is the time from which something binds or is open, at the latest where the exact day is not known.
func since(p *Page, x when.When) string {
	if x.Possible.First == x.Possible.Last {
		return p.T("promise.since", "day", x)
	}
	return p.T("promise.since-latest", "day", x.Latest())
}
