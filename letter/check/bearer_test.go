package check

import (
	"slices"
	"strings"
	"testing"

	"github.com/upheld/upheld/letter"
)

func TestWhoIsAskedIsUnderstood(t *testing.T) {
	for _, c := range []struct{ id, state, code, body string }{
		{"KH", "KHM", "", ""},
		{"KHM", "KHM", "", ""},
		{"Government of Cambodia", "KHM", "", ""},
		{"the Royal Government of Cambodia", "KHM", "", ""},
		{"Cambodian government", "KHM", "", ""},
		{"Gouvernement du Cambodge", "KHM", "", ""},
		{"le gouvernement royal du Cambodge", "KHM", "", ""},
		{"the United States of America", "USA", "", ""},
		{"États-Unis", "USA", "", ""},
		{"Gouvernement de la France", "FRA", "", ""},
		{"Viet Nam", "VNM", "", ""},
		{"co-chairs", "", "co-chairs", ""},
		{"b-cochairs", "", "co-chairs", "b-cochairs"},
		{"b-unsg", "", "un-secretary-general", "b-unsg"},
		{"b-gov-can", "CAN", "", "b-gov-can"}, // a government is no organ of the State of the case by its kind alone
		{"b-gov-usa", "USA", "", "b-gov-usa"},
		{"b-gov-khm", "KHM", "", "b-gov-khm"},
		{"Secretary-General of the United Nations", "", "un-secretary-general", ""},
		{"Nations Unies", "", "un-secretary-general", ""},
		{"Ban Ki-moon", "", "un-secretary-general", "b-unsg"},
		{"signatory governments", "", "all-signatories", ""},
		{"les gouvernements signataires", "", "", "unknown"},
		{"Gouvernements signataires", "", "all-signatories", ""},
		{"International community", "", "all-states", ""},
		{"ASEAN", "", "asean-member-states", ""},
		{"National Election Committee", "KHM", "national-election-committee", ""},
		{"b-nec", "KHM", "national-election-committee", "b-nec"},
		{"Anti-Corruption Unit", "KHM", "", "b-acu"},
		{"Samdech Hun Sen, Prime Minister", "KHM", "", "b-pm"},
		{"p-hun-sen", "KHM", "", "b-pm"},
		{"b-adhoc", "", "", "b-adhoc"},
		{"European Union", "", "", "unknown"},
		{"Ministry of Silence", "", "", "unknown"},
	} {
		b := plainChecker().bearerOf(letter.Ref{ID: c.id})
		if c.body == "unknown" {
			if b.known {
				t.Errorf("%s is understood as %+v", c.id, b)
			}
			continue
		}
		if !b.known || b.state != c.state || c.code != "" && !slices.Contains(b.codes, c.code) || c.body != b.body {
			t.Errorf("%s: %+v", c.id, b)
		}
	}
}

// A long list of States is told short, and the constitution of the State of the case, cited to others beside a ground that binds
// them, is no error.
func TestGroundsOfManySignatories(t *testing.T) {
	s := "---\nlanguage: en\n---\n\n::: demand\nto: signatory governments\naction: convene\ngrounds: cambodia-constitution-1993/art-41\ngeneral: yes\nterm: at once\n\nWe ask it.\n:::\n"
	got := weighty(plainChecker().Check(parsed(t, s), day(t, "2016-05-13")))
	if findingCodes(got) != "ground-not-bound" || !strings.Contains(got[0].Words.EN, "Australia, Brunei, Canada, China, and 13 more") {
		t.Error(show(t, got))
	}
	s = strings.Replace(s, "grounds: ", "grounds: paris-sovereignty-1991/art-3, ", 1)
	if got := weighty(plainChecker().Check(parsed(t, s), day(t, "2016-05-13"))); len(got) > 0 {
		t.Error(show(t, got))
	}
}
