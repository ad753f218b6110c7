package sorting_test

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/upheld/upheld/delivery/sorting"
)

// bombs are mails that want to cost more than they are (research on security, B1 and B2).
func bombs(t testing.TB) map[string][]byte {
	repeat := func(head, s string, n int, tail string) []byte { return []byte(head + strings.Repeat(s, n) + tail) }
	var nested bytes.Buffer
	for i := range 10_000 {
		fmt.Fprintf(&nested, "Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n", i, i)
	}
	var inMail strings.Builder
	for range 10_000 {
		inMail.WriteString("Content-Type: message/rfc822\r\n\r\n")
	}
	var archive bytes.Buffer
	z := zip.NewWriter(&archive)
	w, err := z.Create("zeros")
	if err == nil {
		_, err = w.Write(make([]byte, 200<<20))
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	attached := base64.StdEncoding.EncodeToString(archive.Bytes())
	var params strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&params, ";\r\n filename*%d*=utf-8''%%41", i)
	}
	return map[string][]byte{
		"multipart in each other, 10,000 deep": append(nested.Bytes(), "words"...),
		"mails in each other, 10,000 deep":     []byte(inMail.String()),
		"a million fields":                     repeat("", "X-A: b\r\n", 1_000_000, "\r\nwords"),
		"a million fields in a part":           repeat("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n", "X-A: b\r\n", 1_000_000, "\r\nwords\r\n--b--"),
		"a field of 20 MB":                     repeat("Subject: ", "a", 20<<20, "\r\n\r\nwords"),
		"a field of a million folds":           repeat("Subject: a\r\n", " b\r\n", 1_000_000, "\r\nwords"),
		"a field of 100 MB":                    repeat("Subject: ", "a", 100<<20, "\r\n\r\nwords"),
		"a million parts":                      repeat("Content-Type: multipart/mixed; boundary=b\r\n\r\n", "--b\r\n\r\nx\r\n", 1_000_000, "--b--"),
		"a base64 text of zeros":               repeat("Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\nContent-Length: 1073741824\r\n\r\n", "AAAA", 5<<20, ""),
		"a base64 part of zeros":               repeat("Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n", "AAAA", 5<<20, ""),
		"quoted-printable of nothing":          repeat("Content-Transfer-Encoding: quoted-printable\r\n\r\n", "=\r\n", 6<<20, ""),
		"quoted-printable of equals":           repeat("Content-Transfer-Encoding: quoted-printable\r\n\r\n", "=3D", 6<<20, ""),
		"a zip of 200 MB of zeros":             []byte("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: application/zip; name=a.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n" + attached + "\r\n--b--"),
		"a hundred thousand parameters":        []byte("Content-Disposition: attachment" + params.String() + "\r\n\r\nwords"),
		"marks in each other":                  repeat("Content-Type: text/html\r\n\r\n", "<div><blockquote>", 1_000_000, "words"),
		"a mark of 10 MB":                      repeat("Content-Type: text/html\r\n\r\n<a href=\"", "a", 10<<20, "\">words</a>"),
		"boundaries that nearly are":           repeat("Content-Type: multipart/mixed; boundary=b\r\n\r\n", "--b", 7<<20, ""),
		"a text of 20 MB":                      repeat("Content-Type: text/plain; charset=utf-8\r\n\r\n", "words of an answer. ", 20<<20/20, ""),
		"a text of tags that are none":         repeat("\r\n", "k7r2c ", 4<<20, ""),
		"a line of quotation marks":            repeat("\r\n", "> ", 10<<20, ""),
		"encoded words":                        repeat("Subject: ", "=?utf-8?q?a?= ", 1_000_000, "\r\n\r\nwords"),
		"addresses":                            repeat("To: ", "a@b.example, ", 1_000_000, "\r\n\r\nwords"),
		"references":                           repeat("References: ", "<a@b.example> ", 1_000_000, "\r\n\r\nwords"),
		"groups of a notice":                   repeat("Content-Type: message/delivery-status\r\n\r\n", "Action: failed\r\n\r\n", 1_000_000, ""),
	}
}

// TestBombsCostLittle holds that a mail takes memory by what is read of it and never by what it pretends to be. What
// is counted is every byte that was asked for, so that the figure is the same on a slow machine and beside a collector
// that is late; BenchmarkBombs gives the seconds.
func TestBombsCostLittle(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector throws pooled memory away at random, so that nothing can be counted")
	}
	for name, raw := range bombs(t) {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			s := sorting.Sort(raw, "x@example.org")
			runtime.ReadMemStats(&after)
			asked := float64(after.TotalAlloc-before.TotalAlloc) / (1 << 20)
			t.Logf("%.1f MB: %.1f MiB, %s, %q", float64(len(raw))/1e6, asked, s.Kind, s.Problems)
			if asked > 32 {
				t.Errorf("a mail of %.1f MB took %.0f MiB", float64(len(raw))/1e6, asked)
			}
		})
	}
}

// BenchmarkBombs gives the seconds of each.
func BenchmarkBombs(b *testing.B) {
	for name, raw := range bombs(b) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(raw)))
			b.ReportAllocs()
			for b.Loop() {
				sorting.Sort(raw, "x@example.org")
			}
		})
	}
}

// TestWhatIsCutIsSaid holds that nothing goes beyond a limit in silence.
func TestWhatIsCutIsSaid(t *testing.T) {
	all := bombs(t)
	for _, name := range []string{
		"multipart in each other, 10,000 deep", "mails in each other, 10,000 deep", "a million fields", "a million fields in a part", "a field of 20 MB",
		"a field of 100 MB", "a million parts", "a text of 20 MB", "a hundred thousand parameters", "groups of a notice",
	} {
		if s := sorting.Sort(all[name]); len(s.Problems) == 0 {
			t.Errorf("%s: nothing is said", name)
		}
	}
	if s := sorting.Sort(all["a zip of 200 MB of zeros"]); len(s.Parts) != 1 || s.Parts[0].Size > 1<<20 || s.Parts[0].Name != "a.zip" {
		t.Errorf("the archive was opened: %+v", s.Parts)
	}
}
