package resolve

import (
	"crypto/sha256"
	"slices"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

// Trace is what a context leaves behind when its file is forgotten: what it sends, and where to. It holds
// no secret; what it sends is only good to be found again.
type Trace struct {
	Context, User string
	Site          *Site
	// What is sent: ClientCertificate, or BearerToken for the token of a service account.
	What string
	// Credential is the SHA-256 of it.
	Credential [sha256.Size]byte
	// Own says that a CA of the context issued the client certificate.
	Own bool
	// Stranger is the client certificate when no CA of the context has the name of its issuer. One that is sent
	// with intermediates, or that issued itself, is neither: where it comes from is another matter.
	Stranger *Leaf
	// OfOneCluster says that only one cluster can accept what is sent.
	OfOneCluster bool
}

// Trace is nil for a context that fails in any case, for one whose server is not verified with CAs that
// are known, and for credentials that are not a cluster's own: plugins, identity providers and opaque
// tokens may serve many clusters.
func (c *Context) Trace() *Trace {
	if c.Synthetic || c.User == nil || c.Cluster == nil || c.Cluster.Site == nil || c.Verdict.Outcome != Usable && c.Verdict.Outcome != Unknown {
		return nil
	}
	t := &Trace{Context: c.Name, User: c.User.Name, Site: c.Cluster.Site, What: c.Credential}
	switch c.Credential {
	case ClientCertificate:
		if c.User.Certificate == nil || c.User.Certificate.Pair.Leaf == nil {
			return nil
		}
		t.certificate(c, c.User.Certificate.Pair)
	case BearerToken, TokenFile:
		if c.User.Token == nil || c.User.Token.ServiceAccount == nil || c.User.Token.Form != "" {
			return nil
		}
		t.What, t.Credential, t.OfOneCluster = BearerToken, c.User.Token.digest, true
	default:
		return nil
	}
	return t
}

// certificate notes who issued the client certificate, as far as the CAs of the context tell.
func (t *Trace) certificate(c *Context, pair *credential.KeyPair) {
	t.Credential = sha256.Sum256(pair.Leaf.Raw)
	if len(pair.Chain) > 1 || selfSigned(pair.Leaf) {
		return
	}
	if c.SigningCA != nil {
		t.Own, t.OfOneCluster = true, true
		t.Site.CAs[slices.Index(c.Cluster.CA.Certificates, c.SigningCA)].SignsClients = true
		return
	}
	if !slices.ContainsFunc(t.Site.CAs, func(a *Authority) bool { return a.Subject == string(pair.Leaf.RawIssuer) }) {
		t.Stranger, t.OfOneCluster = newLeaf(pair.Leaf), credential.OfOneCluster(pair.Leaf)
	}
}
