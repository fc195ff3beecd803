package token

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed token_issuer_server_mismatch.md
var issuerServerPage string

// IssuerServer reports a token that shows for which EKS cluster it is, at the server of another one. It speaks only when both
// sides show an id (shape of aws eks describe-cluster).
var IssuerServer = &lint.Rule{
	Name:     "token-issuer-server-mismatch",
	Title:    "a token belongs to another cluster",
	Severity: lint.Error, Effect: lint.Unauthorized,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "high", Group: "token", Page: issuerServerPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			what := lint.Of("token", c.Object)
			return lint.Words{Message: what + " belongs to another cluster than the server of this context", Help: "fetch the credential again for this cluster:\n    aws eks update-kubeconfig --name CLUSTER"}
		})
	},
}
