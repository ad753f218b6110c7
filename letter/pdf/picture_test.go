package pdf

import (
	"compress/gzip"
	"encoding/base64"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/upheld/upheld/letter/doc"
	"github.com/upheld/upheld/third_party/fonts"
)

// program is the path of one of several programs. Where none is installed the test is skipped, but not in CI.
func program(t *testing.T, names ...string) string {
	t.Helper()
	for _, n := range names {
		if p, err := exec.LookPath(n); err == nil {
			return p
		}
	}
	if os.Getenv("UPHELD_CI") == "1" {
		t.Fatalf("none of %v is installed", names)
	}
	t.Skipf("none of %v is installed", names)
	return ""
}

// TestKhmerStandsAsABrowserSetsIt compares pictures of hard words, whose vowel hangs under a subscript, with those of
// Chromium in the same font. The control drops the vertical place of each glyph and must be seen to differ.
func TestKhmerStandsAsABrowserSetsIt(t *testing.T) {
	if testing.Short() {
		t.Skip("needs a browser; not under -short")
	}
	chromium := program(t, "chromium", "chromium-browser", "google-chrome")
	pdftoppm := program(t, "pdftoppm")
	const most = 0.10 // of the picture may differ: edges of strokes do, in two programs that draw
	for _, word := range []string{"ក្នុង", "កម្ពុជា", "ព្រះរាជាណាចក្រ", "ស្ត្រី"} {
		want := inkOf(t, browserPicture(t, chromium, word))
		got := inkOf(t, pagePicture(t, pdftoppm, word, false))
		control := inkOf(t, pagePicture(t, pdftoppm, word, true))
		d, c := want.differs(got), want.differs(control)
		t.Logf("%s: differs by %.4f, without vertical places by %.4f", word, d, c)
		if d > most {
			t.Errorf("%s differs from the browser's by %.4f of the picture", word, d)
		}
		if (word == "ក្នុង" || word == "កម្ពុជា") && c < 2*d+most {
			t.Errorf("%s: the control is not seen: %.4f beside %.4f", word, c, d)
		}
	}
}

// pagePicture is the word as our page shows it; flat drops the vertical place of each glyph.
func pagePicture(t *testing.T, pdftoppm, word string, flat bool) image.Image {
	t.Helper()
	f, err := compose(&doc.Document{Title: "t", Lang: "km", Body: []doc.Block{{Runs: []doc.Run{{Text: word}}}}})
	if err != nil {
		t.Fatal(err)
	}
	if flat {
		for _, s := range f.press.cache {
			for i := range s.glyphs {
				s.glyphs[i].dy = 0
			}
		}
	}
	b, err := f.write(f.fold())
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "word.pdf")
	if err := os.WriteFile(file, b, 0o600); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "word")
	// The upper left of the page, without the foot.
	cmd := exec.Command(pdftoppm, "-r", "600", "-png", "-singlefile", "-x", "0", "-y", "0", "-W", "4000", "-H", "1500", file, out)
	if o, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("pdftoppm: %v\n%s", err, o)
	}
	return decode(t, out+".png")
}

// browserPicture is the word as Chromium shows it, at the size that the page has at 600 dots an inch.
func browserPicture(t *testing.T, chromium, word string) image.Image {
	t.Helper()
	dir := t.TempDir()
	page := filepath.Join(dir, "word.html")
	html := fmt.Sprintf(`<!doctype html><meta charset="utf-8"><style>
@font-face { font-family: K; src: url(data:font/ttf;base64,%s); }
body { margin: 40px; background: #fff; color: #000; font: %dpx K; line-height: 2 }
</style><span lang="km">%s</span>`, base64.StdEncoding.EncodeToString(fontFile(t, "noto-serif-khmer-400")), 11*600/72, word)
	if err := os.WriteFile(page, []byte(html), 0o600); err != nil {
		t.Fatal(err)
	}
	shot := filepath.Join(dir, "word.png")
	cmd := exec.Command(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--hide-scrollbars", "--user-data-dir="+filepath.Join(dir, "profile"),
		"--window-size=1200,400", "--screenshot="+shot, "file://"+page)
	if o, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("chromium: %v\n%s", err, o)
	}
	return decode(t, shot)
}

func fontFile(t *testing.T, name string) []byte {
	t.Helper()
	f, err := fonts.Print.Open("ttf/" + name + ".ttf.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func decode(t *testing.T, file string) image.Image {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

const rasterW, rasterH = 96, 64

// raster is how dark each field of a grid over the ink of a picture is, 0 to 1, and the shape of the ink.
type raster struct {
	dark   [rasterW * rasterH]float64
	aspect float64
}

// inkOf cuts a picture to its ink and lays the grid over it.
func inkOf(t *testing.T, m image.Image) *raster {
	t.Helper()
	grey := func(x, y int) float64 {
		r, g, b, _ := m.At(x, y).RGBA()
		return 1 - float64(r+g+b)/(3*0xffff)
	}
	var box image.Rectangle
	for y := m.Bounds().Min.Y; y < m.Bounds().Max.Y; y++ {
		for x := m.Bounds().Min.X; x < m.Bounds().Max.X; x++ {
			if grey(x, y) > 0.4 {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	if box.Dx() < 40 {
		t.Fatalf("the picture is empty: ink in %v", box)
	}
	r := &raster{aspect: float64(box.Dx()) / float64(box.Dy())}
	n := [rasterW * rasterH]float64{}
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			i := (y-box.Min.Y)*rasterH/box.Dy()*rasterW + (x-box.Min.X)*rasterW/box.Dx()
			r.dark[i] += grey(x, y)
			n[i]++
		}
	}
	for i := range r.dark {
		if n[i] > 0 {
			r.dark[i] /= n[i]
		}
	}
	return r
}

// differs is the mean difference of the grids; a difference of shape counts too.
func (r *raster) differs(o *raster) float64 {
	sum := 0.0
	for i := range r.dark {
		sum += max(r.dark[i]-o.dark[i], o.dark[i]-r.dark[i])
	}
	a := r.aspect/o.aspect - 1
	return sum/float64(len(r.dark)) + max(a, -a)
}
