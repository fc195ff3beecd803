package execplugin

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed exec_interactive_mode_invalid.md
var interactiveModePage string

// InteractiveMode reports exec of version v1 without interactiveMode, and values other than Never, IfAvailable and Always
// (client-go v0.37.2 tools/clientcmd/validation.go:323-330).
var InteractiveMode = &lint.Rule{
	Name:     "exec-interactive-mode-invalid",
	Title:    "interactiveMode is missing or misspelt",
	Severity: lint.Error, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "execplugin", Page: interactiveModePage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			message := "the exec plugin of " + lint.Entry(c.Object) + " has no interactiveMode, and only version v1beta1 does without"
			if c.Variant == "value" {
				message = "the interactiveMode of " + lint.Entry(c.Object) + " is none of Never, IfAvailable and Always"
			}
			return lint.Words{Message: message, Help: "set it, with the capital letter:\n    kubectl config set-credentials " + lint.Quote(lint.Name(c.Object)) + " --exec-interactive-mode=IfAvailable"}
		})
	},
}
