package pdftext

import (
	"bytes"
	"compress/zlib"
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/upheld/upheld/fault"
)

// maker writes PDF files by hand, object by object.
type maker struct {
	b       bytes.Buffer
	offsets []int
}

func newMaker() *maker {
	m := &maker{}
	m.b.WriteString("%PDF-1.7\n")
	return m
}

// add writes an object and gives its number.
func (m *maker) add(body string) int {
	m.offsets = append(m.offsets, m.b.Len())
	fmt.Fprintf(&m.b, "%d 0 obj\n%s\nendobj\n", len(m.offsets), body)
	return len(m.offsets)
}

func (m *maker) stream(dict, data string) int {
	return m.add(fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data))
}

func (m *maker) end(root int, extra string) []byte {
	at := m.b.Len()
	fmt.Fprintf(&m.b, "xref\n0 %d\n0000000000 65535 f \n", len(m.offsets)+1)
	for _, o := range m.offsets {
		fmt.Fprintf(&m.b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&m.b, "trailer\n<</Size %d/Root %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", len(m.offsets)+1, root, extra, at)
	return m.b.Bytes()
}

// pdf is a file with a page for each content; F1 is Helvetica in the Windows encoding.
func pdf(contents ...string) []byte {
	m := newMaker()
	font := m.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	var kids strings.Builder
	pages := len(contents)*2 + 2
	for _, c := range contents {
		s := m.stream("", c)
		fmt.Fprintf(&kids, "%d 0 R ", m.add(fmt.Sprintf("<</Type/Page/Parent %d 0 R/Contents %d 0 R/Resources<</Font<</F1 %d 0 R>>>>>>", pages, s, font)))
	}
	m.add(fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(contents), kids.String()))
	return m.end(m.add(fmt.Sprintf("<</Type/Catalog/Pages %d 0 R>>", pages)), "")
}

// at shows lines one under the other from the top.
func at(y float64, lines ...string) string {
	var b strings.Builder
	for i, l := range lines {
		fmt.Fprintf(&b, "BT /F1 10 Tf 1 0 0 1 50 %g Tm (%s) Tj ET\n", y-float64(i)*12, strings.NewReplacer("(", `\(`, ")", `\)`).Replace(l))
	}
	return b.String()
}

