package pdftext

import (
	"bytes"
	"compress/flate"
	"encoding/ascii85"
	"errors"
	"io"
)

var errFilter = errors.New("a stream is packed in a way that is not read here")

// decode opens a stream through its filters (7.4). Pictures are not opened. What was read before a fault counts: the
// last bytes of a page are often missing in files that were cut.
func (f *file) decode(s *stream) ([]byte, error) {
	filters := f.list(s.dict["Filter"])
	params := f.list(s.dict["DecodeParms"])
	if len(filters) > 4 {
		return nil, errFilter
	}
	data := s.raw
	for i, v := range filters {
		var p dict
		if i < len(params) {
			p = f.dict(params[i])
		}
		var err error
		switch f.name(v) {
		case "FlateDecode", "Fl":
			data, err = f.inflate(data)
		case "LZWDecode", "LZW":
			early := 1
			if e, ok := f.get(p["EarlyChange"]).(float64); ok {
				early = int(e)
			}
			data, err = f.charge(unLZW(data, early, f.room()))
		case "ASCII85Decode", "A85":
			data, err = unASCII85(data)
		case "ASCIIHexDecode", "AHx":
			l := &lexer{data: data}
			data = []byte(l.hex())
		case "RunLengthDecode", "RL":
			data, err = f.charge(unRunLength(data, f.room()))
		case "Crypt":
		default:
			return nil, errFilter
		}
		if err != nil {
			return nil, err
		}
		if n := int(f.number(p["Predictor"])); n >= 2 {
			data = f.predict(data, p, n)
		}
	}
	return data, nil
}

// list is an array, or one value as an array of one.
func (f *file) list(v any) array {
	switch v := f.get(v).(type) {
	case nil:
		return nil
	case array:
		return v
	default:
		return array{v}
	}
}

// room is how many bytes the next stream may have.
func (f *file) room() int { return min(maxStream, maxOpened-f.opened) }

func (f *file) charge(data []byte, err error) ([]byte, error) {
	f.opened += len(data)
	return data, err
}

func (f *file) inflate(data []byte) ([]byte, error) {
	if len(data) < 2 {
		return nil, nil
	}
	// The two bytes of zlib's head are passed over and its sum is not checked: a wrong sum must not hide a page.
	r := flate.NewReader(bytes.NewReader(data[2:]))
	room := f.room()
	out, err := io.ReadAll(io.LimitReader(r, int64(room)+1))
	f.opened += len(out)
	if len(out) > room {
		return nil, errTooBig
	}
	if err != nil && len(out) == 0 {
		return nil, err
	}
	return out, nil
}

func unASCII85(data []byte) ([]byte, error) {
	if i := bytes.Index(data, []byte("~>")); i >= 0 {
		data = data[:i]
	}
	data = bytes.TrimPrefix(bytes.TrimSpace(data), []byte("<~"))
	out := make([]byte, 4*len(data)+4)
	n, _, err := ascii85.Decode(out, data, true)
	if n == 0 && err != nil {
		return nil, err
	}
	return out[:n], nil
}

func unRunLength(data []byte, room int) ([]byte, error) {
	var out []byte
	for i := 0; i < len(data) && data[i] != 128; {
		n := int(data[i])
		i++
		if n < 128 {
			end := min(i+n+1, len(data))
			out = append(out, data[i:end]...)
			i = end
		} else if i < len(data) {
			out = append(out, bytes.Repeat(data[i:i+1], 257-n)...)
			i++
		}
		if len(out) > room {
			return nil, errTooBig
		}
	}
	return out, nil
}

// unLZW is 7.4.4.2: codes of 9 to 12 bits, the high bit first, that grow one code early unless EarlyChange is 0. The
// standard library's LZW is that of GIF and never grows early.
func unLZW(data []byte, early, room int) ([]byte, error) {
	type entry struct {
		prefix int
		last   byte
		first  byte
		n      int
	}
	var table [4096]entry
	for i := range 256 {
		table[i] = entry{-1, byte(i), byte(i), 1}
	}
	const reset, end = 256, 257
	next, width, prev := 258, 9, -1
	var out []byte
	acc, bits := 0, 0
	for _, c := range data {
		acc, bits = acc<<8|int(c), bits+8
		if bits < width {
			continue
		}
		bits -= width
		code := acc >> bits
		acc &= 1<<bits - 1
		switch {
		case code == reset:
			next, width, prev = 258, 9, -1
			continue
		case code == end:
			return out, nil
		case code > next || code == next && prev < 0 || code >= 256 && prev < 0:
			return out, nil
		}
		if prev >= 0 && next < len(table) {
			first := table[prev].first
			if code < next {
				first = table[code].first
			}
			table[next] = entry{prev, first, table[prev].first, table[prev].n + 1}
			next++
		} else if code >= next {
			return out, nil
		}
		n := table[code].n
		if len(out)+n > room {
			return nil, errTooBig
		}
		out = append(out, make([]byte, n)...)
		for at, e := len(out)-1, code; e >= 0 && n > 0; n-- {
			out[at] = table[e].last
			at, e = at-1, table[e].prefix
		}
		prev = code
		if next+early >= 1<<width && width < 12 {
			width++
		}
	}
	return out, nil
}

// predict undoes the PNG predictors (7.4.4.4). TIFF's predictor 2 is for pictures and is left as it is.
func (f *file) predict(data []byte, p dict, kind int) []byte {
	if kind < 10 {
		return data
	}
	colors, bits, columns := 1, 8, 1
	for key, to := range map[name]*int{"Colors": &colors, "BitsPerComponent": &bits, "Columns": &columns} {
		if n := int(f.number(p[key])); n > 0 && n < 1<<16 {
			*to = n
		}
	}
	pixel := max(1, colors*bits/8)
	row := (colors*bits*columns + 7) / 8
	if row > 1<<20 {
		return data
	}
	out := make([]byte, 0, len(data))
	last := make([]byte, row)
	for len(data) > 1 {
		how := data[0]
		line := make([]byte, row)
		n := copy(line, data[1:])
		data = data[1+n:]
		for i := range n {
			var left, upLeft byte
			if i >= pixel {
				left, upLeft = line[i-pixel], last[i-pixel]
			}
			switch how {
			case 1:
				line[i] += left
			case 2:
				line[i] += last[i]
			case 3:
				line[i] += byte((int(left) + int(last[i])) / 2)
			case 4:
				line[i] += paeth(left, last[i], upLeft)
			}
		}
		out = append(out, line[:n]...)
		last = line
	}
	return out
}

func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	da, db, dc := abs(p-int(a)), abs(p-int(b)), abs(p-int(c))
	switch {
	case da <= db && da <= dc:
		return a
	case db <= dc:
		return b
	}
	return c
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
