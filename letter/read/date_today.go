package read

var todayWords = set("today aujourd'hui hoy")

// todayInText reads the day of the letter in its first sentences: "Today, 15 May 2020, we …", "Hoy, 3 de mayo de 2018, …".
func (d *doc) todayInText() bool {
	for ui := 0; ui < min(len(d.units), 6); ui++ {
		u := &d.units[ui]
		if u.part != body {
			continue
		}
		for k := 0; k < min(len(u.t)-2, 40); k++ {
			if !todayWords[u.t[k].w] || u.t[k].quoted {
				continue
			}
			n := k + 1
			for n < len(u.t)-1 && n < k+5 && (u.t[n].w == "," || u.t[n].w == "the" || u.t[n].w == "le" || u.t[n].w == "on" || weekdays[u.t[n].w]) {
				n++
			}
			day, c, ok := dateAt(u.t, n, len(u.t))
			if !ok || c == 0 {
				continue
			}
			d.r.Date = day.String()
			at := span(u.t, n, n+c)
			d.why(&d.r.Why, "date", d.text[at.Start:at.End], "the text says that this is today", at)
			return true
		}
	}
	return false
}
