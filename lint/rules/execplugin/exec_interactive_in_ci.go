package execplugin

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed exec_interactive_in_ci.md
var interactivePage string

// Interactive reports plugins that need a terminal: interactiveMode Always, or a login that opens a browser or shows a code. In CI the
// first is an error (client-go v0.37.2 plugin/pkg/client/auth/exec/exec.go:234-259).
var Interactive = &lint.Rule{
	Name:     "exec-interactive-in-ci",
	Title:    "an exec plugin asks a person",
	Severity: lint.Warning, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Error, lint.Info}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "medium", Group: "execplugin", Page: interactivePage,
	Check: func(p *lint.Pass) {
		severity := lint.Info // at a desk a question is answered
		if p.Options.CI {
			severity = lint.Warning
		}
		p.Each(func(c *resolve.Condition) lint.Words {
			if c.Variant == "login" {
				help := "choose a login that needs nobody"
				if c.Plugin.Unattended != "" {
					help += ":\n    " + c.Plugin.Unattended
				}
				return lint.Words{Severity: severity, Certainty: lint.Likely, Message: fmt.Sprintf("the exec plugin of %s logs in with %s, which asks a person", lint.Entry(c.Object), c.Value), Help: help}
			}
			w := lint.Words{Severity: severity, Message: "the exec plugin of " + lint.Entry(c.Object) + " has interactiveMode Always, which fails without a terminal", Help: "let it run without one, if the plugin can:\n    kubectl config set-credentials " + lint.Quote(lint.Name(c.Object)) + " --exec-interactive-mode=Never"}
			if c.Deciding() {
				w.Severity = lint.Error
			}
			return w
		})
	},
}
