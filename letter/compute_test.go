package letter_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/upheld/upheld/letter"
)

// value evaluates an expression of a letter of 13 May 2016.
func value(t *testing.T, expr, lang string) (letter.Value, error) {
	t.Helper()
	l, err := letter.Parse("---\nlanguage: " + lang + "\ndate: 2016-05-13\n---\n" + expr + "\n")
	if err != nil {
		t.Fatalf("%s: %v", expr, err)
	}
	for _, n := range l.Body {
		if n.Computed != nil {
			return shipped(t).Compute(n.Computed, lang, l.Head.Date)
		}
		for _, in := range n.Inline {
			if in.Computed != nil {
				return shipped(t).Compute(in.Computed, lang, l.Head.Date)
			}
		}
	}
	t.Fatalf("%s: nothing to compute", expr)
	return letter.Value{}, nil
}

// The figures are those of the room of custody, checked there against the record.
func TestValuesAreThoseOfTheRecord(t *testing.T) {
	for _, c := range []struct{ expr, lang, want string }{
		{"{held}", "en", "22"},
		{"{held group=adhoc-five}", "en", "5"},
		{"{held group=adhoc-five as=words}", "en", "five"},
		{"{held group=adhoc-five as=Words}", "fr", "Cinq"},
		{"{held as=words}", "fr", "vingt-deux"},
		{"{held}", "km", "២២"},
		{"{held on=2018-01-01 group=adhoc-five}", "en", "0"},
		{"{days person=p-ny-sokha}", "en", "15"},
		{"{days person=p-ny-sokha on=2017-06-28 rule=order}", "en", "422"},
		{"{days group=freedom-park-14}", "en", "282 to 297"},
		{"{days group=freedom-park-14}", "fr", "282 à 297"},
		{"{count persons group=freedom-park-14}", "en", "14"},
		{"{count acts type=arrest group=adhoc-five}", "en", "1"},
		{"{name of=p-ny-sokha}", "en", "Ny Sokha"},
		{"{names group=adhoc-five}", "en", "Ny Sokha, Yi Soksan, Nay Vanda, Lim Mony and Ny Chakrya"},
		{"{since person=p-ny-sokha}", "en", "28 April 2016"},
		{"{since person=p-ny-sokha}", "km", "២៨ មេសា ២០១៦"},
		{"{since person=p-ny-sokha}", "es", "28 de abril de 2016"},
		{"{date of=a-2016-04-28}", "fr", "28 avril 2016"},
		{"{date of=iccpr}", "en", "16 December 1966"},
		{"{status person=p-ny-sokha}", "en", "held since 28 April 2016, awaiting trial"},
		{"{status person=p-ny-sokha on=2018-01-01}", "en", "released on bail, 29 June 2017"},
		{"{bond state=KH of=iccpr/art-19}", "en", "bound (accession, 26 May 1992; in force 26 August 1992)"},
		{"{bond state=KH of=iccpr-op1}", "en", "signed only, not bound (signature, 27 September 2004)"},
		{"{bond state=CN of=iccpr}", "fr", "a signé sans être partie (signature, 5 octobre 1998)"},
		{"{bond state=BN of=udhr}", "en", "a text that binds no State"},
		{"{count demands appeal=ap-2016-05-13 on=2018-12-31}", "en", "7"},
	} {
		v, err := value(t, c.expr, c.lang)
		if err != nil || v.Words != c.want {
			t.Errorf("%s in %s: %q %v, expected %q", c.expr, c.lang, v.Words, err, c.want)
			continue
		}
		if v.Rule == "" || len(v.List) == 0 && v.Max > 0 {
			t.Errorf("%s: no rule or no list behind it: %+v", c.expr, v)
		}
	}
}

