package read

import "testing"

var asksFR = []struct {
	name, text string
	want       []want
}{
	{"demander aux autorités de", `Nous, associations du Sahel, demandons aux autorités nigériennes de libérer immédiatement le journaliste Moussa Abdou.

Réseau des journalistes du fleuve`, []want{{"demandons aux autorités", "autorités nigériennes", "release", ""}}},
	{"exiger et un nom", `Trois militants sont détenus au Tchad depuis mai. Le gouvernement tchadien se tait.

Nous exigeons la libération immédiate et sans condition des trois militants.

Collectif du Lac`, []want{{"Nous exigeons", "Tchad", "release", ""}}},
	{"exiger que", `Nous exigeons que le gouvernement marocain mette fin au harcèlement des défenseurs des droits humains.

Association du Rif`, []want{{"Nous exigeons que", "gouvernement marocain", "respect-right", ""}}},
	{"appeler à", `L'Observatoire du Delta condamne cette attaque. L'Observatoire du Delta appelle les autorités sénégalaises à ouvrir une enquête indépendante et à juger les responsables.`, []want{{"appelle les autorités", "autorités sénégalaises", "investigate", ""}}},
	{"appeler à un nom", `Deux avocats sont poursuivis au Bénin.

Nous appelons à l'abandon de toutes les poursuites contre les deux avocats.

Barreau solidaire`, []want{{"Nous appelons à", "Bénin", "drop-charges", ""}}},
	{"vous demander", `Monsieur le Président,

Des familles entières vivent dans la peur au Burundi. Nous vous demandons de garantir leur sécurité.

Respectueusement,
Familles du Nord`, []want{{"Nous vous demandons", "Président", "protect", ""}}},
	{"prier de, et la formule de politesse", `Madame la Ministre,

Je vous prie de bien vouloir intervenir auprès du gouvernement iranien en faveur de mon frère.

Je vous prie d'agréer, Madame la Ministre, l'expression de ma haute considération.

Leïla Karimi`, []want{{"Je vous prie de bien", "Ministre", "sanction-or-measure", ""}}},
	{"exhorter", `Les organisations signataires exhortent l'Union africaine à envoyer des observateurs pour l'élection de mars.

Signataires :
Ligue du Golfe
Forum des Femmes`, []want{{"exhortent l'Union", "Union africaine", "observe-or-support-election", ""}}},
	{"une liste avec tirets", `La LDR demande aux autorités algériennes de :

- libérer tous les prisonniers d'opinion ;
- abroger la loi sur les associations ;
- permettre aux familles de leur rendre visite.`, []want{{"libérer tous", "autorités algériennes", "release", ""}, {"abroger la loi", "autorités algériennes", "repeal-or-amend-law", ""}, {"permettre aux", "autorités algériennes", "allow-access", ""}}},
	{"devoir, dans une lettre adressée", `Monsieur le Maire,

Cent personnes dorment dehors. La préfecture doit ouvrir un centre d'accueil avant l'hiver.

Cordialement,
Voisins solidaires`, []want{{"La préfecture doit", "préfecture", "protect", Soft}}},
	{"souhaiter instamment par un infinitif", `Monsieur le Premier ministre,

Nous tenons à vous demander de ratifier la Convention contre la torture.

Salutations,
Juristes du Sud`, []want{{"Nous tenons à", "Premier ministre", "ratify-or-renew", ""}}},
	{"lancer un appel", `Nous lançons un appel au gouvernement du Cambodge pour qu'il reprenne le dialogue avec l'opposition.

Amis du Mékong Associés`, []want{{"Nous lançons", "gouvernement du Cambodge", "convene", ""}}},
	{"demander à quelqu'un un nom", `Nous demandons au gouvernement turc la publication de la liste des personnes arrêtées.

Presse sans chaînes`, []want{{"Nous demandons au", "gouvernement turc", "publish-or-disclose", ""}}},
	{"l'organisation et la conjonction", `La FTM dénonce les arrestations au Gabon et demande aux autorités gabonaises de respecter la liberté syndicale.`, []want{{"La FTM dénonce", "autorités gabonaises", "respect-right", ""}}},
}

var silentFR = []struct{ name, text string }{
	{"une condamnation", `Nous condamnons avec force l'arrestation de notre collègue. Nous exprimons notre solidarité avec sa famille et saluons son courage.

Comité des amis`},
	{"ce que d'autres demandent", `Les grévistes demandent une hausse des salaires. Le syndicat a exigé que la direction négocie. Selon les manifestants, qui réclament la démission du ministre, la police a tiré.`},
	{"une formule de politesse", `Madame,

Nous avons bien reçu votre courrier et vous en remercions.

Nous vous prions de croire, Madame, à l'assurance de nos sentiments distingués.

Le secrétariat`},
	{"aux lecteurs", `Signez et partagez cette pétition. Nous vous invitons à relayer notre appel autour de vous. Merci de diffuser ce texte à vos amis.`},
	{"une dépêche", `Une vingtaine d'organisations ont demandé mardi la libération du blogueur, selon un communiqué. « Nous demandons au gouvernement de le libérer », a déclaré leur porte-parole. Le ministre a affirmé que la justice était indépendante.`},
}

