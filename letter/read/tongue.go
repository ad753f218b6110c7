package read

import "sync"

// form is the form of a verb, as far as it tells who speaks.
type form uint8

const (
	base  form = iota // urge; also the first person of English
	third             // urges, exhorte, exigen
	ing               // urging
	past              // urged
	inf               // exhorter, exigir; English has base
	first             // demandons, exijo: first person by its ending alone
)

// frame says how a verb of asking takes its complements.
type frame uint16

const (
	objTo      frame = 1 << iota // urge X to do, exhorter X à, instar a X a que
	datTo                        // demander à X de, pedir a X que, appeal to X to
	forNoun                      // call for N, appeler à N
	noun                         // demand N
	clause                       // demand that
	onTo                         // call on X to
	ofTo                         // prier X de
	soft                         // hope, wish, suggest
	nounOnly                     // counts only with a noun that is the addressee's act: seek your intervention
	fromX                        // demand of X, exiger de X
	clauseOnly                   // counts only with a clause: insist that, recommend that
	invite                       // a lighter verb
)

// verb is one form of one verb of asking.
type verb struct {
	lemma string
	form  form
	frame frame
}

// tongue is the lexicon of one language. All words are folded.
type tongue struct {
	lang     string
	verbs    map[string]verb
	nouns    map[string]bool // nouns of asking: our call, notre appel, nuestro pedido
	we       map[string]bool // first person
	our      map[string]bool
	you      map[string]bool
	adverbs  map[string]bool // may stand between subject and verb, beside those by ending
	want     map[string]bool // verbs that carry an infinitive of asking: want to, souhaitons, queremos
	organs   map[string]bool // nouns of bodies that can act
	public   map[string]bool // nouns of the public: words to them are no demands
	modals   map[string]bool
	that     map[string]bool
	det      map[string]bool
	stops    map[string]bool // do not count when two asks are compared
	rhetoric map[string]bool // verbs that ask no act: remember
	toPublic map[string]bool // acts asked of readers: sign, share
	senders  map[string]bool // nouns of those who sign: undersigned, soussignés
	others   map[string]bool // nouns of others who ask in news: groups, activists
	rel      map[string]bool // relative pronouns
	by       map[string]bool
}

var tongues = sync.OnceValue(func() map[string]*tongue {
	return map[string]*tongue{"en": english(), "fr": french(), "es": spanish()}
})

// putVerbs enters forms: "lemma: form form …" one a line.
func (l *tongue) put(lemma string, f frame, fm form, forms string) {
	for w := range fieldsOf(fold(forms)) {
		if _, had := l.verbs[w]; !had {
			l.verbs[w] = verb{lemma, fm, f}
		}
	}
}
