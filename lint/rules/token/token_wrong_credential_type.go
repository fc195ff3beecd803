package token

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed token_wrong_credential_type.md
var wrongTypePage string

// WrongType reports tokens of services that are no API server: GitHub, cloud APIs, Vault; and OAuth access
// tokens, which say of themselves that they are no ID tokens (RFC 9068 2.1).
var WrongType = &lint.Rule{
	Name:     "token-wrong-credential-type",
	Title:    "a token is for another service",
	Severity: lint.Warning, Effect: lint.Risk,
	Since: "0.1.0", CWE: 522, Precision: "high", Group: "token", Page: wrongTypePage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			what := lint.Of("token", c.Object)
			switch c.Variant {
			case "access-token":
				return lint.Words{Certainty: lint.Likely, Message: what + " says of itself that it is an OAuth access token, and most clusters take ID tokens only", Help: idToken}
			case "refresh-token":
				return lint.Words{Certainty: lint.Likely, Message: what + " says of itself that it is a refresh token, which is for the issuer alone", Help: idToken}
			}
			return lint.Words{Certainty: lint.Likely, Message: fmt.Sprintf("%s is one of %s and not of a cluster", what, c.Value), Help: "use a credential of the cluster:\n    kubectl -n NAMESPACE create token SERVICEACCOUNT"}
		})
	},
}

const idToken = "use the id_token of the same login, best by a plugin that fetches it for each use:\n    kubectl oidc-login setup --oidc-issuer-url=URL --oidc-client-id=ID"
