package record

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/place"
	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/when"
)

// checked makes the check of one kind: a strict reading, then its rules.
func checked[T any](rules func(ref string, v *T) error) func(string, []byte) error {
	return func(ref string, doc []byte) error {
		v := new(T)
		if err := Decode(doc, v, nil); err != nil {
			return err
		}
		return rules(ref, v)
	}
}

// SameID refuses a record whose own id is not the ref under which it comes.
func SameID(id, ref string) error {
	if id != "" && id != ref {
		return Bad("id", "%q is not the ref %q", id, ref)
	}
	return nil
}

// Check refuses a fact without a citation and citations that lead nowhere. At is the field of the fact, "" for the
// record itself.
func (c Cited) Check(at string) error {
	if len(c.Citations) == 0 {
		return Bad(join(at, "sources"), "every fact needs at least one source")
	}
	return c.wellFormed(at)
}

func (c Cited) wellFormed(at string) error {
	for i, s := range c.Citations {
		field := join(at, "sources") + "[" + itoa(i) + "]"
		if s.Source == "" {
			return Bad(field+".id", "the source is not named")
		}
		if err := webAddress(field+".url", s.URL); err != nil {
			return err
		}
	}
	return nil
}

func webAddress(field, s string) error {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return Bad(field, "%q is not a web address", s)
	}
	return nil
}

func said(field, s string) error {
	if strings.TrimSpace(s) == "" {
		return Bad(field, "must be said")
	}
	return nil
}

func distinct(field string, list []string) error {
	seen := map[string]bool{}
	for i, s := range list {
		at := field + "[" + itoa(i) + "]"
		if s == "" {
			return Bad(at, "must be said")
		}
		if seen[s] {
			return Bad(at, "%s stands here twice", s)
		}
		seen[s] = true
	}
	return nil
}

func oneOf(field, code string, words map[string]Word) error {
	if _, ok := words[code]; ok {
		return nil
	}
	codes := make([]string, 0, len(words))
	for k := range words {
		codes = append(codes, k)
	}
	slices.Sort(codes)
	return Bad(field, "%q is not known; use one of: %s", code, strings.Join(codes, ", "))
}

// first is the first error of a list of checks that are cheap to make.
func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func checkPerson(ref string, p *Person) error {
	if err := first(SameID(p.Ref, ref), said("name", p.Name), distinct("not_to_be_merged_with", p.NotMerged), p.Check("")); err != nil {
		return err
	}
	if p.Consent != "" && p.Consent != "given" && p.Consent != Withheld {
		return Bad("consent", "%q is not known; use given or withheld, or leave it out", p.Consent)
	}
	if slices.Contains(p.NotMerged, ref) {
		return Bad("not_to_be_merged_with", "names the person itself")
	}
	for i, f := range p.Forms {
		at := "name_forms[" + itoa(i) + "]"
		if err := first(said(at+".form", f.Form), said(at+".seen_in", f.SeenIn), webAddress(at+".url", f.URL)); err != nil {
			return err
		}
		if f.Script != "" && !scriptCode.MatchString(f.Script) {
			return Bad(at+".script", "%q is not a script; write it as Khmr", f.Script)
		}
	}
	return nil
}

