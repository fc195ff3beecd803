package execplugin

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

//go:embed exec_env_takes_over.md
var takesOverPage string

// TakesOver reports variables that make a plugin load or run other code than its own: they are added to the environment of the
// plugin as they stand (client-go v0.37.2 plugin/pkg/client/auth/exec/exec.go:450).
var TakesOver = &lint.Rule{
	Name:     "exec-env-takes-over",
	Title:    "a variable that makes an exec plugin run other code",
	Severity: lint.Warning, Effect: lint.Risk,
	MaySeverities: []lint.Severity{lint.Info},
	Since:         "0.1.0", CWE: 427, SecuritySeverity: 6.5, Precision: "very-high", Group: "execplugin", Page: takesOverPage,
	Check: checkTakesOver,
}

// takers are the variables by which loaders, shells and interpreters find code; those that begin with takerPrefix as well.
var takers = []string{"PATH", "LD_PRELOAD", "LD_LIBRARY_PATH", "LD_AUDIT", "BASH_ENV", "ENV", "PYTHONPATH", "PYTHONSTARTUP", "PYTHONHOME", "NODE_OPTIONS", "NODE_PATH", "PERL5OPT", "PERL5LIB", "RUBYOPT", "RUBYLIB", "JAVA_TOOL_OPTIONS", "GCONV_PATH", "GIT_SSH_COMMAND"}

const takerPrefix = "DYLD_"

func checkTakesOver(p *lint.Pass) {
	if p.View == nil {
		return
	}
	for _, u := range p.View.Users {
		if u.Config.Exec == nil {
			continue
		}
		for i, variable := range u.Config.Exec.Env {
			f := lint.Finding{Object: u.Config.Object(), Field: fmt.Sprintf("exec.env[%d]", i)}
			f.Range = u.Config.Range(f.Field)
			switch {
			case variable.Name == "KUBERNETES_EXEC_INFO":
				f.Severity = lint.Info
				f.Message = fmt.Sprintf("the variable KUBERNETES_EXEC_INFO of %s has no effect: client-go sets its own after it", lint.Entry(u.Config.Object()))
				f.Help = "take it out; a plugin is told of the cluster by\n    provideClusterInfo: true"
			case slices.Contains(takers, variable.Name) || strings.HasPrefix(variable.Name, takerPrefix):
				f.Message = fmt.Sprintf("the variable %s of %s decides which code the exec plugin runs", variable.Name, lint.Entry(u.Config.Object()))
				f.Help = "name the plugin by its absolute path, and its arguments anew, and take the variable out:\n    kubectl config set-credentials " + lint.Quote(u.Name) + " --exec-command=/ABSOLUTE/PATH --exec-arg=WORD --exec-env=" + lint.Quote(variable.Name+"-")
			default:
				continue
			}
			p.Report(f, u.Input, u.Contexts)
		}
	}
}
