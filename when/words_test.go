package when_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/when"
)

func TestWords(t *testing.T) {
	tests := []struct{ iso, en, fr, km string }{
		{"2016-05-13", "13 May 2016", "13 mai 2016", "13 ឧសភា 2016"},
		{"2016-05-01", "1 May 2016", "1er mai 2016", "1 ឧសភា 2016"},
		{"2016-05", "May 2016", "mai 2016", "ឧសភា 2016"},
		{"2016", "2016", "2016", "2016"},
		{"0016-02-03", "3 February 0016", "3 février 0016", "3 កុម្ភៈ 0016"},
		{"2016-05-13~", "about 13 May 2016", "vers le 13 mai 2016", "ប្រហែល 13 ឧសភា 2016"},
		{"2016-05~", "about May 2016", "vers mai 2016", "ប្រហែល ឧសភា 2016"},
		{"..2016-05-12", "before 13 May 2016", "avant le 13 mai 2016", "មុន 13 ឧសភា 2016"},
		{"..2016-04", "before May 2016", "avant mai 2016", "មុន ឧសភា 2016"},
		{"2017..", "after 2016", "après 2016", "ក្រោយ 2016"},
		{"..9999", "in or before 9999", "au plus tard en 9999", "នៅ ឬ មុន 9999"},
		{"0001-01-01..", "on or after 1 January 0001", "au plus tôt le 1er janvier 0001", "នៅ ឬ ក្រោយ 1 មករា 0001"},
		{"2014-11-11..2014-11-13", "between 11 and 13 November 2014", "entre le 11 et le 13 novembre 2014", "ចន្លោះ 11 និង 13 វិច្ឆិកា 2014"},
		{"2016-04..2016-07", "between April and July 2016", "entre avril et juillet 2016", "ចន្លោះ មេសា និង កក្កដា 2016"},
		{"2017-05-20/2017-06-02", "from 20 May to 2 June 2017", "du 20 mai au 2 juin 2017", "ពី 20 ឧសភា ដល់ 2 មិថុនា 2017"},
		{"2016-12-20/2017-01-02", "from 20 December 2016 to 2 January 2017", "du 20 décembre 2016 au 2 janvier 2017", "ពី 20 ធ្នូ 2016 ដល់ 2 មករា 2017"},
		{"2016-08/2016-10", "from August to October 2016", "d'août à octobre 2016", "ពី សីហា ដល់ តុលា 2016"},
		{"2016-10/2017-01", "from October 2016 to January 2017", "d'octobre 2016 à janvier 2017", "ពី តុលា 2016 ដល់ មករា 2017"},
		{"2014/2016-05-01", "from 2014 to 1 May 2016", "de 2014 au 1er mai 2016", "ពី 2014 ដល់ 1 ឧសភា 2016"},
		{"2016-04-28/..", "since 28 April 2016", "depuis le 28 avril 2016", "ចាប់ពី 28 មេសា 2016"},
		{"../2016-05-13", "until 13 May 2016", "jusqu'au 13 mai 2016", "រហូតដល់ 13 ឧសភា 2016"},
		{"../2016-05", "until May 2016", "jusqu'en mai 2016", "រហូតដល់ ឧសភា 2016"},
		{"2016-05~/2017-06-02", "beginning about May 2016, ending on 2 June 2017", "début vers mai 2016, fin le 2 juin 2017", "ចាប់ផ្តើម ប្រហែល ឧសភា 2016, បញ្ចប់ 2 មិថុនា 2017"},
		{"..2016-05-12/..", "beginning before 13 May 2016, still going on", "début avant le 13 mai 2016, toujours en cours", "ចាប់ផ្តើម មុន 13 ឧសភា 2016, នៅបន្ត"},
		{"../2016~", "already going on, ending about 2016", "déjà en cours, fin vers 2016", "បានចាប់ផ្តើមហើយ, បញ្ចប់ ប្រហែល 2016"},
		{"2014-11/2016-11-11..2016-11-13", "beginning in November 2014, ending between 11 and 13 November 2016", "début en novembre 2014, fin entre le 11 et le 13 novembre 2016", "ចាប់ផ្តើម វិច្ឆិកា 2014, បញ្ចប់ ចន្លោះ 11 និង 13 វិច្ឆិកា 2016"},
	}
	for _, tt := range tests {
		w := must(t, tt.iso)
		for lang, want := range map[string]string{"en": tt.en, "fr": tt.fr, "km": tt.km, "de": tt.iso, "": tt.iso} {
			if got := w.Words(lang); got != want {
				t.Errorf("%s in %q: %q, want %q", tt.iso, lang, got, want)
			}
		}
	}
	if got := (when.When{}).Words("en") + (when.When{}).Short("fr"); got != "" {
		t.Errorf("nothing said reads %q", got)
	}
}

