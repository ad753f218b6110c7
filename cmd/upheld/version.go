package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// version is set by the release build (-ldflags "-X main.version=…").
var version = "0.1.0-dev"

type versionCmd struct {
	format
}

func (versionCmd) Help() string {
	return "Example:\n  upheld version --format json"
}

// versionOut is the JSON shape of `upheld version` (docs/cli.md).
type versionOut struct {
	Version  string `json:"version"`
	Revision string `json:"revision"`
	Go       string `json:"go"`
}

func (c versionCmd) Run(w world) error {
	out := versionOut{Version: version, Go: runtime.Version()}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				out.Revision = s.Value
			}
		}
	}
	return c.print(w, out, func() {
		fmt.Fprintf(w.Out, "upheld %s (%s)\n", out.Version, out.Go)
	})
}
