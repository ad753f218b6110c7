package book

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"

	"github.com/upheld/upheld/fault"
)

// The book's own kinds. A tombstone tells that values of a record were destroyed; a pad is a leaf without
// meaning, so that the size of the case log tells nothing.
const (
	kindTombstone = "record.tombstone"
	kindPad       = "book.pad"
)

// viewForm goes into the description of every view: raise it when rows are computed in another way.
const viewForm = "upheld-view/1"

// kind is a Kind with what the book derives from it.
type kind struct {
	Kind
	own  bool   // of the book itself; no command may say it
	hash string // of the description of its view
}

// registry holds every kind by name, in the order of the rooms.
type registry struct {
	all    []*kind
	byName map[string]*kind
	hash   string // of all descriptions
}

// identifier is what names of tables and columns may be, so that they can stand in SQL.
var identifier = regexp.MustCompile(`^[a-z][a-z0-9_]{0,29}$`)

// baseTables are those that migrations make; no view may have such a name.
var baseTables = []string{
	"entry", "tile", "head", "meta", "paper", "outgoing", "outgoing_attempt", "outgoing_worker", "goose_db_version",
}

// newRegistry checks the rooms' descriptions. A mistake in one is a bug of its room.
func newRegistry(rooms []Room) (*registry, error) {
	r := &registry{byName: map[string]*kind{}}
	tables := map[string]bool{}
	for _, own := range baseTables {
		tables[own] = true
	}
	for _, room := range rooms {
		for _, k := range room.Kinds {
			if err := r.add(k, false, tables); err != nil {
				return nil, fault.Wrap(fault.Internal, err, "the room %s describes the kind %q wrongly", room.Name, k.Name)
			}
		}
	}
	for _, k := range []Kind{{Name: kindTombstone, Table: "record_tombstone"}, {Name: kindPad}} {
		if err := r.add(k, true, tables); err != nil {
			return nil, fault.Wrap(fault.Internal, err, "a room has taken the kind %q, which is the book's own", k.Name)
		}
	}
	sum := sha256.New()
	for _, k := range r.all {
		fmt.Fprintln(sum, k.hash)
	}
	r.hash = hex.EncodeToString(sum.Sum(nil))
	return r, nil
}

func (r *registry) add(k Kind, own bool, tables map[string]bool) error {
	if r.byName[k.Name] != nil || k.Name == "" {
		return fmt.Errorf("the name is empty or taken")
	}
	if k.Table != "" || !own {
		if !identifier.MatchString(k.Table) || tables[k.Table] {
			return fmt.Errorf("the table name %q is taken or cannot be one", k.Table)
		}
		tables[k.Table] = true
	}
	if (len(k.Columns) > 0) != (k.Promote != nil) {
		return fmt.Errorf("columns and Promote go together")
	}
	seen := map[string]bool{"seq": true, "ref": true, "log": true, "see": true, "doc": true}
	text := viewForm + " " + k.Name + " " + k.Table
	for _, c := range k.Columns {
		if !identifier.MatchString(c.Name) || seen[c.Name] || c.Type != "text" && c.Type != "int" {
			return fmt.Errorf("the column %q of type %q is taken or cannot be one", c.Name, c.Type)
		}
		seen[c.Name] = true
		text += fmt.Sprintf(" %s:%s:%t", c.Name, c.Type, c.Index)
	}
	sum := sha256.Sum256([]byte(text))
	added := &kind{Kind: k, own: own, hash: hex.EncodeToString(sum[:])}
	r.byName[k.Name] = added
	r.all = append(r.all, added)
	return nil
}

// pick is the kinds of these names, all kinds of the rooms when there are none.
func (r *registry) pick(names []string) ([]*kind, error) {
	var out []*kind
	if len(names) == 0 {
		for _, k := range r.all {
			if !k.own {
				out = append(out, k)
			}
		}
		return out, nil
	}
	for _, name := range names {
		k := r.byName[name]
		if k == nil || k.Table == "" {
			return nil, fault.New(fault.Invalid, "there is no kind of record %q", name)
		}
		out = append(out, k)
	}
	return out, nil
}
