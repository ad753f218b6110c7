// Package name holds personal names as sources write them: several forms in several scripts, none of them
// changed. Cambodian names stand family name first and are never swapped; "Sally Soen" is a form of its own
// beside "Soen Sally". Matching of names is not done here, only equality (Normal).
package name

import (
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"github.com/upheld/upheld/text"
)

// Form is one spelling of a name as one source has it.
type Form struct {
	Text   string `json:"form"`
	Script string `json:"script,omitempty"` // ISO 15924 ("Latn", "Khmr"); empty means that of Text
	Lang   string `json:"lang,omitempty"`   // BCP 47, where it is known
	SeenIn string `json:"seen_in,omitempty"`
	URL    string `json:"url,omitempty"`
}

// Name is all forms of the name of one person, the preferred one of each script before its others.
type Name struct{ Forms []Form }

// Preferred is the first form in a script (ISO 15924), and whether there is one.
func (n Name) Preferred(script string) (Form, bool) {
	for _, f := range n.Forms {
		if f.script() == script {
			return f, true
		}
	}
	return Form{}, false
}

// Display gives the name for a page in lang: on a Khmer page ("km") the Khmer form with the Latin one beside it,
// on all others the Latin form with the Khmer one beside it. beside is empty when there is no other; a name in
// neither script is shown in its first form.
func (n Name) Display(lang string) (shown, beside string) {
	latin, _ := n.Preferred("Latn")
	khmer, _ := n.Preferred("Khmr")
	shown, beside = latin.Text, khmer.Text
	if lang == "km" {
		shown, beside = beside, shown
	}
	if shown == "" {
		shown, beside = beside, ""
	}
	if shown == "" && len(n.Forms) > 0 {
		shown = n.Forms[0].Text
	}
	return shown, beside
}

// SortKey orders a list of persons on a page in lang by the first word of the form shown, which is the family
// name of Cambodian names. Accents do not count. Compare keys as plain strings.
func (n Name) SortKey(lang string) string {
	shown, _ := n.Display(lang)
	var b strings.Builder
	for _, r := range norm.NFD.String(Normal(shown)) {
		if !(r >= '\u0300' && r <= '\u036f') { // combining diacritical marks
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Normal is the form by which two spellings count as the same text: canonical composition (Unicode NFC), one order
// of Khmer signs (text.Khmer), upper and lower case alike, one kind of apostrophe and of hyphen, single spaces,
// and nothing that cannot be seen. It compares spellings, not persons: two persons may share a name.
func Normal(s string) string {
	// Lower case first: folding alone swaps the two cases of Cherokee instead of joining them. What looks alike is
	// unified after it, because folding makes apostrophes of its own (ŉ).
	s = cases.Fold().String(strings.ToLower(norm.NFC.String(s)))
	s = text.Khmer(strings.Map(visible, s))
	return strings.Join(strings.Fields(norm.NFC.String(s)), " ")
}

// visible unifies what looks alike and drops what does not show.
func visible(r rune) rune {
	switch r {
	case '\u2018', '\u2019', '\u201b', '\u02bc', '\u02b9', '\u02bb', '\u2032', '`', '\u00b4':
		return '\''
	case '\u2010', '\u2011':
		return '-'
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u200e', '\u200f':
		return -1
	}
	return r
}

func (f Form) script() string {
	if f.Script != "" {
		return f.Script
	}
	return Script(f.Text)
}
