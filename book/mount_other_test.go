//go:build !linux

package book_test

import "errors"

func mount(_, _ string) (unmount func(), err error) { return nil, errors.New("not on this system") }
