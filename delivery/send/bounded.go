package send

import (
	"errors"
	"io"
	"net"
)

// mostAnswer is how many bytes a server may send for one command or one handshake: a server that talks without end must not
// fill our memory.
const mostAnswer = 256 << 10

var errTalks = errors.New("the server sends an answer without end")

// bounded is a connection that reads so much and no more.
type bounded struct {
	net.Conn
	left int
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errTalks
	}
	n, err := b.Conn.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}

func isEnd(err error) bool {
	return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed) || errors.Is(err, errTalks)
}
