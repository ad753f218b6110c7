package read

import "sync"

// A verb and its object together name an act that neither names alone: to withdraw a bill is to change the law, to withdraw
// charges is to drop them, to release a list is to publish. Verbs and objects have classes; the table says what the two make.

type verbClass string

type objectClass string

var pairLabels = map[verbClass]map[objectClass]string{
	"undo": {
		"law": "repeal-or-amend-law", "charge": "drop-charges", "violence": "protect", "suppression": "respect-right", "trade": "sanction-or-measure",
		"treaty": "respect-right", "culprit": "investigate", "captivity": "release",
	},
	"end": {
		"charge": "drop-charges", "violence": "protect", "suppression": "respect-right", "trade": "sanction-or-measure", "law": "repeal-or-amend-law", "impunity": "investigate", "captivity": "release",
	},
	"let":  {"access": "allow-access", "info": "publish-or-disclose", "visitor": "allow-access", "right": "respect-right", "care": "protect", "refuge": "protect", "safety": "protect"},
	"give": {"safety": "protect", "access": "allow-access", "info": "publish-or-disclose", "care": "protect", "refuge": "protect"},
	"meet": {"talks": "convene"},
	"find": {"culprit": "investigate", "crime": "investigate", "info": "publish-or-disclose"},
	"keep": {"safety": "protect", "right": "respect-right", "treaty": "respect-right", "law": "respect-right"},
	"join": {"treaty": "ratify-or-renew", "mandate": "ratify-or-renew"},
	"hold": {"talks": "convene", "vote": "observe-or-support-election", "inquiry": "investigate"},
	"save": {"safety": "protect", "person": "protect", "right": "respect-right"},
	"free": {"captive": "release", "info": "publish-or-disclose"},
	"tell": {
		"charge": "sanction-or-measure", "captive": "sanction-or-measure", "captivity": "sanction-or-measure", "right": "sanction-or-measure", "impunity": "sanction-or-measure", "culprit": "sanction-or-measure", "law": "sanction-or-measure",
		"violence": "sanction-or-measure", "suppression": "sanction-or-measure", "crime": "sanction-or-measure",
	},
}

type pairWords struct {
	verbs   map[string]verbClass
	objects map[string]objectClass
}

