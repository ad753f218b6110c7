package read

// titleOnly are titles before a name that are no office beside the office told behind it: "Justice A, Chief Justice".
var titleOnly = set("justice barrister judge general senator professor lawyer artist")

// localOffices are offices within a State whose word is also that of offices abroad: "Deputy Commissioner, Sylhet".
var localOffices = set("deputy police district divisional")

// manyOfOne names the government where a letter goes to five officials or more of the State that it is about: "you" is then that
// State, and no choice of three of them.
func (d *doc) manyOfOne() string {
	if len(d.r.Addressees) < 5 || !d.domestic() {
		return ""
	}
	for _, a := range d.r.Addressees {
		s := a.Role + " " + a.Organisation
		t := tokens(s, 0, len(s), d.l.lang == "fr", nil)
		if a.Role == "" || near(t, 0, len(t), abroad) && !near(t, 0, len(t), localOffices) {
			return ""
		}
		for k := range t {
			if v, n := nations().at(t, k); n > 0 && t[k].cap && v.code != d.focus.code {
				return ""
			}
		}
	}
	return governmentOf(d.focus.code, d.focus.name, d.l.lang)
}
