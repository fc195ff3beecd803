// Package cluster holds the rules about servers, proxies and the trust in them.
package cluster

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed server_missing.md
var serverMissingPage string

// ServerMissing reports a cluster without server: kubectl's own defaults fill in localhost
// (client-go v0.37.2 tools/clientcmd/client_config.go:42,563).
var ServerMissing = &lint.Rule{
	Name:     "server-missing",
	Title:    "a cluster has no server",
	Severity: lint.Error, Effect: lint.Elsewhere,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "cluster", Page: serverMissingPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			return lint.Words{Message: lint.Entry(c.Object) + " has no server", Help: "set it:" + setServer(p, c)}
		})
	},
}
