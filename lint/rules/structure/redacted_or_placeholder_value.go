package structure

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed redacted_or_placeholder_value.md
var placeholderPage string

// Placeholder reports what kubectl config view prints in place of secrets, and template variables that
// were never filled in (client-go v0.37.2 tools/clientcmd/api/helpers.go:30).
var Placeholder = &lint.Rule{
	Name:     "redacted-or-placeholder-value",
	Title:    "a placeholder stands where a value is needed",
	Severity: lint.Error, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk, lint.Unauthorized},
	Since: "0.1.0", Precision: "very-high", Group: "structure", Page: placeholderPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			what := c.Field + " of " + lint.Entry(c.Object)
			return lint.Words{
				Message: what + " is a placeholder and no value",
				Help:    "take the file from a command that keeps secrets, or fill the template in first:\n    kubectl config view --raw --flatten --minify\n    envsubst < TEMPLATE > kubeconfig",
			}
		})
	},
}
