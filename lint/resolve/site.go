package resolve

import (
	"cmp"
	"crypto/sha256"
	"crypto/x509"
	"slices"
	"strings"
	"time"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

// Authority is one CA as far as it can be told from others. It outlives its file.
type Authority struct {
	// Subject is the DER of the name, Name the common name for prose.
	Subject, Name string
	// Key is the SHA-256 of the public key.
	Key [sha256.Size]byte
	// From is when the certificate begins.
	From time.Time
	// Root says that it issued itself, OfCluster that its name is that of a cluster's own CA, Purpose
	// what else it signs.
	Root, OfCluster bool
	Purpose         string
	// SignsClients says that a client certificate of the inputs bears its signature.
	SignsClients bool

	keyID     string
	public    any
	algorithm x509.PublicKeyAlgorithm
}

func newAuthority(ca *x509.Certificate) *Authority {
	return &Authority{
		Subject: string(ca.RawSubject), Name: ca.Subject.CommonName, Key: sha256.Sum256(ca.RawSubjectPublicKeyInfo), From: ca.NotBefore,
		Root: selfSigned(ca), OfCluster: credential.ClusterCA(ca), Purpose: credential.Purpose(ca),
		keyID: string(ca.SubjectKeyId), public: ca.PublicKey, algorithm: ca.PublicKeyAlgorithm,
	}
}

// Leaf is as much of a certificate as shows who signed it. A certificate itself, as Go keeps it, is many times as large.
type Leaf struct {
	// Issuer is the DER of the name.
	Issuer string

	keyID             string
	signed, signature []byte
	algorithm         x509.SignatureAlgorithm
}

func newLeaf(c *x509.Certificate) *Leaf {
	return &Leaf{Issuer: string(c.RawIssuer), keyID: string(c.AuthorityKeyId), signed: c.RawTBSCertificate, signature: c.Signature, algorithm: c.SignatureAlgorithm}
}

// MaySign reports a CA of the name of a leaf's issuer, and of the key id where both sides give one.
func (a *Authority) MaySign(leaf *Leaf) bool {
	return a.Subject == leaf.Issuer && (a.keyID == "" || leaf.keyID == "" || a.keyID == leaf.keyID)
}

// Signed reports whether the CA's key made the signature of a leaf.
func (a *Authority) Signed(leaf *Leaf) bool {
	return credential.Signed(&x509.Certificate{PublicKey: a.public, PublicKeyAlgorithm: a.algorithm},
		&x509.Certificate{RawTBSCertificate: leaf.signed, SignatureAlgorithm: leaf.algorithm, Signature: leaf.signature})
}

// Site is one cluster entry as far as it can be told from others: where its server is and with which
// CAs it is verified. It outlives its file.
type Site struct {
	// Path and Cluster are the file and the name of the entry.
	Path, Cluster string
	// Endpoint is where its server is, Server its host and port.
	Endpoint Endpoint
	Server   string
	CAs      []*Authority
}

// newSite is nil for an entry whose server is not reached over TLS, or not verified with CAs of the entry.
func newSite(c *Cluster) *Site {
	e, ok := c.Endpoint()
	if !ok || !c.HTTPS() || c.CA == nil || c.CA.Problem != "" || c.Config.InsecureSkipTLSVerify {
		return nil
	}
	if e.IP.IsValid() {
		e.Host = e.IP.String()
	}
	s := &Site{Path: c.Input.Path, Cluster: c.Name, Endpoint: e, Server: e.Host + ":" + cmp.Or(e.Port, "443")}
	if e.IP.Is6() {
		s.Server = "[" + e.Host + "]:" + cmp.Or(e.Port, "443")
	}
	for _, ca := range c.CA.Certificates {
		s.CAs = append(s.CAs, newAuthority(ca))
	}
	return s
}

// Shares reports a CA key that two entries have in common.
func (s *Site) Shares(other *Site) bool {
	return slices.ContainsFunc(s.CAs, func(a *Authority) bool {
		return slices.ContainsFunc(other.CAs, func(b *Authority) bool { return a.Key == b.Key })
	})
}

// Roots reports an entry whose CAs all issued themselves: below an intermediate there may be a root in common.
func (s *Site) Roots() bool {
	return !slices.ContainsFunc(s.CAs, func(a *Authority) bool { return !a.Root })
}

// Apart reports two entries that look like two clusters, and not like two ways to one: they share no CA
// key, no host but this machine, and neither is named or addressed like a part of the other, as
// prod and prod-internal are.
func (s *Site) Apart(other *Site) bool {
	here, there := s.Endpoint, other.Endpoint
	if s.Shares(other) || !s.Roots() || !other.Roots() || s.Server == other.Server || here.Host == there.Host && !here.Local() {
		return false
	}
	return !related(s.Cluster, other.Cluster) && (here.IP.IsValid() || there.IP.IsValid() || here.Local() || !related(here.Host, there.Host))
}

// OwnCA reports an entry whose server evidently belongs to a cluster with CAs of its own, and is not only
// shown with some certificate at its door: each CA has the name of a cluster's own, or is known to sign
// clients as well.
func (s *Site) OwnCA() bool {
	return !slices.ContainsFunc(s.CAs, func(a *Authority) bool { return !a.OfCluster && !a.SignsClients })
}

// Named reports an entry whose CAs all have the names of clusters' own, so that nothing rests on how they are used.
func (s *Site) Named() bool {
	return !slices.ContainsFunc(s.CAs, func(a *Authority) bool { return !a.OfCluster })
}

// generic are the names that generators give to every cluster.
var generic = []string{"kubernetes", "default", "cluster", "k8s", "local", "kind", "minikube"}

// related reports names of which one has all the words of the other, unless they say nothing.
func related(a, b string) bool {
	words := func(name string) []string {
		split := func(r rune) bool { return strings.ContainsRune(".-_/:@ ", r) }
		return slices.DeleteFunc(strings.FieldsFunc(strings.ToLower(name), split), func(word string) bool { return slices.Contains(generic, word) })
	}
	within := func(a, b []string) bool {
		return len(a) > 0 && !slices.ContainsFunc(a, func(word string) bool { return !slices.Contains(b, word) })
	}
	x, y := words(a), words(b)
	return within(x, y) || within(y, x)
}
