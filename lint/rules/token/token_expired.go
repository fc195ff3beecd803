// Package token holds the rules about bearer tokens.
package token

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed token_expired.md
var expiredPage string

// Expired reports a token past its end. Service account tokens are granted a minute, OIDC tokens nothing, EKS tokens
// live 15 minutes (go-jose.v2 v2.6.3 jwt/validation.go:24; go-oidc v2.5.0 verify.go:306; aws-iam-authenticator pkg/token/token.go).
var Expired = &lint.Rule{
	Name:     "token-expired",
	Title:    "a token has expired",
	Severity: lint.Error, Effect: lint.Unauthorized,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", CWE: 324, Precision: "very-high", Group: "token", Page: expiredPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			what := lint.Of("token", c.Object)
			if c.Time.IsZero() {
				return lint.Words{Message: what + " has no end, which an OIDC token must have: the API server takes it for expired", Help: help(c.Value)}
			}
			return lint.Words{Message: fmt.Sprintf("%s expired on %s", what, lint.Date(c.Time)), Expires: c.Time, Help: help(c.Value)}
		})
	},
}

// help is how to get a new token of a kind.
func help(kind string) string {
	switch credential.TokenKind(kind) {
	case credential.EKS:
		return "let the plugin fetch one for each use:\n    aws eks update-kubeconfig --name CLUSTER"
	case credential.Google:
		return "let the plugin fetch one for each use:\n    gcloud container clusters get-credentials CLUSTER"
	case credential.AzureAD:
		return "let the plugin fetch one for each use:\n    kubelogin convert-kubeconfig -l azurecli"
	case credential.OpenShift:
		return "log in again:\n    oc login"
	case credential.ServiceAccountToken:
		return "make a new one:\n    kubectl -n NAMESPACE create token SERVICEACCOUNT --duration=24h"
	}
	return "log in again where the token came from, best with a plugin that renews it"
}
