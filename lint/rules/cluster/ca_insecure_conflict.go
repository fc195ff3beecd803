package cluster

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed ca_insecure_conflict.md
var caInsecurePage string

// CAInsecure reports a CA together with insecure-skip-tls-verify
// (client-go v0.37.2 transport/transport.go:85).
var CAInsecure = &lint.Rule{
	Name:     "ca-insecure-conflict",
	Title:    "a CA stands beside insecure-skip-tls-verify",
	Severity: lint.Error, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "cluster", Page: caInsecurePage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			return lint.Words{Message: lint.Entry(c.Object) + " has a CA and insecure-skip-tls-verify, which exclude each other", Help: "keep the CA:\n    kubectl config set-cluster " + lint.Quote(lint.Name(c.Object)) + " --insecure-skip-tls-verify=false"}
		})
	},
}
