package letter

import (
	"regexp"
	"strings"
)

var (
	nameForm = regexp.MustCompile(`^[\pL][\pL\pN_-]*$`)
	token    = regexp.MustCompile(`[^\s="“”„«»]+=(?:"[^"]*"|“[^”]*”|„[^“]*“|«[^»]*»|[^\s"“”„«»]*)|\S+`)
)

// expression reads a name of one or two words and arguments name=value.
func (r reading) expression(w within, span Span) (*Computed, bool) {
	c := &Computed{Span: span}
	fine := true
	for _, m := range token.FindAllStringIndex(w.text, -1) {
		t := w.text[m[0]:m[1]]
		at := w.span(r.s, m[0], m[1])
		name, val, isArg := strings.Cut(t, "=")
		switch {
		case !isArg && len(c.Args) == 0 && nameForm.MatchString(t):
			c.Name = strings.TrimSpace(c.Name + " " + strings.ToLower(t))
		case !isArg:
			r.s.bad(at.Start, at.End, "%s is not understood within braces; expected name=value, with the value in quotation marks if it has spaces", quoted(t))
			fine = false
		case !nameForm.MatchString(name):
			r.s.bad(at.Start, at.End, "%s is not a name; expected name=value, such as on=2016-05-13", quoted(name))
			fine = false
		default:
			if q, size := firstRune(val); closingQuote[q] != 0 {
				val = strings.TrimSuffix(val[size:], string(closingQuote[q]))
			}
			val = oneLine(val)
			for _, a := range c.Args {
				if a.Name == strings.ToLower(name) {
					r.s.bad(at.Start, at.End, "%q is given twice; expected it once", name)
					fine = false
				}
			}
			c.Args = append(c.Args, Arg{strings.ToLower(name), val, at})
		}
	}
	if c.Name == "" && !isLook(c) {
		r.s.bad(span.Start, span.End, "braces hold something computed, such as {held on=2016-05-13}; expected its name first, or \\{ for a brace in the text")
		return nil, false
	}
	return c, fine
}

func firstRune(s string) (rune, int) {
	for i, r := range s {
		return r, i + len(string(r))
	}
	return 0, 0
}

// look is how words in brackets are set: [words]{strong emph lang=km}.
type look struct {
	strong, emph bool
	lang         string
}

// isLook reports an expression that only says how words look.
func isLook(c *Computed) bool {
	for _, word := range strings.Fields(c.Name) {
		if word != "strong" && word != "emph" {
			return false
		}
	}
	return c.Name != "" && len(c.Args) == 0 || len(c.Args) == 1 && c.Args[0].Name == "lang" && langCode.MatchString(c.Args[0].Value)
}

func lookOf(c *Computed) (*look, bool) {
	if !isLook(c) {
		return nil, false
	}
	l := &look{strong: strings.Contains(c.Name, "strong"), emph: strings.Contains(c.Name, "emph")}
	if len(c.Args) == 1 {
		l.lang = c.Args[0].Value
	}
	return l, true
}
