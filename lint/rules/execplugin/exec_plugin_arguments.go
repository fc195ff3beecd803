package execplugin

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed exec_plugin_arguments.md
var argumentsPage string

// Arguments reports calls of well-known plugins that stop before they print anything: a mandatory argument is missing, or two
// exclude each other. Other releases may differ, so it is likely at most.
var Arguments = &lint.Rule{
	Name:     "exec-plugin-arguments",
	Title:    "a known exec plugin lacks an argument",
	Severity: lint.Error, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "medium", Group: "execplugin", Page: argumentsPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			if c.Variant == "both" {
				return lint.Words{Message: fmt.Sprintf("the exec plugin of %s is called with %s, which exclude each other", lint.Entry(c.Object), c.Value), Help: "keep one of them in args"}
			}
			return lint.Words{Message: fmt.Sprintf("the exec plugin of %s is called without %s", lint.Entry(c.Object), c.Value), Help: "add it to args, or write the entry anew:\n    aws eks update-kubeconfig --name CLUSTER"}
		})
	},
}