var pairs = sync.OnceValue(func() map[string]pairWords {
	return map[string]pairWords{
		"en": pairsOf(map[verbClass]string{
			"undo": "withdraw withdrawing repeal amend scrap cancel suspend change reject review revise reconsider veto annul revoke rescind overturn drop dismiss quash lift remove strike delete stop halt delay postpone oppose abandon shelve reverse redraft",
			"end":  "end ending cease stop stopping halt halting prevent preventing discontinue terminate refrain combat eliminate put",
			"let":  "allow allowing let permit permitting grant granting open give giving restore reinstate ensure ensuring facilitate provide guarantee accept receive admit invite enable reopen unblock",
			"give": "provide providing give giving offer offering share supply hand return deliver send arrange",
			"meet": "meet meeting enter engage negotiate talk sit resume start begin open return",
			"find": "find bring identify arrest punish try establish determine examine clarify solve uncover",
			"keep": "respect uphold honour honor observe implement enforce apply abide comply obey follow protect safeguard defend guarantee",
			"join": "sign ratify join adopt renew extend establish create support strengthen endorse accede",
			"hold": "hold holding conduct organise organize convene call arrange open launch set establish initiate host carry undertake order",
			"save": "protect protecting safeguard save saving rescue shelter evacuate secure help guard",
			"free": "release releasing free freeing liberate return",
			"tell": "condemn denounce raise protest criticise criticize",
		}, map[objectClass]string{
			"law":         "law laws bill bills act acts legislation decree decrees ordinance ordinances regulation regulations amendment amendments directive order orders provisions provision clause clauses article articles section sections code policy draft permit permits licence license plan plans project emergency",
			"charge":      "charge charges case prosecution prosecutions trial trials conviction convictions sentence sentences verdict lawsuit lawsuits indictment proceedings ",
			"violence":    "execution violence attack attacks killing killings torture bombing bombings bombardment war hostilities offensive offensives shelling shootings executions deportation deportations airstrikes beatings abuse rape disappearances extradition eviction evictions ill-treatment",
			"suppression": "harassment crackdown persecution repression intimidation shutdown shutdowns censorship discrimination suppression surveillance blockade restrictions ban curfew threats reprisals attempts interference blocking detentions arrests dismissals",
			"trade":       "sale sales export exports trade aid cooperation contract contracts arms weapons shipments supplies licences membership investment investments funding loans flights assistance deliveries",
			"treaty":      "treaty convention covenant protocol charter agreement agreements accord accords obligations commitments standards ruling decision judgment recommendations constitution declaration",
			"access":      "access entry aid visa visas border borders crossing internet communications phone delivery supplies passage visits visit contact calls letters humanitarian",
			"visitor":     "lawyers lawyer family families relatives monitors journalists reporters delegation mission experts rapporteur rapporteurs procedures red doctors inspectors investigators commission",
			"info":        "list lists information report reports names whereabouts fate truth results findings details data documents evidence footage archives files minutes accounts reasons statistics figures",
			"right":       "right rights freedom freedoms liberty liberties independence expression assembly association",
			"culprit":     "perpetrators culprits killers murderers attackers those responsible criminals officers officials",
			"crime":       "crime crimes murder murders death deaths allegations abuses violations killings killing disappearance massacre assassination",
			"impunity":    "impunity",
			"captivity":   "detention imprisonment captivity incarceration",
			"inquiry":     "inquiry investigation investigations enquiry probe autopsy",
			"talks":       "talks dialogue negotiations negotiation conference summit session meeting debate consultations consultation hearing mediation",
			"vote":        "election elections vote referendum poll polls ballot",
			"mandate":     "mandate mission",
			"care":        "care treatment medicine medicines food water doctor doctors medical shelter protection relief",
			"safety":      "safety security wellbeing well-being lives life health integrity",
			"refuge":      "asylum refuge shelter haven sanctuary residence citizenship visas",
			"captive":     "prisoner prisoners detainee detainees captives hostage hostages bodies remains",
			"person":      "him her them us people civilians women children journalists activists writers workers students minorities defenders lives life families witnesses bloggers prisoners detainees refugees villagers communities schools hospitals staff demonstrators protesters",
		}),
		"fr": pairsOf(map[verbClass]string{
			"undo": "retirer retire retirent annuler annule suspendre suspende modifier abroger reviser rejeter reexaminer lever abandonner abandonne abandonnent renoncer revoquer classer",
			"end":  "cesser cesse cessent mettre mette mettent arreter arrete stopper finir empecher prevenir lutter",
			"let":  "permettre permette autoriser autorise laisser laisse ouvrir ouvre garantir garantisse assurer accorder accorde faciliter retablir rouvrir donner accepter recevoir",
			"give": "donner fournir fournisse offrir accorder octroyer delivrer remettre restituer rendre transmettre communiquer",
			"meet": "engager ouvrir reprendre reprenne entamer rencontrer nouer participer",
			"find": "identifier trouver arreter juger punir etablir elucider traduire",
			"keep": "respecter respecte appliquer applique honorer garantir garantisse proteger defendre tenir observer",
			"join": "signer ratifier adopter renouveler proroger adherer soutenir",
			"hold": "tenir organiser organise convoquer convoque ouvrir ouvre mener mene diligenter lancer creer",
			"save": "proteger protege sauver mettre secourir evacuer accueillir accueille",
			"free": "liberer libere relacher rendre restituer",
			"tell": "condamner denoncer evoquer soulever",
		}, map[objectClass]string{
			"law":         "loi lois projet decret decrets ordonnance arrete circulaire reglement texte legislation amendement article directive permis mesure mesures",
			"charge":      "charges poursuites accusations proces condamnation condamnations peine peines procedure procedures inculpation verdict plainte",
			"violence":    "violence violences attaques tueries torture bombardements guerre hostilites executions expulsions agressions meurtres arrestations",
			"suppression": "harcelement repression persecution persecutions intimidation intimidations censure discrimination surveillance blocage restrictions menaces represailles coupures licenciements interdiction",
			"trade":       "vente ventes exportation exportations commerce aide cooperation contrat contrats armes livraisons accord financement",
			"treaty":      "traite convention pacte protocole charte accord accords obligations engagements constitution",
			"access":      "acces entree aide visa visas frontiere frontieres passage visites visite contact internet communications",
			"visitor":     "avocats avocat famille familles proches journalistes delegation mission experts rapporteur rapporteuse medecins",
			"info":        "liste listes information informations rapport rapports noms sort verite resultats documents preuves archives lieu raisons",
			"right":       "droit droits liberte libertes independance expression",
			"culprit":     "auteurs responsables coupables assassins meurtriers",
			"crime":       "crime crimes meurtre assassinat mort morts violations exactions disparition massacre",
			"impunity":    "impunite",
			"captivity":   "detention incarceration emprisonnement captivite",
			"inquiry":     "enquete enquetes investigation",
			"talks":       "dialogue negociations negociation conference sommet session reunion debat concertation discussions pourparlers",
			"vote":        "election elections scrutin vote referendum",
			"mandate":     "mandat mission",
			"care":        "soins traitement medicaments nourriture eau medecin protection assistance secours",
			"safety":      "securite integrite vie vies sante",
			"refuge":      "asile refuge abri titre sejour nationalite papiers",
			"captive":     "prisonniers prisonnier detenus detenu otages otage passeport",
			"person":      "civils femmes enfants journalistes militants population vies vie familles refugies temoins migrants defenseurs",
		}),
		"es": pairsOf(map[verbClass]string{
			"undo": "rechace rechacen derogue deroguen vete veten retirar retire retiren anular anule anulen suspender suspenda suspendan modificar derogar revisar revise rechazar levantar levante levanten abandonar revocar cancelar cancele cancelen archivar archive archiven desistir",
			"end":  "cesar cese cesen detener detenga detengan poner ponga pongan parar evitar impedir terminar acabar frenar",
			"let":  "permitir permita permitan dejar deje dejen abrir abra abran garantizar garantice garanticen conceder conceda facilitar restablecer restituir reabrir autorizar recibir aceptar",
			"give": "dar de den brindar ofrecer otorgar entregar entregue entreguen proporcionar devolver suministrar",
			"meet": "iniciar inicie inicien abrir reanudar reanude entablar sentarse reunirse instalar instale retomar",
			"find": "identificar encontrar castigar juzgar establecer esclarecer esclarezca capturar",
			"keep": "respetar respete respeten cumplir cumpla cumplan aplicar garantizar garantice garanticen acatar honrar proteger defender",
			"join": "firmar ratificar ratifique adoptar renovar renueve prorrogar prorrogue adherir apoyar",
			"hold": "celebrar celebre convocar convoque organizar abrir realizar realice realicen llevar emprender",
			"save": "proteger proteja protejan salvar resguardar rescatar amparar",
			"free": "liberar libere liberen soltar devolver entregar",
			"tell": "condenar denunciar",
		}, map[objectClass]string{
			"law":         "ley leyes proyecto decreto decretos ordenanza reglamento norma normas reforma legislacion enmienda articulo resolucion concesion concesiones permiso permisos licencia medida medidas",
			"charge":      "cargos cargo causa proceso procesos juicio juicios condena condenas sentencia acusacion acusaciones orden ordenes imputacion",
			"violence":    "violencia ataques ataque asesinatos tortura torturas bombardeos guerra hostilidades ejecuciones agresiones agresion desalojos deportaciones detenciones",
			"suppression": "hostigamiento represion persecucion intimidacion censura discriminacion vigilancia bloqueo bloqueos restricciones amenazas represalias acoso criminalizacion despidos",
			"trade":       "venta ventas exportacion exportaciones comercio ayuda cooperacion contrato contratos armas envios financiamiento",
			"treaty":      "tratado convencion pacto protocolo carta acuerdo acuerdos obligaciones compromisos constitucion recomendaciones",
			"access":      "acceso entrada ingreso ayuda visado visados visa frontera fronteras paso visitas visita contacto internet comunicaciones",
			"visitor":     "abogados abogado familia familias familiares periodistas delegacion mision expertos relator relatora medicos",
			"info":        "lista listado informacion informe informes nombres paradero verdad resultados documentos pruebas archivos datos respuesta razones",
			"right":       "derecho derechos libertad libertades independencia expresion",
			"culprit":     "responsables culpables asesinos autores perpetradores",
			"crime":       "crimen crimenes asesinato asesinatos muerte muertes violaciones abusos desaparicion masacre hechos",
			"impunity":    "impunidad",
			"captivity":   "detencion encarcelamiento cautiverio",
			"inquiry":     "investigacion investigaciones",
			"talks":       "dialogo negociaciones negociacion conferencia cumbre sesion reunion debate mesa conversaciones consulta",
			"vote":        "eleccion elecciones votacion referendo referendum consulta comicios",
			"mandate":     "mandato mision",
			"care":        "atencion tratamiento medicinas alimentos agua medico proteccion asistencia",
			"safety":      "seguridad integridad vida vidas salud",
			"refuge":      "asilo refugio residencia nacionalidad",
			"captive":     "presos presas preso detenidos detenidas detenido prisioneros rehenes pasaporte pasaportes estudiantes",
			"person":      "civiles mujeres ninos periodistas activistas poblacion vidas vida familias refugiados testigos lideres defensores defensoras comunidades",
		}),
	}
})

