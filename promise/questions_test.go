package promise_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/promise"
)

func refs(list []promise.Held) []string {
	var out []string
	for _, h := range list {
		out = append(out, h.Provision.Ref)
	}
	return out
}

func TestProtecting(t *testing.T) {
	s := setOf(t, docsOf(t, shipped))
	on := day(t, "2016-05-13")
	kh, err := s.Protecting("expression", "KH", on)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"iccpr/art-19", "cambodia-constitution-1993/art-41", "paris-settlement-1991/art-15", "crc/art-13"} {
		if !slices.Contains(refs(kh.Binding), want) {
			t.Errorf("%s is not among what binds Cambodia: %v", want, refs(kh.Binding))
		}
	}
	same(t, "declarations", refs(kh.Declarations), []string{"udhr/art-19", "hrd-declaration-1998/arts-5-13", "asean-hrd-2012/art-23"})
	same(t, "spent", refs(kh.Spent), []string{"paris-settlement-1991/annex-3-9"})
	if len(kh.SignedOnly) > 0 {
		t.Errorf("signed only: %v", refs(kh.SignedOnly))
	}
	for _, h := range slices.Concat(kh.Binding, kh.Declarations) {
		if h.Standing.Ref != h.Provision.Ref || !slices.Contains(h.Provision.Rights, "expression") {
			t.Errorf("%s came with the standing of %s", h.Provision.Ref, h.Standing.Ref)
		}
	}
	cn, err := s.Protecting("fair-trial", "CN", on)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(refs(cn.SignedOnly), "iccpr/art-14") || slices.Contains(refs(cn.Binding), "iccpr/art-14") {
		t.Errorf("China has signed article 14 only: binding %v, signed %v", refs(cn.Binding), refs(cn.SignedOnly))
	}
	early, err := s.Protecting("expression", "KH", day(t, "1985-01-01"))
	if err != nil {
		t.Fatal(err)
	}
	same(t, "1985 signed only", refs(early.SignedOnly), []string{"iccpr/art-19"})
	same(t, "1985 declarations", refs(early.Declarations), []string{"udhr/art-19"})
	for _, c := range []struct{ right, state string }{{"speech", "KH"}, {"expression", "QQ"}} {
		if _, err := s.Protecting(c.right, c.state, on); fault.KindOf(err) != fault.NotFound {
			t.Errorf("%s %s: %v", c.right, c.state, err)
		}
	}
}

func TestChannels(t *testing.T) {
	s := setOf(t, docsOf(t, shipped))
	const may = "2016-05-13"
	for _, c := range []struct {
		state, on, key string
		answer         promise.Answer
		since, why     string
	}{
		{"KH", may, "iccpr-op1", promise.Closed, "", "signed-only"},
		{"PH", may, "iccpr-op1", promise.Open, "1989-11-22", "in-force"},
		{"KH", may, "cedaw-op", promise.Open, "2011-01-13", "in-force"},
		{"KH", "2011-01-12", "cedaw-op", promise.Closed, "", "not-yet-in-force"},
		{"KH", may, "cat-22", promise.Unknown, "", "channel.declaration-not-found"},
		{"SG", may, "cat-22", promise.Closed, "", "no-act-found-later"},
		{"KH", may, "cerd-14", promise.Unknown, "", "channel.declaration-not-found"},
		{"KH", may, "ced-30", promise.Open, "2013-07-27", "in-force"},
		{"TH", may, "ced-30", promise.Closed, "", "signed-only"},
		{"KH", may, "ced-31", promise.Unknown, "", "channel.declaration-not-found"},
		{"KH", may, "crpd-op", promise.Closed, "", "channel.protocol-not-joined"},
		{"AU", may, "crpd-op", promise.Unknown, "", "channel.protocol-not-looked-for"},
		{"BN", may, "crpd-op", promise.Unknown, "", "maybe-joined-signed"},
		{"KH", may, "special-procedures", promise.Open, "", "channel.no-ratification-needed"},
		{"NO", may, "special-procedures", promise.Open, "", "channel.no-ratification-needed"},
		{"KH", "2000-01-01", "special-procedures", promise.Unknown, "", "channel.before-council"},
		{"KH", may, "paris-29", promise.Open, "1991-10-23", "in-force"},
		{"KH", may, "paris-5", promise.Open, "1991-10-23", "in-force"},
		{"NO", may, "paris-5", promise.Closed, "", "no-accession-found"},
		{"YU", may, "paris-29", promise.Unknown, "", "dissolved"},
		{"NO", may, "iccpr-op1", promise.Unknown, "", "not-looked-for"},
	} {
		list, err := s.Channels(c.state, day(t, c.on))
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(list, func(ch promise.Channel) bool { return ch.Key == c.key })
		if i < 0 || len(list) != 10 {
			t.Fatalf("%s: %d channels, no %s", c.state, len(list), c.key)
		}
		got := list[i]
		if got.Answer != c.answer || got.Since.String() != c.since || got.Why.Key != c.why || got.Why.Words == "" {
			t.Errorf("%s %s %s: got %s since %s (%s), want %s since %s (%s)", c.state, c.on, c.key, got.Answer, got.Since, got.Why.Key, c.answer, c.since, c.why)
		}
		if got.Answer == promise.Open && got.Source.URL == "" {
			t.Errorf("%s %s is open without a source", c.state, c.key)
		}
	}
	if _, err := s.Channels("QQ", day(t, may)); fault.KindOf(err) != fault.NotFound {
		t.Error(err)
	}
}

