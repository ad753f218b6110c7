package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// flip FILE TEXT changes one bit in the first place where TEXT stands in FILE: what a disk or a hand may do.
func flip() {
	name, text := os.Args[1], os.Args[2]
	b, err := os.ReadFile(name)
	at := bytes.Index(b, []byte(text))
	if err != nil || at < 0 {
		fmt.Fprintln(os.Stderr, "flip: not there:", text, err)
		os.Exit(2)
	}
	b[at] ^= 1
	if err := os.WriteFile(name, b, 0o600); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

// sha FILE prints the SHA-256 of a file.
func sha() {
	b, err := os.ReadFile(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	fmt.Printf("%x\n", sha256.Sum256(b))
}

// fieldCmd FILE PATH prints one value of a JSON file: fields and indexes with dots, "length" for the length of a list.
func fieldCmd() {
	b, err := os.ReadFile(os.Args[1])
	var v any
	if err == nil {
		err = json.Unmarshal(b, &v)
	}
	for step := range strings.SplitSeq(os.Args[2], ".") {
		switch x := v.(type) {
		case map[string]any:
			v = x[step]
		case []any:
			if step == "length" {
				v = float64(len(x))
				continue
			}
			n, _ := strconv.Atoi(step)
			if n >= len(x) {
				err = fmt.Errorf("no item %d", n)
				break
			}
			v = x[n]
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "field:", err)
		os.Exit(2)
	}
	fmt.Println(v)
}
