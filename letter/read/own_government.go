package read

// ownGovernment reports "the Government" in a resolution of a parliament: its own, whatever country the resolution is about. The
// parliament names itself in one of the first lines, "The Senate,".
func (d *doc) ownGovernment(t []tok) bool {
	if !d.resolution || len(t) == 0 || len(t) > 2 {
		return false
	}
	switch t[len(t)-1].w {
	case "government", "gouvernement", "gobierno":
	default:
		return false
	}
	if !t[len(t)-1].cap {
		return false
	}
	for ui := 0; ui < min(len(d.units), 5); ui++ {
		u := &d.units[ui]
		if len(u.t) > 1 && len(u.t) <= 8 && u.t[len(u.t)-1].w == "," && near(u.t, 0, len(u.t), parliaments) {
			return true
		}
	}
	return false
}

var parliaments = set("senate house parliament assembly chamber congress diet senat parlement assemblee chambre senado parlamento camara congreso asamblea cortes")
