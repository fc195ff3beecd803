package execplugin

import (
	_ "embed"
	"fmt"
	"path"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed exec_command_not_runnable.md
var notRunnablePage string

// NotRunnable reports a plugin that is not in $PATH, or a path that is no executable file
// (client-go v0.37.2 plugin/pkg/client/auth/exec/exec.go:549-575). It says what holds on this machine.
var NotRunnable = &lint.Rule{
	Name:     "exec-command-not-runnable",
	Title:    "an exec plugin cannot be started here",
	Severity: lint.Warning, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Error, lint.Info}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "medium", Group: "execplugin", Page: notRunnablePage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			entry := lint.Entry(c.Object)
			w := lint.Words{Message: fmt.Sprintf("the exec plugin of %s, %s, is not in $PATH here", entry, c.Value), Help: "install it, or lint with --no-files when the file is for another machine:\n    command -v " + lint.Quote(c.Value)}
			switch c.Variant {
			case "missing":
				w.Severity, w.Message = lint.Error, fmt.Sprintf("the exec plugin of %s is %s, which does not exist", entry, c.Value)
				w.Help = "see where it is, and write that, or its name alone; lint with --no-files when the file is for another machine:\n    command -v " + lint.Quote(path.Base(c.Value))
			case "not-executable":
				w.Severity, w.Message = lint.Error, fmt.Sprintf("the exec plugin of %s is %s, which may not be executed", entry, c.Value)
				w.Help = "let it be executed, if it is what it should be:\n    ls -l " + lint.Quote(c.Value) + "\n    chmod +x " + lint.Quote(c.Value)
			case "not-looked-at":
				w.Severity, w.Message = lint.Info, fmt.Sprintf("%s depends on the exec plugin %s, which was not looked for", entry, c.Value)
				w.Help = "lint it where it is used; to see there whether the plugin can be found:\n    command -v " + lint.Quote(c.Value)
			}
			return w
		})
	},
}
