package authprovider

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed oidc_config_incomplete.md
var oidcConfigPage string

// OIDCConfig reports what newOIDCAuthProvider refuses: no issuer, no client id, a CA that cannot be read
// (client-go v0.37.2 plugin/pkg/client/auth/oidc/oidc.go:111-147). It mentions an issuer that no API server takes, and
// what has no effect (oidc.go:47).
var OIDCConfig = &lint.Rule{
	Name:     "oidc-config-incomplete",
	Title:    "the oidc auth provider is not configured",
	Severity: lint.Error, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Warning, lint.Info}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "authprovider", Page: oidcConfigPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			why := map[string]string{
				"idp-issuer-url": "has no idp-issuer-url",
				"client-id":      "has no client-id",
				"ca-base64":      "has an idp-certificate-authority-data that is no base64",
				"ca":             "has a CA of the issuer that holds no certificate",

				"issuer-not-https": "has an issuer that is no https URL, which no API server takes",
				"extra-scopes":     "has extra-scopes, which nobody reads: a renewal asks for no scopes",
			}[c.Variant]
			set := "\n    kubectl config set-credentials " + lint.Quote(lint.Name(c.Object)) + " --auth-provider=oidc"
			help := "set what is missing:" + set + " --auth-provider-arg=idp-issuer-url=URL --auth-provider-arg=client-id=ID"
			if c.Variant == "ca" || c.Variant == "ca-base64" {
				help = "set it to the CA of the issuer, PEM in base64 on one line:" + set + ` --auth-provider-arg=idp-certificate-authority-data="$(base64 -w0 < ca.pem)"`
			}
			w := lint.Words{Message: "the oidc provider of " + lint.Entry(c.Object) + " " + why, Help: help}
			switch c.Variant {
			case "issuer-not-https":
				w.Severity, w.Certainty = lint.Warning, lint.Likely
				w.Help = "set the address that stands in the iss of its tokens:" + set + " --auth-provider-arg=idp-issuer-url=https://ISSUER"
			case "extra-scopes":
				w.Severity = lint.Info
				w.Help = "take them out:" + set + " --auth-provider-arg=extra-scopes-"
			}
			return w
		})
	},
}
