package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
	"testing"
)

// order is the order in which the schema of WordprocessingML (ECMA-376, part 1, annex A) asks for the children of an
// element. Word calls a file damaged when it is not kept; LibreOffice does not mind, so the tests do.
var order = map[string]string{
	"pPr": `pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens
kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents
suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange`,
	"rPr": `rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color
spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath`,
	"sectPr":      `headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid`,
	"tblPr":       `tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription`,
	"trPr":        `cantSplit tblHeader`,
	"tcPr":        `cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark`,
	"tbl":         `tblPr tblGrid tr`,
	"tr":          `trPr tc`,
	"tc":          `tcPr p`,
	"p":           `pPr`,
	"r":           `rPr`,
	"numPr":       `ilvl numId`,
	"pBdr":        `top left bottom right`,
	"tblBorders":  `top left bottom right insideH insideV`,
	"tblCellMar":  `top left bottom right`,
	"numbering":   `abstractNum num`,
	"abstractNum": `nsid multiLevelType tmpl name styleLink numStyleLink lvl`,
	"lvl":         `start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr`,
	"num":         `abstractNumId lvlOverride`,
	"style":       `name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked pPr rPr tblPr trPr tcPr tblStylePr`,
	"styles":      `docDefaults latentStyles style`,
	"tblStylePr":  `pPr rPr tblPr trPr tcPr`,
	"font":        `altName panose1 charset family notTrueType pitch sig`,
	"settings":    `zoom defaultTabStop autoHyphenation characterSpacingControl footnotePr endnotePr compat themeFontLang clrSchemeMapping decimalSymbol listSeparator`,
	"body":        `p tbl sectPr`,
}

// open are the parents of which the table names only the first child, or whose children come in any order.
var open = []string{"p", "r", "body"}

type node struct {
	name  string
	attrs map[string]string
	kids  []*node
}

func parse(t *testing.T, part, s string) *node {
	t.Helper()
	dec := xml.NewDecoder(strings.NewReader(s))
	root := &node{}
	stack := []*node{root}
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return root.kids[0]
		}
		if err != nil {
			t.Fatalf("%s: %v", part, err)
		}
		switch e := tok.(type) {
		case xml.StartElement:
			n := &node{name: e.Name.Local, attrs: map[string]string{}}
			for _, a := range e.Attr {
				n.attrs[a.Name.Local] = a.Value
			}
			up := stack[len(stack)-1]
			up.kids = append(up.kids, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		}
	}
}

func (n *node) each(fn func(*node)) {
	fn(n)
	for _, k := range n.kids {
		k.each(fn)
	}
}

func unzip(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if z.File[0].Name != "[Content_Types].xml" {
		t.Errorf("the first part is %s", z.File[0].Name)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(b)
	}
	return out
}

// sound holds a file to the rules that Word has for it.
func sound(t *testing.T, data []byte) map[string]string {
	t.Helper()
	parts := unzip(t, data)
	trees := map[string]*node{}
	for name, s := range parts {
		trees[name] = parse(t, name, s)
		trees[name].each(func(n *node) { inOrder(t, name, n) })
	}
	typed(t, parts, trees)
	related(t, parts, trees)
	referred(t, trees)
	return parts
}

func inOrder(t *testing.T, part string, n *node) {
	t.Helper()
	list, known := order[n.name]
	if !known {
		return
	}
	names := strings.Fields(list)
	last := 0
	for i, k := range n.kids {
		at := slices.Index(names, k.name)
		switch {
		case at < 0 && slices.Contains(open, n.name):
		case at < 0:
			t.Errorf("%s: <%s> may not stand in <%s>", part, k.name, n.name)
		case n.name == "body":
			if k.name == "sectPr" && i != len(n.kids)-1 {
				t.Errorf("%s: the last section is not last", part)
			}
		case at < last, slices.Contains(open, n.name) && i > 0:
			t.Errorf("%s: <%s> stands too late in <%s>", part, k.name, n.name)
		default:
			last = at
		}
	}
	switch n.name {
	case "tc":
		if n.kids[len(n.kids)-1].name != "p" {
			t.Errorf("%s: a cell does not end with a paragraph", part)
		}
	case "tbl":
		cells := len(n.kids[1].kids)
		for _, row := range n.kids[2:] {
			if got := len(row.kids) - 1; got != cells {
				t.Errorf("%s: a row of %d cells in a table of %d columns", part, got, cells)
			}
		}
	}
}

// typed checks that every part has a type and every type its part.
func typed(t *testing.T, parts map[string]string, trees map[string]*node) {
	t.Helper()
	overrides := map[string]bool{}
	for _, k := range trees["[Content_Types].xml"].kids {
		if k.name == "Override" {
			name := strings.TrimPrefix(k.attrs["PartName"], "/")
			overrides[name] = true
			if _, ok := parts[name]; !ok {
				t.Errorf("a type for %s, which is not there", name)
			}
		}
	}
	for name := range parts {
		if !strings.HasSuffix(name, ".rels") && name != "[Content_Types].xml" && !overrides[name] {
			t.Errorf("no type for %s", name)
		}
	}
}

// related checks that every relationship leads to a part and every r:id to a relationship.
func related(t *testing.T, parts map[string]string, trees map[string]*node) {
	t.Helper()
	for name, tree := range trees {
		if strings.HasSuffix(name, ".rels") {
			ids := map[string]bool{}
			dir := path.Dir(path.Dir(name))
			for _, k := range tree.kids {
				if ids[k.attrs["Id"]] {
					t.Errorf("%s: id %s twice", name, k.attrs["Id"])
				}
				ids[k.attrs["Id"]] = true
				if _, ok := parts[path.Join(dir, k.attrs["Target"])]; !ok && k.attrs["TargetMode"] != "External" {
					t.Errorf("%s: %s is not there", name, k.attrs["Target"])
				}
			}
			continue
		}
		rels := path.Join(path.Dir(name), "_rels", path.Base(name)+".rels")
		tree.each(func(n *node) {
			id, ok := n.attrs["id"]
			if !ok || n.name != "hyperlink" && !strings.HasSuffix(n.name, "Reference") || n.name == "footnoteReference" {
				return
			}
			if trees[rels] == nil || !slices.ContainsFunc(trees[rels].kids, func(k *node) bool { return k.attrs["Id"] == id }) {
				t.Errorf("%s: %s leads nowhere", name, id)
			}
		})
	}
}

// referred checks that styles, lists and notes that are named exist, once each.
func referred(t *testing.T, trees map[string]*node) {
	t.Helper()
	have := map[string]int{}
	for part, name := range map[string]string{"word/styles.xml": "style", "word/numbering.xml": "num", "word/footnotes.xml": "footnote"} {
		for _, k := range trees[part].kids {
			if k.name == name {
				have[name+" "+k.attrs["styleId"]+k.attrs["numId"]+k.attrs["id"]]++
			}
		}
	}
	for what, n := range have {
		if n != 1 {
			t.Errorf("%s is there %d times", what, n)
		}
	}
	for part, tree := range trees {
		tree.each(func(n *node) {
			need := ""
			switch n.name {
			case "pStyle", "rStyle", "tblStyle", "basedOn", "next":
				need = "style " + n.attrs["val"]
			case "numId":
				need = "num " + n.attrs["val"]
			case "footnoteReference":
				need = "footnote " + n.attrs["id"]
			}
			if need != "" && have[need] == 0 {
				t.Errorf("%s: no %s", part, need)
			}
		})
	}
}
