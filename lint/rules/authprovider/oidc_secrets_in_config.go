package authprovider

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

//go:embed oidc_secrets_in_config.md
var oIDCSecretsPage string

// OIDCSecrets reports a refresh token or client secret of the oidc provider: long-lived, and printed in clear by
// kubectl config view (client-go v0.37.2 tools/clientcmd/api/helpers.go:193-240).
var OIDCSecrets = &lint.Rule{
	Name:     "oidc-secrets-in-config",
	Title:    "the oidc auth provider keeps secrets in the file",
	Severity: lint.Warning, Effect: lint.Risk,
	Since: "0.1.0", CWE: 312, SecuritySeverity: 5.0, Precision: "very-high", Group: "authprovider", Page: oIDCSecretsPage,
	Check: checkOIDCSecrets,
}

func checkOIDCSecrets(p *lint.Pass) {
	if p.View == nil {
		return
	}
	for _, u := range p.View.Users {
		provider := u.Config.AuthProvider
		if provider == nil || provider.Name != "oidc" || provider.Config["refresh-token"].IsEmpty() {
			continue
		}
		p.Report(lint.Finding{
			Message: "the oidc provider of " + lint.Entry(u.Config.Object()) + " keeps a refresh token in the file, which kubectl config view prints in clear",
			Help:    "move to a plugin that keeps its tokens elsewhere:\n    kubectl oidc-login setup --oidc-issuer-url=URL --oidc-client-id=ID",
			Object:  u.Config.Object(), Field: "auth-provider.config.refresh-token", Range: u.Config.Range("auth-provider.config.refresh-token"),
		}, u.Input, u.Contexts)
	}
}
