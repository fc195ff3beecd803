package token

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed token_unacceptable_algorithm.md
var algorithmPage string

// Algorithm reports JWTs without a signature or with a shared secret: API servers hold public keys only
// (apiserver v0.37.2 plugin/pkg/authenticator/token/oidc/oidc.go:242). Of ID tokens it mentions those that a server does
// not take by default (oidc.go:282).
var Algorithm = &lint.Rule{
	Name:     "token-unacceptable-algorithm",
	Title:    "a token is signed in a way that no API server checks",
	Severity: lint.Error, Effect: lint.Unauthorized,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", CWE: 327, Precision: "very-high", Group: "token", Page: algorithmPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			what := lint.Of("token", c.Object)
			if c.Variant == "not-by-default" {
				return lint.Words{
					Severity: lint.Warning, Certainty: lint.Likely,
					Message: fmt.Sprintf("%s is signed with %s, and an API server with --oidc-issuer-url takes RS256 alone unless it is told otherwise", what, c.Value),
					Help:    "have the issuer sign with RS256, or the API server started with:\n    --oidc-signing-algs=RS256," + c.Value,
				}
			}
			return lint.Words{Message: what + " is signed in a way that no API server checks: not at all, with a shared secret, or with EdDSA", Help: "have the issuer sign with RS256 or ES256, fetch it again, and look at its header:\n    cut -d. -f1 token | base64 -d"}
		})
	},
}
