package clientcert

import (
	"crypto/x509"
	_ "embed"
	"slices"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
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
	for _, u := range p.View.Users {
		// One that is refused for its usage or its issuer is a CA all the same.
		if u.Certificate == nil || u.Certificate.Pair.Problem != "" || !signs(u.Certificate.Pair.Leaf) || !u.Certificate.Pair.Leaf.NotAfter.After(p.Now) {
			continue
		}
		object := u.Config.Object()
		f := lint.Finding{
			Certainty: lint.Likely,
			Message:   lint.Of("client certificate", object) + " is a CA: where an API server trusts it, whoever has its key can make certificates for any user",
			Help:      "keep the key of the CA away from here, and sign a certificate of its own with it:\n    kubeadm kubeconfig user --client-name NAME --validity-period 24h",
		}
		if u.InItsCA() || slices.ContainsFunc(u.Contexts, func(c *resolve.Context) bool { return c.SigningCA != nil }) {
			f.Certainty = lint.Certain
			f.Message = lint.Of("client certificate", object) + " is a CA that its cluster trusts: whoever has its key can make certificates for any user"
		}
		p.About(lint.Credential{Path: u.Input.Path, Object: object, Role: "client"}, f)
	}
}

// signs reports a certificate that others may be signed with.
func signs(c *x509.Certificate) bool {
	return c.BasicConstraintsValid && c.IsCA && (c.KeyUsage == 0 || c.KeyUsage&x509.KeyUsageCertSign != 0)
}