var (
	scriptCode  = regexp.MustCompile(`^[A-Z][a-z]{3}$`)              // ISO 15924
	langCode    = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]+)*$`) // BCP 47
	countryCode = regexp.MustCompile(`^[A-Z]{2}$`)                   // ISO 3166-1
	clock       = regexp.MustCompile(`^([01][0-9]|2[0-3]):[0-5][0-9]$`)
)

func checkGroup(ref string, g *Group) error {
	return first(SameID(g.Ref, ref), said("name", g.Name), distinct("members", g.Members))
}

func checkBody(ref string, b *Body) error {
	if err := first(SameID(b.Ref, ref), said("name", b.Name), oneOf("kind", b.Kind, BodyKinds), b.Check("")); err != nil {
		return err
	}
	for i, h := range b.Holders {
		at := "holders[" + itoa(i) + "]"
		if err := first(said(at+".name", h.Name), h.Check(at)); err != nil {
			return err
		}
		switch {
		case h.Start.IsZero():
			return Bad(at+".start", "must be said, if only as a year")
		case !h.End.IsZero() && h.End.Latest() < h.Start.Earliest():
			return Bad(at+".end", "%s is before the start, %s", h.End, h.Start)
		}
	}
	return nil
}

func checkPlace(ref string, p *Place) error {
	if err := first(SameID(p.Ref, ref), said("name", p.Name), p.wellFormed("")); err != nil {
		return err
	}
	switch {
	case (p.Lat == nil) != (p.Lon == nil):
		return Bad("lat", "lat and lon come together or not at all")
	case p.Lat != nil && p.Precision == "":
		return Bad("coordinate_precision", "must be said where there are coordinates: a point of a town is not a point of a gate")
	case p.Lat == nil:
		return nil
	}
	if err := (place.Point{Lat: *p.Lat, Lon: *p.Lon}).Check(); err != nil {
		return Bad("lat", "%s", fault.Say(err))
	}
	return nil
}

func checkAct(ref string, a *Act) error {
	if err := first(SameID(a.Ref, ref), said("summary", a.Summary), distinct("victims", a.Victims),
		distinct("actors", a.Actors), distinct("rights", a.Rights), distinct("provisions", a.Provisions), a.Check("")); err != nil {
		return err
	}
	switch {
	case actTypes[a.Type].Code == "":
		return Bad("type", "%q is not a kind of act that this program knows", a.Type)
	case a.When.IsZero():
		return Bad("date", "must be said, if only as a year")
	case a.Time != "" && !clock.MatchString(a.Time):
		return Bad("time", "%q is not a time of day; write it as 06:00", a.Time)
	case a.VictimCount != 0 && a.VictimCount < len(a.Victims):
		return Bad("victim_count", "%d is fewer than the %d who are named", a.VictimCount, len(a.Victims))
	}
	if _, err := a.span(); err != nil {
		return Bad("end_date", "%s", fault.Say(err))
	}
	for i, r := range a.Rights {
		if !slices.ContainsFunc(promise.Rights(), func(l promise.Label) bool { return l.Code == r }) {
			return Bad("rights["+itoa(i)+"]", "%q is not a right that the promises know", r)
		}
	}
	return Precise("date_precision", a.Precision, a.When)
}

// Precise refuses a stated precision (day, month, year) that is not the one in which the date is written.
// Other words ("between 11 and 13 November") are a remark and are left alone.
func Precise(field, stated string, w when.When) error {
	wide := map[string]int{"year": len("2016"), "month": len("2016-05"), "day": len("2016-05-13")}[stated]
	iso := strings.TrimSuffix(w.String(), "~")
	if wide != 0 && len(iso) != wide && !strings.ContainsAny(iso, "./") {
		return Bad(field, "%s, but the date is written %s", stated, w)
	}
	return nil
}

func checkSource(ref string, s *Source) error {
	if err := first(SameID(s.Ref, ref), webAddress("url", s.URL), said("publisher", s.Publisher), said("title", s.Title),
		oneOf("kind", s.Kind, SourceKinds)); err != nil {
		return err
	}
	if !langCode.MatchString(s.Lang) {
		return Bad("lang", "%q is not a language; write it as en", s.Lang)
	}
	return nil
}

func checkClaim(ref string, c *Claim) error {
	if err := first(SameID(c.Ref, ref), said("subject", c.Subject), said("preferred", c.Preferred), said("reason", c.Reason)); err != nil {
		return err
	}
	if len(c.Alternatives) < 2 {
		return Bad("alternatives", "a contradiction needs at least two values")
	}
	preferred := 0
	for i, a := range c.Alternatives {
		at := "alternatives[" + itoa(i) + "]"
		if err := first(said(at+".value", a.Value), a.Check(at)); err != nil {
			return err
		}
		if a.Preferred {
			preferred++
		}
	}
	if preferred > 1 {
		return Bad("alternatives", "only one value can be preferred")
	}
	return nil
}

func checkCase(_ string, c *Case) error {
	if err := said("case.title", c.Head.Title); err != nil {
		return err
	}
	if !countryCode.MatchString(c.Head.Country) {
		return Bad("case.country", "%q is not a country; write it as KH", c.Head.Country)
	}
	for i, p := range c.Provisions {
		at := "provisions_cited_by_sources[" + itoa(i) + "]"
		if err := first(said(at+".provision", p.Provision), p.Check(at)); err != nil {
			return err
		}
	}
	for i, n := range c.OtherCounts {
		at := "counts_by_others[" + itoa(i) + "]"
		if err := first(said(at+".what", n.What), n.Check(at)); err != nil {
			return err
		}
		if n.AtLeast < 1 || n.When.IsZero() {
			return Bad(at, "needs a date and a number")
		}
	}
	return nil
}

func checkNamePair(_ string, p *NamePair) error {
	if err := first(said("a", p.A), said("b", p.B)); err != nil {
		return err
	}
	if p.Same && p.Person == "" {
		return Bad("person", "two spellings of one person must say whose")
	}
	if !p.Same && len(p.Persons) != 2 {
		return Bad("persons", "a pair of two people must say which two")
	}
	return nil
}

func checkPlaceForms(_ string, p *PlaceForms) error {
	return first(said("place", p.Place), distinct("forms", p.Forms))
}