// TestSignatories: the table has the nineteen, each with each instrument.
func TestSignatories(t *testing.T) {
	s := setOf(t, docsOf(t, shipped))
	rows := s.Signatories(day(t, "2016-05-13"))
	if len(rows) != 19 {
		t.Fatalf("%d rows", len(rows))
	}
	bonds := map[promise.Bond]int{}
	for i, r := range rows {
		if i > 0 && rows[i-1].State.Name >= r.State.Name {
			t.Errorf("%s comes after %s", r.State.Name, rows[i-1].State.Name)
		}
		for j, in := range s.Instruments() {
			if r.Standings[j].Ref != in.ID || r.Standings[j].State != r.State.Code {
				t.Fatalf("%s: column %d is %s", r.State.Code, j, r.Standings[j].Ref)
			}
			bonds[r.Standings[j].Bond]++
			if in.ID == "paris-settlement-1991" && (r.Standings[j].Bond == promise.Bound) == r.State.Dissolved {
				t.Errorf("%s and the settlement agreement: %s", r.State.Code, r.Standings[j].Bond)
			}
		}
	}
	if bonds[promise.Bound] < 150 || bonds[promise.SignedOnly] == 0 || bonds[promise.NothingFound] == 0 {
		t.Errorf("got %v", bonds)
	}
}

func TestBearers(t *testing.T) {
	s := setOf(t, docsOf(t, shipped))
	for _, c := range []struct {
		ref, on string
		want    []string // code: States, "+" when more may bear it
	}{
		{"paris-settlement-1991/art-29", "2016-05-13", []string{"co-chairs: FRA IDN", "un-secretary-general:"}},
		{"paris-settlement-1991/art-15-2a", "2016-05-13", []string{"cambodia: KHM"}},
		{"paris-settlement-1991/art-15-2a", "1991-10-22", []string{"cambodia:"}},
		{"paris-settlement-1991/art-15-2b", "2016-05-13", []string{"other-signatories: AUS BRN CAN CHN FRA IDN IND JPN LAO MYS PHL RUS SGP THA GBR USA VNM"}},
		{"paris-sovereignty-1991/art-5-1", "2016-05-13", []string{"all-signatories: AUS BRN KHM CAN CHN FRA IDN IND JPN LAO MYS PHL RUS SGP THA GBR USA VNM"}},
		{"opcat/art-4", "2016-05-13", []string{"state-party:+ KHM FRA PHL GBR"}},
		{"udhr/art-19", "2016-05-13", []string{"all-states:+"}},
		{"cambodia-constitution-1993/art-150", "2016-05-13", []string{"national-election-committee: KHM"}},
		{"asean-hrd-2012/art-23", "2016-05-13", []string{"asean-member-states: BRN KHM IDN LAO MYS MMR PHL SGP THA VNM"}},
		{"asean-hrd-2012/art-23", "2012-11-17", []string{"asean-member-states:"}},
	} {
		list, err := s.Bearers(c.ref, day(t, c.on))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, b := range list {
			line := b.Code + ":"
			if b.Open {
				line += "+"
			}
			slices.Sort(b.States)
			got = append(got, strings.TrimRight(line+" "+strings.Join(b.States, " "), " "))
			if b.EN == b.Code || b.FR == b.Code {
				t.Errorf("%s has no label", b.Code)
			}
		}
		want := slices.Clone(c.want)
		for i, w := range want {
			head, states, _ := strings.Cut(w, " ")
			f := strings.Fields(states)
			slices.Sort(f)
			want[i] = strings.TrimRight(head+" "+strings.Join(f, " "), " ")
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s on %s: got %q, want %q", c.ref, c.on, got, want)
		}
	}
	if _, err := s.Bearers("iccpr/art-99", day(t, "2016-05-13")); fault.KindOf(err) != fault.NotFound {
		t.Error(err)
	}
}

// TestLabels: every code in use has its own words in both languages, and no code comes twice.
func TestLabels(t *testing.T) {
	s := setOf(t, docsOf(t, shipped))
	used := map[string]bool{}
	for _, in := range s.Instruments() {
		for _, p := range s.Provisions(in.ID) {
			for _, c := range slices.Concat(p.Rights, p.DutyBearers, p.Topics) {
				used[c] = true
			}
		}
	}
	seen := map[string]bool{}
	for _, list := range [][]promise.Label{promise.Rights(), promise.DutyBearers(), promise.Topics()} {
		codes := map[string]bool{}
		for _, l := range list {
			if l.Code == "" || l.EN == "" || l.FR == "" || codes[l.Code] {
				t.Errorf("%+v", l)
			}
			codes[l.Code], seen[l.Code] = true, true
		}
	}
	for c := range used {
		if !seen[c] {
			t.Errorf("%s has no label", c)
		}
	}
}
