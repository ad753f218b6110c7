package main

import (
	"github.com/schollz/progressbar/v3"
)

// bar gives a function that moves a progress bar on the terminal, and one that ends it. Without a terminal
// both do nothing.
func bar(w world, what string) (move func(done, total int64), end func()) {
	if !w.Terminal {
		return func(int64, int64) {}, func() {}
	}
	b := progressbar.NewOptions64(1,
		progressbar.OptionSetWriter(w.Err),
		progressbar.OptionSetDescription(what),
		progressbar.OptionSetWidth(30),
		progressbar.OptionThrottle(60e6),
		progressbar.OptionShowCount(),
		progressbar.OptionClearOnFinish())
	move = func(done, total int64) {
		if b.GetMax64() != total {
			b.ChangeMax64(total)
		}
		_ = b.Set64(done)
	}
	return move, func() { _ = b.Finish() }
}
