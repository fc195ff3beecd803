package execplugin

import (
	_ "embed"
	"fmt"
	"path"
	"slices"
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
	for _, u := range p.View.Users {
		if u.Config.Exec == nil {
			continue
		}
		where := ""
		switch command := u.Config.Exec.Command; {
		case relative(command):
			where = "which is run from the folder of the kubeconfig"
			if !strings.Contains(command, "/") {
				where += " on Windows"
			}
		case slices.ContainsFunc(writable, func(dir string) bool { return strings.HasPrefix(path.Clean(command), dir) }):
			where = "which stands in a folder where everybody may write"
		default:
			continue
		}
		p.Report(lint.Finding{
			Message: fmt.Sprintf("the exec plugin of %s is %s, %s", lint.Entry(u.Config.Object()), u.Config.Exec.Shown(), where),
			Help:    "install the plugin and name it without a path, or by an absolute one, and its arguments anew:\n    kubectl config set-credentials " + lint.Quote(u.Name) + " --exec-command=PLUGIN --exec-arg=WORD",
			Object:  u.Config.Object(), Field: "exec.command", Range: u.Config.Range("exec.command"),
		}, u.Input, u.Contexts)
	}
}

// writable are the folders in which everybody may put a file.
var writable = []string{"/tmp/", "/var/tmp/", "/dev/shm/", "/private/tmp/", "/Users/Shared/"}

// relative reports a command with a path that begins at the folder of the kubeconfig.
func relative(command string) bool {
	slashed := strings.ReplaceAll(command, `\`, "/")
	drive := len(slashed) > 1 && slashed[1] == ':'
	return strings.ContainsRune(slashed, '/') && !drive && !strings.HasPrefix(slashed, "/") && !strings.HasPrefix(slashed, "~") && !strings.HasPrefix(slashed, "$")
}
