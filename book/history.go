package book

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
	"github.com/upheld/upheld/order"
)

// Change is how a field of a version differs from the version before.
type Change string

const (
	New     Change = "new"     // not in the former version
	Changed Change = "changed" // another value
	Removed Change = "removed" // only in the former version
	Erased  Change = "erased"  // its value was destroyed; that it was there stays visible
)

// FieldChange is one field in which a version differs from the one before.
type FieldChange struct {
	Name   string          `json:"name"`
	Change Change          `json:"change"`
	Value  json.RawMessage `json:"value,omitempty"` // canonical; none when removed or erased
	Was    json.RawMessage `json:"was,omitempty"`   // none when new, or when the former value was erased
}

// Version is one entry, told as the difference to what stood before.
type Version struct {
	Seq    int64         `json:"seq"`
	Log    string        `json:"log"`
	Index  int64         `json:"index"` // in its log
	Kind   string        `json:"kind"`
	Ref    string        `json:"ref"`
	Who    string        `json:"who,omitempty"` // none below the team, or when it was erased
	At     time.Time     `json:"at"`            // in UTC; below the team midnight of Day
	Day    string        `json:"day"`
	Prev   int64         `json:"prev"` // entry number of the former version that this viewer may see, -1 for none
	Fields []FieldChange `json:"fields"`
}

// History is every version of a record that this viewer may see, oldest first; none when there is no such record.
// Values are those that the viewer may see in the version that holds them.
func (b *Book) History(ctx context.Context, v access.Viewer, ref string) ([]Version, error) {
	var out []Version
	var before map[string]json.RawMessage
	var prev *ledger.Entry
	err := each(ctx, b.store.read, func(rows *sql.Rows) error {
		e, err := readEntry(rows)
		if err != nil {
			return err
		}
		now, ok, err := tell(e, v)
		if err != nil || !ok {
			return err
		}
		ver := versionOf(e, now)
		if prev != nil {
			ver.Prev = prev.Seq
		}
		ver.Fields = changes(e, now, prev, before)
		out = append(out, ver)
		prev, before = e, now
		return nil
	}, `SELECT `+entryCols+` FROM entry WHERE ref = $1 ORDER BY seq`, ref)
	if err != nil {
		return nil, fault.Wrap(fault.Internal, err, "the history of %s cannot be read", ref)
	}
	return out, nil
}

// Entry is the version that entry number seq is; ok is false when there is none that this viewer may see.
func (b *Book) Entry(ctx context.Context, v access.Viewer, seq int64) (_ Version, ok bool, err error) {
	var ref string
	err = each(ctx, b.store.read, func(rows *sql.Rows) error { return rows.Scan(&ref) }, `SELECT ref FROM entry WHERE seq = $1`, seq)
	if err != nil {
		return Version{}, false, fault.Wrap(fault.Internal, err, "entry %d cannot be read", seq)
	}
	versions, err := b.History(ctx, v, ref)
	if err != nil {
		return Version{}, false, err
	}
	at := slices.IndexFunc(versions, func(v Version) bool { return v.Seq == seq })
	if at < 0 {
		return Version{}, false, nil
	}
	return versions[at], true, nil
}

// tell is what this viewer may see of an entry, by field: erased fields as null, and for the team who said it and when.
func tell(e *ledger.Entry, v access.Viewer) (map[string]json.RawMessage, bool, error) {
	doc := []byte{'{'}
	for i := range e.Fields {
		f := &e.Fields[i]
		switch {
		case f.Name == fieldRef || f.Name == fieldSee || !mayKnow(f.Name, v):
		case f.Erased:
			doc = appendMember(doc, f.Name, []byte("null"))
		default:
			doc = appendMember(doc, f.Name, f.Value)
		}
	}
	open, ok, err := redact(append(doc, '}'), e.Log, seeOf(e), v)
	if err != nil || !ok {
		return nil, false, err
	}
	var out map[string]json.RawMessage
	if err := json.Unmarshal(open, &out); err != nil {
		return nil, false, fault.Wrap(fault.Internal, err, "entry %d cannot be read", e.Seq)
	}
	return out, true, nil
}

// mayKnow keeps who entered something, and the hour, inside the house: they tell who works on what, and when
// an office works (threat model, metadata). The public learns the day.
func mayKnow(name string, v access.Viewer) bool {
	return name != fieldWho && name != fieldAt || v.Level >= access.Team
}

func versionOf(e *ledger.Entry, open map[string]json.RawMessage) Version {
	ver := Version{Seq: e.Seq, Log: e.Log, Index: e.Index, Kind: e.Kind, Ref: e.Ref, Day: e.Day, Prev: -1}
	ver.At, _ = time.Parse(time.DateOnly, e.Day)
	if _, ok := open[fieldWho]; ok {
		ver.Who = said(e, fieldWho)
	}
	if _, ok := open[fieldAt]; ok {
		ver.At, _ = time.Parse(time.RFC3339, said(e, fieldAt))
	}
	return ver
}

// changes are the differences between what a viewer may see of two versions, in the order of names.
func changes(e *ledger.Entry, now map[string]json.RawMessage, prev *ledger.Entry, before map[string]json.RawMessage) []FieldChange {
	out := []FieldChange{}
	for name, value := range now {
		if strings.HasPrefix(name, "_") {
			continue
		}
		was, had := before[name]
		if had && field(prev, name).Erased {
			was = nil
		}
		switch {
		case field(e, name).Erased:
			out = append(out, FieldChange{Name: name, Change: Erased, Was: was})
		case !had:
			out = append(out, FieldChange{Name: name, Change: New, Value: value})
		case string(was) != string(value):
			out = append(out, FieldChange{Name: name, Change: Changed, Value: value, Was: was})
		}
	}
	for name, was := range before {
		if _, stays := now[name]; stays || strings.HasPrefix(name, "_") {
			continue
		}
		if field(prev, name).Erased {
			was = nil
		}
		out = append(out, FieldChange{Name: name, Change: Removed, Was: was})
	}
	order.By(out, func(a, b FieldChange) int { return strings.Compare(a.Name, b.Name) })
	return out
}
