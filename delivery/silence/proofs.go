package silence

import (
	"slices"

	"github.com/upheld/upheld/delivery"
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
