package letter_test

import (
	"strings"
	"testing"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/house"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/letter/doc"
	"github.com/upheld/upheld/pack"
)

// edited is the shipped case with one text replaced in one record.
func edited(t *testing.T, ref, from, to string) letter.World {
	t.Helper()
	fsys, err := pack.Shipped("cambodia-2016")
	if err != nil {
		t.Fatal(err)
	}
	records, _ := pack.Read(fsys)
	var docs []book.Doc
	found := false
	for _, r := range records {
		d := r.Doc()
		if d.Ref == ref {
			text := strings.Replace(string(d.JSON), from, to, 1)
			found = text != string(d.JSON)
			d.JSON = []byte(text)
		}
		docs = append(docs, d)
	}
	if !found {
		t.Fatalf("%s does not hold %s", ref, from)
	}
	h, err := house.FromDocs(docs)
	if err != nil {
		t.Fatal(err)
	}
	return h.World()
}

func body(t *testing.T, w letter.World, text string) string {
	t.Helper()
	l, err := letter.Parse("---\nlanguage: en\ndate: 2016-05-13\n---\n" + text)
	if err != nil {
		t.Fatal(err)
	}
	d, err := letter.Document(l, w, letter.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, x := range d.Body {
		b.WriteString(shown(x.Runs))
		for _, y := range x.Blocks {
			b.WriteString(shown(y.Runs))
		}
		if x.Table != nil {
			for _, r := range x.Table.Rows {
				for _, c := range r {
					b.WriteString(doc.Text(c.Runs) + " | ")
				}
			}
		}
	}
	return b.String()
}

// Who does not want to be named is named nowhere: not in a list, not in a table, not in a footnote.
func TestWhoDoesNotWantToBeNamedIsNot(t *testing.T) {
	const everywhere = `{name of=p-ny-sokha} {names group=adhoc-five} {names held} {since person=p-ny-sokha}
[@p-ny-sokha] [@cs-ny-sokha-1] [@adhoc-five]

{table held}

{table persons group=adhoc-five}

{table acts group=adhoc-five}

::: demand
persons: adhoc-five

Free them.
:::
`
	if got := body(t, shipped(t), everywhere); strings.Count(got, "Ny Sokha") < 8 {
		t.Fatalf("the control names nobody:\n%s", got)
	}
	w := edited(t, "p-ny-sokha", `"name":"Ny Sokha"`, `"consent":"withheld","name":"Ny Sokha"`)
	got := body(t, w, everywhere)
	if strings.Contains(got, "Ny Sokha") || strings.Count(got, "a person who does not want to be named") < 8 {
		t.Errorf("named:\n%s", got)
	}
}

// A date that is known to the month only makes a range, in counts and in days.
func TestVagueDatesMakeRanges(t *testing.T) {
	w := edited(t, "cs-um-sam-an-1", `"start":"2016-04-11"`, `"start":"2016-05"`)
	if got := body(t, w, "{held} and {held as=words}"); got != "21 to 22 and twenty-one to twenty-two" {
		t.Errorf("%q", got)
	}
	if got := body(t, w, "{days person=p-um-sam-an on=2016-06-10}"); got != "10 to 40" {
		t.Errorf("%q", got)
	}
	if got := body(t, w, "{names held}"); strings.Contains(got, "Um Sam An") {
		t.Errorf("one who is only possibly held is named: %q", got)
	}
}
