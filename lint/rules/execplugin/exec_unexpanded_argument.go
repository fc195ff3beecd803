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
// (client-go v0.37.2 plugin/pkg/client/auth/exec/exec.go:458).
var Unexpanded = &lint.Rule{
	Name:     "exec-unexpanded-argument",
	Title:    "an argument of an exec plugin is written for a shell",
	Severity: lint.Info, Effect: lint.Risk,
	Since: "0.1.0", CWE: 88, Precision: "high", Group: "execplugin", Page: unexpandedPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			what, help := "argument "+c.Value, "write all arguments anew, with the value itself:\n    kubectl config set-credentials "+lint.Quote(lint.Name(c.Object))+" --exec-arg=WORD --exec-arg=WORD"
			if c.Variant == "variable" {
				what, help = "the variable "+c.Value, "set it to the value itself:\n    kubectl config set-credentials "+lint.Quote(lint.Name(c.Object))+" --exec-env="+lint.Quote(c.Value+"=VALUE")
			}
			return lint.Words{
				Message: fmt.Sprintf("%s of the exec plugin of %s is written for a shell, and the plugin gets it as it stands", what, lint.Entry(c.Object)),
				Help:    help,
			}
		})
	},
}
