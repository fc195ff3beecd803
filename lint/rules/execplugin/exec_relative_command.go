package execplugin

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

//go:embed exec_relative_command.md
var relativePage string

// Relative reports a command with a relative path: it is taken from the folder of the kubeconfig, and by programs that load the
// file from bytes from $PATH (client-go v0.37.2 tools/clientcmd/loader.go:610-617, plugin/pkg/client/auth/exec/exec.go:197).
var Relative = &lint.Rule{
	Name:     "exec-relative-command",
	Title:    "an exec plugin is looked for beside the kubeconfig",
	Severity: lint.Warning, Effect: lint.Risk,
	Since: "0.1.0", CWE: 426, SecuritySeverity: 5.5, Precision: "very-high", Group: "execplugin", Page: relativePage,
	Check: checkRelative,
}

func checkRelative(p *lint.Pass) {
	if p.View == nil {
		return
	}
	for _, u := range p.View.Users {
		if u.Config.Exec == nil || !strings.ContainsRune(u.Config.Exec.Command, '/') || strings.HasPrefix(u.Config.Exec.Command, "/") || strings.HasPrefix(u.Config.Exec.Command, "~") {
			continue
		}
		p.Report(lint.Finding{
			Message: fmt.Sprintf("the exec plugin of %s is %s, which is run from the folder of the kubeconfig", lint.Entry(u.Config.Object()), u.Config.Exec.Command),
			Help:    "install the plugin and name it without a path, or by an absolute one:\n    kubectl config set-credentials " + lint.Quote(u.Name) + " --exec-command=PLUGIN",
			Object:  u.Config.Object(), Field: "exec.command", Range: u.Config.Range("exec.command"),
		}, u.Input, u.Contexts)
	}
}
