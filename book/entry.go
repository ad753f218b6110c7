package book

import (
	"database/sql"
	"strings"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
)

// The columns of entries stand together with what reads and writes them.
const (
	entryCols   = `seq, log, idx, kind, object, prev, day, commitment, ref, body`
	entryInsert = `INSERT INTO entry (` + entryCols + `) VALUES`
	leafCols    = `log, idx, kind, object, prev, day, commitment`
)

// entryColsOf is entryCols for a query that gives the table a name.
func entryColsOf(table string) string {
	return table + "." + strings.ReplaceAll(entryCols, " ", " "+table+".")
}

func entryArgs(e *ledger.Entry, body []byte, args []any) []any {
	return append(args, e.Seq, e.Log, e.Index, e.Kind, e.Object[:], e.Prev, e.Day, e.Commit[:], e.Ref, body)
}

// rawEntry is a row of the table entry as it is stored, which may be damaged.
type rawEntry struct {
	e              ledger.Entry
	object, commit []byte
	body           []byte
}

func scanEntry(rows *sql.Rows) (rawEntry, error) {
	var r rawEntry
	err := rows.Scan(&r.e.Seq, &r.e.Log, &r.e.Index, &r.e.Kind, &r.object, &r.e.Prev, &r.e.Day, &r.commit, &r.e.Ref, &r.body)
	return r, err
}

// entry reads the fields. A damaged row is a fault.NotSo.
func (r *rawEntry) entry() (*ledger.Entry, error) {
	if err := r.leaf(); err != nil {
		return nil, err
	}
	var err error
	if r.e.Fields, err = ledger.DecodeBody(r.body); err != nil {
		return nil, fault.Wrap(fault.NotSo, err, "entry %d cannot be read: %s", r.e.Seq, fault.Say(err))
	}
	return &r.e, nil
}

// readEntry is scanEntry and entry.
func readEntry(rows *sql.Rows) (*ledger.Entry, error) {
	raw, err := scanEntry(rows)
	if err != nil {
		return nil, err
	}
	return raw.entry()
}

// leaf reads what goes into the leaf.
func (r *rawEntry) leaf() error {
	if len(r.object) != len(r.e.Object) || len(r.commit) != len(r.e.Commit) {
		return fault.New(fault.NotSo, "entry %d of the %s log has an id or a commitment of the wrong length", r.e.Index, r.e.Log)
	}
	copy(r.e.Object[:], r.object)
	copy(r.e.Commit[:], r.commit)
	return nil
}

// scanLeaf reads the columns leafCols.
func scanLeaf(rows *sql.Rows) (*ledger.Entry, error) {
	var r rawEntry
	err := rows.Scan(&r.e.Log, &r.e.Index, &r.e.Kind, &r.object, &r.e.Prev, &r.e.Day, &r.commit)
	if err == nil {
		err = r.leaf()
	}
	return &r.e, err
}
