package authprovider

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed auth_provider_unknown.md
var unknownProviderPage string

// UnknownProvider reports a provider that client-go has not: oidc is the only one left
// (client-go v0.37.2 rest/plugin.go:79).
var UnknownProvider = &lint.Rule{
	Name:     "auth-provider-unknown",
	Title:    "an auth provider does not exist",
	Severity: lint.Error, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "authprovider", Page: unknownProviderPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			name := lint.Name(c.Object)
			return lint.Words{
				Message: fmt.Sprintf("%s uses an auth provider that client-go does not have: %q", lint.Entry(c.Object), c.Value),
				// Both commands: validation refuses an exec plugin beside a provider, and v1 without a mode.
				Help: "put a credential plugin in its place:\n    kubectl config unset " + lint.Quote("users."+name+".auth-provider") +
					"\n    kubectl config set-credentials " + lint.Quote(name) + " --exec-command=PLUGIN --exec-api-version=client.authentication.k8s.io/v1 --exec-interactive-mode=IfAvailable",
			}
		})
	},
}
