// Package access says who may see what. Every query takes a Viewer, and this package holds the one place
// that redacts (Redact). Accounts and roles come later; today there are the public and the operator of the
// machine.
package access

import (
	"encoding/json"

	"github.com/upheld/upheld/fault"
)

// Level orders sensitivities from open to closed (DESIGN 2): a viewer of a level sees that level and all
// below it.
type Level int

const (
	Public   Level = iota // anyone
	Partners              // organisations that we share with
	Team                  // our own documenters
	Sealed                // the keeper of the sealed fields only
)

var levelNames = []string{"public", "partners", "team", "sealed"}

func (l Level) String() string {
	if l < Public || l > Sealed {
		return "unknown"
	}
	return levelNames[l]
}

// ParseLevel reads the name of a level.
func ParseLevel(s string) (Level, error) {
	for i, n := range levelNames {
		if n == s {
			return Level(i), nil
		}
	}
	return Sealed, fault.New(fault.Invalid, "%q is not a sensitivity; use public, partners, team or sealed", s)
}

// Viewer is whoever asks. The zero Viewer is the public.
type Viewer struct {
	Name  string
	Level Level
}

// Anyone is the public: a reader of the site.
func Anyone() Viewer { return Viewer{Name: "public", Level: Public} }

// Operator is whoever has the data folder and its keys in hand.
func Operator() Viewer { return Viewer{Name: "operator", Level: Sealed} }

// Redact takes out of doc, a JSON object, each top-level field whose level in see is above the viewer's.
// Fields that see does not name are public. It returns doc itself when nothing has to go.
func Redact(doc []byte, see map[string]Level, v Viewer) ([]byte, error) {
	hidden := false
	for _, l := range see {
		hidden = hidden || l > v.Level
	}
	if !hidden {
		return doc, nil
	}
	var m map[string]json.RawMessage
	if err := json.Unmarshal(doc, &m); err != nil {
		return nil, fault.Wrap(fault.Internal, err, "a record could not be read for redaction")
	}
	for f, l := range see {
		if l > v.Level {
			delete(m, f)
		}
	}
	return json.Marshal(m)
}
