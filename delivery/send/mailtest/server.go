// Package mailtest is a mail server for tests: it takes mail or does whatever a test wants of it at every step, and counts what it
// took by the id of the mail.
package mailtest

import (
	"bufio"
	"bytes"
	"crypto/tls"
	"encoding/base64"
	"fmt"
	"maps"
	"net"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// Step is a moment of a conversation, before the server answers.
type Step string

// The steps, in their order. Body is in the middle of the text of a mail, Dot at its end and before the answer, Taken after
// the answer.
const (
	Connect  Step = "connect"
	Banner   Step = "banner"
	EHLO     Step = "EHLO"
	StartTLS Step = "STARTTLS"
	Auth     Step = "AUTH"
	Mail     Step = "MAIL"
	Rcpt     Step = "RCPT"
	Data     Step = "DATA"
	Body     Step = "body"
	Dot      Step = "dot"
	Taken    Step = "taken"
)

// Steps are all of them.
var Steps = []Step{Connect, Banner, EHLO, StartTLS, Auth, Mail, Rcpt, Data, Body, Dot, Taken}

// Do is what the server does at a step. The zero Do goes on as a good server does.
type Do struct {
	Answer string // instead of the usual one, as "451 4.7.1 come again"; at Dot one that begins with 4 or 5 means not taken
	Cut    bool   // ends the connection without an answer; at Dot the mail is not taken
	Take   bool   // with Cut at Dot: the mail is taken all the same
}

// At is where a conversation stands.
type At struct {
	Step     Step
	From, To string
	ID       string // of the mail, at Dot and Taken
}

// Got is a mail that was taken.
type Got struct {
	From, To string
	Raw      []byte // as it was before dots were doubled
	TLS      bool
	Commands []string // MAIL and RCPT as they came
}

// Server is a mail server on loopback.
type Server struct {
	Addr string

	// Set before the first connection.
	Plan       func(At) Do   // what to do; nil: all good
	Extensions []string      // beside STARTTLS and AUTH
	Cert       *tls.Config   // offers STARTTLS
	User, Pass string        // wants AUTH
	Every      time.Duration // between two mails, of all connections together; 0: as fast as it can
	Forget     bool          // keeps counts and no mails

	mu    sync.Mutex
	count map[string]int // by id
	got   map[string]Got
	hello string
	next  time.Time
	conns int
	most  int
	ln    net.Listener
	open  map[net.Conn]bool
	work  sync.WaitGroup
}

// Start starts a server that ends with the test.
func Start(t testing.TB, s *Server) *Server {
	t.Helper()
	if err := s.Listen(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// Listen starts a server on a free port.
func (s *Server) Listen() (err error) {
	if s.ln, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
		return err
	}
	s.Addr, s.count, s.got, s.open = s.ln.Addr().String(), map[string]int{}, map[string]Got{}, map[net.Conn]bool{}
	s.work.Go(func() {
		for {
			c, err := s.ln.Accept()
			if err != nil {
				return
			}
			s.mu.Lock()
			s.open[c] = true
			s.conns++
			s.most = max(s.most, len(s.open))
			s.mu.Unlock()
			s.work.Go(func() {
				(&talk{s: s, conn: c}).run()
				_ = c.Close()
				s.mu.Lock()
				delete(s.open, c)
				s.mu.Unlock()
			})
		}
	})
	return nil
}

// Close ends the server and all its connections.
func (s *Server) Close() {
	_ = s.ln.Close()
	s.mu.Lock()
	for c := range s.open {
		_ = c.Close()
	}
	s.mu.Unlock()
	s.work.Wait()
}

// Counts is how often each mail was taken, by its id.
func (s *Server) Counts() map[string]int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.count)
}

// Got is a mail that was taken.
func (s *Server) Got(id string) (Got, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	g, ok := s.got[id]
	return g, ok
}

// Conns is how many connections there were, and how many of them at once.
func (s *Server) Conns() (all, most int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.conns, s.most
}

// Hello is how the last client called itself.
func (s *Server) Hello() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.hello
}

func (s *Server) plan(at At) Do {
	if s.Plan == nil {
		return Do{}
	}
	return s.Plan(at)
}

// pace waits for the place of one mail among those of all connections.
func (s *Server) pace() {
	if s.Every == 0 {
		return
	}
	s.mu.Lock()
	now := time.Now()
	if s.next.Before(now) {
		s.next = now
	}
	at := s.next
	s.next = at.Add(s.Every)
	s.mu.Unlock()
	time.Sleep(time.Until(at))
}

func (s *Server) take(id string, g Got) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.count[id]++
	if !s.Forget {
		s.got[id] = g
	}
}

// talk is one conversation.
type talk struct {
	s    *Server
	conn net.Conn
	r    *bufio.Reader
	at   At
	tls  bool
	in   bool // AUTH has succeeded
	cmds []string
}

var idLine = regexp.MustCompile(`(?mi)^Message-ID:\s*<([^>]+)>`)

