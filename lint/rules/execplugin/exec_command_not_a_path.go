package execplugin

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed exec_command_not_a_path.md
var notAPathPage string

// NotAPath reports a command with arguments, a tilde, variables or shell syntax: client-go starts it as one file name
// (client-go v0.37.2 plugin/pkg/client/auth/exec/exec.go:197,549).
var NotAPath = &lint.Rule{
	Name:     "exec-command-not-a-path",
	Title:    "the command of an exec plugin is a command line",
	Severity: lint.Error, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "high", Group: "execplugin", Page: notAPathPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			if c.Variant == "blank" {
				return lint.Words{Message: "the command of " + lint.Entry(c.Object) + " has blanks around it, and client-go looks for that name", Help: "write it without them, and its arguments anew:\n    kubectl config set-credentials " + lint.Quote(lint.Name(c.Object)) + " --exec-command=" + lint.Quote(strings.TrimSpace(c.Value)) + " --exec-arg=WORD"}
			}
			return lint.Words{Message: fmt.Sprintf("the command of %s is a command line, and client-go takes it as one file name", lint.Entry(c.Object)), Help: "put the program into command and each word behind it into args:\n    kubectl config set-credentials " + lint.Quote(lint.Name(c.Object)) + " --exec-command=PLUGIN --exec-arg=WORD --exec-arg=WORD"}
		})
	},
}
