package pdf

import "strconv"

// unit is a thousandth of a point (1/72 inch). All places are whole units: sums of them are the same on every
// machine, so the same letter is the same file to the byte.
type unit int

const pt unit = 1000

// A4, ISO 216: 210 × 297 mm.
const (
	pageWidth  = 595276 * pt / 1000
	pageHeight = 841890 * pt / 1000
)

// String is u in points, as a PDF number.
func (u unit) String() string { return string(u.append(nil)) }

func (u unit) append(b []byte) []byte {
	if u < 0 {
		b, u = append(b, '-'), -u
	}
	b = strconv.AppendInt(b, int64(u/pt), 10)
	if u%pt == 0 {
		return b
	}
	b = append(b, '.')
	for rest := u % pt; rest > 0; rest = rest % 100 * 10 {
		b = append(b, byte('0'+rest/100))
	}
	return b
}

// of scales n, in thousandths of an em, to this size.
func (u unit) of(n int) unit {
	v := int(u) * n
	if v < 0 {
		return -unit((-v + 500) / 1000)
	}
	return unit((v + 500) / 1000)
}

// color is red, green and blue, 0 to 255.
type color [3]uint8

// Ink and accents of the house on white paper; contrast of each text colour is at least 4.5 to 1.
var (
	ink  = color{0x1d, 0x1c, 0x1a}
	soft = color{0x5e, 0x5a, 0x52}
	hair = color{0xb9, 0xb3, 0xa5}
	cool = color{0x2f, 0x5d, 0x62}
	warm = color{0x9b, 0x2c, 0x1f}
)

func (c color) append(b []byte) []byte {
	for i, v := range c {
		if i > 0 {
			b = append(b, ' ')
		}
		b = unit((int(v)*1000 + 127) / 255).append(b)
	}
	return append(b, " rg "...)
}
