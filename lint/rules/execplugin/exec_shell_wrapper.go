package execplugin

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed exec_shell_wrapper.md
var shellPage string

// Shell reports plugins that run what is written in the kubeconfig: shells, interpreters, and programs that fetch.
var Shell = &lint.Rule{
	Name:     "exec-shell-wrapper",
	Title:    "an exec plugin is a shell or a downloader",
	Severity: lint.Warning, Effect: lint.Risk,
	Since: "0.1.0", CWE: 78, SecuritySeverity: 6.5, Precision: "very-high", Group: "execplugin", Page: shellPage,
	Check: checkShell,
}

func checkShell(p *lint.Pass) {
	for _, u := range p.View.Users {
		if u.Config.Exec == nil || !resolve.Interpreter(u.Config.Exec.Command) {
			continue
		}
		p.Report(lint.Finding{
			Message: fmt.Sprintf("the exec plugin of %s is %s, so the kubeconfig holds code that runs", lint.Entry(u.Config.Object()), resolve.PluginName(u.Config.Exec.Command)),
			Help:    "read what it runs, then put it into a plugin of its own:\n    kubectl config view --raw -o jsonpath='{.users[*].user.exec}'",
			Object:  u.Config.Object(), Field: "exec.command", Range: u.Config.Range("exec.command"),
		}, u.Input, u.Contexts)
	}
}
