package read

import "testing"

// Sentences in which the one who asks, the one asked or the act stands elsewhere than in the plain order.
var asksElsewhere = []struct {
	name, text string
	want       []want
}{
	{"a sentence that goes on with que", `Señor Ministro:

Le exijo que se investigue la muerte de mi hermano. Que se nombre un fiscal independiente para este caso antes de que termine el año.

Rosa Quispe`, []want{{"Le exijo", "Ministro", "investigate", ""}, {"Que se nombre", "Ministro", "", ""}}},
	{"a pronoun for the sender", `The Assembly of River Peoples, gathered in Manaus, expresses its concern for the forest.

The Assembly urges the Government of Brazil to withdraw the licence for the dam. It asks that an independent commission look into the deaths of the two fishermen.`, []want{{"The Assembly urges", "Brazil", "repeal-or-amend-law", ""}, {"It asks that", "", "investigate", ""}}},
	{"a sender who asks you by name", `Monsieur le Ministre,

Trois avocats sont détenus au Burundi depuis mars.

Le Syndicat des avocats de Bretagne vous demande d'intervenir auprès des autorités burundaises pour qu'ils soient remis en liberté.

Veuillez agréer, Monsieur le Ministre, l'expression de ma haute considération.

Yann Le Goff`, []want{{"Le Syndicat des avocats", "Ministre", "release", ""}}},
	{"who is asked stands first", `Nosotras, maestras de tres países, hemos visto cerrar las escuelas de Honduras.

Al Gobierno de Honduras le pedimos que reabra las escuelas. A los Estados vecinos les solicitamos que acojan a los niños.

Red de Maestras
Sindicato del Sur`, []want{{"Al Gobierno", "Gobierno de Honduras", "", ""}, {"A los Estados", "Estados vecinos", "", ""}}},
	{"bodies before colons under a lead-in without object", `We, twelve congregations, have followed the famine in Darfur. We therefore call on:

The Government of Sudan: to let the aid convoys pass;

The World Food Programme: to publish the figures of those who died.

The Congregations of the North
The Inland Mission Circle`, []want{{"The Government of Sudan", "Sudan", "allow-access", ""}, {"The World Food Programme", "World Food Programme", "publish-or-disclose", ""}}},
	{"a passive lead-in with a clause that tells which", `The Coalition for Clean Rivers deplores the arrest of the fishermen of Lake Tana in Ethiopia.

Companies which buy fish from the lake are called upon to:

- stop buying until the men are free
- speak publicly about the arrests`, []want{{"stop buying", "buy fish", "sanction-or-measure", ""}, {"speak publicly", "buy fish", "sanction-or-measure", ""}}},
	{"the sender renews its call", `The Guild of Translators condemns the verdict against Ana Ionescu in Moldova.

The Guild renews its call on Moldova to repeal Article 12 of the Press Act.`, []want{{"renews its call", "Moldova", "repeal-or-amend-law", ""}}},
	{"to know is to be told", `Dear Minister Okoye,

My brother was taken from his shop in Kano. I demand to know where he is held.

Amina Bello`, []want{{"I demand to know", "Okoye", "publish-or-disclose", ""}}},
	{"a time before you must", `Dear President Sarkis,

We ask that the four nurses be released. Until that day you must allow their families to visit them.

Yours,
Nurses of the Coast`, []want{{"We ask that", "Sarkis", "release", ""}, {"Until that day", "Sarkis", "allow-access", Soft}}},
	{"a person as subject of a hope", `Dear Secretary General,

We urge you to send observers to the vote in Gabon. We hope that Mr. Paul Obiang, as mediator chosen by both sides, will raise the arrests with the government.

Sincerely,
Friends of Gabon`, []want{{"We urge you", "Secretary General", "observe-or-support-election", ""}, {"We hope that", "Obiang", "sanction-or-measure", Soft}}},
	{"an apposition between subject and verb", `Dear Prime Minister,

We request that the Inspector of Prisons, Ms Jane Moyo SC, visit the camp of Dombo and that doctors be let in.

Sincerely,
Health Watch`, []want{{"We request that", "Inspector of Prisons", "allow-access", ""}}},
	{"in the words of one who speaks for the senders", `The Federation of River Workers (FRW) is appalled by the killing of two boatmen in Chad.

"The Government of Chad must arrest the killers," said Paul Ngarta, president of the FRW.`, []want{{"must arrest", "Chad", "investigate", Soft}}},
	{"adverbs before who is asked", `Nous, associations du Sahel, sommes inquiètes de la famine au Mali.

Nous exhortons le gouvernement malien à ouvrir les routes. Nous appelons par ailleurs l'Union africaine à envoyer une mission d'enquête.

Association du Fleuve
Réseau Sahel`, []want{{"Nous exhortons", "malien", "", ""}, {"Nous appelons", "Union africaine", "investigate", ""}}},
	{"asimismo al Presidente", `Estimado señor Embajador:

Le pedimos que visite a los presos. Exhortamos asimismo al Presidente de Guatemala a que indulte a los tres campesinos.

Atentamente,
Comité de Solidaridad`, []want{{"Le pedimos", "Embajador", "allow-access", ""}, {"Exhortamos", "Presidente de Guatemala", "release", ""}}},
	{"press another to send him home", `Dear Ambassador,

My cousin Omar has been held in Eritrea for nine years. I ask you to press the Eritrean authorities to send him home.

Yours,
Sami Idris`, []want{{"I ask you to press", "Ambassador", "release", ""}}},
	{"if you could press", `Dear Minister,

Three monks are held in Laos. We would be grateful if you could press the Laotian government to free them.

Yours,
Ann Lee`, []want{{"We would be grateful", "Minister", "release", ""}}},
	{"raise the case with", `Dear Commissioner,

I ask you to raise Daniel's case with the Government of Belize.

Yours,
Ann Lee`, []want{{"raise Daniel", "Commissioner", "sanction-or-measure", ""}}},
	{"a list of those responsible", `Dear Secretary of State,

We ask you to draw up a list of individuals responsible for the killings in Benin with a view to visa restrictions.

Yours,
Ann Lee`, []want{{"draw up a list", "Secretary of State", "sanction-or-measure", ""}}},
	{"review a section", `Dear Prime Minister,

A teacher in Malaysia is on trial for a poem. We urge you to review Section 12(a) of the Penal Code. We urge you to meet a delegation of teachers.

Yours,
Ann Lee`, []want{{"review Section", "Prime Minister", "repeal-or-amend-law", ""}, {"meet a delegation", "Prime Minister", "convene", ""}}},
	{"move the games", `Dear President of the Federation,

Forty workers have died in Qatar. We call on you to move the World Cup to another country.

Yours,
Ann Lee`, []want{{"move the World Cup", "Federation", "sanction-or-measure", ""}}},
	{"cease disparaging", `Dear President Silva,

We urge you to cease disparaging journalists in your speeches.

Yours,
Ann Lee`, []want{{"cease disparaging", "Silva", "respect-right", ""}}},
	{"kindly", `Dear Minister Okoye,

Three nurses are held in Jos. Kindly allow their lawyers to see them.

Ann Lee`, []want{{"Kindly allow", "Okoye", "allow-access", ""}}},
	{"a duty told as such", `We, the undersigned, mourn the fishermen killed off Ceuta.

The Government of Morocco has a duty to investigate their deaths.

Signed,

Harbour Club
Sea Rescue League`, []want{{"has a duty", "Morocco", "investigate", Soft}}},
	{"we the people of", `To the Minister of Health of Liberia

We the women of West Point ask that the clinic be reopened and that the drug traders be arrested.`, []want{{"We the women", "Minister of Health", "", ""}}},
	{"counting on somebody", `Monsieur le Ministre,

Un poète est détenu à Oran. Nous comptons sur vous pour obtenir sa libération.

Marie Dupont`, []want{{"Nous comptons", "Ministre", "release", Soft}}},
	{"excellency alone", `Excellency,

Two farmers were killed in Togo by soldiers of the Togolese army in May. We urge that their killers be brought to justice.

Yours,
Ann Lee`, []want{{"We urge that", "Togo", "investigate", ""}}},
}

