package main

import (
	"bytes"
	"crypto/tls"
	"net/url"
	"os"
	"strings"

	"github.com/upheld/upheld/delivery/receive"
	"github.com/upheld/upheld/delivery/send"
	"github.com/upheld/upheld/fault"
)

// senderSettings are those of mail that more than one command takes. In the configuration file they stand in the table [mail],
// without "mail-" before their names.
type senderSettings struct {
	From    string `placeholder:"ADDRESS" help:"Address from which letters go out, for example appeals@upheld.example.org. Without it no mail is sent." env:"UPHELD_MAIL_FROM"`
	Replies string `placeholder:"DOMAIN" help:"Domain of the reply addresses, best one that is used for nothing else; that of --mail-from when left out." env:"UPHELD_MAIL_REPLIES"`
	Host    string `placeholder:"NAME" help:"Name of this machine in the world, by which other mail servers are greeted; the domain of replies when left out." env:"UPHELD_MAIL_HOST"`
	Relay   string `placeholder:"URL" help:"Mail server that takes all mail over: smtp://user@mail.example.org:587 or smtps://… Left out: straight to the servers of the recipients (port 25)." env:"UPHELD_MAIL_RELAY"`
	DKIM    string `name:"dkim" placeholder:"SELECTOR" help:"Sign with the DKIM key of this selector (see upheld mail key)." env:"UPHELD_MAIL_DKIM"`
}

// replies is the domain of reply addresses.
func (s senderSettings) replies() string {
	if s.Replies != "" || s.From == "" {
		return s.Replies
	}
	return s.From[strings.LastIndexByte(s.From, '@')+1:]
}

// mailSettings are those of serve.
type mailSettings struct {
	senderSettings
	Name         string   `placeholder:"WORDS" help:"Name beside the address, as readers see it." env:"UPHELD_MAIL_NAME"`
	Local        string   `default:"letter" placeholder:"WORD" help:"What reply addresses begin with; letter when left out." env:"UPHELD_MAIL_LOCAL"`
	PasswordFile string   `type:"path" placeholder:"FILE" help:"First line of FILE is the password of the relay's user. Otherwise UPHELD_MAIL_PASSWORD." env:"UPHELD_MAIL_PASSWORD_FILE"`
	MustTLS      bool     `name:"must-tls" help:"Without a relay: send nothing to a server that offers no encryption." env:"UPHELD_MAIL_MUST_TLS"`
	Connections  int      `default:"0" placeholder:"N" help:"Connections to one host at once; 2, to a relay 4, when left out."`
	PerMinute    int      `default:"60" placeholder:"N" help:"Mails a minute to one host, 60 when left out; 0 for as many as it takes."`
	Listen       string   `placeholder:"ADDR" help:"Take mail in by SMTP on this address, for example :25." env:"UPHELD_MAIL_LISTEN"`
	Cert         string   `type:"path" placeholder:"FILE" help:"Certificate (PEM) that is offered to servers that bring mail."`
	Key          string   `type:"path" placeholder:"FILE" help:"Its key (PEM)."`
	Folder       []string `type:"path" placeholder:"DIR" help:"Take in the mails that appear in this drop folder or maildir. May be given several times."`
	Digest       []string `placeholder:"ADDRESS" help:"Send what is due to this address, once a day. May be given several times."`
	DigestAt     string   `default:"06:00" placeholder:"HH:MM" help:"When, by the clock of this machine; 06:00 when left out."`
	DigestLang   string   `default:"en" enum:"en,fr" help:"Language of the digest: en or fr."`
}

// sending are the settings of the Office.
func (s mailSettings) sending(w world, data string, alone bool) (send.Config, error) {
	if s.From == "" {
		for _, x := range []struct{ name, value string }{{"--mail-relay", s.Relay}, {"--mail-dkim", s.DKIM}, {"--mail-password-file", s.PasswordFile}, {"--mail-name", s.Name}} {
			if x.value != "" {
				return send.Config{}, fault.New(fault.Invalid, "%s needs --mail-from: without it no mail is sent", x.name)
			}
		}
	}
	c := send.Config{
		From: s.From, Name: s.Name, Replies: s.Replies, Local: s.Local, Host: s.Host, Relay: s.Relay, MustTLS: s.MustTLS, Selector: s.DKIM,
		Conns: s.Connections, PerMinute: s.PerMinute, Dir: data, Alone: alone, Password: w.getenv("UPHELD_MAIL_PASSWORD"),
	}
	if s.PasswordFile != "" {
		b, err := os.ReadFile(s.PasswordFile)
		if err != nil {
			return c, fault.Wrap(fault.Invalid, err, "--mail-password-file: %s", err)
		}
		line, _, _ := bytes.Cut(b, []byte("\n"))
		c.Password = string(bytes.TrimSuffix(line, []byte("\r")))
	}
	return c, nil
}

// receiving are the ways by which mail comes in.
func (s mailSettings) receiving(data string, encrypted bool) (receive.Ways, error) {
	w := receive.Ways{Data: data, Encrypted: encrypted, Folders: s.Folder}
	if s.Listen == "" {
		if s.Cert != "" || s.Key != "" {
			return w, fault.New(fault.Invalid, "--mail-cert and --mail-key are of the listener for mail; give --mail-listen, or leave them out")
		}
		return w, nil
	}
	if s.replies() == "" {
		return w, fault.New(fault.Invalid, "--mail-listen takes mail in for the domain of reply addresses; name it with --mail-replies, or give --mail-from")
	}
	w.Server = receive.ServerOptions{Domains: []string{s.replies()}, Name: s.Host}
	if (s.Cert == "") != (s.Key == "") {
		return w, fault.New(fault.Invalid, "--mail-cert and --mail-key go together")
	}
	if s.Cert == "" {
		return w, nil
	}
	if _, err := tls.LoadX509KeyPair(s.Cert, s.Key); err != nil {
		return w, fault.Wrap(fault.Invalid, err, "--mail-cert, --mail-key: %s and %s are no certificate with its key: %s", s.Cert, s.Key, err)
	}
	w.Server.TLS = &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: func(*tls.ClientHelloInfo) (*tls.Certificate, error) {
		c, err := tls.LoadX509KeyPair(s.Cert, s.Key) // read anew, since certificates are renewed while we run
		return &c, err
	}}
	return w, nil
}

// relayHost is the host of the relay, "" without one.
func (s senderSettings) relayHost() string {
	u, err := url.Parse(s.Relay)
	if err != nil {
		return ""
	}
	return u.Hostname()
}
