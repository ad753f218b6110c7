package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the scripts run the real program as `upheld`.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"upheld": main,
		"flip":   flip,
		"sha":    sha,
		"field":  fieldCmd,
	})
}

// TestScripts runs testdata/script: each file is a session at a terminal, and so a manual that cannot lie.
func TestScripts(t *testing.T) {
	if testing.Short() {
		t.Skip("each line is a process of its own; what they run is under the race detector in its own package")
	}
	shared, err := filepath.Abs("../../../shared/data")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("SHARED", shared)
			return nil
		},
		Condition: func(cond string) (bool, error) {
			if cond == "shared" {
				_, err := os.Stat(shared)
				return err == nil, nil
			}
			return false, nil
		},
	})
}

// Every command shows an example, so that a stranger need not guess.
func TestEveryCommandShowsAnExample(t *testing.T) {
	for _, c := range []string{
		"init", "demo", "serve", "import", "export", "held", "bound", "demands", "history", "verify", "rebuild",
		"log checkpoint", "log proof", "log tiles", "erase", "read", "check", "version",
		"letter", "letter set", "letter new", "letter freeze", "letter changed",
		"due", "silence", "mail", "mail list", "mail again", "mail settle", "mail cancel", "mail key", "mail dns",
	} {
		var out, errs strings.Builder
		w := world{Out: &out, Err: &errs, Env: func(string) string { return "" }}
		if code := run(t.Context(), append(strings.Fields(c), "--help"), w); code != exitOK {
			t.Errorf("upheld %s --help: exit %d, %s", c, code, errs.String())
		}
		if !strings.Contains(out.String(), "upheld "+c) || !strings.Contains(out.String(), "Example") {
			t.Errorf("upheld %s --help shows no example:\n%s", c, out.String())
		}
	}
}
