package link

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/pack"
	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/record"
)

type rooms struct {
	record   *record.Set
	promises *promise.Set
}

var shipped = sync.OnceValues(func() (r rooms, err error) {
	fsys, err := pack.Shipped("cambodia-2016")
	if err != nil {
		return r, err
	}
	records, bad := pack.Read(fsys)
	if len(bad) > 0 {
		return r, fmt.Errorf("%v", bad[0])
	}
	docs := make([]book.Doc, len(records))
	for i, x := range records {
		docs[i] = x.Doc()
	}
	if r.record, err = record.NewSet(docs); err != nil {
		return r, err
	}
	r.promises, err = promise.NewSet(docs)
	return r, err
})

func show(list []Match) string {
	var out []string
	for _, m := range list {
		out = append(out, fmt.Sprintf("%s %d %s", m.Ref, m.Score, m.Why))
	}
	return strings.Join(out, "; ")
}

func TestWhomALetterNames(t *testing.T) {
	r, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	for written, want := range map[string]string{
		"Ny Sokha":          "p-ny-sokha 100 same",
		"Mr. NY Sokha":      "p-ny-sokha 100 same",
		"Sokha Ny":          "p-ny-sokha 90 order",
		"H.E. Kem Sokha":    "p-kem-sokha 100 same",
		"នី សុខា":           "p-ny-sokha 100 same",
		"Lim Monny":         "p-lim-mony 70 letter",
		"Hong Sokhour":      "p-hong-sok-hour 85 spacing",
		"Sokha":             "",
		"Prime Minister":    "",
		"Nobody In Records": "",
	} {
		if got := show(Persons(r.record, written)); got != want {
			t.Errorf("%q means %q, want %q", written, got, want)
		}
	}
}

func TestWhoIsAsked(t *testing.T) {
	for written, want := range map[string]string{
		"the Cambodian government":            "KHM",
		"Gouvernement du Cambodge":            "KHM",
		"United States and Canada":            "CAN USA",
		"Secretary-General":                   "",
		"the Republic of Indonesia":           "IDN",
		"Ambassade des États-Unis d’Amérique": "USA",
	} {
		if got := strings.Join(States(written), " "); got != want {
			t.Errorf("%q means %q, want %q", written, got, want)
		}
	}
	r, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	for written, want := range map[string]string{"Anti-Corruption Unit": "b-acu 100 same"} {
		if got := show(Bodies(r.record, written)); got != want {
			t.Errorf("%q means %q, want %q", written, got, want)
		}
	}
}

func TestWhichPromiseALetterNames(t *testing.T) {
	r, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	for written, want := range map[string]string{
		"International Covenant on Civil and Political Rights": "iccpr 100 same",
		"ICCPR":                       "iccpr 100 same",
		"PIDCP":                       "iccpr 100 same",
		"1991 Paris Peace Agreement":  "paris-settlement-1991",
		"Constitution":                "cambodia-constitution-1993",
		"Law on Associations (LANGO)": "",
		"Criminal Code":               "",
	} {
		got := show(Instruments(r.promises, written))
		if !strings.HasPrefix(got, want) && !strings.Contains(got, want) || want == "" && got != "" {
			t.Errorf("%q means %q, want %q", written, got, want)
		}
	}
	for article, want := range map[string]string{"19": "iccpr/art-19", "Article 9(2)": "iccpr/art-9", "99": "", "": ""} {
		if got, _ := Provision(r.promises, "iccpr", article); got != want {
			t.Errorf("article %q is %q, want %q", article, got, want)
		}
	}
}

func TestOneLetterApart(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{{"abc", "abc", true}, {"abc", "abd", true}, {"abc", "ab", true}, {"abc", "xabc", true}, {"abc", "acb", false}, {"abc", "a", false}, {"", "", true}} {
		if c.a == c.b {
			continue // equal words are compared before
		}
		if got := oneApart([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("%q, %q: %t", c.a, c.b, got)
		}
	}
}

func FuzzNames(f *testing.F) {
	f.Add("Ny Sokha", "Sokha Ny")
	f.Add("H.E. ", "'s ..")
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := wordsOf(a), wordsOf(b)
		s1, _ := compare(x, y)
		s2, _ := compare(y, x)
		if s1 != s2 || s1 < 0 || s1 > 100 {
			t.Errorf("%q and %q: %d one way, %d the other", a, b, s1, s2)
		}
	})
}
