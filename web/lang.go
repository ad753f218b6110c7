package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"github.com/upheld/upheld/web/words"
)

type langKey struct{}

// localize takes the language off the front of the path (/fr/held becomes /held in French), so that each
// route is written once.
func localize(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		lang, path := splitLang(r.URL.Path)
		if path == "" {
			http.Redirect(w, r, "/"+lang.Code+"/", http.StatusMovedPermanently)
			return
		}
		u := *r.URL
		u.Path, u.RawPath = path, ""
		r2 := r.WithContext(context.WithValue(r.Context(), langKey{}, lang))
		r2.URL = &u
		next.ServeHTTP(w, r2)
	})
}

func splitLang(path string) (*words.Words, string) {
	all := words.All()
	for _, w := range all[1:] {
		if rest, ok := strings.CutPrefix(path, "/"+w.Code); ok && (rest == "" || rest[0] == '/') {
			return w, rest
		}
	}
	return all[0], path
}

func langOf(r *http.Request) *words.Words {
	if w, ok := r.Context().Value(langKey{}).(*words.Words); ok {
		return w
	}
	return words.All()[0]
}

// prefixed puts the language in front of a path.
func prefixed(w *words.Words, path string) string {
	if w.Code == words.All()[0].Code {
		return path
	}
	return "/" + w.Code + path
}

// withQuery adds the parameters of q to path, in order of their names.
func withQuery(path string, q url.Values) string {
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}
