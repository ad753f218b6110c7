package check

// instrumentNames are further names under which letters cite the instruments that ship, in English and French.
var instrumentNames = map[string][]string{
	"iccpr": {
		"ICCPR", "Covenant on Civil and Political Rights", "PIDCP", "Pacte international relatif aux droits civils et politiques",
		"Pacte relatif aux droits civils et politiques",
	},
	"icescr": {
		"ICESCR", "Covenant on Economic, Social and Cultural Rights",
		"Pacte international relatif aux droits économiques, sociaux et culturels", "PIDESC",
	},
	"iccpr-op1": {
		"First Optional Protocol", "Optional Protocol to the ICCPR", "premier Protocole facultatif",
		"Optional Protocol to the International Covenant on Civil and Political Rights",
	},
	"udhr": {
		"Universal Declaration of Human Rights", "Universal Declaration", "UDHR", "Déclaration universelle des droits de l’homme",
		"Déclaration universelle des droits humains", "Déclaration universelle", "DUDH",
	},
	"cat": {
		"Convention against Torture", "United Nations Convention against Torture", "UNCAT", "Convention contre la torture",
	},
	"cedaw": {
		"CEDAW", "Convention on the Elimination of All Forms of Discrimination against Women",
		"Convention sur l’élimination de toutes les formes de discrimination à l’égard des femmes",
	},
	"cerd": {
		"CERD", "Convention on the Elimination of All Forms of Racial Discrimination",
		"Convention sur l’élimination de toutes les formes de discrimination raciale",
	},
	"crc":  {"Convention on the Rights of the Child", "Convention relative aux droits de l’enfant"},
	"crpd": {"CRPD", "Convention on the Rights of Persons with Disabilities", "Convention relative aux droits des personnes handicapées"},
	"ced": {
		"Convention for the Protection of All Persons from Enforced Disappearance", "Convention against Enforced Disappearance",
		"Convention contre les disparitions forcées",
	},
	"asean-hrd-2012": {
		"ASEAN Human Rights Declaration", "Déclaration des droits de l’homme de l’ASEAN", "Déclaration de l’ASEAN sur les droits de l’homme",
	},
	"hrd-declaration-1998": {
		"Declaration on Human Rights Defenders", "Déclaration sur les défenseurs des droits de l’homme",
	},
	"cambodia-constitution-1993": {
		"Constitution of Cambodia", "Constitution of the Kingdom of Cambodia", "Cambodian Constitution", "Constitution",
		"Constitution du Cambodge", "Constitution cambodgienne",
	},
	"paris-settlement-1991": {
		"Comprehensive Settlement", "Comprehensive Settlement Agreement", "Comprehensive Political Settlement", "Paris Settlement Agreement",
		"Agreement on a Comprehensive Political Settlement", "settlement agreement of 1991", "Settlement Agreement",
		"Accord pour un règlement politique global du conflit du Cambodge", "Accord pour un règlement politique global",
		"accord de règlement de 1991",
	},
	"paris-sovereignty-1991": {
		"Sovereignty Agreement", "Paris Sovereignty Agreement", "sovereignty agreement of 1991", "accord sur la souveraineté",
		"accord de souveraineté de 1991",
	},
	"paris-rehabilitation-1991": {"Declaration on the Rehabilitation and Reconstruction of Cambodia", "Rehabilitation Declaration"},
	"paris-final-act-1991":      {"Final Act of the Paris Conference", "Acte final de la Conférence de Paris"},
}

// stateNames are names of States beside their usual short ones.
var stateNames = map[string]string{
	"United States of America": "USA", "the United States": "USA", "États-Unis d’Amérique": "USA", "USA": "USA", "US": "USA",
	"U.S.": "USA", "United Kingdom": "GBR", "Great Britain": "GBR", "Royaume-Uni": "GBR", "Russia": "RUS", "Russie": "RUS",
	"Vietnam": "VNM", "Viet Nam": "VNM", "Laos": "LAO", "Brunei": "BRN", "Kingdom of Cambodia": "KHM", "Royaume du Cambodge": "KHM",
	"People’s Republic of China": "CHN", "South Korea": "KOR", "Burma": "MMR", "Birmanie": "MMR",
}

