package letter

// Change is one value of a frozen letter that the record gives otherwise now, for the same day.
type Change struct {
	Expr string // "{held}", "[@cs-ny-sokha-1]"
	Is   string // "number", "text", "table" or "reference"
	Was  Value
	Now  Value  // zero when the record no longer gives it
	Why  string // why it is not given, in words
}

// Changed compares a frozen letter with the record as it is: every expression and every reference, each for the day for
// which it was computed. What it gives changed because the record was corrected, never because time has passed.
func Changed(t Text, w World) ([]Change, error) {
	l, err := Parse(t.Text)
	if err != nil {
		return nil, err
	}
	values, err := Values(l, w)
	now := map[string]Value{}
	for _, v := range values {
		now[v.Expr] = v
	}
	why := map[string]string{}
	if problems, ok := err.(Problems); ok {
		for _, p := range problems {
			why[exprAt(l, p.Span)] = p.Say
		}
	}
	var out []Change
	for _, was := range t.Values {
		is, there := now[was.Expr]
		if there && is.Words == was.Words && is.Min == was.Min && is.Max == was.Max {
			continue
		}
		out = append(out, Change{Expr: was.Expr, Is: was.Is, Was: was, Now: is, Why: why[was.Expr]})
	}
	return out, nil
}

// exprAt is the expression or reference of a letter that stands around a place.
func exprAt(l *Letter, at Span) string {
	out := ""
	holds := func(s Span) bool { return s.Start <= at.Start && at.Start < s.End }
	Walk(l, func(in Inline) {
		switch {
		case in.Computed != nil && holds(in.Computed.Span):
			out = expression(in.Computed)
		case in.Cite != "" && holds(in.Span):
			out = "[@" + in.Cite + "]"
		}
	}, func(n Node) {
		if n.Computed != nil && holds(n.Computed.Span) {
			out = expression(n.Computed)
		}
	})
	for _, d := range l.Demands {
		for _, list := range [][]Ref{d.Grounds, d.Facts, d.Persons} {
			for _, r := range list {
				if holds(r.Span) {
					out = "[@" + r.ID + "]"
				}
			}
		}
	}
	return out
}