func text(t *testing.T, data []byte) Result {
	t.Helper()
	r, err := Text(data)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func refused(t *testing.T, data []byte, words string) {
	t.Helper()
	_, err := Text(data)
	if err == nil || fault.KindOf(err) != fault.Invalid || !strings.Contains(fault.Say(err), words) {
		t.Errorf("want a refusal that says %q, got %v", words, err)
	}
}

func TestLinesBecomeParagraphs(t *testing.T) {
	long := "We appeal to the United Nations and to the States that signed to act"
	got := text(t, pdf(at(700, "His Excellency Ban Ki-moon", "New York City")+
		at(660, long, long, "without delay.")+at(610, long, "a second part ends here.")+
		at(580, "1. Release all five", "2. Drop the charges"))).Text
	want := "His Excellency Ban Ki-moon\nNew York City\n\n" + long + " " + long + " without delay.\n\n" + long +
		" a second part ends here.\n\n1. Release all five\n2. Drop the charges"
	if got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestHyphensAtLineEnds(t *testing.T) {
	got := text(t, pdf(at(700, "The Government of the Kingdom must release the five human-rights defen-",
		"ders of the organisation and the Deputy Secretary of the night-", "watch committee; it was a long night and a close watch of the Secretary-", "General."))).Text
	want := "The Government of the Kingdom must release the five human-rights defenders of the organisation and the Deputy Secretary of the night-watch committee; it was a long night and a close watch of the Secretary-General."
	if got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestRunningHeadsAreDropped: what stands on every page is no part of the letter, and a paragraph goes on over the page.
func TestRunningHeadsAreDropped(t *testing.T) {
	var pages []string
	full := "words of the letter that go on and on until the very edge of the page is"
	for i := range 3 {
		pages = append(pages, at(800, "ADHOC, Phnom Penh")+at(700, full, full)+at(40, fmt.Sprintf("Page %d of 3", i+1)))
	}
	got := text(t, pdf(pages...)).Text
	if strings.Contains(got, "ADHOC") || strings.Contains(got, "Page") || strings.Contains(got, "\n") {
		t.Errorf("%q", got)
	}
	if one := text(t, pdf(at(800, "ADHOC, Phnom Penh")+at(700, full))).Text; !strings.Contains(one, "ADHOC") {
		t.Errorf("the letterhead of one page is gone: %q", one)
	}
}

func TestFootnotesStandAtTheEnd(t *testing.T) {
	full := "words of the letter that go on and on until the very edge of the page is"
	small := func(y float64, s string) string {
		return fmt.Sprintf("BT /F1 7 Tf 1 0 0 1 50 %g Tm (%s) Tj ET\n", y, s)
	}
	mark := "BT /F1 10 Tf 1 0 0 1 50 676 Tm (held) Tj /F1 6 Tf 4 Ts (1) Tj 0 Ts /F1 10 Tf ( still) Tj ET\n"
	got := text(t, pdf(at(700, full, full)+mark+small(60, "1 The record, entry 7."), at(700, full))).Text
	if !strings.Contains(got, "held[1] still") || !strings.HasSuffix(got, "\n\n1 The record, entry 7.") {
		t.Errorf("%q", got)
	}
}

// TestActualText: a file that says which words its letters show is believed, for Khmer above all.
func TestActualText(t *testing.T) {
	const word = "កម្ពុជា"
	hex := "FEFF"
	for _, r := range word {
		hex += fmt.Sprintf("%04X", r)
	}
	r := text(t, pdf("BT /F1 10 Tf 1 0 0 1 50 700 Tm /Span<</ActualText<"+hex+">>>BDC (abc) Tj (def) Tj EMC ( 2016) Tj ET"))
	if r.Text != word+" 2016" || len(r.Warnings) > 0 {
		t.Errorf("%q %q", r.Text, r.Warnings)
	}
}

func TestToUnicode(t *testing.T) {
	m := newMaker()
	cm := m.stream("", "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0001> <1780> endbfchar 1 beginbfrange <0010> <0012> <0041> endbfrange 1 beginbfrange <0020> <0021> [<00660066> <0069>] endbfrange")
	cid := m.add("<</Type/Font/Subtype/CIDFontType2/DW 500/W[16[600 700]]>>")
	font := m.add(fmt.Sprintf("<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", cid, cm))
	s := m.stream("", "BT /F1 10 Tf 50 700 Td <00100011001200200001FFFF> Tj ET")
	pages := m.add(fmt.Sprintf("<</Type/Pages/Count 1/Kids[%d 0 R]>>", len(m.offsets)+2))
	m.add(fmt.Sprintf("<</Type/Page/Contents %d 0 R/Resources<</Font<</F1 %d 0 R>>>>>>", s, font))
	r := text(t, m.end(m.add(fmt.Sprintf("<</Type/Catalog/Pages %d 0 R>>", pages)), ""))
	if r.Text != "ABCffក\ufffd" {
		t.Errorf("%q", r.Text)
	}
	if w := strings.Join(r.Warnings, " "); !strings.Contains(w, "1 of 6 letters") || !strings.Contains(w, "Khmer") {
		t.Errorf("%q", w)
	}
}

// TestFontsWithTheirOwnEncoding: TeX leaves the names of letters in the font program.
func TestFontsWithTheirOwnEncoding(t *testing.T) {
	m := newMaker()
	program := m.stream("", "%!PS-AdobeFont\n/Encoding 256 array 0 1 255 {1 index exch /.notdef put} for\ndup 15 /bullet put\ndup 12 /fi put\nreadonly def\ncurrentfile eexec dup 65 /B put")
	descriptor := m.add(fmt.Sprintf("<</FontFile %d 0 R>>", program))
	font := m.add(fmt.Sprintf("<</Type/Font/Subtype/Type1/BaseFont/CMR10/FontDescriptor %d 0 R>>", descriptor))
	s := m.stream("", "BT /F1 10 Tf 50 700 Td (\\017 A\\014rst) Tj ET")
	pages := m.add(fmt.Sprintf("<</Type/Pages/Count 1/Kids[%d 0 R]>>", len(m.offsets)+2))
	m.add(fmt.Sprintf("<</Type/Page/Contents %d 0 R/Resources<</Font<</F1 %d 0 R>>>>>>", s, font))
	if r := text(t, m.end(m.add(fmt.Sprintf("<</Type/Catalog/Pages %d 0 R>>", pages)), "")); r.Text != "• Afirst" {
		t.Errorf("%q", r.Text)
	}
}

// TestDamagedFilesAreRead: without tables of objects, and cut off in the middle of the last page.
func TestDamagedFilesAreRead(t *testing.T) {
	whole := pdf(at(700, "Release all five"), at(700, "and drop the charges"))
	for name, data := range map[string][]byte{
		"wrong offsets": bytes.ReplaceAll(whole, []byte("00000 n"), []byte("00001 n"))[0:],
		"no tables":     whole[:bytes.Index(whole, []byte("xref"))],
		"junk before":   append([]byte("junk\n"), whole...),
		"wrong length":  bytes.ReplaceAll(whole, []byte("/Length"), []byte("/Lenght")),
	} {
		if got := text(t, data).Text; !strings.Contains(got, "Release all five") || !strings.Contains(got, "drop the charges") {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestHostilePDF gives files that were made to break a reader. Each ends in an error or in text, in bounded time.
func TestHostilePDF(t *testing.T) {
	zipped := func(s string) string {
		var b bytes.Buffer
		w := zlib.NewWriter(&b)
		_, _ = w.Write([]byte(s))
		_ = w.Close()
		return b.String()
	}
	page := func(dict, content string) []byte {
		m := newMaker()
		s := m.stream(dict, content)
		m.add("<</Type/Pages/Count 1/Kids[3 0 R]>>")
		m.add(fmt.Sprintf("<</Type/Page/Contents %d 0 R/Resources<</XObject<</X %d 0 R>>>>>>", s, s))
		return m.end(m.add("<</Type/Catalog/Pages 2 0 R>>"), "")
	}
	refused(t, []byte("%PDF-1.7\nnothing"), "damaged")
	refused(t, pdf(""), "no text")
	refused(t, page("/Filter/FlateDecode", zipped(strings.Repeat("[", 20<<20))), "no text")
	refused(t, page("/Filter/FlateDecode", zipped(strings.Repeat("<<", 10<<20))), "no text")
	refused(t, page("/Filter/FlateDecode", zipped(strings.Repeat("> ", 10<<20))), "no text")
	refused(t, page("/Filter/FlateDecode", zipped(strings.Repeat(" ", maxStream+1))), "Page 1: This PDF opens to more")
	refused(t, page("/Subtype/Form", strings.Repeat("/X Do ", 200)), "")
	refused(t, page("/Filter/JBIG2Decode", "x"), "packed")
	refused(t, append([]byte("%PDF-1.7\n1 0 obj "), bytes.Repeat([]byte("["), 5<<20)...), "damaged")

	m := newMaker()
	m.add("<</Type/Pages/Count 99999999/Kids[1 0 R 1 0 R 2 0 R]/Parent 1 0 R>>")
	m.add("<</Type/Pages/Kids[1 0 R]>>")
	refused(t, m.end(m.add("<</Type/Catalog/Pages 1 0 R>>"), "/Prev 9/Size 999999999999"), "no text")

	locked := newMaker()
	locked.add("<</Type/Pages/Kids[]>>")
	refused(t, locked.end(locked.add("<</Type/Catalog/Pages 1 0 R>>"), "/Encrypt<</Filter/Standard>>"), "locked")

	scan := newMaker()
	img := scan.stream("/Subtype/Image/Filter/DCTDecode", "jpeg")
	c := scan.stream("", "q 1 0 0 1 0 0 cm /X Do Q")
	scan.add("<</Type/Pages/Count 1/Kids[4 0 R]>>")
	scan.add(fmt.Sprintf("<</Type/Page/Contents %d 0 R/Resources<</XObject<</X %d 0 R>>>>>>", c, img))
	refused(t, scan.end(scan.add("<</Type/Catalog/Pages 3 0 R>>"), ""), "pictures of pages, no text")
}

// TestTimeIsBounded: a file that shows itself again and again stops when the time is up.
func TestTimeIsBounded(t *testing.T) {
	ctx, cancel := context.WithDeadline(context.Background(), time.Unix(0, 0))
	defer cancel()
	if _, err := read(ctx, pdf(at(700, "x"))); err == nil || !strings.Contains(fault.Say(err), "too long") && !strings.Contains(fault.Say(err), "damaged") {
		t.Errorf("%v", err)
	}
}

func TestFilters(t *testing.T) {
	f := &file{ctx: context.Background()}
	for _, c := range []struct {
		filter name
		data   string
		want   string
	}{
		{"ASCII85Decode", "87cURD]i,\"Ebo80~>", "Hello World!"},
		{"ASCIIHexDecode", "48 65 6c6C 6F>", "Hello"},
		{"RunLengthDecode", "\x02abc\xfed\x80", "abcddd"},
		{"LZWDecode", "\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", "-----A---B"}, // the example of 7.4.4.2
	} {
		got, err := f.decode(&stream{dict{"Filter": c.filter}, []byte(c.data)})
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %q, %v", c.filter, got, err)
		}
	}
	up := f.predict([]byte{2, 1, 2, 2, 1, 1}, dict{"Columns": 2.0}, 12)
	if !bytes.Equal(up, []byte{1, 2, 2, 3}) {
		t.Errorf("%v", up)
	}
}

// FuzzPDF promises that no file breaks the reader, in its parts or as a whole.
func FuzzPDF(f *testing.F) {
	f.Add(pdf(at(700, "Release all five", "now")))
	f.Add([]byte("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Kids[3 0 R]>>endobj 3 0 obj<</Contents 4 0 R>>endobj 4 0 obj<</Length 5>>stream\n(x)Tj\nendstream"))
	f.Fuzz(func(t *testing.T, data []byte) {
		start := time.Now()
		_, err := Text(data)
		if err != nil && strings.Contains(err.Error(), "not understood") {
			t.Fatal(err)
		}
		if time.Since(start) > timeLimit+2*time.Second {
			t.Fatal("it took too long")
		}
	})
}

// FuzzContent does the same for what stands in a page, where most of the rules are.
func FuzzContent(f *testing.F) {
	f.Add(at(700, "Release all five", "now") + "q 2 0 0 2 0 0 cm [(a) -300 (b)] TJ T* (c) ' 1 2 (d) \" Q BI /W 1 ID x EI /Span<</ActualText(x)>>BDC(y)Tj EMC")
	f.Add("BT /F1 7 Tf 50 60 Td (1 note) Tj ET " + at(700, "1. item", "- item", "12"))
	f.Fuzz(func(t *testing.T, content string) {
		if _, err := Text(pdf(content, content, content)); err != nil && strings.Contains(err.Error(), "not understood") {
			t.Fatal(err)
		}
	})
}
