package promise

import (
	"slices"
	"strings"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/when"
)

var (
	kinds         = []Kind{Treaty, Constitution, PoliticalAgreement, Declaration}
	wordingStatus = []string{"authentic-copy", "official-translation", "government-rendering", "unofficial-translation"}
	roles         = []string{"signatory", "co-chair"}
	actKinds      = []ActKind{
		Signature, SuccessionToSignature, Ratification, Accession, Succession, Acceptance, Adoption,
		Denunciation, Reservation,
	}
)

// wrong is a refusal that names the record and the field.
func wrong(ref, field, say string, args ...any) error {
	return fault.New(fault.Invalid, ref+": "+field+" "+say, args...)
}

// need refuses the first empty value; pairs are field, value.
func need(ref string, pairs ...string) error {
	for i := 0; i+1 < len(pairs); i += 2 {
		if strings.TrimSpace(pairs[i+1]) == "" {
			return wrong(ref, pairs[i], "is missing")
		}
	}
	return nil
}

// oneOf refuses a value outside a vocabulary.
func oneOf[T ~string](ref, field string, v T, list []T) error {
	if slices.Contains(list, v) {
		return nil
	}
	var known []string
	for _, k := range list {
		known = append(known, string(k))
	}
	return wrong(ref, field, "cannot be %q; it is one of %s", v, strings.Join(known, ", "))
}

// labels refuses a code outside a vocabulary.
func labels(ref, field string, codes []string, list []Label) error {
	for _, c := range codes {
		if !isLabel(list, c) {
			return wrong(ref, field, "has the unknown code %q", c)
		}
	}
	return nil
}

// keys refuses the key of a source that the record does not list.
func keys(ref, field string, src map[string]Source, used ...string) error {
	for _, k := range used {
		if _, ok := src[k]; !ok && k != "" {
			return wrong(ref, field, "names the source %q, which sources does not list", k)
		}
	}
	return nil
}

// point refuses a time that is not one day, known as a day, month or year.
func point(ref, field string, w when.When) error {
	if !w.IsZero() && w.Certain.Days() > 1 {
		return wrong(ref, field, "must be one day, a month or a year, not %s", w)
	}
	return nil
}

