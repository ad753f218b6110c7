package web

import (
	"errors"
	"io/fs"
	"net/http"
	"strconv"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
)

// fullTile is the width of a tile that will never change (C2SP tlog-tiles).
const fullTile = 256

// checkpoint serves the signed head of the public log.
func (s *site) checkpoint(w http.ResponseWriter, r *http.Request) error {
	if s.Log == nil {
		return s.noLog(r)
	}
	b, err := s.Log.Checkpoint(r.Context())
	if err != nil {
		return missingFile(r, err)
	}
	forAnyone(w)
	return sendFile(w, r, b, "text/plain; charset=utf-8", "no-cache")
}

// tile serves a tile or an entry bundle of the public log, by the paths of C2SP tlog-tiles: tile/0/x001/067 and
// tile/entries/000.p/12. Full tiles are immutable.
func (s *site) tile(w http.ResponseWriter, r *http.Request) error {
	if s.Log == nil {
		return s.noLog(r)
	}
	level, n, width, err := ledger.ParseTilePath("tile/" + r.PathValue("path"))
	if err != nil {
		return fault.Wrap(fault.NotFound, err, "%s", langOf(r).T("error.no-tile"))
	}
	b, err := s.Log.Tile(r.Context(), level, n, width)
	if err != nil {
		return missingFile(r, err)
	}
	cache := "no-cache"
	if width == fullTile {
		cache = "public, max-age=31536000, immutable"
	}
	forAnyone(w)
	return sendFile(w, r, b, "application/octet-stream", cache)
}

// forAnyone lets pages of others read the log, so that anyone may build a checker for it.
func forAnyone(w http.ResponseWriter) {
	w.Header().Set("Access-Control-Allow-Origin", "*")
	w.Header().Set("Cross-Origin-Resource-Policy", "cross-origin")
}

func (s *site) noLog(r *http.Request) error {
	return fault.New(fault.NotFound, "%s", langOf(r).T("error.no-log"))
}

// missingFile tells a tile that is not there from a log that cannot be read.
func missingFile(r *http.Request, err error) error {
	if errors.Is(err, fs.ErrNotExist) || fault.KindOf(err) == fault.NotFound {
		return fault.Wrap(fault.NotFound, err, "%s", langOf(r).T("error.no-tile"))
	}
	return err
}

func sendFile(w http.ResponseWriter, r *http.Request, b []byte, kind, cache string) error {
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Cache-Control", cache)
	h.Set("Content-Length", strconv.Itoa(len(b)))
	if r.Method == http.MethodHead {
		return nil
	}
	_, _ = w.Write(b)
	return nil
}

// health answers "ok" when the rooms can be read.
func (s *site) health(w http.ResponseWriter, r *http.Request) error {
	if _, err := s.Houses(r.Context(), access.Anyone(), book.At{}); err != nil {
		return fault.Wrap(fault.ReadOnly, err, "%s", langOf(r).T("error.not-ready"))
	}
	return sendFile(w, r, []byte("ok\n"), "text/plain; charset=utf-8", "no-store")
}
