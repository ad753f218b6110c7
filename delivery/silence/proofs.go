package silence

import (
	"context"
	"slices"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/ledger"
)

// Proofs are what lets a reader check a statement against the public log.
type Proofs struct {
	Entries []Entry
	Origin  string // of the log
	Size    int64  // of the tree whose root is Root
	Root    string // in base64, as a checkpoint has it
	Key     string // that checks the signature of a checkpoint
	Site    string // where the log is served, "https://upheld.example"; empty when nobody serves it
}

// Entry is the newest entry of one record.
type Entry struct {
	Ref   string
	Index int64 // in the public log
	Day   string
}

// Log is what proofs are read out of.
type Log interface {
	Head(ctx context.Context, log string) (book.Head, error)
	History(ctx context.Context, v access.Viewer, ref string) ([]book.Version, error)
}

// ProofsIn finds the newest public entry of each record, and the signed head of the public log. A record that is not in it
// has no line.
func ProofsIn(ctx context.Context, b Log, refs []string, site string) (Proofs, error) {
	head, err := b.Head(ctx, ledger.Public)
	if err != nil {
		return Proofs{}, err
	}
	p := Proofs{Origin: head.Origin, Size: head.Size, Root: head.Root.String(), Key: head.VerifierKey, Site: site}
	for _, ref := range refs {
		versions, err := b.History(ctx, access.Anyone(), ref)
		if err != nil {
			return Proofs{}, err
		}
		for _, v := range slices.Backward(versions) {
			if v.Log == ledger.Public {
				p.Entries = append(p.Entries, Entry{Ref: ref, Index: v.Index, Day: v.Day})
				break
			}
		}
	}
	return p, nil
}

// Refs are the records that the statement rests on, in the order in which it speaks of them.
func (s Statement) Refs() []string {
	var out []string
	add := func(refs ...string) {
		for _, ref := range refs {
			if ref != "" && !slices.Contains(out, ref) {
				out = append(out, ref)
			}
		}
	}
	add(s.Demand.Ref, s.Letter.Ref, s.Frozen.Ref)
	for _, x := range s.Sent {
		add(x.Dispatch.Ref, x.Step.Ref)
	}
	for i, x := range s.Back {
		add(x.Ref)
		for _, a := range s.grades[i] {
			add(a.Ref)
		}
	}
	add("terms") // where the house has set its own
	for _, a := range s.Again {
		add(a.Appeal)
		for _, b := range a.Replies {
			add(b.Ref, b.Answer.Ref)
		}
	}
	return out
}

// fingerprint is the SHA-256 of the text that was sent: of the frozen letter where there is one.
func (s Statement) fingerprint() string {
	if s.Frozen.Fingerprint != "" {
		return s.Frozen.Fingerprint
	}
	for _, x := range s.Sent {
		if x.Dispatch.Purpose == delivery.Letter && x.Dispatch.SHA256 != "" {
			return x.Dispatch.SHA256
		}
	}
	return ""
}
