package clientcert

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

//go:embed client_cert_long_lived.md
var longLivedPage string

// LongLived reports client certificates made to live longer than --max-cert-lifetime. An API server asks no list of revoked
// certificates (apiserver v0.37.2 pkg/authentication/request/x509/x509.go:153-201), so the end is all that ends one.
var LongLived = &lint.Rule{
	Name:     "client-cert-long-lived",
	Title:    "a client certificate that lives for years",
	Severity: lint.Info, Effect: lint.Risk,
	Since: "0.1.0", CWE: 613, SecuritySeverity: 3.5, Precision: "very-high", Group: "clientcert", Page: longLivedPage,
	Check: checkLongLived,
}

func checkLongLived(p *lint.Pass) {
	most := p.Options.MaxCertLifetime
	for _, c := range clients(p) {
		life := c.NotAfter.Sub(c.NotBefore)
		if most == 0 || life <= most {
			continue
		}
		p.About(c.Credential, lint.Finding{
			Expires: c.NotAfter,
			Message: fmt.Sprintf("%s lives for %s, until %s, and nothing can revoke it", c.what(), lint.Life(life), lint.Date(c.NotAfter)),
			Help:    "use one that ends sooner, or tokens for an hour:\n    kubeadm kubeconfig user --client-name NAME --validity-period 24h\n    kubectl -n NAMESPACE create token SERVICEACCOUNT --duration=1h",
		})
	}
}
