package promise_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/promise"
)

func TestStanding(t *testing.T) {
	s := setOf(t, docsOf(t, shipped))
	const (
		bound, signed, not, nothing = promise.Bound, promise.SignedOnly, promise.NotBound, promise.NothingFound
		may                         = "2016-05-13" // the day of the appeal
	)
	for _, c := range []struct {
		state, ref, on string
		bond           promise.Bond
		key            string
		act            promise.ActKind
		date, force    string
	}{
		{"KH", "iccpr/art-19", may, bound, "in-force", promise.Accession, "1992-05-26", "1992-08-26"},
		{"khm", "iccpr", may, bound, "in-force", promise.Accession, "1992-05-26", "1992-08-26"},
		{"KH", "iccpr", "1992-08-25", not, "not-yet-in-force", promise.Accession, "1992-05-26", "1992-08-26"},
		{"KH", "iccpr", "1991-01-01", signed, "signed-only", promise.Signature, "1980-10-17", ""},
		{"KH", "iccpr-op1/art-1", may, signed, "signed-only", promise.Signature, "2004-09-27", ""},
		{"KH", "iccpr-op2", may, not, "no-act-found-later", "", "", ""},
		{"SG", "iccpr/art-19", may, not, "no-act-found-later", "", "", ""},
		{"SG", "iccpr", "2014-01-01", not, "no-act-found", "", "", ""},
		{"CN", "iccpr/art-19", may, signed, "signed-only", promise.Signature, "1998-10-05", ""},
		{"US", "cedaw", may, signed, "signed-only", promise.Signature, "1980-07-17", ""},
		{"FR", "iccpr", "1980-11-04", not, "not-yet-in-force", promise.Accession, "1980-11-04", "1981-02-04"},
		{"RU", "iccpr", may, bound, "in-force", promise.Ratification, "1973-10-16", "1976-03-23"},
		{"KH", "crpd", "2000-01-01", not, "before-adoption", "", "", ""},

		// dates that are not whole
		{"KH", "ilo-87", may, bound, "in-force-at-latest", promise.Ratification, "1999", "2000-01-01..2000-12-31"},
		{"KH", "ilo-87", "2000-06-01", not, "maybe-in-force", promise.Ratification, "1999", "2000-01-01..2000-12-31"},
		{"BN", "crpd", may, signed, "maybe-joined-signed", promise.Ratification, "2016", "2016-01-31..2017-01-30"},
		{"BN", "cat", "2015-09-15", not, "maybe-signed", promise.Signature, "2015-09", ""},

		// nobody looked
		{"AU", "ilo-87", may, nothing, "not-looked-for", "", "", ""},
		{"NO", "iccpr", may, nothing, "not-looked-for", "", "", ""},

		// the Paris agreements
		{"BN", "paris-settlement-1991/art-15", may, bound, "in-force", promise.Signature, "1991-10-23", "1991-10-23"},
		{"AU", "paris-sovereignty-1991", "1991-10-22", not, "before-adoption", "", "", ""},
		{"AU", "paris-sovereignty-1991", "1991-10-23", bound, "in-force", promise.Signature, "1991-10-23", "1991-10-23"},
		{"SU", "paris-settlement-1991", may, bound, "in-force", promise.Signature, "1991-10-23", "1991-10-23"},
		{"SUN", "paris-settlement-1991", may, bound, "in-force", promise.Signature, "1991-10-23", "1991-10-23"},
		{"YUG", "paris-settlement-1991", may, nothing, "dissolved", "", "", ""},
		{"YUG", "iccpr", may, nothing, "dissolved", "", "", ""},
		{"HR", "paris-settlement-1991", may, nothing, "succession-open", "", "", ""},
		{"HR", "iccpr", may, nothing, "not-looked-for", "", "", ""},
		{"NO", "paris-settlement-1991", may, not, "no-accession-found", "", "", ""},

		// what binds nobody, or one State only
		{"KH", "paris-final-act-1991", may, not, "political-agreement.signed", promise.Signature, "1991-10-23", ""},
		{"NO", "paris-final-act-1991", may, not, "political-agreement.not-adopted", "", "", ""},
		{"FR", "paris-rehabilitation-1991", may, not, "declaration.signed", promise.Signature, "1991-10-23", ""},
		{"KH", "asean-hrd-2012/art-23", may, not, "declaration.adopted", promise.Adoption, "2012-11-18", ""},
		{"MM", "asean-hrd-2012", may, not, "declaration.adopted", "", "", ""},
		{"FR", "asean-hrd-2012", may, not, "declaration.not-adopted", "", "", ""},
		{"KH", "udhr/art-19", may, not, "declaration.by-assembly", "", "", ""},
		{"KH", "hrd-declaration-1998", may, not, "declaration.by-assembly", "", "", ""},
		{"KH", "cambodia-constitution-1993/art-41", may, bound, "in-force", promise.Adoption, "1993-09-21", "1993-09-24"},
		{"KH", "cambodia-constitution-1993", "1993-09-23", not, "not-yet-in-force", promise.Adoption, "1993-09-21", "1993-09-24"},
		{"TH", "cambodia-constitution-1993", may, not, "constitution-of-another", "", "", ""},
		{"YU", "cambodia-constitution-1993", may, not, "constitution-of-another", "", "", ""},
	} {
		got := standing(t, s, c.state, c.ref, c.on)
		if got.Bond != c.bond || got.Why.Key != c.key || got.Act.Kind != c.act || got.Act.Date.String() != c.date || got.Act.InForce.String() != c.force {
			t.Errorf("%s %s %s: got %s %s %s %s %s, want %s %s %s %s %s", c.state, c.ref, c.on,
				got.Bond, got.Why.Key, got.Act.Kind, got.Act.Date, got.Act.InForce, c.bond, c.key, c.act, c.date, c.force)
		}
		if got.Ref != c.ref || len(got.State) != 3 || got.On != day(t, c.on) {
			t.Errorf("%s %s: answered for %s %s %s", c.state, c.ref, got.State, got.Ref, got.On)
		}
		if got.Act.Kind != "" && (got.Source.Title == "" || got.Source.URL == "") {
			t.Errorf("%s %s: an act without a source", c.state, c.ref)
		}
	}
}

