package clientcert

import (
	"crypto/x509"
	_ "embed"
	"fmt"
	"time"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed client_cert_outlives_ca.md
var outlivesPage string

// Outlives reports a client certificate whose CA ends before it does: the whole chain must be in its time
// (Go 1.26 crypto/x509/verify.go:463, apiserver v0.37.2 pkg/authentication/request/x509/x509.go:194).
var Outlives = &lint.Rule{
	Name:     "client-cert-outlives-ca",
	Title:    "a client certificate that ends after its CA",
	Severity: lint.Info, Effect: lint.Risk,
	Since: "0.1.0", CWE: 324, Precision: "high", Group: "clientcert", Page: outlivesPage,
	Check: checkOutlives,
}

// margin is by how much: many tools make a CA and a certificate of the same life within one minute.
const margin = 24 * time.Hour

func checkOutlives(p *lint.Pass) {
	for _, c := range clients(p) {
		ca := firstToEnd(c.user, p.Now)
		if ca == nil || c.NotAfter.Sub(ca.NotAfter) < margin {
			continue
		}
		p.About(c.Credential, lint.Finding{
			Expires: ca.NotAfter, Certainty: lint.Likely, // the API server may have a renewed CA of the same key already
			Message: fmt.Sprintf("%s is good until %s, and the CA %q that signed it only until %s", c.what(), lint.Date(c.NotAfter), ca.Subject.CommonName, lint.Date(ca.NotAfter)),
			Help:    "plan for the earlier day; it is the CA that must be renewed, and all kubeconfigs after it:\n    kubeadm certs check-expiration",
		})
	}
}

// firstToEnd is the CA that ends first of those that signed the certificate, one for each context, and are good now.
func firstToEnd(u *resolve.User, now time.Time) *x509.Certificate {
	var first *x509.Certificate
	if u == nil {
		return nil
	}
	for _, c := range u.Contexts {
		if ca := c.SigningCA; ca != nil && ca.NotAfter.After(now) && (first == nil || ca.NotAfter.Before(first.NotAfter)) {
			first = ca
		}
	}
	return first
}
