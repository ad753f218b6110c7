package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/when"
)

// partField is the name of a field of the part in place i of the form.
func partField(i int, name string) string { return "p" + strconv.Itoa(i) + "-" + name }

func partyField(list string, j int, name string) string {
	return list + strconv.Itoa(j) + "-" + name
}

// partsFromForm puts a letter together from the fields of the page. was is the letter as it was saved: what no field
// shows (ids) is kept from it.
func partsFromForm(f url.Values, was letterParts) letterParts {
	get := func(name string) string { return strings.ReplaceAll(f.Get(name), "\r\n", "\n") }
	line := func(name string) string { return strings.Join(strings.Fields(get(name)), " ") }
	h := was.Head
	h.ID, h.Title, h.Subject, h.Language = line("id"), line("title"), line("subject"), line("language")
	h.Place, h.Greeting, h.Closing = line("place"), line("greeting"), line("closing")
	h.Date = when.When{}
	if w, err := when.Parse(line("date")); err == nil {
		h.Date = w
	}
	h.Letterhead = nil
	for l := range strings.SplitSeq(get("letterhead"), "\n") {
		if l = strings.TrimSpace(l); l != "" {
			h.Letterhead = append(h.Letterhead, l)
		}
	}
	h.From, h.To, h.CC, h.Signed = partiesFrom(f, "from"), partiesFrom(f, "to"), partiesFrom(f, "cc"), partiesFrom(f, "signed")
	out := letterParts{Head: h}
	for i := 0; i < 2*maxDemands && f.Has(partField(i, "kind")); i++ {
		p := letterPart{Words: get(partField(i, "words"))}
		if f.Get(partField(i, "kind")) == "demand" {
			p.Demand = demandFrom(f, i)
		}
		if f.Get("do") == "remove-"+strconv.Itoa(i) {
			continue
		}
		out.Parts = append(out.Parts, p)
	}
	return out.moved(f.Get("do"))
}

// moved adds a part or puts one higher, as a button says: "words-after-2", "demand-after-2", "up-2".
func (x letterParts) moved(do string) letterParts {
	verb, place, ok := cutLast(do, "-")
	i, err := strconv.Atoi(place)
	if !ok || err != nil || i < -1 || i >= len(x.Parts) {
		return x
	}
	switch verb {
	case "words-after":
		x.Parts = slices.Insert(x.Parts, i+1, letterPart{})
	case "demand-after":
		x.Parts = slices.Insert(x.Parts, i+1, letterPart{Demand: &letter.Demand{}})
	case "up":
		if i > 0 {
			x.Parts[i-1], x.Parts[i] = x.Parts[i], x.Parts[i-1]
		}
	}
	return x
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if do, found := strings.CutSuffix(s, "--1"); found {
		return do, "-1", true
	}
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

func partiesFrom(f url.Values, list string) []letter.Party {
	var out []letter.Party
	for j := 0; j < 10_000 && f.Has(partyField(list, j, "name")); j++ {
		get := func(name string) string { return strings.TrimSpace(f.Get(partyField(list, j, name))) }
		p := letter.Party{
			Name: get("name"), Role: get("role"), Organisation: get("organisation"), Country: get("country"), Body: get("body"),
			Consent: get("consent") != "",
		}
		if p.Name+p.Role+p.Organisation+p.Body != "" {
			out = append(out, p)
		}
	}
	return out
}

func demandFrom(f url.Values, i int) *letter.Demand {
	get := func(name string) string {
		return strings.Join(strings.Fields(f.Get(partField(i, name))), " ")
	}
	d := &letter.Demand{ID: get("id"), Action: get("action"), General: get("general") != "", Restates: get("restates")}
	d.To = refs(append(chosen(f, partField(i, "to")), get("to-words")))
	d.Grounds, d.Facts, d.Persons = refs(chosen(f, partField(i, "ground"))), refs(chosen(f, partField(i, "fact"))), refs(chosen(f, partField(i, "person")))
	for c := range strings.SplitSeq(f.Get(partField(i, "conditions")), "\n") {
		if c = strings.Join(strings.Fields(c), " "); c != "" {
			d.Conditions = addOnce(d.Conditions, c)
		}
	}
	d.Term = appeal.Term{Words: get("term")}
	return d
}

func refs(ids []string) []letter.Ref {
	var out []letter.Ref
	for _, id := range ids {
		if id = strings.TrimSpace(id); id != "" && !slices.ContainsFunc(out, func(r letter.Ref) bool { return r.ID == id }) {
			out = append(out, letter.Ref{ID: id})
		}
	}
	return out
}

func ids(list []letter.Ref) []string {
	var out []string
	for _, r := range list {
		out = append(out, r.ID)
	}
	return out
}
