package web

import (
	"strings"
	"testing"

	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/web/words"
	"github.com/upheld/upheld/when"
)

// pageOn is a page of the shipped pack as of a day, for tests of what pages compute.
func pageOn(t *testing.T, lang int, on string) *Page {
	t.Helper()
	h, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	today := day(t, "2026-11-23")
	p := &Page{Words: words.All()[lang], House: h, On: day(t, on), Today: today}
	p.OnSet = p.On < today
	return p
}

func TestWhatWasPromised(t *testing.T) {
	expect(t, "/promises", "21 instruments with 132 provisions", "Fourteen of them bound Cambodia on 23 November 2026.",
		"ICCPR International Covenant on Civil and Political Rights 16 December 1966 bound since 26 August 1992",
		"ICCPR-OP1 Optional Protocol to the International Covenant on Civil and Political Rights 16 December 1966 signed only",
		"ILO Convention 87", "since 31 December 2000 at the latest", "Universal Declaration", "binds nobody",
		"the 19 States that signed the Paris agreements of 1991", "bound, of 19",
		"Individual complaint under the ICCPR to the Human Rights Committee", "closed Signed on 27 September 2004; no act by which it became bound",
		"Urgent action for a disappeared person", "open since 27 July 2013",
		"nothing found Bound by the treaty; the procedure also needs a declaration")
	expect(t, "/fr/promises", "Quatorze engageaient cet État le 23 novembre 2026 : Cambodge.", "signé seulement", "Où se plaindre",
		"A adhéré le 27 juin 2013 ; en vigueur à son égard depuis le 27 juillet 2013 (article 39(2)).")
	expect(t, "/promises?on=1992-06-01", "Three of them bound Cambodia on 1 June 1992.", "not bound", "No act of it is known up to this day.")
	if text := read(t, "/promises?on=1992-06-01"); strings.Contains(text, "Constitution of Cambodia") || strings.Contains(text, "26 August 1992") {
		t.Error("as of June 1992 the page knows what was adopted or in force later")
	}
}

func TestAnInstrument(t *testing.T) {
	expect(t, "/promises/iccpr", "International Covenant on Civil and Political Rights", "art. 9 Liberty; no arbitrary arrest or detention",
		"Summed up in our own words; the official text alone counts.", "Of the 19 States whose acts were looked for:",
		"14 bound 1 signed only 3 not bound 1 nothing found", "Cambodia bound Acceded on 26 May 1992; in force for it since 26 August 1992 (article 49(2)).",
		"The State no longer exists, and this record knows no agreed successor.")
	expect(t, "/promises/cambodia-constitution-1993", "1 bound", "Adopted it on 21 September 1993")
	if strings.Contains(read(t, "/promises/cambodia-constitution-1993"), "France") {
		t.Error("a constitution is asked of other States")
	}
	expect(t, "/promises/udhr", "It binds no State.", "binds nobody", "How it voted on this one is not in this record.")
	expect(t, "/promises/cerd", "Against this speaks:")
	expect(t, "/promises/ced?on=2000-01-01", "On 1 January 2000 this instrument had not been adopted.")
	expect(t, "/fr/promises/iccpr", "PIDCP", "14 lié", "3 non lié")
}

