package letter

import (
	"fmt"
	"strings"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/order"
)

// Problem is one thing in the text of a letter that is not right: where it stands, and what was expected there.
type Problem struct {
	Span Span
	Say  string
}

func (p Problem) String() string {
	return fmt.Sprintf("line %d, column %d: %s", p.Span.Pos.Line, p.Span.Pos.Col, p.Say)
}

// Problems is all that is not right in a text, in its order. As an error it is fault.Invalid.
type Problems []Problem

func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, one := range p {
		lines[i] = one.String()
	}
	return strings.Join(lines, "\n")
}

// Unwrap is the same as a fault, for fault.KindOf and fault.Say.
func (p Problems) Unwrap() error { return fault.New(fault.Invalid, "%s", p.Error()) }

// err is nil when there is no problem; else the problems in the order of the text.
func (p Problems) err() error {
	if len(p) == 0 {
		return nil
	}
	order.By(p, func(a, b Problem) int { return a.Span.Start - b.Span.Start })
	return p
}
