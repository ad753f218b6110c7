package sorting

import (
	"regexp"
	"strings"

	"github.com/emersion/go-message/textproto"
)

// bounce is what a notice of the mail system says: the groups of a delivery notice (RFC 3464, 2.2 and 2.3), a read notice
// (RFC 8098, 3), or what an odd bounce says in words.
func (m *mailRead) bounce() Bounce {
	switch {
	case len(m.status) > 0:
		return m.delivery()
	case m.hasRead:
		return m.disposition()
	}
	return Bounce{}
}

// delivery takes of several recipients the one that failed first, then the one that is late.
func (m *mailRead) delivery() Bounce {
	var b Bounce
	best := -1
	for _, g := range m.status {
		if id := oneLine(g.Get("Original-Envelope-Id")); id != "" {
			b.EnvelopeID = cut(id, 300)
		}
		if mta := typed(g.Get("Reporting-Mta")); mta != "" {
			b.Reporter = cut(mta, 300)
		}
		action, status := action(g), statusOf(oneLine(g.Get("Status")))
		if action == "" {
			action = actionOf[status[:min(len(status), 1)]]
		}
		rank, known := ranks[action]
		if !known || rank <= best {
			continue
		}
		best = rank
		b.Action, b.Status = action, status
		b.Final, b.Original = address(g.Get("Final-Recipient")), address(g.Get("Original-Recipient"))
		b.Diagnostic = cut(typed(g.Get("Diagnostic-Code")), 1000)
		if b.Reporter == "" {
			b.Reporter = cut(typed(g.Get("Remote-Mta")), 300)
		}
	}
	b.MessageID = m.aboutID()
	return b
}

var (
	ranks    = map[string]int{"expanded": 0, "relayed": 1, "delivered": 2, "delayed": 3, "failed": 4}
	actionOf = map[string]string{"5": "failed", "4": "delayed", "2": "delivered"}
)

// action is the word of the field; some add a comment in brackets.
func action(g textproto.Header) string {
	words := strings.Fields(strings.ToLower(clean(g.Get("Action"))))
	if len(words) == 0 {
		return ""
	}
	return strings.Trim(words[0], ",;.()")
}

func (m *mailRead) disposition() Bounce {
	// Disposition: manual-action/MDN-sent-manually; displayed
	_, word, _ := strings.Cut(strings.ToLower(oneLine(m.read.Get("Disposition"))), ";")
	word, _, _ = strings.Cut(word, "/")
	b := Bounce{
		Original: address(m.read.Get("Original-Recipient")), Final: address(m.read.Get("Final-Recipient")),
		Action: strings.TrimSpace(word), Reporter: cut(oneLine(m.read.Get("Reporting-Ua")), 300), Read: true,
	}
	if all := ids(m.read, "Original-Message-Id"); len(all) > 0 {
		b.MessageID = cut(oneLine(all[0]), 900)
	} else {
		b.MessageID = m.aboutID()
	}
	return b
}

// aboutID is the Message-ID of the mail that a notice brings back.
func (m *mailRead) aboutID() string {
	for _, h := range m.about {
		if all := ids(h, "Message-Id"); len(all) > 0 {
			return cut(oneLine(all[0]), 900)
		}
	}
	return ""
}

// typed is a value with its type cut off: "dns; mx.example.org", "smtp; 550 no such user".
func typed(s string) string {
	s = oneLine(s)
	if kind, rest, ok := strings.Cut(s, ";"); ok && !strings.Contains(strings.TrimSpace(kind), " ") {
		return strings.TrimSpace(rest)
	}
	return s
}

// address is the address in "rfc822; name@example.org", small letters.
func address(s string) string {
	s = strings.ToLower(strings.Trim(typed(s), "<> "))
	if a := bareAddress.FindString(s); a != "" {
		return cut(a, 320)
	}
	return cut(s, 320)
}

var enhanced = regexp.MustCompile(`\b([245])\.(\d{1,3})\.(\d{1,3})\b`)

// statusOf is the first code of RFC 3463 in a text, "" when there is none.
func statusOf(s string) string { return enhanced.FindString(s) }

var refusal = regexp.MustCompile(`(?m)(?:^|[\s:;("'>])((?:5[0-7]\d|4[2-5]\d)[ -](?:#?[45]\.\d{1,3}\.\d{1,3}\b)?[^\n]{3,300})`)

// oddBounce reads recipient, code and line out of a bounce in words.
func oddBounce(b Bounce, text string, failed []string) Bounce {
	text = text[:min(len(text), maxJudged)]
	if b.Diagnostic == "" {
		if m := refusal.FindStringSubmatch(text); m != nil {
			b.Diagnostic = oneLine(m[1])
		}
	}
	if b.Status == "" {
		if b.Status = statusOf(b.Diagnostic); b.Status == "" {
			b.Status = statusOf(text)
		}
	}
	if b.Final == "" {
		if len(failed) > 0 {
			b.Final = strings.ToLower(failed[0])
		} else if m := failedAddress.FindStringSubmatch(text); m != nil {
			b.Final = strings.ToLower(m[1] + m[2])
		}
	}
	if b.MessageID == "" {
		if m := quotedID.FindStringSubmatch(text); m != nil {
			b.MessageID = m[1]
		}
	}
	return b
}

// failedAddress is how plain bounces name the address: alone on a line, in angle brackets or before a colon.
var failedAddress = regexp.MustCompile(`(?m)^\s*(?:<([^\s<>@]{1,64}@[^\s<>]{1,255})>\s*(?:\(.{0,80}\))?:?|([^\s<>@:;,"']{1,64}@[^\s<>:;,"']{1,255}):?)\s*(?:$|[^\n]{0,200}$)`)
