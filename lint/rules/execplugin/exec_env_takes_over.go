package execplugin

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed exec_env_takes_over.md
var takesOverPage string

// TakesOver reports variables that make a plugin load or run other code than its own: they are added to the environment of the
// plugin as they stand (client-go v0.37.2 plugin/pkg/client/auth/exec/exec.go:450).
var TakesOver = &lint.Rule{
	Name:     "exec-env-takes-over",
	Title:    "a variable that makes an exec plugin run other code",
	Severity: lint.Warning, Effect: lint.Risk,
	MaySeverities: []lint.Severity{lint.Info},
	Since:         "0.1.0", CWE: 427, SecuritySeverity: 6.5, Precision: "very-high", Group: "execplugin", Page: takesOverPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			without := "kubectl config set-credentials " + lint.Quote(lint.Name(c.Object)) + " --exec-env=" + lint.Quote(c.Value+"-")
			if c.Variant == "overwritten" {
				return lint.Words{
					Severity: lint.Info,
					Message:  fmt.Sprintf("the variable %s of %s has no effect: client-go sets its own after it", c.Value, lint.Entry(c.Object)),
					Help:     "take it out, and let client-go tell the plugin of the cluster:\n    " + without + " --exec-provide-cluster-info",
				}
			}
			return lint.Words{
				Message: fmt.Sprintf("the variable %s of %s decides which code the exec plugin runs", c.Value, lint.Entry(c.Object)),
				Help:    "take it out, and let the environment of whoever runs kubectl hold what the plugin needs:\n    " + without,
			}
		})
	},
}
