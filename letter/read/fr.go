package read

import "strings"

func french() *tongue {
	l := &tongue{lang: "fr", verbs: map[string]verb{}}
	er := func(stem string, f frame) {
		lemma := stem + "er"
		soften := stem
		if strings.HasSuffix(stem, "g") {
			soften = stem + "e"
		}
		l.put(lemma, f, first, soften+"ons "+stem+"ions")
		l.put(lemma, f, third, stem+"e "+stem+"ent")
		l.put(lemma, f, inf, lemma)
		l.put(lemma, f, ing, soften+"ant")
		l.put(lemma, f, past, stem+"é "+soften+"aient "+soften+"ait "+stem+"ée "+stem+"és")
	}
	er("demand", datTo|noun|clause|ofTo)
	er("exig", noun|clause|fromX)
	er("exhort", objTo)
	er("pri", ofTo)
	er("press", ofTo)
	er("invit", objTo|invite)
	er("encourag", objTo|invite)
	er("incit", objTo|invite)
	er("engag", objTo|invite)
	er("implor", objTo|ofTo|noun)
	er("conjur", ofTo)
	er("somm", ofTo)
	er("sollicit", noun|clause)
	er("réclam", noun|clause|fromX)
	er("revendiqu", noun|clause)
	er("recommand", datTo|noun|clause|ofTo|clauseOnly)
	er("insist", clause|forNoun|clauseOnly)
	er("souhait", clause|soft|clauseOnly)
	er("suggér", datTo|clause|clauseOnly|soft)
	er("propos", datTo|clause|clauseOnly|soft)
	er("suppli", ofTo)
	er("interpell", objTo|clause)
	er("plaid", clause|clauseOnly)
	er("conseill", datTo|ofTo|invite)
	l.put("suggérer", datTo|clause|clauseOnly|soft, third, "suggère suggèrent")
	l.put("espérer", clause|soft|clauseOnly, first, "espérons")
	l.put("espérer", clause|soft|clauseOnly, third, "espère espèrent")
	l.put("appeler", objTo|forNoun|clause, first, "appelons appelions")
	l.put("appeler", objTo|forNoun|clause, third, "appelle appellent")
	l.put("appeler", objTo|forNoun|clause, inf, "appeler")
	l.put("appeler", objTo|forNoun|clause, ing, "appelant")
	l.put("appeler", objTo|forNoun|clause, past, "appelé appelaient")
	l.put("enjoindre", datTo|ofTo, first, "enjoignons")
	l.put("enjoindre", datTo|ofTo, third, "enjoint enjoignent enjoins")
	l.put("enjoindre", datTo|ofTo, inf, "enjoindre")
	l.put("requérir", noun|clause, first, "requérons")
	l.put("requérir", noun|clause, third, "requiert requièrent requiers")
	l.put("attendre", clause|fromX|soft|clauseOnly, first, "attendons")
	l.put("attendre", clause|fromX|soft|clauseOnly, third, "attends attend")
	l.put("vouloir", clause|noun|soft|clauseOnly, first, "voulons")
	l.put("souhaiter", clause|soft|clauseOnly, first, "souhaiterions souhaiterais aimerions aimerais voudrions voudrais")
	l.put("compter", soft|clauseOnly|clause, first, "comptons")
	l.nouns = set("appel appels demande demandes requête requêtes exigence exigences revendication revendications recommandations supplique prière espoir souhait")
	foldSet(l.nouns)
	l.we = set("nous je j' on")
	l.our = set("notre nos mon ma mes")
	l.you = set("vous votre vos")
	l.adverbs = set("donc aussi ainsi egalement encore enfin desormais instamment vous lui leur la le les l' en y ne n' t' te nouveau tous toutes ici se s' ensemble alors")
	l.want = set(`voulons souhaitons tenons venons desirons pour permettons afin permets veux souhaite tiens viens desire voudrions voudrais souhaiterions aimerions aimerais
		devons dois unissons joignons prenons ecrivons ecris adressons adresse reunissons mobilisons pouvons peux continuons entendons faut`)
	l.organs = set(`gouvernement gouvernements autorite autorites etat etats ministere ministre ministres president presidente presidents presidence roi reine prince emir sultan
		parlement parlements congres senat cour cours tribunal tribunaux police armee militaires junte regime conseil commission commissaire comite union nations onu ue asean
		oea ua secretaire ambassadeur ambassadrice ambassade consulat gouverneur maire prefet prefete procureur procureure juge juges justice administration office agence
		departement bureau entreprise entreprises banque dirigeants dirigeant responsables responsable signataires deputes depute senateurs senateur elus assemblee
		delegation institutions institution communaute pays forces cabinet premier chancelier excellence majeste rapporteur rapporteuse rapporteurs envoye haut-commissaire haut-commissariat hcdh hcr
		unesco oit cicr cpi union europeenne france parquet magistrats magistrature legislateur gendarmerie direction employeur employeurs patronat prefecture mairie partis parti instances partenaires bailleurs
		organes pouvoir pouvoirs executif chef chefs coordination republique royaume ministerielle eglise conseils emirats universite universites`)
	l.public = set("citoyens citoyennes citoyen lecteurs tous toutes chacun chacune public amis amies sympathisants militants internautes population gens personnes collegues journalistes adherents membres")
	l.modals = set("doit doivent devez devrait devraient devriez")
	l.that = set("que qu'")
	l.det = set("le la les l' un une des du de d' ce cet cette ces tout toute tous toutes son sa ses leur leurs notre nos votre vos aux au mon ma mes quelque chaque")
	l.stops = set(`le la les l' un une des du de d' et a au aux en dans pour par sur avec que qu' qui nous vous je ne pas ce cette ces son sa ses leur leurs il elle ils elles
		demandons appelons exigeons exhortons demande appelle immediatement egalement tous toutes tout toute gouvernement autorites`)
	l.rhetoric = set("rappeler souvenir noter imaginer penser savoir croire songer oublier comprendre agreer recevoir accepter croire lire excuser")
	l.toPublic = set("signer partager diffuser rejoindre ecrire envoyer soutenir relayer cliquer consulter lire participer venir faire contacter adherer transmettre noter trouver signez partagez")
	l.senders = set("soussignes soussignees soussigne soussignee signataires signataire cosignataires")
	l.others = set("manifestants grevistes organisations associations ong militants syndicats elle il ils elles qui lettre petition avocats familles famille experts collectif communique texte tribune")
	l.rel = set("qui que qu' dont lequel laquelle lesquels lesquelles ou")
	l.by = set("par")
	return l
}

// foldSet makes the words of a set written with accents findable.
func foldSet(m map[string]bool) {
	for w := range m {
		m[fold(w)] = true
	}
}
