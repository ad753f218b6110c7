package send

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/textproto"
	"strconv"
	"strings"
	"time"
)

// deliver hands over one mail and writes down how it ended. on is false when the lane should not go on with this conversation.
func (c *conversation) deliver(ctx context.Context, j job) (on bool) {
	raw, stale, err := c.o.raw(ctx, j)
	if stale {
		c.lane.giveBack(j)
		return true
	}
	if err != nil {
		c.lane.giveBack(j)
		if ctx.Err() == nil {
			c.o.log.Error("a mail in the queue cannot be read", "dispatch", j.id, "err", err)
			c.lane.pause()
		}
		return false
	}
	if err := c.connect(ctx); err != nil {
		return c.notReached(ctx, j, err)
	}
	if !c.await(ctx) {
		c.lane.giveBack(j)
		return false
	}
	out, err := c.transact(ctx, j, raw)
	if s, ok := errors.AsType[*stopped](err); ok {
		c.o.setTrouble(s.words)
		c.lane.giveBack(j)
		c.lane.pause()
		return false
	}
	c.lane.reached()
	c.o.setTrouble("")
	if err != nil { // nothing was sent, for a reason of our own
		c.lane.giveBack(j)
		c.drop()
		return false
	}
	c.sent++
	c.lane.ended(j, out)
	if out.code == 421 {
		c.lane.pause()
	}
	return c.client != nil || out.code == 0 && out.result != Cut
}

// notReached is what becomes of a mail when there is no connection.
func (c *conversation) notReached(ctx context.Context, j job, err error) (on bool) {
	if ctx.Err() != nil {
		c.lane.giveBack(j)
		return false
	}
	if s, ok := errors.AsType[*stopped](err); ok {
		c.o.setTrouble(s.words)
		c.lane.giveBack(j)
		c.lane.pause()
		return false
	}
	if errors.Is(err, errCrowded) {
		c.lane.giveBack(j)
		c.lane.crowd()
		return false
	}
	out := outcome{result: Cut, words: err.Error()}
	if n, ok := errors.AsType[*noRoute](err); ok && n.lasts {
		out.result = NoName
		c.lane.ended(j, out)
		return true
	}
	if len(c.hosts) > 0 {
		out.host = c.hosts[len(c.hosts)-1]
	} else if c.o.post != nil {
		out.host = c.o.post.host
	}
	if a := answered(err); a != nil { // a greeting that is no welcome
		out.result, out.code, out.words = Deferred, a.Code, a.Msg
	}
	c.lane.ended(j, out)
	c.lane.pause()
	return false
}

// raw is the mail as it was kept. It is stale when a person or another server has done something to it since it was taken.
func (o *Office) raw(ctx context.Context, j job) (raw []byte, stale bool, err error) {
	stale = true
	err = o.book.Look(ctx, func(r *sql.Rows) error { stale = false; return r.Scan(&raw) },
		`SELECT p.body FROM outgoing o LEFT JOIN paper p ON p.id = o.paper WHERE o.id = $1 AND o.state = 'waiting' AND o.tries = $2`, j.id, j.tries)
	if err != nil {
		return nil, false, err
	}
	if !stale && len(raw) == 0 {
		err = errors.New("its bytes are gone")
	}
	return raw, stale, err
}

// longWait is how long a connection is kept open while its host's next place is waited for.
const longWait = 10 * time.Second

// await waits for our place in the line of the host.
func (c *conversation) await(ctx context.Context) bool {
	at := c.o.hosts.turn(c.host, c.o.now(), c.o.cfg.PerMinute)
	if at.Sub(c.o.now()) > longWait {
		c.end()
	}
	for ctx.Err() == nil {
		d := at.Sub(c.o.now())
		if d > farOff { // the clock was set back
			at = c.o.hosts.turn(c.host, c.o.now(), c.o.cfg.PerMinute)
			continue
		}
		if d <= 0 {
			return c.connect(ctx) == nil
		}
		rest(ctx, min(d, time.Second))
	}
	return false
}