func code(ref, field, v string, length int) error {
	if len(v) == length && strings.Trim(v, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
		return nil
	}
	return wrong(ref, field, "must be a code of %d capital letters, not %q", length, v)
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func checkInstrument(ref string, doc []byte) error {
	var d instrumentDoc
	if err := read(ref, doc, &d, true); err != nil {
		return err
	}
	in := d.instrument()
	err := firstError(
		need(ref, "id", in.ID, "title", in.Title, "short_title", in.ShortTitle),
		oneOf(ref, "kind", in.Kind, kinds),
		point(ref, "adopted", in.Adopted), point(ref, "in_force", in.InForce),
		keys(ref, "adopted_source", in.Sources, in.AdoptedSource...),
		keys(ref, "in_force_source", in.Sources, in.InForceSource...),
		keys(ref, "cambodia.source", in.Sources, in.Cambodia.Source...),
		keys(ref, "un_treaty_series.source", in.Sources, in.UNTreatySeries.Source),
		checkSources(ref, in.Sources),
		checkClauses(ref, in),
	)
	switch {
	case err != nil:
		return err
	case in.ID != ref:
		return wrong(ref, "id", "is %q, which is not the name of this record", in.ID)
	case strings.ContainsAny(in.ID, "/ "):
		return wrong(ref, "id", "must not hold a slash or a space")
	case in.Adopted.IsZero():
		return wrong(ref, "adopted", "is missing")
	case !in.InForce.IsZero() && in.InForce.Latest() < in.Adopted.Earliest():
		return wrong(ref, "in_force", "comes before adopted")
	case in.Binding && in.Kind != Treaty && in.Kind != Constitution:
		return wrong(ref, "binding", "cannot be true of a %s", in.Kind)
	}
	for _, a := range in.Amendments {
		if err := keys(ref, "amendments.source", in.Sources, a.Source); err != nil {
			return err
		}
	}
	for _, a := range in.AffirmedBy {
		if err := keys(ref, "affirmed_by.source", in.Sources, a.Source); err != nil {
			return err
		}
	}
	for _, p := range slices.Concat(in.Parties, in.Participants) {
		if err := code(ref, "parties.code", p.Code, 3); err != nil {
			return err
		}
	}
	for _, c := range in.CoChairs {
		if err := code(ref, "co_chairs", c, 3); err != nil {
			return err
		}
	}
	for c := range in.Doubts {
		if err := code(ref, "doubts", c, 3); err != nil {
			return err
		}
	}
	return nil
}

func checkClauses(ref string, in Instrument) error {
	if in.Entry != (Entry{}) {
		if err := firstError(
			oneOf(ref, "entry_into_force.on", in.Entry.On, []string{OnDeposit, OnSignature}),
			need(ref, "entry_into_force.clause", in.Entry.Clause),
		); err != nil {
			return err
		}
	}
	if in.Exit != (Exit{}) {
		return need(ref, "denunciation.clause", in.Exit.Clause)
	}
	return nil
}

func checkSources(ref string, src map[string]Source) error {
	for k, s := range src {
		if err := need(ref, "sources."+k+".title", s.Title, "sources."+k+".url", s.URL); err != nil {
			return err
		}
	}
	return nil
}

func checkProvision(ref string, doc []byte) error {
	var d provisionDoc
	if err := read(ref, doc, &d, true); err != nil {
		return err
	}
	p := d.provision(ref)
	err := firstError(
		need(ref, "id", p.ID, "number", p.Number, "heading", p.Heading, "summary", p.Summary),
		labels(ref, "rights", p.Rights, rights),
		labels(ref, "duty_bearer", p.DutyBearers, bearers),
		labels(ref, "topics", p.Topics, topics),
	)
	switch {
	case err != nil:
		return err
	case ref != p.Instrument+"/"+p.ID:
		return wrong(ref, "id", "is %q, which is not the name of this record", p.ID)
	case p.SpentNote != "" && !p.Spent:
		return wrong(ref, "spent_note", "is given, but spent is not true")
	case p.Official.Text == "" && p.Official != (Wording{}):
		return wrong(ref, "text", "is missing, although text_lang, text_status, text_source or text_extent is given")
	}
	if p.Official.Text != "" {
		if err := checkWording(ref, "text_", p.Official); err != nil {
			return err
		}
	}
	for _, w := range p.Others {
		if err := checkWording(ref, "texts_other.", w); err != nil {
			return err
		}
	}
	return nil
}

// checkWording refuses wording that does not say what it is: a translation must never pass for the original.
func checkWording(ref, field string, w Wording) error {
	return firstError(
		need(ref, field+"text", w.Text, field+"lang", w.Lang, field+"source", w.Source),
		oneOf(ref, field+"status", w.Status, wordingStatus),
	)
}

func checkRegistry(ref string, doc []byte) error {
	var d registryDoc
	if err := read(ref, doc, &d, true); err != nil {
		return err
	}
	for _, k := range d.ActKinds {
		if err := oneOf(ref, "act_values", k, actKinds); err != nil {
			return err
		}
	}
	if d.ID != "" && d.ID != ref {
		return wrong(ref, "id", "is %q, which is not the name of this record", d.ID)
	}
	return firstError(need(ref, "what", d.What, "as_of", d.AsOf), checkSources(ref, d.Sources))
}

func checkState(ref string, doc []byte) error {
	var d stateDoc
	if err := read(ref, doc, &d, true); err != nil {
		return err
	}
	err := firstError(
		need(ref, "code", d.Code, "iso2", d.ISO2, "name", d.Name),
		code(ref, "code", d.Code, 3), code(ref, "iso2", d.ISO2, 2),
	)
	switch {
	case err != nil:
		return err
	case ref != "state/"+d.Code:
		return wrong(ref, "code", "is %q, which is not the name of this record", d.Code)
	case d.Paris.Role != "":
		if err := oneOf(ref, "paris_1991.role", d.Paris.Role, roles); err != nil {
			return err
		}
	}
	for id, acts := range d.Acts {
		for _, a := range acts {
			if err := checkAct(ref, "acts."+id, a); err != nil {
				return err
			}
		}
	}
	return nil
}

func checkAct(ref, field string, a actDoc) error {
	err := firstError(
		oneOf(ref, field+".act", a.Kind, actKinds),
		need(ref, field+".source", a.Source),
		point(ref, field+".date", a.Date), point(ref, field+".in_force", a.InForce),
	)
	switch {
	case err != nil:
		return err
	case a.Date.IsZero():
		return wrong(ref, field+".date", "is missing")
	case !a.InForce.IsZero() && a.InForce.Latest() < a.Date.Earliest():
		return wrong(ref, field+".in_force", "comes before date")
	case a.Precision != "" && a.Precision != precision(a.Date):
		return wrong(ref, field+".precision", "is %q, but %s is a %s", a.Precision, a.Date, precision(a.Date))
	}
	return nil
}

// precision is how much of a time its form gives away.
func precision(w when.When) string {
	switch len(w.String()) {
	case len("1999"):
		return "year"
	case len("1999-12"):
		return "month"
	}
	return "day"
}
