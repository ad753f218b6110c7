package read

import "strings"

func english() *tongue {
	l := &tongue{lang: "en", verbs: map[string]verb{}}
	for lemma, f := range map[string]frame{
		"urge": objTo | noun | clause, "call": onTo | forNoun | objTo, "appeal": datTo | forNoun | objTo,
		"ask": objTo | forNoun | clause, "demand": noun | clause | objTo | fromX, "request": noun | clause | objTo | fromX,
		"implore": objTo | clause, "beseech": objTo, "beg": objTo, "entreat": objTo, "exhort": objTo, "encourage": objTo | invite,
		"invite": objTo | invite, "petition": objTo | forNoun, "insist": clause | forNoun | clauseOnly, "recommend": clause | noun | objTo | clauseOnly,
		"suggest": clause | clauseOnly | soft, "propose": clause | clauseOnly | soft, "seek": noun | nounOnly, "press": objTo | forNoun,
		"plead": datTo | forNoun, "hope": clause | soft | clauseOnly, "trust": clause | soft | clauseOnly, "wish": clause | soft | objTo,
		"expect": objTo | soft | clause, "advise": objTo | invite, "solicit": noun | nounOnly, "require": clause | objTo | clauseOnly,
		"counsel": objTo | invite, "admonish": objTo, "enjoin": objTo, "want": objTo | soft,
		"advocate": forNoun | noun, "pray": clause | soft | clauseOnly,
	} {
		l.put(lemma, f, base, lemma)
		l.put(lemma, f, third, thirdOf(lemma))
		e := strings.TrimSuffix(lemma, "e")
		switch lemma {
		case "beg", "plan":
			e = lemma + lemma[len(lemma)-1:]
		}
		l.put(lemma, f, ing, e+"ing")
		l.put(lemma, f, past, e+"ed")
	}
	l.put("seek", noun|nounOnly, past, "sought")
	l.nouns = set("call calls appeal appeals demand demands request requests plea pleas petition ask asks urging recommendation recommendations hope wish")
	l.we = set("we i")
	l.our = set("our my")
	l.you = set("you your yours yourself")
	l.adverbs = set("also further once again now here hereby therefore thus hence then furthermore moreover both today together more still jointly likewise similarly moreover equally besides too do did only just")
	l.want = set("want wish would like write writing here join must have need shall come dare are am is feel compelled obliged continue take opportunity intend bound ought desire should gather gathered hereby stand united able allow let permit call using use write today letter purpose hasten moved unite joined adding voices forced urged")
	l.organs = set(`government governments gov authority authorities state states ministry minister ministers president presidents king queen prince
		princess emir sultan parliament parliaments congress senate court courts police army navy military junta regime council commission commissioner
		committee union nations un u.n eu e.u asean oas au african secretary secretary-general ambassador ambassadors embassy consulate governor mayor prosecutor
		prosecutors attorney attorney-general judge judges judiciary administration office agency agencies department bureau company companies corporation corporations
		bank leaders leader leadership officials official signatories members parliamentarians chair chairman chairperson chairwoman director lawmakers legislators mp mps assembly board
		delegation delegations institutions institution community country countries officers forces cabinet premier chancellor excellency highness rapporteur rapporteurs
		envoy envoys service special procedures ohchr unhcr unesco ilo iom who icrc icc wto imf fifa ioc unicef nato osce commonwealth republic kingdom federation donors donor
		employer employers management manufacturers firm firms firma chairs co-chairs cochairs senators senator congressmen congressman representatives deputies deputy
		legislature tribunal tribunals ombudsman regulator regulators ministerial partners mission missions politicians
		head heads commander commanders chief chiefs faction factions opposition side sides municipality municipalities city pope vatican
		university universities federations confederation publisher publishers google facebook meta twitter apple youtube operator operators telecom provider providers jirga taliban fund churches church bishops synod union facilitator facilitators mediator mediators organisers organizers committee
		dictatorship monarchy sheikh majesty ayatollah warden wardens guards g7 g20 unsc unga hrc`)
	l.public = set(`people everyone readers reader public citizens citizen supporters friends friend everybody anyone all visitors others subscribers
		followers activists activist individuals men women students journalists colleagues workers consumers writers media members`)
	l.modals = set("must should ought needs need has shall")
	l.that = set("that")
	l.det = set("the a an this that these those all any each every its their his her our your my both such no some")
	l.stops = set(`the of and to a an in for on by with at from is are be been as it its that this these those we you i our your their his her they them
		us urge call upon appeal ask demand request also further immediately urgently strongly all any will would which who have has further please
		not or into such more under including therefore government authorities take`)
	l.rhetoric = set("remember recall note imagine think realise realize understand know forget believe bear judge wonder aware recollect ponder reflect beware rest read")
	l.toPublic = set(`sign share join write forward donate visit click contact email e-mail tweet retweet read see send spread subscribe follow circulate post copy
		distribute print call phone fax find note accept receive be do feel download support add let register attend help remember keep refer include credit check excuse forgive pass like make`)
	l.senders = set("undersigned signatories signatory co-signatories cosignatories signers")
	l.others = set(`groups group organisations organizations ngos activists campaigners protesters demonstrators strikers lawyers workers prisoners experts they he she who which letter
		petition statement crowd families family signatories petitioners it`)
	l.rel = set("who which that whom whose where")
	l.by = set("by")
	return l
}

func thirdOf(v string) string {
	if strings.HasSuffix(v, "ss") || strings.HasSuffix(v, "sh") || strings.HasSuffix(v, "ch") {
		return v + "es"
	}
	return v + "s"
}
