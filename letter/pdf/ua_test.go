package pdf_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/upheld/upheld/letter/doc"
)

// objects are the objects of a PDF as qpdf reads them, by "obj:N 0 R"; "trailer" is one of them.
type objects map[string]struct {
	Value  any
	Stream *struct {
		Dict map[string]any
		Data string
	}
}

func readBack(t *testing.T, b []byte) objects {
	t.Helper()
	out := tool(t, b, "qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized", "FILE")
	var file struct{ QPDF []json.RawMessage }
	if err := json.Unmarshal([]byte(out), &file); err != nil {
		t.Fatal(err)
	}
	var o objects
	if err := json.Unmarshal(file.QPDF[1], &o); err != nil {
		t.Fatal(err)
	}
	return o
}

type dict = map[string]any

// at follows a reference.
func (o objects) at(v any) any {
	s, ok := v.(string)
	if !ok || !strings.HasSuffix(s, " R") {
		return v
	}
	e := o["obj:"+s]
	if e.Stream != nil {
		return e.Stream.Dict
	}
	return e.Value
}

func (o objects) dict(v any) dict {
	d, _ := o.at(v).(dict)
	return d
}

func (o objects) list(v any) []any {
	l, _ := o.at(v).([]any)
	return l
}

func (o objects) content(t *testing.T, v any) string {
	t.Helper()
	e := o["obj:"+v.(string)]
	b, err := base64.StdEncoding.DecodeString(e.Stream.Data)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func text(v any) string {
	s, _ := v.(string)
	s, _ = strings.CutPrefix(s, "u:")
	return s
}

// TestLettersAreAccessible reads each file with another program and holds it to what PDF/UA-1 (ISO 14289-1) asks and a
// program can judge. Numbers are those of its clauses.
func TestLettersAreAccessible(t *testing.T) {
	for name, d := range letters() {
		if name == "1,000 signatories" {
			d = annex(60)
		}
		t.Run(name, func(t *testing.T) {
			o := readBack(t, set(t, d))
			root := o.dict(o.dict(o["trailer"].Value)["/Root"])
			catalog(t, o, root, d)
			marked := pages(t, o, root)
			tree(t, o, root, marked)
		})
	}
}

// catalog: 5 (identification), 7.1 (title shown, content marked), 7.2 (language).
func catalog(t *testing.T, o objects, root dict, d *doc.Document) {
	if root["/Lang"] != "u:"+d.Lang || o.dict(root["/MarkInfo"])["/Marked"] != true || o.dict(root["/ViewerPreferences"])["/DisplayDocTitle"] != true {
		t.Errorf("catalog: %v", root)
	}
	meta := o.content(t, root["/Metadata"])
	if !strings.Contains(meta, "<pdfuaid:part>1</pdfuaid:part>") || !strings.Contains(meta, d.Title) || !strings.Contains(meta, "<xmp:CreateDate>"+d.Day) {
		t.Errorf("metadata: %s", meta)
	}
}

var contentToken = regexp.MustCompile(`<<|>>|\[|\]|<[0-9A-Fa-f]*>|\([^)]*\)|/[^\s/<>\[\]()]+|[^\s/<>\[\]()]+`)

// pages: every glyph and every painted path is marked content or an artifact (7.1), marks are balanced, and pages with
// annotations are walked by structure (7.18.3). It gives the numbers of marked content of each page.
func pages(t *testing.T, o objects, root dict) map[string][]int {
	marked := make(map[string][]int)
	for _, p := range o.list(o.dict(root["/Pages"])["/Kids"]) {
		page := o.dict(p)
		depth, artifact := 0, 0
		tokens := contentToken.FindAllString(o.content(t, page["/Contents"]), -1)
		for i, tok := range tokens {
			switch tok {
			case "/MCID":
				n, err := strconv.Atoi(tokens[i+1])
				if err != nil || artifact > 0 {
					t.Errorf("page %v: marked content %q within artifact %d", p, tokens[i+1], artifact)
				}
				marked[p.(string)] = append(marked[p.(string)], n)
			case "/Artifact":
				artifact = depth + 1
			case "BDC", "BMC":
				depth++
			case "EMC":
				if artifact == depth {
					artifact = 0
				}
				depth--
			case "TJ", "f":
				if depth == 0 {
					t.Errorf("page %v: something is drawn outside marked content", p)
				}
			}
		}
		if depth != 0 {
			t.Errorf("page %v: %d marks stay open", p, depth)
		}
		if page["/Annots"] != nil && page["/Tabs"] != "/S" {
			t.Errorf("page %v: links are not walked in the order of the text", p)
		}
	}
	return marked
}

// tree: each marked content belongs to one element, and the parent tree says the same; headings do not skip a level
// (7.4.2); header cells have a scope (7.5); notes have ids of their own (7.9); links have words for those who do not see
// them, and their annotation (7.18.5).
func tree(t *testing.T, o objects, root dict, marked map[string][]int) {
	top := o.dict(root["/StructTreeRoot"])
	parents := make(map[float64]any)
	nums := o.list(o.dict(top["/ParentTree"])["/Nums"])
	for i := 0; i+1 < len(nums); i += 2 {
		parents[nums[i].(float64)] = nums[i+1]
	}
	found := make(map[string][]int)
	ids := make(map[string]bool)
	links, level := 0, 0
	var walk func(self any, parent string)
	walk = func(self any, parent string) {
		el := o.dict(self)
		if el["/P"] != parent {
			t.Errorf("element %v says its parent is %v, not %v", self, el["/P"], parent)
		}
		kind, _ := el["/S"].(string)
		attrs := fmt.Sprint(el["/A"])
		switch {
		case regexp.MustCompile(`^/H\d$`).MatchString(kind):
			n := int(kind[2] - '0')
			if n > level+1 {
				t.Errorf("a heading of level %d after level %d", n, level)
			}
			level = n
		case kind == "/TH" && !strings.Contains(attrs, "/Scope"):
			t.Errorf("a header cell without scope: %v", el)
		case kind == "/Note":
			id := text(el["/ID"])
			if id == "" || ids[id] {
				t.Errorf("a note without an id of its own: %v", el)
			}
			ids[id] = true
		}
		own := false
		for _, k := range o.list(el["/K"]) {
			page := el["/Pg"]
			n, isNumber := k.(float64)
			if d, ok := k.(dict); ok && d["/Type"] == "/MCR" {
				page, n, isNumber = d["/Pg"], d["/MCID"].(float64), true
			} else if ok && d["/Type"] == "/OBJR" {
				a := o.dict(d["/Obj"])
				if kind != "/Link" || text(a["/Contents"]) == "" || parents[a["/StructParent"].(float64)] != self {
					t.Errorf("a link without words or without its element: %v", a)
				}
				links++
				continue
			}
			if !isNumber {
				walk(k, self.(string))
				continue
			}
			own = true
			found[page.(string)] = append(found[page.(string)], int(n))
			key := o.dict(page)["/StructParents"].(float64)
			if list := o.list(parents[key]); int(n) >= len(list) || list[int(n)] != self {
				t.Errorf("the parent tree does not know content %v of page %v", n, page)
			}
		}
		if own && slices.Contains([]string{"/L", "/LI", "/Table", "/TR", "/Document", "/Sect", "/Div"}, kind) {
			t.Errorf("text stands right in a %s", kind)
		}
	}
	walk(top["/K"], root["/StructTreeRoot"].(string))
	for page, want := range marked {
		got := slices.Sorted(slices.Values(found[page]))
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("page %s: content %v is drawn, %v is in the tree", page, want, got)
		}
	}
	annots := 0
	for _, p := range o.list(o.dict(root["/Pages"])["/Kids"]) {
		annots += len(o.list(o.dict(p)["/Annots"]))
	}
	if annots != links {
		t.Errorf("%d links on pages, %d in the tree", annots, links)
	}
}