func pairsOf(verbs map[verbClass]string, objects map[objectClass]string) pairWords {
	p := pairWords{map[string]verbClass{}, map[string]objectClass{}}
	for _, c := range verbClasses {
		for w := range fieldsOf(verbs[c]) {
			if _, had := p.verbs[w]; !had {
				p.verbs[w] = c
			}
		}
	}
	for _, c := range objectClasses {
		for w := range fieldsOf(objects[c]) {
			if _, had := p.objects[w]; !had {
				p.objects[w] = c
			}
		}
	}
	return p
}

// A word is of the first of these classes that has it.
var verbClasses = []verbClass{"end", "free", "let", "give", "undo", "tell", "hold", "meet", "find", "save", "keep", "join"}

var objectClasses = []objectClass{"charge", "law", "violence", "suppression", "impunity", "captivity", "info", "access", "visitor", "right", "culprit", "crime", "inquiry", "talks", "vote", "mandate", "trade", "treaty", "care", "refuge", "safety", "captive", "person"}

// likeVerbs are verbs of several classes: stop (end) also undoes a law, provide also lets in.
var likeVerbs = map[verbClass][]verbClass{
	"end": {"end", "undo"}, "let": {"let", "give", "keep", "hold", "join"}, "give": {"give", "let", "free"}, "undo": {"undo", "end"}, "hold": {"hold", "meet", "join"}, "meet": {"meet", "hold"},
	"find": {"find", "hold"}, "keep": {"keep", "save", "join"}, "save": {"save", "keep", "give"}, "join": {"join", "keep", "hold"}, "free": {"free"}, "tell": {"tell"},
}

