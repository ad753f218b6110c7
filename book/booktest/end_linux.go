package booktest

import "syscall"

// endWithUs lets a server end when the test program is killed and no cleanup runs.
func endWithUs(as *syscall.SysProcAttr) *syscall.SysProcAttr {
	if as == nil {
		as = new(syscall.SysProcAttr)
	}
	as.Pdeathsig = syscall.SIGQUIT
	return as
}
