package execplugin

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed exec_unknown_command.md
var unknownPage string

// UnknownCommand reports plugins that are none of the well-known ones, where no list says which are allowed: a reader should
// look at what runs (client-go v0.37.2 tools/clientcmd/api/v1/types.go:208).
var UnknownCommand = &lint.Rule{
	Name:     "exec-unknown-command",
	Title:    "an exec plugin of which nothing is known",
	Severity: lint.Info, Effect: lint.Risk,
	Since: "0.1.0", CWE: 829, SecuritySeverity: 3.0, Precision: "high", Group: "execplugin", Page: unknownPage,
	Check: checkUnknown,
}

func checkUnknown(p *lint.Pass) {
	if policy := p.Options.Kuberc; len(p.Options.ExecAllow) > 0 || policy != nil && len(policy.Allowlist) > 0 {
		return
	}
	for _, u := range p.View.Users {
		exec := u.Config.Exec
		if exec == nil || exec.Command == "" || resolve.KnownPlugin(exec.Command) || resolve.Interpreter(exec.Command) || strings.ContainsAny(exec.Command, " \t\r\n$~") || relative(exec.Command) {
			continue // other rules say more
		}
		p.Report(lint.Finding{
			Message: fmt.Sprintf("the exec plugin of %s, %s, is no well-known one", lint.Entry(u.Config.Object()), exec.Command),
			Help:    "if it is meant to run, say so with all others that are:\n    kubeconfig-lint --exec-allow " + lint.Quote(exec.Command),
			Object:  u.Config.Object(), Field: "exec.command", Range: u.Config.Range("exec.command"),
		}, u.Input, u.Contexts)
	}
}
