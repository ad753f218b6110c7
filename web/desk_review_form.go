package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/upheld/upheld/appeal"
)

// field is the name of a field of the demand in place i of the form: "d0-text".
func demandField(i int, name string) string { return "d" + strconv.Itoa(i) + "-" + name }

func askedField(i, j int, name string) string {
	return demandField(i, "asked"+strconv.Itoa(j)+"-"+name)
}

// maxDemands bounds what a form may hold. The longest known appeal has under a hundred.
const maxDemands = 300

// fromForm reads what the reviewer sent. The demands of the reading stay in their places; those without words that the
// reviewer added fall away.
func (x reviewed) fromForm(f url.Values) reviewed {
	get := func(name string) string { return strings.TrimSpace(strings.ReplaceAll(f.Get(name), "\r\n", "\n")) }
	out := reviewed{Date: get("date"), Kind: get("kind"), IssuedBy: get("by"), Note: get("note"), Open: get("open")}
	for line := range strings.SplitSeq(get("addressees"), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			out.Addressees = append(out.Addressees, line)
		}
	}
	if out.Behind, _ = strconv.Atoi(get("behind")); out.Behind < 0 {
		out.Behind = 0
	}
	for i := 0; i < maxDemands && f.Has(demandField(i, "text")); i++ {
		d := demandFromForm(f, i, get)
		if i < len(x.Demands) {
			d.N = x.Demands[i].N
		}
		if d.N == 0 {
			if d.Text == "" {
				continue
			}
			d.Verdict = accepted
		}
		out.Demands = append(out.Demands, d)
	}
	return out
}

func demandFromForm(f url.Values, i int, get func(string) string) reviewedDemand {
	d := reviewedDemand{Verdict: get(demandField(i, "verdict")), Text: get(demandField(i, "text"))}
	d.Action, d.Term, d.By = get(demandField(i, "action")), get(demandField(i, "term")), get(demandField(i, "by"))
	for j := 0; j < maxDemands && f.Has(askedField(i, j, "name")); j++ {
		a := appeal.Addressee{Name: get(askedField(i, j, "name")), Class: appeal.Class(get(askedField(i, j, "class"))), Body: get(askedField(i, j, "body"))}
		a.Inferred = f.Get(askedField(i, j, "inferred")) != ""
		if a.Name != "" && !slices.ContainsFunc(d.Asked, func(b appeal.Addressee) bool { return a.Name == b.Name }) {
			d.Asked = append(d.Asked, a)
		}
	}
	d.Persons, d.Provisions = chosen(f, demandField(i, "person")), chosen(f, demandField(i, "provision"))
	return d
}

// chosen is the ticked boxes of a name and what its list adds.
func chosen(f url.Values, name string) []string {
	var out []string
	for _, v := range f[name] {
		if v != "" {
			out = addOnce(out, v)
		}
	}
	return out
}
