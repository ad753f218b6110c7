package source

import (
	"io"
	"strings"

	"github.com/emersion/go-message"
	"golang.org/x/text/encoding/htmlindex"
)

func init() { message.CharsetReader = charsetReader }

// charsetReader decodes the charsets that browsers know, by the names that they know. An unknown one is read as it is,
// and decode guesses.
func charsetReader(label string, in io.Reader) (io.Reader, error) {
	e, err := htmlindex.Get(strings.ToLower(strings.Trim(label, `"' `)))
	if err != nil {
		return in, nil
	}
	return e.NewDecoder().Reader(in), nil
}
