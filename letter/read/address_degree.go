package read

import "strings"

// degrees are titles of study written before a name; they do not belong to it.
var degrees = set("abg abog lic licda ing arq mtro mtra dr dra me mgr esq ven s.e.m s.e sem h.e")

// withoutDegree cuts "Abg.", "Lic.", "Dra." off before a name of two words or more.
func withoutDegree(name string) string {
	first, rest, ok := strings.Cut(name, " ")
	if ok && strings.HasSuffix(first, ".") && degrees[fold(strings.TrimSuffix(first, "."))] && strings.Contains(rest, " ") {
		return rest
	}
	return name
}