func TestAProvision(t *testing.T) {
	expect(t, "/promises/iccpr/art-9", "art. 9 Liberty; no arbitrary arrest or detention", "Custody before trial is to be the exception.",
		"The official wording is not in this record.", "For Cambodia bound", "Every State that is a party", "and others, whose acts were not looked for",
		"Liberty and protection from arbitrary detention", "14 bound Cambodia, Australia",
		"The two demands that rest on it", "acts of this record touch what it protects", "It says neither that a right was violated")
	expect(t, "/promises/paris-settlement-1991/art-29", "Who must keep it The co-chairs of the Paris Conference France, Indonesia",
		"2 bound its duties are laid on these France, Indonesia 16 bound its duties are laid on others Cambodia",
		"That the United States and Canada convene the signatory governments")
	expect(t, "/promises/iccpr/art-26", "Who has said that it was engaged WGAD Opinion 45/2016")
	expect(t, "/promises/iccpr-op1/art-1", "For Cambodia signed only")
	if strings.Contains(read(t, "/promises/iccpr/art-9?on=2016-05-12"), "that rest on it") {
		t.Error("a demand rests on the provision on the day before it was asked")
	}
	h := testServer(t).Handler()
	for _, path := range []string{"/promises/nothing", "/promises/iccpr/art-999"} {
		if w := get(h, path); w.Code != 404 {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
}

// Official wording is shown only where somebody has imported it, in its own language and with what it is.
func TestWordingIsShownWithItsStatus(t *testing.T) {
	p := pageOn(t, 0, "2026-11-23")
	in, err := p.House.Promises.Instrument("iccpr")
	if err != nil {
		t.Fatal(err)
	}
	x := promise.Provision{
		Official: promise.Wording{Text: "Words that stand in for the wording.", Lang: "en", Status: "authentic-copy", Source: "iccpr-text"},
		Others:   []promise.Wording{{Text: "Des mots.", Lang: "fr", Status: "unofficial-translation", Extent: "first sentence"}, {Lang: "km"}},
	}
	v := provisionPage{Provision: x, Of: in, Texts: textsOf(x)}
	var b strings.Builder
	if err := wordings(p, v).Render(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`<blockquote lang="en">Words that stand in for the wording.</blockquote>`, "Copy of the authentic text", "https://wetten.overheid.nl/BWBV0001017",
		`<blockquote lang="fr">Des mots.</blockquote>`, "Unofficial translation · first sentence",
	} {
		if !strings.Contains(squash(b.String()), want) {
			t.Errorf("no %q in %s", want, b.String())
		}
	}
	if strings.Count(b.String(), "<blockquote") != 2 || strings.Contains(b.String(), "not in this record") {
		t.Errorf("an empty text is shown, or a text is denied: %s", b.String())
	}
}

// Every reason that the room gives has words in each language, with all its slots filled, and tells of no day after the one
// asked about (but the day up to which a table was read).
func TestReasonsHaveWords(t *testing.T) {
	seen := map[string]bool{}
	for lang := range words.All() {
		for _, on := range []string{"1985-01-01", "1992-06-01", "2003-01-01", "2013-07-01", "2016-05-13", "2026-11-23"} {
			p := pageOn(t, lang, on)
			for _, st := range p.House.Promises.States() {
				for _, in := range p.House.Promises.Instruments() {
					s, err := p.House.Promises.Standing(st.Code, in.ID, p.On)
					if err != nil {
						t.Fatal(err)
					}
					seen[s.Why.Key] = true
					checkReason(t, p, s.Why)
				}
			}
			channels, err := p.House.Promises.Channels("KHM", p.On)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range channels {
				seen[c.Why.Key] = true
				checkReason(t, p, c.Why)
				for _, part := range []string{"name", "to", "by"} {
					if !p.Has(words.Key("channel." + c.Key + "." + part)) {
						t.Errorf("%s has no channel.%s.%s", p.Code, c.Key, part)
					}
				}
			}
		}
	}
	if len(seen) < 15 {
		t.Errorf("only %d reasons were seen: %v", len(seen), seen)
	}
}

func checkReason(t *testing.T, p *Page, y promise.Why) {
	t.Helper()
	text, ours := because(p, y)
	if !ours || strings.ContainsAny(text, "{}") || strings.Contains(text, "  ") || strings.HasPrefix(text, " ") {
		t.Errorf("%s in %s: %q", y.Key, p.Code, text)
	}
	for _, k := range []string{"date", "in_force", "adopted"} {
		x := whenOf(y.Args[k])
		if !x.IsZero() && x.Earliest() > p.On && strings.Contains(text, p.When(x)) {
			t.Errorf("%s as of %s tells of %s: %q", y.Key, p.On, x, text)
		}
	}
}

// A reason that the catalogue does not know is told in the words of the room rather than not at all.
func TestAnUnknownReasonIsTold(t *testing.T) {
	p := pageOn(t, 1, "2016-05-13")
	if text, ours := because(p, promise.Why{Key: "some-new-key", Words: "Something new."}); ours || text != "Something new." {
		t.Errorf("%q, %v", text, ours)
	}
	text, _ := because(p, promise.Why{Key: "in-force", Args: map[string]string{"act": "ratification", "date": "1999", "in_force": "2000-01-01", "clause": "articles 30 and 31"}})
	if want := "A ratifié en 1999\u00a0; en vigueur à son égard depuis le 1er\u00a0janvier\u00a02000 (articles 30 et 31)."; text != want {
		t.Errorf("%q, want %q", text, want)
	}
}

// The table counts what it shows, and says of each State on each instrument what the room says.
func TestTheTableOfSignatories(t *testing.T) {
	for _, on := range []string{"2026-11-23", "2016-05-13", "1991-10-23", "1970-01-01"} {
		p := pageOn(t, 0, on)
		table := signatoriesOn(p)
		if len(table.Rows) != 19 {
			t.Fatalf("%d signatories", len(table.Rows))
		}
		for i, in := range table.Columns {
			bound := 0
			for _, r := range table.Rows {
				s, err := p.House.Promises.Standing(r.Code, in.ID, p.On)
				if err != nil {
					t.Fatal(err)
				}
				if r.Bonds[i] != string(s.Bond) {
					t.Errorf("%s, %s on %s: the table says %s, the room %s", in.ID, r.Code, on, r.Bonds[i], s.Bond)
				}
				if s.Bond == promise.Bound {
					bound++
				}
			}
			if n := table.count(i, promise.Bound); n != bound {
				t.Errorf("%s on %s: %d counted, %d bound", in.ID, on, n, bound)
			}
			if in.Adopted.Earliest() > p.On {
				t.Errorf("%s stands in the table of %s", in.ID, on)
			}
		}
	}
	french := signatoriesOn(pageOn(t, 1, "2026-11-23"))
	var names []string
	for _, r := range french.Rows {
		names = append(names, stateName(pageOn(t, 1, "2026-11-23"), r.Code))
	}
	if i, j := index(names, "États-Unis"), index(names, "France"); i < 0 || i > j {
		t.Errorf("accents put names out of order: %v", names)
	}
}

func index(list []string, s string) int {
	for i, x := range list {
		if x == s {
			return i
		}
	}
	return -1
}

func TestSince(t *testing.T) {
	p := pageOn(t, 0, "2026-11-23")
	exact, _ := when.Parse("1992-08-26")
	year, _ := when.Parse("2000")
	if a, b := since(p, exact), since(p, year); squash(a) != "since 26 August 1992" || squash(b) != "since 31 December 2000 at the latest" {
		t.Errorf("%q, %q", a, b)
	}
}

// The table of the signatories and the picture of who was asked what fit a sheet across.
func TestWideThingsFitASheet(t *testing.T) {
	ctx, origin := tab(t)
	screen(t, ctx, 700)
	for _, path := range []string{"/promises", "/fr/promises", "/fr/appeals/ap-2016-05-13"} {
		media(t, ctx, "screen", "light")
		open(t, ctx, origin+path)
		media(t, ctx, "print", "light")
		if got := eval[string](t, ctx, `[...document.querySelectorAll(".grid-of-bonds, .matrix svg")].filter(e => e.getBoundingClientRect().right > 700).map(e => e.tagName + " " + e.getBoundingClientRect().right).join(", ")`); got != "" {
			t.Errorf("%s is cut off on paper: %s", path, got)
		}
	}
	media(t, ctx, "", "light")
}

// Whoever looks at a day after the tables were read is told so: an act that nobody looked for is not "no act".
func TestTheSignatoriesSayHowFarTheyWereRead(t *testing.T) {
	expect(t, "/promises", "tables of participants read up to 14 March 2015")
	if strings.Contains(read(t, "/promises?on=2014-01-01"), "tables of participants read") {
		t.Error("a day before the tables were read needs no such remark")
	}
}
