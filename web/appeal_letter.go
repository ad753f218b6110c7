package web

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"net/url"
	"slices"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/letter/html"
)

// frozenLetter is the letter of an appeal as it went out, for its page.
type frozenLetter struct {
	letter.Text
	HTML    string          // of the letter; empty when it was erased
	Changed []letter.Change // what the record gives otherwise now
	Whole   bool            // Changed could be worked out
	Others  []letter.Text   // the same in other languages
	Former  []letter.Text   // what it corrects, the newest first
}

// frozenLetterOf is the newest letter of an appeal up to the day of the page: in the language of the page where there is one, else
// the original.
func frozenLetterOf(p *Page, appeal string) (frozenLetter, bool) {
	var newest []letter.Text // one for each language, the original first
	var all []letter.Text
	for _, t := range p.House.Letters.Texts(appeal) {
		if t.Frozen.Earliest() > p.On {
			continue
		}
		all = append(all, t)
		i := slices.IndexFunc(newest, func(x letter.Text) bool { return x.Language == t.Language })
		if i < 0 {
			newest = append(newest, t)
		} else {
			newest[i] = t
		}
	}
	if len(newest) == 0 {
		return frozenLetter{}, false
	}
	v := frozenLetter{Text: newest[0]}
	if lang := p.Query.Get("language"); lang != "" || p.Code != v.Language {
		for _, t := range newest {
			if t.Language == lang || lang == "" && t.Language == p.Code {
				v.Text = t
			}
		}
	}
	for _, t := range newest {
		if t.Ref != v.Ref {
			v.Others = append(v.Others, t)
		}
	}
	for _, t := range slices.Backward(all) {
		if t.Language == v.Language && t.Ref != v.Ref {
			v.Former = append(v.Former, t)
		}
	}
	if d, err := v.Set(); err == nil {
		v.HTML = html.Fragment(d)
		changed, err := letter.Changed(v.Text, p.House.World())
		v.Changed, v.Whole = changed, err == nil
	}
	return v, true
}

// frozenForms are the forms in which a frozen letter can be downloaded.
var frozenForms = []string{"pdf", "docx", "html", "txt", "md"}

// frozenFile is a frozen letter as a file. The same letter gives the same bytes, so it is made once and kept as pages are.
func (s *site) frozenFile(w http.ResponseWriter, r *http.Request) error {
	house, err := s.Houses(r.Context(), access.Anyone(), book.At{})
	if err != nil {
		return err
	}
	t, ok := house.Letters.Text(r.PathValue("id"))
	form := r.PathValue("form")
	set, known := setters[form]
	if !ok || !known && form != "md" || t.Document == "" {
		return fault.New(fault.NotFound, "%s", langOf(r).T("error.no-record"))
	}
	key := pageKey{head: house.Head, newest: house.Newest, path: r.URL.Path}
	file, kept := s.cache.get(key)
	if !kept {
		body := []byte(t.Text)
		if known {
			d, err := t.Set()
			if err != nil {
				return err
			}
			if body, err = set.write(d); err != nil {
				return err
			}
		}
		sum := sha256.Sum256(body)
		file = &rendered{body: body, etag: base64.RawURLEncoding.EncodeToString(sum[:12])}
		s.cache.put(key, file)
	}
	kind := set.kind
	if !known {
		kind = "text/markdown; charset=utf-8"
	}
	h := w.Header()
	h.Set("ETag", `"`+file.etag+`"`)
	h.Set("Cache-Control", "no-cache") // an erased letter must be gone at once
	if r.Header.Get("If-None-Match") == `"`+file.etag+`"` {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	sendDownload(w, kind, t.Ref+"."+form, file.body)
	return nil
}

// frozenAddress is where a frozen letter can be downloaded.
func frozenAddress(t letter.Text, form string) string {
	return "/letters/" + url.PathEscape(t.Ref) + "/" + form
}
