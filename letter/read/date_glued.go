package read

// gluedDay parts "11June" into day and month; ok is false for other words.
func gluedDay(w string) (day string, month int, ok bool) {
	k := 0
	for k < len(w) && k < 2 && w[k] >= '0' && w[k] <= '9' {
		k++
	}
	if k == 0 || k == len(w) {
		return "", 0, false
	}
	rest := w[k:]
	for _, e := range []string{"st", "nd", "rd", "th", "er"} {
		if m := months[rest]; m > 0 {
			break
		}
		if len(rest) > len(e) && rest[:len(e)] == e {
			rest = rest[len(e):]
			break
		}
	}
	m := months[rest]
	return w[:k], m, m > 0 && len(rest) > 2
}
