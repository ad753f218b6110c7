package tag

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// confused are the pairs that people and scanners take for each other and that are understood.
var confused = map[string]string{
	"0": "oO", "1": "lLiI", "2": "zZ", "5": "sS", "8": "bB", "9": "gGqQ", "v": "uU",
}

func TestEverySlipIsUnderstoodOrRefused(t *testing.T) {
	const typed = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	for range 40 {
		tag := New()
		for i := range tag {
			sign := tag[i : i+1]
			same := sign + strings.ToUpper(sign) + confused[sign]
			for _, c := range typed {
				slip := tag[:i] + string(c) + tag[i+1:]
				got, ok := Find("letter-" + slip + "@replies.example.org")
				if strings.ContainsRune(same, c) != ok {
					t.Fatalf("%q for %q at %d of %s: found %v", c, sign, i, tag, ok)
				}
				if ok && got != tag {
					t.Fatalf("%s leads to %s", slip, got)
				}
			}
			if i > 0 && tag[i] != tag[i-1] {
				swapped := tag[:i-1] + tag[i:i+1] + tag[i-1:i] + tag[i+1:]
				if got, ok := Find(swapped); ok {
					t.Fatalf("%s, with two signs swapped, leads to %s", swapped, got)
				}
			}
			if got, ok := Find(tag[:i] + tag[i+1:]); ok {
				t.Fatalf("%s without a sign leads to %s", tag, got)
			}
		}
	}
}

func TestFindReadsWhatPeopleAndServersMakeOfAnAddress(t *testing.T) {
	tag := New()
	address := Address("letter", tag, "replies.example.org")
	groups := func(sep string) string {
		return tag[:5] + sep + tag[5:10] + sep + tag[10:15] + sep + tag[15:20] + sep + tag[20:]
	}
	for name, s := range map[string]string{
		"plain":                address,
		"angle":                `"The appeal" <` + address + `>`,
		"capitals":             strings.ToUpper(address),
		"plus":                 "letter+" + tag + "@replies.example.org",
		"plus after":           "letter-" + tag + "+spam@replies.example.org",
		"hyphen lost":          "letter" + tag + "@replies.example.org",
		"groups":               groups("-"),
		"spaces":               "reference " + groups(" ") + " of May",
		"dots":                 groups("."),
		"subject":              "RE: RE: Your letter [" + tag + "]",
		"quoted":               "On Friday wrote:\n> From: The appeal <" + address + ">\n> Dear Sir",
		"broken in a quote":    "> reply to letter-" + tag[:9] + "\r\n> > " + tag[9:] + "@replies.example.org",
		"soft hyphen":          "letter-" + tag[:7] + "\u00ad" + tag[7:] + "@replies.example.org",
		"sender rewriting":     "SRS0=ab12=CD=replies.example.org=letter-" + tag + "@forwarder.example",
		"as another's address": "bounce+letter-" + tag + "=replies.example.org@mailer.example",
		"mailto":               `<a href="mailto:` + address + `?subject=x">`,
		"wide digits":          strings.NewReplacer("0", "０", "1", "１", "7", "７").Replace(address),
		"Khmer digits":         strings.NewReplacer("0", "០", "3", "៣", "9", "៩").Replace(address),
		"after other words":    "in this city 123 " + tag,
	} {
		if got, ok := Find(s); !ok || got != tag {
			t.Errorf("%s: %q: %q %v", name, s, got, ok)
		}
	}
	for name, s := range map[string]string{
		"nothing":            "",
		"no tag":             "letter@replies.example.org",
		"suffix cut":         "letter+@replies.example.org",
		"longer":             tag + "7",
		"cut by other words": tag[:12] + " and " + tag[12:],
		"far apart":          tag[:12] + strings.Repeat(" ", 11) + tag[12:],
	} {
		if got, ok := Find(s); ok {
			t.Errorf("%s: %q leads to %s", name, s, got)
		}
	}
}

func TestAllTellsTwoTagsApart(t *testing.T) {
	a, b := New(), New()
	got := All("to " + a + " and " + strings.ToUpper(a) + ", and " + b)
	if len(got) != 2 || got[0] != a || got[1] != b {
		t.Errorf("%v", got)
	}
}

func TestAnyTypingIsUnderstood(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tag := New()
		var typed strings.Builder
		for i, c := range tag {
			forms := string(c) + strings.ToUpper(string(c)) + confused[string(c)]
			typed.WriteByte(forms[rapid.IntRange(0, len(forms)-1).Draw(t, "form")])
			if i < len(tag)-1 {
				typed.WriteString(rapid.SampledFrom([]string{"", "", "", "-", ".", " ", "\n> "}).Draw(t, "gap"))
			}
		}
		text := rapid.SampledFrom([]string{"", "To: letter-", "<letter+", "Réf. ", "លេខ "}).Draw(t, "before") +
			typed.String() + rapid.SampledFrom([]string{"", "@a.example", ">", ", merci", "។"}).Draw(t, "after")
		if got, ok := Find(text); !ok || got != tag {
			t.Fatalf("%q: %q %v", text, got, ok)
		}
	})
}

func TestTagsAreLong(t *testing.T) {
	seen := map[string]bool{}
	signs := map[rune]int{}
	for range 2000 {
		tag := New()
		if len(tag) != Size || seen[tag] {
			t.Fatal(tag)
		}
		seen[tag] = true
		for _, c := range tag[:secret] {
			signs[c]++
		}
	}
	for _, c := range alphabet { // 2,000 each; six deviations are 262
		if n := signs[c]; n < 1738 || n > 2262 {
			t.Errorf("%c came %d times of 46,000", c, n)
		}
	}
	if local := strings.Split(Address("letter", New(), "x"), "@")[0]; len(local) > 64 {
		t.Errorf("%s is longer than RFC 5321 allows (4.5.3.1.1)", local)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("letter-" + New() + "@example.org")
	f.Add("> > 0o1lI\r\n> 5s8b")
	f.Fuzz(func(t *testing.T, s string) {
		for _, tag := range All(s) {
			if got, ok := Find(tag); !ok || got != tag {
				t.Fatalf("%q is no tag", tag)
			}
		}
	})
}