// Khmer is copied out through /ActualText; poppler's reader of structure does not look at spans of content, so the element
// has it too.
func TestKhmerIsSaidByTheTree(t *testing.T) {
	o := readBack(t, set(t, mixed()))
	said := ""
	for _, e := range o {
		el, _ := e.Value.(dict)
		if el["/S"] == "/Span" && text(el["/ActualText"]) != "" {
			if lang := text(el["/Lang"]); lang != "" && lang != "km" {
				t.Errorf("%v is marked as %q", el["/ActualText"], lang)
			}
			said += text(el["/ActualText"]) + "\n"
		}
	}
	for _, want := range []string{"ក្នុង ", "ព្រះរាជាណាចក្រកម្ពុជា "} {
		if !strings.Contains(said, want+"\n") {
			t.Errorf("the tree does not say %q", want)
		}
	}
}

func TestLanguageOfRunsIsMarked(t *testing.T) {
	o := readBack(t, set(t, mixed()))
	langs := make(map[string]int)
	for _, e := range o {
		if el, _ := e.Value.(dict); el["/Type"] == "/StructElem" {
			langs[text(el["/Lang"])]++
		}
	}
	if langs["fr"] != 1 || langs["km"] < 3 || langs["en"] != 1 {
		t.Errorf("languages of elements: %v", langs)
	}
}

func TestOnlyAddressesThatOpenSomethingHarmlessAreLinks(t *testing.T) {
	d := short()
	d.Body = nil
	for _, url := range []string{"https://example.org/a(b)", "mailto:a@example.org", "javascript:alert(1)", "file:///etc/passwd", "example.org", "https://exa mple.org"} {
		d.Body = append(d.Body, para(doc.Run{Text: "here", Link: url}))
	}
	var urls []string
	for _, e := range readBack(t, set(t, d)) {
		if a, _ := e.Value.(dict); a["/Subtype"] == "/Link" {
			urls = append(urls, text(a["/A"].(dict)["/URI"]))
		}
	}
	slices.Sort(urls)
	if want := []string{"https://example.org/a(b)", "mailto:a@example.org"}; !slices.Equal(urls, want) {
		t.Errorf("links to %v, want %v", urls, want)
	}
}
