package book_test

import "syscall"

// mount makes a file system of that size in memory.
func mount(dir, size string) (unmount func(), err error) {
	if err := syscall.Mount("none", dir, "tmpfs", 0, "size="+size); err != nil {
		return nil, err
	}
	return func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) }, nil
}