func TestGoesOn(t *testing.T) {
	for _, c := range asksElsewhere {
		t.Run(c.name, func(t *testing.T) { check(t, c.text, c.want) })
	}
}

var silentMore = []struct{ name, text string }{
	{"told of the crowd, with para", `Las organizaciones que suscribimos este texto expresamos nuestro dolor por los muertos de Lima, donde la gente que salió a las calles, primero por el pan y luego para exigir la renuncia del gobierno, fue recibida a balazos.

Red de Mujeres
Colectivo del Norte`},
	{"words of a mother", `The Coalition for Clean Rivers deplores the verdict against the fishermen of Lake Tana.

"I want to ask the Prime Minister if he has a mother," said Sara, the mother of one of them.`},
	{"words of an opponent", `The Guild of Translators condemns the verdict against Ana Ionescu.

"We call on the court to double her sentence," said Ion Rusu, leader of the party of order.`},
	{"should as argument in a protest", `The Union of Northern Editors condemns the closure of the radio station Voz.

A government that fears a microphone should ask itself why. The police must have known that no law was broken, and the court should be ashamed.`},
	{"a lawyer quoted in a statement", `The Centre for Court Monitoring deplores the delay in the trial of the five.

"The court should hear them," said their lawyer, Ana Ruiz. On Monday the families called on the Government to release them; it did not answer. It asked for patience.`},
	{"que of mourning", `La Red de Escritoras lamenta la muerte de Rosa Luna. Pidió justicia toda su vida. Que descanse en paz.`},
	{"only to use it", `Dear Minister,

You have great influence in Asmara. I beg you to use it.

Ann Lee`},
	{"a power that asks you", `Dear Friends,

The Government asks you to leave your homes, and the courts say nothing. We mourn with you.

Ann Lee`},
}

func TestSilentMore(t *testing.T) {
	for _, c := range silentMore {
		t.Run(c.name, func(t *testing.T) { check(t, c.text, nil) })
	}
}
