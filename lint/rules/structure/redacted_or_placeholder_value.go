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
			if encrypted(c) {
				return lint.Words{Message: subject(c) + " is encrypted with sops", Help: "decrypt the file first:\n    sops --decrypt " + file(c) + " > kubeconfig"}
			}
			return lint.Words{
				Message: subject(c) + " is a placeholder and no value",
				Help: "copy the original with its secrets, or fill the template in first:\n    kubectl config view --raw --flatten --minify --kubeconfig ORIGINAL > kubeconfig\n    envsubst < " +
					file(c) + " > kubeconfig",
			}
		})
	},
}

func encrypted(c *resolve.Condition) bool {
	if c.Input == nil {
		return false
	}
	_, yes := c.Input.Config.Encrypted()
	return yes
}
