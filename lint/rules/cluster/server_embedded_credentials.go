package cluster

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed server_embedded_credentials.md
var serverUserinfoPage string

// ServerUserinfo reports userinfo in a server address: net/http turns it into an Authorization header first, so
// client-go adds no token any more (Go net/http/client.go:251).
var ServerUserinfo = &lint.Rule{
	Name:     "server-embedded-credentials",
	Title:    "a server address holds a user name",
	Severity: lint.Error, Effect: lint.Anonymous,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", CWE: 522, SecuritySeverity: 6.0, Precision: "very-high", Group: "cluster", Page: serverUserinfoPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			return lint.Words{Message: "the server of " + lint.Entry(c.Object) + " holds a user name, which takes the place of the bearer token", Help: "take it out:\n    kubectl config set-cluster " + lint.Quote(lint.Name(c.Object)) + " --server=https://HOST:6443"}
		})
	},
}
