package web

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery/silence"
	"github.com/upheld/upheld/fault"
)

// silencePage is a demand and what can be stated of each of those whom it asks.
type silencePage struct {
	Demand appeal.Demand
	Of     []silence.Statement
}

// silenceForms are the files in which a statement of silence is given.
var silenceForms = []string{"pdf", "docx", "html", "txt"}

// silenceRooms is what a statement is made of: what the public sees, and of the mail that waits for a person only whether
// there is any.
func (s *site) silenceRooms(p *Page) (silence.Rooms, error) {
	all, err := s.Houses(p.request.Context(), access.Operator(), book.At{})
	if err != nil {
		return silence.Rooms{}, err
	}
	h := p.House
	return silence.Rooms{Appeals: h.Appeals, Custody: h.Custody, Delivery: h.Delivery, Letters: h.Letters, Pen: all.Delivery}, nil
}

// restsOnPen puts into the key of a page that mail which comes in, and which only the team sees, may change it.
func (s *site) restsOnPen(p *Page, key *pageKey) error {
	all, err := s.Houses(p.request.Context(), access.Operator(), book.At{})
	if err != nil {
		return err
	}
	key.team = all.Head
	return nil
}

// silenceView tells of each addressee of a demand whether silence can be stated, and what is missing where it cannot.
func (s *site) silenceView(p *Page) (templ.Component, error) {
	d, ok := p.House.Appeals.Demand(p.Value("id"))
	if !ok || d.When.IsZero() {
		return nil, p.NotFound()
	}
	p.Nav, p.Title = "appeals", p.T("silence.title")
	if d.Day > p.On {
		return notYet(p, p.T("demand.not-yet", "day", d.When)), nil
	}
	rooms, err := s.silenceRooms(p)
	if err != nil {
		return nil, err
	}
	v := silencePage{Demand: d}
	for _, a := range d.AskedOf {
		of, err := silence.Of(rooms, d.Ref, a.Name, p.On)
		if err != nil {
			return nil, err
		}
		v.Of = append(v.Of, of)
	}
	return silenceBody(p, v), nil
}

// silenceFile is the statement as a file. Where silence cannot be stated there is none: the answer is 422 and says what is
// missing.
func (s *site) silenceFile(form string) http.Handler {
	return s.plain(func(w http.ResponseWriter, r *http.Request) error {
		p, key, err := s.open(r, []string{"addressee"})
		if err == nil {
			err = s.restsOnPen(p, &key)
		}
		if err != nil {
			return err
		}
		set := setters[form]
		file, kept := s.cache.get(key)
		if !kept {
			if file, err = s.silenceIn(p, form); err != nil {
				return err
			}
			s.cache.put(key, file)
		}
		if r.Header.Get("If-None-Match") == `"`+file.etag+`"` {
			return sendShown(w, r, set.kind, file)
		}
		w.Header().Set("ETag", `"`+file.etag+`"`)
		w.Header().Set("Cache-Control", "no-cache")
		sendDownload(w, set.kind, fileName(p.T("silence.file", "demand", p.Value("id"), "day", p.On.String()), form), file.body)
		return nil
	})
}

func (s *site) silenceIn(p *Page, form string) (*rendered, error) {
	rooms, err := s.silenceRooms(p)
	if err != nil {
		return nil, err
	}
	who, err := p.silentOne()
	if err != nil {
		return nil, err
	}
	of, err := silence.Of(rooms, p.Value("id"), who, p.On)
	if err != nil {
		return nil, err
	}
	if !of.Silent() {
		var missing []string
		for _, m := range of.Missing {
			missing = append(missing, m.Words(p.Code))
		}
		return nil, fault.New(fault.NotSo, "%s", p.T("silence.cannot", "who", of.Addressee, "day", p.On)+" "+strings.Join(missing, " "))
	}
	var proofs silence.Proofs
	if s.Book != nil {
		if proofs, err = silence.ProofsIn(p.request.Context(), s.Book, of.Refs(), s.Origin); err != nil {
			return nil, err
		}
	}
	body, err := setters[form].write(silence.Document(of, proofs, p.Code))
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(body)
	return &rendered{body: body, etag: base64.RawURLEncoding.EncodeToString(sum[:12])}, nil
}

// silentOne is the addressee that the reader names by its id; of a demand that asks one, that one.
func (p *Page) silentOne() (string, error) {
	d, ok := p.House.Appeals.Demand(p.Value("id"))
	if !ok || d.When.IsZero() || d.Day > p.On {
		return "", p.NotFound()
	}
	id := p.Query.Get("addressee")
	i := slices.IndexFunc(d.AskedOf, func(a appeal.Addressee) bool { return addresseeID(p, a.Name) == id })
	switch {
	case i >= 0:
		return d.AskedOf[i].Name, nil
	case id == "" && len(d.AskedOf) == 1:
		return d.AskedOf[0].Name, nil
	case id == "":
		return "", fault.New(fault.Invalid, "%s", p.T("silence.which"))
	}
	return "", p.NotFound()
}
