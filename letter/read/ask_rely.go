package read

// rely reads "We count on you to support", "We look to the State Department to recall", "nous comptons sur vous pour", "contamos
// con usted para".
func (d *doc) rely(t []tok, s sent, i int, a *ask) bool {
	if i+3 >= s.j || t[i].quoted {
		return false
	}
	own := false
	for k := max(s.i, i-3); k < i; k++ {
		own = own || isWe(t[k].w) || d.l.we[t[k].w]
	}
	switch t[i].w + " " + t[i+1].w {
	case "count on", "counting on", "rely on", "relying on", "depend on", "look to", "looking to", "comptons sur", "compte sur", "contamos con", "cuento con":
	default:
		return false
	}
	if !own && d.l.lang != "es" {
		return false
	}
	k := i + 2
	end := d.bodyEnd(t, k, s.j)
	if t[k].w == "you" || t[k].w == "vous" || t[k].w == "usted" || t[k].w == "ustedes" || t[k].w == "your" || t[k].w == "votre" || t[k].w == "su" {
		a.second, end = true, max(end, k+1)
	}
	if end == k || end >= s.j-1 {
		return false
	}
	switch t[end].w {
	case "to", "pour", "para":
		a.obj, a.comp, a.strength = [2]int{k, end}, [2]int{end, s.j}, Explicit
		return d.actIn(t, end, s.j)
	}
	return false
}
