package check

import (
	"slices"

	"github.com/upheld/upheld/record"
)

// code is one kind of finding.
type code struct {
	Code     string
	Severity Severity
	About    string      // what the rule looks for, for docs/checks.md
	Words    record.Word // {name} is filled in by the rule
	Mend     record.Word
}

// registry is every kind of finding, by family.
var registry = []struct {
	Family string
	Codes  []code
}{
	{"The body that is asked", slices.Concat(askedCodes, officeCodes)},
	{"Grounds", slices.Concat(groundCodes, bindingCodes, channelCodes, articleCodes, quoteCodes)},
	{"Facts", slices.Concat(numberCodes, personCodes, stateCodes, eventCodes, originCodes)},
	{"Safety", safetyCodes},
	{"Time and craft", slices.Concat(timeCodes, craftCodes)},
}

// byCode finds a kind of finding.
var byCode = func() map[string]code {
	out := map[string]code{}
	for _, f := range registry {
		for _, k := range f.Codes {
			out[k.Code] = k
		}
	}
	return out
}()