// moves are acts against a person; asked not to be done, they ask for protection.
var moves = set(`send return deport extradite expel remove transfer hand execute refoul evict
	renvoyer expulser extrader livrer executer reconduire transferer deporter extraditar expulsar devolver entregar ejecutar desalojar trasladar`)

var opening = set("open opening reopen ouvrir ouvre rouvrir abrir abra abran reabrir")

// giving are verbs whose first object receives.
var giving = set("provide providing give giving grant granting offer offering accorder donner fournir offrir dar brindar otorgar ofrecer")

var negations = set("not never no ne pas jamais nunca")

// pairAt reads a verb at token k with its object within the next words: the label that the two make.
func (d *doc) pairAt(t []tok, k, j int) (string, int) {
	if moves[t[k].w] && near(t, k-4, k, negations) {
		return "protect", 1 // "not to send her back"
	}
	p := pairs()[d.l.lang]
	c, ok := p.verbs[t[k].w]
	if puts[t[k].w] && !near(t, k+1, min(j, k+4), fullStops) {
		return "", 0 // "put sanctions" ends nothing
	}
	if !ok {
		return "", 0
	}
	for n := k + 1; n < min(j, k+10); n++ {
		if t[n].kind == punct && t[n].w != "," && t[n].w != "'" {
			return "", 0
		}
		if _, again := p.verbs[t[n].w]; again && n > k+1 && (t[n-1].w == "and" || t[n-1].w == "et" || t[n-1].w == "y" || t[n-1].w == "to" || t[n-1].w == ",") {
			return "", 0
		}
		o, ok := p.objects[t[n].w]
		if !ok || (t[n].w == "border" || t[n].w == "borders") && !opening[t[k].w] {
			continue
		}
		if o == "visitor" && giving[t[k].w] {
			later := ""
			for m := n + 1; m < min(j, k+14) && later == ""; m++ { // "provide him and his family with protection": they receive
				if o2, ok := p.objects[t[m].w]; ok && o2 != "visitor" && o2 != "person" {
					later = pairLabels["give"][o2]
				}
			}
			if later != "" {
				return later, n + 1 - k
			}
		}
		for _, like := range likeVerbs[c] {
			if label := pairLabels[like][o]; label != "" {
				return label, n + 1 - k
			}
		}
		if o != "person" && o != "captive" {
			return "", 0
		}
	}
	return "", 0
}

// puts end something only with a word for the end: "put an end to", "mettre fin", "poner término".
var puts = set("put putting mettre mette mettent poner ponga pongan")

var fullStops = set("end stop halt fin terme termino freno")
