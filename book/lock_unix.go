//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package book

import (
	"errors"
	"os"
	"syscall"

	"github.com/upheld/upheld/fault"
)

// lockFolder takes the folder for this program. The system lets go of it when the program ends, however it ends.
func lockFolder(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fault.Wrap(fault.Internal, err, "the data folder cannot be locked")
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		_ = f.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, fault.Wrap(fault.Conflict, err, lockTaken)
		}
		return nil, fault.Wrap(fault.Internal, err, "the data folder cannot be locked")
	}
	return f, nil
}
