package cluster

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed tls_server_name_invalid.md
var serverNamePage string

// ServerName reports a tls-server-name that no certificate can carry: with a port, a scheme or a path
// (Go 1.26 crypto/x509/verify.go:936).
var ServerName = &lint.Rule{
	Name:     "tls-server-name-invalid",
	Title:    "tls-server-name is no host name",
	Severity: lint.Error, Effect: lint.TLSError,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "cluster", Page: serverNamePage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			return lint.Words{Message: fmt.Sprintf("the tls-server-name of %s is %q, which no certificate can be for", lint.Entry(c.Object), c.Value), Help: "write the host name alone:\n    kubectl config set-cluster " + lint.Quote(lint.Name(c.Object)) + " --tls-server-name=HOST"}
		})
	},
}
