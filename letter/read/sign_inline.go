package read

import "strings"

// inlineSigners reads the names of a text that bears none yet from a paragraph near its end: "This statement is endorsed by: A;
// B; C", "Signataires : A ; B", and a line of names parted by strokes.
func (d *doc) inlineSigners() {
	if len(d.r.Signatories) > 0 {
		return
	}
	n := len(d.units)
	for ui := max(1, n-8); ui < n; ui++ {
		u := &d.units[ui]
		if u.part == address || u.part == salutation || u.part == copies || u.part == title || len(u.t) < 4 || d.holdsDemand(u) {
			continue
		}
		from := u.start
		for k := 1; k < min(len(u.t)-1, 16); k++ {
			if u.t[k].w == ":" {
				if !near(u.t, 0, k, announcing) {
					from = -1
				} else {
					from = u.t[k].end
				}
				break
			}
		}
		if from < 0 {
			continue
		}
		s := d.text[from:u.end]
		sep := ";"
		if strings.Count(s, "|") > 0 && strings.Count(s, ";") == 0 {
			sep = "|"
		}
		if from > u.start && strings.Count(s, ";") == 0 && strings.Count(s, "|") == 0 && capitalItems(s) {
			sep = ","
		}
		if c := strings.Count(s, sep); from == u.start && (sep == ";" || c < 1) || c < 1 || c > 500 {
			continue
		}
		at := from
		for part := range strings.SplitSeq(s, sep) {
			if name := strings.Trim(part, " .\t\u00a0"); name != "" && len(name) < 160 {
				lead := strings.Index(part, name)
				d.addName(line{at + lead, at + lead + len(name)})
			}
			at += len(part) + len(sep)
		}
		u.part = signature
		return
	}
}

func (d *doc) holdsDemand(u *unit) bool {
	for _, x := range d.demands {
		if x.Start < u.end && u.start < x.End {
			return true
		}
	}
	return false
}
