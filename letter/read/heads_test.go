package read

import (
	"slices"
	"testing"
)

// The heads and ends of letters: who is addressed, who signs, and what does not belong to either.
func TestHeads(t *testing.T) {
	for _, c := range []struct {
		name, text string
		to, signed []string
		date       string
	}{
		{"a letterhead above two addressees", `Dockers' Federation of the South Coast
12 Quay Street, Porto

Mr. Ali Noor, President of the Republic of Maldives
Ms. Sana Amir, Minister of Labour

Dear Mr. President,

We call on you to free the six dockers.

Yours faithfully,

Rui Costa
Secretary, Branch 9`, []string{"Ali Noor, President of the Republic of Maldives", "Sana Amir, Minister of Labour"}, []string{"Rui Costa, Secretary, Branch 9"}, ""},
		{"one addressee a block", `3 May 2012

Dra. Elena Ríos
Fiscal General
Calle 5, Managua

General (ret.) Luis Mora
Presidente de la República de Honduras
Casa Presidencial

Dear Attorney General, Dear President

Please free the six farmers of Yoro.

Jane Roe`, []string{"Elena Ríos, Fiscal General", "Luis Mora, Presidente de la República de Honduras"}, []string{"Jane Roe"}, "2012-05-03"},
		{"an address that begins like a salutation", `Mr Ian Rooke MP,
Minister for Trade,
4 Bridge Street

We ask you to end the sale of rifles to Chad.

Tom Hill, Ann Lee, Carla Soto and ten others`, []string{"Ian Rooke MP, Minister for Trade"}, []string{"Tom Hill", "Ann Lee", "Carla Soto"}, ""},
		{"the President of the Republic", `Monsieur Paul Mba
Président de la République
Libreville

Monsieur le Président,

Nous vous demandons de libérer les six lycéens.

Pour le bureau,
Marie Dupont`, []string{"Paul Mba, Président de la République"}, []string{"Marie Dupont"}, ""},
		{"a line to the members of an assembly", `A los señores miembros de la Asamblea Nacional del Ecuador

Les pedimos que rechacen el proyecto de ley de prensa.

Rosa Quispe, Quito, 3 de mayo de 2014`, []string{"miembros de la Asamblea Nacional del Ecuador"}, []string{"Rosa Quispe"}, "2014-05-03"},
		{"copies before a date, notes after the names", `Dear Minister,

We urge you to free the six monks [1].

Sincerely,

Jane Roe          John Doe

cc: Embassy of Laos, Paris

Oslo, 3 May 2012

Notes
[1] Report of the Monks' Circle, 2 March 2011.`, []string{"Minister"}, []string{"Jane Roe", "John Doe"}, "2012-05-03"},
	} {
		r := Read(c.text)
		var to, signed []string
		for _, a := range r.Addressees {
			to = append(to, a.String())
		}
		for _, s := range r.Signatories {
			signed = append(signed, s.String())
		}
		if !slices.Equal(to, c.to) || !slices.Equal(signed, c.signed) || r.Date != c.date {
			t.Errorf("%s: to %q, signed %q, on %q; want %q, %q, %q", c.name, to, signed, r.Date, c.to, c.signed, c.date)
		}
	}
}

// Persons and terms of a demand.
func TestPersonsAndTerms(t *testing.T) {
	for _, c := range []struct {
		text    string
		persons []string
		term    string
	}{
		{"Ana Roe and Leo Roe are held in Chad. We urge the Government of Chad to free Ana and Leo Roe before the Council meets in June.", []string{"Ana Roe", "Leo Roe"}, "before the Council meets in June"},
		{"We urge the Government of Chad to say where Sara Deby and her child Nour are held.", []string{"Sara Deby", "Nour"}, ""},
		{"Nous demandons au gouvernement du Tchad de libérer Ali Mahamat d'ici au 15 mars.", []string{"Ali Mahamat"}, "d'ici au 15 mars"},
		{"Exigimos al Gobierno de Honduras que permita a Gustavo Mora volver a su casa antes de que termine este año.", []string{"Gustavo Mora"}, "antes de que termine este año"},
	} {
		r := Read(c.text)
		if len(r.Demands) != 1 || !slices.Equal(r.Demands[0].Persons, c.persons) || r.Demands[0].Deadline != c.term {
			t.Errorf("%s: %+v", c.text, r.Demands)
		}
	}
}
