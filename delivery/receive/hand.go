package receive

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/fault"
)

// The record is open in one program only. Another one that gets a mail hands it over: through a socket in the data folder
// when that program listens, else into a spool there. A spool holds plain text, so an encrypted folder has none.
const (
	socketName = "mail-in.sock"
	spoolName  = "mail-in"
	envSuffix  = ".env"
)

// Spool is the spool of a data folder as a drop folder.
func Spool(data string) Folder {
	return Folder{Dir: filepath.Join(data, spoolName), Delete: true, Via: ViaPipe}
}

// MakeSpool makes the spool, so that it can be watched.
func MakeSpool(data string) error {
	if err := os.MkdirAll(filepath.Join(data, spoolName), 0o700); err != nil {
		return fault.Wrap(fault.Internal, err, "the spool for mail cannot be made")
	}
	return nil
}

// handed is what goes before the bytes, on a line.
type handed struct {
	Envelope Envelope `json:"envelope"`
	Size     int      `json:"size"`
}

// ServeSocket takes mail from programs of the same user on this machine, until ctx ends. ready, when it is not nil, is
// called as soon as they can come.
func (x *Inbox) ServeSocket(ctx context.Context, data string, ready func()) error {
	path := filepath.Join(data, socketName)
	_ = os.Remove(path) // of a program that was killed; whoever has the record open owns the name
	ln, err := (&net.ListenConfig{}).Listen(ctx, "unix", path)
	if err != nil {
		return fault.Wrap(fault.Internal, err, "cannot listen for mail in the data folder")
	}
	if err := os.Chmod(path, 0o600); err != nil {
		_ = ln.Close()
		return fault.Wrap(fault.Internal, err, "cannot close the socket for mail to others")
	}
	stop := context.AfterFunc(ctx, func() { _ = ln.Close() })
	defer stop()
	if ready != nil {
		ready()
	}
	places := make(chan struct{}, 4)
	for {
		c, err := ln.Accept()
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			return fault.Wrap(fault.Internal, err, "the socket for mail broke")
		}
		places <- struct{}{}
		go func() {
			defer func() { _ = c.Close(); <-places }()
			x.handedOver(context.WithoutCancel(ctx), c)
		}()
	}
}

func (x *Inbox) handedOver(ctx context.Context, c net.Conn) {
	_ = c.SetDeadline(time.Now().Add(2 * time.Minute))
	m, err := x.takeFrom(ctx, bufio.NewReaderSize(c, 64<<10))
	if err != nil {
		x.log.Error("a mail that was handed over could not be kept", "error", err)
		fmt.Fprintf(c, "not kept: %s\n", oneLine(fault.Say(err)))
		return
	}
	fmt.Fprintf(c, "kept %s\n", m.Ref)
}

func (x *Inbox) takeFrom(ctx context.Context, r *bufio.Reader) (delivery.Message, error) {
	first, err := r.ReadSlice('\n')
	var h handed
	if err == nil {
		err = json.Unmarshal(first, &h)
	}
	if err != nil || h.Size < 0 || h.Size > maxKept {
		return delivery.Message{}, fault.Wrap(fault.Invalid, err, "the mail was not handed over as it should be")
	}
	raw := make([]byte, h.Size)
	if _, err := io.ReadFull(r, raw); err != nil {
		return delivery.Message{}, fault.Wrap(fault.Invalid, err, "the mail was not handed over whole")
	}
	return x.Take(ctx, raw, h.Envelope, ViaPipe)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// Offer gives a mail to the program that has the record of a data folder open, when one listens there. It says whether the
// mail was kept.
func Offer(ctx context.Context, data string, raw []byte, env Envelope) bool {
	return toSocket(ctx, filepath.Join(data, socketName), raw, env) == nil
}

// HandOver gives a mail to the program that has the record of a data folder open. It returns when the mail is on the
// disk there, or in the spool. encrypted says that no plain text may be left in the folder.
func HandOver(ctx context.Context, data string, raw []byte, env Envelope, encrypted bool) error {
	bySocket := toSocket(ctx, filepath.Join(data, socketName), raw, env)
	if bySocket == nil {
		return nil
	}
	if encrypted {
		return fault.Wrap(fault.Conflict, bySocket, "the record is open in a program that takes no mail now, and an encrypted folder keeps none in the open")
	}
	return toSpool(data, raw, env)
}

func toSocket(ctx context.Context, path string, raw []byte, env Envelope) error {
	c, err := (&net.Dialer{Timeout: 5 * time.Second}).DialContext(ctx, "unix", path)
	if err != nil {
		return err
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(2 * time.Minute))
	head, err := json.Marshal(handed{env, len(raw)})
	if err != nil {
		return err
	}
	if _, err := c.Write(append(head, '\n')); err != nil {
		return err
	}
	if _, err := c.Write(raw); err != nil {
		return err
	}
	said, err := bufio.NewReader(io.LimitReader(c, 4096)).ReadString('\n')
	if err == nil && !strings.HasPrefix(said, "kept ") {
		err = errors.New(strings.TrimSpace(said))
	}
	return err
}

// toSpool writes the envelope, then the mail, each whole and on the disk before it gets its name.
func toSpool(data string, raw []byte, env Envelope) error {
	if err := MakeSpool(data); err != nil {
		return err
	}
	dir := filepath.Join(data, spoolName)
	side, err := json.Marshal(env)
	if err != nil {
		return fault.Wrap(fault.Internal, err, "the envelope cannot be written")
	}
	f, err := os.CreateTemp(dir, "*.tmp")
	if err != nil {
		return fault.Wrap(fault.Internal, err, "the spool for mail cannot be written")
	}
	name := strings.TrimSuffix(f.Name(), ".tmp") + ".eml"
	err = errors.Join(whole(f, raw), put(f.Name()+envSuffix, side, name+envSuffix), os.Rename(f.Name(), name), syncDir(dir))
	if err != nil {
		_ = os.Remove(f.Name())
		return fault.Wrap(fault.Internal, err, "the mail could not be put into the spool")
	}
	return nil
}

func whole(f *os.File, data []byte) error {
	_, err := f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

func put(tmp string, data []byte, name string) error {
	f, err := os.OpenFile(tmp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	return errors.Join(whole(f, data), os.Rename(tmp, name))
}

func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
