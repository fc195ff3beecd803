package execplugin

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
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
	for _, u := range p.View.Users {
		for _, s := range u.HandedSecrets() {
			what, help := s.Name, "let the environment of the job hold it, or choose a login that needs none:\n    kubectl -n NAMESPACE create token SERVICEACCOUNT"
			switch {
			case s.Variable:
				help = "let the environment of the job hold it, and take it out of the file:\n    kubectl config set-credentials " + lint.Quote(u.Name) + " --exec-env=" + lint.Quote(s.Name+"-")
			case what == "":
				what = "a token among its arguments"
			}
			p.Report(lint.Finding{
				Message: fmt.Sprintf("the exec plugin of %s is handed a secret in clear: %s", lint.Entry(u.Config.Object()), what),
				Help:    help,
				Object:  u.Config.Object(), Field: s.Field, Range: u.Config.Range(s.Field),
			}, u.Input, u.Contexts)
		}
	}
}