var asksES = []struct {
	name, text string
	want       []want
}{
	{"exigir a alguien que", `Exigimos al Gobierno de Nicaragua que libere a los presos políticos y cese la represión.

Colectivo del Lago`, []want{{"Exigimos al Gobierno", "Gobierno de Nicaragua", "release", ""}}},
	{"exigir y un nombre", `Dos periodistas fueron detenidos en Cuba. El gobierno cubano guarda silencio.

Exigimos la liberación inmediata de los dos periodistas.

Prensa Libre del Caribe`, []want{{"Exigimos la liberación", "Cuba", "release", ""}}},
	{"pedir que", `Pedimos que la Fiscalía de Guatemala investigue el asesinato de la lideresa Juana Tun.

Mujeres del Altiplano`, []want{{"Pedimos que", "Fiscalía de Guatemala", "investigate", ""}}},
	{"solicitarle a usted", `Señor Presidente:

Nos dirigimos a usted para solicitarle que retire el proyecto de ley de medios.

Atentamente,
Radio Comunitaria del Sur`, []want{{"Nos dirigimos", "Presidente", "repeal-or-amend-law", ""}}},
	{"instar a", `Las organizaciones firmantes instamos al Estado colombiano a garantizar la vida de los líderes sociales.

Firman:
Red del Cauca
Tierra Viva`, []want{{"instamos al Estado", "Estado colombiano", "protect", ""}}},
	{"hacer un llamado", `Hacemos un llamado a la comunidad internacional para que envíe observadores a las elecciones de Honduras.

Foro Ciudadano de Copán`, []want{{"Hacemos un llamado", "comunidad internacional", "observe-or-support-election", ""}}},
	{"una lista con números", `Por lo anterior, exigimos al Estado mexicano:

1. Publicar el paradero de los estudiantes.
2. Sancionar a los responsables.
3. Permitir el acceso de expertos independientes.

Familias de la Sierra`, []want{{"Publicar el paradero", "Estado mexicano", "publish-or-disclose", ""}, {"Sancionar a", "Estado mexicano", "investigate", ""}, {"Permitir el acceso", "Estado mexicano", "allow-access", ""}}},
	{"una organización en tercera persona", `Voces del Sur condena el ataque contra la emisora. Voces del Sur exige a las autoridades de Ecuador proteger a sus trabajadores.`, []want{{"Voces del Sur exige", "autoridades de Ecuador", "protect", ""}}},
	{"el pedido propio", `Nuestro pedido es que el Congreso de Perú derogue la ley forestal.

Pueblos del Río Unidos`, []want{{"Nuestro pedido", "Congreso de Perú", "repeal-or-amend-law", ""}}},
	{"le pedimos", `Estimada Ministra:

Le pedimos que reciba a las madres de los desaparecidos.

Madres del Puerto`, []want{{"Le pedimos", "Ministra", "convene", ""}}},
	{"esperar, única petición", `Estimado Señor Embajador:

Agradecemos su carta. Esperamos que el Gobierno de España conceda asilo a la familia Rojas.

Cordialmente,
Vecinos de Lavapiés`, []want{{"Esperamos que", "Gobierno de España", "protect", Soft}}},
	{"exigir al final a quien", `Exigimos justicia y reparación al Gobierno de Chile para las víctimas de la represión.

Comité de Víctimas`, []want{{"Exigimos justicia", "Gobierno de Chile", "investigate", ""}}},
}

var silentES = []struct{ name, text string }{
	{"una condena", `Condenamos enérgicamente el asesinato de nuestra compañera. Expresamos nuestra solidaridad con su familia y rechazamos toda forma de violencia.

Red de Mujeres`},
	{"lo que piden otros", `Los huelguistas exigen mejores salarios. La oposición pidió elecciones. Los familiares, que exigen justicia, marcharon el lunes. La ONU instó al país a dialogar.`},
	{"a los lectores", `Firma y comparte esta petición. Invitamos a todos a sumarse a la marcha. Pedimos a nuestros lectores difundir este mensaje.`},
}

func TestAsksFrench(t *testing.T) {
	for _, c := range asksFR {
		t.Run(c.name, func(t *testing.T) { check(t, c.text, c.want) })
	}
	for _, c := range silentFR {
		t.Run(c.name, func(t *testing.T) { check(t, c.text, nil) })
	}
}

func TestAsksSpanish(t *testing.T) {
	for _, c := range asksES {
		t.Run(c.name, func(t *testing.T) { check(t, c.text, c.want) })
	}
	for _, c := range silentES {
		t.Run(c.name, func(t *testing.T) { check(t, c.text, nil) })
	}
}
