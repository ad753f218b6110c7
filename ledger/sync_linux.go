package ledger

import (
	"errors"
	"os"
	"syscall"
)

// syncData brings the content and, where it has grown, the length of a file to disk: fdatasync(2) leaves out only
// the times, which halves the writes.
func syncData(f *os.File) error {
	conn, err := f.SyscallConn()
	if err != nil {
		return err
	}
	var sync error
	err = conn.Control(func(fd uintptr) {
		for {
			if sync = syscall.Fdatasync(int(fd)); sync != syscall.EINTR {
				return
			}
		}
	})
	return errors.Join(err, sync)
}
