package read

func spanish() *tongue {
	l := &tongue{lang: "es", verbs: map[string]verb{}}
	clitics := []string{"le", "les", "la", "los", "las", "lo", "os"}
	v := func(lemma string, f frame, firsts, thirds, pasts string) {
		l.put(lemma, f, first, firsts)
		l.put(lemma, f, third, thirds)
		l.put(lemma, f, inf, lemma)
		for _, c := range clitics {
			l.put(lemma, f, inf, lemma+c)
		}
		stem := lemma[:len(lemma)-2]
		ger := stem + "ando"
		if lemma[len(lemma)-2:] != "ar" {
			ger = stem + "iendo"
		}
		if lemma == "pedir" {
			ger = "pidiendo"
		}
		l.put(lemma, f, ing, ger+" "+ger+"le "+ger+"les")
		l.put(lemma, f, past, pasts)
	}
	v("exigir", datTo|noun|clause, "exigimos exijo", "exige exigen", "exigió exigieron exigido exigía exigían")
	v("solicitar", datTo|noun|clause, "solicitamos solicito", "solicita solicitan", "solicitó solicitaron solicitado")
	v("pedir", datTo|noun|clause, "pedimos pido", "pide piden", "pidió pidieron pedido pedían")
	v("instar", datTo, "instamos insto", "insta instan", "instó instaron instado")
	v("urgir", datTo|clause, "urgimos urjo", "urge urgen", "urgió urgieron urgido")
	v("exhortar", datTo, "exhortamos exhorto", "exhorta exhortan", "exhortó exhortaron exhortado")
	v("demandar", datTo|noun|clause, "demandamos demando", "demanda demandan", "demandó demandaron demandado")
	v("reclamar", datTo|noun|clause, "reclamamos reclamo", "reclama reclaman", "reclamó reclamaron reclamado")
	v("rogar", datTo|clause, "rogamos ruego", "ruega ruegan", "rogó rogaron rogado")
	v("suplicar", datTo|clause, "suplicamos suplico", "suplica suplican", "suplicó suplicaron")
	v("implorar", datTo|clause, "imploramos imploro", "implora imploran", "imploró imploraron")
	v("requerir", datTo|noun|clause, "requerimos requiero", "requiere requieren", "requirió requirieron requerido")
	v("llamar", datTo, "llamamos llamo", "llama llaman", "llamó llamaron llamado")
	v("invitar", datTo|invite, "invitamos invito", "invita invitan", "invitó invitaron invitado")
	v("recomendar", datTo|clause|clauseOnly, "recomendamos recomiendo", "recomienda recomiendan", "recomendó recomendaron recomendado")
	v("insistir", clause|forNoun|clauseOnly, "insistimos insisto", "insiste insisten", "insistió insistieron insistido")
	v("apelar", datTo|forNoun, "apelamos apelo", "apela apelan", "apeló apelaron")
	v("alentar", datTo|invite, "alentamos aliento", "alienta alientan", "alentó alentaron")
	v("animar", datTo|invite, "animamos animo", "anima animan", "animó animaron")
	v("esperar", clause|soft|clauseOnly, "esperamos espero", "espera esperan", "esperó esperaron")
	v("confiar", clause|soft|clauseOnly, "confiamos confío", "confía confían", "confió confiaron")
	v("sugerir", datTo|clause|soft|clauseOnly, "sugerimos sugiero", "sugiere sugieren", "sugirió sugirieron")
	v("proponer", datTo|clause|soft|clauseOnly, "proponemos propongo", "propone proponen", "propuso propusieron")
	v("conminar", datTo, "conminamos conmino", "conmina conminan", "conminó conminaron")
	v("emplazar", datTo, "emplazamos emplazo", "emplaza emplazan", "emplazó emplazaron")
	v("desear", clause|soft|clauseOnly, "deseamos deseo", "desea desean", "deseó")
	v("querer", clause|soft|clauseOnly, "queremos quiero", "quiere quieren", "quiso")
	l.nouns = set("llamado llamamiento pedido petición exigencia demanda solicitud ruego exigencias demandas peticiones solicitudes reclamo esperanza")
	foldSet(l.nouns)
	l.we = set("nosotros nosotras yo")
	l.our = set("nuestro nuestra nuestros nuestras mi mis")
	l.you = set("usted ustedes su sus le les ud uds vuestra")
	l.adverbs = set("tambien asimismo tanto ello eso le les se lo la os nos me nuevo mas asi hoy aqui igualmente ademas todos entonces")
	l.want = set(`queremos quiero deseamos deseo para dirigimos dirijo venimos vengo quisieramos quisiera permitimos permito escribimos escribo debemos unimos sumamos volvemos
		reiteramos acudimos podemos manifestamos`)
	l.organs = set(`gobierno gobiernos autoridad autoridades estado estados ministerio ministro ministra ministros presidente presidenta presidencia rey reina principe parlamento congreso senado
		corte cortes tribunal tribunales policia ejercito militares junta regimen consejo comision comisionado comisionada comite union naciones onu ue oea cidh secretario secretaria embajador embajada consulado
		gobernador alcalde alcaldesa alcaldia fiscal fiscalia fiscales juez jueza jueces justicia administracion oficina agencia departamento empresa empresas compania banco
		dirigentes responsables diputados diputadas senadores legisladores asamblea delegacion instituciones institucion comunidad paises pais fuerzas gabinete primer canciller excelencia
		majestad relator relatora relatores enviado unesco oit acnudh acnur funcionarios organos poder poderes magistrados procuraduria procurador procuradora defensoria ministeriales partidos partido organismos organismo
		direccion gerencia patronal corporacion partes mesa alta comisaria comisario republica iglesia vaticano universidad camara`)
	l.public = set("ciudadania ciudadanos lectores todos todas publico amigos poblacion gente personas companeros companeras pueblo medios periodistas")
	l.modals = set("debe deben deberia deberian debera deberan")
	l.that = set("que")
	l.det = set("el la los las un una unos unas al del este esta estos estas ese esa esos esas todo toda todos todas su sus nuestro nuestra nuestros nuestras cualquier cada mi mis dicho dicha")
	l.stops = set(`el la los las un una de del y a al en que por para con su sus se no es lo le les como nos nuestro nuestra este esta estos estas todo toda todos todas o e
		exigimos pedimos solicitamos instamos inmediatamente inmediata tambien gobierno autoridades`)
	l.rhetoric = set("recordar notar imaginar pensar saber creer olvidar comprender recuerde recuerden aceptar leer entender")
	l.toPublic = set("firmar compartir difundir unirse escribir enviar apoyar visitar leer participar firmen firme comparta compartan sumarse contactar")
	l.senders = set("firmantes suscritos suscritas signatarios signatarias abajofirmantes infrascritos")
	l.others = set("manifestantes huelguistas organizaciones ong activistas familiares abogados quienes ellos ellas el ella carta peticion comunicado expertos sindicatos que")
	l.rel = set("que quien quienes cual cuales cuyo cuya donde")
	l.by = set("por")
	return l
}
