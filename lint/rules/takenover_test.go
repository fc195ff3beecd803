package rules_test

import (
	"fmt"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// TestTakenOver tells variables that load code from those that only could.
func TestTakenOver(t *testing.T) {
	t.Parallel()
	for variable, wanted := range map[[2]string]lint.Severity{
		{"LD_PRELOAD", "/tmp/x.so"}:                   lint.Warning,
		{"DYLD_INSERT_LIBRARIES", "/tmp/x.dylib"}:     lint.Warning,
		{"PATH", "/opt/tools:$PATH"}:                  lint.Warning,
		{"BASH_ENV", "/tmp/rc"}:                       lint.Warning,
		{"NODE_OPTIONS", "--no-warnings -r /tmp/x"}:   lint.Warning,
		{"NODE_OPTIONS", "--require=/tmp/x.js"}:       lint.Warning,
		{"RUBYOPT", "-W0 -r/tmp/x"}:                   lint.Warning,
		{"PERL5OPT", "-Mevil"}:                        lint.Warning,
		{"JAVA_TOOL_OPTIONS", "-javaagent:/tmp/x"}:    lint.Warning,
		{"KUBERNETES_EXEC_INFO", "{}"}:                lint.Info,
		{"LD_PRELOAD", ""}:                            "",
		{"PYTHONPATH", ""}:                            "",
		{"ENV", "prod"}:                               "",
		{"NODE_OPTIONS", "--max-old-space-size=4096"}: "",
		{"RUBYOPT", "-W0"}:                            "",
		{"PERL5OPT", "-w"}:                            "",
		{"JAVA_TOOL_OPTIONS", "-Xmx256m"}:             "",
		{"AWS_PROFILE", "ci"}:                         "",
		{"PYTHONUNBUFFERED", "1"}:                     "",
		{"MY_PATH", "/x"}:                             "",
	} {
		user := execUser("company-login") + fmt.Sprintf("  env: [{name: %s, value: %q}]\n", variable[0], variable[1])
		found := findings(t, example{files: map[string]string{"config": kubeconfig(user)}, order: []string{"config"}}, "exec-env-takes-over")
		switch {
		case wanted == "" && len(found) == 0:
		case len(found) != 1 || found[0].Severity != wanted:
			t.Errorf("%s=%s: %+v", variable[0], variable[1], found)
		}
	}
}
