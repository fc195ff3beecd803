package token

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed token_unacceptable_algorithm.md
var algorithmPage string

// Algorithm reports JWTs without a signature or with a shared secret: API servers hold public keys only
// (apiserver v0.37.2 plugin/pkg/authenticator/token/oidc/oidc.go:242).
var Algorithm = &lint.Rule{
	Name:     "token-unacceptable-algorithm",
	Title:    "a token is signed in a way that no API server checks",
	Severity: lint.Error, Effect: lint.Unauthorized,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", CWE: 327, Precision: "very-high", Group: "token", Page: algorithmPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			what := lint.Of("token", c.Object)
			return lint.Words{Message: what + " is signed in a way that no API server checks: none, or with a shared secret", Help: "have the issuer sign with RS256 or ES256, and fetch it again"}
		})
	},
}