// step does what the plan wants at a step; ok says that the server goes on as usual.
func (t *talk) step(step Step) (ok, end bool) {
	t.at.Step = step
	do := t.s.plan(t.at)
	if do.Cut {
		return false, true
	}
	if do.Answer != "" {
		t.say(do.Answer)
		return false, strings.HasPrefix(do.Answer, "421") || step == Connect || step == Banner
	}
	return true, false
}

func (t *talk) say(line string) { _, _ = fmt.Fprintf(t.conn, "%s\r\n", line) }

func (t *talk) run() {
	t.r = bufio.NewReader(t.conn)
	if _, end := t.step(Connect); end {
		return
	}
	if ok, end := t.step(Banner); !ok || end {
		return
	}
	t.say("220 mailtest ESMTP")
	for {
		line, err := t.r.ReadString('\n')
		if err != nil || t.command(strings.TrimRight(line, "\r\n")) {
			return
		}
	}
}

func (t *talk) command(line string) (end bool) {
	verb, rest, _ := strings.Cut(line, " ")
	switch strings.ToUpper(verb) {
	case "EHLO", "HELO":
		return t.hello(rest)
	case "STARTTLS":
		return t.startTLS()
	case "AUTH":
		return t.auth(rest)
	case "MAIL":
		t.at = At{From: path(rest)}
		t.cmds = []string{line}
		if t.s.User != "" && !t.in {
			t.say("530 5.7.0 say who you are")
			return false
		}
		return t.simple(Mail)
	case "RCPT":
		t.at.To = path(rest)
		t.cmds = append(t.cmds, line)
		return t.simple(Rcpt)
	case "DATA":
		return t.data()
	case "RSET":
		t.at = At{}
		t.say("250 2.0.0 ok")
	case "NOOP":
		t.say("250 2.0.0 ok")
	case "QUIT":
		t.say("221 2.0.0 bye")
		return true
	default:
		t.say("500 5.5.1 what?")
	}
	return false
}

func (t *talk) simple(step Step) (end bool) {
	ok, end := t.step(step)
	if ok {
		t.say("250 2.1.0 ok")
	}
	return end
}

func (t *talk) hello(name string) (end bool) {
	ok, end := t.step(EHLO)
	if !ok {
		return end
	}
	t.s.mu.Lock()
	t.s.hello = name
	t.s.mu.Unlock()
	ext := append([]string{"mailtest"}, t.s.Extensions...)
	if t.s.Cert != nil && !t.tls {
		ext = append(ext, "STARTTLS")
	}
	if t.s.User != "" {
		ext = append(ext, "AUTH PLAIN LOGIN")
	}
	for i, e := range ext {
		sep := "-"
		if i == len(ext)-1 {
			sep = " "
		}
		t.say("250" + sep + e)
	}
	return false
}

func (t *talk) startTLS() (end bool) {
	ok, end := t.step(StartTLS)
	if !ok {
		return end
	}
	if t.s.Cert == nil {
		t.say("502 5.5.1 no")
		return false
	}
	t.say("220 2.0.0 go")
	c := tls.Server(t.conn, t.s.Cert)
	if c.Handshake() != nil {
		return true
	}
	t.conn, t.r, t.tls = c, bufio.NewReader(c), true
	return false
}

func (t *talk) auth(rest string) (end bool) {
	ok, end := t.step(Auth)
	if !ok {
		return end
	}
	_, text, _ := strings.Cut(rest, " ")
	plain, _ := base64.StdEncoding.DecodeString(text)
	if string(plain) != "\x00"+t.s.User+"\x00"+t.s.Pass {
		t.say("535 5.7.8 wrong")
		return false
	}
	t.in = true
	t.say("235 2.7.0 welcome")
	return false
}

func (t *talk) data() (end bool) {
	ok, end := t.step(Data)
	if !ok {
		return end
	}
	t.say("354 go on")
	var raw bytes.Buffer
	for lines := 0; ; lines++ {
		line, err := t.r.ReadBytes('\n')
		if err != nil {
			return true
		}
		if string(line) == ".\r\n" {
			break
		}
		raw.Write(bytes.TrimPrefix(line, []byte(".")))
		if lines == 3 {
			if ok, _ := t.step(Body); !ok { // a server that speaks in the middle of a mail hangs up after it
				return true
			}
		}
	}
	t.s.pace()
	m := idLine.FindSubmatch(raw.Bytes())
	if m == nil {
		t.say("550 5.6.0 a mail without an id")
		return false
	}
	t.at.ID, t.at.Step = string(m[1]), Dot
	do := t.s.plan(t.at)
	if !do.Cut && (do.Answer == "" || do.Answer[0] == '2') || do.Cut && do.Take {
		t.s.take(t.at.ID, Got{From: t.at.From, To: t.at.To, Raw: raw.Bytes(), TLS: t.tls, Commands: t.cmds})
	}
	if do.Cut {
		return true
	}
	if do.Answer != "" {
		t.say(do.Answer)
		return false
	}
	t.say("250 2.0.0 taken as " + t.at.ID)
	_, end = t.step(Taken)
	return end
}

// path is the address in "FROM:<a@b> SIZE=1".
func path(s string) string {
	i, j := strings.IndexByte(s, '<'), strings.IndexByte(s, '>')
	if i < 0 || j < i {
		return ""
	}
	return s[i+1 : j]
}
