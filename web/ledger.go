package web

import (
	"context"
	"fmt"
	"net/http"
	"strconv"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
)

// Book is what the pages of the ledger need of a book.
type Book interface {
	// Head is the signed head of a log and the key that checks it.
	Head(ctx context.Context, log string) (book.Head, error)
	// History is every version of a record that a viewer may see, oldest first.
	History(ctx context.Context, v access.Viewer, ref string) ([]book.Version, error)
	// Opening is one entry of a log with its fields, as far as a viewer may see them.
	Opening(ctx context.Context, v access.Viewer, log string, index int64) (book.Opening, bool, error)
}

// live serves a view that reads the log as it is now. Such pages are not kept: an erased value must be gone from them at
// once, whatever entry they are read at.
func (s *site) live(v view, known ...string) http.Handler {
	return s.plain(func(w http.ResponseWriter, r *http.Request) error {
		p, _, err := s.open(r, known)
		if err != nil {
			return err
		}
		body, err := v(p)
		if err != nil {
			return err
		}
		done, err := render(r, layout(p, body))
		if err != nil {
			return err
		}
		return send(w, r, done)
	})
}

// ledgerPage is the head of the public log, its key, and a run of its newest entries.
type ledgerPage struct {
	Head  book.Head
	Site  string // address of this site, for the commands
	Rows  []ledgerRow
	Older int64 // where the next older run ends, 0 when this is the last
	Newer bool  // it is not the newest run
}

// ledgerRow is one entry of the log. Ref and Kind are empty where it is not for the public.
type ledgerRow struct {
	Index     int64
	Day       string
	Kind, Ref string
}

// ledgerRun is how many entries a page lists.
const ledgerRun = 50

// ledgerView shows the public log: its size, its signed head, its key, and how to check them.
func (s *site) ledgerView(p *Page) (templ.Component, error) {
	p.Nav, p.Title = "ledger", p.T("ledger.title")
	if s.Book == nil || s.Log == nil {
		return notYet(p, p.T("ledger.no-book")), nil
	}
	ctx := p.request.Context()
	head, err := s.Book.Head(ctx, ledger.Public)
	if err != nil {
		return nil, err
	}
	v := ledgerPage{Head: head, Site: s.address(p.request)}
	last := head.Size
	if t := p.Query.Get("before"); t != "" {
		n, err := strconv.ParseInt(t, 10, 64)
		if err != nil || n < 1 {
			return nil, p.NotFound()
		}
		last, v.Newer = min(n, head.Size), n < head.Size
	}
	v.Older = max(last-ledgerRun, 0)
	for i := last - 1; i >= v.Older; i-- {
		row, err := s.ledgerRow(ctx, head.Size, i)
		if err != nil {
			return nil, err
		}
		v.Rows = append(v.Rows, row)
	}
	return ledgerBody(p, v), nil
}

func (s *site) ledgerRow(ctx context.Context, size, index int64) (ledgerRow, error) {
	leaf, err := ledger.LeafAt(ctx, s.Log, size, index)
	if err != nil {
		return ledgerRow{}, err
	}
	e, err := ledger.ParseLeaf(leaf)
	if err != nil {
		return ledgerRow{}, err
	}
	row := ledgerRow{Index: index, Day: e.Day, Kind: e.Kind}
	o, ok, err := s.Book.Opening(ctx, access.Anyone(), ledger.Public, index)
	if ok {
		row.Ref = o.Ref
	}
	return row, err
}

// address is where this site is, for commands that a reader copies.
func (s *site) address(r *http.Request) string {
	if s.Origin != "" {
		return s.Origin
	}
	return "http://" + r.Host
}

// entryPage is one entry of the public log: its leaf, what it says, and the proof that it stands there.
type entryPage struct {
	Index  int64
	Leaf   string
	Parsed ledger.Entry
	Open   book.Opening
	Opened bool
	Later  []book.Version // the next version of the record, where there is one
	Proof  string
	Origin string
	Size   int64
}

