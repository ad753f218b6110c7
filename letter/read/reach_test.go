package read

import (
	"strings"
	"testing"
)

// reach are ways of asking that stand outside the plain verb of asking in the first person: who speaks by a noun, the passive,
// courtesy, commands behind a request, duties in a text that asks, items that name their own body.
var reach = []struct {
	name, text string
	want       []want
}{
	{"the Committee, by its letterhead", `Committee to Defend Teachers
12 High Road, London

Mr Ali Reza
Minister of Education
Tehran

Dear Minister,

The Committee respectfully requests that the Government of Iran set aside the sentence of Mr Bahman Karimi. It also asks you to let him see a doctor.

Yours faithfully,

Ann Bell
Secretary`, []want{{"The Committee respectfully", "Government of Iran", "drop-charges", ""}, {"It also asks", "Minister of Education", "protect", ""}}},
	{
		"a clause between the sender and its verb", `Statement of the Federation of Journalists

The Federation, which speaks for 600,000 journalists, calls again for the release of Omar Said by the Government of Sudan.`,
		[]want{{"The Federation, which", "Government of Sudan", "release", ""}},
	},
	{"this House", `This House,

noting the arrests in Belarus,

1. calls on the Government of Belarus to free all political prisoners;
2. regrets the silence of others;
3. asks the European Commission to widen the list of persons under sanctions.
`, []want{{"calls on the Government", "Government of Belarus", "release", ""}, {"asks the European", "European Commission", "sanction-or-measure", ""}}},
	{"the passive, with more between", `To the members of the Security Council

Excellencies,

The Council is called upon to renew the mandate of the mission. As members of the Union, France and Italy, which sell the arms, are also asked to stop the sale.

Signed: Darfur Forum; Nuba Watch; Women of Nyala`, []want{{"The Council is", "Council", "ratify-or-renew", ""}, {"As members", "France and Italy", "sanction-or-measure", ""}}},
	{"commands behind an announcement", `Open letter to President Ruto

Mr President,

Jane Oti has been in prison for a year. We ask three things of you. First, release Jane Oti. Second, repeal the Sedition Act. Third, receive a delegation of her family.

Yours,
Ann Bell`, []want{{"First, release", "Ruto", "release", ""}, {"Second, repeal", "Ruto", "repeal-or-amend-law", ""}, {"Third, receive", "Ruto", "convene", ""}}},
	{"a command that only power can obey", `Dear Mr President,

You can end this. Free the nurses. Let the union meet.

We ask for nothing more.

Nurses of Harare`, []want{{"Free the nurses", "President", "release", ""}, {"Let the union", "President", "", ""}}},
	{"a request before a colon", `Dear President,

We have one request: let her go. And do not sign the bill.

Yours,
Ann Bell`, []want{{"We have one", "President", "release", ""}, {"And do not sign", "President", "repeal-or-amend-law", ""}}},
	{"courtesy in the conditional", `Dear Ambassador,

Two poets are held in Oman. It would be to the honour of Oman if the two were released. We should be obliged if you would convey our letter to His Majesty.

Yours,
Ann Bell`, []want{{"It would be", "Oman", "release", Soft}, {"We should be obliged", "Ambassador", "sanction-or-measure", ""}}},
	{"reliance", `Dear Senator,

We look to the State Department to recall its consul. We'd be thankful were you to raise the case of Tashi in the Senate.

Ann Bell`, []want{{"We look to", "State Department", "sanction-or-measure", ""}, {"We'd be thankful", "Senator", "sanction-or-measure", Soft}}},
	{"duties without a body, beside a request", `Our union has followed the strike in Peru.

Our union demands of the Government of Peru that it reinstate the dismissed teachers. The two arrested leaders must be freed.

Teachers' Union of Lima`, []want{{"Our union demands", "Government of Peru", "respect-right", ""}, {"The two arrested", "Peru", "release", Soft}}},
	{"bodies as labels below a sentence", `Dear Prime Minister,

Our demands are these.

The Ministry of Health: reopen the clinic.

The courts: free the nurses.

Yours,
Ann Bell`, []want{{"The Ministry of Health:", "Ministry of Health", "", ""}, {"The courts:", "courts", "release", ""}}},
	{"bodies as headings under one lead", `JOINT STATEMENT

We, the undersigned organisations, are alarmed by the closure of Radio Sol in Honduras.

We call on:

The Government of Honduras
- to investigate the threats against its staff;

The Organization of American States
- to send an observer.

United Reporters; Free Air`, []want{{"to investigate", "Government of Honduras", "investigate", ""}, {"to send", "Organization of American States", "", ""}}},
	{"items that name their body", `We, the members of the Guild, ask:

• of the Government of Malta, that it open an inquiry;
• of the European Union, that it withhold the funds.

The Guild of Writers`, []want{{"of the Government", "Government of Malta", "investigate", ""}, {"of the European", "European Union", "sanction-or-measure", ""}}},
	{"the mark of a footnote ends a sentence", `Dear Governor,

Please stop the eviction of the market women.[2] Please also meet their spokeswoman.

Yours,
Ann Bell`, []want{{"Please stop", "Governor", "protect", ""}, {"Please also", "Governor", "convene", ""}}},
	{"la Ligue, elle, il est demandé", `La Ligue pour la dignité

Monsieur le Président,

Deux journalistes sont détenus au Tchad. La Ligue vous demande leur libération immédiate. Il est demandé au Parlement d'abroger l'article 12. Les autorités sont priées de laisser les familles les voir.

Anne Petit`, []want{{"La Ligue vous", "Président", "release", ""}, {"Il est demandé", "Parlement", "repeal-or-amend-law", ""}, {"Les autorités", "autorités", "allow-access", ""}}},
	{"des ordres annoncés, un par paragraphe", `Lettre ouverte au Président du Niger

Monsieur le Président,

Nous vous adressons trois demandes.

Premièrement, libérez les détenus d'Agadez.

Deuxièmement, ordonnez une enquête sur les tirs.

Troisièmement, recevez les familles.

Collectif des familles`, []want{{"Premièrement,", "Président", "release", ""}, {"Deuxièmement,", "Président", "investigate", ""}, {"Troisièmement,", "Président", "convene", ""}}},
	{"nous serions reconnaissants si, il conviendrait", `Madame la Maire,

Nous vous serions reconnaissants si vous pouviez recevoir les familles. Il conviendrait que la préfecture publie le rapport.

Anne Petit`, []want{{"Nous vous serions", "Maire", "convene", Soft}, {"Il conviendrait", "préfecture", "publish-or-disclose", Soft}}},
	{"le ruega, sería justo, tienen que", `Señor Presidente:

El Comité de Familiares solicita a usted:

PRIMERO.- Que se libere a los detenidos;
SEGUNDO.- Que se publique el informe.

El Congreso debe derogar la ley mordaza. Asimismo, se exhorta a la policía a no disparar.

Atentamente,
Comité de Familiares`, []want{{"Que se libere", "Presidente", "release", ""}, {"Que se publique", "Presidente", "publish-or-disclose", ""}, {"El Congreso debe", "Congreso", "repeal-or-amend-law", Soft}, {"Asimismo, se exhorta", "policía", "", ""}}},
}

