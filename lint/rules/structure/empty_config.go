package structure

import (
	_ "embed"
	"slices"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
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
			help := "write it again; in CI see whether the variable that it is made from is set, KUBE_CONFIG for instance:\n    test -n \"$KUBE_CONFIG\" || echo empty"
			if c.Input != nil && slices.ContainsFunc(c.Input.Config.Documents(), func(d kubeconfig.Document) bool { return d.HasEntries }) {
				help = "remove the --- before the document that holds them: client-go reads only the first"
			}
			return lint.Words{Message: "the kubeconfig holds no cluster, no user and no context", Help: help}
		})
	},
}
