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
	if p.View == nil {
		return
	}
	for _, u := range p.View.Users {
		if u.Token == nil || u.Token.Kind != credential.Bootstrap || strings.Contains(strings.ToLower(u.Name+u.Input.Path), "bootstrap") {
			continue
		}
		p.About(lint.Credential{Path: u.Input.Path, Object: u.Config.Object(), Role: "token"}, lint.Finding{
			Message: "the token of " + lint.Entry(u.Config.Object()) + " is for joining nodes: it lives a day and may do little else",
			Help:    "use a service account:\n    kubectl -n NAMESPACE create token SERVICEACCOUNT",
		})
	}
}
