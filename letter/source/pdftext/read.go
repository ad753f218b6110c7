// Package pdftext reads the text of a PDF file: the letters that its pages show, put back into lines and paragraphs.
//
// It is written for files of strangers. No value of a file decides how much memory or stack is taken: sizes, depths,
// pages and time have limits, and what cannot be understood is passed over (ISO 32000-1 is the standard that the
// comments point to).
package pdftext

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"

	"github.com/upheld/upheld/fault"
)

// Result is the text of a file and what a reader of it should know.
type Result struct {
	Text     string
	Pages    int
	Warnings []string
}

// timeLimit is how long one file may take.
const timeLimit = 10 * time.Second

// Text reads a file. The error is of kind Invalid and says what is wrong with the file: no text in it, locked, broken,
// too large, too slow.
func Text(data []byte) (r Result, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), timeLimit)
	defer cancel()
	defer func() {
		if x := recover(); x != nil { // a fault of ours; the file is refused and the server goes on
			r, err = Result{}, fault.Wrap(fault.Invalid, fmt.Errorf("%v", x), "This PDF cannot be read: it is damaged in a way that is not understood.")
		}
	}()
	return read(ctx, data)
}

func read(ctx context.Context, data []byte) (Result, error) {
	f, err := open(ctx, data)
	if err == nil && ctx.Err() != nil {
		err = ctx.Err()
	}
	if err != nil {
		return Result{}, say(err, "")
	}
	leaves := f.leaves()
	if len(leaves) > maxPages {
		return Result{}, fault.New(fault.Invalid, "This PDF has more than %d pages. Bring in the letter alone.", maxPages)
	}
	var lines [][]line
	var empty []int
	t := tally{}
	fonts := map[any]*font{}
	for i, l := range leaves {
		p, err := f.show(l, fonts)
		if err == nil && ctx.Err() != nil {
			err = ctx.Err()
		}
		if f.glyphs > maxGlyphs {
			err = errTooBig
		}
		if err != nil {
			return Result{}, say(err, fmt.Sprintf("Page %d: ", i+1))
		}
		ls := linesOf(p.pieces, i+1)
		if len(ls) == 0 && p.pictures > 0 {
			empty = append(empty, i+1)
		}
		t.add(p)
		lines = append(lines, ls)
	}
	return t.result(lines, empty)
}

// tally counts what tells whether the text can be trusted.
type tally struct {
	pieces, unknown, pictures int
	khmer, khmerActual        int
}

func (t *tally) add(p page) {
	t.pieces += len(p.pieces)
	t.unknown += p.unknown
	t.pictures += p.pictures
	for _, pc := range p.pieces {
		if strings.ContainsFunc(pc.text, func(r rune) bool { return unicode.Is(unicode.Khmer, r) }) {
			t.khmer++
			if pc.actual {
				t.khmerActual++
			}
		}
	}
}

func (t *tally) result(lines [][]line, empty []int) (Result, error) {
	switch {
	case t.pieces == 0 && t.pictures > 0:
		return Result{}, fault.New(fault.Invalid, "This PDF holds pictures of pages, no text. Type the letter, or have its text recognised first.")
	case t.pieces == 0:
		return Result{}, fault.New(fault.Invalid, "This PDF holds no text.")
	case t.unknown*2 > t.pieces:
		return Result{}, fault.New(fault.Invalid, "This PDF does not say which letters its fonts show, so its text cannot be read.")
	}
	r := Result{Pages: len(lines)}
	if t.unknown > 0 {
		r.Warnings = append(r.Warnings, fmt.Sprintf("%d of %d letters could not be told; \ufffd stands for them.", t.unknown, t.pieces))
	}
	if len(empty) > 0 {
		r.Warnings = append(r.Warnings, "These pages hold pictures and no text: "+list(empty)+".")
	}
	if t.khmer > t.khmerActual {
		r.Warnings = append(r.Warnings, "The Khmer in this PDF is stored as it looks, not as it is written: letters may be out of order or missing. Compare it with the page.")
	}
	dropRunning(lines)
	r.Text = paragraphs(lines)
	if strings.TrimSpace(r.Text) == "" {
		return Result{}, fault.New(fault.Invalid, "This PDF holds no text.")
	}
	return r, nil
}

func list(numbers []int) string {
	var b strings.Builder
	for i, n := range numbers {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprint(&b, n)
	}
	return b.String()
}

func say(err error, where string) error {
	switch {
	case errors.Is(err, errLocked):
		return fault.Wrap(fault.Invalid, err, "This PDF is locked. Save it without protection and bring it in again.")
	case errors.Is(err, context.DeadlineExceeded):
		return fault.Wrap(fault.Invalid, err, "%sThis PDF takes too long to read (limit %s).", where, timeLimit)
	case errors.Is(err, errTooBig):
		return fault.Wrap(fault.Invalid, err, "%sThis PDF opens to more than can be held.", where)
	case errors.Is(err, errFilter):
		return fault.Wrap(fault.Invalid, err, "%sThis PDF is packed in a way that cannot be read here.", where)
	}
	return fault.Wrap(fault.Invalid, err, "This PDF is damaged: no page can be found in it.")
}
