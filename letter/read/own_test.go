package read

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the .want files anew; look at each of them")

// TestOwnLetters reads invented letters of every kind, whole: head, demands, signatures. The .want beside each says in short
// what a careful person reads in it.
func TestOwnLetters(t *testing.T) {
	files, err := filepath.Glob("testdata/own/*.txt")
	if err != nil || len(files) < 40 {
		t.Fatalf("%d letters, %v", len(files), err)
	}
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txt"), func(t *testing.T) {
			text, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			r := Read(string(text))
			sound(t, string(text), r)
			got, file := inShort(r), strings.TrimSuffix(f, ".txt")+".want"
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("read:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// inShort is a reading in lines: the head, then each demand as quote, asked, act, and what else it has.
func inShort(r Reading) string {
	var b strings.Builder
	line := func(name string, values ...string) {
		for _, v := range values {
			if v != "" {
				fmt.Fprintf(&b, "%s: %s\n", name, v)
			}
		}
	}
	line("language", r.Language)
	line("date", r.Date)
	line("place", r.Place)
	for _, a := range r.Addressees {
		line("to", a.String())
	}
	for _, a := range r.CC {
		line("copy", a.String())
	}
	for _, s := range r.Signatories {
		line("signed", s.String())
	}
	if r.SignatoriesCount > len(r.Signatories) {
		line("signed in all", fmt.Sprint(r.SignatoriesCount))
	}
	for _, d := range r.Demands {
		b.WriteString("\n")
		line(fmt.Sprint(d.N), strings.Join(strings.Fields(d.Quote), " "))
		asked := d.Asked
		if d.Inferred {
			asked += " (inferred)"
		}
		line("  asked", asked)
		line("  through", d.Through)
		line("  act", d.Action)
		line("  for", strings.Join(d.Persons, ", "))
		for _, i := range d.Instruments {
			line("  ground", i.String())
		}
		line("  by", d.Deadline)
		if d.Strength != Explicit {
			line("  strength", string(d.Strength))
		}
	}
	return b.String()
}
