package when_test

import (
	"fmt"

	"pgregory.net/rapid"

	"github.com/upheld/upheld/when"
)

// anyISO draws ISO forms of every shape that Parse documents. Some are refused (an end before its beginning);
// parsed draws until one is not.
func anyISO(t *rapid.T) string {
	switch rapid.IntRange(0, 3).Draw(t, "shape") {
	case 0:
		return anyPart(t) + rapid.SampledFrom([]string{"", "~"}).Draw(t, "about")
	case 1:
		return anySpan(t)
	case 2:
		return anySide(t) + "/" + rapid.SampledFrom([]string{"..", anySide(t)}).Draw(t, "end")
	}
	return "../" + anySide(t)
}

func anySide(t *rapid.T) string {
	switch rapid.IntRange(0, 3).Draw(t, "side") {
	case 0:
		return anySpan(t)
	case 1:
		return anyPart(t) + "~"
	}
	return anyPart(t)
}

func anySpan(t *rapid.T) string {
	switch rapid.IntRange(0, 3).Draw(t, "span") {
	case 0:
		return ".." + anyPart(t)
	case 1:
		return anyPart(t) + ".."
	}
	return anyPart(t) + ".." + anyPart(t)
}

// anyPart leans to a few years, so that dates meet, and sometimes goes to the ends of the calendar.
func anyPart(t *rapid.T) string {
	year := rapid.OneOf(rapid.IntRange(2014, 2018), rapid.IntRange(1, 9999), rapid.SampledFrom([]int{1, 2, 9998, 9999})).Draw(t, "year")
	month := rapid.IntRange(1, 12).Draw(t, "month")
	switch rapid.IntRange(0, 3).Draw(t, "grain") {
	case 0:
		return fmt.Sprintf("%04d", year)
	case 1:
		return fmt.Sprintf("%04d-%02d", year, month)
	}
	r, err := when.Month(year, month)
	if err != nil {
		t.Fatal(err)
	}
	return r.First.AddDays(rapid.IntRange(0, r.Days()-1).Draw(t, "day")).String()
}

func parsed() *rapid.Generator[when.When] {
	return rapid.Custom(func(t *rapid.T) when.When {
		w, err := when.Parse(anyISO(t))
		if err != nil {
			t.Skip(err)
		}
		return w
	})
}

// near draws Whens within a few weeks, small enough for brute force over all their days.
func near() *rapid.Generator[when.When] {
	base, _ := when.Date(2016, 5, 1)
	return rapid.Custom(func(t *rapid.T) when.When {
		n := rapid.SliceOfN(rapid.IntRange(0, 12), 4, 4).Draw(t, "days")
		d := func(i int) when.Day { return base.AddDays(n[i]) }
		iso := []string{
			d(0).String(),
			fmt.Sprintf("%s..%s", min(d(0), d(1)), max(d(0), d(1))),
			fmt.Sprintf("%s/%s", min(d(0), d(1)), max(d(0), d(1))),
			fmt.Sprintf("%s..%s/%s..%s", min(d(0), d(1)), max(d(0), d(1)), min(d(2), d(3)), max(d(2), d(3))),
		}
		w, err := when.Parse(rapid.SampledFrom(iso).Draw(t, "iso"))
		if err != nil {
			t.Skip(err)
		}
		return w
	})
}
