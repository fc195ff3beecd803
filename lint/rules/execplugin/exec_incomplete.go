// Package execplugin holds the rules about credential plugins, none of which is ever run.
package execplugin

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed exec_incomplete.md
var incompletePage string

// Incomplete reports an exec section without a command, or with a variable that has no name
// (client-go v0.37.2 tools/clientcmd/validation.go:313,320).
var Incomplete = &lint.Rule{
	Name:     "exec-incomplete",
	Title:    "an exec plugin is not fully described",
	Severity: lint.Error, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "execplugin", Page: incompletePage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			if c.Variant == "unnamed-env" {
				return lint.Words{Message: "the exec plugin of " + lint.Entry(c.Object) + " has a variable without a name", Help: "write each variable as a name and a value:\n    kubectl config set-credentials " + lint.Quote(lint.Name(c.Object)) + " --exec-env=NAME=VALUE"}
			}
			return lint.Words{Message: "the exec plugin of " + lint.Entry(c.Object) + " has no command", Help: "name the program, and its arguments anew:\n    kubectl config set-credentials " + lint.Quote(lint.Name(c.Object)) + " --exec-command=PLUGIN --exec-arg=WORD"}
		})
	},
}