func TestTablesAreThoseOfTheRecord(t *testing.T) {
	for expr, want := range map[string][]string{
		"{table held group=adhoc-five}":                        {"Name | Held since | Days | Place", "Ny Sokha | 28 April 2016 | 15 | "},
		"{table persons group=adhoc-five on=2018-01-01}":       {"released on bail, 29 June 2017"},
		"{table acts group=adhoc-five from=2016-04-01}":        {"28 April 2016 | Arrest | "},
		"{table bound instrument=iccpr states=\"BN, CN, KH\"}": {"Brunei | not bound", "China | signed only", "Cambodia | bound"},
		"{table bound instrument=paris-sovereignty-1991}":      {"United States | bound (signature, 23 October 1991)"},
		"{table standing state=KH}":                            {"ICCPR | bound", "Universal Declaration | a text that binds no State"},
		"{table demands appeal=ap-2016-05-13 on=2018-12-31}":   {"5 | Immediate and unconditional release", "met in part"},
	} {
		v, err := value(t, expr, "en")
		if err != nil || v.Table == nil || v.Is != letter.IsTable {
			t.Errorf("%s: %v", expr, err)
			continue
		}
		for _, w := range want {
			if !strings.Contains(v.Words, w) {
				t.Errorf("%s: no %q in\n%s", expr, w, v.Words)
			}
		}
	}
}

func TestWrongExpressionsSayWhatWasMeant(t *testing.T) {
	for expr, want := range map[string]string{
		"{hold}":                                         `did you mean "held"`,
		"{held gruop=adhoc-five}":                        `did you mean "group"`,
		"{held group=adhoc-fiv}":                         `did you mean "adhoc-five"`,
		"{held on=2016-02-30}":                           "not a day",
		"{days}":                                         "person=… or group=…",
		"{days person=\"Ny Sokha\"}":                     "person=p-ny-sokha",
		"{days person=p-ny-sokah}":                       `did you mean "p-ny-sokha"`,
		"{days person=p-ny-sokha on=2018-01-01}":         "was not held on 2018-01-01",
		"{days person=p-ny-sokha rule=oder}":             `did you mean "order"`,
		"{since person=p-ny-sokha on=2010-01-01}":        "was not held",
		"{count acts type=arest}":                        `did you mean "arrest"`,
		"{count acts from=2017-01-01}":                   "is after",
		"{count acts province=Atlantis}":                 "Atlantis",
		"{count persons}":                                "needs group",
		"{name of=p-ny-sokhaa}":                          `did you mean "p-ny-sokha"`,
		"{bond state=XX of=iccpr}":                       "country code",
		"{bond state=KH of=iccpr/art-199}":               `did you mean "iccpr/art-19"`,
		"{table bound instrument=icpr}":                  `did you mean "iccpr"`,
		"{table demands appeal=ap-2016-05-133}":          `did you mean "ap-2016-05-13"`,
		"{count demands appeal=ap-2016-05-13 status=me}": "status",
		"{held as=letters}":                              "a way to write numbers",
		"{date of=b-pm}":                                 "has no date",
	} {
		_, err := value(t, expr, "en")
		problems, ok := errors.AsType[letter.Problems](err)
		if !ok || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, expected %q", expr, err, want)
			continue
		}
		if problems[0].Span.Pos.Line != 5 {
			t.Errorf("%s: no place: %v", expr, err)
		}
	}
}

// Without a date in the head a letter still computes what names its own day.
func TestADayIsNeeded(t *testing.T) {
	l, err := letter.Parse("---\nlanguage: en\n---\n{held} {held on=2016-05-13}\n")
	if err != nil {
		t.Fatal(err)
	}
	values, err := letter.Values(l, shipped(t))
	if err == nil || !strings.Contains(err.Error(), "needs a day") || len(values) != 1 || values[0].Words != "22" {
		t.Errorf("%v %+v", err, values)
	}
}

func TestTheExampleLettersAreBorneOut(t *testing.T) {
	for _, name := range []string{"2016-05-13.en.md", "2016-05-13.fr.md"} {
		l := example(t, name)
		values, err := letter.Values(l, shipped(t))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if i := slices.IndexFunc(values, func(v letter.Value) bool { return v.Expr == "{held}" }); i < 0 || values[i].Words != "22" {
			t.Errorf("%s: %+v", name, values)
		}
		if len(l.Demands) != 7 {
			t.Errorf("%s: %d demands", name, len(l.Demands))
		}
	}
}
