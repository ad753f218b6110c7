package sorting

import "fmt"

// What one mail may cost. A mail that goes beyond is read as far as the limit goes, and the problem is said.
const (
	MaxSize     = 25 << 20 // bytes of a mail
	maxHead     = 256 << 10
	maxFields   = 1000
	maxField    = 32 << 10 // bytes of one field
	maxParam    = 8 << 10  // bytes of a field with parameters
	maxDepth    = 20       // parts in each other
	maxParts    = 500
	maxText     = 1 << 20   // bytes of the text that is kept
	maxPartText = 2 << 20   // bytes of one text part, decoded
	maxJudged   = 16 << 10  // bytes of the text by which the kind is told
	maxSearched = 256 << 10 // bytes of each text in which tags are looked for
	maxGroups   = 100       // of fields in a notice
	maxRefs     = 200
	maxTags     = 50
	maxReceived = 50 // hops; more is a loop (RFC 5321, 6.3)
	maxProblems = 30
)

// problems collects what could not be read.
type problems struct{ list []string }

func (p *problems) say(format string, args ...any) {
	s := fmt.Sprintf(format, args...)
	for _, old := range p.list {
		if old == s {
			return
		}
	}
	if len(p.list) < maxProblems {
		p.list = append(p.list, s)
	}
}
