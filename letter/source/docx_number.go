package source

import (
	"strconv"
	"strings"
)

// level is how one level of a list counts (17.9.6).
type level struct {
	format string // "decimal", "bullet", "lowerLetter" …
	text   string // "%1.%2)"
	start  int
}

// numbering is the numbering part: lists, each of an abstract list, and where each of them stands now.
type numbering struct {
	abstract map[string]map[int]level
	lists    map[string]string        // list → abstract list
	over     map[string]map[int]level // list → levels that it sets itself
	restart  map[string]map[int]int   // list → level → first number
	counts   map[string]*[9]int       // by abstract list: lists of one kind go on counting
	begun    map[string]bool          // lists whose own first number was used
}

func (n *numbering) read(p *parts, part string) error {
	data, err := p.read(part)
	if err != nil || data == nil {
		return err
	}
	n.abstract, n.lists = map[string]map[int]level{}, map[string]string{}
	n.over, n.restart = map[string]map[int]level{}, map[string]map[int]int{}
	n.counts, n.begun = map[string]*[9]int{}, map[string]bool{}
	var levels map[int]level
	var list string
	var at, cur int
	var lv level
	return walkXML(part, data, visitor{
		open: func(e element) bool {
			v := e.attr("val")
			switch e.name {
			case "abstractNum":
				levels, list = map[int]level{}, ""
				n.abstract[e.attr("abstractNumId")] = levels
			case "num":
				list = e.attr("numId")
				levels = map[int]level{}
				n.over[list], n.restart[list] = levels, map[int]int{}
			case "abstractNumId":
				n.lists[list] = v
			case "lvlOverride":
				cur, _ = strconv.Atoi(e.attr("ilvl"))
			case "startOverride":
				if list != "" {
					n.restart[list][cur], _ = strconv.Atoi(v)
				}
			case "lvl":
				at, _ = strconv.Atoi(e.attr("ilvl"))
				lv = level{format: "decimal", start: 1}
			case "numFmt":
				lv.format = v
			case "lvlText":
				lv.text = v
			case "start":
				lv.start, _ = strconv.Atoi(v)
			case "pPr", "rPr":
				return false
			}
			return true
		},
		close: func(name string) {
			if name == "lvl" && levels != nil && at >= 0 && at < 9 {
				levels[at] = lv
			}
		},
	})
}

func (n *numbering) level(list string, at int) (level, bool) {
	if l, ok := n.over[list][at]; ok {
		return l, true
	}
	l, ok := n.abstract[n.lists[list]][at]
	return l, ok
}

// next counts one further at a level and gives the number or bullet as it is printed, "" for a list that prints none.
func (n *numbering) next(list string, at int) string {
	l, ok := n.level(list, at)
	if !ok || at < 0 || at > 8 {
		return ""
	}
	if l.format == "bullet" {
		return bulletOf(l.text)
	}
	if l.format == "none" {
		return ""
	}
	key := n.lists[list]
	c := n.counts[key]
	if c == nil {
		c = &[9]int{}
		n.counts[key] = c
	}
	if first, ok := n.restart[list][at]; ok && !n.begun[list+"/"+strconv.Itoa(at)] {
		n.begun[list+"/"+strconv.Itoa(at)] = true
		c[at] = first - 1 - (l.start - 1)
	}
	c[at]++
	for i := at + 1; i < 9; i++ {
		c[i] = 0
	}
	var out strings.Builder
	for i := 0; i < len(l.text); i++ {
		if l.text[i] != '%' || i+1 >= len(l.text) || l.text[i+1] < '1' || l.text[i+1] > '9' {
			out.WriteByte(l.text[i])
			continue
		}
		i++
		upper := int(l.text[i] - '1')
		ul, _ := n.level(list, upper)
		out.WriteString(counted(max(c[upper], 1)+ul.start-1, ul.format))
	}
	return strings.TrimSpace(out.String())
}

// counted writes a number in a format of 17.18.59; formats that are not known here are written in figures.
func counted(n int, format string) string {
	switch format {
	case "lowerLetter":
		return letters(n)
	case "upperLetter":
		return strings.ToUpper(letters(n))
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	case "decimalZero":
		if n >= 0 && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	}
	return strconv.Itoa(n)
}

// letters counts a … z, aa, bb … as word processors do.
func letters(n int) string {
	if n < 1 || n > 26*20 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var out strings.Builder
	for i, v := range []int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1} {
		for ; n >= v; n -= v {
			out.WriteString([]string{"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"}[i])
		}
	}
	return out.String()
}

// bulletOf keeps a dash and makes one bullet of all the signs of symbol fonts.
func bulletOf(s string) string {
	switch s {
	case "":
		return ""
	case "-", "–", "—", "*":
		return s
	}
	return "•"
}
