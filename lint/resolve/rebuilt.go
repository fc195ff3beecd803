package resolve

import (
	"crypto/sha256"
	"net/netip"
	"slices"
	"strings"
	"time"
)

// Disagreement is a pair of cluster entries for one server of which at most one can be right: their CAs have no key
// in common. Newer is the entry whose CA was made later.
type Disagreement struct {
	Cluster, Newer *Cluster
	// From and NewerFrom are when the latest CA of each begins.
	From, NewerFrom time.Time
	// Elsewhere says that the address may be that of different servers in different networks.
	Elsewhere bool
}

// Disagreements compares the entries of one view that lead the same way to the same server: to this host and port, under
// the same name for TLS, through the same proxy. This machine is none: what listens on one of its ports changes.
// Of entries with intermediates nothing is said, since they may lie below one root.
func (v *View) Disagreements() []Disagreement {
	newest := map[[sha256.Size]byte]*Cluster{}
	for _, c := range v.Clusters {
		if c.comparable() && (newest[c.way()] == nil || c.Site.since().After(newest[c.way()].Site.since())) {
			newest[c.way()] = c
		}
	}
	var all []Disagreement
	for _, c := range v.Clusters {
		if !c.comparable() {
			continue
		}
		if newer := newest[c.way()]; newer != c && !c.Site.Shares(newer.Site) {
			all = append(all, Disagreement{Cluster: c, Newer: newer, From: c.Site.since(), NewerFrom: newer.Site.since(), Elsewhere: private(c.Site.Endpoint)})
		}
	}
	return all
}

func (c *Cluster) comparable() bool {
	return c.Site != nil && !c.Site.Endpoint.Local() && c.Site.Roots()
}

// way is a digest, since the address of a proxy may hold a password.
func (c *Cluster) way() [sha256.Size]byte {
	return sha256.Sum256([]byte(c.Site.Server + "\x00" + c.Config.TLSServerName + "\x00" + c.Config.ProxyURL.Reveal()))
}

// since is when the latest CA of the entry begins.
func (s *Site) since() time.Time {
	var latest time.Time
	for _, a := range s.CAs {
		if a.From.After(latest) {
			latest = a.From
		}
	}
	return latest
}

// private reports an address that is another server in another network (RFC 1918, RFC 4193, RFC 6598, RFC 6762),
// or a name that only one network knows.
func private(e Endpoint) bool {
	if e.IP.IsValid() {
		return e.IP.IsPrivate() || e.IP.IsLinkLocalUnicast() || netip.MustParsePrefix("100.64.0.0/10").Contains(e.IP)
	}
	dot := strings.LastIndexByte(e.Host, '.')
	return dot < 0 || e.InCluster() || slices.Contains(networkDomains, e.Host[dot+1:])
}

// networkDomains are top-level domains that every network may have for itself (RFC 6762, RFC 8375, ICANN's .internal), and that
// people take for it.
var networkDomains = []string{"local", "internal", "arpa", "test", "lan", "localdomain", "intranet", "corp", "home", "private"}