func TestStandingSaysWhyInWords(t *testing.T) {
	s := setOf(t, docsOf(t, shipped))
	got := standing(t, s, "KH", "iccpr/art-19", "2016-05-13")
	if want := "Cambodia acceded on 26 May 1992; the ICCPR has been in force for it since 26 August 1992 (article 49(2))."; got.Why.Words != want {
		t.Errorf("got %q, want %q", got.Why.Words, want)
	}
	for k, want := range map[string]string{
		"state": "Cambodia", "instrument": "ICCPR", "act": "accession", "date": "1992-05-26", "in_force": "1992-08-26", "clause": "article 49(2)",
	} {
		if got.Why.Args[k] != want {
			t.Errorf("%s is %q, want %q", k, got.Why.Args[k], want)
		}
	}
	if sg := standing(t, s, "SG", "iccpr", "2016-05-13"); sg.Source.Title == "" || !strings.Contains(sg.Why.Words, "14 March 2015") {
		t.Errorf("a missing act must say where it was looked for: %q, source %q", sg.Why.Words, sg.Source.Title)
	}
}

// TestStandingNamesWhatIsNotThere: whoever asks for something unknown learns which part.
func TestStandingNamesWhatIsNotThere(t *testing.T) {
	s := setOf(t, docsOf(t, shipped))
	for _, c := range []struct{ state, ref, names string }{
		{"KH", "iccpr/art-99", "iccpr/art-99"},
		{"KH", "echr", "echr"},
		{"KH", "echr/art-10", "echr/art-10"},
		{"XQ", "iccpr", "XQ"},
		{"", "iccpr", `""`},
		{"Cambodia", "iccpr", "CAMBODIA"},
	} {
		_, err := s.Standing(c.state, c.ref, day(t, "2016-05-13"))
		if fault.KindOf(err) != fault.NotFound || err == nil || !strings.Contains(fault.Say(err), c.names) {
			t.Errorf("%s %s: %v", c.state, c.ref, err)
		}
	}
}

// TestInstead: an addressee that is not bound by what is cited can be held to what binds it.
func TestInstead(t *testing.T) {
	s := setOf(t, docsOf(t, shipped))
	for _, state := range []string{"BN", "MY", "SG"} {
		for _, ref := range []string{"iccpr", "iccpr/art-19", "iccpr/art-9", "iccpr/art-22"} {
			got := standing(t, s, state, ref, "2016-05-13")
			for _, want := range []string{"paris-settlement-1991/art-15", "paris-sovereignty-1991/art-3"} {
				if !slices.Contains(got.Instead, want) {
					t.Errorf("%s %s: %s is not among %v", state, ref, want, got.Instead)
				}
			}
			if !slices.ContainsFunc(got.Declarations, func(r string) bool { return strings.HasPrefix(r, "udhr/") }) {
				t.Errorf("%s %s: the Universal Declaration is not among %v", state, ref, got.Declarations)
			}
		}
	}
	got := standing(t, s, "SG", "iccpr/art-19", "2016-05-13")
	same(t, "SG iccpr/art-19 instead", got.Instead, []string{
		"crc/art-13", "paris-settlement-1991/art-15", "paris-settlement-1991/art-15-1", "paris-sovereignty-1991/art-3",
	})
	same(t, "SG iccpr/art-19 declarations", got.Declarations, []string{"udhr/art-19", "hrd-declaration-1998/arts-5-13", "asean-hrd-2012/art-23"})
	if cn := standing(t, s, "CN", "iccpr/art-19", "2016-05-13"); slices.Contains(cn.Declarations, "asean-hrd-2012/art-23") {
		t.Error("the ASEAN declaration does not speak to China")
	}
	if kh := standing(t, s, "KH", "iccpr/art-19", "2016-05-13"); len(kh.Instead)+len(kh.Declarations) > 0 {
		t.Errorf("Cambodia is bound, so nothing is needed instead: %v %v", kh.Instead, kh.Declarations)
	}
	if yu := standing(t, s, "YU", "iccpr", "2016-05-13"); len(yu.Instead)+len(yu.Declarations) > 0 {
		t.Errorf("a State that is no more can be reminded of nothing: %v %v", yu.Instead, yu.Declarations)
	}
}

