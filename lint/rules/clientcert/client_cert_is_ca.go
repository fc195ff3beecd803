package clientcert

import (
	"crypto/x509"
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

//go:embed client_cert_is_ca.md
var isCAPage string

// IsCA reports a client certificate that may sign others: its key is the key of a CA (RFC 5280 4.2.1.9).
var IsCA = &lint.Rule{
	Name:     "client-cert-is-ca",
	Title:    "a client certificate that is a CA",
	Severity: lint.Warning, Effect: lint.Risk,
	Since: "0.1.0", CWE: 269, SecuritySeverity: 7.0, Precision: "very-high", Group: "clientcert", Page: isCAPage,
	Check: checkIsCA,
}

func checkIsCA(p *lint.Pass) {
	if p.View == nil {
		return
	}
	for _, u := range p.View.Users {
		if u.Certificate == nil || u.Certificate.Pair.Problem != "" || !signs(u.Certificate.Pair.Leaf) {
			continue
		}
		p.About(lint.Credential{Path: u.Input.Path, Object: u.Config.Object(), Role: "client"}, lint.Finding{
			Message: "the client certificate of " + lint.Entry(u.Config.Object()) + " is a CA: with its key anybody can make certificates for any user",
			Help:    "keep the key of the CA away from here, and sign a certificate of its own with it:\n    kubeadm kubeconfig user --client-name NAME --validity-period 24h",
		})
	}
}

// signs reports a certificate that others may be signed with.
func signs(c *x509.Certificate) bool {
	return c.BasicConstraintsValid && c.IsCA && (c.KeyUsage == 0 || c.KeyUsage&x509.KeyUsageCertSign != 0)
}
