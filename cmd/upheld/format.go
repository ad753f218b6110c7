package main

import (
	"encoding/json"
	"fmt"
	"text/tabwriter"
)

// format is the flag that every printing command has.
type format struct {
	Format string `default:"text" enum:"text,json" help:"How to print: text or json." env:"UPHELD_FORMAT"`
}

// print writes v as JSON, or calls text.
func (f format) print(w world, v any, text func()) error {
	if f.Format != "json" {
		text()
		return nil
	}
	enc := json.NewEncoder(w.Out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// table writes rows in aligned columns; the first row is the head.
func table(w world, rows [][]string) {
	t := tabwriter.NewWriter(w.Out, 0, 4, 2, ' ', 0)
	for _, r := range rows {
		for i, c := range r {
			if i > 0 {
				fmt.Fprint(t, "\t")
			}
			fmt.Fprint(t, c)
		}
		fmt.Fprintln(t)
	}
	t.Flush()
}
