package check

import (
	"strconv"
	"strings"
)

// How a number is qualified.
const (
	exactly = '='
	atLeast = '≥'
	moreTh  = '>'
	lessTh  = '<'
	about   = '~' // says nothing that could be refuted
)

// number is a number in a sentence, in digits or words: tokens lo to before hi, the qualifier before it not counted.
type number struct {
	n      int
	lo, hi int
	how    rune
	also   int // the digits in brackets behind a number in words, "twenty-two (22)"; 0 for none
}

var unitsEN = words("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")

var tensEN = map[string]int{
	"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

var unitsFR = words("zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize")

var tensFR = map[string]int{
	"vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80,
	"octante": 80, "nonante": 90,
}

func words(list string) map[string]int {
	m := map[string]int{}
	for i, w := range strings.Fields(list) {
		m[w] = i
	}
	return m
}

// numberAt reads the number that begins at token i.
func (s *sentence) numberAt(i int) (number, bool) {
	if i >= len(s.toks) || !s.toks[i].word {
		return number{}, false
	}
	if n, ok := digits(s.toks[i].low); ok {
		return number{n: n, lo: i, hi: i + 1, how: s.qualifier(i)}, true
	}
	n, used := s.spelled(i)
	if used == 0 {
		return number{}, false
	}
	out := number{n: n, lo: i, hi: i + used, how: s.qualifier(i)}
	if j := out.hi; s.is(j, "(") && s.is(j+2, ")") {
		if d, ok := digits(s.toks[j+1].low); ok {
			out.also, out.hi = d, j+3
		}
	}
	return out, true
}

// ungrouped takes out the signs that group the digits of a number.
var ungrouped = strings.NewReplacer(",", "", "\u00a0", "", "\u202f", "")

// digits reads 22, 1,055 and 1 055. A decimal is no number of people or days.
func digits(w string) (int, bool) {
	if w == "" || w[0] < '0' || w[0] > '9' {
		return 0, false
	}
	plain := ungrouped.Replace(w)
	if plain == "" || strings.Trim(plain, "0123456789") != "" || len(plain) > 9 || len(plain) < len(w) && strings.HasPrefix(w, "0") {
		return 0, false
	}
	n, err := strconv.Atoi(plain)
	return n, err == nil
}

// spelled reads a number in words and says how many tokens it has. Parts must grow smaller (twenty-two, two hundred and
// seventy-two), so that "five six" is two numbers.
func (s *sentence) spelled(i int) (n, used int) {
	total, cur, room := 0, 0, 1000 // room: the next part must be smaller
	for j := i; j < len(s.toks) && j < i+9; j++ {
		if s.toks[j].quoted != s.toks[i].quoted {
			break
		}
		w := s.toks[j].low
		if used > 0 && (w == "and" || w == "et") && j+1 < len(s.toks) && (cur >= 20) && (s.lang == "fr" || cur >= 100) {
			if v, _, ok := s.part(s.toks[j+1].low, room); ok && v < room && cur+v != cur {
				continue
			}
			break
		}
		switch {
		case (w == "hundred" || w == "cent" || w == "cents") && (cur > 0 && cur < 10 || cur == 0 && s.lang == "fr"):
			cur, room, used = max(cur, 1)*100, 100, j-i+1
			continue
		case (w == "thousand" || w == "mille") && cur > 0 && total == 0:
			total, cur, room, used = cur*1000, 0, 1000, j-i+1
			continue
		}
		if s.lang == "fr" && cur%100 == 4 && (w == "vingt" || w == "vingts") { // quatre vingts
			cur, room, used = cur+76, 20, j-i+1
			continue
		}
		v, left, ok := s.part(w, room)
		if !ok {
			break
		}
		cur, room, used = cur+v, left, j-i+1
	}
	return total + cur, used
}

// part reads one word of a number, such as "two", "twenty-two" or "quatre-vingt-dix", if it is smaller than room; left is
// the room after it.
func (s *sentence) part(w string, room int) (v, left int, ok bool) {
	units, tens := unitsEN, tensEN
	if s.lang == "fr" {
		units, tens = unitsFR, tensFR
	}
	if w == "une" && s.lang == "fr" {
		w = "un"
	}
	if n, is := units[w]; is && n < room {
		return n, 1, true
	}
	if n, is := tens[w]; is && n < room {
		left = 10
		if s.lang == "fr" && n == 60 {
			left = 20
		}
		return n, left, true
	}
	if !strings.Contains(w, "-") {
		return 0, 0, false
	}
	sum, last := 0, 0
	for _, p := range strings.Split(w, "-") {
		n, is := units[p]
		if !is {
			n, is = tens[p]
		}
		switch {
		case p == "et" && s.lang == "fr" && sum > 0, p == "and" && sum > 0:
			continue
		case p == "hundred" || p == "cent" || p == "cents":
			sum = max(sum, 1) * 100
			last = 100
			continue
		case !is:
			return 0, 0, false
		case s.lang == "fr" && n == 20 && sum == 4: // quatre-vingts
			sum, last = 80, 80
			continue
		case last > 0 && n >= last:
			return 0, 0, false
		}
		sum, last = sum+n, n
	}
	if sum == 0 || sum >= room {
		return 0, 0, false
	}
	return sum, 1, true
}

var qualifiers = []struct {
	words []string
	how   rune
}{
	{strings.Fields("at least"), atLeast},
	{strings.Fields("no fewer than"), atLeast},
	{strings.Fields("no less than"), atLeast},
	{strings.Fields("au moins"), atLeast},
	{strings.Fields("pas moins de"), atLeast},
	{strings.Fields("more than"), moreTh},
	{strings.Fields("over"), moreTh},
	{strings.Fields("plus de"), moreTh},
	{strings.Fields("fewer than"), lessTh},
	{strings.Fields("less than"), lessTh},
	{strings.Fields("moins de"), lessTh},
	{strings.Fields("about"), about},
	{strings.Fields("around"), about},
	{strings.Fields("some"), about},
	{strings.Fields("nearly"), about},
	{strings.Fields("almost"), about},
	{strings.Fields("approximately"), about},
	{strings.Fields("up to"), about},
	{strings.Fields("another"), about},
	{strings.Fields("environ"), about},
	{strings.Fields("près de"), about},
	{strings.Fields("presque"), about},
	{strings.Fields("quelque"), about},
	{strings.Fields("jusqu' à"), about},
	{strings.Fields("à peu près"), about},
	{strings.Fields("one of"), about},
	{strings.Fields("une"), about},
	{strings.Fields("other"), about},
	{strings.Fields("further"), about},
}

// qualifier is how the number at token i is qualified by the words before it.
func (s *sentence) qualifier(i int) rune {
	for _, q := range qualifiers {
		if s.has(i-len(q.words), q.words) {
			return q.how
		}
	}
	return exactly
}

// gives reports whether a number agrees with a count that lies between least and most.
func (n number) gives(least, most int) bool {
	if n.also > 0 && n.also != n.n {
		return false
	}
	switch n.how {
	case about:
		return true
	case atLeast:
		return n.n <= most
	case moreTh:
		return n.n < most
	case lessTh:
		return n.n > least
	}
	return least <= n.n && n.n <= most
}
