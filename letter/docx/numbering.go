package docx

import (
	"fmt"
	"strings"
)

// The abstract lists: bullets, ordered items, demands.
const (
	bullets = iota
	ordered
	demands
)

const levels = 6

// numbers is the lists of the letter. Each list has a number of its own, so that it begins anew.
type numbers struct {
	lists []list
}

type list struct {
	kind, level, start int
}

// add gives a new list its id; start is its first number.
func (n *numbers) add(kind, level, start int) int {
	n.lists = append(n.lists, list{kind, min(level, levels-1), start})
	return len(n.lists)
}

// xml is the numbering part. Numbers hang to the left of the text; those of demands are strong.
func (n *numbers) xml() string {
	var b strings.Builder
	b.WriteString(header + `<w:numbering` + spaces + `>`)
	for kind := range 3 {
		fmt.Fprintf(&b, `<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="hybridMultilevel"/>`, kind)
		for level := range levels {
			format, text, look := "decimal", fmt.Sprintf("%%%d.", level+1), ""
			switch kind {
			case bullets:
				format, text = "bullet", "•"
			case demands:
				look = `<w:rPr><w:b/><w:bCs/><w:color w:val="` + cool + `"/></w:rPr>`
			}
			left := 397 * (level + 1)
			fmt.Fprintf(&b, `<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/>`+
				`<w:pPr><w:tabs><w:tab w:val="num" w:pos="%d"/></w:tabs><w:ind w:left="%d" w:hanging="397"/></w:pPr>%s</w:lvl>`, level, format, text, left, left, look)
		}
		b.WriteString(`</w:abstractNum>`)
	}
	for i, l := range n.lists {
		fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/>`, i+1, l.kind)
		if l.kind != bullets {
			fmt.Fprintf(&b, `<w:lvlOverride w:ilvl="%d"><w:startOverride w:val="%d"/></w:lvlOverride>`, l.level, l.start)
		}
		b.WriteString(`</w:num>`)
	}
	b.WriteString(`</w:numbering>`)
	return b.String()
}