// TestInsteadBinds: every provision named instead binds and addresses the State, is alive and shares a right.
func TestInsteadBinds(t *testing.T) {
	s := setOf(t, docsOf(t, shipped))
	checked := 0
	for _, st := range s.States() {
		for _, in := range s.Instruments() {
			for _, p := range s.Provisions(in.ID) {
				for _, ref := range standing(t, s, st.Code, p.Ref, "2016-05-13").Instead {
					checked++
					got := standing(t, s, st.Code, ref, "2016-05-13")
					q, err := s.Provision(ref)
					if err != nil {
						t.Fatal(err)
					}
					shared := slices.ContainsFunc(q.Rights, func(r string) bool { return slices.Contains(p.Rights, r) })
					if got.Bond != promise.Bound || !got.Addressed || got.Spent || !shared || strings.HasPrefix(ref, in.ID+"/") {
						t.Errorf("%s: %s cannot stand in for %s", st.Code, ref, p.Ref)
					}
				}
			}
		}
	}
	if checked < 1000 {
		t.Errorf("only %d were checked", checked)
	}
}

// TestAddressed: a treaty binds all its parties, but an article may lay its duty on some of them only.
func TestAddressed(t *testing.T) {
	s := setOf(t, docsOf(t, shipped))
	for _, c := range []struct {
		state, ref string
		addressed  bool
	}{
		{"KH", "paris-settlement-1991/art-15-2a", true},
		{"AU", "paris-settlement-1991/art-15-2a", false},
		{"KH", "paris-settlement-1991/art-15-2b", false},
		{"AU", "paris-settlement-1991/art-15-2b", true},
		{"RU", "paris-settlement-1991/art-15-2b", true},
		{"FR", "paris-settlement-1991/art-29", true},
		{"ID", "paris-settlement-1991/art-29", true},
		{"JP", "paris-settlement-1991/art-29", false},
		{"JP", "paris-sovereignty-1991/art-5-1", true},
		{"JP", "iccpr/art-19", true},
		{"KH", "cambodia-constitution-1993/art-150", true},
		{"JP", "cambodia-constitution-1993/art-41", false},
		{"JP", "asean-hrd-2012/art-23", false},
		{"LA", "asean-hrd-2012/art-23", true},
		{"JP", "udhr/art-19", true},
		{"KH", "paris-settlement-1991/art-30", false},
	} {
		if got := standing(t, s, c.state, c.ref, "2016-05-13"); got.Addressed != c.addressed {
			t.Errorf("%s %s: addressed %v, want %v", c.state, c.ref, got.Addressed, c.addressed)
		}
	}
	if got := standing(t, s, "AU", "paris-settlement-1991/art-15-2a", "2016-05-13"); got.Bond != promise.Bound || len(got.Instead) == 0 {
		t.Errorf("bound, but not addressed: %s, instead %v", got.Bond, got.Instead)
	}
}

func TestSpentProvisions(t *testing.T) {
	s := setOf(t, docsOf(t, shipped))
	var spent []string
	for _, p := range s.Provisions("paris-settlement-1991") {
		if p.Spent {
			spent = append(spent, p.ID)
			if p.SpentNote == "" {
				t.Errorf("%s is spent without saying why", p.Ref)
			}
		}
	}
	same(t, "spent", spent, []string{"art-12", "art-13", "art-14", "art-16", "annex-1-d", "annex-1-e", "annex-3-3", "annex-3-5", "annex-3-8", "annex-3-9"})
	got := standing(t, s, "KH", "paris-settlement-1991/annex-3-9", "2016-05-13")
	if !got.Spent || !slices.Contains(got.Instead, "iccpr/art-19") {
		t.Errorf("spent %v, instead %v", got.Spent, got.Instead)
	}
	if in := standing(t, s, "KH", "paris-settlement-1991", "2016-05-13"); in.Spent {
		t.Error("an instrument is not spent because some of its articles are")
	}
}

func TestDoubtIsShown(t *testing.T) {
	s := setOf(t, docsOf(t, shipped))
	for _, c := range []struct{ state, ref string }{{"BN", "cerd/art-5"}, {"NL", "paris-settlement-1991"}} {
		if got := standing(t, s, c.state, c.ref, "2016-05-13"); got.Bond != promise.NotBound || got.Doubt == "" {
			t.Errorf("%s %s: %s, doubt %q", c.state, c.ref, got.Bond, got.Doubt)
		}
	}
}
