package web

import (
	"cmp"
	"encoding/json"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/name"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/place"
	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// stateOptions are all States, by the codes that a letter writes.
func stateOptions(p *Page) []option {
	var out []option
	for _, c := range place.Countries() {
		if c.Withdrawn == "" {
			out = append(out, option{Value: c.Code, Text: c.Name(p.Code)})
		}
	}
	order.By(out, byText)
	return out
}

// bearerName is who is asked, as a reader knows them: a State, a body, a person, or the words themselves.
func bearerName(p *Page, id string) string {
	if c, err := place.CountryOf(id); err == nil && id == strings.ToUpper(id) {
		return c.Name(p.Code)
	}
	if b, ok := p.House.Record.Body(id); ok {
		return b.Name
	}
	if _, ok := p.House.Record.Person(id); ok {
		return p.House.Record.Name(id)
	}
	return id
}

// stateAsked is the State whose standing is shown beside provisions: the first that the demand asks, else the State of the
// case.
func stateAsked(p *Page, d *letter.Demand) string {
	for _, r := range d.To {
		if c, err := place.CountryOf(r.ID); err == nil && r.ID == strings.ToUpper(r.ID) {
			return c.Alpha3
		}
	}
	if k, ok := p.House.Record.Case(); ok {
		if c, err := place.CountryOf(k.Head.Country); err == nil {
			return c.Alpha3
		}
	}
	return ""
}

// standings are the bonds of one State on one day, by provision, looked up once.
type standings struct {
	p     *Page
	state string
	on    when.Day
	known map[string]promise.Bond
}

func (s *standings) bond(ref string) promise.Bond {
	in, _, _ := strings.Cut(ref, "/")
	b, ok := s.known[in]
	if !ok {
		if st, err := s.p.House.Promises.Standing(s.state, in, s.on); err == nil {
			b = st.Bond
		}
		s.known[in] = b
	}
	return b
}

// withStanding is a provision and whether the State is bound by it, in words.
func (s *standings) withStanding(ref, text string) string {
	if s.state == "" || s.bond(ref) == "" {
		return text
	}
	return text + " — " + s.p.Name("bonds", string(s.bond(ref)))
}

func (p *Page) standings(state string, on when.Day) *standings {
	return &standings{p, state, on, map[string]promise.Bond{}}
}

// fact is a record that a demand may rest on.
type fact struct {
	ID, Text, Day string
}

const mostFacts = 12

// searches are the words by which the form looks for facts, by part.
func searches(f url.Values) map[int]string {
	out := map[int]string{}
	for i := 0; i < 2*maxDemands && f.Has(partField(i, "kind")); i++ {
		if s := strings.TrimSpace(f.Get(partField(i, "find"))); s != "" {
			out[i] = s
		}
	}
	return out
}

// facts are acts, spells and groups in whose words all the words looked for stand, the latest first.
func facts(p *Page, words string) []fact {
	want := strings.Fields(name.Normal(unaccented(words)))
	if len(want) == 0 {
		return nil
	}
	var out []fact
	add := func(f fact, more ...string) {
		text := name.Normal(unaccented(f.ID + " " + f.Text + " " + f.Day + " " + strings.Join(more, " ")))
		for _, w := range want {
			if !strings.Contains(text, w) {
				return
			}
		}
		out = append(out, f)
	}
	for _, a := range p.House.Record.Acts(record.ActFilter{}) {
		who := make([]string, 0, len(a.Victims))
		for _, v := range a.Victims {
			who = append(who, p.House.Record.Name(v))
		}
		add(fact{a.Ref, a.Summary, a.When.String()}, append(who, a.Type)...)
	}
	for _, s := range p.House.Custody.Spells() {
		add(fact{s.Ref, p.T("compose.held-since", "who", p.House.Record.Name(s.Person)), s.Start.String()}, "custody")
	}
	for _, g := range p.House.Record.Groups() {
		add(fact{ID: g.Ref, Text: p.House.Record.Label(g.Ref, p.Code)}, "group")
	}
	order.By(out, func(a, b fact) int { return cmp.Compare(b.Day, a.Day) })
	return out[:min(len(out), mostFacts)]
}

// factText is what a fact says, for one that is chosen already.
func factText(p *Page, id string) string {
	if a, ok := p.House.Record.Act(id); ok {
		return a.When.String() + " · " + a.Summary
	}
	if s, ok := p.House.Custody.Spell(id); ok {
		return s.Start.String() + " · " + p.T("compose.held-since", "who", p.House.Record.Name(s.Person))
	}
	return p.House.Record.Label(id, p.Code)
}

// siblingsOf are the letters in work that share their demands with this one, in other languages.
func (p *deskPage) siblingsOf(id string, h letter.Head) []sibling {
	list, err := p.papers().List(p.r.Context(), paperLetter)
	if err != nil {
		return nil
	}
	family := cmp.Or(h.Original, h.ID)
	var out []sibling
	for _, x := range list {
		if x.ID == id || family == "" {
			continue
		}
		full, err := p.papers().Get(p.r.Context(), x.ID)
		if err != nil {
			continue
		}
		var l letterPaper
		if json.Unmarshal(full.Body, &l) != nil {
			continue
		}
		other, _ := takeApart(l.Text)
		if cmp.Or(other.Head.Original, other.Head.ID) == family && other.Head.Language != h.Language {
			out = append(out, sibling{other.Head.Language, x.ID})
		}
	}
	return out
}

// startSibling makes the same letter in another language: its demands with all that they hold, its words to be translated.
func (p *deskPage) startSibling(id string, x letterParts, lang string) (string, error) {
	if !slices.Contains(letter.Languages, lang) || lang == x.Head.Language {
		return "", p.NotFound()
	}
	for _, s := range p.siblingsOf(id, x.Head) {
		if s.Lang == lang {
			return s.ID, nil
		}
	}
	y := x
	y.Head.Original = cmp.Or(x.Head.Original, x.Head.ID)
	y.Head.ID = y.Head.Original + "-" + lang
	y.Head.Language = lang
	y.Parts = nil
	for n, part := range x.Parts {
		if part.Demand != nil {
			d := *part.Demand
			d.ID = cmp.Or(d.ID, "d-"+strings.TrimPrefix(y.Head.Original, "ap-")+"-"+strconv.Itoa(n+1))
			part.Demand = &d
		}
		y.Parts = append(y.Parts, part)
	}
	return p.keepLetter(letterPaper{Text: y.together()})
}
