package read

// functionWords are frequent words that tell the three languages apart.
var functionWords = map[string]map[string]bool{
	"en": set("the of and to in that for we you is are was were been with by on from this these which who have has our your their will not it as at be an"),
	"fr": set("le les des du et une dans que qui pour nous vous est sont ont ete par sur avec ce cette ces leur leurs votre notre aux au pas il ils elle d' l' qu' n' s' en plus ne je mais"),
	"es": set("el los las del y una en que por nosotros usted es son han por con este esta estos su sus nuestro nuestra al para como mas se lo les no pero ha fue"),
}

// languageOf names the language by its function words: the one with the most, when there are three or more.
func languageOf(t []tok) (lang string, seen []string) {
	count := map[string]int{}
	for _, x := range t {
		for _, l := range langs {
			if functionWords[l][x.w] {
				count[l]++
			}
		}
	}
	best := ""
	for _, l := range langs {
		if count[l] >= 3 && (best == "" || count[l] > count[best]) {
			best = l
		}
	}
	if best == "" {
		return "", nil
	}
	had := map[string]bool{}
	for _, x := range t {
		if len(seen) == 5 {
			break
		}
		if functionWords[best][x.w] && !had[x.w] {
			had[x.w] = true
			seen = append(seen, x.w)
		}
	}
	return best, seen
}

var langs = []string{"en", "fr", "es"}
