package send

import (
	"fmt"
	"syscall"
)

// spotOf is what tells a file from every copy of it: its number, and when it was born. "" when there is none.
func spotOf(path string) string {
	var st syscall.Stat_t
	if err := syscall.Lstat(path, &st); err != nil {
		return ""
	}
	return fmt.Sprintf("%d %d.%09d", st.Ino, st.Birthtimespec.Sec, st.Birthtimespec.Nsec)
}