func TestReach(t *testing.T) {
	for _, c := range reach {
		t.Run(c.name, func(t *testing.T) {
			got := Read(c.text).Demands
			if len(got) != len(c.want) {
				t.Errorf("%d demands, want %d", len(got), len(c.want))
			}
			for i := range min(len(got), len(c.want)) {
				g, w := got[i], c.want[i]
				if w.strength == "" {
					w.strength = g.Strength
				}
				if !strings.HasPrefix(g.Quote, w.quote) || !strings.Contains(g.Asked, w.asked) || w.action != "" && g.Action != w.action || g.Strength != w.strength {
					t.Errorf("read %q of %q: %s, %s; want %+v", g.Quote, g.Asked, g.Action, g.Strength, w)
				}
			}
		})
	}
}

// TestReachSilent holds the texts that the same rules must leave alone.
func TestReachSilent(t *testing.T) {
	for name, text := range map[string]string{
		"memories in an opinion": `Opinion: The road we did not take

In 2009 we asked the Minister to reopen the case. We demanded the release of our colleagues. The law must go, people say, and the prisoners must be freed. Perhaps. I have learnt to wait.

The author teaches history.`,
		"news in the passive": `NAIROBI – Civil groups on Monday asked the President to veto the bill. The Government is urged to consult widely, said Mary Oti of the Law Society. The committee called on Parliament to act. Officials told reporters that the bill must be passed.`,
		"advice": `How to write an appeal

Be polite. Ask for one thing. State who you are. Do not congratulate him. Your letter must be sent before Friday.`,
		"campaign news": `Thank you! 12,000 of you wrote to the Minister. He was asked to free Jane Oti and on Tuesday she walked out of prison. The fight must go on; the others must be freed too. Join our vigil on Friday.`,
		"mourning": `The Guild of Writers mourns its member Omar Said, who died in prison on Monday. The Guild had asked the Government of Sudan for his release. He should have been free.

Guild of Writers`,
		"on demande, nous demandions": `La Ligue dans la presse

On demande souvent à la Ligue ce qu'elle fait. Nous demandions hier encore la fermeture du camp. Le ministre est prié par ses pairs de se taire.`,
		"se exige": `El comité pidió al Gobierno que liberara a los presos. Se exige pasaporte para entrar. El Gobierno debe mucho dinero a los bancos.

Ana Ruiz es periodista.`,
	} {
		t.Run(name, func(t *testing.T) {
			for _, g := range Read(text).Demands {
				t.Errorf("read %q", g.Quote)
			}
		})
	}
}

