package authprovider

import (
	_ "embed"
	"fmt"
	"strings"

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
	for _, u := range p.View.Users {
		for _, name := range u.OIDCSecrets() {
			field := "auth-provider.config." + name
			p.Report(lint.Finding{
				Message: fmt.Sprintf("the oidc provider of %s keeps a %s in the file, which kubectl config view prints in clear", lint.Entry(u.Config.Object()), strings.ReplaceAll(name, "-", " ")),
				Help:    "move to a plugin that keeps its tokens elsewhere, then take it out:\n    kubectl oidc-login setup --oidc-issuer-url=URL --oidc-client-id=ID\n    kubectl config set-credentials " + lint.Quote(u.Name) + " --auth-provider=oidc --auth-provider-arg=" + name + "-",
				Object:  u.Config.Object(), Field: field, Range: u.Config.Range(field),
			}, u.Input, u.Contexts)
		}
	}
}
