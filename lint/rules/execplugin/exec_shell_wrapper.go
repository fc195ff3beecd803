package execplugin

import (
	_ "embed"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
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
	if p.View == nil {
		return
	}
	for _, u := range p.View.Users {
		if u.Config.Exec == nil || !slices.Contains(interpreters, base(u.Config.Exec.Command)) {
			continue
		}
		p.Report(lint.Finding{
			Message: fmt.Sprintf("the exec plugin of %s is %s, so the kubeconfig holds code that runs", lint.Entry(u.Config.Object()), base(u.Config.Exec.Command)),
			Help:    "read what it runs, then put it into a plugin of its own:\n    kubectl config view --raw -o jsonpath='{.users[*].user.exec}'",
			Object:  u.Config.Object(), Field: "exec.command", Range: u.Config.Range("exec.command"),
		}, u.Input, u.Contexts)
	}
}

// interpreters are programs that run what they are handed.
var interpreters = []string{"sh", "bash", "zsh", "dash", "ksh", "fish", "cmd", "powershell", "pwsh", "python", "python3", "node", "perl", "ruby", "php", "osascript", "curl", "wget", "nc", "env", "eval", "xargs"}

// base is the name of a program without its folder and ending.
func base(command string) string {
	return strings.TrimSuffix(strings.ToLower(path.Base(strings.ReplaceAll(command, `\`, "/"))), ".exe")
}
