package structure

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed empty_config.md
var emptyPage string

// Empty reports a file with no cluster, user or context: kubectl falls back to
// localhost (client-go v0.37.2 tools/clientcmd/client_config.go:56).
var Empty = &lint.Rule{
	Name:     "empty-config",
	Title:    "the kubeconfig holds nothing",
	Severity: lint.Error, Effect: lint.Elsewhere,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "structure", Page: emptyPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			return lint.Words{Message: "the kubeconfig holds no cluster, no user and no context", Help: "write it again; in CI look whether the variable that it is made from is empty"}
		})
	},
}
