package clientcert

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed client_cert_no_common_name.md
var noCommonNamePage string

// NoCommonName reports a certificate without a common name: the API server then has no opinion on it
// (apiserver v0.37.2 pkg/authentication/request/x509/x509.go:290).
var NoCommonName = &lint.Rule{
	Name:     "client-cert-no-common-name",
	Title:    "a client certificate names nobody",
	Severity: lint.Error, Effect: lint.Anonymous,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "clientcert", Page: noCommonNamePage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			what := lint.Of("client certificate", c.Object)
			return lint.Words{Message: what + " has no common name, so the API server takes its holder for nobody", Help: "have it issued with the user's name as CN:\n    openssl req -new -key KEY -subj /CN=NAME/O=GROUP -out client.csr"}
		})
	},
}