// entryView shows one entry of the public log.
func (s *site) entryView(p *Page) (templ.Component, error) {
	p.Nav, p.Title = "ledger", p.T("ledger.title")
	if s.Book == nil || s.Log == nil {
		return notYet(p, p.T("ledger.no-book")), nil
	}
	v, err := s.entryAt(p.request)
	if err != nil {
		return nil, err
	}
	if v.Opened {
		versions, err := s.Book.History(p.request.Context(), access.Anyone(), v.Open.Ref)
		if err != nil {
			return nil, err
		}
		for _, x := range versions {
			if x.Prev == v.Open.Seq {
				v.Later = append(v.Later, x)
			}
		}
	}
	p.Title = p.T("ledger.entry-title", "n", entryNumber(v.Index))
	return entryBody(p, v), nil
}

// entryAt reads the entry in the address with its proof. An entry that is not there is fault.NotFound.
func (s *site) entryAt(r *http.Request) (entryPage, error) {
	missing := fault.New(fault.NotFound, "%s", langOf(r).T("error.no-record"))
	index, err := strconv.ParseInt(r.PathValue("index"), 10, 64)
	if err != nil || index < 0 {
		return entryPage{}, missing
	}
	ctx := r.Context()
	text, err := s.Log.Checkpoint(ctx)
	if err != nil {
		return entryPage{}, err
	}
	head, err := ledger.HeadOf(ledger.Public, text)
	if err != nil {
		return entryPage{}, err
	}
	if index >= head.Size {
		return entryPage{}, missing
	}
	leaf, err := ledger.LeafAt(ctx, s.Log, head.Size, index)
	if err != nil {
		return entryPage{}, err
	}
	hashes, err := ledger.ProveInclusion(ctx, s.Log, head.Size, index)
	if err != nil {
		return entryPage{}, err
	}
	v := entryPage{Index: index, Leaf: string(leaf), Origin: head.Origin, Size: head.Size}
	v.Proof = string(ledger.Proof{Index: index, Hashes: hashes, Checkpoint: text, Extra: leaf}.Text())
	if v.Parsed, err = ledger.ParseLeaf(leaf); err != nil {
		return entryPage{}, err
	}
	v.Open, v.Opened, err = s.Book.Opening(ctx, access.Anyone(), ledger.Public, index)
	return v, err
}

// proofFile gives the proof of an entry as a file: c2sp.org/tlog-proof.
func (s *site) proofFile(w http.ResponseWriter, r *http.Request) error {
	v, err := s.entryFile(r)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Disposition", fmt.Sprintf(`attachment; filename="%d.tlog-proof"`, v.Index))
	forAnyone(w)
	return sendFile(w, r, []byte(v.Proof), "text/plain; charset=utf-8", "no-cache")
}

// entryFile is entryAt for whoever asks for a file.
func (s *site) entryFile(r *http.Request) (entryPage, error) {
	if s.Book == nil || s.Log == nil {
		return entryPage{}, s.noLog(r)
	}
	return s.entryAt(r)
}

// byHand are the steps of a check without any program of ours, in the order of docs/verifying.md.
var byHand = []string{"field", "entry", "leaf", "tree", "signature"}

// verifyLines are the commands that check the whole log: keep a head, check the log, check it again later against what was
// kept.
func verifyLines(v ledgerPage) string {
	log, key := v.Site+"/log", v.Head.VerifierKey
	return "curl -o kept.checkpoint " + log + "/checkpoint\n" +
		"upheld verify --log --from " + log + " --key '" + key + "'\n" +
		"upheld verify --log --from " + log + " --key '" + key + "' --holds kept.checkpoint\n"
}

// filePath is the address of a file of an entry, which is the same in each language.
func filePath(index int64, name string) templ.SafeURL {
	return templ.SafeURL("/ledger/" + entryNumber(index) + "/" + name)
}

// entryNumber is the number of an entry as addresses have it, without marks between its figures.
func entryNumber(n int64) string { return strconv.FormatInt(n, 10) }
