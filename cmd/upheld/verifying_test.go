package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The page on verifying by hand says what to type. Here it is typed.
func TestTheProgramInVerifyingChecksAProof(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not on this machine")
	}
	page, err := os.ReadFile("../../docs/verifying.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(page), "```python\n")
	program, _, ok := strings.Cut(rest, "```")
	if !ok {
		t.Fatal("docs/verifying.md holds no program")
	}
	dir := t.TempDir()
	write := func(name, text string) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return p
	}
	check := write("check.py", program)
	do(t, "init", "--data", dir+"/d", "--pack", "instruments")
	good := do(t, "log", "proof", "--data", dir+"/d", "--format", "json", "17")
	out, err := exec.Command(python, check, write("good.json", good)).CombinedOutput()
	if err != nil || !strings.Contains(string(out), "entry 17 is in the log") {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, lie := range [][2]string{
		{`"name": "id",`, `"name": "ix",`},
		{`kind promise`, `kind promisf`},
		{`index 17`, `index 16`},
	} {
		bad := strings.Replace(good, lie[0], lie[1], 1)
		if bad == good {
			t.Fatalf("%q is not in the proof", lie[0])
		}
		if out, err := exec.Command(python, check, write("bad.json", bad)).CombinedOutput(); err == nil {
			t.Errorf("with %q the program still says:\n%s", lie[1], out)
		}
	}
}

// do runs a command in this process and gives what it prints.
func do(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs strings.Builder
	w := system()
	w.Out, w.Err, w.Terminal = &out, &errs, false
	if code := run(t.Context(), args, w); code != exitOK {
		t.Fatalf("upheld %s: exit %d\n%s%s", strings.Join(args, " "), code, out.String(), errs.String())
	}
	return out.String()
}
