package clientcert

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed client_key_mismatch.md
var keyMismatchPage string

// KeyMismatch reports a key whose public half is not that of the first certificate
// (Go 1.26 crypto/tls/tls.go:331-355).
var KeyMismatch = &lint.Rule{
	Name:     "client-key-mismatch",
	Title:    "a client key does not belong to its certificate",
	Severity: lint.Error, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "clientcert", Page: keyMismatchPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			what := lint.Of("client key", c.Object)
			return lint.Words{Message: what + " does not belong to the certificate", Help: "compare the two, and fetch both again from one place if they differ; in a chain the leaf comes first:\n    openssl x509 -in CERT -noout -pubkey\n    openssl pkey -in KEY -pubout"}
		})
	},
}
