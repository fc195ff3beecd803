package token

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed token_encoded_or_prefixed.md
var encodedPage string

// Encoded reports a token with a prefix, in quotes, inside JSON, or still in base64: the API server compares it as it is
// (apiserver v0.37.2 pkg/authentication/request/bearertoken/bearertoken.go:43).
var Encoded = &lint.Rule{
	Name:     "token-encoded-or-prefixed",
	Title:    "a token was pasted with what surrounds it",
	Severity: lint.Error, Effect: lint.Unauthorized,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "token", Page: encodedPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			what := lint.Of("token", c.Object)
			why := map[string]string{
				"bearer-prefix":   "begins with the word Bearer, which client-go adds by itself",
				"quoted":          "has quotes around it",
				"json":            "is the JSON around a token",
				"base64-of-token": "is the base64 text of a token, as it stands in a Secret",
			}[c.Variant]
			return lint.Words{Message: what + " " + why, Help: "write the token alone; out of a Secret:\n    kubectl -n NAMESPACE get secret NAME -o jsonpath='{.data.token}' | base64 -d"}
		})
	},
}
