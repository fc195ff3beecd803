package structure

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed wrong_api_version_or_kind.md
var wrongVersionOrKindPage string

// WrongVersionOrKind reports an apiVersion other than v1 or a kind other than Config; either may be
// left out (client-go v0.37.2 tools/clientcmd/api/latest/latest.go:31).
var WrongVersionOrKind = &lint.Rule{
	Name:     "wrong-api-version-or-kind",
	Title:    "apiVersion or kind is not that of a kubeconfig",
	Severity: lint.Error, Effect: lint.Refused,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "structure", Page: wrongVersionOrKindPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			if placeless(c) {
				return somewhere(c, "apiVersion or kind is not that of a kubeconfig")
			}
			message := fmt.Sprintf("%s is %q where client-go knows only %q", c.Field, c.Variant, c.Value)
			if c.Value == "string" {
				message = fmt.Sprintf("%s is %s where client-go wants text", c.Field, types[c.Variant])
			}
			return lint.Words{Message: message, Help: "write, with capitals as shown:\n    apiVersion: v1\n    kind: Config"}
		})
	},
}
