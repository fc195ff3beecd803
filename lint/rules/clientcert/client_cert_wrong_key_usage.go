package clientcert

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed client_cert_wrong_key_usage.md
var wrongUsagePage string

// WrongUsage reports extended key usages without clientAuth and without any: the API server verifies for
// clientAuth (apiserver v0.37.2 pkg/authentication/request/x509/x509.go:285).
var WrongUsage = &lint.Rule{
	Name:     "client-cert-wrong-key-usage",
	Title:    "a client certificate is not for clients",
	Severity: lint.Error, Effect: lint.Unauthorized,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "clientcert", Page: wrongUsagePage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			what := lint.Of("client certificate", c.Object)
			return lint.Words{Message: what + " is not for clients: clientAuth is not among its extended key usages", Help: "request it anew, with this in the spec of the CertificateSigningRequest:\n    signerName: kubernetes.io/kube-apiserver-client\n    usages: [client auth]"}
		})
	},
}
