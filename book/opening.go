package book

import (
	"context"
	"database/sql"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
)

// Opening is what lets a stranger check what an entry of a log says: its leaf, and for each field either its name,
// value and salt, or only the commitment that they make (ledger.Commitment). The commitment in the leaf is
// ledger.RecordCommit over all of them.
type Opening struct {
	Seq    int64    `json:"seq"`
	Log    string   `json:"log"`
	Index  int64    `json:"index"`
	Kind   string   `json:"kind"`
	Ref    string   `json:"ref"`
	Leaf   string   `json:"leaf"`
	Fields []Opened `json:"fields"`
}

// Opened is one field of an Opening. Name, Value and Salt are empty when the value was erased or is not for
// this viewer.
type Opened struct {
	Name       string `json:"name,omitempty"`
	Value      string `json:"value,omitempty"` // JSON
	Salt       string `json:"salt,omitempty"`  // hex
	Commitment string `json:"commitment"`      // base64
}

// Opening opens the entry with this index in a log, as far as the viewer may see it; ok is false when there is no
// such entry, or none that this viewer may see.
func (b *Book) Opening(ctx context.Context, v access.Viewer, log string, index int64) (_ Opening, ok bool, err error) {
	var e *ledger.Entry
	err = each(ctx, b.store.read, func(rows *sql.Rows) error {
		e, err = readEntry(rows)
		return err
	}, `SELECT `+entryCols+` FROM entry WHERE log = $1 AND idx = $2`, log, index)
	if err != nil {
		return Opening{}, false, fault.Wrap(fault.Internal, err, "entry %d of the %s log cannot be read", index, log)
	}
	if e == nil {
		return Opening{}, false, nil
	}
	open, ok, err := tell(e, v)
	if err != nil || !ok {
		return Opening{}, false, err
	}
	out := Opening{Seq: e.Seq, Log: e.Log, Index: e.Index, Kind: e.Kind, Ref: e.Ref, Leaf: string(e.Leaf())}
	for i := range e.Fields {
		out.Fields = append(out.Fields, openField(&e.Fields[i], open))
	}
	return out, true, nil
}

// openField opens f when it is among what the viewer may see. The record's id is in every address, so its reserved
// field is open too.
func openField(f *ledger.Field, open map[string]json.RawMessage) Opened {
	_, may := open[f.Name]
	if f.Erased {
		return Opened{Commitment: base64.StdEncoding.EncodeToString(f.Commit[:])}
	}
	c := ledger.Commitment(f.Name, f.Value, f.Salt)
	out := Opened{Commitment: base64.StdEncoding.EncodeToString(c[:])}
	if may || f.Name == fieldRef {
		out.Name, out.Value, out.Salt = f.Name, string(f.Value), hex.EncodeToString(f.Salt[:])
	}
	return out
}
