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
	for _, c := range p.Credentials() {
		if c.Role != "client" || c.Kind != "certificate" || most == 0 || c.Lifetime() <= most || !c.Until.After(p.Now) {
			continue
		}
		p.About(c, lint.Finding{
			Expires: c.Until,
			Message: fmt.Sprintf("%s lives for %s, until %s, and nothing can revoke it", lint.Of("client certificate", c.Object), lint.Life(c.Lifetime()), lint.Date(c.Until)),
			Help:    "make one that ends sooner, each time anew (in seconds, here a day):\n    kubectl get csr NAME -o jsonpath='{.spec.expirationSeconds}'\n    kubeadm kubeconfig user --client-name NAME --validity-period 24h",
		})
	}
}
