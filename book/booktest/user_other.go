//go:build !unix

package booktest

import "syscall"

func unprivileged(string) (*syscall.SysProcAttr, error) { return nil, nil }
