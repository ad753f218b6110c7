package web

// deskParts is the parts of the desk, as navigation is of the site; names are of the family "desk-part".
var deskParts = []struct{ name, path string }{
	{"work", "/desk"},
	{"bring-in", "/desk/bring-in"},
	{"mail", "/desk/mail"},
	{"due", "/desk/due"},
	{"consultations", "/desk/consultations"},
}
