package ledger

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/upheld/upheld/fault"
)

// One append is one line, so that a torn append is always the last line:
//
//	heads/1 <log> <origin> <size> <root> <signature> [<log> … <signature> …] <check sum>
//	sealed/1 <base64 of what the sealer made of the words between> <check sum>
//
// The check sum is the first 16 bytes of SHA-256, in hex, of all that stands before its space. It finds damage;
// against forgery there are the signatures.
const (
	plainLine  = "heads/1 "
	sealedLine = "sealed/1 "
	maxLine    = 1 << 20 // bytes
	sumText    = 32      // characters
)

// Seal keeps the journal's words from whoever takes the disk. Open must refuse what Seal did not make.
type Seal struct {
	Seal func(plain []byte) ([]byte, error)
	Open func(sealed []byte) ([]byte, error)
}

func writeLine(heads []Head, seal *Seal) (string, error) {
	words := make([]string, 0, 5*len(heads))
	for _, h := range heads {
		if err := h.check(); err != nil {
			return "", err
		}
		words = append(words, h.Log, h.Origin, fmt.Sprint(h.Size), h.Root.String(), h.Sig)
	}
	line := plainLine + strings.Join(words, " ")
	if seal != nil {
		sealed, err := seal.Seal([]byte(line[len(plainLine):]))
		if err != nil {
			return "", fault.Wrap(fault.Internal, err, "a line of the journal cannot be sealed")
		}
		line = sealedLine + base64.StdEncoding.EncodeToString(sealed)
	}
	line += " " + checkSum(line) + "\n"
	if len(line) > maxLine {
		return "", fault.New(fault.Invalid, "%d heads do not fit in one line of the journal", len(heads))
	}
	return line, nil
}

// readLine reads one line with its newline. Errors are fault.Invalid.
func readLine(line string, seal *Seal) ([]Head, error) {
	line, sum, ok := cutSum(line)
	if !ok || checkSum(line) != sum {
		return nil, fault.New(fault.Invalid, "the check sum does not fit")
	}
	text, plain := strings.CutPrefix(line, plainLine)
	if plain == (seal != nil) {
		return nil, fault.New(fault.Invalid, "the line is sealed and no key was given, or the other way round")
	}
	if seal != nil {
		sealed, err := base64.StdEncoding.Strict().DecodeString(strings.TrimPrefix(line, sealedLine))
		if err != nil || !strings.HasPrefix(line, sealedLine) {
			return nil, fault.New(fault.Invalid, "the line is of no known form")
		}
		opened, err := seal.Open(sealed)
		if err != nil {
			return nil, fault.Wrap(fault.Invalid, err, "the line cannot be opened with this key")
		}
		text = string(opened)
	}
	return parseHeads(text)
}

func parseHeads(text string) ([]Head, error) {
	words := strings.Split(text, " ")
	if len(words)%5 != 0 {
		return nil, fault.New(fault.Invalid, "the line is of no known form")
	}
	heads := make([]Head, 0, len(words)/5)
	for ; len(words) > 0; words = words[5:] {
		h := Head{Log: words[0], Origin: words[1], Sig: words[4]}
		var err error
		if h.Size, err = parseCount(words[2]); err != nil {
			return nil, err
		}
		if h.Root, err = parseHash(words[3]); err != nil {
			return nil, err
		}
		if err := h.check(); err != nil {
			return nil, err
		}
		heads = append(heads, h)
	}
	return heads, nil
}

// cutSum parts a line from its check sum.
func cutSum(line string) (words, sum string, ok bool) {
	line, ok = strings.CutSuffix(line, "\n")
	cut := len(line) - sumText - 1
	if !ok || cut < 0 || line[cut] != ' ' {
		return "", "", false
	}
	return line[:cut], line[cut+1:], true
}

func checkSum(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:sumText/2])
}
