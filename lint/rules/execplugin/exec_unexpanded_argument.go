package execplugin

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed exec_unexpanded_argument.md
var unexpandedPage string

// Unexpanded reports arguments and variables that are written for a shell, of which there is none
// (client-go v0.37.2 plugin/pkg/client/auth/exec/exec.go:457).
var Unexpanded = &lint.Rule{
	Name:     "exec-unexpanded-argument",
	Title:    "an argument of an exec plugin is written for a shell",
	Severity: lint.Info, Effect: lint.Risk,
	Since: "0.1.0", CWE: 88, Precision: "high", Group: "execplugin", Page: unexpandedPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			what := "argument " + c.Value
			if c.Variant == "variable" {
				what = "the variable " + c.Value
			}
			return lint.Words{
				Message: fmt.Sprintf("%s of the exec plugin of %s is written for a shell, and the plugin gets it as it stands", what, lint.Entry(c.Object)),
				Help:    "write the value out, or leave it to the environment of whoever runs kubectl:\n    kubectl config view --raw -o jsonpath='{.users[*].user.exec}'",
			}
		})
	},
}
