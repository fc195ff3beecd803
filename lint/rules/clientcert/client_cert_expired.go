// Package clientcert holds the rules about client certificates and their keys.
package clientcert

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed client_cert_expired.md
var expiredPage string

// Expired reports a client certificate past its not-after date. The TLS handshake
// still succeeds, because the API server only asks for a certificate there and
// verifies it, without leeway, at each request
// (apiserver v0.37.2 pkg/authentication/request/x509/x509.go:194).
var Expired = &lint.Rule{
	Name:     "client-cert-expired",
	Title:    "client certificate has expired",
	Severity: lint.Error, Effect: lint.Unauthorized,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", CWE: 324, Precision: "very-high", Group: "clientcert", Page: expiredPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			return lint.Words{
				Message: fmt.Sprintf("%s expired on %s", lint.Of("client certificate", c.Object), lint.Date(c.Time)),
				Expires: c.Time,
				Help: `get a fresh kubeconfig from where this one came from:
    kubeadm certs renew admin.conf && cp /etc/kubernetes/admin.conf ~/.kube/config
    kind export kubeconfig --name CLUSTER
    minikube update-context
    clusterctl get kubeconfig CLUSTER`,
			}
		})
	},
}
