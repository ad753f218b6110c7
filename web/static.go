package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/third_party/fonts"
)

//go:embed static
var staticFiles embed.FS

// assets are the files under /static/. Their names hold a hash of their content, so a browser may keep them for good.
type assets struct {
	styles string // address of the one style sheet
	icon   string
	script string           // of the desk
	files  map[string]asset // by name without /static/
}

type asset struct {
	kind       string
	body, gzip []byte
}

var fontRef = regexp.MustCompile(`url\("([a-z0-9-]+\.woff2)"\)`)

// builtin makes the assets out of what is embedded: the fonts, the icon, and all of static/css joined in order
// of name into one sheet that names the fonts by their hashed names.
var builtin = sync.OnceValue(func() *assets {
	a := &assets{files: map[string]asset{}}
	hashed := map[string]string{}
	names, err := fs.Glob(fonts.Files, "*.woff2")
	must(err)
	for _, n := range names {
		b, err := fonts.Files.ReadFile(n)
		must(err)
		hashed[n] = path.Base(a.add(n, b))
	}
	icon, err := staticFiles.ReadFile("static/icon.svg")
	must(err)
	a.icon = a.add("icon.svg", icon)
	script, err := staticFiles.ReadFile("static/desk.js")
	must(err)
	a.script = a.add("desk.js", script)
	sheets, err := fs.Glob(staticFiles, "static/css/*.css")
	must(err)
	var css bytes.Buffer
	for _, n := range sheets {
		b, err := staticFiles.ReadFile(n)
		must(err)
		css.Write(b)
		css.WriteByte('\n')
	}
	out := fontRef.ReplaceAllFunc(css.Bytes(), func(m []byte) []byte {
		n := string(fontRef.FindSubmatch(m)[1])
		if hashed[n] == "" {
			panic("the style sheet names the font " + n + ", which is not there")
		}
		return []byte(`url("` + hashed[n] + `")`)
	})
	a.styles = a.add("style.css", out)
	return a
})

// must is for what is part of the program itself.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

func (a *assets) add(name string, body []byte) string {
	sum := sha256.Sum256(body)
	ext := path.Ext(name)
	full := strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:6]) + ext
	f := asset{kind: mime.TypeByExtension(ext), body: body}
	switch ext {
	case ".woff2": // compressed already; the system's table of types may not know it
		f.kind = "font/woff2"
	default:
		var z bytes.Buffer
		gz := gzip.NewWriter(&z)
		_, err := gz.Write(body)
		must(err)
		must(gz.Close())
		f.gzip = z.Bytes()
	}
	a.files[full] = f
	return "/static/" + full
}

func (s *site) static(w http.ResponseWriter, r *http.Request) error {
	f, ok := s.assets.files[r.PathValue("name")]
	if !ok {
		return fault.New(fault.NotFound, "%s", langOf(r).T("error.no-page"))
	}
	h := w.Header()
	h.Set("Content-Type", f.kind)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("Vary", "Accept-Encoding")
	body := f.body
	if f.gzip != nil && acceptsGzip(r) {
		body = f.gzip
		h.Set("Content-Encoding", "gzip")
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method == http.MethodHead {
		return nil
	}
	_, _ = w.Write(body)
	return nil
}
