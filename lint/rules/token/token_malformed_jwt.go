package token

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed token_malformed_jwt.md
var malformedPage string

// Malformed reports a JWT that no authenticator can take apart: parts are missing, the payload is no unpadded
// base64url of JSON, there is no issuer (kubernetes v1.37.2 pkg/serviceaccount/jwt.go:426-446).
var Malformed = &lint.Rule{
	Name:     "token-malformed-jwt",
	Title:    "a token is a broken JWT",
	Severity: lint.Error, Effect: lint.Unauthorized,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "token", Page: malformedPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			what := lint.Of("token", c.Object)
			why := "is a JWT that is cut off or damaged"
			switch c.Variant {
			case "no-issuer":
				why = "is a JWT without an issuer, by which every API server looks for the key"
			case "no-audience":
				why = "is a JWT without an audience, which every API server asks of an ID token"
			case "incomplete-legacy-claims":
				why = "lacks a claim that the token of a Secret must have"
			}
			return lint.Words{Message: what + " " + why, Help: "fetch it again, in one piece:\n    kubectl -n NAMESPACE create token SERVICEACCOUNT"}
		})
	},
}
