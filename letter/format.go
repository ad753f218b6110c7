package letter

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/upheld/upheld/appeal"
)

// Format writes a letter in the letter format. What it writes reads back as the same letter, whatever its texts hold;
// blanks at the ends of lines and paragraphs without words are left out, and so are remarks in the head.
func Format(l *Letter) string {
	var w writer
	w.head(l.Head)
	w.body(l)
	return w.String()
}

type writer struct{ strings.Builder }

func (w *writer) head(h Head) {
	w.WriteString(fence + "\n")
	date := h.Date.String()
	for _, k := range []struct{ key, value string }{
		{"id", h.ID},
		{"title", h.Title},
		{"subject", h.Subject},
		{"language", orEnglish(h.Language)},
		{"original", h.Original},
		{"date", date},
		{"place", h.Place},
	} {
		w.key("", k.key, k.value)
	}
	w.points("letterhead", h.Letterhead)
	w.parties("from", h.From)
	w.parties("to", h.To)
	w.parties("cc", h.CC)
	w.key("", "greeting", h.Greeting)
	w.key("", "closing", h.Closing)
	w.parties("signed", h.Signed)
	w.WriteString(fence + "\n")
}

func orEnglish(lang string) string {
	if lang == "" {
		return "en"
	}
	return lang
}

func (w *writer) key(lead, key, value string) {
	if value = oneLine(value); value != "" {
		w.WriteString(lead + key + ": " + quoteValue(value) + "\n")
	}
}

// points writes a list, one value a line.
func (w *writer) points(key string, list []string) {
	for _, v := range list {
		if v = oneLine(v); v == "" {
			continue
		}
		if key != "" {
			w.WriteString(key + ":\n")
			key = ""
		}
		w.WriteString("  - " + quoteValue(v) + "\n")
	}
}

func (w *writer) parties(key string, list []Party) {
	if len(list) == 0 {
		return
	}
	w.WriteString(key + ":\n")
	for _, p := range list {
		consent := ""
		if p.Consent {
			consent = "yes"
		}
		lead := "  - "
		for _, k := range []struct{ key, value string }{
			{"name", p.Name},
			{"role", p.Role},
			{"organisation", p.Organisation},
			{"country", p.Country},
			{"body", p.Body},
			{"consent", consent},
		} {
			if oneLine(k.value) != "" {
				w.key(lead, k.key, k.value)
				lead = "    "
			}
		}
	}
}

// oneLine makes every run of blanks and line ends one blank, and keeps the spaces that do not break.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' }), " ")
}

// plainValue is a value that this program and any reader of YAML take as the same text without quotation marks.
var plainValue = regexp.MustCompile(`^[\pL\pN(][^"'#{}\[\]]*$`)

// yamlWords are values that a reader of YAML would not take as text.
var yamlWords = regexp.MustCompile(`^(?i:true|false|null|on|off|~)$`)

func quoteValue(s string) string {
	if plainValue.MatchString(s) && !strings.Contains(s, ": ") && !strings.HasSuffix(s, ":") && !yamlWords.MatchString(s) {
		return s
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

func (w *writer) body(l *Letter) {
	lang := ""
	var before sign
	for i := range l.Body {
		n := &l.Body[i]
		if n.Kind == DemandNode && (n.Demand < 0 || n.Demand >= len(l.Demands)) {
			continue
		}
		own := n.Lang
		if n.Kind == DemandNode || n.Kind == AnnexNode {
			own = "" // blocks do not stand in one another
		}
		at := before
		if own != lang {
			at = 0
		}
		block := w.block(n, &at)
		if n.Kind == DemandNode {
			block = w.demand(l, &l.Demands[n.Demand])
			at = 0
		}
		if block == "" {
			continue
		}
		before = at
		if own != lang && lang != "" {
			w.WriteString("\n:::\n")
		}
		if own != lang && own != "" {
			w.WriteString("\n::: lang " + own + "\n")
		}
		lang = own
		w.WriteString("\n" + block)
	}
	if lang != "" {
		w.WriteString("\n:::\n")
	}
}

func (w *writer) demand(l *Letter, d *Demand) string {
	var o writer
	o.WriteString("::: demand " + strconv.Itoa(d.N) + "\n")
	id := d.ID
	if id == demandID(l.Head.ID, d.N) {
		id = ""
	}
	general := ""
	if d.General {
		general = "yes"
	}
	conditions := make([]Ref, len(d.Conditions))
	for i, c := range d.Conditions {
		conditions[i].ID = c
	}
	o.key("", "id", id)
	o.refs("to", d.To)
	o.key("", "action", d.Action)
	o.refs("conditions", conditions)
	o.refs("grounds", d.Grounds)
	o.refs("facts", d.Facts)
	o.refs("persons", d.Persons)
	o.key("", "term", termWords(d.Term))
	o.key("", "general", general)
	o.key("", "restates", d.Restates)
	o.WriteString("\n" + o.blocks(d.Body) + ":::\n")
	return o.String()
}

// termWords are the words of a term; one that was chosen without words gets them.
func termWords(t appeal.Term) string {
	switch {
	case t.Words != "":
		return t.Words
	case !t.By.IsZero():
		return "by " + t.By.String()
	case t.Days == urgentDays:
		return "at once"
	case t.Days > 0:
		return strconv.Itoa(t.Days) + " days"
	}
	return ""
}

// refs writes a list on one line with commas between, or, where that could be read otherwise, one under the other.
func (w *writer) refs(key string, list []Ref) {
	var parts []string
	plain := true
	for _, r := range list {
		if id := oneLine(r.ID); id != "" {
			parts = append(parts, id)
			plain = plain && !strings.Contains(id, ",") && quoteValue(id) == id
		}
	}
	if plain {
		w.key("", key, strings.Join(parts, ", "))
		return
	}
	w.points(key, parts)
}
