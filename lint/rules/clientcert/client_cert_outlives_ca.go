package clientcert

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
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

func checkOutlives(p *lint.Pass) {
	if p.View == nil {
		return
	}
	for _, u := range p.View.Users {
		for _, c := range u.Contexts {
			ca := c.SigningCA
			if ca == nil || !ca.NotAfter.After(p.Now) || !u.Certificate.Pair.Leaf.NotAfter.After(ca.NotAfter) {
				continue
			}
			p.About(lint.Credential{Path: u.Input.Path, Object: u.Config.Object(), Role: "client"}, lint.Finding{
				Expires: ca.NotAfter,
				Message: fmt.Sprintf("the client certificate of %s is good until %s, and the CA %q that signed it only until %s",
					lint.Entry(u.Config.Object()), lint.Date(u.Certificate.Pair.Leaf.NotAfter), ca.Subject.CommonName, lint.Date(ca.NotAfter)),
				Help: "plan for the earlier day; it is the CA that must be renewed, and all kubeconfigs after it:\n    kubeadm certs check-expiration",
			})
			break
		}
	}
}
