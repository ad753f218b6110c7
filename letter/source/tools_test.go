package source

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// tool is a program of the machine; where it is absent the test is skipped, but never in CI.
func tool(t *testing.T, name string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("starts another program; not under -short")
	}
	path, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("UPHELD_CI") == "1" {
			t.Fatal(err)
		}
		t.Skip("no ", name)
	}
	return path
}

// LibreOffice loses the first paragraph of a page, so the first one is empty.
const page = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Appeal</title>
<style>@page{size:A4;margin:25mm}body{font:11pt "Noto Serif",serif}</style></head><body>
<p>&nbsp;</p><p>13 May 2016</p><p>His Excellency Ban Ki-moon<br>Secretary-General of the United Nations<br>New York</p>
<p>We appeal for renewed commitments by the United Nations and the States that signed to key articles of the agreement of
1991, which guarantee “respect for human rights” in the country for all who live there, and for well-founded answers.</p>
<p>Nous demandons la libération immédiate de tous ceux qui furent arrêtés, où qu’ils soient, et la levée des poursuites.</p>
<p>We ask the Government to:</p>
<ol><li>release all five without any condition, so that they can go home to their families and to their work this month</li>
<li>drop the charges</li></ol>
<table border="1"><tr><th>Name</th><th>Days</th></tr><tr><td>Ny Sokha</td><td>15</td></tr></table><p>Respectfully,</p></body></html>`

// TestRealPDFs reads what a browser and a word processor print, and finds the words and the paragraphs again.
func TestRealPDFs(t *testing.T) {
	for name, convert := range map[string]func(t *testing.T, html string) string{
		"chromium": func(t *testing.T, html string) string {
			out := filepath.Join(t.TempDir(), "a.pdf")
			run(t, tool(t, "chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--user-data-dir="+t.TempDir(),
				"--print-to-pdf="+out, html)
			return out
		},
		"soffice": func(t *testing.T, html string) string {
			return office(t, html, "writer_web_pdf_Export", "pdf")
		},
	} {
		t.Run(name, func(t *testing.T) {
			html := filepath.Join(t.TempDir(), "a.html")
			if err := os.WriteFile(html, []byte(page), 0o600); err != nil {
				t.Fatal(err)
			}
			data, err := os.ReadFile(convert(t, html))
			if err != nil {
				t.Fatal(err)
			}
			d := read(t, "a.pdf", string(data))
			want := read(t, "a.html", page)
			if g, w := plainWords(d.Text), plainWords(want.Text); g != w {
				t.Errorf("got  %s\nwant %s", g, w)
			}
			for _, p := range []string{"13 May 2016\n\n", "Ban Ki-moon\nSecretary-General of the United Nations\nNew York\n\n", "well-founded answers.\n\nNous", "month\n2. drop"} {
				if !strings.Contains(d.Text, p) {
					t.Errorf("no %q in %q", p, d.Text)
				}
			}
			if len(d.Warnings) > 0 {
				t.Errorf("%q", d.Warnings)
			}
		})
	}
}

// TestRealDOCX reads what LibreOffice writes as DOCX, with the numbers that it prints.
func TestRealDOCX(t *testing.T) {
	html := filepath.Join(t.TempDir(), "a.html")
	if err := os.WriteFile(html, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	odt := office(t, html, "writer8", "odt")
	data, err := os.ReadFile(office(t, odt, "MS Word 2007 XML", "docx"))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := plainWords(read(t, "a.docx", string(data)).Text), plainWords(read(t, "a.html", page).Text); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func office(t *testing.T, in, filter, ext string) string {
	t.Helper()
	dir := t.TempDir()
	run(t, tool(t, "soffice"), "-env:UserInstallation=file://"+t.TempDir(), "--headless", "--convert-to", ext+":"+filter, "--outdir", dir, in)
	return filepath.Join(dir, strings.TrimSuffix(filepath.Base(in), filepath.Ext(in))+"."+ext)
}

func run(t *testing.T, name string, args ...string) {
	t.Helper()
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
}

func plainWords(s string) string { return strings.Join(strings.Fields(s), " ") }
