package mailtest

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"math/big"
	"net"
	"strings"
	"testing"
	"time"
)

// DNS is a domain name system: the mail servers of each domain by rank. A domain that is not there does not exist; one with an
// empty list gets no answer; one with "." takes no mail.
type DNS map[string][]string

// LookupMX gives the mail servers of a domain.
func (d DNS) LookupMX(_ context.Context, name string) ([]*net.MX, error) {
	list, ok := d[name]
	if !ok {
		return nil, &net.DNSError{Err: "no such host", Name: name, IsNotFound: true}
	}
	if len(list) == 0 {
		return nil, &net.DNSError{Err: "server misbehaving", Name: name, IsTemporary: true}
	}
	var out []*net.MX
	for i, host := range list {
		out = append(out, &net.MX{Host: strings.TrimSuffix(host, ".") + ".", Pref: uint16(10 * i)})
	}
	return out, nil
}

// LookupIPAddr knows no addresses beside those of mail servers.
func (d DNS) LookupIPAddr(_ context.Context, host string) ([]net.IPAddr, error) {
	return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
}

// Net is how hosts are reached: the server of each, whatever the port. One that is not there refuses connections.
type Net map[string]*Server

// Dial connects to the server of a host.
func (n Net) Dial(ctx context.Context, addr string) (net.Conn, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, err
	}
	s := n[host]
	if s == nil {
		return nil, &net.OpError{Op: "dial", Net: "tcp", Err: &net.AddrError{Err: "connection refused", Addr: addr}}
	}
	return (&net.Dialer{}).DialContext(ctx, "tcp", s.Addr)
}

// Cert is a certificate for names, and what trusts it.
func Cert(t testing.TB, names ...string) (server, client *tls.Config) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: names[0]}, DNSNames: names,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(24 * time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(cert)
	return &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}}, &tls.Config{RootCAs: pool}
}