func TestShort(t *testing.T) {
	tests := []struct{ iso, en, fr string }{
		{"2016-05-13", "13 May 2016", "13 mai 2016"},
		{"2016-05-13~", "about 13 May 2016", "vers le 13 mai 2016"},
		{"2017-05-20/2017-05-22", "20–22 May 2017", "20–22 mai 2017"},
		{"2017-05-20/2017-06-02", "20 May – 2 June 2017", "20 mai – 2 juin 2017"},
		{"2016-05/2017-06", "May 2016 – June 2017", "mai 2016 – juin 2017"},
		{"2016-04-28/..", "28 April 2016 –", "28 avril 2016 –"},
		{"../2016-04-28", "– 28 April 2016", "– 28 avril 2016"},
		{"2014-11-11..2014-11-13", "between 11 and 13 November 2014", "entre le 11 et le 13 novembre 2014"},
	}
	for _, tt := range tests {
		w := must(t, tt.iso)
		if en, fr := w.Short("en"), w.Short("fr"); en != tt.en || fr != tt.fr {
			t.Errorf("%s: %q and %q, want %q and %q", tt.iso, en, fr, tt.en, tt.fr)
		}
	}
}

func TestParseWords(t *testing.T) {
	tests := []struct{ lang, words, iso string }{
		{"en", "13 May 2016", "2016-05-13"},
		{"en", "May 13, 2016", "2016-05-13"},
		{"en", "13th of May 2016", "2016-05-13"},
		{"en", "Friday, 13th May, 2016.", "2016-05-13"},
		{"en", "on the 1st of Sept. 2016", "2016-09-01"},
		{"en", "22nd JUNE 2016", "2016-06-22"},
		{"en", "3rd May 2016", "2016-05-03"},
		{"en", "  May\u00a02016 ", "2016-05"},
		{"en", "in 2016", "2016"},
		{"en", "2016-05-13", "2016-05-13"},
		{"en", "2014-11-11..2014-11-13", "2014-11-11..2014-11-13"},
		{"en", "before 13 May 2016", "..2016-05-12"},
		{"en", "before 1 March 2016", "..2016-02-29"},
		{"en", "before January 2016", "..2015-12"},
		{"en", "on or before 13 May 2016", "..2016-05-13"},
		{"en", "by 13 May 2016", "..2016-05-13"},
		{"en", "after 31 December 2016", "2017-01-01.."},
		{"en", "about May 2016", "2016-05~"},
		{"en", "c. 2016", "2016~"},
		{"en", "between 11 and 13 November 2014", "2014-11-11..2014-11-13"},
		{"en", "between November 11 and 13, 2014", "2014-11-11..2014-11-13"},
		{"en", "between October 31 and November 2, 2014", "2014-10-31..2014-11-02"},
		{"en", "from 20 May to 2 June 2017", "2017-05-20/2017-06-02"},
		{"en", "from Saturday 20 May to Friday 2 June 2017", "2017-05-20/2017-06-02"},
		{"en", "from 20 May 2016 until June 2017", "2016-05-20/2017-06"},
		{"en", "since 28 April 2016", "2016-04-28/.."},
		{"en", "until 13 May 2016", "../2016-05-13"},
		{"fr", "le 13 mai 2016", "2016-05-13"},
		{"fr", "vendredi 13 mai 2016", "2016-05-13"},
		{"fr", "1er mai 2016", "2016-05-01"},
		{"fr", "Le 1er AOÛT 2016", "2016-08-01"},
		{"fr", "de\u0301cembre 2016", "2016-12"},
		{"fr", "decembre 2016", "2016-12"},
		{"fr", "en mai 2016", "2016-05"},
		{"fr", "vers mai 2016", "2016-05~"},
		{"fr", "avant le 13 mai 2016", "..2016-05-12"},
		{"fr", "au plus tard le 13 mai 2016", "..2016-05-13"},
		{"fr", "entre le 11 et le 13 novembre 2014", "2014-11-11..2014-11-13"},
		{"fr", "du 20 mai au 2 juin 2017", "2017-05-20/2017-06-02"},
		{"fr", "d’avril à mai 2016", "2016-04/2016-05"},
		{"fr", "depuis le 28 avril 2016", "2016-04-28/.."},
		{"fr", "à partir du 28 avril 2016", "2016-04-28/.."},
		{"fr", "jusqu’au 13 mai 2016", "../2016-05-13"},
	}
	for _, tt := range tests {
		w, err := when.ParseWords(tt.words, tt.lang)
		if err != nil || w != must(t, tt.iso) {
			t.Errorf("%q: %v, %v, want %s", tt.words, w, err, tt.iso)
		}
	}
}

