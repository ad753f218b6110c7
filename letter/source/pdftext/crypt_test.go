package pdftext

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestLockedFiles: a file that is open for everybody is read though it forbids printing; one with a password is not.
func TestLockedFiles(t *testing.T) {
	qpdf, err := exec.LookPath("qpdf")
	if err != nil {
		if os.Getenv("UPHELD_CI") == "1" {
			t.Fatal(err)
		}
		t.Skip("no qpdf")
	}
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in.pdf"), filepath.Join(dir, "out.pdf")
	const span = "/Span<</ActualText(words of it)>>BDC (x) Tj EMC"
	if err := os.WriteFile(in, pdf(at(700, "Release all five")+"BT /F1 10 Tf 1 0 0 1 50 600 Tm "+span+" ET"), 0o600); err != nil {
		t.Fatal(err)
	}
	lock := func(args ...string) []byte {
		t.Helper()
		args = append(append([]string{"--allow-weak-crypto", "--encrypt"}, args...), "--", in, out)
		if said, err := exec.Command(qpdf, args...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, said)
		}
		data, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	for name, args := range map[string][]string{
		"RC4, 40 bits": {"", "owner", "40"}, "RC4, 128 bits": {"", "owner", "128", "--use-aes=n"}, "AES, 128 bits": {"", "owner", "128", "--use-aes=y"},
		"AES, 256 bits": {"", "owner", "256"}, "AES, 256 bits, the first kind": {"", "owner", "256", "--force-R5"},
	} {
		data := lock(args...)
		if bytes.Contains(data, []byte("Release all five")) {
			t.Fatalf("%s: the file is not locked", name)
		}
		if r, err := Text(data); err != nil || r.Text != "Release all five\n\nwords of it" {
			t.Errorf("%s: %q, %v", name, r.Text, err)
		}
	}
	refused(t, lock("secret", "owner", "256"), "locked")
	refused(t, lock("secret", "owner", "40"), "locked")
}
