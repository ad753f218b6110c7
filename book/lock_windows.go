package book

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"

	"github.com/upheld/upheld/fault"
)

// lockFolder takes the folder for this program. The system lets go of it when the program ends, however it ends.
func lockFolder(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fault.Wrap(fault.Internal, err, "the data folder cannot be locked")
	}
	const how = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	if err := windows.LockFileEx(windows.Handle(f.Fd()), how, 0, 1, 0, new(windows.Overlapped)); err != nil {
		_ = f.Close()
		if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
			return nil, fault.Wrap(fault.Conflict, err, lockTaken)
		}
		return nil, fault.Wrap(fault.Internal, err, "the data folder cannot be locked")
	}
	return f, nil
}