// bearerNames are the names under which letters ask those who bear duties, by code of promise.DutyBearers. The labels of
// the codes themselves are known too.
var bearerNames = map[string][]string{
	"un-secretary-general": {
		"secretary-general of the united nations", "un secretary-general", "united nations secretary-general", "secretary-general",
		"secretary general", "united nations", "un", "secrétaire général des nations unies", "secrétaire général de l'onu", "secrétaire général",
		"nations unies", "onu", "organisation des nations unies", "unsg",
	},
	"co-chairs": {
		"co-chairs", "co-presidents", "co-chairs of the paris conference", "co-chairs of the paris conference on cambodia",
		"co-presidents of the paris conference on cambodia", "co-presidents of the 1991 paris conference on cambodia",
		"coprésidents", "coprésidents de la conférence de paris", "coprésidents de la conférence de paris sur le cambodge",
	},
	"all-signatories": {
		"signatories", "signatory governments", "signatory states", "signatories of the paris agreements", "signatories of the paris peace agreements",
		"signatories of the paris peace agreement", "signatory governments of the paris agreements", "governments that signed the paris agreements",
		"signataires", "gouvernements signataires", "états signataires", "signataires des accords de paris",
	},
	"un-human-rights-commission": {
		"human rights council", "un human rights council", "united nations human rights council", "conseil des droits de l'homme",
		"conseil des droits de l'homme des nations unies",
	},
	"asean-member-states": {"asean", "member states of asean", "asean member states", "états membres de l'asean", "anase"},
	"all-states": {
		"international community", "all states", "states", "communauté internationale", "tous les états", "donors", "bailleurs de fonds",
	},
	"national-assembly":             {"national assembly", "assemblée nationale", "parliament of cambodia", "parlement du cambodge"},
	"senate":                        {"senate", "sénat"},
	"courts":                        {"courts", "judiciary", "tribunaux", "justice cambodgienne"},
	"king":                          {"king of cambodia", "king", "roi du cambodge", "roi"},
	"national-election-committee":   {"national election committee", "nec", "comité national des élections", "cne"},
	"supreme-council-of-magistracy": {"supreme council of the magistracy", "supreme council of magistracy", "conseil supérieur de la magistrature"},
}

// rightNames are the words by which letters name rights, by code of promise.Rights, in English and French.
var rightNames = map[string][][]string{
	"expression": phrases("freedom of expression", "freedom of opinion", "freedom of speech", "free speech", "free expression",
		"liberté d' expression", "liberté d' opinion"),
	"press":       phrases("freedom of the press", "press freedom", "liberté de la presse", "liberté de presse"),
	"assembly":    phrases("freedom of assembly", "freedom of peaceful assembly", "peaceful assembly", "right to assemble", "liberté de réunion", "réunion pacifique"),
	"association": phrases("freedom of association", "liberté d' association"),
	"liberty": phrases("right to liberty", "liberty of person", "liberty of the person", "arbitrary arrest", "arbitrary detention",
		"droit à la liberté", "détention arbitraire", "arrestation arbitraire"),
	"fair-trial":   phrases("fair trial", "right to a fair trial", "procès équitable"),
	"torture-free": phrases("freedom from torture", "prohibition of torture", "interdiction de la torture"),
	"vote":         phrases("right to vote", "droit de vote", "genuine elections", "élections honnêtes"),
	"remedy":       phrases("effective remedy", "recours effectif", "recours utile"),
	"life":         phrases("right to life", "droit à la vie"),
	"immunity":     phrases("parliamentary immunity", "immunité parlementaire"),
	"participation": phrases("take part in public affairs", "participation in public affairs",
		"prendre part à la direction des affaires publiques"),
}
