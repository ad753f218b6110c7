package pdf_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/letter/doc"
	"github.com/upheld/upheld/letter/pdf"
)

// set is d as PDF.
func set(t testing.TB, d *doc.Document) []byte {
	t.Helper()
	b, err := pdf.Write(d)
	if err != nil {
		t.Fatalf("set %q: %v", d.Title, err)
	}
	return b
}

// tool runs a program on a file that holds b. Where the program is not installed the test is skipped, but not in CI.
func tool(t *testing.T, b []byte, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		if os.Getenv("UPHELD_CI") == "1" {
			t.Fatalf("%s is not installed", name)
		}
		t.Skipf("%s is not installed", name)
	}
	file := filepath.Join(t.TempDir(), "letter.pdf")
	if err := os.WriteFile(file, b, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		if a == "FILE" {
			args[i] = file
		}
	}
	cmd := exec.Command(name, args...)
	var out, wrong bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &wrong
	if err := cmd.Run(); err != nil || wrong.Len() > 0 {
		t.Fatalf("%s: %v\n%s%s", name, err, out.String(), wrong.String())
	}
	return out.String()
}

// letters are all kinds that the tests set.
func letters() map[string]*doc.Document {
	return map[string]*doc.Document{
		"short": short(), "seven demands": seven(), "French": french(), "Khmer": inKhmer(), "mixed": mixed(), "1,000 signatories": annex(1000),
	}
}

// said is every paragraph of d as it must be copied out, with the marks of its notes.
func said(d *doc.Document) []string {
	var out []string
	note := 0
	runs := func(rs []doc.Run) {
		s := ""
		var notes []string
		for _, r := range rs {
			s += r.Text
			if r.Note != nil {
				note++
				s += strings.TrimSpace(string(rune('0' + note)))
				notes = append(notes, doc.Text(r.Note))
			}
		}
		out = append(append(out, s), notes...)
	}
	var blocks func([]doc.Block)
	blocks = func(bs []doc.Block) {
		for _, b := range bs {
			if len(b.Runs) > 0 {
				runs(b.Runs)
			}
			blocks(b.Blocks)
			for _, i := range b.Items {
				blocks(i)
			}
			for _, s := range b.Signed {
				out = append(out, s.Name, s.Role, s.Country)
			}
			if b.Table != nil {
				for _, row := range b.Table.Rows {
					for _, c := range row {
						runs(c.Runs)
					}
				}
			}
		}
	}
	out = append(out, d.Sender.Name, d.Subject, d.Greeting, d.Date)
	blocks(d.Body)
	out = append(out, d.Closing)
	for _, a := range d.Annexes {
		out = append(out, a.Title)
		blocks(a.Body)
	}
	return out
}

// tight is s without any space, and without the hyphen of words that a line end parts: what is left must be equal.
func tight(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u00ad' || r == '-' {
			return -1
		}
		return r
	}, s)
}

// spaced is s with every run of spaces as one.
func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestEveryWordIsCopiedOutAsItWasWritten(t *testing.T) {
	for name, d := range letters() {
		t.Run(name, func(t *testing.T) {
			got := tool(t, set(t, d), "pdftotext", "-raw", "FILE", "-")
			all := tight(got)
			for _, foot := range []string{"Page 1 of 2", "Draft, not sent"} { // stands inside the paragraph that the page parts
				all = strings.ReplaceAll(all, tight(foot), "")
			}
			for _, want := range said(d) {
				if !strings.Contains(all, tight(want)) {
					t.Errorf("not copied out: %q", want)
				}
			}
			if strings.ContainsRune(got, '\ufffd') {
				t.Error("a character was copied out as unknown")
			}
		})
	}
}

func TestSpacesAreCopiedOutOnceEach(t *testing.T) {
	got := spaced(tool(t, set(t, mixed()), "pdftotext", "FILE", "-"))
	for _, want := range []string{
		"who have been held in Prey Sar since the first days of May.",
		"The Constitution speaks of the ព្រះរាជាណាចក្រកម្ពុជា and says that power is exercised ក្នុង the limits",
		"in French, « l’État de droit ». The Khmer words stand",
		"and extraordinarily long",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("not copied out: %q", want)
		}
	}
	got = spaced(tool(t, set(t, french()), "pdftotext", "FILE", "-"))
	for _, want := range []string{"1\u202f250,50\u00a0€", "«\u202fla liberté"} {
		if !strings.Contains(got, spaced(want)) && !strings.Contains(got, want) {
			t.Errorf("not copied out: %q", want)
		}
	}
}

func TestNothingIsDroppedInSilence(t *testing.T) {
	d := short()
	d.Body = append(d.Body, saying("A letter of support came from 金 in May."))
	_, err := pdf.Write(d)
	if fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "金") || !strings.Contains(err.Error(), "U+91D1") || !strings.Contains(err.Error(), "support came from") {
		t.Errorf("a character without a shape: %v", err)
	}
	for _, where := range []func(*doc.Document){
		func(d *doc.Document) { d.Sender.Name = "金" },
		func(d *doc.Document) { d.Subject = "金" },
		func(d *doc.Document) { d.Labels.Page = "金 %d %d" },
		func(d *doc.Document) { d.Signed[0].Name = "金" },
		func(d *doc.Document) { d.Body[0].Runs[0].Note = words("金") },
		func(d *doc.Document) { d.Annexes = []doc.Annex{{Title: "金"}} },
	} {
		d := short()
		where(d)
		if _, err := pdf.Write(d); fault.KindOf(err) != fault.Invalid {
			t.Errorf("a character without a shape: %v", err)
		}
	}
}

func TestTheSameLetterIsTheSameFile(t *testing.T) {
	for name, d := range letters() {
		if !bytes.Equal(set(t, d), set(t, d)) {
			t.Errorf("%s: two settings differ", name)
		}
	}
	other := short()
	other.Body[0].Runs[0].Text += " Truly."
	if bytes.Equal(set(t, short()), set(t, other)) {
		t.Error("two letters are one file")
	}
}

func TestFilesAreSound(t *testing.T) {
	for name, d := range letters() {
		t.Run(name, func(t *testing.T) {
			b := set(t, d)
			if got := tool(t, b, "qpdf", "--check", "FILE"); !strings.Contains(got, "No syntax or stream encoding errors found") {
				t.Error(got)
			}
			if got := tool(t, b, "pdfinfo", "FILE"); !strings.Contains(got, "Tagged:          yes") || !strings.Contains(got, "(A4)") {
				t.Error(got)
			}
			for line := range strings.Lines(tool(t, b, "pdffonts", "FILE")) {
				if strings.Contains(line, "Identity-H") && !strings.Contains(line, "yes yes yes") {
					t.Errorf("a font that is not embedded, subset and mapped: %s", line)
				}
			}
		})
	}
}