func TestParseWordsDoesNotGuess(t *testing.T) {
	tests := []struct{ lang, words, say string }{
		{"en", "", "no date was given"},
		{"en", "30 February 2016", "2016-02-30 is not a day of the calendar"},
		{"en", "2016-02-30", "2016-02-30 is not a day of the calendar"},
		{"en", "05/06/2016", "can be read in two ways"},
		{"en", "5.6.2016", "can be read in two ways"},
		{"en", "13 May 16", "year without four figures"},
		{"en", "13 May 99", "neither a day"},
		{"en", "13 May", "no year of four figures"},
		{"en", "13", "no year of four figures"},
		{"en", "May", "no year of four figures"},
		{"en", "13 2016", "has no month"},
		{"en", "Tuesday 13 May 2016", "2016-05-13 was a Friday, not a Tuesday"},
		{"en", "Friday May 2016", "a weekday and no day"},
		{"en", "13st May 2016", `"13st" is not a day of a month`},
		{"en", "11th May 2016 2017", "says one thing twice"},
		{"en", "2016 May 13", "is not a date in words"},
		{"en", "13 mai 2016", `"mai" is not a word of a date`},
		{"en", "last month", `"last" is not a word of a date`},
		{"en", "11-13 November 2014", "can be read in two ways"},
		{"en", "between 11 November 2014", "only one side"},
		{"en", "between 13 and 11 November 2014", "ends before it begins"},
		{"en", "from 13 May 2016", "write “since”"},
		{"en", "from 20 to 2 June 2017", "ends before it begins"},
		{"en", "beginning May 2016", "does not say how it ended"},
		{"en", "before 0001", "no day before"},
		{"en", "after 31 December 9999", "no day after"},
		{"en", "0000", "0000 is not a year"},
		{"en", "13 May 0000", "0000 is not a year"},
		{"en", "12nd May 2016", "is not a day of a month"},
		{"en", "..2016-02-30", "2016-02-30 is not a day"},
		{"en", "from Mai to June 2016", "is not a word of a date"},
		{"en", "from May to Juin 2016", "is not a word of a date"},
		{"en", "from 31 to 30 June 2016", "2016-06-31 is not a day"},
		{"en", "before Juin 2016", "is not a word of a date"},
		{"en", "beginning Mai 2016, ending June 2016", "is not a word of a date"},
		{"fr", "May 13, 2016", "is not a word"},
		{"fr", "mai 13, 2016", "is not a date in words"},
		{"fr", "2er mai 2016", "is not a day of a month"},
		{"de", "13. Mai 2016", "not in"},
		{"en", strings.Repeat("13 May 2016 ", 40), "too long"},
	}
	for _, tt := range tests {
		w, err := when.ParseWords(tt.words, tt.lang)
		if err == nil || fault.KindOf(err) != fault.Invalid || !strings.Contains(fault.Say(err), tt.say) {
			t.Errorf("%.40q: %v, error %v, want Invalid with %q", tt.words, w, err, tt.say)
		}
	}
}

func TestWordsAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := parsed().Draw(t, "when")
		for _, lang := range []string{"en", "fr"} {
			back, err := when.ParseWords(w.Words(lang), lang)
			if err != nil || back != w {
				t.Fatalf("%v: %q was read as %v, %v", w, w.Words(lang), back, err)
			}
		}
	})
}

func FuzzParseWords(f *testing.F) {
	for _, s := range []string{
		"13 May 2016", "May 13, 2016", "between 11 and 13 November 2014", "from 20 May to 2 June 2017",
		"beginning before 13 May 2016, still going on", "already going on, ending about 2016", "2016~",
	} {
		f.Add(s, "en")
	}
	for _, s := range []string{"le 1er mai 2016", "d'avril à mai 2016", "du 20 mai au 2 juin 2017", "jusqu’en 2016", "début vers mai 2016, fin le 2 juin 2017"} {
		f.Add(s, "fr")
	}
	f.Fuzz(func(t *testing.T, s, lang string) {
		w, err := when.ParseWords(s, lang)
		if err != nil {
			if fault.KindOf(err) != fault.Invalid {
				t.Fatalf("%q: %v is not a fault of the writer", s, err)
			}
			return
		}
		nested(t, w)
		if back, err := when.Parse(w.String()); err != nil || back != w {
			t.Fatalf("%q: ISO %q was read as %v, %v", s, w, back, err)
		}
		if back, err := when.ParseWords(w.Words(lang), lang); err != nil || back != w {
			t.Fatalf("%q: words %q were read as %v, %v", s, w.Words(lang), back, err)
		}
	})
}

func must(t *testing.T, iso string) when.When {
	t.Helper()
	w, err := when.Parse(iso)
	if err != nil {
		t.Fatalf("%s: %v", iso, err)
	}
	return w
}