// transact is the mail transaction (RFC 5321, 3.3). An error means that the mail was not sent for a reason of our own and
// nothing is to be written down.
func (c *conversation) transact(ctx context.Context, j job, raw []byte) (outcome, error) {
	seen, err := readRaw(raw)
	if err != nil {
		return c.refuse("the mail as it is kept cannot go: " + err.Error()), nil
	}
	conn := c.conn // drop forgets it
	stop := context.AfterFunc(ctx, func() { _ = conn.Close() })
	defer stop()
	mail, rcpt, why := c.commands(j, seen, len(raw))
	if why != "" {
		return c.refuse(why), nil
	}
	for i, cmd := range []string{mail, rcpt, "DATA"} {
		_, _, err := c.say([]int{250, 25, 354}[i], cmd)
		if err == nil {
			continue
		}
		if ctx.Err() != nil {
			return outcome{}, ctx.Err()
		}
		if a := answered(err); a != nil && c.o.post != nil && (i == 0 && a.Code >= 500 && !tooLarge(a) || a.Code == 530 || a.Code == 535 || a.Code == 538) {
			return outcome{}, &stopped{fmt.Sprintf("the relay does not take mail from us: %d %s", a.Code, clip(a.Msg))}
		}
		return c.before(err), nil
	}
	c.patience(1 + len(raw)>>20)
	body := c.client.Text.DotWriter()
	if _, err = body.Write(raw); err == nil {
		err = c.client.Text.W.Flush()
	}
	if err != nil {
		if ctx.Err() != nil {
			return outcome{}, ctx.Err()
		}
		return c.before(err), nil
	}
	// All is there but the end. From the mark on nobody but the server knows what becomes of the mail.
	if !stop() {
		return outcome{}, ctx.Err()
	}
	ok, err := c.lane.mark(j, c.host)
	if err != nil || !ok {
		return outcome{}, errors.Join(errors.New("not marked"), err)
	}
	grace := context.AfterFunc(ctx, func() { _ = conn.SetReadDeadline(time.Now().Add(c.o.cfg.Grace)) })
	defer grace()
	c.patience(5)
	if ctx.Err() != nil {
		_ = c.conn.SetReadDeadline(time.Now().Add(c.o.cfg.Grace))
	}
	if err = body.Close(); err == nil {
		var code int
		var words string
		if code, words, err = c.client.Text.ReadResponse(0); err == nil && code/100 == 2 {
			return outcome{result: c.taken(), host: c.host, code: code, words: words}, nil
		} else if err == nil {
			err = &textproto.Error{Code: code, Msg: words}
		}
	}
	if a := answered(err); a != nil && a.Code >= 400 {
		return c.before(err), nil
	}
	out := outcome{result: Unclear, host: c.host, words: "no clear answer after the end of the mail: " + err.Error()}
	c.drop()
	return out, nil
}

// tooLarge is an answer to MAIL that is about this one mail, not about who sends it (RFC 1870, 6.1; RFC 3463, 3.3 and 3.4).
func tooLarge(a *textproto.Error) bool {
	return a.Code == 552 || strings.HasPrefix(a.Msg, "5.3.4") || strings.HasPrefix(a.Msg, "5.2.3")
}

func (c *conversation) taken() Result {
	if c.o.post != nil {
		return Relayed
	}
	return Accepted
}

// before is what an error means that came while the server had not taken the mail. After an answer the conversation can go on.
func (c *conversation) before(err error) outcome {
	out := outcome{result: Cut, host: c.host, words: err.Error()}
	a := answered(err)
	if a == nil {
		c.drop()
		return out
	}
	out.code, out.words = a.Code, a.Msg
	out.result = Deferred
	if a.Code >= 500 {
		out.result = Refused
	}
	if a.Code == 421 {
		c.drop()
	} else if _, _, err := c.say(250, "RSET"); err != nil {
		c.drop()
	}
	return out
}

// refuse is for a mail that this server cannot take by its own words.
func (c *conversation) refuse(why string) outcome {
	return outcome{result: Refused, host: c.host, words: why}
}

// say sends a command and reads the answer.
func (c *conversation) say(want int, cmd string) (int, string, error) {
	c.patience(1)
	t := c.client.Text
	id, err := t.Cmd("%s", cmd)
	if err != nil {
		return 0, "", err
	}
	t.StartResponse(id)
	defer t.EndResponse(id)
	return t.ReadResponse(want)
}

// commands are MAIL and RCPT with what the server has offered, or why the server cannot take this mail.
func (c *conversation) commands(j job, seen rawMail, size int) (mail, rcpt, why string) {
	has := func(name string) (string, bool) {
		ok, value := c.client.Extension(name)
		return value, ok
	}
	mail, rcpt = "MAIL FROM:<"+j.sender+">", "RCPT TO:<"+j.recipient+">"
	if strings.ContainsAny(mail+rcpt, "\r\n") {
		return "", "", "the address holds a line end"
	}
	if value, ok := has("SIZE"); ok {
		if most, err := strconv.Atoi(strings.TrimSpace(value)); err == nil && most > 0 && size > most {
			return "", "", fmt.Sprintf("the mail has %d bytes, the server takes at most %d", size, most)
		}
		mail += fmt.Sprintf(" SIZE=%d", size)
	}
	_, eight := has("8BITMIME")
	_, utf8 := has("SMTPUTF8")
	if seen.eight {
		if !eight {
			return "", "", "the text of the mail is in a form (8BITMIME) that the server does not take"
		}
		mail += " BODY=8BITMIME"
	}
	if seen.utf8 || !ascii(j.recipient) || !ascii(j.sender) {
		if !utf8 {
			return "", "", "the address is in letters (SMTPUTF8) that the server does not take"
		}
		mail += " SMTPUTF8"
	}
	if _, ok := has("DSN"); ok && j.sender != "" {
		mail += " RET=HDRS ENVID=" + xtext(j.sender[:strings.LastIndexByte(j.sender, '@')])
		rcpt += " NOTIFY=SUCCESS,FAILURE,DELAY"
		if ascii(j.recipient) {
			rcpt += " ORCPT=rfc822;" + xtext(j.recipient)
		}
	}
	return mail, rcpt, ""
}

// xtext is text in a parameter of SMTP (RFC 3461, 4).
func xtext(s string) string {
	var b bytes.Buffer
	for i := range len(s) {
		if c := s[i]; c < '!' || c > '~' || c == '+' || c == '=' {
			fmt.Fprintf(&b, "+%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
