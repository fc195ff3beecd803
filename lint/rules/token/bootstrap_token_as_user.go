package token

import (
	_ "embed"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

//go:embed bootstrap_token_as_user.md
var bootstrapUserPage string

// BootstrapUser reports a token for joining nodes in a kubeconfig that is not for that: it lives a day and may do little
// (kubernetes v1.37.2 plugin/pkg/auth/authenticator/token/bootstrap/bootstrap.go:90-150).
var BootstrapUser = &lint.Rule{
	Name:     "bootstrap-token-as-user",
	Title:    "a bootstrap token is used like a user",
	Severity: lint.Warning, Effect: lint.Risk,
	Since: "0.1.0", Precision: "very-high", Group: "token", Page: bootstrapUserPage,
	Check: checkBootstrapUser,
}

func checkBootstrapUser(p *lint.Pass) {
	for _, t := range tokens(p) {
		if t.Kind != credential.Bootstrap || !t.sound || strings.Contains(strings.ToLower(t.Object+t.Credential.Path), "bootstrap") {
			continue
		}
		p.About(t.Credential, lint.Finding{
			Message: lint.Of("token", t.Object) + " is for joining nodes: it lives a day and may do little else",
			Help:    "use a service account:\n    kubectl -n NAMESPACE create token SERVICEACCOUNT",
		})
	}
}
