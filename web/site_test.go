package web

import (
	"context"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/house"
	"github.com/upheld/upheld/pack"
)

// pages is every kind of page once, for all tests that hold for every page. Whoever adds a page adds a line.
var pages = []string{
	"/",
	"/?on=2018-12-31",
	"/?on=2016-05-12",
	"/held",
	"/held/2016-05-13",
	"/held/2018-10-01",
	"/held/2016-05-13?group=adhoc-five&on=2016-12-31",
	"/persons",
	"/persons?group=black-monday",
	"/persons/p-ny-sokha",
	"/persons/p-kem-sokha",
	"/persons/p-hun-sen",
	"/custody/cs-ny-sokha-1",
	"/custody/cs-kem-sokha-2017?on=2018-10-01",
	"/line",
	"/rules",
	"/acts",
	"/acts?type=arrest&group=freedom-park-14&party=b-police-pp&province=KH-12&from=2015-01-01&to=2016-12-31&on=2018-01-01",
	"/acts?from=2030-01-01",
	"/acts/a-2016-04-28",
	"/acts/a-2016-04-rong",
	"/acts/a-2017-11-16",
	"/acts/a-2016-04-28?on=2016-01-01",
	"/places",
	"/places/pl-prey-sar",
	"/bodies",
	"/bodies/b-pm",
	"/groups/adhoc-five",
	"/groups/official",
	"/sources",
	"/sources?kind=press&publisher=Phnom+Penh+Post",
	"/sources/ft5-home",
	"/claims",
	"/claims/c-five-arrest-date",
	"/claims/c-time-counted",
	"/promises",
	"/promises?on=1992-06-01",
	"/promises/iccpr",
	"/promises/udhr",
	"/promises/ilo-87", // an address without a place to break
	"/promises/iccpr/art-9",
	"/promises/paris-settlement-1991/art-29",
	"/promises/ced/art-30?on=2000-01-01",
	"/appeals",
	"/appeals?kind=petition&year=2017",
	"/appeals/ap-2016-05-13",
	"/appeals/ap-2018-06-26-ca",
	"/demands/d-release",
	"/demands/d-recommit",
	"/demands/d-convene?on=2016-12-31",
	"/elections",
	"/elections/el-2017-commune",
	"/elections/el-2018-assembly?on=2018-07-30",
	"/ledger",
	"/no-such-page",
}

// shipped is the House of the pack that ships with the program, read once.
var shipped = sync.OnceValues(func() (*house.House, error) {
	fsys, err := pack.Shipped("cambodia-2016")
	if err != nil {
		return nil, err
	}
	return houseOf(fsys)
})

func houseOf(fsys fs.FS) (*house.House, error) {
	records, bad := pack.Read(fsys)
	if len(bad) > 0 {
		return nil, &fs.PathError{Op: "read", Path: bad[0].File, Err: fs.ErrInvalid}
	}
	docs := make([]book.Doc, len(records))
	for i, r := range records {
		docs[i] = r.Doc()
		docs[i].Seq = int64(i)
	}
	return house.FromDocs(docs)
}

// testDay is the clock of the tests.
var testDay = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

func testServer(t testing.TB) Server {
	t.Helper()
	h, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	return Server{
		Houses: func(context.Context, access.Viewer, book.At) (*house.House, error) { return h, nil },
		Now:    func() time.Time { return testDay },
	}
}

// get asks a handler for a path, with headers as pairs of name and value.
func get(h http.Handler, path string, headers ...string) *httptest.ResponseRecorder {
	return do(h, http.MethodGet, path, headers...)
}

func do(h http.Handler, method, path string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// inFrench is the French address of a path.
func inFrench(path string) string { return "/fr" + path }

// squash writes runs of white space and no-break spaces as one space, so that tests can look for sentences.
func squash(s string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s)), " ")
}

type ctx = context.Context
