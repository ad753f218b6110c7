package send

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/netip"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/upheld/upheld/order"
)

// noRoute says why no server of a domain is known. It lasts when asking again gives no other answer.
type noRoute struct {
	words string
	lasts bool
}

func (n *noRoute) Error() string { return n.words }

const (
	mostHosts = 5 // of one domain that are tried in one go
	askFor    = 30 * time.Second
	dialFor   = 30 * time.Second
)

// servers are the mail servers of a domain, the best first (RFC 5321, 5.1): those of its MX records, those of equal rank by lot,
// or without any the domain itself. A domain with the null MX takes no mail at all (RFC 7505).
func servers(ctx context.Context, dns DNS, domain string) ([]string, error) {
	ctx, cancel := context.WithTimeout(ctx, askFor)
	defer cancel()
	list, err := dns.LookupMX(ctx, domain)
	if err != nil && !gone(err) && len(list) == 0 {
		return nil, &noRoute{words: "the domain name system gives no answer about the domain now"}
	}
	if len(list) == 0 {
		if _, err := dns.LookupIPAddr(ctx, domain); err != nil {
			if gone(err) {
				return nil, &noRoute{words: "the domain does not exist, or has no mail server", lasts: true}
			}
			return nil, &noRoute{words: "the domain name system gives no answer about the domain now"}
		}
		return []string{domain}, nil
	}
	if len(list) == 1 && strings.Trim(list[0].Host, ".") == "" {
		return nil, &noRoute{words: "the domain says that it takes no mail (null MX)", lasts: true}
	}
	list = slices.Clone(list)
	rand.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	order.By(list, func(a, b *net.MX) int { return cmp.Compare(a.Pref, b.Pref) })
	var out []string
	for _, mx := range list {
		if name := strings.ToLower(strings.TrimSuffix(mx.Host, ".")); name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out[:min(mostHosts, len(out))], nil
}

func gone(err error) bool {
	d, ok := errors.AsType[*net.DNSError](err)
	return ok && d.IsNotFound && !d.IsTemporary && !d.IsTimeout
}

func dialAny(ctx context.Context, addr string) (net.Conn, error) {
	return (&net.Dialer{Timeout: dialFor}).DialContext(ctx, "tcp", addr)
}

// dialOutside connects to servers in the open network only: a domain whose MX names this machine or one in the house must not
// make us talk to it.
func dialOutside(ctx context.Context, addr string) (net.Conn, error) {
	d := net.Dialer{Timeout: dialFor, Control: func(_, addr string, _ syscall.RawConn) error {
		at, err := netip.ParseAddrPort(addr)
		if err != nil {
			return err
		}
		if ip := at.Addr().Unmap(); !ip.IsGlobalUnicast() || ip.IsPrivate() {
			return fmt.Errorf("the server has the address %s, which is not in the open network", ip)
		}
		return nil
	}}
	return d.DialContext(ctx, "tcp", addr)
}
