package execplugin

import (
	_ "embed"
	"fmt"
	"regexp"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed exec_embedded_secret.md
var secretPage string

// Secret reports secrets among the variables and arguments of a plugin: they stand in the file, arguments in the list of
// processes as well, and kubectl config view prints both (client-go v0.37.2 tools/clientcmd/api/helpers.go:193-240).
var Secret = &lint.Rule{
	Name:     "exec-embedded-secret",
	Title:    "an exec plugin is handed a secret in clear",
	Severity: lint.Warning, Effect: lint.Risk,
	Since: "0.1.0", CWE: 214, SecuritySeverity: 5.5, Precision: "very-high", Group: "execplugin", Page: secretPage,
	Check: checkSecret,
}

func checkSecret(p *lint.Pass) {
	if p.View == nil {
		return
	}
	for _, u := range p.View.Users {
		for _, s := range handed(u) {
			p.Report(lint.Finding{
				Message: fmt.Sprintf("the exec plugin of %s is handed a secret in clear: %s", lint.Entry(u.Config.Object()), s.Name),
				Help:    "let the environment of the job hold it, or let the plugin log in without one:\n    kubelogin convert-kubeconfig -l workloadidentity",
				Object:  u.Config.Object(), Field: s.Field, Range: u.Config.Range(s.Field),
			}, u.Input, u.Contexts)
		}
	}
}

// handed are the variables and flags of a plugin that hold a secret.
func handed(u *resolve.User) []resolve.SecretFlag {
	if u.Config.Exec == nil {
		return nil
	}
	var all []resolve.SecretFlag
	for i, variable := range u.Config.Exec.Env {
		if secretName.MatchString(variable.Name) && !variable.Value.IsEmpty() {
			all = append(all, resolve.SecretFlag{Name: variable.Name, Field: fmt.Sprintf("exec.env[%d].value", i)})
		}
	}
	return append(all, u.SecretFlags()...)
}

// secretName are variables whose last word says that they hold a secret; one that names a file of it does not.
var secretName = regexp.MustCompile(`(?i)(?:^|_)(?:SECRET|TOKEN|PASSWORD|PASSWD|ACCESS_KEY|SECRET_KEY|API_KEY|PRIVATE_KEY)$`)
