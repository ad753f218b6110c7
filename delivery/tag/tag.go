// Package tag makes and finds the tags of reply addresses. Each letter to one addressee has an address of its own, and its
// tag is what brings the answer back to it. A tag goes through the hands of officers who type it from paper, so it is made
// to survive that, and a slip that cannot be understood is found out: it never leads to another letter.
package tag

import (
	"crypto/rand"
	"strings"
)

// The alphabet has 23 signs: ten digits and thirteen letters. No two of them are easily taken for each other; a, e, m and w
// are in none, so that no word comes out and "rn" or "vv" is never taken for a sign. 23 is prime, which the check needs.
const alphabet = "0123456789cdfhjknprtvxy"

const (
	base   = len(alphabet)
	secret = 23 // signs drawn by lot: 23 × log2(23) = 104 random bits
	// Size is the number of signs of a tag: those drawn by lot and two of check.
	Size = secret + 2
)

// alias are the signs that people and scanners take for one of the alphabet.
var alias = map[byte]byte{
	'o': '0', 'l': '1', 'i': '1', 'z': '2', 's': '5', 'b': '8', 'g': '9', 'q': '9', 'u': 'v',
}

// New is a tag by lot, in its canonical form: Size small letters and digits.
func New() string {
	out := make([]byte, 0, Size)
	var pool [64]byte
	for len(out) < secret {
		_, _ = rand.Read(pool[:]) // it never fails; the program ends if the system has no randomness
		for _, b := range pool {
			if int(b) < 256/base*base && len(out) < secret {
				out = append(out, alphabet[int(b)%base])
			}
		}
	}
	a, b := check(out)
	return string(append(out, a, b))
}

// Address is the reply address of a tag. The sign between is a hyphen and no plus, since many servers cut or refuse what
// follows a plus.
func Address(local, tag, domain string) string { return local + "-" + tag + "@" + domain }

// check is the two signs of check: sums over the field of 23 elements with weights that are powers of 5 and of 7. No weight
// is zero, so no single wrong sign passes; neighbours have different weights, so no swap of two neighbours passes; of all
// other slips one in 529 passes, and then no letter has such a tag.
func check(signs []byte) (a, b byte) {
	sum, sum2, w, w2 := 0, 0, 1, 1
	for _, s := range signs {
		v := strings.IndexByte(alphabet, s)
		sum, sum2 = (sum+w*v)%base, (sum2+w2*v)%base
		w, w2 = w*5%base, w2*7%base
	}
	return alphabet[sum], alphabet[sum2]
}

func good(signs []byte) bool {
	a, b := check(signs[:secret])
	return signs[secret] == a && signs[secret+1] == b
}
