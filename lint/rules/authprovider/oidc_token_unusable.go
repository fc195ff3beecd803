package authprovider

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed oidc_token_unusable.md
var oidcTokenPage string

// OIDCToken reports an id-token that is malformed, or that has ten seconds left at most and no refresh token
// beside it (client-go v0.37.2 plugin/pkg/client/auth/oidc/oidc.go:221-288).
var OIDCToken = &lint.Rule{
	Name:     "oidc-token-unusable",
	Title:    "an id-token cannot be used or renewed",
	Severity: lint.Error, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "authprovider", Page: oidcTokenPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			switch c.Variant {
			case "absent":
				return lint.Words{Message: "the oidc provider of " + lint.Entry(c.Object) + " has neither an id-token nor a refresh-token", Help: oidcHelp}
			case "malformed":
				return lint.Words{Message: "the id-token of " + lint.Entry(c.Object) + " is no JWT, which fails even beside a refresh-token", Help: oidcHelp}
			}
			verb := "expired on"
			if p.Now.Before(c.Time) {
				verb = "has ten seconds left at most, until"
			}
			return lint.Words{
				Message: fmt.Sprintf("the id-token of %s %s %s, and there is no refresh-token", lint.Entry(c.Object), verb, lint.Date(c.Time)),
				Expires: c.Time, Help: oidcHelp,
			}
		})
	},
}

const oidcHelp = "log in again, best with a plugin that can renew tokens by itself:\n    kubectl oidc-login setup --oidc-issuer-url=URL --oidc-client-id=ID"