func TestReachHeads(t *testing.T) {
	r := Read("Sras. y Sres.\nMagistradas y Magistrados de la Corte Suprema\nPresente.-\n\nLes pedimos que publiquen el fallo.\n\nEn Lima, Quito, La Paz y Ciudad de México, a 4 de mayo de 2018\n\nAna Ruiz")
	if r.Date != "2018-05-04" || len(r.Addressees) != 1 || !strings.Contains(r.Addressees[0].String(), "Corte Suprema") {
		t.Errorf("date %q, to %v", r.Date, r.Addressees)
	}
	r = Read("LONDON, 7May 2014 – The undersigned organisations call on the Government of Norway to publish the report.\n\nThis statement is endorsed by: River Watch; Union of Fishers; Lake Forum.")
	if r.Date != "2014-05-07" || len(r.Signatories) != 3 {
		t.Errorf("date %q, signed by %v", r.Date, r.Signatories)
	}
	r = Read("Rt Hon Mary Stone MP\nHome Office\nQueen Anne Street\nLondon\n\nDear Mary,\n\nPlease publish the report.\n\nYours ever,\nJoan Fell\nCo-Chairs")
	if len(r.Addressees) != 1 || len(r.Signatories) != 1 {
		t.Errorf("to %v, signed by %v", r.Addressees, r.Signatories)
	}
}

func TestOwnGovernment(t *testing.T) {
	r := Read("The Assembly,\n\nrecalling the arrests in Belarus,\n\n1. Calls on the Government to close the consulate;\n\n2. Condemns the arrests.\n\n3. Urges the Government of Belarus to free the prisoners.\n")
	if len(r.Demands) != 2 || r.Demands[0].Asked != "Government" || !strings.Contains(r.Demands[1].Asked, "Belarus") {
		t.Errorf("read %+v", r.Demands)
	}
}
