package read

import "strings"

// isOperative reports whether a unit may be a clause of a resolution, which has no subject: "Calls on the Government to …".
// It is one when it bears a list mark, or when it begins with such a verb in a text where others do, or where somebody
// resolves.
func (d *doc) isOperative(ui int) bool {
	u := &d.units[ui]
	if u.part != body || len(u.t) < 3 {
		return false
	}
	k := 0
	for k < len(u.t)-1 && (strings.HasSuffix(u.t[k].w, "ly") || u.t[k].w == "further" || u.t[k].w == "also" || u.t[k].w == "and" || u.t[k].kind == number || u.t[k].kind == punct && u.t[k].w != "“" && u.t[k].w != "\"" || strings.HasSuffix(u.t[k].w, "ment") || strings.HasSuffix(u.t[k].w, "mente")) {
		k++
	}
	v, ok := d.l.verbs[u.t[k].w]
	return ok && v.form == third && d.resolution
}

// resolves reports whether the text is a resolution: clauses that begin with a verb in the third person, two or more.
func (d *doc) resolves() bool {
	n := 0
	for ui := range d.units {
		u := &d.units[ui]
		if len(u.t) == 0 || u.part != body {
			continue
		}
		if resolving[u.t[0].w] || u.t[0].w == "be" && len(u.t) > 2 && u.t[1].w == "it" && u.t[2].w == "resolved" || len(u.t) > 1 && strings.HasSuffix(u.t[0].w, "ly") && resolving[u.t[1].w] {
			n++
		}
	}
	return n >= 2
}

var resolving = set(`calls urges demands requests condemns recognises recognizes recalls recalling considering having noting whereas reaffirms reiterates expresses welcomes deplores decides encourages invites
	stresses emphasises emphasizes notes regrets supports resolves resolved instructs therefore concerned alarmed deeply
	appelle demande exhorte condamne rappelle rappelant considerant vu reaffirme exprime salue deplore decide encourage invite souligne prie charge insiste estime denonce exige
	insta pide solicita exhorta condena reconoce recuerda recordando considerando visto reafirma expresa acoge lamenta decide alienta invita destaca subraya exige encarga visto vista`)
