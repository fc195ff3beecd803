package combination

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed basic_auth_removed.md
var basicPage string

// Basic reports Basic authentication, which Kubernetes dropped in 1.19: the header is sent and not read
// (apiserver v0.37.2 pkg/authentication/request/bearertoken/bearertoken.go:48).
var Basic = &lint.Rule{
	Name:     "basic-auth-removed",
	Title:    "a user name and password are not read by any API server",
	Severity: lint.Error, Effect: lint.Anonymous,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", CWE: 522, Precision: "high", Group: "combination", Page: basicPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			return lint.Words{Message: lint.Entry(c.Object) + " has a user name to log in with, which no API server reads since 1.19", Help: "use a token or a client certificate, and take the user name out:\n    kubectl -n NAMESPACE create token SERVICEACCOUNT\n    kubectl config unset " + lint.Quote("users."+lint.Name(c.Object)+".username") + "\n    kubectl config unset " + lint.Quote("users."+lint.Name(c.Object)+".password")}
		})
	},
}
