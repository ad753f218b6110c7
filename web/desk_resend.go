package web

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/order"
)

// sentField is one field of a form that could not be carried out.
type sentField struct{ Name, Value string }

// long fields are shown, so that their words can be copied.
func (f sentField) long() bool { return len(f.Value) > 200 || strings.Contains(f.Value, "\n") }

func (f sentField) id(i int) string { return "sent-" + strconv.Itoa(i) }

// giveBack answers a form that came without the token of a session. Nothing is carried out, and nothing that was typed is
// lost: the page holds it, with a button that sends it again. A script gets the token instead and sends by itself;
// only pages of this site can read that answer.
func (s *site) giveBack(p *deskPage) error {
	if wantsJSON(p.r) {
		return sendJSON(p.w, http.StatusForbidden, deskAnswer{Form: p.Form, Say: p.T("desk.not-saved-session")})
	}
	sent := sentFields(p.r)
	if len(sent) == 0 {
		return fault.New(fault.Forbidden, "%s", p.T("desk.not-this-session"))
	}
	p.Title = p.T("desk.resend-title")
	return s.writeDesk(p, http.StatusForbidden, resendBody(p, sent))
}

func sentFields(r *http.Request) []sentField {
	var out []sentField
	for name, values := range r.PostForm {
		for _, v := range values {
			if name != formField && v != "" {
				out = append(out, sentField{name, v})
			}
		}
	}
	order.By(out, func(a, b sentField) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// deskAnswer is what the script of the desk gets.
type deskAnswer struct {
	OK      bool   `json:"ok"`
	Say     string `json:"say,omitempty"`     // in words, for the reader
	Form    string `json:"form,omitempty"`    // the token of this session, when the one that came is of another
	Rev     int64  `json:"rev,omitempty"`     // the version now saved
	Preview string `json:"preview,omitempty"` // HTML
	Check   string `json:"check,omitempty"`   // HTML
	Theirs  string `json:"theirs,omitempty"`  // HTML: what another window has saved
}

func wantsJSON(r *http.Request) bool { return r.Header.Get("Accept") == "application/json" }

func sendJSON(w http.ResponseWriter, code int, a deskAnswer) error {
	b, err := json.Marshal(a)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	_, _ = w.Write(b)
	return nil
}
