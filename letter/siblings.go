package letter

import (
	"fmt"
	"slices"
	"strings"

	"github.com/upheld/upheld/order"
)

// Difference is one thing in which a version of a letter in another language is not the same letter. Demand is the id
// of the demand that it concerns, empty for the letter as a whole; Span lies in the version.
type Difference struct {
	Demand string
	What   string // "original", "language", "date", "demand", "number", "to", "action", "grounds", "facts", "persons", "term", "general", "restates", "references", "expressions"
	Say    string
	Span   Span
}

// Siblings compares the versions of one letter in several languages with the original among them: the one that names no
// other as its original. Words may differ, what is asked of whom on which grounds may not. The order is that of the
// versions.
func Siblings(list []*Letter) []Difference {
	var original *Letter
	var out []Difference
	for _, l := range list {
		switch {
		case l.Head.Original == "" && original == nil:
			original = l
		case l.Head.Original == "":
			out = append(out, Difference{
				What: "original", Span: l.Head.Spans["id"],
				Say: fmt.Sprintf("%s and %s both say that they are the original; one of them needs \"original: %s\" in its head",
					original.Head.ID, l.Head.ID, original.Head.ID),
			})
		}
	}
	if original == nil && len(list) > 0 {
		return append(out, Difference{What: "original", Say: "no version is the original; the original has no key \"original\" in its head"})
	}
	for _, l := range list {
		if l != original {
			out = append(out, Compare(original, l)...)
		}
	}
	return out
}

// Compare tells in what a version is not the same letter as its original.
func Compare(original, version *Letter) []Difference {
	var out []Difference
	tell := func(demand, what string, at Span, say string, args ...any) {
		out = append(out, Difference{demand, what, fmt.Sprintf(say, args...), at})
	}
	a, b := original.Head, version.Head
	if b.Original != "" && b.Original != a.ID {
		tell("", "original", b.Spans["original"], "it names %s as its original, which is %s", b.Original, a.ID)
	}
	if a.Language == b.Language {
		tell("", "language", b.Spans["language"], "both are written in the language %s", a.Language)
	}
	if a.Date != b.Date {
		tell("", "date", b.Spans["date"], "its date is %s, that of the original %s", orNone(b.Date.String()), orNone(a.Date.String()))
	}
	for _, d := range original.Demands {
		i := slices.IndexFunc(version.Demands, func(x Demand) bool { return x.ID == d.ID })
		if i < 0 {
			tell(d.ID, "demand", Span{}, "demand %d of the original (%s) is missing", d.N, d.ID)
			continue
		}
		compareDemands(d, version.Demands[i], tell)
	}
	for _, d := range version.Demands {
		if !slices.ContainsFunc(original.Demands, func(x Demand) bool { return x.ID == d.ID }) {
			tell(d.ID, "demand", d.Span, "demand %d (%s) is not in the original", d.N, d.ID)
		}
	}
	refsA, exprA := mentioned(original)
	refsB, exprB := mentioned(version)
	if say := lists(refsA, refsB); say != "" {
		tell("", "references", Span{}, "it refers to other records: %s", say)
	}
	if say := lists(exprA, exprB); say != "" {
		tell("", "expressions", Span{}, "other things are computed in it: %s", say)
	}
	return out
}

func compareDemands(a, b Demand, tell func(demand, what string, at Span, say string, args ...any)) {
	if a.N != b.N {
		tell(a.ID, "number", b.Span, "%s is demand %d here and demand %d in the original", a.ID, b.N, a.N)
	}
	if a.Action != b.Action {
		tell(a.ID, "action", b.Spans["action"], "demand %d asks %q here and %q in the original", b.N, b.Action, a.Action)
	}
	for _, l := range []struct {
		what string
		a, b []Ref
	}{{"to", codes(a.To), codes(b.To)}, {"grounds", a.Grounds, b.Grounds}, {"facts", a.Facts, b.Facts}, {"persons", a.Persons, b.Persons}} {
		if say := lists(ids(l.a), ids(l.b)); say != "" {
			tell(a.ID, l.what, b.Spans[l.what], "demand %d has other %s: %s", b.N, l.what, say)
		}
	}
	if a.Term.Days != b.Term.Days || a.Term.By != b.Term.By || (a.Term.Words == "") != (b.Term.Words == "") {
		tell(a.ID, "term", b.TermSpan, "the term of demand %d is %q here and %q in the original", b.N, b.Term.Words, a.Term.Words)
	}
	if a.General != b.General {
		tell(a.ID, "general", b.Span, "demand %d is general in one of the two only", b.N)
	}
	if a.Restates != b.Restates {
		tell(a.ID, "restates", b.Span, "demand %d restates %s here and %s in the original", b.N, orNone(b.Restates), orNone(a.Restates))
	}
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

// codes are those of the asked that are ids or codes of States; names in words are translated.
func codes(list []Ref) []Ref {
	return slices.DeleteFunc(slices.Clone(list), func(r Ref) bool { return !isID(r.ID) && r.ID != strings.ToUpper(r.ID) })
}

func ids(list []Ref) []string {
	var out []string
	for _, r := range list {
		out = append(out, r.ID)
	}
	return out
}

// lists says what one list has and another has not, each counted; "" when they are the same but for their order.
func lists(a, b []string) string {
	left := map[string]int{}
	for _, x := range a {
		left[x]++
	}
	var missing, extra []string
	for _, x := range b {
		if left[x]--; left[x] < 0 {
			extra = append(extra, x)
		}
	}
	for _, x := range a {
		if left[x] > 0 {
			left[x]--
			missing = append(missing, x)
		}
	}
	var say []string
	if len(missing) > 0 {
		say = append(say, "without "+strings.Join(missing, ", "))
	}
	if len(extra) > 0 {
		say = append(say, "with "+strings.Join(extra, ", "))
	}
	return strings.Join(say, "; ")
}

// mentioned are the references of a letter and its expressions, as often as they stand there; how a number is written
// may differ from one language to the next.
func mentioned(l *Letter) (refs, expressions []string) {
	Walk(l, func(in Inline) {
		if in.Cite != "" {
			refs = append(refs, in.Cite)
		}
		if in.Computed != nil {
			expressions = append(expressions, bareExpression(in.Computed))
		}
	}, func(n Node) {
		if n.Computed != nil {
			expressions = append(expressions, bareExpression(n.Computed))
		}
	})
	return refs, expressions
}

func bareExpression(c *Computed) string {
	bare := Computed{Name: c.Name, Args: slices.DeleteFunc(slices.Clone(c.Args), func(a Arg) bool { return a.Name == "as" })}
	order.By(bare.Args, func(a, b Arg) int { return strings.Compare(a.Name, b.Name) })
	return expression(&bare)
}

// Walk calls back for every inline piece and every node of a letter, in the order of the text; the words of a demand
// come where it stands.
func Walk(l *Letter, inline func(Inline), node func(Node)) {
	row := func(list []Inline) {
		for _, in := range list {
			inline(in)
		}
	}
	var walk func([]Node)
	walk = func(list []Node) {
		for _, n := range list {
			node(n)
			row(n.Inline)
			for _, it := range n.Items {
				walk(it)
			}
			walk(n.Children)
			for _, c := range n.Header {
				row(c)
			}
			for _, r := range n.Rows {
				for _, c := range r {
					row(c)
				}
			}
			if n.Kind == DemandNode && n.Demand >= 0 && n.Demand < len(l.Demands) {
				walk(l.Demands[n.Demand].Body)
			}
		}
	}
	walk(l.Body)
}
