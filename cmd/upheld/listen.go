package main

import (
	"errors"
	"net"
	"syscall"

	"github.com/upheld/upheld/fault"
)

// listen opens a TCP address, and says in words why it cannot. setting is the name by which the reader knows the address.
func listen(setting, addr string) (net.Listener, error) {
	ln, err := net.Listen("tcp", addr)
	if err == nil {
		return ln, nil
	}
	why := "write an address and a port, as 127.0.0.1:8042, or :25 for all addresses of this machine"
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		why = "another program listens there"
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		why = "this machine has no such address"
	case errors.Is(err, syscall.EACCES), errors.Is(err, syscall.EPERM):
		why = "this account may not; ports below 1024 need a permission of the system (CAP_NET_BIND_SERVICE on Linux)"
	}
	return nil, fault.Wrap(fault.Invalid, err, "%s: cannot listen on %s: %s", setting, addr, why)
}
