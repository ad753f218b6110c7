package send

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// spotOf is what tells a file from every copy of it: its number, and when it was born where the file system keeps that.
// "" when there is none.
func spotOf(path string) string {
	var st unix.Statx_t
	if err := unix.Statx(unix.AT_FDCWD, path, unix.AT_SYMLINK_NOFOLLOW, unix.STATX_INO|unix.STATX_BTIME, &st); err != nil {
		return ""
	}
	return fmt.Sprintf("%d %d.%09d", st.Ino, st.Btime.Sec, st.Btime.Nsec)
}
