package read

import "sync"

// known are instruments with their names and acronyms in three languages: one name for all.
var known = sync.OnceValue(func() *phrases[string] {
	p := newPhrases[string]()
	for _, k := range [][2]string{
		{"Universal Declaration of Human Rights", "universal declaration of human rights|universal declaration on human rights|UDHR|declaration universelle des droits de l' homme|declaration universelle des droits humains|DUDH|declaracion universal de los derechos humanos|declaracion universal de derechos humanos|universal declaration"},
		{"International Covenant on Civil and Political Rights", "international covenant on civil and political rights|international convention on civil and political rights|ICCPR|pacte international relatif aux droits civils et politiques|PIDCP|pacto internacional de derechos civiles y politicos"},
		{"International Covenant on Economic, Social and Cultural Rights", "international covenant on economic , social and cultural rights|international covenant on economic social and cultural rights|ICESCR|PIDESC|pacte international relatif aux droits economiques , sociaux et culturels|pacto internacional de derechos economicos , sociales y culturales"},
		{"Convention against Torture", "convention against torture|UNCAT|convention contre la torture|convencion contra la tortura"},
		{"Optional Protocol to the Convention against Torture", "optional protocol to the convention against torture|OPCAT|protocole facultatif a la convention contre la torture|protocolo facultativo de la convencion contra la tortura"},
		{"Convention on the Elimination of All Forms of Discrimination against Women", "CEDAW|convention on the elimination of all forms of discrimination against women|convention sur l' elimination de toutes les formes de discrimination a l' egard des femmes"},
		{"Convention on the Rights of the Child", "convention on the rights of the child|UNCRC|convention relative aux droits de l' enfant|convention internationale des droits de l' enfant|convencion sobre los derechos del nino"},
		{"Convention on the Elimination of All Forms of Racial Discrimination", "ICERD|CERD|convention on the elimination of all forms of racial discrimination"},
		{"International Convention for the Protection of All Persons from Enforced Disappearance", "convention for the protection of all persons from enforced disappearance|convention on enforced disappearances"},
		{"Convention relating to the Status of Refugees", "refugee convention|1951 refugee convention|geneva convention on refugees|convention de geneve relative au statut des refugies|convention relating to the status of refugees|1951 convention"},
		{"European Convention on Human Rights", "european convention on human rights|european convention for the protection of human rights and fundamental freedoms|ECHR|convention europeenne des droits de l' homme|CEDH|convenio europeo de derechos humanos"},
		{"American Convention on Human Rights", "american convention on human rights|ACHR|convention americaine relative aux droits de l' homme|convencion americana sobre derechos humanos|convencion americana de derechos humanos|CADH|pacto de san jose"},
		{"African Charter on Human and Peoples' Rights", "african charter on human and peoples ' rights|african charter on human and people 's rights|african charter on human and peoples|african charter|charte africaine des droits de l' homme et des peuples|charte africaine|CADHP"},
		{"Inter-American Democratic Charter", "inter-american democratic charter|carta democratica interamericana|carta democratica|charte democratique interamericaine"},
		{"Charter of the United Nations", "charter of the united nations|un charter|united nations charter|charte des nations unies|carta de las naciones unidas"},
		{"Rome Statute of the International Criminal Court", "rome statute|statut de rome|estatuto de roma"},
		{"Geneva Conventions", "geneva conventions|conventions de geneve|convenios de ginebra|fourth geneva convention"},
		{"international humanitarian law", "international humanitarian law|international humanitarian laws|droit international humanitaire|derecho internacional humanitario"},
		{"UN Declaration on Human Rights Defenders", "declaration on human rights defenders|declaration sur les defenseurs des droits de l' homme|declaracion sobre los defensores de derechos humanos"},
		{"UN Standard Minimum Rules for the Treatment of Prisoners (Nelson Mandela Rules)", "nelson mandela rules|mandela rules|standard minimum rules for the treatment of prisoners|regles nelson mandela|reglas nelson mandela|reglas mandela"},
		{"ILO Convention No. 87", "ilo convention 87|ilo convention no 87|convention 87|convention no 87 de l' oit|convenio 87 de la oit|convenio 87"},
		{"ILO Convention No. 98", "ilo convention 98|ilo convention no 98|convention 98|convenio 98"},
		{"ILO Convention No. 169", "convenio 169 de la oit|convenio 169|ilo convention 169|convention 169"},
		{"Treaty on the Prohibition of Nuclear Weapons", "treaty on the prohibition of nuclear weapons|TPNW|traite sur l' interdiction des armes nucleaires|TIAN"},
		{"Arms Trade Treaty", "arms trade treaty|traite sur le commerce des armes"},
		{"Nuclear Non-Proliferation Treaty", "non-proliferation treaty|nuclear non-proliferation treaty"},
		{"Escazú Agreement", "acuerdo de escazu|escazu agreement"},
		{"Paris Peace Agreements", "paris peace agreements|paris peace accords|accords de paris sur le cambodge"},
		{"international human rights treaties", "international human rights treaties|human rights treaties"},
		{"EU Charter of Fundamental Rights", "charter of fundamental rights|charte des droits fondamentaux"},
	} {
		p.add(k[1], k[0])
	}
	return p
})
