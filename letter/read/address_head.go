package read

// pastOwnHead goes over the first block of an address when it is the head of the sender's paper: an association, no power and
// nobody in person, above a block that begins with a person or an office. It gives where the address begins, or from.
func (d *doc) pastOwnHead(from, dear int) int {
	k := from
	for k < dear && d.units[k].block == d.units[from].block {
		k++
	}
	if k == from || k >= dear || d.units[from].part != body {
		return from
	}
	own := false
	for n := from; n < k; n++ {
		t := d.units[n].t
		if startsHonorific(d.units[n].text(d.text)) || roleIn(t) {
			return from
		}
		for i := range t {
			if powers[t[i].w] && t[i].w != "human" && t[i].w != "international" && t[i].w != "in" && t[i].w != "on" && t[i].w != "at" {
				return from
			}
			own = own || senderNouns[t[i].w] || ownBodies[t[i].w]
		}
	}
	if !own {
		return from
	}
	for n := k; n < dear; n++ {
		v := &d.units[n]
		if v.part == body && (startsHonorific(v.text(d.text)) || roleIn(v.t)) {
			return k
		}
	}
	return from
}
