package send

import (
	"fmt"
	"strings"
)

// Record is one entry that the domain of the sender needs in the domain name system.
type Record struct {
	Name string // without a dot at the end
	Type string // "TXT" or "MX"
	Data string
	Why  string
}

// maxText is the longest string of a TXT record (RFC 1035, 3.3.14); longer data is written as several.
const maxText = 255

// Quoted is the data of a TXT record as it stands in a zone file.
func (r Record) Quoted() string {
	if r.Type != "TXT" {
		return r.Data
	}
	var parts []string
	for rest := r.Data; rest != ""; {
		n := min(maxText, len(rest))
		parts = append(parts, `"`+rest[:n]+`"`)
		rest = rest[n:]
	}
	return strings.Join(parts, " ")
}

// Records are what the domains of the sender and of reply addresses need so that their mail is believed: DKIM (RFC 6376), SPF
// (RFC 7208), DMARC (RFC 7489), and where answers go. k may be nil; host is this machine's name.
func Records(from, replies, host, relayHost string, k *Key) ([]Record, error) {
	a, err := address(from)
	if err != nil {
		return nil, err
	}
	domain := domainOf(a.Address)
	if replies == "" {
		replies = domain
	}
	if host == "" {
		host = replies
	}
	var out []Record
	if k != nil {
		r, err := k.Record(domain)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	spf := "v=spf1 a:" + host + " -all"
	why := "SPF: only this machine sends mail of the domain. Add your other mail servers before -all."
	if relayHost != "" {
		spf, why = "v=spf1 include:"+relayHost+" -all", "SPF: only the relay sends mail of the domain. Ask whoever runs it what stands after include:."
	}
	return append(out,
		Record{replies, "TXT", spf, why},
		Record{"_dmarc." + domain, "TXT", "v=DMARC1; p=quarantine", "DMARC: mail that says it is of the domain and is not signed is put aside. Change p to reject when all works."},
		Record{replies, "MX", "10 " + host, "Answers to letters come to this machine. Leave it out when another server takes them in and passes them on."},
	), nil
}

// Record is the entry of the key for a domain.
func (k *Key) Record(domain string) (Record, error) {
	p, err := k.public()
	if err != nil {
		return Record{}, err
	}
	return Record{
		Name: k.Selector + "._domainkey." + domain, Type: "TXT", Data: fmt.Sprintf("v=DKIM1; k=%s; p=%s", k.Kind, p),
		Why: "DKIM: with this key others can check that a letter is ours and unchanged.",
	}, nil
}
