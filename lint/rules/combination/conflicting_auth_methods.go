package combination

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed conflicting_auth_methods.md
var conflictingPage string

// Conflicting reports a token beside a user name, and exec beside an auth provider
// (client-go v0.37.2 tools/clientcmd/validation.go:310,339; transport/round_trippers.go:50).
var Conflicting = &lint.Rule{
	Name:     "conflicting-auth-methods",
	Title:    "two ways to authenticate exclude each other",
	Severity: lint.Error, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "combination", Page: conflictingPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			what := map[string]string{
				"token-basic":        "a token and a user name or password",
				"token-file-basic":   "a tokenFile and a user name",
				"exec-auth-provider": "an exec plugin and an auth provider",
			}[c.Variant]
			unset := func(field string) string {
				return "\n    kubectl config unset " + lint.Quote("users."+lint.Name(c.Object)+"."+field)
			}
			out := unset("username") + unset("password")
			if c.Variant == "exec-auth-provider" {
				out = unset("auth-provider")
			}
			return lint.Words{Message: lint.Entry(c.Object) + " has " + what + ", of which only one is allowed", Help: "keep one of them, and take the other out:" + out}
		})
	},
}
