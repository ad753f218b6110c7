package main

import (
	"encoding/json"
	"time"

	"github.com/upheld/upheld/book"
)

// historyOut is the JSON shape of `upheld history`.
type historyOut struct {
	ID       string       `json:"id"`
	Kind     string       `json:"kind"`
	Versions []versionRow `json:"versions"`
}

type versionRow struct {
	Seq      int64       `json:"seq"`
	Log      string      `json:"log"`
	Index    int64       `json:"index"`
	At       time.Time   `json:"at"`
	Who      string      `json:"who"`
	Replaced *int64      `json:"replaced"`
	Fields   []changeRow `json:"fields"`
}

type changeRow struct {
	Name   string          `json:"name"`
	Change book.Change     `json:"change"`
	Value  json.RawMessage `json:"value"`
	Was    json.RawMessage `json:"was"`
}

func tellVersion(v book.Version) versionRow {
	out := versionRow{Seq: v.Seq, Log: v.Log, Index: v.Index, At: v.At, Who: v.Who, Fields: []changeRow{}}
	if v.Prev >= 0 {
		out.Replaced = &v.Prev
	}
	for _, f := range v.Fields {
		out.Fields = append(out.Fields, changeRow{Name: f.Name, Change: f.Change, Value: orNull(f.Value), Was: orNull(f.Was)})
	}
	return out
}

// orNull keeps an absent value visible: JSON null.
func orNull(v json.RawMessage) json.RawMessage {
	if len(v) == 0 {
		return json.RawMessage("null")
	}
	return v
}
