package letter

import "github.com/upheld/upheld/letter/doc"

// labels are the words that the setters print by themselves.
func labels(lang string) doc.Labels {
	return doc.Labels{
		To:          say{"To", "À l’attention de", "ជូនចំពោះ", "A"}.in(lang),
		CC:          say{"Copies", "Copie à", "ចម្លងជូន", "Copias"}.in(lang),
		Subject:     say{"Subject", "Objet", "កម្មវត្ថុ", "Asunto"}.in(lang),
		Page:        say{"Page %d of %d", "Page %d sur %d", "ទំព័រ %d នៃ %d", "Página %d de %d"}.in(lang),
		Sources:     say{"Notes and sources", "Notes et sources", "កំណត់សម្គាល់ និងប្រភព", "Notas y fuentes"}.in(lang),
		Draft:       say{"Draft, not sent", "Projet, non envoyé", "សេចក្តីព្រាង មិនទាន់ផ្ញើ", "Borrador, no enviado"}.in(lang),
		Fingerprint: say{"Fingerprint", "Empreinte", "ស្នាមសម្គាល់ឌីជីថល", "Huella digital"}.in(lang),
		Demand:      say{"Demand %d", "Demande %d", "ការទាមទារទី %d", "Demanda %d"}.in(lang),
	}
}

var (
	signatories = say{"Signatories", "Signataires", "អ្នកចុះហត្ថលេខា", "Firmantes"}
	letterOf    = say{"Letter of", "Lettre du", "លិខិតចុះថ្ងៃទី", "Carta del"}
	sourcesWord = say{"Sources", "Sources", "ប្រភព", "Fuentes"}
	groundsWord = say{"Grounds", "Fondements", "មូលដ្ឋាន", "Fundamentos"}
	factsWord   = say{"Facts", "Faits", "ហេតុការណ៍", "Hechos"}
	personsWord = say{"Persons", "Personnes", "បុគ្គល", "Personas"}
	seeAbove    = say{"see above", "voir plus haut", "មើលខាងលើ", "véase arriba"}
)

// captions are the titles of computed tables; all but the last say the day.
var captions = map[string]say{
	"table held":     {"Held on", "En détention le", "ជាប់ឃុំនៅថ្ងៃទី", "Detenidos el"},
	"table persons":  {"Persons, on", "Personnes, au", "បុគ្គល នៅថ្ងៃទី", "Personas, el"},
	"table acts":     {"Acts up to", "Actes jusqu’au", "អំពើរហូតដល់ថ្ងៃទី", "Actos hasta el"},
	"table bound":    {"Who was bound on", "Qui était partie liée le", "អ្នកជាប់កាតព្វកិច្ចនៅថ្ងៃទី", "Quién estaba obligado el"},
	"table standing": {"What bound the State on", "Ce qui liait l’État le", "កាតព្វកិច្ចរបស់រដ្ឋនៅថ្ងៃទី", "Qué obligaba al Estado el"},
	"table demands":  {"What came of each demand by", "Ce qu’il est advenu de chaque demande au", "លទ្ធផលនៃការទាមទារនីមួយៗនៅថ្ងៃទី", "Resultado de cada demanda al"},
}
