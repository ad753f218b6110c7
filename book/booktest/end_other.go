//go:build !linux

package booktest

import "syscall"

func endWithUs(as *syscall.SysProcAttr) *syscall.SysProcAttr { return as }
