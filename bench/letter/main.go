// Letter measures the setting of letters as PDF beside Chromium's printing of the same letter from the HTML that the
// program makes of it, in one run: a letter of seven demands, and one with an annex of signatories.
//
//	go -C bench run ./letter -rounds 5 -signatories 1000
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/upheld/upheld/letter/doc"
	"github.com/upheld/upheld/letter/html"
	"github.com/upheld/upheld/letter/pdf"
)

var (
	rounds      = flag.Int("rounds", 5, "rounds; the median counts")
	signatories = flag.Int("signatories", 1000, "signatories in the annex of the second letter")
	chromium    = flag.String("chromium", "chromium", "the browser")
	out         = flag.String("out", "", "folder to leave the PDF files in, to be looked at")
)

func main() {
	flag.Parse()
	tmp, err := os.MkdirTemp("", "upheld-letter")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(tmp)
	start := time.Now()
	if _, err := pdf.Write(demands()); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("first letter of the process, fonts opened: %.1f ms\n", ms(time.Since(start)))
	for _, l := range []struct {
		name string
		doc  *doc.Document
	}{{"seven demands", demands()}, {fmt.Sprintf("annex of %d", *signatories), signed(*signatories)}} {
		var ours, theirs []time.Duration
		var file []byte
		for i := range *rounds {
			start := time.Now()
			file, err = pdf.Write(l.doc)
			if err != nil {
				log.Fatal(err)
			}
			ours = append(ours, time.Since(start))
			theirs = append(theirs, printed(filepath.Join(tmp, fmt.Sprint(i)), l.doc))
		}
		if *out != "" {
			if err := os.WriteFile(filepath.Join(*out, l.name+".pdf"), file, 0o600); err != nil {
				log.Fatal(err)
			}
		}
		n := pages(tmp, file)
		us, them := median(ours), median(theirs)
		fmt.Printf("%s: %d pages, %d KB; ours %.1f ms, %.2f ms a page; chromium %.0f ms; 1/%.0f of its time\n",
			l.name, n, len(file)/1024, ms(us), ms(us)/float64(n), ms(them), float64(them)/float64(us))
	}
}

// printed is how long Chromium takes from start to the file, with a profile of its own.
func printed(dir string, d *doc.Document) time.Duration {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		log.Fatal(err)
	}
	page, err := html.Write(d)
	if err != nil {
		log.Fatal(err)
	}
	in, file := filepath.Join(dir, "letter.html"), filepath.Join(dir, "letter.pdf")
	if err := os.WriteFile(in, page, 0o600); err != nil {
		log.Fatal(err)
	}
	cmd := exec.Command(*chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--no-pdf-header-footer", "--user-data-dir="+filepath.Join(dir, "profile"),
		"--print-to-pdf="+file, "file://"+in)
	start := time.Now()
	if o, err := cmd.CombinedOutput(); err != nil {
		log.Fatalf("chromium: %v\n%s", err, o)
	}
	took := time.Since(start)
	if s, err := os.Stat(file); err != nil || s.Size() < 1000 {
		log.Fatalf("chromium printed nothing: %v", err)
	}
	return took
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func median(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[len(d)/2]
}

// pages counts the pages of a file.
func pages(tmp string, file []byte) int {
	name := filepath.Join(tmp, "count.pdf")
	if err := os.WriteFile(name, file, 0o600); err != nil {
		log.Fatal(err)
	}
	o, err := exec.Command("qpdf", "--show-npages", name).Output()
	if err != nil {
		log.Fatalf("qpdf: %v", err)
	}
	n, err := strconv.Atoi(strings.TrimSpace(string(o)))
	if err != nil {
		log.Fatal(err)
	}
	return n
}
