package calendar

import (
	"crypto/sha1" // a name, not a secret: version 5 is made of it
	"fmt"
)

// space is the namespace of the names of this program.
var space = [16]byte{0x7b, 0x0f, 0x3c, 0x52, 0x1d, 0x8e, 0x4a, 0x61, 0x9e, 0x27, 0x55, 0xc4, 0x08, 0x6a, 0xd3, 0x19}

// uuid names a duty of this site, the same on every day and in every language (RFC 9562, 5.5: version 5).
func (f Feed) uuid(d Duty) string { return named(f.Site + "\n" + d.ID) }

func named(name string) string {
	h := sha1.New()
	h.Write(space[:])
	h.Write([]byte(name))
	u := h.Sum(nil)[:16]
	u[6] = u[6]&0x0f | 0x50
	u[8] = u[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}
